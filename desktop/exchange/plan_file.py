"""A plan outside the database: the one shape that importing, exporting and reports share (weimin-plan/1)."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.queries.plan_column import PlanColumn
from db.vocabulary import (
    DayBasis,
    DoneRule,
    NodeKind,
    NumberingStyle,
    SectionRole,
    TaskStatus,
    TimeUnit,
)
from desktop.rules.quota import Quota


@dataclass(frozen=True)
class Chapter:
    """A chapter; `table` for the one that carries the task table."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    table: bool = False


@dataclass(frozen=True)
class BasisLetter:
    """A letter the plan rests on; its `mark` is what the office cites it by, paragraphs here print it."""

    mark: int
    agency: str = ""
    issued_on: dt.date | None = None
    number: str = ""
    kind: str = ""
    title: str = ""


@dataclass(frozen=True)
class Due:
    """A date as written, 「97.10.1」 or 「每月20日」, and the day meant where it names one."""

    on: dt.date | None
    text: str


@dataclass(frozen=True)
class SectionShare:
    """A section or group by its printed name, and what it does for the item."""

    name: str
    role: SectionRole = SectionRole.UNSPECIFIED


@dataclass(frozen=True)
class LimitSpec:
    """Within how long a case must be handled."""

    count: int
    unit: TimeUnit
    basis: DayBasis


@dataclass(frozen=True)
class Item:
    """An area, measure, task or subtask with what is below it; `number` is made from its place.

    `sections_text` is what is printed for the sections, line by line, where it is not simply their names.
    """

    number: str
    kind: NodeKind
    text: str = ""
    indicators: tuple[str, ...] = ()
    method: str = ""
    remark: str = ""
    due: tuple[Due, ...] = ()
    sections: tuple[SectionShare, ...] = ()
    quota: Quota | None = None
    status: TaskStatus = TaskStatus.NOT_STARTED
    items: tuple["Item", ...] = ()
    sections_text: str = ""
    limit: LimitSpec | None = None
    done_on: dt.date | None = None
    done_rule: DoneRule | None = None


@dataclass(frozen=True)
class Question:
    """What a person has to decide; `item` is the full number (「一、(一)1.」), "" for the whole plan."""

    item: str
    about: str
    message: str


@dataclass(frozen=True)
class PlanFile:
    """One year's plan; `year` is the ROC year, None where a document names none.

    `columns` are the printed headings; `layout` tells the columns where headings alone do not. What the
    paragraphs cite is written out in them; `basis_letters` tell which of it is kept as records.
    """

    agency: str
    year: int | None
    title: str
    chapters: tuple[Chapter, ...] = ()
    columns: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    unplaced: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    layout: tuple[PlanColumn, ...] = ()
    numbering: NumberingStyle = NumberingStyle.HALF_DOT
    basis_letters: tuple[BasisLetter, ...] = ()


def walk(items: Iterable[Item], above: str = "") -> Iterator[tuple[str, Item]]:
    """Yield every item with its full number, parents before their children."""
    for item in items:
        path = above + item.number
        yield path, item
        yield from walk(item.items, path)
