"""Everything the words of a plan suggest, to be taken one by one or all that is checked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from db.queries.plan import PlanTree
from desktop.office.suggestions import OpenSuggestion
from desktop.rules.numbering import paths_of
from desktop.ui.delegates.quoted_words import QuotedWords
from desktop.ui.labels import plain_label
from desktop.ui.models.suggestion_list import SuggestionList
from desktop.ui.plan.plan_suggestions import PlanSuggestions
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.empty_state import EmptyState

WIDTH, HEIGHT = 96 * UNIT, 68 * UNIT
TAKE_CHECKED_KEY = "Ctrl+Return"


class SuggestionView(QListView):
    """The list: the space bar checks, Enter takes one, Delete puts one aside.

    Signals:
        wanted: the suggestion the cursor is on is to be taken.
        unwanted: it is not wanted.
    """

    wanted = Signal()
    unwanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if is_plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        elif is_plain and event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)


class PlanWordingDialog(QDialog):
    """Stays open while suggestions are taken; `suggestions` tells it what is left.

    Signals:
        item_wanted: the key of an item to show.
    """

    item_wanted = Signal(int)

    def __init__(self, suggestions: PlanSuggestions, tree: PlanTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("文字中的次數與期限"))
        self.resize(WIDTH, HEIGHT)
        self._suggestions = suggestions
        self._numbers = paths_of(tree.nodes, tree.head.numbering_style)
        self.list = SuggestionList(self)
        self.view = SuggestionView()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_open()
        self.view.setFocus()

    def _lay_out(self) -> None:
        self.view.setModel(self.list)
        self.view.setItemDelegate(QuotedWords(self))
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("文字中的次數與期限"))
        nothing = EmptyState(
            "checkmark_circle",
            self.tr("沒有待採用的建議"),
            self.tr("各項工作文字裡讀得出的次數與期限，都已設定或不採用。"),
        )
        self._pages.addWidget(self.view)
        self._pages.addWidget(nothing)
        about = self.tr(
            "以下是從工作的文字讀出的次數與期限，採用了才會存入，也都可以復原。原已設定而不同的，預設不勾選。"
        )
        keys = self.tr("空白鍵勾選　Enter 採用這一項　Delete 不採用這一項")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(plain_label(about, "muted", wraps=True))
        layout.addWidget(self._pages, 1)
        layout.addWidget(plain_label(keys, "muted", wraps=True))
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.all_button = button(
            self.tr("全部勾選"), lambda: self.list.check_all(is_checked=True), shortcut="Ctrl+A"
        )
        self.none_button = button(
            self.tr("全部不勾"), lambda: self.list.check_all(is_checked=False), shortcut="Ctrl+Shift+A"
        )
        self.go_button = button(self.tr("前往項目"), self._go_to_item, icon_name="open", shortcut="Ctrl+G")
        self.take_button = button("", self._take_checked, role="primary")
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for left in (self.all_button, self.none_button, self.go_button):
            row.addWidget(left)
        row.addStretch(1)
        row.addWidget(button(self.tr("關閉"), self.reject))
        row.addWidget(self.take_button)
        return row

    def _connect(self) -> None:
        self.view.wanted.connect(self._take_current)
        self.view.unwanted.connect(self._put_aside)
        self.list.checks_changed.connect(self._tell_checked)
        self._suggestions.changed.connect(self._show_open)
        QShortcut(QKeySequence(TAKE_CHECKED_KEY), self).activated.connect(self._take_checked)

    def current(self) -> OpenSuggestion | None:
        """The suggestion the cursor is on."""
        index = self.view.currentIndex()
        return self.list.at(index.row()) if index.isValid() else None

    def _show_open(self) -> None:
        """Show what is open; the cursor stays in its place."""
        row = max(0, self.view.currentIndex().row())
        self.list.show(self._suggestions.all(), self._numbers)
        count = self.list.rowCount()
        self._pages.setCurrentIndex(0 if count else 1)
        for each in (self.all_button, self.none_button, self.go_button):
            each.setEnabled(count > 0)
        if count:
            self.view.setCurrentIndex(self.list.index(min(row, count - 1)))

    def _tell_checked(self) -> None:
        count = len(self.list.checked())
        self.take_button.setText(self.tr("採用勾選的 %1 項（Ctrl+Enter）").replace("%1", str(count)))
        self.take_button.setEnabled(count > 0)

    def _take_checked(self) -> None:
        if chosen := self.list.checked():
            self._suggestions.take(chosen)

    def _take_current(self) -> None:
        if (found := self.current()) is not None:
            self._suggestions.take([found])

    def _put_aside(self) -> None:
        if (found := self.current()) is not None:
            self._suggestions.put_aside(found)

    def _go_to_item(self) -> None:
        if (found := self.current()) is not None:
            self.item_wanted.emit(found.node_id)
            self.accept()
