"""Workbooks that came back from sections, beside the plan; what is checked is taken into it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import OfficeError
from desktop.exchange.handout_reading import read_workbook
from desktop.exchange.handout_sheet import ReturnedSheet
from desktop.office.handout_review import review
from desktop.office.returned_items import Review
from desktop.office.taking_back_handouts import take_back_handout
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
WHAT_WIDTH = 20 * UNIT
HEEDED_HEIGHT = 12 * UNIT


class TakeBackDialog(QDialog):
    """One file after the other; Space checks a row, the button takes what is checked in one step."""

    def __init__(self, desk: Desk, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("收回各單位的檔案"))
        self.resize(*SIZE)
        self._desk = desk
        self._sheets: list[tuple[Path, ReturnedSheet]] = []
        self._review: Review | None = None
        self.files = QComboBox()
        self.files.setAccessibleName(self.tr("檔案"))
        self.about = plain_label("", wraps=True)
        self.problems = plain_label("", "error", wraps=True)
        self.heeded = QPlainTextEdit()
        self.heeded.setReadOnly(True)
        self.heeded.setTabChangesFocus(True)
        self.heeded.setAccessibleName(self.tr("請注意"))
        self.heeded.setMaximumHeight(HEEDED_HEIGHT)
        self.model = ReturnedTable(self)
        self.table = WordingTable(self.model, self.tr("單位回傳的修改"), WHAT_WIDTH)
        TableExport(desk, self.table, self.tr("單位回傳的修改"))
        self.accept_button = button("", self.take, role="primary")
        self._lay_out()
        self._read(paths)
        self.files.currentIndexChanged.connect(lambda _row: self._compare())
        self.model.checked.connect(self._tell)
        self._compare()

    def _lay_out(self) -> None:
        kinds = QHBoxLayout()
        kinds.setSpacing(UNIT)
        kinds.addWidget(self.files)
        kinds.addWidget(self.about, 1)
        for answer in (Answer.NEW, Answer.CHANGED, Answer.DELETED, Answer.CONFLICT):
            words = self.tr("勾選%1").replace("%1", word(answer))
            check = partial(self.model.check_kind, answer, True)
            kinds.addWidget(button(words, check, role="link"))
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
                self._sheets.append((path, read_workbook(path)))
                self.files.addItem(path.name)
            except OfficeError as error:
                problems.append(str(error))
        self.problems.setText("\n".join(problems))
        self.problems.setVisible(bool(problems))

    def _compare(self) -> None:
        self._review = None
        row = self.files.currentIndex()
        if 0 <= row < len(self._sheets):
            try:
                self._review = self._desk.read(review, self._sheets[row][1])
            except OfficeError as error:
                self.problems.setText(str(error))
                self.problems.show()
        self._heed()
        self.model.show(self._review.items if self._review else ())

    def _heed(self) -> None:
        """Say what is to be heeded of the file: warnings, unreadable cells, words that fit no field."""
        found = self._review
        told = [*found.warnings, *found.problems()] if found else []
        words = self.tr("第%1列「%2」的文字沒有欄位可放：%3")
        for stray in found.strays if found else ():
            told.append(
                words.replace("%1", str(stray.line)).replace("%2", stray.column).replace("%3", stray.text)
            )
        self.heeded.setPlainText("\n".join(told))
        self.heeded.setVisible(bool(told))

    def _tell(self) -> None:
        found, count = self._review, len(self.model.accepted())
        self.accept_button.setText(self.tr("採納勾選的 %1 項").replace("%1", str(count)))
        self.accept_button.setEnabled(found is not None and (bool(count) or not found.items))
        if found is None:
            self.about.setText(self.tr("沒有可以比對的檔案。"))
            return
        counts = [f"{word(a)} {found.count(a)}" for a in Answer if found.count(a)]
        told = "、".join(counts) or self.tr("沒有修改")
        again = self.tr("（這份已收回過）") if found.is_taken_back else ""
        self.about.setText(f"{found.section}：{told}{again}")

    def take(self) -> None:
        """Put what is checked into the plan, in one step, and go on with the next file."""
        found = self._review
        if found is None:
            return
        text = self.tr("採納%1的 %2 項").replace("%1", found.section)
        text = text.replace("%2", str(len(self.model.accepted())))
        done = self._desk.do(
            text, take_back_handout, found.handout_id, self.model.accepted(), on=self._desk.today()
        )
        if done is None:
            return
        if self.files.currentIndex() + 1 < self.files.count():
            self.files.setCurrentIndex(self.files.currentIndex() + 1)
        else:
            self.close()
