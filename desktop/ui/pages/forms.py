"""The page 表單: every printable form with a live preview, to print or to save."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.queries import office as office_queries
from db.queries import plan as plan_queries
from desktop.errors import OfficeError
from desktop.forms.catalogue import FORMS
from desktop.forms.form import Form, Request
from desktop.office.section_papers import is_by_section
from desktop.office.writing import write_file
from desktop.ui.desk import Desk
from desktop.ui.form_maker import FormMaker
from desktop.ui.page import Page
from desktop.ui.paper import printer_for, printing_steps
from desktop.ui.preferences import preferences
from desktop.ui.section_papers import SectionPapersPrinter
from desktop.ui.theme import UNIT
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.form_arguments import FormArguments
from desktop.ui.widgets.list_box import list_box
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.pdf_preview import PdfPreview
from desktop.ui.widgets.progress_panel import ProgressPanel

FOLDER_KEY = "forms/folder"


class FormsPage(Page):
    """Catalogue and arguments at the left, the form as it will be printed at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._pdf: bytes | None = None
        self.catalogue = self._catalogue()
        self.arguments = FormArguments()
        self.preview = PdfPreview()
        self.progress = ProgressPanel()
        self._nothing = EmptyState("document_error", "")
        self._shown = QStackedWidget()
        self._shown.addWidget(self.preview)
        self._shown.addWidget(self._nothing)
        self._maker = FormMaker(desk, self)
        self._papers = SectionPapersPrinter(desk, self)
        self._lay_out()
        self._connect()

    def _catalogue(self) -> QListWidget:
        catalogue = list_box()
        catalogue.setAccessibleName(self.tr("表單目錄"))
        for form in FORMS.values():
            item = QListWidgetItem(form.title)
            item.setData(Qt.ItemDataRole.UserRole, form.name)
            catalogue.addItem(item)
        return catalogue

    def _lay_out(self) -> None:
        header = PageHeader(self.tr("表單"), self.tr("預覽就是印出來的樣子；資料一改，預覽跟著改。"))
        self.each_button = header.add_action(
            self.tr("每單位一份 PDF…"),
            self.print_for_each,
            icon_name="people",
            tooltip=self.tr("把這份表單按單位各印一個 PDF 檔，存到一個資料夾"),
        )
        self.save_button = header.add_action(
            self.tr("儲存 PDF…"), self.save, icon_name="save", shortcut="Ctrl+S"
        )
        self.print_button = header.add_action(
            self.tr("列印…"), self.print_out, icon_name="print", role="primary", shortcut="Ctrl+P"
        )
        left = QWidget()
        left.setFixedWidth(30 * UNIT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        column.addWidget(self.catalogue, 1)
        column.addWidget(self.arguments)
        right = QVBoxLayout()
        right.setSpacing(UNIT)
        right.addWidget(self.progress)
        right.addWidget(self._shown, 1)
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        row.addWidget(left)
        row.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(header)
        layout.addLayout(row, 1)

    def _connect(self) -> None:
        self._maker.started.connect(self.progress.watch)
        self._maker.made.connect(self._on_made)
        self._maker.refused.connect(self._on_refused)
        self.arguments.changed.connect(self._make)
        self.catalogue.currentRowChanged.connect(lambda _row: self._on_form())
        self.desk.changed.connect(lambda _tables: self._make_stale())
        self.catalogue.setCurrentRow(0)

    def reload(self) -> None:
        years = [head.year for head in self.desk.read(plan_queries.plan_heads)]
        sections = [s for s in self.desk.read(office_queries.sections) if s.is_active(self.desk.year)]
        in_view = self.desk.actor.section_in_view
        own = None if in_view is None else next((s.name for s in sections if s.id == in_view), "")
        self.arguments.offer(years, [s.name for s in sections], self.desk.year, own=own)
        self._show_each_button()
        self._make()

    def arrive(self, what: object) -> None:
        """Show a form for another page: its name, or a pair of name and `Request`."""
        name, request = what if isinstance(what, tuple) else (what, Request())
        self.catalogue.setCurrentRow(list(FORMS).index(str(name)))
        self.arguments.set_request(request)
        self._make()

    def form(self) -> Form[Any]:
        """The form that is chosen."""
        return FORMS[self.catalogue.currentItem().data(Qt.ItemDataRole.UserRole)]

    def pdf(self) -> bytes:
        """The PDF that is shown, empty while there is none."""
        return self._pdf or b""

    def _on_form(self) -> None:
        self.arguments.show_form(self.form())
        self._show_each_button()
        if not self._is_stale:
            self._make()

    def _show_each_button(self) -> None:
        is_whole = self.desk.actor.section_in_view is None
        self.each_button.setVisible(is_whole and is_by_section(self.form()))

    def _make(self) -> None:
        self._take(None)
        self._maker.make(self.form().name, self.arguments.request())

    def _on_made(self, pdf: bytes) -> None:
        self._take(pdf)
        self.preview.show_pdf(pdf)
        self._shown.setCurrentWidget(self.preview)

    def _on_refused(self, sentence: str) -> None:
        self._nothing.set_words(self.tr("沒有可以預覽的內容"), sentence)
        self._shown.setCurrentWidget(self._nothing)

    def _take(self, pdf: bytes | None) -> None:
        self._pdf = pdf
        self.save_button.setEnabled(pdf is not None)
        self.print_button.setEnabled(pdf is not None)

    def save(self) -> None:
        """Let the user choose a file and write the PDF there, whole or not at all."""
        if self._pdf is None:
            return
        request = self.arguments.request()
        year = self.tr("%1年度").replace("%1", str(request.year)) if request.year else ""
        folder = str(preferences().value(FOLDER_KEY, str(Path.home())))
        proposed = str(Path(folder) / f"{year}{self.form().title}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("儲存 PDF"), proposed, "PDF (*.pdf)")
        if chosen:
            self.write(Path(chosen))

    def write(self, target: Path) -> None:
        """Write the PDF shown to a file."""
        target = target if target.suffix.lower() == ".pdf" else target.with_name(target.name + ".pdf")
        try:
            write_file(target, self.pdf())
        except OfficeError as error:
            self.desk.refused.emit(str(error))
            return
        preferences().setValue(FOLDER_KEY, str(target.parent))
        self.desk.told.emit(self.tr("已儲存「%1」").replace("%1", target.name))

    def print_for_each(self) -> None:
        """Print the form for each section into a folder that the user chooses."""
        self._papers.choose(self.form().name, self.arguments.request())

    def print_out(self) -> None:
        """Let the user choose printer and pages, and print them."""
        if self._pdf is None:
            return
        printer = printer_for(self.preview.document, self.form().title)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.preview.document.pageCount())
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            job = self.desk.runner.start(self.tr("列印"), printing_steps, self._pdf, printer)
            job.succeeded.connect(lambda _count: self.desk.told.emit(self.tr("已送到印表機")))
            job.failed.connect(self.desk.tell_failure)
