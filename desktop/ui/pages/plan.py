"""計畫: the plan of the year as an outline with its items, its chapters, and what an import left open."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QVBoxLayout, QWidget

from db.vocabulary import NodeKind
from desktop.errors import OfficeError
from desktop.office.drafted_plan import DraftedPlan, drafted_plan
from desktop.office.planning import delete_plan
from desktop.rules.outline import FOLLOWED
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.new_day import NewDay
from desktop.ui.page import Page
from desktop.ui.plan.approval_steps import ApprovalSteps
from desktop.ui.plan.copy_steps import CopySteps
from desktop.ui.plan.plan_export import PlanExport
from desktop.ui.plan.plan_paper import PlanPaper
from desktop.ui.plan.plan_parts import PlanParts
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
        self.header = PageHeader(self.tr("計畫"))
        self.about = ElidedLabel(role="muted")
        self.tabs = PlanParts(desk)
        self.outline, self.chapters, self.basis = self.tabs.outline, self.tabs.chapters, self.tabs.basis
        self.leftovers, self.checks, self.versions = self.tabs.leftovers, self.tabs.checks, self.tabs.versions
        self.paper = PlanPaper(desk, self, (self.outline.paper, self.chapters.paper))
        self.no_plan = EmptyState("text_bullet_list_tree", "")
        self._pages = QStackedWidget()
        self._add_actions()
        self._lay_out()
        self.tabs.settings_wanted.connect(self.open_settings)
        self.steps.checks_wanted.connect(self.tabs.show_checks)
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
        self.exporting = PlanExport(self.desk, self)
        for text, icon_name, act in (
            (self.tr("計畫設定…"), "settings", self.open_settings),
            (self.tr("文字中的次數與期限…"), "task_list_ltr", self.read_wording),
            (self.tr("另存為範本…"), "star", self.save_template),
            (self.tr("尋找與取代…"), "search", self.find_words),
            (self.tr("分送各單位編寫…"), "arrow_export", self.hand_out),
            (self.tr("收回各單位的檔案…"), "arrow_import", self.take_back),
            (self.tr("複製到下一年度…"), "copy", lambda: self.copying.open(self.desk.year)),
            (self.tr("匯出計畫…"), "arrow_export", self.exporting.ask),
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
        self.tabs.show_plan(plan)
        if plan is not None:
            self.paper.renew()

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
            self.tabs.show_item(what)

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
        dialog.wanted.connect(self.tabs.show_hit)
        dialog.show()
        dialog.words.setFocus()

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
            dialog.item_wanted.connect(self.tabs.show_item)
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
