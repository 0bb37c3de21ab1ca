"""A matter that a meeting itself raises: its subject, who is to see to it, how it stands."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from db.queries.office import sections
from desktop.office.meetings import add_matter
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.theme import UNIT


class AddMatterDialog(DeedDialog):
    """Sections are written as people say them: a meeting may name others than those of the office."""

    def __init__(self, desk: Desk, meeting_id: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name(self.tr("加列案由"))
        self._meeting_id = meeting_id
        self.subject, self.progress = QPlainTextEdit(), QPlainTextEdit()
        for field in (self.subject, self.progress):
            field.setTabChangesFocus(True)
            field.setFixedHeight(9 * UNIT)
        self.sections = QLineEdit()
        names = [s.name for s in desk.read(sections) if s.is_active(desk.year)]
        self.sections.setPlaceholderText("、".join(names[:3]))
        self.rows.add_row(self.tr("案由"), self.subject)
        self.rows.add_row(self.tr("承辦單位"), self.sections, self.tr("兩個以上用「、」分開。"))
        self.rows.add_row(self.tr("辦理情形"), self.progress)

    def find_errors(self) -> None:
        if not self.subject.toPlainText().strip():
            self.rows.set_error(self.subject, self.tr("請填寫要列管的案由。"))

    def act(self) -> None:
        self.desk.do(
            self.tr("加列案由"),
            add_matter,
            self._meeting_id,
            self.subject.toPlainText(),
            self.sections.text(),
            self.progress.toPlainText(),
        )
