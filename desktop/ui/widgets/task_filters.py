"""The filters of the followed tasks: section, standing or light, area, words."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from db.vocabulary import Light, SectionKind
from desktop.office.followed_plan import FollowedPlan
from desktop.rules.task_filter import Standing, TaskFilter
from desktop.rules.tracked_tasks import TrackedTask
from desktop.rules.words import word
from desktop.ui.icons import icon
from desktop.ui.theme import UNIT
from desktop.ui.widgets.filter_bar import FilterBar

LETTERS_SEEN = 7
SEARCH_WIDTH = 12 * UNIT
# A choice may shrink to this where the window is narrow.
CHOICE_WIDTH = 110


class TaskFilters(QWidget):
    """Signals: changed, with what is asked for now."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Tasks named one by one by who led here; clearing the filter forgets them.
        self._nodes: frozenset[int] = frozenset()
        self._bar = bar = FilterBar(self)
        self.words = bar.add_search(self.tr("搜尋工作、單位"))
        self.words.setMinimumWidth(SEARCH_WIDTH)
        self.section = self._narrow(bar.add_choice("", ()), self.tr("依單位"))
        self.standing = self._narrow(bar.add_choice("", self._standings()), self.tr("依燈號或狀態"))
        self.area = self._narrow(bar.add_choice("", ()), self.tr("依要項"))
        self.clear = QToolButton()
        self.clear.setIcon(icon("dismiss"))
        self.clear.setToolTip(self.tr("清除篩選"))
        self.clear.setAccessibleName(self.tr("清除篩選"))
        self.clear.clicked.connect(lambda: self.ask(TaskFilter()))
        bar.add_widget(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(bar)
        bar.changed.connect(self._on_changed)
        self._fill(self.section, [(self.tr("所有單位"), None)])
        self._fill(self.area, [(self.tr("所有要項"), None)])
        self._show_clear()

    def _standings(self) -> list[tuple[str, Standing | Light | None]]:
        return [
            (self.tr("所有狀態"), None),
            (self.tr("未完成"), Standing.OPEN),
            (self.tr("逾期"), Standing.OVERDUE),
            (self.tr("即將到期"), Standing.DUE_SOON),
            (self.tr("本月到期"), Standing.THIS_MONTH),
            (self.tr("進度落後"), Standing.BEHIND),
            (self.tr("無法如期"), Standing.LOST),
            (self.tr("已退回"), Standing.RETURNED),
            (self.tr("待確認"), Standing.AWAITING),
            (self.tr("已完成"), Standing.DONE),
            (self.tr("逾期完成"), Standing.LATE),
            (self.tr("不適用、撤銷"), Standing.SET_ASIDE),
            (self.tr("尚未指定單位"), Standing.NOBODYS),
            *((word(light), light) for light in (Light.RED, Light.YELLOW, Light.GREEN, Light.GREY)),
        ]

    def _narrow(self, box: QComboBox, name: str) -> QComboBox:
        box.setAccessibleName(name)
        box.setToolTip(name)
        # Names of areas are sentences; the list, not the box, shows them whole.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(LETTERS_SEEN)
        box.setMinimumWidth(CHOICE_WIDTH)
        box.view().setMinimumWidth(30 * UNIT)
        return box

    def add_first(self, widget: QWidget) -> None:
        """Put a widget of the page at the left end."""
        self._bar.add_first(widget)

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget of the page at the right end."""
        self._bar.add_widget(widget)

    def offer(self, plan: FollowedPlan) -> None:
        """Offer the sections and areas of a plan; what was chosen stays chosen where it still exists."""
        asked = self.asked()
        members = [found for found in plan.sections if found.kind is SectionKind.MEMBER]
        self._fill(
            self.section, [(self.tr("所有單位"), None), *((found.name, found.id) for found in members)]
        )
        self._fill(self.area, [(self.tr("所有要項"), None), *_areas(plan.tasks)])
        self._choose(asked)

    def asked(self) -> TaskFilter:
        """What is asked for now."""
        # Qt gives the words back as plain text.
        chosen = self.standing.currentData()
        return TaskFilter(
            section_id=self.section.currentData(),
            standing=next((standing for standing in Standing if standing == chosen), None),
            light=next((light for light in Light if light == chosen), None),
            area=self.area.currentData(),
            text=self.words.text(),
            nodes=self._nodes,
        )

    def ask(self, asked: TaskFilter) -> None:
        """Ask for something else, as another page or the clearing link does."""
        self._choose(asked)
        self._on_changed()

    def _choose(self, asked: TaskFilter) -> None:
        self._nodes = asked.nodes
        for box, value in (
            (self.section, asked.section_id),
            (self.standing, asked.standing or asked.light),
            (self.area, asked.area),
        ):
            was_blocked = box.blockSignals(True)
            box.setCurrentIndex(max(box.findData(value), 0))
            box.blockSignals(was_blocked)
        if self.words.text() != asked.text:
            was_blocked = self.words.blockSignals(True)
            self.words.setText(asked.text)
            self.words.blockSignals(was_blocked)

    def _fill(self, box: QComboBox, choices: Sequence[tuple[str, object]]) -> None:
        was_blocked = box.blockSignals(True)
        box.clear()
        for text, value in choices:
            box.addItem(text, value)
        box.blockSignals(was_blocked)

    def _on_changed(self) -> None:
        self._show_clear()
        self.changed.emit(self.asked())

    def _show_clear(self) -> None:
        self.clear.setVisible(self.asked() != TaskFilter())


def _areas(tasks: Iterable[TrackedTask]) -> list[tuple[str, str]]:
    return [(" ".join(area.split()), area) for area in dict.fromkeys(task.area for task in tasks) if area]
