"""The items of a plan file as rows of the office: tree, due dates, sections, quotas and states."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.tables.plan import Node, Plan
from db.tables.tracking import TaskSection, TaskTracking
from db.unit_of_work import Work
from db.vocabulary import NodeKind, SectionRole, TaskStatus
from desktop.exchange.plan_file import Item, Question, SectionShare
from desktop.office.due_words import day_and_words, words_only
from desktop.office.promises import put_quota
from desktop.rules.lights import LEFT_OUT
from desktop.rules.outline import FOLLOWED, fitting_kind, may_stand
from desktop.rules.roc_calendar import format_date, to_ce
from desktop.rules.words import word

NO_REASON = "匯入的檔案未載明原因"


@dataclass(frozen=True)
class _Place:
    """An item, what it stands below, its position there, and its full number."""

    item: Item
    parent: Node | None
    position: int
    path: str


class TakenItems:
    """Stores the items of one plan.

    `questions` are what a person has to look at afterwards, `node_ids` the keys of the items by full number.
    """

    def __init__(self, work: Work, plan: Plan, sections: dict[str, int]) -> None:
        self.questions: list[Question] = []
        self.node_ids: dict[str, int] = {}
        self._work = work
        self._plan = plan
        self._sections = sections

    def store(self, items: Sequence[Item], parent: Node | None = None) -> list[int]:
        """Store the items with all that is below them, level by level; returns the keys of the items.

        Without a parent they are the first of the plan.
        """
        level = [_Place(item, parent, position, item.number) for position, item in enumerate(items)]
        heads: list[int] = []
        while level:
            nodes = [self._node(place) for place in level]
            self._work.session.add_all(nodes)
            self._work.flush()
            heads = heads or [node.id for node in nodes]
            for node, place in zip(nodes, level, strict=True):
                if place.path:
                    self.node_ids.setdefault(place.path, node.id)
                self._promise(node, place)
            level = [
                _Place(item, node, position, place.path + item.number)
                for node, place in zip(nodes, level, strict=True)
                for position, item in enumerate(place.item.items)
            ]
        return heads

    def _node(self, place: _Place) -> Node:
        item, kind = place.item, self._kind(place)
        return Node(
            plan_id=self._plan.id,
            parent_id=place.parent.id if place.parent else None,
            position=place.position,
            kind=kind,
            text=item.text,
            method=item.method,
            indicators=list(item.indicators),
            remark=item.remark,
            due_text=day_and_words(item.due)[1] if kind in FOLLOWED else words_only(item.due),
            sections_text=item.sections_text,
        )

    def _kind(self, place: _Place) -> NodeKind:
        parent = place.parent.kind if place.parent else None
        if may_stand(place.item.kind, parent):
            return place.item.kind
        kind = fitting_kind(place.item.kind, parent)
        self._ask(
            place, "level", f"「{word(place.item.kind)}」不能放在這一層，已改為「{word(kind)}」，請確認。"
        )
        return kind

    def _promise(self, node: Node, place: _Place) -> None:
        if node.kind in FOLLOWED:
            self._follow(node, place)
        for position, share in enumerate(_each_once(place.item.sections)):
            key = self._sections[share.name.strip()]
            row = TaskSection(node_id=node.id, section_id=key, role=share.role, position=position)
            self._work.session.add(row)

    def _follow(self, node: Node, place: _Place) -> None:
        item = place.item
        due_on, _words = day_and_words(item.due)
        is_untouched = item.status is TaskStatus.NOT_STARTED
        if due_on is None and item.quota is None and item.limit is None and is_untouched:
            return
        tracking = TaskTracking(node_id=node.id, due_on=due_on, status=item.status, done_rule=item.done_rule)
        put_quota(tracking, item.quota)
        if item.limit is not None:
            tracking.limit_count, tracking.limit_unit = item.limit.count, item.limit.unit
            tracking.limit_basis = item.limit.basis
        if item.status is TaskStatus.DONE:
            self._set_done(tracking, place)
        elif item.status in LEFT_OUT:
            tracking.reason = NO_REASON
        self._work.session.add(tracking)

    def _set_done(self, tracking: TaskTracking, place: _Place) -> None:
        """Where a plan file says that a task is done but not when, its due date is taken, and asked about."""
        if place.item.done_on is not None:
            tracking.done_on, tracking.due_when_done = place.item.done_on, tracking.due_on
            return
        done_on = tracking.due_on or dt.date(to_ce(self._plan.year), 12, 31)
        tracking.done_on, tracking.due_when_done = done_on, tracking.due_on
        self._ask(
            place,
            "status",
            f"檔案標為已完成但沒有完成日期，暫記為{format_date(done_on)}，請到追蹤頁改為實際日期。",
        )

    def _ask(self, place: _Place, about: str, message: str) -> None:
        self.questions.append(Question(place.path, about, message))


def _each_once(shares: Sequence[SectionShare]) -> Iterator[SectionShare]:
    """The shares without blank and repeated names; of a repeated one, the first that says a role counts."""
    roles: dict[str, SectionRole] = {}
    for share in shares:
        name = share.name.strip()
        if name and roles.get(name, SectionRole.UNSPECIFIED) is SectionRole.UNSPECIFIED:
            roles[name] = share.role
    return (SectionShare(name, role) for name, role in roles.items())
