"""What was read from a document, before it is stored: head, counts, open questions, the whole outline."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from db.queries.plan import NodeRow, SectionShare
from db.vocabulary import NodeKind
from desktop.exchange.plan_file import Item, PlanFile, walk
from desktop.rules.words import word
from desktop.ui.labels import plain_label
from desktop.ui.models.outline_item import OutlineColumn, OutlineItem
from desktop.ui.models.plan_tree import PlanTreeModel
from desktop.ui.models.two_line_list import Entry
from desktop.ui.plan.outline_view import OutlineView
from desktop.ui.theme import UNIT
from desktop.ui.widgets.invalid_mark import mark_invalid
from desktop.ui.widgets.two_line_view import TwoLineView
from desktop.ui.widgets.year_edit import YearEdit


class ImportPreview(QWidget):
    """Year, title and agency can be corrected; the rest is stored as it was read.

    Signals:
        changed: something was corrected.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: PlanFile | None = None
        self.year, self.title, self.agency = YearEdit(), QLineEdit(), QLineEdit()
        self.year.setFixedWidth(12 * UNIT)
        self.counts = plain_label("", wraps=True)
        self.open = TwoLineView(self.tr("待確認與未歸位"), self.tr("沒有待確認的事項。"))
        self.model = PlanTreeModel(self)
        self.outline = OutlineView(self.model)
        self.outline.setColumnHidden(OutlineColumn.STATE, True)
        self.chapters = TwoLineView(self.tr("章節"), self.tr("沒有讀到章節。"))
        self.tabs = QTabWidget()
        self._lay_out()
        for field in (self.year, self.title, self.agency):
            field.textEdited.connect(lambda _text: self._on_edited())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        for words, field, share in (
            (self.tr("年度"), self.year, 0),
            (self.tr("計畫名稱"), self.title, 3),
            (self.tr("機關"), self.agency, 2),
        ):
            head.addWidget(plain_label(words, "muted", buddy=field))
            head.addWidget(field, share)
        self.tabs.addTab(self.open, "")
        self.tabs.addTab(self.outline, self.tr("大綱"))
        self.tabs.addTab(self.chapters, self.tr("章節"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(head)
        layout.addWidget(self.counts)
        layout.addWidget(self.tabs, 1)

    def show_plan(self, plan: PlanFile) -> None:
        """Show what was read."""
        self._plan = plan
        self.year.set_year(plan.year)
        self.title.setText(plan.title)
        self.agency.setText(plan.agency)
        for field in (self.title, self.agency):
            field.setCursorPosition(0)
        self.counts.setText(self._count(plan))
        self.model.begin_with(_outline(plan.items), is_locked=True)
        self.outline.expandAll()
        self.open.entries.show(self._open(plan))
        count = len(plan.questions) + len(plan.unplaced)
        self.tabs.setTabText(0, self.tr("待確認 (%1)").replace("%1", str(count)))
        self.chapters.entries.show(
            Entry(place, chapter.heading, " ".join(chapter.paragraphs))
            for place, chapter in enumerate(plan.chapters)
        )
        self.tabs.setCurrentIndex(0 if count else 1)
        self._mark_year()

    def plan(self) -> PlanFile | None:
        """What was read, with its corrections; None before anything was."""
        if self._plan is None:
            return None
        return replace(
            self._plan,
            year=self.year.year(),
            title=self.title.text().strip(),
            agency=self.agency.text().strip(),
        )

    def _count(self, plan: PlanFile) -> str:
        items = [item for _path, item in walk(plan.items)]
        counted = [(word(kind), sum(item.kind is kind for item in items)) for kind in NodeKind]
        parts = [f"{count} {words}" for words, count in counted if count]
        parts.append(self.tr("%1 章").replace("%1", str(len(plan.chapters))))
        dues = sum(bool(item.due) for item in items)
        parts.append(self.tr("%1 項有完成期限").replace("%1", str(dues)))
        words = self.tr("讀到 %1。").replace("%1", "、".join(parts))
        if plan.questions or plan.unplaced:
            words += self.tr("拿不準的 %1 處沒有替您猜，匯入後可在「待確認」逐項處理。").replace(
                "%1", str(len(plan.questions) + len(plan.unplaced))
            )
        return words

    def _open(self, plan: PlanFile) -> Iterator[Entry]:
        for place, text in enumerate(plan.unplaced):
            yield Entry(place, " ".join(text.split()), self.tr("未歸位的文字"), "document_text")
        texts = {path: item.text for path, item in walk(plan.items)}
        for place, question in enumerate(plan.questions):
            about = f"{question.item} {texts.get(question.item, '')}".strip() or self.tr("整份計畫")
            yield Entry(place, question.message, about, "question_circle")

    def _on_edited(self) -> None:
        self._mark_year()
        self.changed.emit()

    def _mark_year(self) -> None:
        mark_invalid(self.year, self.year.year() is None)


def _outline(items: Sequence[Item]) -> list[OutlineItem]:
    """The items as the outline shows them, with keys of their own for as long as they are looked at."""
    found: list[OutlineItem] = []

    def visit(siblings: Sequence[Item], parent_id: int | None, depth: int) -> None:
        for position, item in enumerate(siblings):
            key = len(found) + 1
            node = NodeRow(
                id=key,
                parent_id=parent_id,
                position=position,
                depth=depth,
                kind=item.kind,
                text=item.text,
                method=item.method,
                indicators=item.indicators,
                remark=item.remark,
                due_text="\n".join(due.text for due in item.due),
                tracking=None,
                sections=tuple(SectionShare(0, share.name, share.role) for share in item.sections),
                version=1,
            )
            found.append(OutlineItem(node, item.number))
            visit(item.items, key, depth + 1)

    visit(items, None, 0)
    return found
