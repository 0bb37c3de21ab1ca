import datetime as dt

import pytest

from db.queries.signoff import signoffs
from db.vocabulary import SignoffRole
from desktop.errors import Refused
from desktop.office.office import Actor, Office
from desktop.office.signoffs import change_signoff, clear_signoff, record_signoff
from tests.factories import named_sections, registered_walk

TODAY = dt.date(2026, 3, 10)
HEAD, DIRECTOR = SignoffRole.SECTION_HEAD, SignoffRole.DIRECTOR


@pytest.fixture
def walk(office: Office, clerk: Actor) -> int:
    return registered_walk(office, clerk, named_sections(office, clerk, "行政課")["行政課"])


def sign(
    office: Office, clerk: Actor, subject: int, role: SignoffRole, person: str, on: dt.date = TODAY
) -> int:
    with office.work(clerk) as work:
        return record_signoff(work, "walkaround", subject, role, person=person, on=on, today=TODAY)


def trail(office: Office, subject: int, kind: str = "walkaround") -> list[tuple[SignoffRole, str]]:
    with office.reading() as session:
        return [(row.role, row.person) for row in signoffs(session, kind, subject)]


def test_a_trail_keeps_the_order_in_which_it_was_written_down(
    office: Office, clerk: Actor, walk: int
) -> None:
    sign(office, clerk, walk, DIRECTOR, " 張首長 ")
    sign(office, clerk, walk, HEAD, "林主任")
    assert trail(office, walk) == [(DIRECTOR, "張首長"), (HEAD, "林主任")]


def test_several_consulted_sections_each_sign(office: Office, clerk: Actor, walk: int) -> None:
    for person in ("甲", "乙"):
        sign(office, clerk, walk, SignoffRole.CONSULTED, person)
    assert [person for _role, person in trail(office, walk)] == ["甲", "乙"]


def test_a_signature_is_of_one_paper_only(office: Office, clerk: Actor, walk: int) -> None:
    sign(office, clerk, walk, HEAD, "林主任")
    assert trail(office, walk, "test_round") == []


def test_a_signature_is_corrected_in_its_place(office: Office, clerk: Actor, walk: int) -> None:
    key = sign(office, clerk, walk, HEAD, "林主任")
    sign(office, clerk, walk, DIRECTOR, "張首長")
    with office.work(clerk) as work:
        change_signoff(work, key, person="代理主任", on=dt.date(2026, 3, 9), opinion="如擬", today=TODAY)
    with office.reading() as session:
        first = signoffs(session, "walkaround", walk)[0]
    assert (first.person, first.signed_on, first.opinion) == ("代理主任", dt.date(2026, 3, 9), "如擬")


def test_a_signature_can_be_taken_out_again(office: Office, clerk: Actor, walk: int) -> None:
    key = sign(office, clerk, walk, HEAD, "林主任")
    with office.work(clerk) as work:
        clear_signoff(work, key)
    assert trail(office, walk) == []


def test_a_signature_has_a_name_and_no_day_to_come(office: Office, clerk: Actor, walk: int) -> None:
    with pytest.raises(Refused, match="請填寫「單位主管」的簽核人姓名"):
        sign(office, clerk, walk, HEAD, "  ")
    with pytest.raises(Refused, match="簽核日期不能晚於今天"):
        sign(office, clerk, walk, HEAD, "林主任", on=TODAY + dt.timedelta(days=1))


def test_what_is_gone_is_not_signed(office: Office, clerk: Actor, walk: int) -> None:
    with pytest.raises(Refused, match="要登錄簽核的資料已經不在"):
        sign(office, clerk, walk + 1, HEAD, "林主任")
    with pytest.raises(Refused, match="這筆簽核紀錄已經不在"), office.work(clerk) as work:
        clear_signoff(work, 999)


def test_only_papers_that_are_signed_have_a_trail(office: Office, clerk: Actor, walk: int) -> None:
    with pytest.raises(TypeError), office.work(clerk) as work:
        record_signoff(work, "section", 1, HEAD, person="林主任", on=TODAY)
