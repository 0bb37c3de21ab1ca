"""設定 → 機關: how forms and window name the agency."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.queries import office as office_queries
from desktop.office.setup import change_agency
from desktop.ui.desk import Desk
from desktop.ui.settings.tab import SettingsTab
from desktop.ui.theme import UNIT
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.scrolled import scrolled


class AgencyTab(SettingsTab):
    """Five fields, each stored when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name = QLineEdit()
        self.parent_agency = QLineEdit()
        self.director_title = QLineEdit()
        self.file_number = QLineEdit()
        self.retention = QLineEdit()
        rows = FormRows()
        rows.setMaximumWidth(80 * UNIT)
        for label, field, hint in (
            (self.tr("機關全銜"), self.name, self.tr("印在計畫書與每一張表單的標題。")),
            (self.tr("上級機關"), self.parent_agency, ""),
            (self.tr("首長職稱"), self.director_title, self.tr("例如：局長、區長、處長；印在簽核欄。")),
            (self.tr("檔號"), self.file_number, self.tr("印在表單的檔號欄，可留白。")),
            (self.tr("保存年限"), self.retention, self.tr("例如：5 年；可留白。")),
        ):
            rows.add_row(label, field, hint)
            field.editingFinished.connect(self._store)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.addWidget(scrolled(rows))

    def reload(self) -> None:
        agency = self.desk.read(office_queries.agency)
        if agency is not None:
            self.name.setText(agency.name)
            self.parent_agency.setText(agency.parent_agency)
            self.director_title.setText(agency.director_title)
            self.file_number.setText(agency.file_number)
            self.retention.setText(agency.retention)

    def _store(self) -> None:
        self.desk.do(
            self.tr("修改機關資料"),
            change_agency,
            name=self.name.text(),
            parent_agency=self.parent_agency.text(),
            director_title=self.director_title.text(),
            file_number=self.file_number.text(),
            retention=self.retention.text(),
        )
