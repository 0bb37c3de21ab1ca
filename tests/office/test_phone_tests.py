import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from db.queries.phone_test import CallRow, call, rounds
from db.queries.signoff import signoffs
from db.tables.audit import AuditEntry
from db.vocabulary import Channel, Correctness, Outcome, SignoffRole
from desktop.errors import Refused
from desktop.office import phone_tests as deeds
from desktop.office.office import Actor, Office
from desktop.office.score_sheets import add_sheet_edition
from desktop.office.signoffs import record_signoff
from desktop.office.take_back import take_back
from desktop.rules.score_sheet import DEFAULT_SHEET, Band
from tests.factories import call_values, entered_call, named_sections, phone_round

# The eight items of the business part, 55 points in all, then the six of the switchboard, 45.
FULL = (15, 5, 5, 5, 5, 5, 10, 5)
WHOLE = (*FULL, 25, 4, 4, 4, 4, 4)
POOR = (5, 3, 3, 0, 3, 3, 5, 3)


class Tests:
    """Phone tests of one round, entered by one clerk."""

    __test__ = False

    def __init__(self, office: Office, clerk: Actor) -> None:
        self.office, self.clerk = office, clerk
        self.section = named_sections(office, clerk, "行政課")["行政課"]
        self.round = phone_round(office, clerk)

    def enter(self, given: Sequence[int] = FULL, **others: Any) -> int:
        return entered_call(self.office, self.clerk, self.round, self.section, given, **others)

    def do(self, deed: Any, *args: Any, **kwargs: Any) -> Any:
        with self.office.work(self.clerk) as work:
            return deed(work, *args, **kwargs)

    def change(self, key: int, given: Sequence[int] = FULL, **others: Any) -> Decimal:
        values = call_values(self.round, self.section, given, **others)
        total: Decimal = self.do(deeds.change_phone_test, key, **values)
        return total

    def call(self, key: int) -> CallRow:
        with self.office.reading() as session:
            return call(session, key)

    def result(self, key: int) -> tuple[int, int, str, str]:
        values = self.call(key).values
        return values["points"], values["applied_points"], str(values["total"]), values["grade"]


@pytest.fixture
def tests(office: Office, clerk: Actor) -> Tests:
    return Tests(office, clerk)


# Rounds


def test_rounds_are_numbered_by_year(office: Office, clerk: Actor) -> None:
    for year in (115, 115, 114):
        phone_round(office, clerk, year)
    with office.reading() as session:
        assert [(one.year, one.number) for one in rounds(session)] == [(115, 2), (115, 1), (114, 1)]
        assert [one.number for one in rounds(session, 114)] == [1]


def test_a_round_has_a_name_and_ends_after_it_begins(tests: Tests) -> None:
    day = dt.date(2026, 5, 1)
    with pytest.raises(Refused, match="請填寫測試輪次的名稱"):
        tests.do(deeds.begin_round, year=115, name=" ", held_from=day, held_to=day)
    with pytest.raises(Refused, match="測試結束日期早於開始日期"):
        tests.do(deeds.begin_round, year=115, name="上半年", held_from=day, held_to=dt.date(2026, 4, 30))


def test_a_round_begins_on_the_newest_edition(tests: Tests) -> None:
    day = dt.date(2026, 9, 1)
    newest = tests.do(add_sheet_edition, DEFAULT_SHEET, day)
    tests.do(deeds.begin_round, year=115, name="下半年", held_from=day, held_to=day)
    with tests.office.reading() as session:
        assert [one.sheet_id for one in rounds(session)] == [newest, tests.round.sheet_id]


def test_a_round_goes_with_its_calls_and_comes_back_with_them(tests: Tests) -> None:
    key = tests.enter()
    tests.do(deeds.delete_round, tests.round.round_id)
    with pytest.raises(LookupError):
        tests.call(key)
    with tests.office.reading() as session:
        assert rounds(session) == []


# Scores


def test_a_direct_call_counts_its_points_of_55(tests: Tests) -> None:
    assert tests.result(tests.enter()) == (55, 55, "100.0", "優")
    assert tests.result(tests.enter((10, 5, 5, 3, 5, 5, 10, 5))) == (48, 55, "87.3", "甲")


def test_a_call_through_the_switchboard_counts_its_points_of_100(tests: Tests) -> None:
    key = tests.enter((*FULL, 15, 4, 4, 2, 4, 4), channel=Channel.SWITCHBOARD)
    assert tests.result(key) == (88, 100, "88.0", "甲")


def test_a_call_without_question_leaves_the_answer_out(tests: Tests) -> None:
    assert tests.result(tests.enter(FULL[:6], correctness=Correctness.NOT_ASKED)) == (40, 40, "100.0", "優")


def test_a_call_nobody_answers_is_a_test_of_0_points_and_needs_a_remark(tests: Tests) -> None:
    with pytest.raises(Refused, match="請在「備註」寫明情形"):
        tests.enter((), outcome=Outcome.NO_ANSWER)
    key = tests.enter((), outcome=Outcome.NO_ANSWER, remark="響十聲無人接聽")
    assert tests.result(key) == (0, 55, "0.0", "丙")


def test_the_points_and_the_reasons_for_losing_some_are_kept(tests: Tests) -> None:
    first, second = tests.round.items[:2]
    key = tests.enter((10, 3, 5, 5, 5, 5, 10, 5), reasons={first: "響六聲", second: " 未報姓氏 "})
    kept = {one.item_id: (one.points, one.reason) for one in tests.call(key).points}
    assert (kept[first], kept[second]) == ((10, "響六聲"), (3, "未報姓氏"))
    assert len(kept) == len(FULL)


def test_an_item_without_points_is_asked_for_by_name(tests: Tests) -> None:
    with pytest.raises(Refused, match="「結束前致意，等對方先掛電話」還沒有給分"):
        tests.enter(FULL[:5], correctness=Correctness.NOT_ASKED)


def test_points_an_item_does_not_have_are_refused(tests: Tests) -> None:
    with pytest.raises(Refused, match="的分數只能是 15、10、5、0"):
        tests.enter((14, *FULL[1:]))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(*(st.sampled_from(item.levels) for item in DEFAULT_SHEET.items)))
def test_the_stored_total_is_the_share_of_the_points(tests: Tests, given: tuple[int, ...]) -> None:
    values = tests.call(tests.enter(given, channel=Channel.SWITCHBOARD)).values
    assert values["total"] == values["points"] == sum(given)


# Serials


def test_calls_are_numbered_in_their_round_and_keep_their_numbers(tests: Tests) -> None:
    first, second = tests.enter(), tests.enter()
    tests.do(deeds.delete_phone_test, first)
    third = tests.enter()
    assert [tests.call(key).values["serial"] for key in (second, third)] == [2, 3]


def test_a_deleted_call_takes_its_points_along(tests: Tests) -> None:
    key = tests.enter()
    tests.do(deeds.delete_phone_test, key)
    with pytest.raises(LookupError):
        tests.call(key)


# Corrections


@pytest.mark.parametrize("deleted", ["test_round", "phone_test"])
def test_signatures_go_with_what_was_signed_and_come_back_with_it(tests: Tests, deleted: str) -> None:
    signed = {"test_round": tests.round.round_id, "phone_test": tests.enter()}
    for kind, key in signed.items():
        tests.do(record_signoff, kind, key, SignoffRole.CLERK, person="林穗安", on=dt.date(2026, 5, 20))
    deed = deeds.delete_round if deleted == "test_round" else deeds.delete_phone_test
    tests.do(deed, signed[deleted])
    gone = set(signed) if deleted == "test_round" else {"phone_test"}
    with tests.office.reading() as session:
        assert {kind for kind, key in signed.items() if not signoffs(session, kind, key)} == gone
        number = session.scalar(select(func.max(AuditEntry.number)))
    tests.do(take_back, number)
    with tests.office.reading() as session:
        assert all(signoffs(session, kind, key) for kind, key in signed.items())


def test_a_correction_scores_anew(tests: Tests) -> None:
    key = tests.enter()
    assert str(tests.change(key, POOR)) == "45.5"
    assert tests.result(key) == (25, 55, "45.5", "丙")


def test_items_that_no_longer_apply_lose_their_points(tests: Tests) -> None:
    key = tests.enter(WHOLE, channel=Channel.SWITCHBOARD)
    tests.change(key, FULL, channel=Channel.DIRECT)
    assert [one.points for one in tests.call(key).points] == list(FULL)


def test_what_a_correction_does_not_name_stays(tests: Tests) -> None:
    key = tests.enter(extension="101", tested_person="李小姐")
    tests.change(key)
    values = tests.call(key).values
    assert (values["extension"], values["tested_person"]) == ("101", "李小姐")


def test_a_new_edition_never_regrades_old_tests(tests: Tests) -> None:
    key = tests.enter((10, 5, 5, 3, 5, 5, 10, 5))
    before = tests.call(key)
    harder = replace(DEFAULT_SHEET, bands=(Band(99, "優"), Band(0, "劣")), improvement_below=99)
    tests.do(add_sheet_edition, harder, dt.date(2026, 7, 1))
    assert tests.call(key) == before


def test_even_a_corrected_test_is_graded_by_the_edition_of_its_round(tests: Tests) -> None:
    key = tests.enter()
    harder = replace(DEFAULT_SHEET, bands=(Band(99, "優"), Band(0, "劣")))
    tests.do(add_sheet_edition, harder, dt.date(2026, 7, 1))
    tests.change(key, (10, *FULL[1:]))
    assert tests.result(key)[3] == "優"


# Improvements


def test_a_call_below_the_threshold_asks_for_an_improvement_within_two_weeks(tests: Tests) -> None:
    good, poor = tests.enter(), tests.enter(POOR)
    assert tests.call(good).values["improvement_due_on"] is None
    assert tests.call(poor).values["improvement_due_on"] == dt.date(2026, 5, 26)


def test_a_correction_above_the_threshold_takes_the_request_back(tests: Tests) -> None:
    key = tests.enter(POOR)
    tests.change(key, FULL)
    assert tests.call(key).values["improvement_due_on"] is None


def test_an_improvement_is_kept_with_its_days(tests: Tests) -> None:
    key = tests.enter(POOR)
    due, done = dt.date(2026, 5, 20), dt.date(2026, 5, 19)
    tests.do(deeds.record_improvement, key, improvement=" 已講習 ", due_on=due, done_on=done)
    values = tests.call(key).values
    kept = [values[name] for name in ("improvement", "improvement_due_on", "improvement_done_on")]
    assert kept == ["已講習", due, done]


def test_nothing_is_improved_before_it_was_tested(tests: Tests) -> None:
    with pytest.raises(Refused, match="改善完成日期不能早於測試日期"):
        tests.do(
            deeds.record_improvement,
            tests.enter(POOR),
            improvement="",
            due_on=None,
            done_on=dt.date(2026, 5, 1),
        )


def test_what_is_gone_is_told(tests: Tests) -> None:
    with pytest.raises(Refused, match="這通測試紀錄已經不在"):
        tests.do(deeds.delete_phone_test, 999)
    with pytest.raises(Refused, match="這個測試輪次已經不在"):
        tests.do(deeds.delete_round, 999)
