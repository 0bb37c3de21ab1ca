"""What a file tells of phone tests besides their register: the round, the points of each item, why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.database import Reading
from db.queries.phone_test import points_of, rounds, score_sheet
from desktop.registers.description import Row

if TYPE_CHECKING:
    from desktop.exchange.sheets.table_file import CellValue, TableColumn


class ScoreColumns:
    """The columns for the tests of some rounds: one for every item of their score sheets."""

    def __init__(self, session: Reading, year: int | None) -> None:
        """Take the rounds of a ROC year, or of all."""
        found = rounds(session, year)
        self._rounds = {each.id: each.name for each in found}
        sheets = sorted({each.sheet_id for each in found})
        items = [item.text for sheet in sheets for item in score_sheet(session, sheet).items]
        self._items = list(dict.fromkeys(items))

    def columns(self) -> "list[TableColumn]":
        """The columns as a file is told of them."""
        from desktop.exchange.sheets.table_file import CellKind, TableColumn

        points = [TableColumn(f"得分：{text}", CellKind.NUMBER, 6) for text in self._items]
        return [TableColumn("測試輪次", CellKind.TEXT, 10), *points, TableColumn("扣分原因", width=12)]

    def values(self, session: Reading, rows: Sequence[Row]) -> "list[list[CellValue]]":
        """What stands in these columns of rows of the register; empty where an item did not apply."""
        given = points_of(session, [row["id"] for row in rows])
        told: list[list[CellValue]] = []
        for row in rows:
            items = {item.text: item for item in given.get(row["id"], ())}
            points = [items[text].points if text in items else None for text in self._items]
            reasons = "；".join(f"{text}：{item.reason}" for text, item in items.items() if item.reason)
            told.append([self._rounds.get(row["round_id"], ""), *points, reasons])
        return told
