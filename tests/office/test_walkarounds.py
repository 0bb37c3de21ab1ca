import datetime as dt
from typing import Any

import pytest
from sqlalchemy import func, select

from db.queries.signoff import signoffs
from db.queries.walkaround import WalkaroundEntry, walkaround
from db.tables.audit import AuditEntry
from db.vocabulary import SectionKind, SignoffRole, WalkaroundCategory, WalkaroundState
from desktop.errors import Refused
from desktop.office import walkarounds as deeds
from desktop.office.office import Actor, Office
from desktop.office.sections import add_section
from desktop.office.signoffs import record_signoff
from desktop.office.take_back import take_back
from desktop.office.walkarounds import Handling
from tests.factories import named_sections, registered_walk, walk_values

TODAY = dt.date(2026, 3, 10)
NOTHING = WalkaroundCategory.NOTHING_FOUND
SETTLED, CLOSED = WalkaroundState.SETTLED, WalkaroundState.CLOSED
CONSULTING, SUBMITTED = WalkaroundState.CONSULTING, WalkaroundState.SUBMITTED


class Register:
    """The walk-around register of a test, worked on by one clerk."""

    def __init__(self, office: Office, clerk: Actor) -> None:
        self.office, self.clerk = office, clerk
        self.sections = named_sections(office, clerk, "行政課", "人事室", "社會課")

    def add(self, section: str = "行政課", **values: Any) -> int:
        return registered_walk(self.office, self.clerk, self.sections[section], **values)

    def do(self, deed: Any, *args: Any, **kwargs: Any) -> Any:
        with self.office.work(self.clerk) as work:
            return deed(work, *args, **kwargs)

    def entry(self, key: int) -> WalkaroundEntry:
        with self.office.reading() as session:
            return walkaround(session, key)

    def consult(self, key: int, *names: str, **others: Any) -> None:
        self.do(deeds.consult, key, [self.sections[name] for name in names], **others)

    def move(self, key: int, state: WalkaroundState, result: str | None = None, on: dt.date = TODAY) -> None:
        handling = Handling(result) if result is not None else None
        self.do(deeds.move_on, key, state, on=on, handling=handling)

    def undo(self) -> None:
        with self.office.reading() as session:
            last = session.scalar(select(func.max(AuditEntry.number))) or 0
        self.do(take_back, last)


@pytest.fixture
def register(office: Office, clerk: Actor) -> Register:
    return Register(office, clerk)


# Registering


def test_serials_count_by_section_and_roc_year(register: Register) -> None:
    keys = [
        register.add(),
        register.add("人事室"),
        register.add(),
        register.add(walked_on=dt.date(2025, 12, 31)),
    ]
    found = [(entry.year, entry.section, entry.serial) for entry in map(register.entry, keys)]
    assert found == [(115, "行政課", 1), (115, "人事室", 1), (115, "行政課", 2), (114, "行政課", 1)]


def test_undone_registrations_leave_no_gap_in_the_serials(register: Register) -> None:
    register.add()
    register.add()
    register.undo()
    assert register.entry(register.add()).serial == 2


def test_a_registration_done_again_after_its_undoing_has_its_old_serial(register: Register) -> None:
    register.add()
    key = register.add()
    register.undo()
    register.undo()
    assert register.entry(key).serial == 2


def test_an_entry_knows_who_registered_it(register: Register) -> None:
    assert register.entry(register.add()).values["author"] == register.clerk.name


def test_a_walk_on_which_nothing_was_found_is_settled_at_once(register: Register) -> None:
    entry = register.entry(register.add(category=NOTHING, finding=""))
    assert (entry.state, entry.values["closed_on"]) == (SETTLED, dt.date(2026, 3, 5))


def test_anonymous_reports_are_taken(register: Register) -> None:
    entry = register.entry(register.add())
    assert (entry.values["reporter"], entry.values["contact"]) == ("", "")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"place": "  "}, "請填寫「地點」。"),
        ({"supervisor": ""}, "請填寫「走動主管」。"),
        ({"walked_on": None}, "請填寫「日期」。"),
        ({"category": None}, "請填寫「類別」。"),
        ({"finding": ""}, "請填寫「發現或反映事項」"),
        ({"due_on": dt.date(2026, 3, 4)}, "處理期限不能早於走動日期"),
        ({"place": "遠" * 61}, "「地點」最多 60 個字，現在有 61 個"),
        ({"section_id": 999}, "這個單位已被刪除"),
    ],
)
def test_what_is_missing_or_impossible_is_said_by_its_name(
    register: Register, values: dict[str, Any], sentence: str
) -> None:
    complete = walk_values(register.sections["行政課"])
    with pytest.raises(Refused, match=sentence):
        register.do(deeds.register_walkaround, **(complete | values))


def test_a_group_of_sections_walks_nowhere(register: Register) -> None:
    group = register.do(add_section, "各課室", kind=SectionKind.GROUP)
    with pytest.raises(Refused, match="「各課室」是單位群組"):
        register.do(deeds.register_walkaround, **walk_values(group))


# Changing


def test_an_open_entry_can_be_changed_and_the_rest_stays(register: Register) -> None:
    key = register.add(reporter="陳小姐")
    register.do(deeds.change_walkaround, key, place="二樓大廳")
    values = register.entry(key).values
    assert (values["place"], values["reporter"], values["finding"]) == ("二樓大廳", "陳小姐", "飲水機沒有水")


def test_an_entry_that_becomes_another_sections_gets_that_sections_next_serial(register: Register) -> None:
    register.add("人事室")
    key = register.add()
    serial = register.do(deeds.change_walkaround, key, section_id=register.sections["人事室"])
    entry = register.entry(key)
    assert (serial, entry.section, entry.serial) == (2, "人事室", 2)


def test_an_entry_that_becomes_another_years_gets_that_years_next_serial(register: Register) -> None:
    key = register.add()
    register.do(deeds.change_walkaround, key, walked_on=dt.date(2025, 12, 31))
    assert (register.entry(key).year, register.entry(key).serial) == (114, 1)


def test_a_walk_that_turns_out_to_have_found_nothing_is_settled(register: Register) -> None:
    key = register.add()
    register.do(deeds.change_walkaround, key, category=NOTHING)
    assert register.entry(key).state is SETTLED


def test_a_case_under_consultation_cannot_become_nothing_found(register: Register) -> None:
    key = register.add()
    register.consult(key, "人事室")
    with pytest.raises(Refused, match="「會辦中」的案件不能改為「無異常」"):
        register.do(deeds.change_walkaround, key, category=NOTHING)


def closed_entry(register: Register) -> int:
    key = register.add()
    register.move(key, SETTLED, "當場補水")
    return key


def test_a_closed_entry_is_never_overwritten(register: Register) -> None:
    key = closed_entry(register)
    before = register.entry(key).values
    for deed, args in (
        (deeds.change_walkaround, {"place": "他處"}),
        (deeds.record_handling, {"handling": Handling("改寫")}),
        (deeds.consult, {"section_ids": [register.sections["人事室"]]}),
    ):
        with pytest.raises(Refused, match="這筆紀錄已「當場結案」"):
            register.do(deed, key, **args)
    assert register.entry(key).values == before


def test_a_closed_entry_takes_dated_remarks_by_name(register: Register) -> None:
    key = closed_entry(register)
    register.do(deeds.add_remark, key, " 日期應為3月6日 ", on=TODAY)
    register.do(deeds.add_remark, key, "再補充", on=TODAY)
    remarks = [(one.written_on, one.author, one.text) for one in register.entry(key).remarks]
    assert remarks == [(TODAY, register.clerk.name, "日期應為3月6日"), (TODAY, register.clerk.name, "再補充")]


def test_an_empty_remark_is_refused(register: Register) -> None:
    with pytest.raises(Refused, match="補充說明不可空白"):
        register.do(deeds.add_remark, register.add(), "  ", on=TODAY)


# Consulting


def test_asking_a_section_begins_a_consultation_with_its_due_day(register: Register) -> None:
    key = register.add()
    register.consult(key, "人事室", "社會課", due_on=dt.date(2026, 3, 12))
    entry = register.entry(key)
    assert entry.state is CONSULTING
    assert entry.values["due_on"] == dt.date(2026, 3, 12)
    assert [(one.section, one.answered_on) for one in entry.consults] == [("人事室", None), ("社會課", None)]


def test_a_section_is_asked_only_once(register: Register) -> None:
    key = register.add()
    register.consult(key, "人事室")
    register.consult(key, "人事室", "社會課")
    assert [one.section for one in register.entry(key).consults] == ["人事室", "社會課"]


def test_the_registering_section_is_not_consulted(register: Register) -> None:
    with pytest.raises(Refused, match="會辦單位不能是登記的單位自己"):
        register.consult(register.add(), "行政課")


def test_a_consultation_needs_a_section_and_a_possible_day(register: Register) -> None:
    key = register.add()
    with pytest.raises(Refused, match="請至少選一個會辦單位"):
        register.consult(key)
    with pytest.raises(Refused, match="處理期限不能早於走動日期"):
        register.consult(key, "人事室", due_on=dt.date(2026, 3, 1))
    assert register.entry(key).consults == ()


def test_an_opinion_is_kept_with_its_day(register: Register) -> None:
    key = register.add()
    register.consult(key, "人事室")
    register.do(deeds.answer_consult, key, register.sections["人事室"], " 配合辦理 ", on=TODAY)
    (consult,) = register.entry(key).consults
    assert (consult.opinion, consult.answered_on) == ("配合辦理", TODAY)


def test_only_sections_that_were_asked_answer_and_never_with_nothing(register: Register) -> None:
    key = register.add()
    register.consult(key, "人事室")
    with pytest.raises(Refused, match="沒有被會辦"):
        register.do(deeds.answer_consult, key, register.sections["社會課"], "同意", on=TODAY)
    with pytest.raises(Refused, match="會辦意見不可空白"):
        register.do(deeds.answer_consult, key, register.sections["人事室"], " ", on=TODAY)


# Going on


def test_a_case_goes_from_registration_over_consultation_to_its_end(register: Register) -> None:
    key = register.add()
    register.consult(key, "人事室")
    register.move(key, SUBMITTED)
    register.move(key, CLOSED, "已更換濾芯")
    entry = register.entry(key)
    assert (entry.state, entry.values["result"], entry.values["closed_on"]) == (CLOSED, "已更換濾芯", TODAY)


def test_a_case_does_not_jump_to_its_end(register: Register) -> None:
    key = register.add()
    with pytest.raises(Refused, match="「登錄」的案件不能改為「結案」"):
        register.move(key, CLOSED, "完成")


def test_a_returned_case_goes_back_to_the_sections_it_was_with(register: Register) -> None:
    key = register.add()
    register.consult(key, "人事室")
    register.move(key, WalkaroundState.RETURNED)
    register.move(key, CONSULTING)
    assert register.entry(key).state is CONSULTING


def test_a_consultation_without_any_section_is_refused(register: Register) -> None:
    with pytest.raises(Refused, match="還沒有會辦單位"):
        register.move(register.add(), CONSULTING)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [(SETTLED, "結案前請填寫處理結果"), (WalkaroundState.MERGED, "併案前請在處理結果寫明併入哪一案")],
)
def test_an_end_needs_a_result(register: Register, state: WalkaroundState, sentence: str) -> None:
    key = register.add()
    with pytest.raises(Refused, match=sentence):
        register.move(key, state, "  ")
    assert register.entry(key).state is WalkaroundState.REGISTERED


def test_a_result_written_down_earlier_is_enough_to_close(register: Register) -> None:
    key = register.add()
    register.do(deeds.record_handling, key, Handling("已補水"))
    register.move(key, SETTLED)
    assert register.entry(key).values["result"] == "已補水"


def test_nothing_is_closed_before_it_was_found(register: Register) -> None:
    with pytest.raises(Refused, match="結案日期不能早於走動日期"):
        register.move(register.add(), SETTLED, "完成", on=dt.date(2026, 3, 4))


def test_how_a_case_was_handled_and_answered_is_kept(register: Register) -> None:
    key = register.add()
    register.do(deeds.record_handling, key, Handling(" 已補水 ", TODAY, "電話"))
    values = register.entry(key).values
    assert (values["result"], values["replied_on"], values["reply_method"]) == ("已補水", TODAY, "電話")


def test_nobody_is_answered_before_the_walk(register: Register) -> None:
    with pytest.raises(Refused, match="回復日期不能早於走動日期"):
        register.do(deeds.record_handling, register.add(), Handling("", dt.date(2026, 3, 4)))


# Deleting


def test_a_fresh_entry_is_deleted_with_all_that_hangs_on_it(register: Register) -> None:
    key = register.add()
    register.do(deeds.add_remark, key, "寫錯了", on=TODAY)
    register.do(record_signoff, "walkaround", key, SignoffRole.CLERK, person="王小明", on=TODAY)
    register.do(deeds.delete_walkaround, key)
    with pytest.raises(LookupError):
        register.entry(key)
    with register.office.reading() as session:
        assert signoffs(session, "walkaround", key) == []


def test_a_deletion_taken_back_brings_entry_and_remarks_back(register: Register) -> None:
    key = register.add()
    register.do(deeds.add_remark, key, "寫錯了", on=TODAY)
    register.do(deeds.delete_walkaround, key)
    register.undo()
    assert [remark.text for remark in register.entry(key).remarks] == ["寫錯了"]


def test_a_walk_without_finding_entered_by_mistake_may_go(register: Register) -> None:
    key = register.add(category=NOTHING)
    register.do(deeds.delete_walkaround, key)
    with pytest.raises(LookupError):
        register.entry(key)


def test_a_case_that_has_gone_on_is_not_deleted(register: Register) -> None:
    key = register.add()
    register.consult(key, "人事室")
    with pytest.raises(Refused, match="「會辦中」的案件不能刪除"):
        register.do(deeds.delete_walkaround, key)


def test_an_entry_that_is_gone_is_told(register: Register) -> None:
    with pytest.raises(Refused, match="這筆走動紀錄已經不在"):
        register.do(deeds.change_walkaround, 999, place="某處")
