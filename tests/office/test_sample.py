"""The sample office: fictional, whole, and sound."""

import datetime as dt
from collections import Counter

import pytest
from sqlalchemy import func, select

from db import audit
from db.queries.office import agency, persons, sections
from db.queries.phone_test import rounds
from db.queries.plan import plan_heads, plan_tree
from db.queries.register_rows import RegisterQuery, row_count
from db.tables.audit import AuditEntry
from db.tables.phone_test import PhoneTest
from db.tables.walkaround import Walkaround
from db.vocabulary import Outcome, SectionKind, TaskStatus, WalkaroundCategory, WalkaroundState
from desktop.errors import Refused
from desktop.office.as_of import office_as_of
from desktop.office.followed_plan import followed_plan
from desktop.office.office import Actor
from desktop.office.sample import FIRST_DAY, create_sample_office
from desktop.office.sample_tracking import LAST_DAY
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
    assert 30 <= len(done) <= 40
    assert any(task.is_late for task in done)
    assert any(task.status is TaskStatus.NOT_APPLICABLE for task in plan.tasks)


def test_its_plan_rests_on_two_letters_that_its_first_chapter_cites(sample_office):
    with sample_office.reading() as session:
        (head,) = plan_heads(session)
        tree = plan_tree(session, head.id)
    assert [letter.title for letter in tree.basis] == [
        "青埔縣政府115年度提升服務品質實施計畫",
        "青埔縣各機關電話禮貌測試要點",
    ]
    assert tree.chapters[0].paragraphs == ("依據{依據1}辦理。", "電話禮貌測試並依{依據2}辦理。")


def test_its_registers_are_filled(sample_office):
    with sample_office.reading() as session:
        assert row_count(session, RegisterQuery("walkaround")) == 30
        assert [one.calls for one in rounds(session, 115)] == [24, 24]


def test_nothing_in_it_escaped_the_audit_trail(sample_office):
    assert check(sample_office) == []


def test_it_never_overwrites_an_office(sample_office):
    with pytest.raises(Refused, match="已經存在"):
        create_sample_office(sample_office.path, Actor("林穗安"))


def test_the_sample_has_an_agency_with_people_in_every_section(sample_office):
    with sample_office.reading() as session:
        found = agency(session)
        placed = {person.section_id for person in persons(session)}
        members = {one.id for one in sections(session) if one.kind is SectionKind.MEMBER}
    assert found is not None
    assert (found.name, found.director_title) == ("青埔縣松溪鄉公所", "鄉長")
    assert members <= placed


def test_nothing_in_the_sample_was_done_after_its_last_day(sample_office):
    with sample_office.reading() as session:
        (head,) = plan_heads(session)
        tree = plan_tree(session, head.id)
        walked = session.scalar(select(func.max(Walkaround.walked_on)))
        tested = session.scalar(select(func.max(PhoneTest.tested_on)))
    done = [node.tracking.done_on for node in tree.nodes if node.tracking and node.tracking.done_on]
    assert done
    assert walked is not None
    assert tested is not None
    assert max(*done, walked, tested) <= LAST_DAY


def test_the_sample_has_thirty_walks_in_every_stage(sample_office):
    with sample_office.reading() as session:
        walks = session.scalars(select(Walkaround)).all()
        states = Counter(walk.state for walk in walks)
        categories = {walk.category for walk in walks}
        unfinished = [walk for walk in walks if walk.state is WalkaroundState.CLOSED and not walk.result]
    assert len(walks) == 30
    assert set(states) >= set(WalkaroundState) - {WalkaroundState.RETURNED, WalkaroundState.MERGED}
    assert categories == set(WalkaroundCategory)
    assert unfinished == []


def test_the_sample_has_two_rounds_of_24_calls_to_every_section(sample_office):
    with sample_office.reading() as session:
        held = rounds(session, 115)
        calls = session.execute(select(PhoneTest.round_id, PhoneTest.section_id)).all()
        outcomes = set(session.scalars(select(PhoneTest.outcome)))
    assert [one.calls for one in held] == [24, 24]
    assert set(Counter((row.round_id, row.section_id) for row in calls).values()) == {4}
    assert Outcome.ANSWERED in outcomes
    assert len(outcomes) > 1


def test_nobody_in_the_sample_tested_their_own_section(sample_office):
    with sample_office.reading() as session:
        own = select(func.count()).where(PhoneTest.tester_section_id == PhoneTest.section_id)
        assert session.scalar(own) == 0


def test_the_deeds_of_the_sample_stand_in_the_trail_under_whoever_made_it(sample_office):
    with sample_office.reading() as session:
        actors = set(session.scalars(select(AuditEntry.actor)))
    assert "林穗安" in actors


def test_its_history_can_be_read_of_any_day_since_its_plan_was_approved(sample_office):
    done = []
    for day in (dt.date(2026, 1, 31), dt.date(2026, 6, 30), LAST_DAY):
        with office_as_of(sample_office, day, LAST_DAY) as then:
            plan = followed_plan(then, 115, day)
            walks = row_count(then, RegisterQuery("walkaround"))
        done.append((sum(task.status is TaskStatus.DONE for task in plan.tasks), walks))
    assert [tasks for tasks, _walks in done] == sorted({tasks for tasks, _walks in done})
    assert [walks for _tasks, walks in done] == [4, 22, 30]


def test_what_its_clerk_entered_stands_in_the_trail_on_the_fridays_of_the_year(sample_office):
    with sample_office.reading() as session:
        moments = [entry.at.astimezone() for entry in audit.entries(session, newest_first=False)]
    assert moments == sorted(moments)
    assert moments[0].date() == FIRST_DAY
    assert moments[-1].date() <= LAST_DAY
    assert len(moments) > 30
