"""Any deed can be taken back, and taken back again, unless somebody changed the same rows since."""

import datetime as dt

import pytest
from sqlalchemy import select

from db import audit
from db.tables.office import Section
from db.tables.plan import Node, Plan
from db.tables.tracking import Evidence, TaskTracking
from desktop.errors import Conflict, Refused
from desktop.office.removal import delete_with_dependents
from desktop.office.take_back import take_back


def newest(office) -> int:
    with office.reading() as session:
        return next(audit.entries(session)).number


def do(office, clerk, change):
    with office.work(clerk) as work:
        work.name("a_deed")
        change(work.session)
    return newest(office)


def undo(office, clerk, number):
    with office.work(clerk) as work:
        take_back(work, number)
    return newest(office)


def dump(office):
    with office.reading() as session:
        return {
            table: [
                (row.id, audit._all_values(row)) for row in session.scalars(select(table).order_by(table.id))
            ]
            for table in (Section, Plan, Node, TaskTracking, Evidence)
        }


@pytest.fixture
def branch(office, clerk):
    """A plan with an area, a task under it, tracking and evidence."""

    def add(session):
        session.add(Plan(id=1, year=115, title="計畫", columns=[]))
        session.flush()
        session.add(Node(id=1, plan_id=1, position=1, kind="area", text="機關形象", indicators=[]))
        session.flush()
        session.add(Node(id=2, plan_id=1, parent_id=1, position=1, kind="task", text="測試", indicators=[]))
        session.flush()
        session.add(TaskTracking(node_id=2, due_on=dt.date(2026, 12, 20), quota_months=[]))
        session.add(Evidence(node_id=2, dated_on=dt.date(2026, 3, 5), count=2, what="訓練"))

    do(office, clerk, add)


def test_a_deleted_branch_comes_back_with_everything_on_it(office, clerk, branch):
    before = dump(office)
    number = do(office, clerk, lambda session: delete_with_dependents(session, session.get(Node, 1)))
    assert dump(office)[Node] == []

    number = undo(office, clerk, number)
    assert dump(office) == before

    number = undo(office, clerk, number)
    assert dump(office)[Evidence] == []

    undo(office, clerk, number)
    assert dump(office) == before


def test_taking_back_is_a_deed_of_its_own_in_the_trail(office, clerk, branch):
    number = do(office, clerk, lambda session: setattr(session.get(Node, 2), "text", "改寫"))
    undo(office, clerk, number)

    with office.reading() as session:
        assert [entry.deed for entry in audit.entries(session)][:2] == ["take_back", "a_deed"]
        assert audit.broken_at(session) is None


def test_a_row_changed_since_is_not_silently_overwritten(office, clerk, branch):
    number = do(office, clerk, lambda session: setattr(session.get(Node, 2), "text", "改寫"))
    do(office, clerk, lambda session: setattr(session.get(Node, 2), "text", "又改"))

    with pytest.raises(Conflict, match="又被改過"):
        undo(office, clerk, number)
    assert dump(office)[Node][1][1]["text"] == "又改"


def test_a_new_row_in_use_since_is_not_removed(office, clerk, branch):
    number = do(office, clerk, lambda session: session.add(Section(id=1, name="秘書室", position=1)))
    do(office, clerk, lambda session: session.delete(session.get(Section, 1)))

    with pytest.raises(Conflict):
        undo(office, clerk, number)


def test_a_unique_name_given_away_in_the_same_deed_can_return(office, clerk):
    do(office, clerk, lambda session: session.add(Section(id=1, name="秘書室", position=1)))

    def replace(session):
        session.delete(session.get(Section, 1))
        session.flush()
        session.add(Section(id=2, name="秘書室", position=1))

    number = do(office, clerk, replace)
    undo(office, clerk, number)

    assert [row_id for row_id, _ in dump(office)[Section]] == [1]


def test_a_deed_that_never_was_cannot_be_taken_back(office, clerk):
    with pytest.raises(Refused, match="找不到"):
        undo(office, clerk, 77)


def test_a_taking_back_that_would_leave_an_item_without_its_place_is_refused_and_work_goes_on(
    office, clerk, branch
):
    number = do(
        office,
        clerk,
        lambda s: s.add(Node(id=3, plan_id=1, position=2, kind="area", text="新", indicators=[])),
    )
    do(
        office,
        clerk,
        lambda s: s.add(Node(plan_id=1, parent_id=3, position=1, kind="measure", text="下", indicators=[])),
    )
    before = dump(office)

    with pytest.raises(Refused, match="矛盾"):
        undo(office, clerk, number)

    assert dump(office) == before
    undo(office, clerk, do(office, clerk, lambda session: setattr(session.get(Node, 2), "text", "改寫")))
    assert dump(office) == before


def test_a_change_of_what_was_deleted_since_is_a_conflict(office, clerk, branch):
    number = do(office, clerk, lambda session: setattr(session.get(Node, 2), "text", "改寫"))
    do(office, clerk, lambda session: delete_with_dependents(session, session.get(Node, 2)))

    with pytest.raises(Conflict, match="又被改過"):
        undo(office, clerk, number)
