"""A clerk's year by the commands: last year's plan comes in, the year goes by, the forms are printed."""

import datetime as dt
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.queries.office import sections
from db.queries.plan import plan_head, plan_tree
from db.vocabulary import Light, NodeKind, Outcome, WalkaroundCategory, WalkaroundState
from desktop.__main__ import main
from desktop.office.evidence import Proof
from desktop.office.followed_plan import followed_plan
from desktop.office.office import Actor
from desktop.office.opening import open_office
from desktop.office.phone_tests import begin_round, enter_phone_test
from desktop.office.tracking import tick_off
from desktop.office.upkeep import check
from desktop.office.walkarounds import Handling, move_on, register_walkaround
from desktop.rules.roc_calendar import to_ce

CLERK = Actor("林穗安")
YEAR = 114
LAST_YEARS_PLAN = """青埔縣松溪鄉公所114年度提升服務品質執行計畫

壹、計畫依據
依據青埔縣政府114年1月6日府研考字第1140001234號函辦理。

貳、計畫內容

實施要領\t推動作法\t完成期限\t承辦單位
一、服務流程\t1.每季檢討申辦流程一次。\t114.03.31\t民政課
\t2.整理常見問題並公布於官網。\t114.10.1\t秘書室
二、服務態度\t1.每年至少測試電話禮貌12次。\t114.12.20\t秘書室

參、附則
本計畫奉核後實施。
"""


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "office.db"
    monkeypatch.setenv("WEIMIN_DATABASE", str(path))
    return path


def test_a_year_from_the_imported_plan_to_the_printed_forms(database, tmp_path, capsys):
    document = tmp_path / "去年的計畫.txt"
    document.write_text(LAST_YEARS_PLAN, encoding="utf-8")
    assert main(["office", "new", "--agency", "青埔縣松溪鄉公所"]) == 0
    assert main(["plan", "import", str(document)]) == 0

    live_through_the_year(database)

    for form in ("plan", "plan-table", "tracking", "section-tasks", "walkaround-register", "phone-stats"):
        assert main(["print", form, "-o", str(tmp_path / f"{form}.pdf")]) == 0
    assert "每季檢討申辦流程一次" in text_of(tmp_path / "plan.pdf")
    assert "114.04.05完成" in text_of(tmp_path / "tracking.pdf")
    assert "逾期5日" in text_of(tmp_path / "tracking.pdf")
    assert "照明燈不亮" in text_of(tmp_path / "walkaround-register.pdf")
    assert main(["office", "check"]) == 0
    assert main(["office", "backup", str(tmp_path / "年底備份.db")]) == 0
    assert main(["plan", "export", str(YEAR), str(tmp_path / "plan.json")]) == 0
    assert json.loads((tmp_path / "plan.json").read_text("utf-8"))["items"][0]["items"][0]["status"] == "done"
    capsys.readouterr()


def live_through_the_year(database: Path) -> None:
    """Tick a task off late, walk around once, test the phones, and see where the plan stands."""
    office = open_office(database)
    with office.reading() as session:
        named = {section.name: section.id for section in sections(session)}
        head = plan_head(session, YEAR)
        assert head is not None
        tasks = [node for node in plan_tree(session, head.id).nodes if node.kind is NodeKind.TASK]
    day = dt.date(to_ce(YEAR), 4, 5)
    with office.work(CLERK) as work:
        proof = Proof(what="會議紀錄", letter_number="松秘字第1140000456號")
        tick_off(work, tasks[0].id, on=day, note="已提主管會報", proof=proof)
    with office.work(CLERK) as work:
        key = register_walkaround(
            work,
            section_id=named["民政課"],
            walked_on=day,
            place="機車停車場",
            supervisor="張喆",
            category=WalkaroundCategory.FACILITY,
            finding="照明燈不亮",
            immediate_action="通知水電承商",
        )
        move_on(work, key, WalkaroundState.SETTLED, on=day, handling=Handling("當日修復"))
    with office.work(CLERK) as work:
        round_id = begin_round(work, year=YEAR, name="上半年電話禮貌測試", held_from=day, held_to=day)
        enter_phone_test(
            work,
            round_id,
            section_id=named["民政課"],
            tester="林穗安",
            tested_on=day,
            outcome=Outcome.NO_ANSWER,
            remark="響十聲無人接聽",
            points={},
        )
    with office.reading() as session:
        followed = followed_plan(session, YEAR, dt.date(to_ce(YEAR), 12, 1))
    assert followed is not None
    assert [task.is_late for task in followed.tasks] == [True, False, False]
    assert [task.light for task in followed.tasks] == [Light.GREEN, Light.RED, Light.GREY]
    assert check(office) == []
    office.close()


def text_of(path: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(path).pages).replace("\n", "").replace(" ", "")
