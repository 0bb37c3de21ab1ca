"""The way of a walk-around entry from 登錄 to 結案, its serial, and what may still be changed."""

import datetime as dt

from db.vocabulary import WalkaroundCategory, WalkaroundState

_NEXT = {
    # Straight to 陳核 too: not every matter concerns another section.
    WalkaroundState.REGISTERED: (
        WalkaroundState.SETTLED,
        WalkaroundState.CONSULTING,
        WalkaroundState.SUBMITTED,
        WalkaroundState.MERGED,
    ),
    # The director sees it in the register; to open it again would be to overwrite a closed row.
    WalkaroundState.SETTLED: (),
    WalkaroundState.CONSULTING: (
        WalkaroundState.SUBMITTED,
        WalkaroundState.RETURNED,
        WalkaroundState.MERGED,
    ),
    WalkaroundState.SUBMITTED: (WalkaroundState.CLOSED, WalkaroundState.RETURNED),
    WalkaroundState.CLOSED: (),
    WalkaroundState.RETURNED: (
        WalkaroundState.CONSULTING,
        WalkaroundState.SUBMITTED,
        WalkaroundState.MERGED,
    ),
    WalkaroundState.MERGED: (),
}
_CLOSED = (WalkaroundState.SETTLED, WalkaroundState.CLOSED, WalkaroundState.MERGED)


def allowed_next(state: WalkaroundState) -> tuple[WalkaroundState, ...]:
    """Return the states an entry may go to from here (design.md rule 7); none once it is closed."""
    return _NEXT[state]


def may_go(state: WalkaroundState, to: WalkaroundState) -> bool:
    """Whether an entry may go from one state straight to another."""
    return to in _NEXT[state]


def is_closed(state: WalkaroundState) -> bool:
    """Whether the matter is settled: 當場結案, 結案 or 併案."""
    return state in _CLOSED


def may_be_edited(state: WalkaroundState) -> bool:
    """Whether the entry itself may be changed; a closed one is corrected by an added remark only."""
    return not is_closed(state)


def may_be_deleted(state: WalkaroundState, category: WalkaroundCategory) -> bool:
    """Whether an entry made by mistake may go: until it has gone on, and one of nothing found always."""
    return state is WalkaroundState.REGISTERED or category is WalkaroundCategory.NOTHING_FOUND


def is_overdue(state: WalkaroundState, due_on: dt.date | None, today: dt.date) -> bool:
    """Whether an open entry is past the day by which it was to be handled."""
    return not is_closed(state) and due_on is not None and today > due_on


def serial_text(year: int, section_short_name: str, serial: int) -> str:
    """Return an entry's number as printed: 115-行政-007 for the seventh of the ROC year in its section."""
    return f"{year}-{section_short_name}-{serial:03}"
