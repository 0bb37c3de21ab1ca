"""The printed pages of the plan below what is edited: laid out anew after every change, shown or not."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.office.printing import plan_steps
from desktop.ui.desk import Desk
from desktop.ui.form_maker import FormMaker
from desktop.ui.plan.page_preview import PagePreview
from desktop.ui.preferences import preferences
from desktop.ui.theme import UNIT

OPEN_KEY = "plan/preview"
# Long enough for the deeds of one keystroke to come together, too short to be noticed.
PAUSE_MS = 30
# How the height is shared between what is edited and its page.
SHARES = (3, 2)
# Below this height (px) a page would leave too little to what is edited.
ROOM_FOR_BOTH = 42 * UNIT


class PaperBelow(QSplitter):
    """What is edited above, its printed page below."""

    def __init__(self, edited: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.preview = PagePreview()
        self.addWidget(edited)
        self.addWidget(self.preview)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(UNIT)
        for place, share in enumerate(SHARES):
            self.setStretchFactor(place, share)
        self.setSizes([share * 1000 for share in SHARES])
        self._is_wanted = True

    def want_page(self, is_wanted: bool) -> None:
        """Show the page or not; where there is no room for both, what is edited has all of it."""
        self._is_wanted = is_wanted
        self._arrange()

    def _arrange(self) -> None:
        self.preview.setVisible(self._is_wanted and self.height() >= ROOM_FOR_BOTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class PlanPaper(QObject):
    """Lays out the plan of the desk's year for every preview of a page; F7 shows and hides them all."""

    def __init__(self, desk: Desk, page: QWidget, below: Sequence[PaperBelow]) -> None:
        super().__init__(page)
        self._desk = desk
        self._below = list(below)
        self._previews = [each.preview for each in below]
        self._is_open = preferences().value(OPEN_KEY, "true") == "true"
        self._typed: dict[int, str] = {}
        self._maker = FormMaker(desk, self, pause_ms=PAUSE_MS)
        self._maker.refused.connect(self._on_refused)
        for preview in self._previews:
            self._maker.made.connect(preview.show_pages)
            preview.closed.connect(self.turn)
        self._show()
        shortcut = QShortcut(QKeySequence("F7"), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.turn)

    def renew(self) -> None:
        """Lay the plan out as it is stored, if anybody looks."""
        self._typed = {}
        self._lay_out()

    def follow_typing(self, node_id: int, text: str) -> None:
        """Lay the plan out as if the text that is being typed for an item were stored."""
        self._typed = {node_id: text}
        self._lay_out()

    def _lay_out(self) -> None:
        if self._is_open:
            desk = self._desk
            self._maker.begin(plan_steps, desk.office, desk.year, desk.today(), self._typed)

    def turn(self) -> None:
        """Show the pages, or hide them."""
        self._is_open = not self._is_open
        preferences().setValue(OPEN_KEY, "true" if self._is_open else "false")
        self._show()
        self.renew()

    def _show(self) -> None:
        for each in self._below:
            each.want_page(self._is_open)

    def _on_refused(self, why: str) -> None:
        for preview in self._previews:
            preview.show_words(why)
