"""Nothing of a plan gets lost on the way in, and what would be lost is told."""

import random
from dataclasses import replace

import pytest

from desktop.errors import BadFile
from desktop.exchange.completeness import lost_characters
from desktop.exchange.plan_file import PlanFile
from desktop.exchange.plan_import import read_plan
from desktop.exchange.plan_json import from_json, to_json
from tests.exchange.plan_views import DATA

SOURCES = [path.read_text(encoding="utf-8") for path in sorted(DATA.glob("plan_style_*.txt"))]
SOURCE = (
    "松濤區公所115年度提升服務品質執行計畫\n1、計畫內容\n"
    "工作重點\t完成期限\t承辦單位\n一、環境\t\t\n１．每月檢查\t115.3.1\t秘書室(主辦)、民政課(協辦)\n"
    "工作重點\t完成期限\t承辦單位\n2 .清洗\t115.4.1\t主辦：總務課\n"
)


def test_numbers_headings_and_roles_count_as_kept_where_the_source_has_them():
    assert not lost_characters(SOURCE, read_plan(SOURCE))


def test_a_text_taken_out_of_the_plan_is_lost_character_by_character():
    plan = read_plan(SOURCE)
    area = plan.items[0]
    shortened = replace(plan, items=(replace(area, items=area.items[1:]),))
    lost = lost_characters(SOURCE, shortened)
    assert lost["檢"] == lost["查"] == lost["協"] == 1
    # 1. and 主辦 stand elsewhere in the plan too, but not as often.
    assert lost["主"] == 1


def test_what_is_unplaced_is_not_lost():
    plan = read_plan(SOURCE)
    assert not lost_characters(f"{SOURCE}第三頁附記", replace(plan, unplaced=("第三頁附記",)))


def test_white_space_markup_and_width_do_not_count():
    plan = replace(PlanFile("", 115, ""), unplaced=("(A)計畫 內容",))
    assert not lost_characters("<p>（Ａ）計 畫</p>\n- 內容\n---\t---", plan)


def test_a_number_that_the_source_does_not_have_hides_no_loss():
    source = "計畫\n壹、內容\n工作重點\t承辦單位\n檢查1.5公尺護欄\t秘書室\n"
    plan = read_plan(source)
    task = plan.items[0]
    shortened = replace(plan, items=(replace(task, text="檢查公尺護欄"),))
    assert lost_characters(source, shortened) == {"1": 1, ".": 1, "5": 1}


def mangled(text: str, chance: random.Random) -> str:
    """Return a text with lines lost, doubled, cut and swapped, and cells shuffled."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(lines))
        other = chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                del lines[place : place + chance.randint(1, 4)]
                lines = lines or [""]
            case 1:
                lines.insert(place, lines[other])
            case 2:
                cells = lines[place].split("\t")
                chance.shuffle(cells)
                lines[place] = "\t".join(cells)
            case 3:
                lines[place], lines[other] = lines[other], lines[place]
            case _:
                lines[place] = lines[place].replace("\t", " ", 1)
    return "\n".join(lines)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("round_of", range(12))
def test_a_damaged_text_is_read_without_losing_a_character(source, round_of):
    chance = random.Random(round_of)
    for _ in range(5):
        damaged = mangled(source, chance)
        try:
            plan = read_plan(damaged)
        except BadFile:
            continue
        assert not lost_characters(damaged, plan)
        assert from_json(to_json(plan)) == plan
