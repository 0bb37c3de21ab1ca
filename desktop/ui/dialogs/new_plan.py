"""Beginning a plan: its year and title, and what it begins with, any heading of which may be left out."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from db.queries.office import agency
from db.queries.plan import plan_heads
from db.vocabulary import NodeKind
from desktop.exchange.plan_file import Item
from desktop.office.planning import create_plan
from desktop.office.templates import Path, Template, begin_plan, frames, own_templates
from desktop.rules.numbering import label
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.theme import UNIT
from desktop.ui.widgets.year_edit import YearEdit

TREE_HEIGHT = 34 * UNIT
_PLACE_ROLE = Qt.ItemDataRole.UserRole
_ITEM_ROLE = Qt.ItemDataRole.UserRole + 1


class NewPlanDialog(DeedDialog):
    """Proposes a year; the title follows the year until somebody writes one.

    Signals:
        copy_wanted: the plan of a year is to be looked through for another year, and copied.
    """

    copy_wanted = Signal(int, int)

    def __init__(self, desk: Desk, year: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("新增計畫"))
        found = desk.read(agency)
        self._agency = found.name if found else ""
        self._templates: list[Template] = [*desk.read(own_templates), *frames()]
        self.year, self.title = YearEdit(), QLineEdit()
        self.beginning, self.headings = QComboBox(), QTreeWidget()
        self.rows.add_row(self.tr("年度"), self.year)
        self.rows.add_row(self.tr("計畫名稱"), self.title)
        self.rows.add_row(self.tr("從這裡開始"), self.beginning)
        self.rows.add_row(
            self.tr("標題"), self.headings, self.tr("不用的標題取消勾選，其餘自動重新編號；之後都可以改。")
        )
        self._set_up()
        self.year.textChanged.connect(lambda _text: self._propose_title())
        self.year.set_year(year)
        self.title.setModified(False)

    def _set_up(self) -> None:
        self.beginning.addItem(self.tr("空白計畫（常用的章節與五欄附表）"))
        for template in self._templates:
            kind = self.tr("官方架構") if template.id is None else self.tr("本機關範本")
            self.beginning.addItem(f"{kind}：{template.name}")
        for head in self.desk.read(plan_heads):
            words = self.tr("複製 %1 年度計畫，逐項確認年度與期限")
            self.beginning.addItem(words.replace("%1", str(head.year)), head.year)
        self.beginning.currentIndexChanged.connect(lambda _row: self._show_headings())
        self.headings.setHeaderHidden(True)
        self.headings.setAccessibleName(self.tr("標題"))
        self.headings.setFixedHeight(TREE_HEIGHT)
        self.headings.itemChanged.connect(self._on_checked)
        self._show_headings()

    def template(self) -> Template | None:
        """What the plan begins with, None for nothing."""
        row = self.beginning.currentIndex()
        return self._templates[row - 1] if 0 < row <= len(self._templates) else None

    def copied_year(self) -> int | None:
        """The year whose plan it begins as a copy of, None for none."""
        year: int | None = self.beginning.currentData()
        return year

    def _show_headings(self) -> None:
        template = self.template()
        with QSignalBlocker(self.headings):
            self.headings.clear()
            for place, item in enumerate(template.plan.items if template else ()):
                self.headings.addTopLevelItem(_entry(item, (place,)))
        self.headings.expandToDepth(0)
        self.rows.set_row_visible(self.headings, template is not None)
        self.rows.set_row_visible(self.title, self.copied_year() is None)
        self._number()

    def _on_checked(self, entry: QTreeWidgetItem) -> None:
        """What lies in a heading goes and comes with it."""
        with QSignalBlocker(self.headings):
            for child in _below(entry):
                _check(child, entry.checkState(0))
        self._number()

    def _number(self) -> None:
        """Show the numbers that what is checked will have."""
        with QSignalBlocker(self.headings):
            _number_below(self.headings.invisibleRootItem())

    def dropped(self) -> set[Path]:
        """The places of the headings that are not wanted."""
        return set(_dropped(self.headings.invisibleRootItem()))

    def _propose_title(self) -> None:
        year = self.year.year()
        if not self.title.isModified() and year is not None:
            words = self.tr("%1%2年度提升服務品質執行計畫")
            self.title.setText(words.replace("%1", self._agency).replace("%2", str(year)))

    def find_errors(self) -> None:
        if self.year.year() is None:
            self.rows.set_error(self.year, self.tr("請輸入民國年，例如 115。"))

    def act(self) -> None:
        year, copied_year = self.year.year() or 0, self.copied_year()
        if copied_year is not None:
            self.copy_wanted.emit(copied_year, year)
            return
        text, template = self.tr("新增 %1 年度計畫").replace("%1", str(year)), self.template()
        if template is None:
            key = self.desk.do(text, create_plan, year, self.title.text())
        else:
            key = self.desk.do(text, begin_plan, year, self.title.text(), template, self.dropped())
        if key is not None:
            self.desk.year = year


def _entry(item: Item, place: Path) -> QTreeWidgetItem:
    entry = QTreeWidgetItem()
    entry.setData(0, _PLACE_ROLE, list(place))
    entry.setData(0, _ITEM_ROLE, item)
    entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    entry.setCheckState(0, Qt.CheckState.Checked)
    for below, child in enumerate(item.items):
        entry.addChild(_entry(child, (*place, below)))
    return entry


def _below(entry: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for row in range(entry.childCount()) if (child := entry.child(row)) is not None]


def _check(entry: QTreeWidgetItem, state: Qt.CheckState) -> None:
    entry.setCheckState(0, state)
    for child in _below(entry):
        _check(child, state)


def _number_below(above: QTreeWidgetItem) -> None:
    number = 0
    for entry in _below(above):
        item: Item = entry.data(0, _ITEM_ROLE)
        is_wanted = entry.checkState(0) is Qt.CheckState.Checked
        number += is_wanted
        mark = label(item.kind, number) if is_wanted and item.kind is not NodeKind.SUBTASK else ""
        entry.setText(0, f"{mark}{item.text}")
        _number_below(entry)


def _dropped(above: QTreeWidgetItem) -> list[Path]:
    found: list[Path] = []
    for entry in _below(above):
        if entry.checkState(0) is not Qt.CheckState.Checked:
            found.append(tuple(entry.data(0, _PLACE_ROLE)))
        found += _dropped(entry)
    return found
