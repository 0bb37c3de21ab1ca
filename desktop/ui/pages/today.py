"""今日: what is late, due and open, how far sections and areas are, and what was done lately."""

import datetime as dt
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.vocabulary import Light
from desktop.errors import OfficeError
from desktop.office.happenings import TOLD
from desktop.office.todays_office import Recent, TodaysOffice, todays_office
from desktop.rules.roc_calendar import DateStyle, format_date
from desktop.rules.tally import PartTally
from desktop.rules.task_filter import Standing, TaskFilter
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.models.two_line_list import Entry
from desktop.ui.moments import moment
from desktop.ui.new_day import NewDay
from desktop.ui.page import Page
from desktop.ui.theme import UNIT
from desktop.ui.widgets.figure_card import FigureCard
from desktop.ui.widgets.no_tasks import NoTasks
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.progress_chart import INSET, ProgressChart
from desktop.ui.widgets.table_export import TableExport
from desktop.ui.widgets.two_line_view import TwoLineView
from desktop.ui.widgets.urgent_tasks import UrgentTasks

# Below this width (px) the two columns stand below each other.
ROOM_FOR_TWO = 104 * UNIT
GAP = 2 * UNIT


class TodayPage(Page):
    """Every number, bar and task is a door to the page that has the whole of it."""

    watches: ClassVar[frozenset[str]] = TOLD | {"occurrence", "extension", "task_register"}

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._recent: dict[int, Recent] = {}
        self.header = PageHeader("")
        self.cards = {name: FigureCard(label, light) for name, label, light in self._card_labels()}
        self.urgent = UrgentTasks(desk)
        self.sections = ProgressChart(desk, self.tr("各單位進度"), self.tr("尚未指定單位"))
        self.areas = ProgressChart(desk, self.tr("各要項進度"), self.tr("未分要項"))
        self.recent = TwoLineView(self.tr("最近動態"), self.tr("還沒有任何紀錄。"))
        TableExport(desk, self.recent, self.tr("最近動態"))
        self.no_tasks = NoTasks(desk)
        self._cards = QGridLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below = QStackedWidget()
        self._lay_out()
        self._connect()
        NewDay(desk, self._make_stale, self)

    def _card_labels(self) -> list[tuple[str, str, Light]]:
        return [
            ("overdue", self.tr("逾期"), Light.RED),
            ("lost", self.tr("無法如期"), Light.RED),
            ("due_soon", self.tr("即將到期"), Light.YELLOW),
            ("behind", self.tr("進度落後"), Light.YELLOW),
            ("returned", self.tr("已退回"), Light.RED),
            ("awaiting", self.tr("待確認"), Light.YELLOW),
            ("walkarounds", self.tr("走動未結案"), Light.YELLOW),
            ("improvements", self.tr("電話待改善"), Light.YELLOW),
        ]

    def _lay_out(self) -> None:
        self._cards.setSpacing(GAP)
        self._place_cards(len(self.cards))
        self._below.addWidget(self._plan_part())
        self._below.addWidget(self.no_tasks)
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(GAP, 0, GAP, GAP)
        inside.setSpacing(GAP)
        inside.addLayout(self._cards)
        inside.addWidget(self._below, 1)
        scroll = QScrollArea()
        scroll.setProperty("role", "page")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(whole)
        whole.setAutoFillBackground(False)
        self.header.setContentsMargins(GAP, 0, GAP, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GAP, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.header)
        layout.addWidget(scroll, 1)

    def _place_cards(self, columns: int) -> None:
        for place, card in enumerate(self.cards.values()):
            self._cards.addWidget(card, *divmod(place, columns))
        for column in range(len(self.cards)):
            self._cards.setColumnStretch(column, int(column < columns))

    def _plan_part(self) -> QWidget:
        part = QWidget()
        part.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(GAP)
        for share, widgets, side in (
            (5, (self.urgent, self._recent_part()), GAP),
            (4, (self.sections, self.areas), GAP - INSET),
        ):
            column = QVBoxLayout()
            column.setSpacing(GAP)
            for widget in widgets:
                column.addWidget(_card(widget, side))
            column.addStretch(1)
            self._columns.addLayout(column, share)
        return part

    def _recent_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(plain_label(self.tr("最近動態"), "heading"))
        column.addWidget(self.recent)
        self.recent.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return part

    def _connect(self) -> None:
        for name, standing in (
            ("overdue", Standing.OVERDUE),
            ("lost", Standing.LOST),
            ("due_soon", Standing.DUE_SOON),
            ("behind", Standing.BEHIND),
            ("returned", Standing.RETURNED),
            ("awaiting", Standing.AWAITING),
        ):
            self._open_on_click(self.cards[name], "tracking", TaskFilter(standing=standing))
        self._open_on_click(self.cards["walkarounds"], "walkarounds", "open")
        self._open_on_click(self.cards["improvements"], "phone_tests", "improvements")
        self.urgent.chosen.connect(lambda node_id: self.desk.open_page("tracking", node_id))
        self.sections.chosen.connect(self._open_section)
        self.areas.chosen.connect(self._open_area)
        self.recent.activated.connect(lambda _index: self._open_recent())

    def _open_on_click(self, card: FigureCard, page: str, what: object) -> None:
        card.clicked.connect(lambda: self.desk.open_page(page, what))

    def _open_section(self, part: PartTally) -> None:
        nobodys = TaskFilter(standing=Standing.NOBODYS)
        asked = nobodys if part.key is None else TaskFilter(section_id=part.key)
        self.desk.open_page("tracking", asked)

    def _open_area(self, part: PartTally) -> None:
        self.desk.open_page("tracking", TaskFilter(area=part.name))

    def _open_recent(self) -> None:
        entry = self.recent.current()
        recent = self._recent.get(entry.key) if entry else None
        if recent is not None and recent.node_id is not None:
            self.desk.open_page("tracking", recent.node_id)

    def reload(self) -> None:
        try:
            in_view = self.desk.actor.section_in_view
            found = self.desk.read(todays_office, self.desk.year, self.desk.today(), in_view)
        except OfficeError as error:
            self.desk.refused.emit(str(error))
            return
        self.header.set_title(self._greeting())
        self.header.set_about(self._about(found))
        self._show_cards(found)
        self._show_plan(found)
        self._show_recent(found)

    def _show_cards(self, found: TodaysOffice) -> None:
        if found.plan:
            soon = self.tr("%1 日內到期").replace("%1", str(found.plan.due_soon_days))
            self.cards["due_soon"].setText(soon)
        whole = found.whole
        for name, number in (
            ("overdue", whole.overdue),
            ("lost", whole.lost),
            ("due_soon", whole.due_soon),
            ("behind", whole.behind),
            ("returned", whole.returned),
            ("awaiting", whole.awaiting),
            ("walkarounds", found.open_walkarounds),
            ("improvements", found.open_improvements),
        ):
            self.cards[name].show_number(number)

    def _greeting(self) -> str:
        return self.tr("%1，您好").replace("%1", self.desk.actor.name)

    def _about(self, found: TodaysOffice) -> str:
        today = self.desk.today()
        day = f"{format_date(today, DateStyle.FULL)} {self._weekday(today)}"
        percent = found.whole.completion.percent
        if percent is None:
            return day
        words = self.tr("%1 年度計畫共 %2 項，完成 %3 項，完成率 %4%")
        for mark, value in zip(
            ("%1", "%2", "%3", "%4"),
            (self.desk.year, found.whole.total, found.whole.done, percent),
            strict=True,
        ):
            words = words.replace(mark, str(value))
        return f"{day}　{words}"

    def _weekday(self, on: dt.date) -> str:
        names = (
            self.tr("星期一"),
            self.tr("星期二"),
            self.tr("星期三"),
            self.tr("星期四"),
            self.tr("星期五"),
            self.tr("星期六"),
            self.tr("星期日"),
        )
        return names[on.weekday()]

    def _show_plan(self, found: TodaysOffice) -> None:
        has_tasks = found.plan is not None and bool(found.plan.tasks)
        self._below.setCurrentIndex(0 if has_tasks else 1)
        if not has_tasks:
            self.no_tasks.tell(has_plan=found.plan is not None)
            return
        self.urgent.show_tasks(found.urgent)
        self.sections.show_parts(found.sections)
        self.areas.show_parts(found.areas)

    def _show_recent(self, found: TodaysOffice) -> None:
        self._recent = {recent.number: recent for recent in found.recent}
        self.recent.entries.show(
            Entry(
                recent.number,
                "　".join(filter(None, (recent.words, recent.subject))),
                f"{moment(recent.at)} · {recent.actor}",
            )
            for recent in found.recent
        )
        self.recent.fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        all_in_a_row = len(self.cards)
        wide = max(card.sizeHint().width() for card in self.cards.values())
        has_room = self.width() >= all_in_a_row * (wide + GAP) + GAP
        self._place_cards(all_in_a_row if has_room else (all_in_a_row + 1) // 2)
        is_narrow = self.width() < ROOM_FOR_TWO
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)


def _card(widget: QWidget, side: int) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(side, UNIT + UNIT // 2, side, UNIT + UNIT // 2)
    layout.addWidget(widget)
    return card
