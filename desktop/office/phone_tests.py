"""Phone courtesy tests: rounds, calls with their points, improvements asked for and made."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from db.tables.phone_test import PhoneScore, PhoneTest, ScoreItem, ScoreSheet, TestRound
from db.unit_of_work import Work
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.removal import delete_with_dependents
from desktop.office.score_sheets import bands_of, ensure_score_sheet
from desktop.office.sections import member_section
from desktop.office.signoffs import delete_trail
from desktop.registers.phone_test import PHONE_TEST
from desktop.rules import phone_score
from desktop.rules.score_sheet import applies

DAYS_TO_IMPROVE = 14


@deed
def create_round(
    work: Work, sheet_id: int, *, year: int, name: str, held_from: dt.date, held_to: dt.date
) -> int:
    """Begin a round of tests on one edition of the score sheet; returns its key.

    Raises Refused for a round without a name or one that ends before it begins.
    """
    if not name.strip():
        raise Refused("請填寫測試輪次的名稱，例如「115年上半年電話禮貌測試」。")
    if held_to < held_from:
        raise Refused("測試結束日期早於開始日期；請改寫日期。")
    last = work.session.scalar(select(func.max(TestRound.number)).where(TestRound.year == year))
    row = TestRound(
        year=year,
        number=(last or 0) + 1,
        name=name.strip(),
        held_from=held_from,
        held_to=held_to,
        sheet_id=sheet_id,
    )
    work.session.add(row)
    work.flush()
    return row.id


@deed
def begin_round(work: Work, *, year: int, name: str, held_from: dt.date, held_to: dt.date) -> int:
    """Begin a round on the newest edition of the score sheet; returns the round's key."""
    sheet_id = ensure_score_sheet(work, held_from)
    return create_round(work, sheet_id, year=year, name=name, held_from=held_from, held_to=held_to)


@deed
def delete_round(work: Work, round_id: int) -> None:
    """Delete a round with all its calls, and what was signed of them."""
    row = _round(work, round_id)
    for test_id in work.session.scalars(select(PhoneTest.id).where(PhoneTest.round_id == round_id)):
        delete_trail(work.session, PhoneTest.__tablename__, test_id)
    delete_trail(work.session, TestRound.__tablename__, round_id)
    delete_with_dependents(work.session, row)


@deed
def enter_phone_test(
    work: Work,
    /,
    round_id: int,
    *,
    points: Mapping[int, int],
    reasons: Mapping[int, str] | None = None,
    **values: Any,
) -> int:
    """Enter a call by its register's columns and the points of its items; returns the call's key.

    Total and grade are those of the round's sheet, kept as they are today. Below the sheet's threshold an
    improvement is asked for within 14 days. Raises Refused for missing or impossible values, for a call
    nobody answered without a remark, and for points no item has.
    """
    row = PhoneTest(round_id=_round(work, round_id).id, **PHONE_TEST.checked(values))
    row.serial = _next_serial(work, round_id)
    _score(work, row, points, reasons or {})
    return row.id


@deed
def change_phone_test(
    work: Work,
    /,
    test_id: int,
    *,
    points: Mapping[int, int],
    reasons: Mapping[int, str] | None = None,
    **values: Any,
) -> Decimal:
    """Correct a call; what is not named stays. Returns its total. Raises Refused like `enter_phone_test`."""
    row = _test(work, test_id)
    present = {column.key: getattr(row, column.key) for column in PHONE_TEST.entered}
    for key, value in PHONE_TEST.checked(present | values).items():
        setattr(row, key, value)
    _score(work, row, points, reasons or {})
    return row.total


@deed
def record_improvement(
    work: Work, test_id: int, *, improvement: str, due_on: dt.date | None, done_on: dt.date | None
) -> None:
    """Write down what was asked for or done about a call below the threshold."""
    row = _test(work, test_id)
    if done_on is not None and done_on < row.tested_on:
        raise Refused("改善完成日期不能早於測試日期；請改寫日期。")
    row.improvement, row.improvement_due_on, row.improvement_done_on = improvement.strip(), due_on, done_on


@deed
def delete_phone_test(work: Work, test_id: int) -> None:
    """Delete a call and what was signed of it; the serials of the others stay."""
    delete_trail(work.session, PhoneTest.__tablename__, test_id)
    delete_with_dependents(work.session, _test(work, test_id))


def _score(work: Work, row: PhoneTest, points: Mapping[int, int], reasons: Mapping[int, str]) -> None:
    """Compute what a call earned and keep its points."""
    _check(work, row)
    sheet, items = _sheet(work, row.round_id)
    applied = [item for item in items if applies(item, row.channel, row.correctness)]
    given = _points_given(applied, points, answered=not phone_score.needs_remark(row.outcome))
    score = phone_score.score(row.outcome, given, applied)
    row.points, row.applied_points, row.total = score.points, score.applied_points, score.total
    row.grade = phone_score.grade(score.total, bands_of(sheet))
    is_below = phone_score.needs_improvement(score.total, sheet.improvement_below)
    if is_below and row.improvement_due_on is None:
        row.improvement_due_on = row.tested_on + dt.timedelta(days=DAYS_TO_IMPROVE)
    if not is_below:
        row.improvement_due_on = None
    work.session.add(row)
    work.flush()
    _keep_points(work, row, dict(zip([item.id for item in applied], given, strict=True)), reasons)


def _points_given(applied: Sequence[ScoreItem], points: Mapping[int, int], *, answered: bool) -> list[int]:
    if not answered:
        return [0] * len(applied)
    for item in applied:
        if item.id not in points:
            raise Refused(f"「{item.text}」還沒有給分；請按數字鍵選分數。")
        if points[item.id] not in item.levels:
            allowed = "、".join(map(str, item.levels))
            raise Refused(f"「{item.text}」的分數只能是 {allowed}；請重新選擇。")
    return [points[item.id] for item in applied]


def _keep_points(work: Work, row: PhoneTest, points: Mapping[int, int], reasons: Mapping[int, str]) -> None:
    wanted = select(PhoneScore).where(PhoneScore.phone_test_id == row.id)
    stored = {score.item_id: score for score in work.session.scalars(wanted)}
    for item_id in stored.keys() - points.keys():
        work.session.delete(stored[item_id])
    for item_id, given in points.items():
        score = stored.get(item_id)
        if score is None:
            score = PhoneScore(phone_test_id=row.id, item_id=item_id)
            work.session.add(score)
        score.points, score.reason = given, reasons.get(item_id, "").strip()


def _check(work: Work, row: PhoneTest) -> None:
    member_section(work, row.section_id)
    if phone_score.needs_remark(row.outcome) and not row.remark:
        raise Refused("沒有接通的測試請在「備註」寫明情形，例如「響十聲無人接聽，隔日補測」。")


def _next_serial(work: Work, round_id: int) -> int:
    last = select(func.max(PhoneTest.serial)).where(PhoneTest.round_id == round_id)
    return (work.session.scalar(last) or 0) + 1


def _sheet(work: Work, round_id: int) -> tuple[ScoreSheet, list[ScoreItem]]:
    sheet = work.session.get_one(ScoreSheet, _round(work, round_id).sheet_id)
    items = select(ScoreItem).where(ScoreItem.sheet_id == sheet.id).order_by(ScoreItem.position)
    return sheet, list(work.session.scalars(items))


def _round(work: Work, round_id: int) -> TestRound:
    found = work.session.get(TestRound, round_id)
    if found is None:
        raise Refused("這個測試輪次已經不在；請重新整理後再試。")
    return found


def _test(work: Work, test_id: int) -> PhoneTest:
    found = work.session.get(PhoneTest, test_id)
    if found is None:
        raise Refused("這通測試紀錄已經不在；請重新整理後再試。")
    return found
