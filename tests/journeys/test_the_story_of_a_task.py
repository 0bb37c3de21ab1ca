"""The whole story of one task through its year, read off the audit trail: who did what, in order."""

import datetime as dt

import pytest

from db.queries.history import history_of_task
from db.vocabulary import Period, Role
from desktop.errors import NotAllowed
from desktop.office.evidence import Proof
from desktop.office.extensions import extend
from desktop.office.happenings import words_of
from desktop.office.office import Actor, Office
from desktop.office.register_links import link_register
from desktop.office.take_back import take_back
from desktop.office.ticking import change_tick, confirm_ticks, return_tick, tick, tick_many, untick
from desktop.office.tracking import mark_not_applicable, reopen
from desktop.office.upkeep import check
from desktop.rules.roc_calendar import format_date
from tests.conftest import Clock
from tests.factories import TaskDraft, followed_plan, last_number

CHECKS = "消防設備檢查"


def story(office: Office, node_id: int) -> list[tuple[str, str, str]]:
    """What was done to a task, in order: the day, who, and in words what."""
    with office.reading() as session:
        found = history_of_task(session, node_id)
    return [
        (format_date(each.at.astimezone().date()), each.actor, words_of(each)) for each in reversed(found)
    ]


def test_a_years_ticks_returns_and_extensions_are_told_by_whom_and_in_order(
    office: Office, clock: Clock
) -> None:
    secretariat, auditor = Actor("研考林穗安"), Actor("政風陳稽", Role.AUDITOR)
    january = dt.date(2026, 1, 5)
    clock(january)
    plan = followed_plan(
        office,
        secretariat,
        TaskDraft(CHECKS, dt.date(2026, 12, 20), ("行政課",), (4, Period.YEAR)),
        TaskDraft("更新摺頁", dt.date(2026, 12, 20), ("人事室",)),
    )
    node_id = plan.nodes[CHECKS]
    head = Actor("行政課許課長", Role.SECTION_HEAD, section_id=plan.sections["行政課"])

    def on(month: int, day: int) -> dt.date:
        clock(dt.date(2026, month, day))
        return dt.date(2026, month, day)

    today = on(3, 20)
    with office.work(head) as work:
        (first,) = tick(work, node_id, on=today, today=today)
    on(3, 25)
    with office.work(secretariat) as work:
        return_tick(work, first, reason="沒有附檢查紀錄")
    today = on(4, 2)
    with office.work(head) as work:
        tick(work, node_id, on=today, proof=Proof("檢查紀錄表"), today=today)
    on(4, 7)
    with office.work(secretariat) as work:
        confirm_ticks(work, [first])
    today = on(6, 30)
    with office.work(head) as work:
        (second,) = tick(work, node_id, on=today, times=2, today=today)
    with office.work(head) as work:
        change_tick(work, second, on=dt.date(2026, 6, 29), times=1, note="", today=today)
    with pytest.raises(NotAllowed), office.work(auditor) as work:
        confirm_ticks(work, [second])
    on(7, 1)
    with office.work(head) as work:
        untick(work, second)
    today = on(7, 2)
    with office.work(secretariat) as work:
        take_back(work, last_number(office))
    on(11, 16)
    with office.work(secretariat) as work:
        link_register(work, node_id, "walkaround")
    today = on(12, 1)
    with office.work(secretariat) as work:
        extend(work, node_id, to=dt.date(2026, 12, 31), reason="廠商延後到場", approver="王局長", on=today)
    with office.work(secretariat) as work:
        mark_not_applicable(work, node_id, reason="設備已拆除")
    on(12, 2)
    with office.work(secretariat) as work:
        reopen(work, node_id)
    today = on(12, 29)
    with office.work(secretariat) as work:
        tick_many(work, [node_id, plan.nodes["更新摺頁"]], on=today, note="年底補登", today=today)

    clerk, lead = secretariat.name, head.name
    assert story(office, node_id) == [
        ("115.01.05", clerk, "新增計畫項目、完成期限訂為115.12.20、修改應辦次數、修改承辦單位"),
        ("115.03.20", lead, "勾稽（115.03.20）"),
        ("115.03.25", clerk, "退回勾稽：沒有附檢查紀錄"),
        ("115.04.02", lead, "開始執行、退回後重新勾稽、新增佐證：檢查紀錄表"),
        ("115.04.07", clerk, "確認勾稽"),
        ("115.06.30", lead, "勾稽（115.06.30，2次）"),
        ("115.06.30", lead, "更正勾稽（115.06.30改為115.06.29、2次改為1次）"),
        ("115.07.01", lead, "取消勾稽（115.06.29）"),
        ("115.07.02", clerk, "復原：勾稽（115.06.29）"),
        ("115.11.16", clerk, "由登記簿自動計次"),
        (
            "115.12.01",
            clerk,
            "完成期限由115.12.20改為115.12.31、展延115.12.20至115.12.31：廠商延後到場（王局長核准）",
        ),
        ("115.12.01", clerk, "列為不適用：設備已拆除"),
        ("115.12.02", clerk, "重新開啟"),
        ("115.12.29", clerk, "勾稽（115.12.29）"),
    ]
    assert check(office) == []
