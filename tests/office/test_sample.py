"""The sample office: fictional, whole, and sound."""

import pytest

from db.queries.office import agency, sections
from db.queries.phone_test import rounds
from db.queries.register_rows import RegisterQuery, row_count
from db.vocabulary import SectionKind, TaskStatus
from desktop.errors import Refused
from desktop.office.followed_plan import followed_plan
from desktop.office.office import Actor
from desktop.office.sample import LAST_DAY, create_sample_office
from desktop.office.upkeep import check


@pytest.fixture(scope="module")
def sample_office(tmp_path_factory):
    office = create_sample_office(tmp_path_factory.mktemp("sample") / "sample.db", Actor("林穗安"))
    yield office
    office.close()


def test_it_has_six_sections_and_a_group_of_them(sample_office):
    with sample_office.reading() as session:
        found = sections(session)
        assert agency(session).name == "青埔縣松溪鄉公所"
    assert sum(section.kind is SectionKind.MEMBER for section in found) == 6
    (group,) = [section for section in found if section.kind is SectionKind.GROUP]
    assert len(group.members) == 6


def test_half_of_its_plan_is_done_and_some_of_it_late(sample_office):
    with sample_office.reading() as session:
        plan = followed_plan(session, 115, LAST_DAY)
    done = [task for task in plan.tasks if task.status is TaskStatus.DONE]

    assert len(plan.tasks) == 59
    assert 25 <= len(done) <= 35
    assert any(task.is_late for task in done)
    assert any(task.status is TaskStatus.NOT_APPLICABLE for task in plan.tasks)


def test_its_registers_are_filled(sample_office):
    with sample_office.reading() as session:
        assert row_count(session, RegisterQuery("walkaround")) == 30
        assert [one.calls for one in rounds(session, 115)] == [24, 24]


def test_nothing_in_it_escaped_the_audit_trail(sample_office):
    assert check(sample_office) == []


def test_it_never_overwrites_an_office(sample_office):
    with pytest.raises(Refused, match="已經存在"):
        create_sample_office(sample_office.path, Actor("林穗安"))
