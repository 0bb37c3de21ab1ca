"""計畫: the plan of the year as an outline with its items, its chapters, and what an import left open."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from db.vocabulary import NodeKind
from desktop.errors import OfficeError
from desktop.office.drafted_plan import DraftedPlan, drafted_plan
from desktop.office.planning import delete_plan
from desktop.office.replacing import Hit, Place
from desktop.rules.checked_plan import Finding, Subject
from desktop.rules.outline import FOLLOWED
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.new_day import NewDay
from desktop.ui.page import Page
from desktop.ui.plan.approval_steps import ApprovalSteps
from desktop.ui.plan.basis_part import BasisPart
from desktop.ui.plan.chapters_part import ChaptersPart
from desktop.ui.plan.checks_part import ChecksPart
from desktop.ui.plan.copy_steps import CopySteps
from desktop.ui.plan.leftovers_part import LeftoversPart
from desktop.ui.plan.outline_part import OutlinePart
from desktop.ui.plan.plan_deeds import PlanDeeds
from desktop.ui.plan.plan_paper import PlanPaper
from desktop.ui.plan.versions_part import VersionsPart
from desktop.ui.preferences import preferences
from desktop.ui.theme import UNIT
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.page_header import PageHeader

FOLDER_KEY = "plan/export_folder"
FORM, TABLE_FORM = "plan", "plan-table"


class PlanPage(Page):
    """Works on the plan of the desk's year; the year is chosen at the side of the window."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "plan",
            "plan_edition",
            "amendment_reason",
            "chapter",
            "node",
            "basis_letter",
            "leftover",
            "task_tracking",
            "task_section",
            "evidence",
            "section",
            "section_member",
            "setting",
            "workday",
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._plan: DraftedPlan | None = None
        self._is_looking = False
        deeds = PlanDeeds(desk, self)
        self.header = PageHeader(self.tr("計畫"))
        self.about = ElidedLabel(role="muted")
        self.outline = OutlinePart(desk, deeds)
        self.chapters = ChaptersPart(deeds)
        self.basis = BasisPart(deeds)
        self.leftovers = LeftoversPart(deeds)
        self.checks = ChecksPart(desk)
        self.versions = VersionsPart(desk)
        self.paper = PlanPaper(desk, self, (self.outline.paper, self.chapters.paper))
        self.tabs = QTabWidget()
        self.no_plan = EmptyState("text_bullet_list_tree", "")
        self._pages = QStackedWidget()
        self._add_actions()
        self._lay_out()
        self.leftovers.item_wanted.connect(self._show_item)
        self.basis.fields.chapter_wanted.connect(self._show_chapter)
        self.checks.wanted.connect(self._show_finding)
        self.checks.counted.connect(lambda count: self._count(self.checks, self.tr("檢查"), count))
        self.steps.checks_wanted.connect(lambda: self.tabs.setCurrentWidget(self.checks))
        self.outline.typed.connect(self.paper.follow_typing)
        self.outline.view.typing_ended.connect(lambda _by: self.paper.renew())
        # Who was refused may have looked at something that has changed.
        desk.refused.connect(lambda _sentence: self._look_again())
        for keys in ("Ctrl+F", "Ctrl+H"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.find_words)
        NewDay(desk, self._make_stale, self)

    def _add_actions(self) -> None:
        add = self.header.add_action
        self.import_button = add(self.tr("匯入計畫…"), self.import_plan, icon_name="arrow_import")
        self.new_button = add(self.tr("新增計畫…"), self.new_plan, icon_name="document_add")
        self.more_button = add(self.tr("更多"), lambda: None, icon_name="more_horizontal")
        self.menu = QMenu(self)
        self.copying = CopySteps(self.desk, self)
        for text, icon_name, act in (
            (self.tr("計畫設定…"), "settings", self.open_settings),
            (self.tr("文字中的次數與期限…"), "task_list_ltr", self.read_wording),
            (self.tr("另存為範本…"), "star", self.save_template),
            (self.tr("尋找與取代…"), "search", self.find_words),
            (self.tr("分送各單位編寫…"), "arrow_export", self.hand_out),
            (self.tr("收回各單位的檔案…"), "arrow_import", self.take_back),
            (self.tr("複製到下一年度…"), "copy", lambda: self.copying.open(self.desk.year)),
            (self.tr("匯出 JSON…"), "arrow_export", self.export),
            (self.tr("預覽附表"), "document_table", lambda: self.preview(TABLE_FORM)),
            (self.tr("刪除這份計畫"), "delete", self.delete),
        ):
            self.menu.addAction(icon(icon_name), text).triggered.connect(lambda _on=False, do=act: do())
        self.more_button.setMenu(self.menu)
        self.steps = ApprovalSteps(self.desk, add("", lambda: None), self.menu, self)
        self.preview_button = add(
            self.tr("預覽列印"), lambda: self.preview(FORM), icon_name="print", role="primary"
        )
        self.no_plan.add_action(
            self.tr("匯入計畫…"), self.import_plan, icon_name="arrow_import", role="primary"
        )
        self.no_plan.add_action(self.tr("新增空白計畫…"), self.new_plan, icon_name="document_add")
        self.copy_button = self.no_plan.add_action(
            self.tr("複製別的年度…"), lambda: self.copying.open_into(self.desk.year), icon_name="copy"
        )

    def _lay_out(self) -> None:
        self.tabs.addTab(self.outline, self.tr("大綱"))
        self.tabs.addTab(self.chapters, self.tr("章節"))
        self.tabs.addTab(self.basis, self.tr("依據"))
        self.tabs.addTab(self.leftovers, self.tr("待確認"))
        self.tabs.addTab(self.checks, self.tr("檢查"))
        self.tabs.addTab(self.versions, self.tr("版本"))
        self.tabs.setDocumentMode(True)
        self._pages.addWidget(self.tabs)
        self._pages.addWidget(self.no_plan)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.header)
        layout.addWidget(self.about)
        layout.addWidget(self._pages, 1)

    def reload(self) -> None:
        try:
            self._plan = self.desk.read(drafted_plan, self.desk.year, self.desk.today())
        except OfficeError as error:
            self.desk.refused.emit(str(error))
            return
        plan = self._plan
        self._pages.setCurrentIndex(0 if plan else 1)
        for widget in (self.more_button, self.preview_button):
            widget.setVisible(plan is not None)
        self.steps.show_plan(plan.tree.head if plan else None)
        self._tell_head()
        self.copy_button.setVisible(self.copying.source(self.desk.year) is not None)
        self.checks.show_plan(plan.tree.head if plan else None)
        if plan is not None:
            self.outline.show_plan(plan)
            self.chapters.show_plan(plan.tree)
            self.basis.show_plan(plan.tree)
            self.leftovers.show_plan(plan.tree)
            self.versions.show_plan(plan.tree.head)
            self.paper.renew()
            self._count(self.leftovers, self.tr("待確認"), len(plan.tree.leftovers))

    def _count(self, part: QWidget, title: str, count: int) -> None:
        """Put on a part's tab how much there is in it."""
        numbered = self.tr("%1 (%2)").replace("%1", title).replace("%2", str(count))
        self.tabs.setTabText(self.tabs.indexOf(part), numbered if count else title)

    def _tell_head(self) -> None:
        year, plan = str(self.desk.year), self._plan
        self.header.set_title(self.tr("%1 年度計畫").replace("%1", year))
        if plan is None:
            self.about.show_text("")
            self.no_plan.set_words(
                self.tr("%1 年度還沒有計畫").replace("%1", year),
                self.tr("可以匯入去年或今年的 Word 計畫，也可以從空白計畫開始編寫。"),
            )
            return
        nodes = plan.tree.nodes
        areas = sum(node.kind is NodeKind.AREA for node in nodes)
        tasks = [node for node in nodes if node.kind in FOLLOWED]
        dated = sum(bool(node.tracking and node.tracking.due_on) for node in tasks)
        words = self.tr("%1 · %2 個要項、%3 項工作，%4 項已訂期限")
        for mark, told in (
            ("%1", self.steps.state(plan.tree.head)),
            ("%2", areas),
            ("%3", len(tasks)),
            ("%4", dated),
        ):
            words = words.replace(mark, str(told))
        self.about.show_text(f"{words} · {plan.tree.head.title}")

    def _look_again(self) -> None:
        # Reading may be what was refused; once more is enough.
        if self.isVisible() and not self._is_looking:
            self._is_looking = True
            self.reload()
            self._is_looking = False

    def arrive(self, what: object) -> None:
        """Show an item, by its key; "import" opens the import, "blank" begins a plan."""
        self._reload_if_stale()
        if what == "import":
            self.import_plan()
        elif what == "blank":
            self.new_plan()
        elif isinstance(what, int):
            self._show_item(what)

    def _show_item(self, node_id: int) -> None:
        self.tabs.setCurrentWidget(self.outline)
        self.outline.go_to(node_id)

    def _show_chapter(self, chapter_id: int) -> None:
        self.tabs.setCurrentWidget(self.chapters)
        self.chapters.go_to(chapter_id)

    def _show_finding(self, finding: Finding) -> None:
        """Show what a check found where it can be mended."""
        parts = {
            Subject.CHAPTER: (self.chapters, self.chapters.go_to),
            Subject.BASIS: (self.basis, self.basis.go_to),
        }
        match finding.subject:
            case Subject.NODE:
                self._show_item(finding.key)
            case Subject.SECTION:
                self.desk.open_page("settings", (1, finding.key))
            case Subject.LEFTOVER:
                self.tabs.setCurrentWidget(self.leftovers)
            case Subject.CHAPTERS:
                self.tabs.setCurrentWidget(self.chapters)
            case Subject.PLAN:
                self.open_settings()
            case subject:
                part, go_to = parts[subject]
                self.tabs.setCurrentWidget(part)
                go_to(finding.key)

    def save_template(self) -> None:
        """Keep the plan as a template to begin others with."""
        from desktop.ui.dialogs.save_template import SaveTemplateDialog

        if self._plan is not None:
            SaveTemplateDialog(self.desk, self._plan.tree.head, self).open()

    def hand_out(self) -> None:
        """Hand the plan to its sections to draft."""
        from desktop.ui.dialogs.hand_out import HandOutDialog

        if self._plan is not None:
            HandOutDialog(self.desk, self._plan.tree.head, self).open()

    def take_back(self) -> None:
        """Let the user choose the workbooks that came back, and compare them."""
        folder = str(preferences().value(FOLDER_KEY, str(Path.home())))
        title = self.tr("收回各單位的檔案")
        chosen, _kind = QFileDialog.getOpenFileNames(self, title, folder, "Excel (*.xlsx)")
        if chosen:
            self.compare_returned([Path(name) for name in chosen])

    def compare_returned(self, paths: Sequence[Path]) -> None:
        """Compare workbooks that came back with the plan."""
        from desktop.ui.dialogs.take_back_handouts import TakeBackDialog

        TakeBackDialog(self.desk, paths, self).open()

    def find_words(self) -> None:
        """Open the search for words all over the plan."""
        from desktop.ui.dialogs.find_replace import FindReplaceDialog

        dialog = FindReplaceDialog(self.desk, self.outline.view.selected_ids(), parent=self)
        dialog.wanted.connect(self._show_hit)
        dialog.show()
        dialog.words.setFocus()

    def _show_hit(self, hit: Hit) -> None:
        """Show where words were found."""
        if hit.place is Place.TITLE:
            self.open_settings()
        elif hit.place in (Place.HEADING, Place.PARAGRAPHS):
            self.tabs.setCurrentWidget(self.chapters)
            self.chapters.go_to(hit.key)
        else:
            self._show_item(hit.key)

    def import_plan(self) -> None:
        """Open the import of a plan."""
        from desktop.ui.dialogs.import_plan import ImportPlanDialog

        ImportPlanDialog(self.desk, self).open()

    def new_plan(self) -> None:
        """Begin an empty plan: for this year, or the next where this one has a plan."""
        from desktop.ui.dialogs.new_plan import NewPlanDialog

        dialog = NewPlanDialog(self.desk, self.desk.year + (1 if self._plan else 0), self)
        dialog.copy_wanted.connect(self.copying.open, Qt.ConnectionType.QueuedConnection)
        dialog.open()

    def open_settings(self) -> None:
        """Open the settings of the plan."""
        from desktop.ui.dialogs.plan_settings import PlanSettingsDialog

        if self._plan is not None:
            PlanSettingsDialog(self.desk, self._plan.tree.head, self).open()

    def read_wording(self) -> None:
        """Show what the words of the whole plan suggest."""
        from desktop.ui.dialogs.plan_wording import PlanWordingDialog

        if self._plan is not None:
            dialog = PlanWordingDialog(self.outline.suggestions, self._plan.tree, self)
            dialog.item_wanted.connect(self._show_item)
            dialog.open()

    def delete(self) -> None:
        """Delete the plan; the notice about it takes it back."""
        if self._plan is not None:
            head = self._plan.tree.head
            self.desk.do(self.tr("已刪除 %1 年度計畫").replace("%1", str(head.year)), delete_plan, head.id)

    def preview(self, form: str) -> None:
        """Show a form of the plan as it will be printed."""
        from desktop.forms.form import Request

        self.desk.open_page("forms", (form, Request(year=self.desk.year)))

    def export(self) -> None:
        """Let the user choose a file and write the plan there as JSON."""
        folder = str(preferences().value(FOLDER_KEY, str(Path.home())))
        proposed = str(Path(folder) / self.tr("%1年度計畫.json").replace("%1", str(self.desk.year)))
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("匯出計畫"), proposed, "JSON (*.json)")
        if chosen:
            self.write(Path(chosen))

    def write(self, target: Path) -> None:
        """Write the plan to a file as JSON."""
        from desktop.exchange.plan_json import to_json
        from desktop.office.plan_outside import plan_file_of_year
        from desktop.office.writing import write_file

        target = target if target.suffix.lower() == ".json" else target.with_name(target.name + ".json")
        try:
            write_file(target, to_json(self.desk.read(plan_file_of_year, self.desk.year)).encode())
        except OfficeError as error:
            self.desk.refused.emit(str(error))
            return
        preferences().setValue(FOLDER_KEY, str(target.parent))
        self.desk.told.emit(self.tr("已匯出「%1」").replace("%1", target.name))
