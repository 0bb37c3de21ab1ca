"""The yearly plan: head, chapters, the tree of areas, measures and tasks, and what an import left over."""

import datetime as dt
from typing import Any
from uuid import uuid4

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.declarative import BusinessTable
from db.vocabulary import NodeKind, NumberingStyle, PlanStatus


def new_lineage() -> str:
    """The mark of something new, by which its copies in other years and editions are known for the same."""
    return uuid4().hex


class Plan(BusinessTable):
    """The plan of one ROC year."""

    __tablename__ = "plan"

    year: Mapped[int] = mapped_column(unique=True)
    title: Mapped[str]
    frame_template: Mapped[str] = mapped_column(default="")
    columns: Mapped[list[dict[str, Any]]]
    numbering_style: Mapped[NumberingStyle] = mapped_column(default=NumberingStyle.HALF_DOT)
    status: Mapped[PlanStatus] = mapped_column(default=PlanStatus.DRAFT)
    submitted_on: Mapped[dt.date | None]
    approved_on: Mapped[dt.date | None]
    approval_letter: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[dt.date | None]
    edition: Mapped[int] = mapped_column(default=1)


class Chapter(BusinessTable):
    """A chapter (壹、); exactly one chapter of a plan carries the task table."""

    __tablename__ = "chapter"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    position: Mapped[int]
    heading: Mapped[str]
    paragraphs: Mapped[list[str]]
    has_table: Mapped[bool] = mapped_column(default=False)
    lineage: Mapped[str] = mapped_column(default=new_lineage)


class Node(BusinessTable):
    """An area, measure, task or subtask; its number is made from its place and never stored."""

    __tablename__ = "node"
    __table_args__ = (Index("ix_node_place", "plan_id", "parent_id", "position"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    # Deferred, because undoing the deletion of a branch inserts its rows in any order.
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("node.id", deferrable=True, initially="DEFERRED"), index=True
    )
    position: Mapped[int]
    kind: Mapped[NodeKind]
    text: Mapped[str] = mapped_column(default="")
    method: Mapped[str] = mapped_column(default="")
    indicators: Mapped[list[str]]
    remark: Mapped[str] = mapped_column(default="")
    # What the due column prints where it is not simply the due date: 「97.10.1」, 「每月20日」.
    due_text: Mapped[str] = mapped_column(default="")
    # What the sections' column prints where it is not simply the sections, line by line.
    sections_text: Mapped[str] = mapped_column(default="")
    lineage: Mapped[str] = mapped_column(default=new_lineage, index=True)


class Leftover(BusinessTable):
    """Text an import could not place, or a question it raised; stands until a person settles it."""

    __tablename__ = "leftover"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    # The item that a question is about: it moves with it, and goes with it.
    node_id: Mapped[int | None] = mapped_column(ForeignKey("node.id"), index=True)
    position: Mapped[int]
    # "text" for what has no place yet, otherwise what the question is about: sections, due …
    about: Mapped[str]
    item: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    settled_at: Mapped[dt.datetime | None]
