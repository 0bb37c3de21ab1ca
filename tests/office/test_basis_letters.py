"""The letters a plan rests on, kept as records and cited in its chapters."""

import datetime as dt
from dataclasses import replace

import pytest

from db.queries.basis import BasisRow
from db.queries.plan import PlanTree, plan_head, plan_tree
from desktop.errors import Conflict, Refused
from desktop.exchange.plan_file import BasisLetter, PlanFile
from desktop.exchange.plan_json import from_json, to_json
from desktop.forms.form import Request
from desktop.office.basis_letters import (
    add_basis,
    change_basis,
    date_basis,
    delete_basis,
    move_basis,
    take_citation,
    take_citations,
)
from desktop.office.chapters import change_chapter
from desktop.office.office import Actor, Office
from desktop.office.plan_outside import plan_file_of_year
from desktop.office.planning import delete_plan
from desktop.office.printing import print_form
from desktop.office.setup import change_agency
from desktop.office.taking_in import take_in_plan
from tests.factories import drafted_plan
from tests.forms.printed import Printed

CITED = "依據青埔縣政府115年1月6日府研考字第1150001234號函頒「實施計畫」辦理。"


@pytest.fixture
def plan_id(office: Office, clerk: Actor) -> int:
    with office.work(clerk) as work:
        change_agency(work, name="清溪縣松溪鄉公所")
    return drafted_plan(office, clerk, "機關形象").plan_id


def tree(office: Office) -> PlanTree:
    with office.reading() as session:
        head = plan_head(session, 115)
        assert head is not None
        return plan_tree(session, head.id)


def letters(office: Office) -> list[BasisRow]:
    return list(tree(office).basis)


def add(office: Office, clerk: Actor, plan_id: int, number: str) -> int:
    with office.work(clerk) as work:
        return add_basis(work, plan_id, agency="青埔縣政府", number=number)


def write(office: Office, clerk: Actor, *paragraphs: str) -> int:
    chapter = tree(office).chapters[0]
    with office.work(clerk) as work:
        change_chapter(work, chapter.id, paragraphs=paragraphs)
    return chapter.id


def test_letters_stand_in_their_order_and_keep_their_marks_when_moved(
    office: Office, clerk: Actor, plan_id: int
) -> None:
    add(office, clerk, plan_id, "府字第1號")
    second = add(office, clerk, plan_id, "府字第2號")
    with office.work(clerk) as work:
        move_basis(work, second, 0)
    assert [(row.position, row.mark, row.number) for row in letters(office)] == [
        (0, 2, "府字第2號"),
        (1, 1, "府字第1號"),
    ]


def test_a_letter_is_changed_field_by_field(office: Office, clerk: Actor, plan_id: int) -> None:
    key = add(office, clerk, plan_id, "府字第1號")
    with office.work(clerk) as work:
        change_basis(work, key, title="「實施計畫」", kind="函頒", number="府字第 9 號")
        date_basis(work, key, dt.date(2026, 1, 6))
    (row,) = letters(office)
    assert (row.title, row.kind, row.number, row.issued_on) == (
        "實施計畫",
        "函頒",
        "府字第9號",
        dt.date(2026, 1, 6),
    )
    with pytest.raises(Conflict), office.work(clerk) as work:
        change_basis(work, key, title="別的", version=1)


def test_a_cited_letter_is_not_deleted_until_nobody_cites_it(
    office: Office, clerk: Actor, plan_id: int
) -> None:
    key = add(office, clerk, plan_id, "府字第1號")
    write(office, clerk, "依據{依據1}辦理。")
    write(office, clerk, "依上級規定。", "依據{依據1}辦理。", "並依{依據1}。")
    named = "「壹、計畫依據」第2段、「壹、計畫依據」第3段"
    with pytest.raises(Refused, match=named), office.work(clerk) as work:
        delete_basis(work, key)
    write(office, clerk, "依上級規定辦理。")
    with office.work(clerk) as work:
        delete_basis(work, key)
    assert letters(office) == []


def test_a_mark_that_a_paragraph_still_cites_is_not_given_again(
    office: Office, clerk: Actor, plan_id: int
) -> None:
    write(office, clerk, "依據{依據3}辦理。")
    add(office, clerk, plan_id, "府字第1號")
    assert [row.mark for row in letters(office)] == [4]


def test_a_citation_in_a_paragraph_becomes_a_record_that_prints_the_same(
    office: Office, clerk: Actor, plan_id: int
) -> None:
    chapter = write(office, clerk, CITED)
    with office.work(clerk) as work:
        take_citation(work, chapter, 0)
    assert tree(office).chapters[0].paragraphs == ("依據{依據1}辦理。",)
    assert [(row.agency, row.kind, row.title) for row in letters(office)] == [
        ("青埔縣政府", "函頒", "實施計畫")
    ]
    printed = Printed(print_form(office, "plan", Request(year=115), dt.date(2026, 2, 1)))
    assert CITED in printed.text
    with office.reading() as session:
        assert plan_file_of_year(session, 115).chapters[0].paragraphs == (CITED,)


def test_two_paragraphs_that_cite_one_letter_share_its_record(
    office: Office, clerk: Actor, plan_id: int
) -> None:
    chapter = write(office, clerk, CITED, f"並{CITED}")
    with office.work(clerk) as work:
        take_citation(work, chapter, 0)
        take_citation(work, chapter, 1)
    assert len(letters(office)) == 1


def test_everything_the_chapters_cite_becomes_records_in_one_step(
    office: Office, clerk: Actor, plan_id: int
) -> None:
    other = "依行政院114年9月6日院授研展字第1140019386號函辦理。"
    write(office, clerk, CITED, "依上級規定。", other)
    with office.work(clerk) as work:
        assert take_citations(work, plan_id) == 2
    assert tree(office).chapters[0].paragraphs == ("依據{依據1}辦理。", "依上級規定。", "依{依據2}辦理。")
    assert [row.agency for row in letters(office)] == ["青埔縣政府", "行政院"]
    with pytest.raises(Refused, match="沒有寫出"), office.work(clerk) as work:
        take_citations(work, plan_id)


def test_a_number_given_twice_on_different_days_is_two_letters(
    office: Office, clerk: Actor, plan_id: int
) -> None:
    chapter = write(office, clerk, CITED, CITED.replace("1月6日", "2月9日"))
    with office.work(clerk) as work:
        take_citation(work, chapter, 0)
        take_citation(work, chapter, 1)
    assert len(letters(office)) == 2


def test_a_paragraph_without_letter_has_none_to_take(office: Office, clerk: Actor, plan_id: int) -> None:
    chapter = write(office, clerk, "依上級規定辦理。")
    with pytest.raises(Refused, match="沒有寫出"), office.work(clerk) as work:
        take_citation(work, chapter, 0)


def test_letters_travel_with_an_exported_plan_and_are_cited_where_it_is_taken_in(
    office: Office, clerk: Actor, plan_id: int
) -> None:
    write(office, clerk, CITED, "依上級規定。")
    with office.work(clerk) as work:
        add_basis(work, plan_id, agency="青埔縣政府")
        take_citations(work, plan_id)
    before = tree(office)
    with office.reading() as session:
        exported = plan_file_of_year(session, 115)
    assert exported.chapters[0].paragraphs == (CITED, "依上級規定。")
    with office.work(clerk) as work:
        delete_plan(work, plan_id)
        take_in_plan(work, from_json(to_json(exported)))
    after = tree(office)
    assert (
        after.chapters[0].paragraphs == before.chapters[0].paragraphs == ("依據{依據2}辦理。", "依上級規定。")
    )
    assert [replace(row, id=0, version=1) for row in after.basis] == [
        replace(row, id=0, version=1) for row in before.basis
    ]


def test_letters_with_one_mark_in_a_file_get_marks_of_their_own(office: Office, clerk: Actor) -> None:
    twins = (BasisLetter(3, "青埔縣政府"), BasisLetter(3, "松溪鄉公所"))
    with office.work(clerk) as work:
        take_in_plan(work, PlanFile("", 115, "計畫", basis_letters=twins))
    assert [row.mark for row in letters(office)] == [3, 4]
