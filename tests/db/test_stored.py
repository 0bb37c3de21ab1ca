"""Rows read past the mapper are those that the mapper would give."""

from db.database import Database
from db.queries.office import sections
from db.queries.plan import plan_outline
from db.tables.office import Section, SectionMember
from db.tables.plan import Node
from db.vocabulary import SectionKind
from desktop.office.office import Actor, Office
from tests.factories import TaskDraft, followed_plan


def test_a_deed_sees_what_it_has_changed_before_it_is_written(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        group = Section(name="各課室", position=1, kind=SectionKind.GROUP)
        member = Section(name="行政課", position=2)
        work.session.add_all([group, member])
        work.flush()
        work.session.add(SectionMember(group_id=group.id, section_id=member.id))
        member.name = "秘書室"
        assert [(found.name, found.members) for found in sections(work.session)] == [
            ("各課室", (member.id,)),
            ("秘書室", ()),
        ]


def test_a_reading_changes_nothing_that_was_not_asked_for(database_path) -> None:
    database = Database(database_path)
    with database.reading() as session:
        session.add(Section(name="行政課", position=1))
        assert sections(session) == []
    database.close()


def test_empty_lists_of_two_items_are_two_lists(office: Office, clerk: Actor) -> None:
    plan = followed_plan(office, clerk, TaskDraft("甲"), TaskDraft("乙"))
    with office.work(clerk) as work:
        first, second = (work.session.get_one(Node, plan.nodes[text]) for text in "甲乙")
        assert first.indicators == second.indicators == []
        assert first.indicators is not second.indicators
        first.indicators = ["甲的指標"]
    with office.reading() as session:
        outline = plan_outline(session, 115)
    assert outline is not None
    shown = {node.text: node.indicators for node in outline.nodes if node.id in plan.nodes.values()}
    assert (shown["甲"], shown["乙"]) == (("甲的指標",), ())
