"""What a form prints: its title, its blocks in order, and what the office puts on every form."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from db.vocabulary import SignoffRole
from desktop.forms.page import A4, Flow, Paper


class Block(Protocol):
    """A part of a form that knows how to lay itself out."""

    @property
    def leads(self) -> bool:
        """Whether the block stays on the page on which the next one begins."""

    def beginning(self, flow: Flow) -> float:
        """Return how much height the block must find to begin on a page, in points."""

    def place(self, flow: Flow) -> Iterator[None]:
        """Lay the block out from where the flow is, yielding now and then so that work can be cancelled."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on every form of the office: names, file number and retention, dates, who signs.

    `audit_head` is the head of the audit chain, eight characters, or "" where nothing is signed. Without a
    `director_title` the last box says 機關首長.
    """

    agency: str
    printed_on: dt.date
    parent_agency: str = ""
    file_number: str = ""
    retention: str = ""
    audit_head: str = ""
    director_title: str = ""
    signature_order: tuple[SignoffRole, ...] = tuple(SignoffRole)


@dataclass(frozen=True, slots=True)
class Story:
    """A form ready to be laid out: `notes` are lines below the title, `version` stands in the footer."""

    imprint: Imprint
    title: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    version: str = ""
    paper: Paper = field(default=A4)
