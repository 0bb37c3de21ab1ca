"""The fields that say what proves a piece of work, shared by ticking off and adding evidence."""

import datetime as dt

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit

from desktop.office.evidence import MOST_AT_ONCE, Proof
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.theme import UNIT
from desktop.ui.widgets.file_list import FileList
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.roc_date_edit import RocDateLine

LONGEST_NAME = 70


class ProofFields(QObject):
    """What, letter number, count and files; the count is asked only where a quota counts it."""

    def __init__(self, proof: Proof, *, counts: bool, with_files: bool = True) -> None:
        super().__init__()
        self.what = QLineEdit(proof.what)
        self.letter_number = QLineEdit(proof.letter_number)
        self.count = QLineEdit(str(proof.count))
        self.count.setValidator(QIntValidator(0, MOST_AT_ONCE, self.count))
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.count.setFixedWidth(10 * UNIT)
        self.files = FileList()
        self.files.add(proof.files)
        self._counts, self._with_files = counts, with_files

    def add_to(self, rows: FormRows) -> None:
        """Put the fields below those a form has."""
        self.what.setPlaceholderText(self.tr("例如：會議紀錄、活動照片"))
        rows.add_row(self.tr("佐證說明"), self.what)
        rows.add_row(self.tr("文號"), self.letter_number)
        if self._counts:
            rows.add_row(self.tr("計入次數"), self.count, self.tr("只作參考、不計入應辦次數時填 0。"))
        if self._with_files:
            rows.add_row(self.tr("附件"), self.files)

    def proof(self) -> Proof:
        """What the fields say."""
        return Proof(
            self.what.text(),
            self.letter_number.text(),
            int(self.count.text() or 0),
            tuple(self.files.files()),
        )


def name_of(task: TrackedTask) -> str:
    """Number and text of a task, cut to what a dialog has room for above its fields."""
    text = " ".join(task.text.split())
    return f"{task.number} {text if len(text) <= LONGEST_NAME else text[:LONGEST_NAME] + '…'}"


def date_field(rows: FormRows, name: str, on: dt.date) -> RocDateLine:
    """A day in a form of its own row; what is no day is said under it as soon as it is left."""
    field = RocDateLine()
    field.set_date(on)
    rows.add_row(name, field)
    field.error_changed.connect(lambda sentence: rows.set_error(field, sentence))
    return field


def find_date_error(rows: FormRows, field: RocDateLine, today: dt.date) -> None:
    """Mark a date field that is empty or names a day to come; what is no day at all it says itself."""
    on = field.date()
    if field.error():
        rows.set_error(field, field.error())
    elif on is None:
        rows.set_error(field, QCoreApplication.translate("ProofFields", "請填寫日期，例如 115.03.05。"))
    elif on > today:
        rows.set_error(
            field, QCoreApplication.translate("ProofFields", "這一天還沒到，請填今天或以前的日期。")
        )
