"""What the rules about tracking need of a plan's rows; what db/queries return has these shapes."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from db.promised_count import PromisedCount
from db.vocabulary import DayBasis, DoneRule, NodeKind, NumberingStyle, SectionRole, TaskStatus, TimeUnit


class Share(Protocol):
    """A section's part in a task; the section may be a group."""

    @property
    def section_id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> SectionRole: ...


class Limit(Protocol):
    """Within how long a case must be handled."""

    @property
    def count(self) -> int: ...
    @property
    def unit(self) -> TimeUnit: ...
    @property
    def basis(self) -> DayBasis: ...


class Tracking(Protocol):
    """What is followed of a task; `due_in_force` is the date its lateness is told by."""

    @property
    def due_on(self) -> dt.date | None: ...
    @property
    def due_in_force(self) -> dt.date | None: ...
    @property
    def quota(self) -> PromisedCount | None: ...
    @property
    def limit(self) -> Limit | None: ...
    @property
    def status(self) -> TaskStatus: ...
    @property
    def done_on(self) -> dt.date | None: ...
    @property
    def reason(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def evidence_count(self) -> int: ...
    @property
    def done_rule(self) -> DoneRule | None: ...


class PlanNode(Protocol):
    """A node of the tree."""

    @property
    def id(self) -> int: ...
    @property
    def parent_id(self) -> int | None: ...
    @property
    def kind(self) -> NodeKind: ...
    @property
    def text(self) -> str: ...
    @property
    def due_text(self) -> str: ...
    @property
    def tracking(self) -> Tracking | None: ...
    @property
    def sections(self) -> Sequence[Share]: ...


class PlanHead(Protocol):
    """The head of a plan."""

    @property
    def year(self) -> int: ...
    @property
    def numbering_style(self) -> NumberingStyle: ...


class Plan(Protocol):
    """A plan with its nodes in outline order, each parent before its children."""

    @property
    def head(self) -> PlanHead: ...
    @property
    def nodes(self) -> Sequence[PlanNode]: ...


class Proof(Protocol):
    """Something that counts: its day, how often (0 for none), and whose it is (None: everybody's)."""

    @property
    def dated_on(self) -> dt.date: ...
    @property
    def times(self) -> int: ...
    @property
    def section_id(self) -> int | None: ...


class RegisterCounts(Protocol):
    """What registers count towards a task: for the office as a whole, and for each section its own."""

    @property
    def whole(self) -> Sequence[Proof]: ...
    @property
    def by_section(self) -> Sequence[Proof]: ...


class Section(Protocol):
    """A section, or a group with the ids of its members."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def members(self) -> Sequence[int]: ...
