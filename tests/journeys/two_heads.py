"""One of two section heads who tick off the same things at the same moments, each a process of its own."""

import datetime as dt
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from db.vocabulary import Role
from desktop.errors import OfficeError
from desktop.office.office import Actor
from desktop.office.opening import open_office
from desktop.office.owed import Slot
from desktop.office.ticking import tick, tick_many

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

TODAY = dt.date(2026, 11, 20)


@dataclass(frozen=True)
class Round:
    """What both heads saw as open and tick: one instance, or the task as it was counted so often."""

    node_id: int
    slot: Slot | None = None
    counted: int | None = None


@dataclass(frozen=True)
class Told:
    """What a head was told of a round: the refusal and its sentence, empty where it went well."""

    name: str
    round: int
    refusal: str
    sentence: str
    seconds: float


def tick_at_the_barrier(
    path: Path, name: str, section_id: int, rounds: tuple[Round, ...], barrier: Barrier, told: "Queue[Told]"
) -> None:
    """Tick off every round when the other is ready for it too, and tell what came of it."""
    office = open_office(path)
    head = Actor(name, Role.SECTION_HEAD, section_id=section_id)
    for number, seen in enumerate(rounds):
        barrier.wait(timeout=20)
        begun, refusal, sentence = perf_counter(), "", ""
        try:
            with office.work(head) as work:
                if seen.slot is not None:
                    tick(work, seen.node_id, on=TODAY, slot=seen.slot, today=TODAY)
                else:
                    tick_many(work, [seen.node_id], on=TODAY, seen={seen.node_id: seen.counted}, today=TODAY)
        except OfficeError as error:
            refusal, sentence = type(error).__name__, str(error)
        told.put(Told(name, number, refusal, sentence, perf_counter() - begun))
    office.close()
