"""The first start: agency, sections, people, and what the year begins with."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.office.setup import NewPerson
from desktop.ui.dialogs.new_persons import NewPersons
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.form_rows import FormRows


@dataclass(frozen=True)
class Beginning:
    """What was decided: a sample office, or one's own; `next_step` is what the page 計畫 arrives at."""

    is_sample: bool = False
    agency: str = ""
    sections: tuple[str, ...] = ()
    persons: tuple[NewPerson, ...] = ()
    next_step: str = ""  # import, blank, or nothing


class FirstStart(QDialog):
    """Four steps with back and forth; nothing is stored before the last.

    Signals:
        decided: the `Beginning`.
        other_asked: a database that exists elsewhere is to be opened.
    """

    decided = Signal(object)
    other_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("歡迎使用為民"))
        self.setMinimumSize(85 * UNIT, 56 * UNIT)
        self.agency = QLineEdit()
        self.agency.setPlaceholderText(self.tr("例如：清溪縣和平區公所"))
        self.sections = QPlainTextEdit()
        self.sections.setPlaceholderText(self.tr("一行一個單位，例如：\n民政課\n社會課\n秘書室"))
        self.sections.setAccessibleName(self.tr("單位名稱"))
        self.sections.setTabChangesFocus(True)
        self.persons = NewPersons()
        self._plan_choices = QButtonGroup(self)
        self._rows = FormRows()
        self._steps = QStackedWidget()
        for step in (self._agency_step(), self._sections_step(), self._persons_step(), self._plan_step()):
            self._steps.addWidget(step)
        self._place = plain_label("", "muted")
        self.back_button = button(self.tr("上一步"), self._go_back)
        self.next_button = button(self.tr("下一步"), self._go_on, role="primary")
        self.next_button.setDefault(True)
        self._lay_out()
        self._show_step(0)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._place)
        foot.addStretch(1)
        foot.addWidget(button(self.tr("取消"), self.reject))
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self._steps, 1)
        layout.addLayout(foot)

    def _agency_step(self) -> QWidget:
        self._rows.add_row(self.tr("機關全銜"), self.agency, self.tr("會印在計畫書與每一張表單上。"))
        self.sample_button = button(self.tr("先用範例辦公室試試"), self._choose_sample, icon_name="eye")
        self.other_button = button(self.tr("開啟已有的資料庫…"), self._ask_other, icon_name="folder_open")
        ways = QHBoxLayout()
        ways.addWidget(self.sample_button)
        ways.addWidget(self.other_button)
        ways.addStretch(1)
        step, column = _step(
            self.tr("您的機關"), self.tr("幾個步驟就能開始；所有資料都存在這台電腦的一個檔案裡，不會上網。")
        )
        column.addWidget(self._rows)
        column.addStretch(1)
        column.addWidget(plain_label(self.tr("還不想輸入資料？"), "muted"))
        column.addLayout(ways)
        return step

    def _sections_step(self) -> QWidget:
        step, column = _step(
            self.tr("有哪些單位？"), self.tr("計畫的工作會分給這些單位；順序就是列印的順序，之後隨時可改。")
        )
        column.addWidget(self.sections, 1)
        return step

    def _persons_step(self) -> QWidget:
        step, column = _step(
            self.tr("誰會使用？"), self.tr("至少輸入您自己；每次修改都會記下是誰做的。可以先略過。")
        )
        column.addWidget(self.persons, 1)
        return step

    def _plan_step(self) -> QWidget:
        step, column = _step(self.tr("從哪裡開始？"), self.tr("計畫可以隨時再匯入或新增。"))
        for value, text, about in (
            (0, self.tr("匯入計畫檔"), self.tr("去年或今年的計畫，Word（.docx）或純文字（.txt）。")),
            (1, self.tr("空白計畫"), self.tr("自己輸入要項、工作與期限。")),
            (2, self.tr("稍後再說"), self.tr("先看看各頁面。")),
        ):
            choice = QRadioButton(text)
            choice.setChecked(value == 0)
            self._plan_choices.addButton(choice, value)
            column.addWidget(choice)
            hint = plain_label(about, "muted", wraps=True)
            hint.setContentsMargins(3 * UNIT, 0, 0, UNIT)
            column.addWidget(hint)
        column.addStretch(1)
        return step

    def _show_step(self, number: int) -> None:
        self._steps.setCurrentIndex(number)
        count = self._steps.count()
        told = self.tr("第 %1 步，共 %2 步").replace("%1", str(number + 1)).replace("%2", str(count))
        self._place.setText(told)
        self.back_button.setEnabled(number > 0)
        self.next_button.setText(self.tr("完成") if number == count - 1 else self.tr("下一步"))
        (self.agency, self.sections, self.persons, self._plan_choices.button(0))[number].setFocus()

    def _go_back(self) -> None:
        self._show_step(self._steps.currentIndex() - 1)

    def _go_on(self) -> None:
        number = self._steps.currentIndex()
        if number == 0 and not self._agency_is_named():
            return
        if number == 1:
            self.persons.offer_sections(self._section_names())
        if number < self._steps.count() - 1:
            self._show_step(number + 1)
        else:
            self._decide()

    def _agency_is_named(self) -> bool:
        is_named = bool(self.agency.text().strip())
        self._rows.set_error(self.agency, "" if is_named else self.tr("請輸入機關全銜。"))
        return is_named

    def _section_names(self) -> list[str]:
        lines = (line.strip() for line in self.sections.toPlainText().splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def _decide(self) -> None:
        beginning = Beginning(
            agency=self.agency.text().strip(),
            sections=tuple(self._section_names()),
            persons=tuple(self.persons.persons()),
            next_step=("import", "blank", "")[self._plan_choices.checkedId()],
        )
        self.accept()
        self.decided.emit(beginning)

    def _choose_sample(self) -> None:
        self.accept()
        self.decided.emit(Beginning(is_sample=True))

    def _ask_other(self) -> None:
        self.accept()
        self.other_asked.emit()


def _step(title: str, about: str) -> tuple[QWidget, QVBoxLayout]:
    step = QWidget()
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(UNIT)
    column.addWidget(plain_label(title, "title"))
    column.addWidget(plain_label(about, "muted", wraps=True))
    column.addSpacing(2 * UNIT)
    return step, column
