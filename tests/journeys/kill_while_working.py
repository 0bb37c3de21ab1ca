"""Kill the program at random moments of a stream of edits; nothing it said was stored may be lost.

The long form: python tests/journeys/kill_while_working.py --kills 200 [--seed 1]
"""

import argparse
import datetime as dt
import itertools
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from db import audit
from db.tables.plan import Node, Plan
from db.vocabulary import NodeKind
from desktop.errors import Refused
from desktop.office.evidence import add_evidence
from desktop.office.office import Actor, Office
from desktop.office.opening import create_office, open_office
from desktop.office.settings import change_setting
from desktop.office.take_back import take_back
from desktop.office.tracking import reopen, tick_off
from desktop.office.upkeep import back_up, check

CLERK = Actor("承辦人")
TODAY = dt.date(2026, 11, 20)
TASKS = range(2, 12)
LONGEST_LIFE_SECONDS = 0.12


@dataclass(frozen=True)
class Outcome:
    """How one kill ended: deeds told as stored, deeds found in the trail, faults of the database."""

    told: int
    stored: int
    faults: list[str]
    had_journal: bool

    @property
    def is_good(self) -> bool:
        """Whether nothing told was lost and nothing is wrong."""
        return self.told <= self.stored and not self.faults


def found(path: Path) -> None:
    """Make the office the edits work on: a plan with ten tasks."""
    office = create_office(path, "青埔縣松溪鄉公所")
    with office.work(CLERK) as work:
        work.name("take_in_plan")
        work.session.add(Plan(id=1, year=115, title="年度計畫", columns=[]))
        work.flush()
        work.session.add(Node(id=1, plan_id=1, position=1, kind=NodeKind.AREA, indicators=[]))
        work.flush()
        for key in TASKS:
            task = Node(id=key, plan_id=1, parent_id=1, position=key, kind=NodeKind.TASK, indicators=[])
            work.session.add(task)
    office.close()


def edit_for_ever(office: Office, told: int, chance: random.Random) -> None:
    """Do one deed after the other and tell each stored one's number through the pipe `told`."""
    office.on_change(lambda changed: os.write(told, f"{changed.number}\n".encode()) and None)
    for step in itertools.count():
        try:
            edit(office, step, chance)
        except Refused:
            continue


def edit(office: Office, step: int, chance: random.Random) -> None:
    """One deed of the kinds a clerk does all day, some of them large."""
    node = chance.choice(TASKS)
    with office.work(CLERK) as work:
        match step % 5:
            case 0:
                tick_off(work, node, on=TODAY, today=TODAY, note=f"第 {step} 次")
            case 1:
                scan = chance.randbytes(chance.randrange(1, 200_000))
                add_evidence(work, node, on=TODAY, today=TODAY, file=scan, file_name="掃描.pdf")
            case 2:
                reopen(work, node)
                row = work.session.get(Node, node)
                assert row is not None
                row.text = f"改寫 {step} " * chance.randrange(1, 400)
            case 3:
                change_setting(work, "due_soon_days", step)
            case _:
                take_back(work, next(audit.entries(work.session)).number)


def kill_once(path: Path, chance: random.Random) -> Outcome:
    """Let a child work on the office, kill it after a random moment, and look at what it left."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        edit_for_ever(open_office(path), writing, chance)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        pipe.readline()
        time.sleep(chance.uniform(0.001, LONGEST_LIFE_SECONDS))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        numbers = [int(line) for line in pipe if line.endswith("\n")]
    had_journal = path.with_name(path.name + "-journal").exists()
    office = open_office(path)
    with office.reading() as session:
        stored = next(audit.entries(session)).number
        count = sum(1 for _ in audit.hashes(session))
    faults = check(office) + ([] if count == stored else ["the trail has a hole"])
    office.close()
    return Outcome(max(numbers, default=0), stored, faults, had_journal)


def kill_many(folder: Path, kills: int, seed: int) -> list[Outcome]:
    """Kill so many times, each time going on with what the last kill left."""
    path, outcomes = folder / "office.db", []
    found(path)
    for number in range(kills):
        # Every child draws other edits; the same seed gives the same edits and moments again.
        outcomes.append(kill_once(path, random.Random(f"{seed}/{number}")))
    office = open_office(path)
    back_up(office, folder / "last.db")
    office.close()
    return outcomes


def main() -> int:
    """Kill as often as asked and print the figures; status 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcomes = kill_many(Path(folder), asked.kills, asked.seed)
    bad = [outcome for outcome in outcomes if not outcome.is_good]
    print(
        f"kills {len(outcomes)}, journal left behind {sum(o.had_journal for o in outcomes)}, "
        f"deeds stored {outcomes[-1].stored if outcomes else 0}, lost or damaged {len(bad)}"
    )
    for outcome in bad:
        print(outcome)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
