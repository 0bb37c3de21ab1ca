"""The score sheet of one call, filled in by keyboard: a digit chooses points and goes to the next item."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.queries.phone_test import ScoreItemRow, SheetRow
from db.vocabulary import Channel, Correctness, Outcome, SheetPart
from desktop.rules import phone_score
from desktop.rules.score_sheet import Band, applies, speed_points
from desktop.rules.words import word
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button

SPEED = (SheetPart.BUSINESS_SPEED, SheetPart.SWITCHBOARD_SPEED)


class ScoreRow(QFrame):
    """One item with a button for each number of points; 1 chooses the highest, 2 the next.

    Signals:
        chosen: points were chosen; the next item is to be scored.
        left: the arrow keys ask for the item before (-1) or after (1).
    """

    chosen = Signal()
    left = Signal(int)

    def __init__(self, item: ScoreItemRow) -> None:
        super().__init__()
        self.item = item
        self.is_suggested = False
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(item.text)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("扣分原因"))
        self.reason.setAccessibleName(self.tr("%1的扣分原因").replace("%1", item.text))
        self.reason.hide()
        self._group = QButtonGroup(self)
        levels = QHBoxLayout()
        levels.setSpacing(UNIT // 2)
        for points in item.levels:
            chip = button(str(points), role="chip")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._group.addButton(chip, points)
            levels.addWidget(chip)
        self._group.idClicked.connect(lambda _points: self._on_chosen())
        line = QHBoxLayout()
        line.addWidget(plain_label(item.text, wraps=True), 1)
        line.addLayout(levels)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self.reason)

    @property
    def points(self) -> int | None:
        """The points chosen, None before."""
        chosen = self._group.checkedId()
        return None if chosen < 0 else chosen

    def show_points(self, points: int | None, reason: str = "") -> None:
        """Show points and reason; None clears the choice."""
        self._group.setExclusive(False)
        for chip in self._group.buttons():
            chip.setChecked(self._group.id(chip) == points)
        self._group.setExclusive(True)
        self.reason.setText(reason)
        self.reason.setVisible(points is not None and points < self.item.points)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1
        if 0 <= digit < len(self.item.levels):
            self.show_points(self.item.levels[digit], self.reason.text())
            self._on_chosen()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _on_chosen(self) -> None:
        self.is_suggested = False
        self.reason.setVisible(self.points is not None and self.points < self.item.points)
        self.chosen.emit()


class ScoreEntry(QWidget):
    """All items of a sheet that apply to a call, with total and grade as they stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ScoreRow] = []
        self._sheet: SheetRow | None = None
        self._call = (Channel.DIRECT, Correctness.NOT_ASKED, Outcome.ANSWERED)
        self.result = plain_label(role="heading")
        self._items = QVBoxLayout()
        self._items.setSpacing(UNIT // 2)
        held = QWidget()
        held.setLayout(self._items)
        area = QScrollArea()
        area.setProperty("role", "page")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(held)
        self._area = area
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.result)
        layout.addWidget(
            plain_label(self.tr("數字鍵選分數：1 為最高分，2 為次高；上下鍵換項目。"), "muted", wraps=True)
        )
        layout.addWidget(area, 1)

    def show_sheet(self, sheet: SheetRow) -> None:
        """Offer the items of an edition of the score sheet."""
        if self._sheet == sheet:
            return
        self._sheet = sheet
        while (old := self._items.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        self.rows = [ScoreRow(item) for item in sheet.items]
        part = None
        for row in self.rows:
            if row.item.part is not part:
                part = row.item.part
                self._items.addWidget(plain_label(word(part), "muted"))
            self._items.addWidget(row)
            row.chosen.connect(lambda one=row: self._on_chosen(one))
            row.left.connect(lambda by, one=row: self._go(one, by))
        self._items.addStretch(1)
        self.show_points({})

    def show_points(self, points: Mapping[int, int], reasons: Mapping[int, str] | None = None) -> None:
        """Show the points of a call by item; without any, an empty sheet."""
        for row in self.rows:
            row.is_suggested = not points
            row.show_points(points.get(row.item.id), (reasons or {}).get(row.item.id, ""))
        self._tell()

    def follow(self, channel: Channel, correctness: Correctness, outcome: Outcome) -> None:
        """Show the items that apply to such a call."""
        self._call = (channel, correctness, outcome)
        for row in self.rows:
            row.setVisible(self._applies(row))
        self._tell()

    def suggest_speed(self, rings: int | None, seconds: int | None) -> None:
        """Fill in the points for speed by the sheet's limits, where nobody chose others."""
        if self._sheet is None or (rings is None and seconds is None):
            return
        for row in self.rows:
            if row.item.part in SPEED and (row.points is None or row.is_suggested):
                limits = (self._sheet.ring_limit, self._sheet.second_limit)
                row.show_points(speed_points(row.item.levels, rings, seconds, *limits))
                row.is_suggested = True
        self._tell()

    def points(self) -> dict[int, int]:
        """The points chosen so far, by item, of the items that apply."""
        return {row.item.id: row.points for row in self._applied() if row.points is not None}

    def reasons(self) -> dict[int, str]:
        """Why points were lost, by item."""
        return {row.item.id: row.reason.text() for row in self._applied() if row.reason.text().strip()}

    def focus_first_open(self) -> None:
        """Go to the first item without points."""
        target = next((row for row in self._applied() if row.points is None), None)
        if target is not None:
            target.setFocus()
            self._area.ensureWidgetVisible(target)

    def _applies(self, row: ScoreRow) -> bool:
        channel, correctness, outcome = self._call
        return outcome is Outcome.ANSWERED and applies(row.item, channel, correctness)

    def _applied(self) -> list[ScoreRow]:
        return [row for row in self.rows if self._applies(row)]

    def _on_chosen(self, row: ScoreRow) -> None:
        self._tell()
        self._go(row, 1)

    def _go(self, row: ScoreRow, by: int) -> None:
        applied = self._applied()
        place = applied.index(row) + by
        if 0 <= place < len(applied):
            applied[place].setFocus()
            self._area.ensureWidgetVisible(applied[place])

    def _tell(self) -> None:
        self.result.setText(self._result())

    def _result(self) -> str:
        applied = self._applied()
        if self._sheet is None or not applied:
            return self.tr("未接通，以 0 分計") if self._call[2] is not Outcome.ANSWERED else ""
        given = self.points()
        if len(given) < len(applied):
            return self.tr("已評 %1／%2 項").replace("%1", str(len(given))).replace("%2", str(len(applied)))
        score = phone_score.total([given[row.item.id] for row in applied], [row.item for row in applied])
        grade = phone_score.grade(score.total, _bands(self._sheet.bands))
        return self.tr("總分 %1　等第 %2").replace("%1", str(score.total)).replace("%2", grade)


def _bands(bands: Iterable[tuple[int, str]]) -> list[Band]:
    return [Band(minimum, grade) for minimum, grade in bands]
