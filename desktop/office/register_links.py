"""Registers that count towards tasks by themselves: linked once, and then for good."""

from dataclasses import dataclass

from sqlalchemy import select

from db.database import Reading
from db.queries.plan import plan_head, plan_tree
from db.queries.ticks import links_of_plan
from db.tables.tracking import TaskRegister
from db.unit_of_work import Work
from db.vocabulary import RegisterCount
from desktop.errors import Refused
from desktop.office.deed import deed
from desktop.office.task_row import quoted, tracking_of
from desktop.rules.register_proposals import Proposal, proposals

# What can be counted of each register.
COUNTABLE = {
    "walkaround": (RegisterCount.ROWS,),
    "phone_test": (RegisterCount.ROWS, RegisterCount.ROUNDS),
}


@dataclass(frozen=True)
class Link:
    """A register that counts towards a task."""

    node_id: int
    register: str
    counts: RegisterCount


@deed
def link_register(
    work: Work, node_id: int, register: str, counts: RegisterCount = RegisterCount.ROWS
) -> None:
    """Let the rows of a register count towards a task. Raises Refused for one that is not counted so."""
    if counts not in COUNTABLE.get(register, ()):
        raise Refused(f"{quoted(work, node_id)}不能由這本登記簿自動計次；請改選電話測試或走動式管理。")
    tracking_of(work, node_id)
    link = _link(work, node_id, register)
    link.counts, link.is_linked = counts, True


@deed
def leave_unlinked(work: Work, node_id: int, register: str) -> None:
    """Say that a register does not count towards a task; it is not proposed again."""
    tracking_of(work, node_id)
    _link(work, node_id, register).is_linked = False


def _link(work: Work, node_id: int, register: str) -> TaskRegister:
    wanted = select(TaskRegister).where(TaskRegister.node_id == node_id, TaskRegister.register == register)
    found = work.session.scalars(wanted).first()
    if found is None:
        found = TaskRegister(node_id=node_id, register=register)
        work.session.add(found)
    return found


def register_links(session: Reading, year: int) -> list[Link]:
    """The registers that count towards tasks of the plan of an ROC year."""
    head = plan_head(session, year)
    found = links_of_plan(session, head.id) if head else ()
    return [Link(each.node_id, each.register, each.counts) for each in found if each.is_linked]


def open_proposals(session: Reading, year: int) -> list[Proposal]:
    """The registers that might count towards tasks of a year's plan, where nobody decided yet."""
    head = plan_head(session, year)
    if head is None:
        return []
    decided = {(each.node_id, each.register) for each in links_of_plan(session, head.id)}
    found = proposals(plan_tree(session, head.id).nodes)
    return [each for each in found if (each.node_id, each.register) not in decided]
