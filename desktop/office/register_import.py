"""Taking the rows of a file into a register: looked through first, then stored all or not at all."""

from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.queries.office import sections
from db.tables import Table
from db.unit_of_work import Work
from desktop.errors import Refused
from desktop.office import walkaround_rows
from desktop.office.deed import deed
from desktop.office.office import Office
from desktop.registers.description import Register
from desktop.registers.row_reading import BadRow, Headings, ReadRow, find_headings, read_rows
from desktop.rules.roc_calendar import roc_year

Progress = tuple[int, int, str]
# Telling of every row would take longer than reading it.
STEP = 1000


@dataclass(frozen=True)
class FoundRows:
    """What a file holds for a register: rows that are new, those stored already, and those that are bad."""

    register: Register
    headings: Headings
    new: tuple[ReadRow, ...]
    stored: tuple[ReadRow, ...]
    bad: tuple[BadRow, ...]

    @property
    def count(self) -> int:
        """All rows of the file."""
        return len(self.new) + len(self.stored) + len(self.bad)

    @property
    def years(self) -> tuple[int, ...]:
        """The ROC years of the new rows."""
        return tuple(sorted({roc_year(row.values["walked_on"]) for row in self.new}))

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels of the columns of the form that the file has not."""
        return tuple(c.label for c in self.register.entered if c.key not in self.headings.keys)


def look_through(office: Office, register: Register, path: Path) -> FoundRows:
    """Do `looking_steps` at once."""
    steps = looking_steps(office, register, path)
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            found: FoundRows = finished.value
            return found


def looking_steps(office: Office, register: Register, path: Path) -> Generator[Progress, None, FoundRows]:
    """Read a file's rows for a register and store nothing, in steps that can be shown.

    Raises BadFile for a file that cannot be read or has not the register's headings, Refused for a register
    that is not filled from files.
    """
    from desktop.exchange.sheets.read_rows import read_sheets

    refuse_if_not_taken(register)
    yield 0, 0, f"正在讀取「{path.name}」"
    headings, sheet = find_headings(register, read_sheets(path))
    with office.reading() as session:
        known = sections(session)
    good: list[ReadRow] = []
    bad: list[BadRow] = []
    rows = read_rows(headings, sheet, known)
    for done, row in enumerate(rows, start=1):
        if isinstance(row, ReadRow):
            row = _checked(row, sheet)
        (good if isinstance(row, ReadRow) else bad).append(row)  # type: ignore[arg-type]
        if done % STEP == 0:
            yield done, len(sheet) - headings.line, f"已讀 {done:,} 列"
    with office.reading() as session:
        new, stored = split_by_stored(session, register, headings.keys, good)
    return FoundRows(register, headings, tuple(new), tuple(stored), tuple(bad))


def refuse_if_not_taken(register: Register) -> None:
    """Raise Refused for a register whose rows are more than its columns."""
    if register.not_taken_in:
        raise Refused(f"「{register.title}」不能從檔案匯入：{register.not_taken_in}")


def _checked(row: ReadRow, sheet: Sequence[Sequence[Any]]) -> ReadRow | BadRow:
    values = walkaround_rows.settled(row.values)
    told = walkaround_rows.faults(values)
    return BadRow(row.line, tuple(told), tuple(sheet[row.line - 1])) if told else ReadRow(row.line, values)


def split_by_stored(
    session: Session, register: Register, keys: Iterable[str], rows: Sequence[ReadRow]
) -> tuple[list[ReadRow], list[ReadRow]]:
    """The rows that are new, and those whose entered columns are equal to a stored row's.

    A row that stands twice in the file is stored already only where it is stored twice.
    """
    compared = [column.key for column in register.entered if column.key in set(keys)]
    table = Table.metadata.tables[register.table]
    years = {roc_year(row.values["walked_on"]) for row in rows}
    wanted = select(*(table.c[key] for key in compared)).where(table.c.year.in_(years))
    left = Counter(tuple(row) for row in session.connection().execute(wanted))
    new: list[ReadRow] = []
    stored: list[ReadRow] = []
    for row in rows:
        same = tuple(row.values[key] for key in compared) if left else ()
        if left and left[same] > 0:
            left[same] -= 1
            stored.append(row)
        else:
            new.append(row)
    return new, stored


@deed
def take_in_rows(work: Work, found: FoundRows, *, despite_bad: bool = False) -> tuple[int, int]:
    """Store the new rows of a file, all in one; returns how many, and how many have another number now.

    Rows stored meanwhile are not stored again. Raises Refused where rows are bad, unless they are to be left
    out, and where there is nothing new.
    """
    refuse_if_not_taken(found.register)
    if found.bad and not despite_bad:
        raise Refused(f"有 {len(found.bad)} 列不能匯入，沒有存入任何一列；請改正這些列後再匯入。")
    new, _stored = split_by_stored(work.session, found.register, found.headings.keys, found.new)
    if not new:
        raise Refused("這個檔案裡沒有新的紀錄；每一列都已經在登記簿裡，沒有存入任何一列。")
    renumbered = walkaround_rows.store(work, [row.values for row in new])
    return len(new), renumbered
