"""The plans of the corpus as Word documents."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION

from db.vocabulary import NodeKind
from desktop.exchange.plan_file import Chapter, PlanFile
from desktop.rules.numbering import Level, label
from tests.exchange.corpus.layouts import Box, Line, Row, pages_of, typed
from tests.exchange.corpus.markup import mark_up
from tests.exchange.corpus.styles import Numbers, Style
from tests.exchange.word_files import OFFICIAL_LEVELS, WordFile, merge

_DEPTHS = {NodeKind.AREA: 1, NodeKind.MEASURE: 2, NodeKind.TASK: 3, NodeKind.SUBTASK: 4}


def write_word(plan: PlanFile, style: Style, path: Path) -> Path:
    """Write the plan in this style and return the path."""
    writing = _Writing(style)
    writing.plan(plan)
    writing.file.document.save(str(path))
    return path


class _Writing:
    """One document being written."""

    def __init__(self, style: Style) -> None:
        self.file = WordFile()
        self._style = style
        self._list = self.file.list_of(OFFICIAL_LEVELS) if style.numbers is Numbers.AUTOMATIC else None

    def plan(self, plan: PlanFile) -> None:
        self.file.write(plan.title)
        for value, chapter in enumerate(plan.chapters, 1):
            self._chapter(value, chapter)
            if chapter.table:
                self._tables(pages_of(plan.items, self._style))
        if self._style.has_marks:
            mark_up(self.file.document)

    def _chapter(self, value: int, chapter: Chapter) -> None:
        if self._list is None:
            number = label(Level.CHAPTER, value)
            paragraph = self.file.write(f"{number}{chapter.heading}：")
        else:
            paragraph = self.file.write(chapter.heading, numbered=self._list)
        if self._style.has_real_headings:
            paragraph.style = self.file.document.styles["Heading 1"]
        for text in chapter.paragraphs:
            self.file.write(text)

    def _tables(self, pages: Sequence[Sequence[Row]]) -> None:
        if self._style.is_landscape:
            self._turn()
        for page in pages:
            self._table(page)
            self.file.write("")
        if self._style.is_landscape:
            self._turn()

    def _turn(self) -> None:
        section = self.file.document.add_section(WD_SECTION.NEW_PAGE)
        is_upright = section.orientation == WD_ORIENT.PORTRAIT
        section.orientation = WD_ORIENT.LANDSCAPE if is_upright else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = section.page_height, section.page_width

    def _table(self, rows: Sequence[Row]) -> None:
        columns = self._style.columns
        table = self.file.document.add_table(len(rows) + 1, len(columns), style="Table Grid")
        cells = [list(row.cells) for row in table.rows]
        for cell, (_key, heading) in zip(cells[0], columns, strict=True):
            cell.paragraphs[0].text = heading
        for place, row in enumerate(rows, 1):
            for column, box in enumerate(row):
                if box:
                    self._fill(cells[place][column], box)
        for place, row in enumerate(rows, 1):
            for column, box in enumerate(row):
                if box and (box.rows > 1 or box.columns > 1):
                    merge(table, (place, column), (place + box.rows - 1, column + box.columns - 1))

    def _fill(self, cell: Any, box: Box) -> None:
        for line in box.lines:
            self._line(cell, line)
        if len(cell.paragraphs) > 1:
            first = cell.paragraphs[0]._p
            first.getparent().remove(first)

    def _line(self, cell: Any, line: Line) -> None:
        if line.kind is None or self._list is None:
            self.file.write(typed(line, self._style), within=cell)
            return
        self.file.write(line.text, numbered=self._list, depth=_DEPTHS[line.kind], within=cell)
