"""What is open about a plan, one point after the other, each with what can be done about it right here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db.queries.plan import ChapterRow
from desktop.office.leftovers import WORDING
from desktop.rules.numbering import Level, label
from desktop.ui.icons import pixmap
from desktop.ui.labels import plain_label
from desktop.ui.plan.plain_field import PlainField
from desktop.ui.review.open_points import OpenPoint
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.elided_label import ElidedLabel

# What a question may be about that can be typed in the outline: by when, who, and the words themselves.
_OF_CELLS = ("due", "sections", WORDING)


class PointStrip(QFrame):
    """F5 and Shift+F5 lead from point to point, F10 does what the first button says.

    Signals:
        arrived: a point, to be shown where it comes from.
        settled: a question is answered, or a text is not needed.
        cell_wanted: the due date ("due"), the sections or the words of the item asked about.
        remark_wanted, item_wanted: a text, as it stands in the field now, is to be part of the remark of the
            item at the cursor, or a new item below it.
        chapter_wanted: a text is to be the last paragraph of a chapter, by its key.
        section_decided: whether a section's name means the one that it is close to.
    """

    arrived = Signal(object)
    settled = Signal(object)
    cell_wanted = Signal(str)
    remark_wanted = Signal(object, str)
    item_wanted = Signal(object, str)
    chapter_wanted = Signal(object, str, int)
    section_decided = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Sequence[OpenPoint] = ()
        self._row = 0
        self._goes_on = False
        self._target = ""
        self._subjects: dict[tuple[str, int | str], str] = {}
        self.count = plain_label("", "heading")
        self.subject = ElidedLabel("", "muted")
        self.message = plain_label("", wraps=True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = PlainField(1, 4)
        self.text.setAccessibleName(self.tr("未歸位的文字"))
        self._worked_on: tuple[str, int | str] | None = None
        self._mark = plain_label()
        self._add_buttons()
        self._lay_out()
        # A button's own shortcut would press it down for a tenth of a second first.
        for keys, act in (
            ("Shift+F5", lambda: self._step(-1)),
            ("F5", lambda: self._step(1)),
            ("F10", self.go_on),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.show_points((), {}, ())

    def _add_buttons(self) -> None:
        previous, following = self.tr("上一件（Shift+F5）"), self.tr("下一件（F5）；沒處理的會留到匯入後")
        self.previous_button = button(self.tr("上一件"), lambda: self._step(-1), tooltip=previous)
        self.next_button = button(self.tr("下一件"), lambda: self._step(1), tooltip=following)
        self.settle_button = button(self.tr("已確認"), self._settle, icon_name="checkmark")
        self.cell_button = button("", self._ask_for_cell, icon_name="edit")
        self.remark_button = button(self.tr("加到備註"), lambda: self._place(self.remark_wanted))
        self.item_button = button(self.tr("新增在項目下"), lambda: self._place(self.item_wanted))
        self.chapter_button = button(self.tr("放入章節"))
        self.chapter_menu = QMenu(self)
        self.chapter_button.setMenu(self.chapter_menu)
        self.discard_button = button(self.tr("不需要"), self._settle, role="danger")
        self.same_button = button("", lambda: self._decide(True))
        self.own_button = button(self.tr("不是，另外新增"), lambda: self._decide(False))
        self._by_kind = {
            "question": (self.settle_button, self.cell_button),
            "text": (self.remark_button, self.item_button, self.chapter_button, self.discard_button),
            "section": (self.same_button, self.own_button),
        }

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(self._mark)
        head.addWidget(self.count)
        head.addWidget(self.subject, 1)
        for each in (one for some in self._by_kind.values() for one in some):
            head.addWidget(each)
        head.addSpacing(UNIT)
        head.addWidget(self.previous_button)
        head.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT + UNIT // 2, UNIT, UNIT, UNIT)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(head)
        layout.addWidget(self.message)
        layout.addWidget(self.text)

    def show_points(
        self,
        points: Sequence[OpenPoint],
        subjects: dict[tuple[str, int | str], str],
        chapters: Sequence[ChapterRow],
    ) -> None:
        """Show what is open; the point that was shown stays, or if it is settled the next takes its place."""
        key = self.current.key if self.current else None
        self._points, self._subjects = points, subjects
        keys = [point.key for point in points]
        if key in keys:
            self._row = keys.index(key)
        self._row = max(0, min(self._row, len(points) - 1))
        self._offer(chapters)
        self._show()
        if self._goes_on and self.current is not None and self.current.key != key:
            self.arrived.emit(self.current)

    @property
    def current(self) -> OpenPoint | None:
        """The point that is shown."""
        return self._points[self._row] if self._row < len(self._points) else None

    def go_to(self, point: OpenPoint) -> None:
        """Show a point of those that are open."""
        keys = [found.key for found in self._points]
        if point.key in keys:
            self._row = keys.index(point.key)
            self._show()
            self.arrived.emit(point)

    def go_on(self) -> None:
        """Do what the first button does."""
        point = self.current
        if point is not None:
            kind = "section" if point.section else "text" if point.is_text else "question"
            self._by_kind[kind][0].click()

    def show_target(self, item: str) -> None:
        """Say which item a text would go to."""
        self._target = item
        self.remark_button.setEnabled(bool(item))
        if self.current is not None and self.current.is_text:
            self._show_subject(self.current)

    def _step(self, by: int) -> None:
        if self._points:
            self._row = (self._row + by) % len(self._points)
            self._show()
            self.arrived.emit(self._points[self._row])

    def _show(self) -> None:
        point = self.current
        shown = (
            "" if point is None else "section" if point.section else "text" if point.is_text else "question"
        )
        for kind, buttons in self._by_kind.items():
            for each in buttons:
                each.setVisible(kind == shown)
        self.setProperty("tone", "warning" if point else "done")
        self.style().polish(self)
        self._mark.setPixmap(
            pixmap("question_circle" if point else "checkmark_circle", 20, "yellow" if point else "green")
        )
        for each in (self.previous_button, self.next_button):
            each.setVisible(len(self._points) > 1)
        self.message.setVisible(point is not None and shown != "text")
        self.text.setVisible(shown == "text")
        if point is None:
            self.count.setText(self.tr("沒有待確認的事項"))
            self.subject.show_text("")
            return
        words = self.tr("待確認 %1／%2").replace("%1", str(self._row + 1))
        self.count.setText(words.replace("%2", str(len(self._points))))
        self._show_subject(point)
        self._show_words(point)

    def _show_subject(self, point: OpenPoint) -> None:
        subject = self._subjects.get(point.key, "")
        if point.is_text and self._target:
            subject += self.tr("；目前項目：%1").replace("%1", self._target)
        self.subject.show_text(subject)

    def _show_words(self, point: OpenPoint) -> None:
        if point.section is not None:
            near = point.section.near.name if point.section.near else ""
            words = self.tr("文件中的「%1」和本機關的「%2」相近，是同一個單位嗎？")
            self.message.setText(words.replace("%1", point.section.name).replace("%2", near))
            self.same_button.setText(self.tr("是，歸到「%1」").replace("%1", near))
        elif point.leftover is not None and point.is_text:
            self.text.show_text(point.leftover.text)
            if point.key != self._worked_on:
                self.text.give_up()
                self._worked_on = point.key
        elif point.leftover is not None:
            self.message.setText(point.leftover.text)
            has_cell = point.leftover.node_id is not None and point.leftover.about in _OF_CELLS
            self.cell_button.setVisible(has_cell)
            if has_cell:
                self.cell_button.setText(self._name_of_cell(point.leftover.about))

    def _name_of_cell(self, about: str) -> str:
        return {"due": self.tr("改期限"), "sections": self.tr("改單位"), WORDING: self.tr("改文字")}[about]

    def _offer(self, chapters: Sequence[ChapterRow]) -> None:
        self.chapter_menu.clear()
        for position, chapter in enumerate(chapters, 1):
            act = self.chapter_menu.addAction(label(Level.CHAPTER, position) + chapter.heading)
            act.triggered.connect(lambda _on=False, key=chapter.id: self._place_in_chapter(key))
        self.chapter_button.setEnabled(bool(chapters))

    def _settle(self) -> None:
        if self.current is not None and self.current.leftover is not None:
            self._tell(self.settled, self.current.leftover)

    def _place(self, wanted: SignalInstance) -> None:
        if self.current is not None and self.current.leftover is not None:
            self._tell(wanted, self.current.leftover, self.text.toPlainText())

    def _place_in_chapter(self, chapter_id: int) -> None:
        if self.current is not None and self.current.leftover is not None:
            self._tell(self.chapter_wanted, self.current.leftover, self.text.toPlainText(), chapter_id)

    def _decide(self, is_same: bool) -> None:
        if self.current is not None and self.current.section is not None:
            self._tell(self.section_decided, self.current.section, is_same)

    def _tell(self, wanted: SignalInstance, *what: object) -> None:
        """Tell what is wanted; where that settles the point, the next one is shown in its place."""
        self._goes_on = True
        wanted.emit(*what)
        self._goes_on = False

    def _ask_for_cell(self) -> None:
        if self.current is not None and self.current.leftover is not None:
            self.cell_wanted.emit(self.current.leftover.about)
