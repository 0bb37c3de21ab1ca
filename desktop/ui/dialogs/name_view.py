"""The name under which a view of the list is kept."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.rules.saved_views import LONGEST_NAME
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog


class NameViewDialog(DeedDialog):
    """Asks for a name and does with it what it was opened for."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        view_name: str,
        store: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self.name(title, self.tr("儲存"))
        self._store = store
        self.view_name = QLineEdit(view_name)
        self.view_name.setMaxLength(LONGEST_NAME)
        self.view_name.selectAll()
        hint = self.tr("篩選條件、分組、欄位與排序會一起存在機關的資料庫；同名的會取代。")
        self.rows.add_row(self.tr("名稱"), self.view_name, hint)

    def find_errors(self) -> None:
        if not self.view_name.text().strip():
            self.rows.set_error(self.view_name, self.tr("請輸入名稱。"))

    def act(self) -> None:
        self._store(self.view_name.text())
