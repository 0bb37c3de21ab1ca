"""Kill the program at random moments while a plan is edited, undone and redone; what was stored is there.

The long form: python tests/journeys/undo_while_killed.py --kills 100 [--seed 1]
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from db import audit
from desktop.office.office import Actor
from desktop.office.opening import create_office, open_office
from desktop.office.upkeep import check
from desktop.ui.desk import Desk
from tests.factories import TaskDraft, followed_plan
from tests.journeys.random_edits import RandomClerk, digest_of

CLERK = Actor("承辦人")
TASKS = [TaskDraft(f"第{number}項", sections=("民政課", "社會課")) for number in range(12)]
LONGEST_LIFE_SECONDS = 0.6


@dataclass(frozen=True)
class Outcome:
    """How one kill ended; `told` and `stored` are audit numbers, the marks stand for the office's state."""

    told: int
    stored: int
    told_mark: str
    stored_mark: str
    faults: list[str]

    @property
    def is_good(self) -> bool:
        """Whether all that was told is there, as it was told, and nothing is damaged.

        One deed more may have been stored than could be told.
        """
        is_same = self.stored == self.told and self.stored_mark == self.told_mark
        return not self.faults and (is_same or self.stored == self.told + 1)


def sit_for_ever(path: Path, seed: str) -> None:
    """Edit, undo and redo at random; tell the trail's newest number and the state's mark after each."""
    application = QCoreApplication([])
    chance, desk = random.Random(seed), Desk(open_office(path), CLERK)
    clerk = RandomClerk(desk.office, desk.do, chance)
    tell(desk)
    while application is not None:
        turn = chance.random()
        if turn < 0.25 and desk.undo_stack.canUndo():
            desk.undo_stack.undo()
        elif turn < 0.4 and desk.undo_stack.canRedo():
            desk.undo_stack.redo()
        else:
            clerk.edit()
        tell(desk)


def tell(desk: Desk) -> None:
    """Print where the office stands."""
    with desk.office.reading() as session:
        number = next(audit.entries(session, limit=1)).number
    print(number, digest_of(desk.office), flush=True)


def kill_once(path: Path, seed: str) -> Outcome:
    """Let a program of its own work for a moment, kill it, and look at what it left."""
    script = [sys.executable, __file__, "--sit", str(path), "--seed", seed]
    with subprocess.Popen(script, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline()]
        time.sleep(random.Random(seed).uniform(0.001, LONGEST_LIFE_SECONDS))
        child.kill()
        lines += [line for line in child.stdout if line.endswith("\n")]
    told, mark = lines[-1].split()
    office = open_office(path)
    with office.reading() as session:
        stored = next(audit.entries(session, limit=1)).number
    outcome = Outcome(int(told), stored, mark, digest_of(office), check(office))
    office.close()
    return outcome


def kill_many(folder: Path, kills: int, seed: str) -> list[Outcome]:
    """Kill so many times, each time going on with what the last kill left."""
    path = folder / "office.db"
    office = create_office(path, "青埔縣松溪鄉公所")
    followed_plan(office, CLERK, *TASKS)
    office.close()
    return [kill_once(path, f"{seed}/{number}") for number in range(kills)]


def main() -> int:
    """Kill as often as asked and print the figures; status 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--sit", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.sit:
        sit_for_ever(asked.sit, asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        outcomes = kill_many(Path(folder), asked.kills, asked.seed)
    bad = [outcome for outcome in outcomes if not outcome.is_good]
    print(f"kills {len(outcomes)}, deeds stored {outcomes[-1].stored}, lost or damaged {len(bad)}")
    for outcome in bad:
        print(outcome)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
