"""設定 → 其他: lights, signature strip, backups, and the look of this window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.queries import plan as plan_queries
from db.vocabulary import SignoffRole
from desktop.office.settings import change_setting, read_settings
from desktop.rules.words import word
from desktop.ui import appearance
from desktop.ui.desk import Desk
from desktop.ui.labels import plain_label
from desktop.ui.settings.sign_in_part import SignInPart
from desktop.ui.settings.tab import SettingsTab
from desktop.ui.theme import UNIT, Scheme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.list_box import list_box
from desktop.ui.widgets.scrolled import scrolled
from desktop.ui.widgets.spin_boxes import NumberEdit


class OthersTab(SettingsTab):
    """What belongs to the office stands first, what belongs to this person's window below it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.due_soon = NumberEdit(0, 90)
        self.due_soon.setFixedWidth(16 * UNIT)
        self.due_soon.setSuffix(self.tr(" 天"))
        self.due_soon.editingFinished.connect(
            lambda: self._store("due_soon_days", self.due_soon.value(), self.tr("修改黃燈天數"))
        )
        self.working_year = QComboBox()
        self.working_year.activated.connect(
            lambda _i: self._store(
                "working_plan_year", self.working_year.currentData(), self.tr("修改預設年度")
            )
        )
        self.signers = list_box()
        self.signers.setFixedHeight(22 * UNIT)
        self.second_folder = QLineEdit()
        self.second_folder.editingFinished.connect(self._store_folder)
        self.sign_in = SignInPart(desk)
        self.scheme, self.percent = QComboBox(), QComboBox()
        self._fill_appearance()
        self._lay_out()

    def personal(self) -> tuple[QWidget, ...]:
        return (self.scheme, self.percent)

    def _lay_out(self) -> None:
        rows = FormRows()
        rows.setMaximumWidth(80 * UNIT)
        rows.add_wide(plain_label(self.tr("本機關"), "heading"))
        rows.add_row(
            self.tr("黃燈天數"), self.due_soon, self.tr("完成期限在這幾天之內、還沒完成的工作亮黃燈。")
        )
        rows.add_row(
            self.tr("預設計畫年度"), self.working_year, self.tr("開啟程式與列印時，沒有指定年度就用這一年。")
        )
        rows.add_row(self.tr("簽核順序"), self._signers_with_buttons(), self.tr("表單下方簽核欄由左至右。"))
        hint = self.tr("每日自動備份另存一份到這個資料夾，例如隨身碟或網路磁碟；留白表示不另存。")
        rows.add_row(self.tr("第二備份資料夾"), self._folder_with_button(), hint)
        told = self.tr("密碼是為了分清楚是誰做的，並沒有把資料庫檔案加密；拿到檔案的人仍可能讀到內容。")
        rows.add_row(self.tr("登入"), self.sign_in, told)
        rows.add_wide(plain_label(self.tr("這台電腦的視窗"), "heading"))
        rows.add_row(self.tr("外觀"), self.scheme)
        rows.add_row(self.tr("字級"), self.percent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.addWidget(scrolled(rows))

    def _signers_with_buttons(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        self.signers.setAccessibleName(self.tr("簽核順序"))
        row.addWidget(self.signers, 1)
        column = QVBoxLayout()
        column.addWidget(button(self.tr("上移"), lambda: self._move_signer(-1), icon_name="arrow_up"))
        column.addWidget(button(self.tr("下移"), lambda: self._move_signer(1), icon_name="arrow_down"))
        column.addStretch(1)
        row.addLayout(column)
        return whole

    def _folder_with_button(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        self.second_folder.setAccessibleName(self.tr("第二備份資料夾"))
        row.addWidget(self.second_folder, 1)
        row.addWidget(button(self.tr("選擇…"), self._choose_folder, icon_name="folder_open"))
        return whole

    def _fill_appearance(self) -> None:
        for text, scheme in (
            (self.tr("跟隨系統"), Scheme.SYSTEM),
            (self.tr("淺色"), Scheme.LIGHT),
            (self.tr("深色"), Scheme.DARK),
        ):
            self.scheme.addItem(text, scheme.value)
        for percent in appearance.PERCENTS:
            self.percent.addItem(f"{percent} %", percent)
        self.scheme.setCurrentIndex(self.scheme.findData(appearance.chosen_scheme().value))
        self.percent.setCurrentIndex(self.percent.findData(appearance.chosen_percent()))
        self.scheme.activated.connect(self._choose_appearance)
        self.percent.activated.connect(self._choose_appearance)

    def _choose_appearance(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            scheme = Scheme(self.scheme.currentData())
            appearance.choose(application, scheme, self.percent.currentData())

    def reload(self) -> None:
        settings = self.desk.read(read_settings)
        self.due_soon.setValue(settings.due_soon_days)
        self.working_year.clear()
        self.working_year.addItem(self.tr("最新的計畫"), 0)
        for head in self.desk.read(plan_queries.plan_heads):
            self.working_year.addItem(self.tr("%1 年度").replace("%1", str(head.year)), head.year)
        self.working_year.setCurrentIndex(max(0, self.working_year.findData(settings.working_plan_year)))
        self.second_folder.setText(settings.second_backup_folder)
        self._show_signers(settings.signature_order)
        self.sign_in.reload()

    def _show_signers(self, order: tuple[str, ...]) -> None:
        current = self.signers.currentRow()
        self.signers.clear()
        for value in order:
            item = QListWidgetItem(word(SignoffRole(value)))
            item.setData(Qt.ItemDataRole.UserRole, value)
            self.signers.addItem(item)
        self.signers.setCurrentRow(max(0, current))

    def _move_signer(self, by: int) -> None:
        items = [self.signers.item(row) for row in range(self.signers.count())]
        order = [item.data(Qt.ItemDataRole.UserRole) for item in items]
        place = self.signers.currentRow()
        if 0 <= place + by < len(order):
            order[place], order[place + by] = order[place + by], order[place]
            self.signers.setCurrentRow(place + by)
            self._store("signature_order", order, self.tr("修改簽核順序"))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("第二備份資料夾"), self.second_folder.text())
        if chosen:
            self.second_folder.setText(chosen)
            self._store_folder()

    def _store_folder(self) -> None:
        folder = self.second_folder.text().strip()
        if folder and not Path(folder).is_dir():
            refusal = self.tr("找不到資料夾「%1」，沒有存入；請檢查路徑，或先接上磁碟。")
            self.desk.refused.emit(refusal.replace("%1", folder))
            return
        self._store("second_backup_folder", folder, self.tr("修改第二備份資料夾"))

    def _store(self, name: str, value: object, text: str) -> None:
        self.desk.do(text, change_setting, name, value)
