"""What the registers still have open: walk-arounds by state, phone tests without a finished improvement."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from db.tables.phone_test import PhoneTest, ScoreSheet, TestRound
from db.tables.walkaround import Walkaround
from db.vocabulary import WalkaroundState


@dataclass(frozen=True)
class UnfinishedTest:
    """A phone test that nobody has noted an improvement or a re-test of; `threshold` is its sheet's."""

    id: int
    total: Decimal
    threshold: int


def walkarounds_by_state(session: Session) -> dict[WalkaroundState, int]:
    """How many walk-around entries are in each state; states of none are left out."""
    wanted = select(Walkaround.state, func.count(Walkaround.id)).group_by(Walkaround.state)
    return {state: count for state, count in session.execute(wanted)}


def unfinished_tests(session: Session) -> list[UnfinishedTest]:
    """The phone tests of all years without improvement done and without re-test, oldest first."""
    again = aliased(PhoneTest)
    wanted = (
        select(PhoneTest.id, PhoneTest.total, ScoreSheet.improvement_below)
        .join(TestRound, TestRound.id == PhoneTest.round_id)
        .join(ScoreSheet, ScoreSheet.id == TestRound.sheet_id)
        .where(PhoneTest.improvement_done_on.is_(None), ~exists().where(again.retest_of_id == PhoneTest.id))
        .order_by(PhoneTest.tested_on, PhoneTest.id)
    )
    return [UnfinishedTest(*row) for row in session.execute(wanted)]
