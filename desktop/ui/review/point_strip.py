"""What is open about a plan, one point after the other, each with what can be done about it right here."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from db.queries.plan import ChapterRow
from desktop.ui.icons import pixmap
from desktop.ui.labels import plain_label
from desktop.ui.plan.plain_field import PlainField
from desktop.ui.review.open_points import OpenPoint, PointKey
from desktop.ui.review.point_actions import Answer, PointActions
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.elided_label import ElidedLabel


class PointStrip(QFrame):
    """F5 and Shift+F5 lead from point to point, F10 does what the first button says.

    Signals:
        arrived: a point, to be shown where it comes from.
        answered: a point, the `Answer`, the text as it stands in the field now, and the key of a chapter.
    """

    arrived = Signal(object)
    answered = Signal(object, object, str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Sequence[OpenPoint] = ()
        self._subjects: Mapping[PointKey, str] = {}
        self._row = 0
        self._goes_on = False
        self._target = ""
        # The text that may have been changed here before it is placed.
        self._worked_on: PointKey | None = None
        self._mark = plain_label()
        self.count = plain_label("", "heading")
        self.subject = ElidedLabel("", "muted")
        self.message = plain_label("", wraps=True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = PlainField(1, 4)
        self.text.setAccessibleName(self.tr("未歸位的文字"))
        self.answers = PointActions()
        self.answers.asked.connect(self._answer)
        previous, following = self.tr("上一件（Shift+F5）"), self.tr("下一件（F5）；沒處理的會留到匯入後")
        self.previous_button = button(self.tr("上一件"), lambda: self._step(-1), tooltip=previous)
        self.next_button = button(self.tr("下一件"), lambda: self._step(1), tooltip=following)
        self._lay_out()
        # A button's own shortcut would press it down for a tenth of a second first.
        for keys, act in (
            ("Shift+F5", lambda: self._step(-1)),
            ("F5", lambda: self._step(1)),
            ("F10", self.answers.do_first),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.show_points((), {}, ())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(self._mark)
        head.addWidget(self.count)
        head.addWidget(self.subject, 1)
        head.addWidget(self.answers)
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
        self, points: Sequence[OpenPoint], subjects: Mapping[PointKey, str], chapters: Sequence[ChapterRow]
    ) -> None:
        """Show what is open; the point that was shown stays, or if it is settled the next takes its place."""
        key = self.current.key if self.current else None
        self._points, self._subjects = points, subjects
        keys = [point.key for point in points]
        if key in keys:
            self._row = keys.index(key)
        self._row = max(0, min(self._row, len(points) - 1))
        self.answers.offer(chapters)
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

    def show_target(self, item: str) -> None:
        """Say which item a text would go to."""
        self._target = item
        self.answers.remark_button.setEnabled(bool(item))
        if self.current is not None:
            self._show_subject(self.current)

    def _step(self, by: int) -> None:
        if self._points:
            self._row = (self._row + by) % len(self._points)
            self._show()
            self.arrived.emit(self._points[self._row])

    def _answer(self, answer: Answer, chapter_id: int) -> None:
        """Tell the answer; where it settles the point, the next one is shown in its place."""
        if self.current is not None:
            self._goes_on = True
            self.answered.emit(self.current, answer, self.text.toPlainText(), chapter_id)
            self._goes_on = False

    def _show(self) -> None:
        point = self.current
        self.answers.show_point(point)
        self.setProperty("tone", "warning" if point else "done")
        self.style().polish(self)
        mark, colour = ("question_circle", "yellow") if point else ("checkmark_circle", "green")
        self._mark.setPixmap(pixmap(mark, 20, colour))
        for each in (self.previous_button, self.next_button):
            each.setVisible(len(self._points) > 1)
        self.message.setVisible(point is not None and not point.is_text)
        self.text.setVisible(point is not None and point.is_text)
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
        elif point.leftover is not None and point.is_text:
            self.text.show_text(point.leftover.text)
            if point.key != self._worked_on:
                self.text.give_up()
                self._worked_on = point.key
        elif point.leftover is not None:
            self.message.setText(point.leftover.text)
