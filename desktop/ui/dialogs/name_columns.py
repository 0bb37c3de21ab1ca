"""Naming columns: those on the screen as a template of the agency's own, or an own one anew."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from db.queries.plan_column import PlanColumn
from desktop.office.column_templates import NamedColumns, rename_columns, save_columns
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog


class _NameDialog(DeedDialog):
    """Asks for a name."""

    def __init__(self, desk: Desk, title: str, confirm: str, hint: str, parent: QWidget | None) -> None:
        super().__init__(desk, parent)
        self.name(title, confirm)
        self.field = QLineEdit()
        self.rows.add_row(self.tr("樣式名稱"), self.field, hint)

    def find_errors(self) -> None:
        if not self.field.text().strip():
            self.rows.set_error(self.field, self.tr("請輸入名稱。"))


class SaveColumnsDialog(_NameDialog):
    """Keeps columns under a name."""

    def __init__(self, desk: Desk, columns: Sequence[PlanColumn], parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr("存成欄位樣式"),
            self.tr("儲存"),
            self.tr("之後每一年的計畫都可以選用；同名的自訂樣式會被取代。"),
            parent,
        )
        self._columns = tuple(columns)

    def act(self) -> None:
        self.desk.do(self.tr("儲存欄位樣式"), save_columns, self.field.text(), self._columns)


class RenameColumnsDialog(_NameDialog):
    """Gives own columns another name."""

    def __init__(self, desk: Desk, template: NamedColumns, parent: QWidget | None = None) -> None:
        super().__init__(
            desk, self.tr("更改樣式名稱"), self.tr("更名"), self.tr("已使用這個樣式的計畫不受影響。"), parent
        )
        self._id = template.id or 0
        self.field.setText(template.name)
        self.field.selectAll()

    def act(self) -> None:
        self.desk.do(self.tr("更改欄位樣式名稱"), rename_columns, self._id, self.field.text())
