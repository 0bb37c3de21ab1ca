"""The score sheet of one call, filled in by keyboard: type an item's points and be at the next one."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from db.queries.phone_test import SheetRow
from db.vocabulary import Channel, Correctness, Outcome, SheetPart
from desktop.rules import phone_score
from desktop.rules.score_sheet import Band, applies, speed_points
from desktop.rules.words import word
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.emptied import empty_out
from desktop.ui.widgets.score_row import ScoreRow

SPEED = (SheetPart.BUSINESS_SPEED, SheetPart.SWITCHBOARD_SPEED)


class ScoreEntry(QWidget):
    """All items of a sheet that apply to a call, with total and grade as they stand.

    Signals:
        finished: the last item was scored.
    """

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ScoreRow] = []
        self._headings: dict[SheetPart, QLabel] = {}
        self._sheet: SheetRow | None = None
        self._call = (Channel.DIRECT, Correctness.NOT_ASKED, Outcome.ANSWERED)
        self._stored: dict[int, tuple[int | None, str]] = {}
        self.result = plain_label(role="heading")
        self._items = QVBoxLayout()
        self._items.setSpacing(UNIT // 2)
        held = QWidget()
        self._held = QVBoxLayout(held)
        self._held.setContentsMargins(0, 0, UNIT, 0)
        self._held.setSpacing(UNIT)
        self._held.addLayout(self._items, 1)
        self._area = QScrollArea()
        self._area.setProperty("role", "page")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(held)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.result)
        hint = self.tr("按 F6 到這裡，直接輸入每一項的分數；上下鍵換項目。")
        layout.addWidget(plain_label(hint, "muted", wraps=True))
        layout.addWidget(self._area, 1)

    def add_above(self, widget: QWidget) -> None:
        """Put a widget above the items, to scroll with them where the window is low."""
        self._held.insertWidget(0, widget)

    def show_sheet(self, sheet: SheetRow) -> None:
        """Offer the items of an edition of the score sheet."""
        if self._sheet == sheet:
            return
        self._sheet = sheet
        empty_out(self._items)
        self._headings.clear()
        self.rows = [ScoreRow(item) for item in sheet.items]
        for row in self.rows:
            if row.item.part not in self._headings:
                self._headings[row.item.part] = plain_label(word(row.item.part), "muted")
                self._items.addWidget(self._headings[row.item.part])
            self._items.addWidget(row)
            row.changed.connect(self._tell)
            row.chosen.connect(lambda one=row: self._go(one, 1))
            row.left.connect(lambda by, one=row: self._go(one, by))
        self._items.addStretch(1)
        widest = max((row.minimumSizeHint().width() for row in self.rows), default=0)
        self._area.setMinimumWidth(widest + UNIT + self._area.verticalScrollBar().sizeHint().width())
        self.show_points({})
        self.follow(*self._call)

    def put_between(self, before: QWidget, after: QWidget) -> None:
        """Let Tab go from `before` through the items to `after`."""
        for row in self.rows:
            self.setTabOrder(before, row)
            self.setTabOrder(row, row.reason)
            before = row.reason
        self.setTabOrder(before, after)

    def show_points(self, points: Mapping[int, int], reasons: Mapping[int, str] | None = None) -> None:
        """Show the points of a stored call by item; without any, an empty sheet."""
        for row in self.rows:
            row.is_suggested = not points
            row.show_points(points.get(row.item.id), (reasons or {}).get(row.item.id, ""))
        self._stored = self._written()
        self._tell()

    def clear(self) -> None:
        """Choose nothing yet."""
        self.show_points({})

    def unsaved(self) -> dict[Any, Any]:
        """The points and reasons that are chosen and not stored, by item."""
        return {key: chosen for key, chosen in self._written().items() if chosen != self._stored[key]}

    def write(self, unsaved: Mapping[Any, Any]) -> None:
        """Choose again what `unsaved` told."""
        for row in self.rows:
            if row.item.id in unsaved:
                row.show_points(*unsaved[row.item.id])

    def _written(self) -> dict[int, tuple[int | None, str]]:
        return {row.item.id: (row.points, row.reason.text()) for row in self.rows}

    def follow(self, channel: Channel, correctness: Correctness, outcome: Outcome) -> None:
        """Show the items that apply to such a call."""
        self._call = (channel, correctness, outcome)
        for row in self.rows:
            row.setVisible(self._applies(row))
        shown = {row.item.part for row in self._applied()}
        for part, heading in self._headings.items():
            heading.setVisible(part in shown)
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

    def points(self) -> dict[int, int]:
        """The points chosen so far, by item, of the items that apply."""
        return {row.item.id: row.points for row in self._applied() if row.points is not None}

    def unscored(self) -> int:
        """How many items that apply have no points yet."""
        return len(self._applied()) - len(self.points())

    def reasons(self) -> dict[int, str]:
        """Why points were lost, by item."""
        return {row.item.id: row.reason.text() for row in self._applied() if row.reason.text().strip()}

    def focus_first_open(self) -> None:
        """Go to the first item without points; with none, to the first of all."""
        applied = self._applied()
        target = next((row for row in applied if row.points is None), applied[0] if applied else None)
        if target is not None:
            self._focus(target)

    def _applies(self, row: ScoreRow) -> bool:
        channel, correctness, outcome = self._call
        return outcome is Outcome.ANSWERED and applies(row.item, channel, correctness)

    def _applied(self) -> list[ScoreRow]:
        return [row for row in self.rows if self._applies(row)]

    def _go(self, row: ScoreRow, by: int) -> None:
        applied = self._applied()
        place = applied.index(row) + by
        if 0 <= place < len(applied):
            self._focus(applied[place])
        elif by > 0 and len(self.points()) == len(applied):
            self.finished.emit()

    def _focus(self, row: ScoreRow) -> None:
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(row)

    def _tell(self) -> None:
        self.result.setText(self._result())

    def _result(self) -> str:
        applied = self._applied()
        if self._sheet is None or not applied:
            return self.tr("沒有接通，以 0 分計") if self._call[2] is not Outcome.ANSWERED else ""
        given = self.points()
        if len(given) < len(applied):
            return self.tr("已評 %1／%2 項").replace("%1", str(len(given))).replace("%2", str(len(applied)))
        score = phone_score.total([given[row.item.id] for row in applied], [row.item for row in applied])
        grade = phone_score.grade(score.total, _bands(self._sheet.bands))
        return self.tr("總分 %1　等第 %2").replace("%1", str(score.total)).replace("%2", grade)


def _bands(bands: Iterable[tuple[int, str]]) -> list[Band]:
    return [Band(minimum, grade) for minimum, grade in bands]
