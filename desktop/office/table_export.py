"""Writing a table into a file that is whole or not there at all."""

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.office.writing import written_beside

if TYPE_CHECKING:
    from desktop.exchange.sheets.table_file import Progress, TableFile


def export_steps(table: "TableFile", target: Path) -> "Generator[Progress, None, int]":
    """Write the table as the kind the target's name says, in steps; returns the number of rows.

    Raises Refused for a name of no kind, for what the kind cannot hold and where it cannot be written; the
    old file then stays, also where the steps are given up.
    """
    from desktop.exchange.sheets.table_formats import kind_of, table_steps

    kind = kind_of(target)
    with written_beside(target) as unfinished:
        return (yield from table_steps(table, unfinished, kind))


def export(table: "TableFile", target: Path) -> int:
    """Do `export_steps` at once."""
    steps = export_steps(table, target)
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            return int(finished.value)
