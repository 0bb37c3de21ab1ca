"""A section's workbook read back, whatever people did to it in Excel; nothing in a cell is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop.errors import BadFile
from desktop.exchange.archive_gate import admit
from desktop.exchange.sections.handout_sheet import (
    AREA,
    DELETE,
    FIELDS,
    HEADINGS,
    MEASURE,
    NUMBER,
    ReturnedSheet,
    SheetRow,
    Stray,
    cell_text,
)
from desktop.exchange.sections.handout_workbook import (
    FORMAT,
    HIDDEN,
    KEY_HEADING,
    MARK_ROWS,
    PARENT_HEADING,
    SHEET,
)
from desktop.exchange.sections.section_cells import SectionPage, elsewhere, opened, text_of, written_in

_MOST_ROWS, _MOST_COLUMNS = 5000, 60
_TICKS = frozenset("v✓✔✗√○●ox1yｖ") | {"是", "刪", "刪除", "yes", "true"}
_NO_TICKS = frozenset({"否", "不", "不刪", "n", "no", "0", "false"})


def read_workbook(path: Path) -> ReturnedSheet:
    """Return what came back in a workbook, whatever it is called now and however its rows were sorted.

    Raises:
        BadFile: it cannot be read, or is no workbook that was handed out.
    """
    admit(path)
    values, formulas = opened(path, data_only=True), opened(path, data_only=False)
    marks = _marks(values)
    name = written_in(values, SHEET, HIDDEN)
    if not marks or marks[0] != FORMAT or name is None:
        raise BadFile(
            f"「{path.name}」不是分送編寫的檔案；請選擇由「分送各單位編寫」產生、編好後回傳的檔案。"
        )
    page = values[name]
    if page.max_row > _MOST_ROWS or page.max_column > _MOST_COLUMNS:
        raise BadFile(f"「{path.name}」超過{_MOST_ROWS}列或{_MOST_COLUMNS}欄，不像是一份計畫；請檢查檔案。")
    found = _Page(page, formulas[name], frozenset(marks[MARK_ROWS:]))
    if not found.is_complete():
        raise BadFile(
            f"「{path.name}」的「{name}」工作表沒有標題列或隱藏的欄，對不上原來的工作；"
            "請還原欄位，或把修改貼回原來的檔案。"
        )
    rows, deleted = found.rows()
    strays = (*found.strays, *elsewhere(values, name, HIDDEN))
    mark, agency, title, section = marks[1:MARK_ROWS]
    return ReturnedSheet(mark, agency, title, section, rows, deleted, strays, tuple(found.faults))


def _marks(book: Any) -> tuple[str, ...]:
    if HIDDEN not in book.sheetnames:
        return ()
    found = [cell_text(str(row[0] or "")) for row in book[HIDDEN].iter_rows(max_col=1, values_only=True)]
    return tuple(found) if len(found) >= MARK_ROWS else ()


@dataclass
class _Page(SectionPage):
    """The sheet with the part of the plan."""

    def __post_init__(self) -> None:
        self._columns: dict[str, int] = {}
        self._heading_row = 0
        for line in self.values.iter_rows():
            texts = {text_of(cell.value): cell.column for cell in line}
            if {KEY_HEADING, FIELDS["text"]} <= texts.keys():
                wanted = (*HEADINGS, KEY_HEADING, PARENT_HEADING)
                self._columns = {name: texts[name] for name in wanted if name in texts}
                self._heading_row = line[0].row
                break

    def is_complete(self) -> bool:
        """Whether every column that is needed was found."""
        return {*FIELDS.values(), DELETE, KEY_HEADING, PARENT_HEADING} <= self._columns.keys()

    def rows(self) -> tuple[tuple[SheetRow, ...], frozenset[str]]:
        """The rows with anything in their fields, and the keys ticked to go."""
        self.gather_head(self._heading_row, frozenset(self._columns.values()))
        names = {column: name for name, column in self._columns.items()}
        found: list[SheetRow] = []
        deleted: set[str] = set()
        above: SheetRow | None = None
        homes: dict[tuple[str, str], str] = {}
        for line in self.values.iter_rows(min_row=self._heading_row + 1):
            texts = self.texts_of(line, names)
            row = _row(texts, line[0].row)
            if not row.key and row.parent:
                homes[row.area, row.measure] = row.parent
            row = row if row.key else _placed(row, above, homes)
            if row.key or any(row.values.values()):
                found.append(row)
                above = row
            else:
                self._gather_beside(row, texts)
            if self._is_ticked(texts.get(DELETE, ""), row):
                deleted.add(row.key)
        return _with_first_place(found), frozenset(deleted)

    def _gather_beside(self, row: SheetRow, texts: Mapping[str, str]) -> None:
        """Keep what was written in a line whose fields are all empty."""
        told = (NUMBER,) if texts.get(PARENT_HEADING) else (NUMBER, AREA, MEASURE)
        self.strays += [Stray(row.line, name, texts[name]) for name in told if texts.get(name)]

    def _is_ticked(self, text: str, row: SheetRow) -> bool:
        plain = text.strip().lower().replace("ｖ", "v")
        is_ticked = plain in _TICKS or "刪" in plain.replace("不刪", "")
        if plain and plain not in _TICKS | _NO_TICKS:
            self.strays.append(Stray(row.line, DELETE, text))
        return is_ticked and bool(row.key)


def _row(texts: Mapping[str, str], line: int) -> SheetRow:
    values = {name: texts.get(heading, "") for name, heading in FIELDS.items()}
    return SheetRow(
        texts.get(KEY_HEADING, ""),
        texts.get(PARENT_HEADING, ""),
        texts.get(NUMBER, ""),
        texts.get(AREA, ""),
        texts.get(MEASURE, ""),
        values,
        line=line,
    )


def _placed(row: SheetRow, above: SheetRow | None, homes: Mapping[tuple[str, str], str]) -> SheetRow:
    """A new row with its place: that of its line, of the measure it names, or of the row above it."""
    if row.parent:
        return row
    named = homes.get((row.area, row.measure)) if row.measure else None
    if named and (above is None or (row.area, row.measure) != (above.area, above.measure)):
        return replace(row, parent=named)
    if above is None:
        return row
    after = above.key or above.after
    return replace(row, parent=above.parent, area=above.area, measure=above.measure, after=after)


def _with_first_place(rows: list[SheetRow]) -> tuple[SheetRow, ...]:
    """The rows; those put before all others belong where the first of these does."""
    first = next((row for row in rows if row.parent), None)
    if first is None:
        return tuple(rows)
    parent, area, measure = first.home or first.parent, first.area, first.measure
    return tuple(
        row if row.parent else replace(row, parent=parent, area=area, measure=measure) for row in rows
    )
