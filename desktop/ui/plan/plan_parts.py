"""The tabs of the page 計畫, and the way to the place in them where something stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.office.drafted_plan import DraftedPlan
from desktop.office.replacing import Hit, Place
from desktop.rules.checked_plan import Finding, Subject
from desktop.ui.desk import Desk
from desktop.ui.plan.basis_part import BasisPart
from desktop.ui.plan.chapters_part import ChaptersPart
from desktop.ui.plan.checks_part import ChecksPart
from desktop.ui.plan.leftovers_part import LeftoversPart
from desktop.ui.plan.outline_part import OutlinePart
from desktop.ui.plan.plan_deeds import PlanDeeds
from desktop.ui.plan.versions_part import VersionsPart
from desktop.ui.widgets.table_export import TableExport


class PlanParts(QTabWidget):
    """Every part shows the same plan; those with something to settle have the number of it on their tab.

    Signals:
        settings_wanted: what was looked for stands in the settings of the plan.
    """

    settings_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        deeds = PlanDeeds(desk, self)
        self.outline = OutlinePart(desk, deeds)
        self.chapters = ChaptersPart(deeds)
        self.basis = BasisPart(deeds)
        self.leftovers = LeftoversPart(deeds)
        TableExport(desk, self.leftovers.list, self.tr("待確認與未歸位"))
        self.checks = ChecksPart(desk)
        self.versions = VersionsPart(desk)
        for part, title in (
            (self.outline, self.tr("大綱")),
            (self.chapters, self.tr("章節")),
            (self.basis, self.tr("依據")),
            (self.leftovers, self.tr("待確認")),
            (self.checks, self.tr("檢查")),
            (self.versions, self.tr("版本")),
        ):
            self.addTab(part, title)
        self.setDocumentMode(True)
        self.leftovers.item_wanted.connect(self.show_item)
        self.basis.fields.chapter_wanted.connect(self.show_chapter)
        self.checks.wanted.connect(self.show_finding)
        self.checks.counted.connect(lambda count: self._count(self.checks, self.tr("檢查"), count))

    def show_plan(self, plan: DraftedPlan | None) -> None:
        """Show a plan in every part; without one only the checks have something to forget."""
        self.checks.show_plan(plan.tree.head if plan else None)
        if plan is not None:
            self.outline.show_plan(plan)
            self.chapters.show_plan(plan.tree)
            self.basis.show_plan(plan.tree)
            self.leftovers.show_plan(plan.tree)
            self.versions.show_plan(plan.tree.head)
            self._count(self.leftovers, self.tr("待確認"), len(plan.tree.leftovers))

    def _count(self, part: QWidget, title: str, count: int) -> None:
        """Put on a part's tab how much there is in it."""
        numbered = self.tr("%1 (%2)").replace("%1", title).replace("%2", str(count))
        self.setTabText(self.indexOf(part), numbered if count else title)

    def show_item(self, node_id: int) -> None:
        """Show an item in the outline."""
        self.setCurrentWidget(self.outline)
        self.outline.go_to(node_id)

    def show_chapter(self, chapter_id: int) -> None:
        """Show a chapter."""
        self.setCurrentWidget(self.chapters)
        self.chapters.go_to(chapter_id)

    def show_checks(self) -> None:
        """Show what is to be mended."""
        self.setCurrentWidget(self.checks)

    def show_finding(self, finding: Finding) -> None:
        """Show what a check found where it can be mended."""
        match finding.subject:
            case Subject.NODE:
                self.show_item(finding.key)
            case Subject.CHAPTER:
                self.show_chapter(finding.key)
            case Subject.BASIS:
                self.setCurrentWidget(self.basis)
                self.basis.go_to(finding.key)
            case Subject.CHAPTERS:
                self.setCurrentWidget(self.chapters)
            case Subject.LEFTOVER:
                self.setCurrentWidget(self.leftovers)
            case Subject.SECTION:
                self._desk.open_page("settings", (1, finding.key))
            case Subject.PLAN:
                self.settings_wanted.emit()

    def show_hit(self, hit: Hit) -> None:
        """Show where words were found."""
        if hit.place is Place.TITLE:
            self.settings_wanted.emit()
        elif hit.place in (Place.HEADING, Place.PARAGRAPHS):
            self.show_chapter(hit.key)
        else:
            self.show_item(hit.key)
