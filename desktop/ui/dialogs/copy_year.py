"""Copying a plan into another year: all that may have to change, old beside new, decided one by one."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from db.queries.plan import plan_head
from desktop.errors import OfficeError
from desktop.office.copying import copy_plan, copy_review
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.plan.copy_choices import CopyChoices
from desktop.ui.plan.copy_part import CopyPart
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.year_edit import YearEdit

WIDTH, HEIGHT = 160 * UNIT, 84 * UNIT
LEAST_WIDTH, LEAST_HEIGHT = 96 * UNIT, 54 * UNIT
# What the window's own frame and the system's bars take of the screen.
FRAME = 6 * UNIT
PAUSE_MS = 300
CREATE_KEY = "Ctrl+S"


class CopyYearDialog(QDialog):
    """Works by keys alone; `choices` outlive it, so that closing it loses nothing."""

    def __init__(
        self, desk: Desk, choices: CopyChoices, from_year: int, to_year: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("複製 %1 年度計畫").replace("%1", str(from_year)))
        self._desk, self._choices, self._from_year = desk, choices, from_year
        self.year = YearEdit()
        self.year.set_year(to_year)
        self.progress, self.bar = plain_label("", "heading"), QProgressBar()
        self.part = CopyPart(desk, choices)
        self.error = plain_label("", "error", wraps=True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._connect()
        self._look_through()
        self.part.go_on(0)
        self.part.view.setFocus()

    def _lay_out(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(WIDTH, room.width() - 2 * UNIT), min(HEIGHT, room.height() - FRAME))
        self.setMinimumSize(min(LEAST_WIDTH, self.width()), min(LEAST_HEIGHT, self.height()))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(20 * UNIT)
        self.year.setFixedWidth(8 * UNIT)
        self.error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(self._head())
        layout.addWidget(self.part, 1)
        layout.addWidget(self.error)
        layout.addLayout(self._buttons())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        words = self.tr("把 %1 年度計畫複製到").replace("%1", str(self._from_year))
        row.addWidget(plain_label(words, buddy=self.year))
        row.addWidget(self.year)
        row.addWidget(plain_label(self.tr("年度")))
        row.addStretch(1)
        row.addWidget(self.progress)
        row.addWidget(self.bar)
        return row

    def _buttons(self) -> QHBoxLayout:
        self.open_chip = button(self.tr("只看未確認"), role="chip", shortcut="Ctrl+U")
        self.group_button = button(
            self.tr("採用整組　Ctrl+Enter"), self.part.take_group, shortcut="Ctrl+Return"
        )
        self.left = plain_label("", "muted")
        self.create_button = button("", self._create, role="primary", tooltip=self.tr("建立 (Ctrl+S)"))
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.open_chip)
        row.addWidget(self.group_button)
        row.addStretch(1)
        row.addWidget(self.left)
        row.addWidget(button(self.tr("關閉"), self.reject))
        row.addWidget(self.create_button)
        return row

    def _connect(self) -> None:
        self.part.told.connect(self._tell)
        self.part.groups.currentRowChanged.connect(lambda _row: self._show())
        self.open_chip.toggled.connect(self.part.show_only_open)
        self.year.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(self._look_through)
        self._choices.changed.connect(self._show)
        self._desk.refused.connect(self._on_refused)
        self.finished.connect(lambda _result: self.deleteLater())
        # A button loses its own shortcut with every new text.
        QShortcut(QKeySequence(CREATE_KEY), self).activated.connect(self._create)

    def refusal(self) -> str:
        """What was last refused, empty if nothing was."""
        return self.error.text()

    def _look_through(self) -> None:
        """Read the plan anew, for the year that is typed now."""
        self._tell("")
        year = self.year.year()
        if year is None:
            self._tell(self.tr("請輸入民國年，例如 116。"))
            return
        try:
            review = self._desk.read(copy_review, self._from_year, year, self._desk.today())
            taken = self._desk.read(plan_head, year)
        except OfficeError as error:
            self._tell(str(error))
            return
        if taken is not None:
            self._tell(self.tr("%1 年度已有計畫，請改用別的年度。").replace("%1", str(year)))
        self._choices.show(review)

    def _show(self) -> None:
        """Tell how much is decided and what becomes of the rest."""
        review, undecided = self._choices.review, len(self._choices.items(only_open=True))
        total = len(review.items)
        words = self.tr("已確認 %1／%2")
        self.progress.setText(words.replace("%1", str(total - undecided)).replace("%2", str(total)))
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(total - undecided if total else 1)
        self.bar.setAccessibleName(self.progress.text())
        left = self.tr("未確認的 %1 項會列在「待確認」").replace("%1", str(undecided))
        self.left.setText(left if undecided else "")
        self.group_button.setEnabled(bool(self._choices.items(self.part.group(), only_open=True)))
        self.create_button.setText(self.tr("建立 %1 年度計畫").replace("%1", str(review.to_year)))

    def _create(self) -> None:
        self._tell("")
        if self._pause.isActive():
            self._pause.stop()
            self._look_through()
        if self.refusal():
            return
        review = self._choices.review
        made = self._desk.do(
            self.tr("建立 %1 年度計畫").replace("%1", str(review.to_year)),
            copy_plan,
            review.from_year,
            review.to_year,
            self._choices.decisions(),
            today=self._desk.today(),
            seen=review,
        )
        if made is not None:
            self._desk.year = review.to_year
            self.accept()

    def _on_refused(self, sentence: str) -> None:
        # What is decided stays; what has changed meanwhile is open again.
        self._look_through()
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
