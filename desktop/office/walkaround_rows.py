"""Walk-around entries from a file: what cannot be, and the numbers and states of those that are stored."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from db.tables.walkaround import Walkaround
from db.unit_of_work import Work
from db.vocabulary import WalkaroundCategory, WalkaroundState
from desktop.office.walkarounds import DUE_TOO_EARLY, FINDING_MISSING
from desktop.registers.walkaround import WALKAROUND
from desktop.rules.roc_calendar import roc_year
from desktop.rules.walkaround import is_closed
from desktop.rules.words import word

_SERIAL = re.compile(r"(?<!\d)(\d{1,6})\s*$")
_NOTHING = WalkaroundCategory.NOTHING_FOUND
# The number is no column of its own in a file's row: it is given.
_STORED = tuple(column.key for column in WALKAROUND.columns if column.key != "serial")


def settled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the state they mean: nothing found is settled, what has a day of closing is closed.

    A closed entry says how: by what was done at once, where nothing else is written.
    """
    state = values.get("state")
    closed_on = values.get("closed_on")
    if values["category"] is _NOTHING and state in (None, WalkaroundState.REGISTERED):
        state, closed_on = WalkaroundState.SETTLED, closed_on or values["walked_on"]
    elif state is None:
        state = WalkaroundState.CLOSED if closed_on else WalkaroundState.REGISTERED
    elif state is WalkaroundState.SETTLED and closed_on is None:
        closed_on = values["walked_on"]
    result = values.get("result") or (values.get("immediate_action", "") if is_closed(state) else "")
    return {**values, "state": state, "closed_on": closed_on, "result": result}


def faults(values: Mapping[str, Any]) -> list[str]:
    """Why a settled row cannot be stored, each a sentence that names the column."""
    told = []
    walked_on, state, closed_on = values["walked_on"], values["state"], values["closed_on"]
    is_nothing = values["category"] is _NOTHING
    if not is_nothing and not values.get("finding"):
        told.append(FINDING_MISSING)
    if (due_on := values.get("due_on")) is not None and due_on < walked_on:
        told.append(DUE_TOO_EARLY)
    if (replied_on := values.get("replied_on")) is not None and replied_on < walked_on:
        told.append("「回復日期」不能早於走動的「日期」；請改寫日期。")
    if closed_on is not None and closed_on < walked_on:
        told.append("「結案日期」不能早於走動的「日期」；請改寫日期。")
    if is_closed(state):
        if closed_on is None:
            told.append(f"「狀態」是「{word(state)}」，請填寫「結案日期」。")
        if not is_nothing and not values["result"]:
            told.append(f"「狀態」是「{word(state)}」，請填寫「處理結果」。")
    elif is_nothing or closed_on is not None:
        why = "類別是「無異常」" if is_nothing else "已有「結案日期」"
        told.append(f"{why}，「狀態」不能是「{word(state)}」；請改寫其中一項。")
    return told


def store(work: Work, rows: Sequence[Mapping[str, Any]]) -> int:
    """Store the rows at once; returns how many have another number than the file says.

    A number stands where its section has not given it in that ROC year; otherwise the next one is given.
    """
    years = [roc_year(row["walked_on"]) for row in rows]
    wanted = [_serial(row.get("serial", "")) for row in rows]
    groups = [(year, row["section_id"]) for year, row in zip(years, rows, strict=True)]
    serials = _serials(work, groups, wanted)
    keys = tuple(key for key in _STORED if key in rows[0])
    stored = [
        (year, serial, work.actor, *(row[key] for key in keys))
        for year, serial, row in zip(years, serials, rows, strict=True)
    ]
    work.insert_rows(Walkaround, ("year", "serial", "author", *keys), stored)
    return sum(1 for asked, given in zip(wanted, serials, strict=True) if asked and asked != given)


def _serial(written: str) -> int | None:
    """The serial in a number as it is printed, 7 of 115-行政-007; None where there is none."""
    found = _SERIAL.search(written)
    return int(found[1]) or None if found else None


def _serials(work: Work, groups: Sequence[tuple[int, int]], wanted: Sequence[int | None]) -> list[int]:
    taken: dict[tuple[int, int], set[int]] = defaultdict(set)
    columns = (Walkaround.year, Walkaround.section_id, Walkaround.serial)
    for year, section_id, serial in work.session.execute(
        select(*columns).where(Walkaround.year.in_({year for year, _section in groups}))
    ):
        taken[year, section_id].add(serial)
    given: list[int] = []
    for group, asked in zip(groups, wanted, strict=True):
        free = asked is not None and asked not in taken[group]
        given.append(asked if free and asked else 0)
        if free and asked:
            taken[group].add(asked)
    last = {group: max(serials, default=0) for group, serials in taken.items()}
    for place, group in enumerate(groups):
        if not given[place]:
            last[group] = last.get(group, 0) + 1
            given[place] = last[group]
    return given
