"""The registers of the sample office: thirty walk-arounds and two rounds of phone tests."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import select

from db.tables.phone_test import ScoreItem
from db.unit_of_work import Work
from db.vocabulary import (
    Channel,
    Correctness,
    Outcome,
    SheetPart,
    WalkaroundCategory,
    WalkaroundKind,
    WalkaroundSource,
    WalkaroundState,
)
from desktop.office.phone_tests import create_round, enter_phone_test
from desktop.office.sample_diary import Diary
from desktop.office.score_sheets import ensure_score_sheet
from desktop.office.walkarounds import Handling, answer_consult, consult, move_on, register_walkaround
from desktop.rules.score_sheet import DEFAULT_SHEET, applies, correctness_points, speed_points

Told = dict[str, Any]
DAYS_TO_ANSWER, DAYS_TO_CLOSE = 5, 9
# The default sheet's rings and seconds.
LIMITS = (DEFAULT_SHEET.ring_limit, DEFAULT_SHEET.second_limit)
LOSS = "未完全做到，請加強"


def note_walkarounds(
    diary: Diary, told: Sequence[Told], sections: dict[str, int], heads: dict[str, Told]
) -> None:
    """Have the walk-arounds of the sections' heads registered, and each brought as far as it is told."""
    for entry in told:
        on, walk = dt.date.fromisoformat(entry["on"]), _Walk(entry, sections, heads[entry["section"]])
        diary.note(on, walk.register)
        diary.note(on + dt.timedelta(days=DAYS_TO_CLOSE), walk.lead_on)


class _Walk:
    """One entry, registered first and led on later."""

    def __init__(self, entry: Told, sections: dict[str, int], head: Told) -> None:
        self._entry, self._sections, self._head = entry, sections, head
        self._on = dt.date.fromisoformat(entry["on"])
        self._key = 0

    def register(self, work: Work) -> None:
        entry, head = self._entry, self._head
        self._key = register_walkaround(
            work,
            section_id=self._sections[entry["section"]],
            walked_on=self._on,
            walked_at=dt.time.fromisoformat(entry["at"]),
            place=entry["place"],
            supervisor=head["name"],
            supervisor_title=head["title"],
            kind=WalkaroundKind(entry["kind"]),
            source=WalkaroundSource(entry["source"]),
            category=WalkaroundCategory(entry["category"]),
            finding=entry["finding"],
            immediate_action=entry["immediate_action"],
        )

    def lead_on(self, work: Work) -> None:
        _lead_on(work, self._key, self._entry, self._on, self._sections)


def _lead_on(work: Work, key: int, entry: Told, on: dt.date, sections: dict[str, int]) -> None:
    state = WalkaroundState(entry["state"])
    asked = [sections[name] for name in entry["consult"].split(",") if name]
    answered = on + dt.timedelta(days=DAYS_TO_ANSWER)
    if asked and state is not WalkaroundState.SETTLED:
        consult(work, key, asked, due_on=on + dt.timedelta(days=DAYS_TO_CLOSE))
        if state is WalkaroundState.CLOSED:
            for section_id in asked:
                answer_consult(work, key, section_id, "配合辦理。", on=answered)
    if state is WalkaroundState.SETTLED and entry["category"] != WalkaroundCategory.NOTHING_FOUND:
        move_on(work, key, state, on=on, handling=Handling(entry["immediate_action"]))
    if state in (WalkaroundState.SUBMITTED, WalkaroundState.CLOSED):
        move_on(work, key, WalkaroundState.SUBMITTED, on=answered)
    if state is WalkaroundState.CLOSED:
        handling = Handling(entry["result"])
        move_on(work, key, state, on=on + dt.timedelta(days=DAYS_TO_CLOSE), handling=handling)


def note_phone_tests(diary: Diary, told: Told, sections: dict[str, int]) -> None:
    """Have the rounds with their calls entered, scored on the default sheet."""
    for entry in told["rounds"]:
        held = _Round(entry, sections)
        diary.note(held.first, held.begin)
        for call in entry["calls"]:
            diary.note(dt.date.fromisoformat(call["on"]), partial(held.enter, call))


class _Round:
    """One round, begun first, its calls entered on their days."""

    def __init__(self, entry: Told, sections: dict[str, int]) -> None:
        self._entry, self._sections = entry, sections
        self.first, self._last = (dt.date.fromisoformat(entry[end]) for end in ("from", "to"))
        self._sheet_id = self._key = 0

    def begin(self, work: Work) -> None:
        self._sheet_id = ensure_score_sheet(work, self.first)
        name = self._entry["name"]
        self._key = create_round(
            work, self._sheet_id, year=115, name=name, held_from=self.first, held_to=self._last
        )

    def enter(self, call: Told, work: Work) -> None:
        items = work.session.scalars(
            select(ScoreItem).where(ScoreItem.sheet_id == self._sheet_id).order_by(ScoreItem.position)
        ).all()
        _enter(work, self._key, call, items, self._sections)


def _enter(
    work: Work, round_id: int, call: Told, items: Sequence[ScoreItem], sections: dict[str, int]
) -> None:
    scored = [
        item for item in items if applies(item, Channel(call["channel"]), Correctness(call["correctness"]))
    ]
    points = {item.id: _points(item, place, call) for place, item in enumerate(items) if item in scored}
    lost = {item.id: LOSS for item in scored if points[item.id] < item.points}
    enter_phone_test(
        work,
        round_id,
        section_id=sections[call["section"]],
        tester=call["tester"],
        tester_section_id=sections[call["tester_section"]],
        tested_on=dt.date.fromisoformat(call["on"]),
        tested_at=dt.time.fromisoformat(call["at"]),
        extension=call["extension"],
        channel=Channel(call["channel"]),
        outcome=Outcome(call["outcome"]),
        rings=call["rings"],
        question=call["question"],
        correctness=Correctness(call["correctness"]),
        remark=call["remark"],
        points=points,
        reasons=lost,
    )


def _points(item: ScoreItem, place: int, call: Told) -> int:
    """The points of one item: by the rings, by the answer, or a level less where the call loses one."""
    if item.part in (SheetPart.BUSINESS_SPEED, SheetPart.SWITCHBOARD_SPEED):
        return speed_points(
            item.levels, call["rings"], None, DEFAULT_SHEET.ring_limit, DEFAULT_SHEET.second_limit
        )
    if item.part is SheetPart.BUSINESS_CONTENT and len(item.levels) == 3 and item.points == 10:
        return correctness_points(item.levels, Correctness(call["correctness"]))
    return item.levels[1] if place in call["levels_lost"] else item.points
