"""The tab 單位: every section name of the document, and the section or group that it goes to."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from db.queries.office import SectionRow
from db.vocabulary import SectionKind
from desktop.rules.copied_sections import why_gone
from desktop.rules.section_matching import Destination, Fit, SectionMatch
from desktop.rules.words import word
from desktop.ui.labels import plain_label
from desktop.ui.review.section_choices import SectionChoices
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.calm_wheel import calm
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.scrolled import scrolled

NAME_WIDTH = 14 * UNIT
LEAST_CHOICE = 16 * UNIT


class SectionsPart(QWidget):
    """A row for each name, chosen from a list; Tab leads from row to row.

    Signals:
        item_wanted: the key of an item that names a section.
    """

    item_wanted = Signal(int)

    def __init__(self, choices: SectionChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self.boxes: dict[str, QComboBox] = {}
        self._marks: dict[str, ElidedLabel] = {}
        self._shown: tuple[SectionMatch, ...] = ()
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(UNIT)
        self._grid.setVerticalSpacing(UNIT)
        self._grid.setColumnStretch(2, 3)
        self._grid.setColumnStretch(3, 2)
        self.nothing = plain_label(self.tr("這份計畫沒有指定單位。"), "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        hint = self.tr("文件中的每個單位名稱歸到哪一個單位或群組；本機關沒有的，匯入時才新增。")
        layout.addWidget(plain_label(hint, "muted", wraps=True))
        layout.addWidget(self.nothing)
        layout.addWidget(scrolled(self._rows), 1)
        choices.changed.connect(self.show_choices)
        self.show_choices()

    def show_choices(self) -> None:
        """Show every name and where it goes."""
        if self._choices.matches != self._shown:
            self._shown = self._choices.matches
            self._build()
        self.nothing.setVisible(not self._shown)
        for match in self._shown:
            self._show(match)

    def go_to(self, name: str) -> None:
        """Put the cursor on the choice for a name."""
        if name in self.boxes:
            self.boxes[name].setFocus()

    def _build(self) -> None:
        while (cell := self._grid.takeAt(0)) is not None:
            if (widget := cell.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes, self._marks = {}, {}
        for row, match in enumerate(self._shown):
            name = ElidedLabel(match.name)
            name.setFixedWidth(NAME_WIDTH)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(self._count(match.name), row, 1)
            self.boxes[match.name] = self._box(match)
            self._grid.addWidget(self.boxes[match.name], row, 2)
            self._marks[match.name] = ElidedLabel()
            self._grid.addWidget(self._marks[match.name], row, 3)

    def _count(self, name: str) -> QWidget:
        count, node_id = self._choices.counts[name], self._choices.first_nodes[name]
        words = self.tr("%1 項").replace("%1", str(count))
        return button(words, partial(self.item_wanted.emit, node_id), role="link")

    def _box(self, match: SectionMatch) -> QComboBox:
        box = calm(QComboBox())
        box.setAccessibleName(self.tr("「%1」歸到").replace("%1", match.name))
        box.setMinimumWidth(LEAST_CHOICE)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for section in self._choices.present:
            box.addItem(self._entry(section), (section.name, section.kind))
        if match.name not in {section.name for section in self._choices.present}:
            for kind in SectionKind:
                words = self.tr("新增%1「%2」").replace("%1", word(kind)).replace("%2", match.name)
                box.addItem(words, (match.name, kind))
        box.activated.connect(lambda _row: self._decide(match.name))
        return box

    def _entry(self, section: SectionRow) -> str:
        """A section by its name, with what is to be known before it is chosen."""
        year, known = self._choices.year, []
        if section.kind is SectionKind.GROUP:
            known.append(word(section.kind))
        if year is not None and not section.is_active(year):
            known.append(why_gone(section, year))
        return f"{section.name}（{'、'.join(known)}）" if known else section.name

    def _decide(self, name: str) -> None:
        found, kind = self.boxes[name].currentData()
        self._choices.decide(name, Destination(found, SectionKind(kind)))

    def _show(self, match: SectionMatch) -> None:
        goes_to = self._choices.destination(match)
        box = self.boxes[match.name]
        rows = [row for row in range(box.count()) if box.itemData(row)[0] == goes_to.name]
        chosen = next((row for row in rows if box.itemData(row)[1] == goes_to.kind), rows[0])
        with QSignalBlocker(box):
            box.setCurrentIndex(chosen)
        mark = self._marks[match.name]
        mark.setProperty("role", "error" if self._choices.is_open(match) else "muted")
        mark.style().polish(mark)
        mark.show_text(self._about(match, goes_to))

    def _about(self, match: SectionMatch, goes_to: Destination) -> str:
        near = match.near.name if match.near else ""
        if self._choices.is_open(match):
            return self.tr("與「%1」相近，請確認").replace("%1", near)
        if goes_to.name not in {section.name for section in self._choices.present}:
            return self.tr("本機關沒有，將新增")
        if match.fit is Fit.WRITTEN and goes_to.name == near:
            return self.tr("寫法不同，視為相同")
        return self.tr("相同") if goes_to.name == match.name else self.tr("由您指定")
