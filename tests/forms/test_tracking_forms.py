"""How far the plan is, on paper: all tasks by area, and each section's own sheet."""

import datetime as dt

import pytest

from desktop.errors import Refused
from desktop.office.tracking import tick_off
from tests.forms.conftest import TODAY, pages_of


def test_the_tasks_stand_under_their_areas_with_counts_and_rate(pages):
    text = "".join(pages("tracking"))

    assert "統計至中華民國115年11月20日共59項，完成32項" in text
    assert "完備基礎服務，確保一致品質共14項" in text


def test_a_light_is_told_by_its_word_and_its_shape(pages):
    text = "".join(pages("tracking"))

    assert "●綠燈" in text
    assert "■紅燈" in text
    assert "○灰燈" in text


def test_a_task_done_late_says_so_for_ever(pages):
    text = "".join(pages("tracking"))

    assert "逾期完成" in text
    assert "逾期9日" in text


def test_the_state_of_an_earlier_day_can_be_printed(pages):
    text = "".join(pages("tracking", to_day=dt.date(2026, 1, 1)))

    assert "統計至中華民國115年1月1日" in text


def test_a_section_sees_its_own_tasks_and_those_of_its_group(pages):
    one = "".join(pages("tracking", section="農業課"))

    assert "（農業課）" in one
    assert "協助小農申請產銷履歷" in one
    assert "各單位主管每月至少1次走動式管理" in one  # 各課室
    assert "試辦農路災損拍照通報" in one
    assert "建置活動場地線上租借" not in one


def test_an_unknown_section_is_refused_with_the_names_there_are(pages):
    with pytest.raises(Refused, match="農業課") as refused:
        pages("tracking", section="觀光課")
    assert "觀光課" in str(refused.value)


def test_every_section_has_a_sheet_of_its_own_with_its_own_strip(pages):
    printed = pages("section-tasks")
    sections = ("秘書室", "民政課", "社會課", "建設課", "農業課", "人事室")

    firsts = [next(n for n, page in enumerate(printed) if f"{name}共" in page) for name in sections]
    assert firsts == sorted(set(firsts))
    assert sum("單位主管" in page and "會辦單位" in page for page in printed) == len(sections)


def test_the_blank_sheet_leaves_results_to_be_written(pages):
    text = "".join(pages("section-tasks", section="農業課", is_blank=True))

    assert "協助小農申請產銷履歷" in text
    assert "綠燈" not in text
    assert "完成率" not in text


def test_what_people_type_is_printed_as_typed(sample_office, clerk):
    note = "<b>粗</b>&amp;</para>堃喆峯𡍼䕒"
    with sample_office.work(clerk) as work:
        from db.tables.plan import Node

        task = next(node for node in work.session.query(Node) if "農路災損" in node.text)
        tick_off(work, task.id, on=TODAY, note=note, today=TODAY)

    assert note in "".join(pages_of(sample_office, "tracking", section="建設課"))
