"""Two section heads, two processes on one file: the same thing is ticked once, and the other is told so."""

import datetime as dt
import multiprocessing
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from db import audit
from db.database import BUSY_SECONDS
from db.queries.followed import followed_sources
from db.vocabulary import DoneRule, Period
from desktop.office.office import Actor, Office
from desktop.office.owed import Slot
from desktop.office.promises import set_done_rule
from desktop.office.upkeep import check
from tests.factories import FollowedPlan, TaskDraft, followed_plan
from tests.journeys.two_heads import Round, Told, tick_at_the_barrier

POST, TESTS, DRILL = "每月更新網頁", "電話禮貌測試", "消防演練"
TOGETHER = ("行政課", "人事室")


@pytest.fixture
def plan(office: Office, clerk: Actor) -> FollowedPlan:
    """Tasks that two sections share: what one of them ticks is done for both."""
    found = followed_plan(
        office,
        clerk,
        TaskDraft(POST, None, TOGETHER, (1, Period.MONTH)),
        TaskDraft(TESTS, dt.date(2026, 12, 20), TOGETHER, (12, Period.YEAR)),
        TaskDraft(DRILL, dt.date(2026, 12, 20), TOGETHER),
    )
    with office.work(clerk) as work:
        for text in (POST, TESTS, DRILL):
            set_done_rule(work, found.nodes[text], DoneRule.TOGETHER)
    return found


def test_of_two_heads_ticking_the_same_at_once_one_does_and_the_other_is_told_by_whom(
    office: Office, database_path: Path, plan: FollowedPlan
) -> None:
    new_year = dt.date(2026, 1, 1)
    months = [dt.date(2026, month, 1) for month in range(1, 7)]
    rounds = [
        *(Round(plan.nodes[POST], Slot(month, 1)) for month in months),
        *(Round(plan.nodes[TESTS], Slot(new_year, number)) for number in range(1, 4)),
        *(Round(plan.nodes[TESTS], counted=counted) for counted in range(3, 6)),
        Round(plan.nodes[DRILL], Slot(new_year, 1)),
    ]
    told = tick_at_once(database_path, plan, rounds)

    with office.reading() as session:
        sources = followed_sources(session, 115)
        ticked = [
            entry
            for entry in audit.entries(session)
            if any(change.table == "occurrence" for change in entry.changes)
        ]
    assert sources is not None
    stored = [tick for ticks in sources.ticks.values() for tick in ticks]
    assert len(stored) == len(rounds)
    assert Counter((tick.node_id, tick.period_from, tick.number) for tick in stored).most_common(1)[0][1] == 1
    assert sorted(tick.period_from for tick in sources.ticks[plan.nodes[POST]]) == months
    assert [tick.number for tick in sources.ticks[plan.nodes[TESTS]]] == [1, 2, 3, 4, 5, 6]
    assert len(ticked) == len(rounds)
    assert [len(entry.changes) for entry in ticked] == [1] * len(rounds)
    assert check(office) == []
    for number, seen in enumerate(rounds):
        winner, loser = sorted((each for each in told if each.round == number), key=lambda each: each.refusal)
        assert (winner.refusal, loser.refusal) == ("", "Conflict")
        assert re.search(sentence(winner, seen), loser.sentence)
    # Who comes second waits for the first to be stored, and never until the file counts as busy.
    assert max(each.seconds for each in told) < BUSY_SECONDS


def sentence(winner: Told, seen: Round) -> str:
    """What the other head is told: by whom it was done, or how often it was done by now."""
    if seen.slot is not None:
        return rf"這一次已由{winner.name}勾稽（115\.11\.20完成），沒有重複登錄；請重新整理後再看。$"
    return rf"^「電話禮貌測試」剛才已由別人勾稽（已辦{(seen.counted or 0) + 1}次）；"


def tick_at_once(path: Path, plan: FollowedPlan, rounds: Sequence[Round]) -> list[Told]:
    """Let the heads of both sections tick every round at the same moment; returns what each was told."""
    spawn = multiprocessing.get_context("spawn")
    barrier, told = spawn.Barrier(2), spawn.Queue()
    heads = [
        spawn.Process(
            target=tick_at_the_barrier,
            args=(path, name, plan.sections[section], tuple(rounds), barrier, told),
            daemon=True,
        )
        for name, section in (("林課長", "行政課"), ("陳主任", "人事室"))
    ]
    for head in heads:
        head.start()
    found = [told.get(timeout=30) for _ in range(2 * len(rounds))]
    for head in heads:
        head.join(timeout=10)
    return found
