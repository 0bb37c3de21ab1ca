"""Setting up the agency, its sections and its people."""

import pytest

from db.queries.office import agency, persons, sections
from db.vocabulary import Role, SectionKind
from desktop.errors import Refused
from desktop.office.office import Actor, Office
from desktop.office.persons import add_person, change_person, set_person_active
from desktop.office.sections import (
    add_section,
    change_section,
    delete_section,
    order_sections,
    retire_section,
    set_group_members,
)
from desktop.office.setup import NewPerson, change_agency, set_up_office
from desktop.office.take_back import take_back
from tests.factories import TaskDraft, followed_plan


def names(office: Office) -> list[str]:
    with office.reading() as session:
        return [section.name for section in sections(session)]


def test_the_agency_is_stored_once_however_often_it_is_changed(office: Office, clerk: Actor) -> None:
    for name in ("甲機關", "乙機關 "):
        with office.work(clerk) as work:
            change_agency(work, name=name, file_number="105/010/1", retention="5年")
    with office.reading() as session:
        found = agency(session)
    assert found is not None
    assert (found.name, found.file_number, found.retention) == ("乙機關", "105/010/1", "5年")


def test_an_agency_without_a_name_is_refused(office: Office, clerk: Actor) -> None:
    with pytest.raises(Refused, match="機關名稱"), office.work(clerk) as work:
        change_agency(work, name="  ")


def test_a_new_office_gets_its_sections_in_order_and_its_people(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        set_up_office(
            work,
            ["秘書室", " 第一課 ", ""],
            [NewPerson("王曉明", "專員", "第一課", Role.SECTION_HEAD), NewPerson("林堃")],
        )
    assert names(office) == ["秘書室", "第一課"]
    with office.reading() as session:
        found = {person.name: (person.section, person.role) for person in persons(session)}
    assert found == {"王曉明": ("第一課", Role.SECTION_HEAD), "林堃": ("", Role.CLERK)}


def test_a_person_of_an_unknown_section_stops_the_whole_set_up(office: Office, clerk: Actor) -> None:
    with pytest.raises(Refused, match="第九課"), office.work(clerk) as work:
        set_up_office(work, ["第一課"], [NewPerson("王曉明", section="第九課")])
    assert names(office) == []


def test_two_sections_cannot_have_one_name(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        first = add_section(work, "第一課")
        add_section(work, "第二課")
    with pytest.raises(Refused, match="已有名為「第二課」"), office.work(clerk) as work:
        change_section(work, first, name="第二課")
    with office.work(clerk) as work:
        change_section(work, first, name="第一課", short_name="一課")


def test_a_section_moves_and_the_rest_keep_their_order(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        keys = [add_section(work, name) for name in "甲乙丙丁"]
        order_sections(work, [keys[2], keys[0]])
    assert names(office) == ["丙", "甲", "乙", "丁"]


def test_a_retired_section_stays_with_its_old_years(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        key = add_section(work, "檔案課")
        change_section(work, key, name="檔案課", active_from_year=100)
        retire_section(work, key, 114)
    with office.reading() as session:
        (section,) = sections(session)
    assert [section.is_active(year) for year in (99, 100, 114, 115)] == [False, True, True, False]


def test_a_section_cannot_end_before_it_began(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        key = add_section(work, "檔案課")
        change_section(work, key, name="檔案課", active_from_year=110)
    with pytest.raises(Refused, match="110"), office.work(clerk) as work:
        retire_section(work, key, 109)
    with pytest.raises(Refused, match="早於"), office.work(clerk) as work:
        change_section(work, key, name="檔案課", active_from_year=110, active_to_year=109)


def test_a_group_stands_for_the_sections_it_was_given(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        first, second, third = (add_section(work, name) for name in ("甲課", "乙課", "丙課"))
        group = add_section(work, "各課", kind=SectionKind.GROUP)
        set_group_members(work, group, [first, second])
        set_group_members(work, group, [second, third])
    with office.reading() as session:
        found = {section.id: section for section in sections(session)}
    assert found[group].members == (second, third)


def test_only_a_group_has_members_and_only_sections_are_members(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        section = add_section(work, "甲課")
        group, other = (add_section(work, name, kind=SectionKind.GROUP) for name in ("各課", "各室"))
    with pytest.raises(Refused, match="不是單位群組"), office.work(clerk) as work:
        set_group_members(work, section, [])
    with pytest.raises(Refused, match="只能是單位"), office.work(clerk) as work:
        set_group_members(work, group, [other])


def test_a_section_is_deleted_only_while_nothing_names_it(office: Office, clerk: Actor) -> None:
    plan = followed_plan(office, clerk, TaskDraft("更新標示", sections=("甲課",)))
    with office.work(clerk) as work:
        group = add_section(work, "各課", kind=SectionKind.GROUP)
        unused = add_section(work, "乙課")
        set_group_members(work, group, [unused])
    with pytest.raises(Refused, match="裁撤"), office.work(clerk) as work:
        delete_section(work, plan.sections["甲課"])
    with office.work(clerk) as work:
        delete_section(work, unused)
    assert names(office) == ["甲課", "各課"]


def test_deleting_a_group_can_be_taken_back_with_its_members(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        member = add_section(work, "甲課")
        group = add_section(work, "各課", kind=SectionKind.GROUP)
        set_group_members(work, group, [member])
    numbers: list[int] = []
    office.on_change(lambda changed: numbers.append(changed.number))
    with office.work(clerk) as work:
        delete_section(work, group)
    with office.work(clerk) as work:
        take_back(work, numbers[-1])
    with office.reading() as session:
        assert [section.members for section in sections(session)] == [(), (member,)]


def test_a_person_changes_section_and_leaves(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        section = add_section(work, "甲課")
        key = add_person(work, "陳喆", title="書記")
        change_person(work, key, name="陳喆", title="課員", section_id=section, role=Role.TESTER)
        set_person_active(work, key, False)
    with office.reading() as session:
        (person,) = persons(session)
    assert (person.title, person.section, person.role, person.is_active) == (
        "課員",
        "甲課",
        Role.TESTER,
        False,
    )


def test_a_person_without_a_name_is_refused(office: Office, clerk: Actor) -> None:
    with pytest.raises(Refused, match="姓名"), office.work(clerk) as work:
        add_person(work, "　")
