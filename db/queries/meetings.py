"""The follow-up tables of meetings: the list of a year, and one with the matters on it."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.tables.chasing import Meeting, MeetingItem
from db.vocabulary import FollowUpDecision


@dataclass(frozen=True)
class MeetingRow:
    """A meeting; of its `matters` some are `released`, some `undecided`."""

    id: int
    year: int
    number: int
    plan_id: int
    name: str
    held_on: dt.date
    figures_on: dt.date
    matters: int
    released: int
    undecided: int


@dataclass(frozen=True)
class MatterRow:
    """A matter: of a task, or (no `node_id`) raised by a meeting; on `times` tables in a row by now."""

    id: int
    node_id: int | None
    continues_id: int | None
    subject: str
    sections: str
    progress: str
    decision: FollowUpDecision | None
    decided: str
    times: int

    @property
    def is_released(self) -> bool:
        """Whether the meeting let it go."""
        return self.decision is FollowUpDecision.RELEASE


@dataclass(frozen=True)
class FollowUpTable:
    """A meeting with its matters in their order."""

    row: MeetingRow
    matters: tuple[MatterRow, ...]


def meetings_of_year(session: Session, year: int) -> list[MeetingRow]:
    """The meetings of an ROC year, newest first."""
    wanted = _rows().where(Meeting.year == year).order_by(Meeting.number.desc())
    return [_row(*found) for found in session.execute(wanted)]


def newest_meeting(session: Session, year: int) -> MeetingRow | None:
    """The last meeting until the end of an ROC year, of that year or one before; None if there was none."""
    wanted = _rows().where(Meeting.year <= year).order_by(Meeting.year.desc(), Meeting.number.desc())
    found = session.execute(wanted.limit(1)).first()
    return None if found is None else _row(*found)


def follow_up_table(session: Session, meeting_id: int) -> FollowUpTable | None:
    """One meeting with its matters, None if there is none with this key."""
    found = session.execute(_rows().where(Meeting.id == meeting_id)).first()
    return None if found is None else FollowUpTable(_row(*found), _matters(session, meeting_id))


def _rows() -> Select[Meeting, int, int, int]:
    counts = (
        select(
            MeetingItem.meeting_id.label("meeting"),
            func.count().label("matters"),
            func.count().filter(MeetingItem.decision == FollowUpDecision.RELEASE).label("released"),
            func.count().filter(MeetingItem.decision.is_(None)).label("undecided"),
        )
        .group_by(MeetingItem.meeting_id)
        .subquery()
    )
    return select(
        Meeting,
        func.coalesce(counts.c.matters, 0),
        func.coalesce(counts.c.released, 0),
        func.coalesce(counts.c.undecided, 0),
    ).outerjoin(counts, counts.c.meeting == Meeting.id)


def _row(found: Meeting, matters: int, released: int, undecided: int) -> MeetingRow:
    return MeetingRow(
        found.id,
        found.year,
        found.number,
        found.plan_id,
        found.name,
        found.held_on,
        found.figures_on,
        matters,
        released,
        undecided,
    )


def _matters(session: Session, meeting_id: int) -> tuple[MatterRow, ...]:
    times = _times(session, meeting_id)
    wanted = (
        select(MeetingItem)
        .where(MeetingItem.meeting_id == meeting_id)
        .order_by(MeetingItem.position, MeetingItem.id)
    )
    return tuple(
        MatterRow(
            found.id,
            found.node_id,
            found.continues_id,
            found.subject,
            found.sections,
            found.progress,
            found.decision,
            found.decided,
            times[found.id],
        )
        for found in session.scalars(wanted)
    )


def _times(session: Session, meeting_id: int) -> dict[int, int]:
    """On how many tables in a row each matter of a meeting has been, by its key."""
    own = select(MeetingItem.id.label("matter"), MeetingItem.continues_id.label("earlier"))
    chain = own.where(MeetingItem.meeting_id == meeting_id).cte("chain", recursive=True)
    before = select(chain.c.matter, MeetingItem.continues_id).join(
        MeetingItem, MeetingItem.id == chain.c.earlier
    )
    chain = chain.union_all(before)
    counts = session.execute(select(chain.c.matter, func.count()).group_by(chain.c.matter))
    return {matter: count for matter, count in counts}
