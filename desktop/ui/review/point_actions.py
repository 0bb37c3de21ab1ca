"""What can be done about something open, as buttons: other ones for a question, a text, a section's name."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from db.queries.plan import ChapterRow
from desktop.office.leftovers import WORDING
from desktop.rules.numbering import Level, label
from desktop.ui.review.open_points import OpenPoint
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button

DUE, SECTIONS, COLUMNS = "due", "sections", "columns"


class Answer(Enum):
    """What is to be done: see the buttons."""

    SETTLE = auto()
    CHANGE = auto()
    REMARK = auto()
    ITEM = auto()
    CHAPTER = auto()
    SAME = auto()
    OWN = auto()


class PointActions(QWidget):
    """The buttons for one point; the first of them also answers to a key.

    Signals:
        asked: an `Answer`, and the key of the chapter that was chosen, 0 for any other answer.
    """

    asked = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settle_button = self._button(self.tr("已確認"), Answer.SETTLE, icon_name="checkmark")
        self.change_button = self._button("", Answer.CHANGE, icon_name="edit")
        self.remark_button = self._button(self.tr("加到備註"), Answer.REMARK)
        self.item_button = self._button(self.tr("新增在項目下"), Answer.ITEM)
        self.chapter_button = button(self.tr("放入章節"))
        self.chapter_menu = QMenu(self)
        self.chapter_button.setMenu(self.chapter_menu)
        self.discard_button = self._button(self.tr("不需要"), Answer.SETTLE, role="danger")
        self.same_button = self._button("", Answer.SAME)
        self.own_button = self._button(self.tr("不是，另外新增"), Answer.OWN)
        self._of_question = (self.settle_button, self.change_button)
        self._of_text = (self.remark_button, self.item_button, self.chapter_button, self.discard_button)
        self._of_section = (self.same_button, self.own_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for each in self._all():
            row.addWidget(each)

    def _button(self, text: str, answer: Answer, *, icon_name: str = "", role: str = "") -> QPushButton:
        return button(text, lambda: self.asked.emit(answer, 0), icon_name=icon_name, role=role)

    def _all(self) -> Sequence[QPushButton]:
        return (*self._of_question, *self._of_text, *self._of_section)

    def show_point(self, point: OpenPoint | None) -> None:
        """Offer what can be done about a point."""
        offered = self._offered(point)
        for each in self._all():
            each.setVisible(each in offered)
        if point is None:
            return
        if point.section is not None and point.section.near is not None:
            near = point.section.near.name
            self.same_button.setText(self.tr("是，歸到「%1」").replace("%1", near))
        elif point.leftover is not None and not point.is_text:
            is_about_item = point.leftover.node_id is not None
            words = self._change(point.leftover.about, is_about_item=is_about_item)
            self.change_button.setText(words)
            self.change_button.setVisible(bool(words))

    def _offered(self, point: OpenPoint | None) -> Sequence[QPushButton]:
        if point is None:
            return ()
        if point.section is not None:
            return self._of_section
        return self._of_text if point.is_text else self._of_question

    def _change(self, about: str, *, is_about_item: bool) -> str:
        """What of the plan a question leads to, empty where it is about nothing to be typed."""
        if about == COLUMNS:
            return self.tr("改欄位")
        of_item = {DUE: self.tr("改期限"), SECTIONS: self.tr("改單位"), WORDING: self.tr("改文字")}
        return of_item.get(about, "") if is_about_item else ""

    def offer(self, chapters: Sequence[ChapterRow]) -> None:
        """Offer these chapters as places for a text."""
        self.chapter_menu.clear()
        for position, chapter in enumerate(chapters, 1):
            act = self.chapter_menu.addAction(label(Level.CHAPTER, position) + chapter.heading)
            act.triggered.connect(lambda _on=False, key=chapter.id: self.asked.emit(Answer.CHAPTER, key))
        self.chapter_button.setEnabled(bool(chapters))

    def do_first(self) -> None:
        """Do what the first button does."""
        first = next((each for each in self._all() if each.isVisible()), None)
        if first is not None:
            first.click()
