"""Keeping the plan as the agency's own template, and putting the templates there are in order."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from db.queries.plan import PlanHead
from desktop.office.templates import Template, delete_template, own_templates, rename_template, save_template
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button


class SaveTemplateDialog(DeedDialog):
    """A name for this plan, and below it the templates kept so far."""

    def __init__(self, desk: Desk, head: PlanHead, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("另存為範本"), self.tr("儲存範本"))
        self._head = head
        about = self.tr("章節、大綱、單位、次數、欄位與編號都存入範本；日期與執行狀態不存。")
        self.add_above(plain_label(about, "muted", wraps=True))
        self.template_name = QLineEdit(self.tr("%1年度計畫").replace("%1", str(head.year)))
        self.rows.add_row(
            self.tr("範本名稱"), self.template_name, self.tr("與現有範本同名時，會取代原有的內容。")
        )
        self._own = QWidget()
        self._lines = QGridLayout(self._own)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(UNIT)
        self._lines.setColumnStretch(0, 1)
        self.rows.add_row(self.tr("現有範本"), self._own)
        self._show_own()

    def _show_own(self) -> None:
        while (cell := self._lines.takeAt(0)) is not None:
            if (widget := cell.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        found = self.desk.read(own_templates)
        self.rows.set_row_visible(self._own, bool(found))
        for place, template in enumerate(found):
            name = QLineEdit(template.name)
            name.setAccessibleName(self.tr("範本名稱"))
            name.editingFinished.connect(partial(self._rename, template, name))
            self._lines.addWidget(name, place, 0)
            remove = button(self.tr("刪除"), partial(self._delete, template), icon_name="delete")
            self._lines.addWidget(remove, place, 1)

    def _rename(self, template: Template, name: QLineEdit) -> None:
        if template.id is not None and name.text().strip() != template.name:
            self.desk.do(self.tr("修改範本名稱"), rename_template, template.id, name.text())

    def _delete(self, template: Template) -> None:
        if template.id is not None:
            self.desk.do(self.tr("已刪除一個範本"), delete_template, template.id)
            self._show_own()

    def find_errors(self) -> None:
        if not self.template_name.text().strip():
            self.rows.set_error(self.template_name, self.tr("請輸入範本名稱。"))

    def act(self) -> None:
        self.desk.do(self.tr("另存為範本"), save_template, self._head.id, self.template_name.text())
