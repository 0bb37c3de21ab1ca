"""What the registers still have open: walk-arounds by state, phone tests without a finished improvement."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from db.queries.stored import stored_rows
from db.tables.phone_test import PhoneTest, ScoreSheet, TestRound
from db.tables.walkaround import Walkaround
from db.vocabulary import WalkaroundState


@dataclass(frozen=True)
class UnfinishedTest:
    """A phone test that nobody has noted an improvement or a re-test of; `threshold` is its sheet's."""

    id: int
    total: Decimal
    threshold: int


_W, _P, _R, _S = (kind.__table__.c for kind in (Walkaround, PhoneTest, TestRound, ScoreSheet))
_AGAIN = PhoneTest.__table__.alias()
_BY_STATE = select(_W.state, func.count(_W.id)).group_by(_W.state)
_UNFINISHED = (
    select(_P.id, _P.total, _S.improvement_below)
    .join_from(PhoneTest.__table__, TestRound.__table__, _R.id == _P.round_id)
    .join(ScoreSheet.__table__, _S.id == _R.sheet_id)
    .where(_P.improvement_done_on.is_(None), ~exists().where(_AGAIN.c.retest_of_id == _P.id))
    .order_by(_P.tested_on, _P.id)
)


def walkarounds_by_state(session: Session) -> dict[WalkaroundState, int]:
    """How many walk-around entries are in each state; states of none are left out."""
    return {state: count for state, count in stored_rows(session, _BY_STATE)}


def unfinished_tests(session: Session) -> list[UnfinishedTest]:
    """The phone tests of all years without improvement done and without re-test, oldest first."""
    return [UnfinishedTest(*row) for row in stored_rows(session, _UNFINISHED)]
