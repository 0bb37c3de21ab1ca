"""Workbooks that came back from sections, beside what is known; what is checked is taken."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.errors import OfficeError
from desktop.exchange.sections.handout_sheet import Stray
from desktop.rules.three_way import Answer
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.models.returned_table import ReturnedTable
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.table_export import TableExport
from desktop.ui.widgets.wording_table import WordingTable

SIZE = (118 * UNIT, 72 * UNIT)
# What the window's own frame takes of the screen.
FRAME = 5 * UNIT
WHAT_WIDTH = 20 * UNIT
HEEDED_HEIGHT = 12 * UNIT


class Compared(Protocol):
    """A file that came back, compared with what is known."""

    @property
    def section(self) -> str: ...
    @property
    def items(self) -> Sequence[Any]: ...
    @property
    def strays(self) -> Sequence[Stray]: ...
    def count(self, answer: Answer) -> int:
        """How many items are of this kind."""
        ...

    def problems(self) -> Sequence[str]:
        """What cannot be taken as it stands."""
        ...


Sheet = TypeVar("Sheet")
Found = TypeVar("Found", bound=Compared)


class CameBackDialog(QDialog, Generic[Sheet, Found]):
    """One file after the other; Space checks a row, the button takes what is checked in one step.

    What kind of workbook it is, is said by overriding `read_file`, `compare`, `take_checked`.
    """

    def __init__(
        self, desk: Desk, paths: Sequence[Path], title: str, model: ReturnedTable, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        room = self.screen().availableSize()
        self.resize(min(SIZE[0], room.width() - FRAME), min(SIZE[1], room.height() - FRAME))
        self.desk = desk
        self._sheets: list[Sheet] = []
        self.found: Found | None = None
        self.files = QComboBox()
        self.files.setAccessibleName(self.tr("檔案"))
        self.about = plain_label("", wraps=True)
        self.problems = plain_label("", "error", wraps=True)
        self.heeded = QPlainTextEdit()
        self.heeded.setReadOnly(True)
        self.heeded.setTabChangesFocus(True)
        self.heeded.setAccessibleName(self.tr("請注意"))
        self.heeded.setMaximumHeight(HEEDED_HEIGHT)
        self.model = model
        model.setParent(self)
        self.table = WordingTable(model, title, WHAT_WIDTH)
        TableExport(desk, self.table, title)
        self.accept_button = button("", self.take, role="primary")
        self._lay_out()
        self._read(paths)
        self.files.currentIndexChanged.connect(lambda _row: self._compare())
        self.model.checked.connect(self._tell)
        self._compare()

    def read_file(self, path: Path) -> Sheet:
        """Return what is in a file. Raises OfficeError."""
        raise NotImplementedError

    def compare(self, sheet: Sheet) -> Found:
        """Return what a file asks for, compared with what is known. Raises OfficeError."""
        raise NotImplementedError

    def take_checked(self, found: Found, text: str) -> bool:
        """Do the deed with what is checked, `text` for its undoing; returns whether it was done."""
        raise NotImplementedError

    def warnings(self, found: Found) -> Sequence[str]:
        """Return sentences about the file as a whole."""
        return ()

    def standing(self, found: Found) -> str:
        """Return what is to be said of the file behind the counts."""
        return ""

    def _lay_out(self) -> None:
        kinds = QHBoxLayout()
        kinds.setSpacing(UNIT)
        kinds.addWidget(self.files)
        kinds.addWidget(self.about, 1)
        for answer in self.model.answers:
            words = self.tr("勾選%1").replace("%1", word(answer))
            kinds.addWidget(button(words, partial(self.model.check_kind, answer, True), role="link"))
        foot = QHBoxLayout()
        foot.setSpacing(UNIT)
        foot.addStretch(1)
        foot.addWidget(button(self.tr("關閉"), self.close))
        foot.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(kinds)
        layout.addWidget(self.problems)
        layout.addWidget(self.heeded)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)

    def _read(self, paths: Sequence[Path]) -> None:
        problems = []
        for path in paths:
            try:
                self._sheets.append(self.read_file(path))
                self.files.addItem(path.name)
            except OfficeError as error:
                problems.append(str(error))
        self.problems.setText("\n".join(problems))
        self.problems.setVisible(bool(problems))

    def _compare(self) -> None:
        self.found = None
        row = self.files.currentIndex()
        if 0 <= row < len(self._sheets):
            try:
                self.found = self.compare(self._sheets[row])
            except OfficeError as error:
                self.problems.setText(str(error))
                self.problems.show()
        self._heed()
        self.model.show(self.found.items if self.found else ())

    def _heed(self) -> None:
        """Say what is to be heeded of the file: warnings, unreadable cells, words that fit no field."""
        found = self.found
        told = [*self.warnings(found), *found.problems()] if found else []
        words = self.tr("第%1列「%2」的文字沒有欄位可放：%3")
        for stray in found.strays if found else ():
            told.append(
                words.replace("%1", str(stray.line)).replace("%2", stray.column).replace("%3", stray.text)
            )
        self.heeded.setPlainText("\n".join(told))
        self.heeded.setVisible(bool(told))

    def _tell(self) -> None:
        found, count = self.found, len(self.model.accepted())
        self.accept_button.setText(self.tr("採納勾選的 %1 項").replace("%1", str(count)))
        self.accept_button.setEnabled(found is not None and (bool(count) or not found.items))
        if found is None:
            self.about.setText(self.tr("沒有可以比對的檔案。"))
            return
        counts = [f"{word(a)} {found.count(a)}" for a in Answer if found.count(a)]
        told = "、".join(counts) or self.tr("沒有修改")
        self.about.setText(f"{found.section}：{told}{self.standing(found)}")

    def take(self) -> None:
        """Take what is checked, in one step, and go on with the next file."""
        found = self.found
        if found is None:
            return
        text = self.tr("採納%1的 %2 項").replace("%1", found.section)
        if not self.take_checked(found, text.replace("%2", str(len(self.model.accepted())))):
            return
        if self.files.currentIndex() + 1 < self.files.count():
            self.files.setCurrentIndex(self.files.currentIndex() + 1)
        else:
            self.close()
