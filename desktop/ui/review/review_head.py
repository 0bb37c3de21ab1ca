"""The head of a plan that was read: year, name and agency, what was counted, and what speaks against it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.queries.plan import PlanHead
from db.queries.plan_source import EarlierImport
from db.vocabulary import NodeKind
from desktop.exchange.plan_file import PlanFile, walk
from desktop.office.import_facts import about_earlier
from desktop.rules.words import word
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.invalid_mark import mark_invalid
from desktop.ui.widgets.year_edit import YearEdit


class ReviewHead(QWidget):
    """Three fields in a row; below them one line each for what is in the way.

    Signals:
        changed: a field holds something else.
        filled: the subject of a question about the plan ("year", "title", "agency") whose field was left.
    """

    changed = Signal()
    filled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: Sequence[PlanHead] = ()
        self.year, self.title, self.agency = YearEdit(), QLineEdit(), QLineEdit()
        self.year.setFixedWidth(9 * UNIT)
        self.counts = ElidedLabel("", "muted")
        self.taken = plain_label("", "error", wraps=True)
        self.free_button = button("", self._take_free_year, role="link")
        self.same = plain_label("", "error", wraps=True)
        self._way_out = QWidget()
        self._lay_out()
        for name, field in (("year", self.year), ("title", self.title), ("agency", self.agency)):
            field.textEdited.connect(lambda _text: self._on_edited())
            field.editingFinished.connect(lambda about=name, left=field: self._on_left(about, left))

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(UNIT)
        for words, field, share in (
            (self.tr("年度"), self.year, 0),
            (self.tr("計畫名稱"), self.title, 3),
            (self.tr("機關"), self.agency, 2),
        ):
            fields.addWidget(plain_label(words, "muted", buddy=field))
            fields.addWidget(field, share)
        out = QHBoxLayout(self._way_out)
        out.setContentsMargins(0, 0, 0, 0)
        out.addWidget(self.taken, 1)
        out.addWidget(self.free_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(fields)
        layout.addWidget(self.same)
        layout.addWidget(self._way_out)
        layout.addWidget(self.counts)

    def show_plan(self, plan: PlanFile, heads: Sequence[PlanHead], earlier: Sequence[EarlierImport]) -> None:
        """Show a plan beside the plans that the office has, and what its source was imported as before."""
        self._heads = heads
        self.year.set_year(plan.year)
        self.title.setText(plan.title)
        self.agency.setText(plan.agency)
        for field in (self.title, self.agency):
            field.setCursorPosition(0)
        self.counts.show_text(self._count(plan))
        self.same.setText("\n".join(map(about_earlier, earlier)))
        self.same.setVisible(bool(earlier))
        self._judge_year()

    def show_year(self, year: int) -> None:
        """Show another year."""
        self.year.set_year(year)
        self._judge_year()

    def focus(self, about: str) -> None:
        """Put the cursor into the field that a question is about, if there is one."""
        field = {"year": self.year, "title": self.title, "agency": self.agency}.get(about)
        if field is not None:
            field.setFocus()

    def _count(self, plan: PlanFile) -> str:
        items = [item for _path, item in walk(plan.items)]
        counted = [(word(kind), sum(item.kind is kind for item in items)) for kind in NodeKind]
        parts = [f"{count} {words}" for words, count in counted if count]
        parts.append(self.tr("%1 章").replace("%1", str(len(plan.chapters))))
        dues = sum(bool(item.due) for item in items)
        parts.append(self.tr("%1 項有完成期限").replace("%1", str(dues)))
        words = self.tr("讀到 %1。").replace("%1", "、".join(parts))
        is_open = plan.questions or plan.unplaced
        return words + (self.tr("拿不準的沒有替您猜，請在下面逐件核對。") if is_open else "")

    def _on_edited(self) -> None:
        self._judge_year()
        self.changed.emit()

    def _on_left(self, about: str, field: QLineEdit) -> None:
        if field.isModified() and field.text().strip():
            field.setModified(False)
            self.filled.emit(about)

    def _judge_year(self) -> None:
        year = self.year.year()
        taken = next((head for head in self._heads if head.year == year), None)
        mark_invalid(self.year, year is None or taken is not None)
        self._way_out.setVisible(taken is not None)
        if taken is not None:
            words = self.tr("%1年度已有計畫「%2」；請改用別的年度，或先刪除原有的計畫。")
            self.taken.setText(words.replace("%1", str(year)).replace("%2", taken.title))
            free = str(self._free_year(taken.year))
            self.free_button.setText(self.tr("改為%1年度").replace("%1", free))

    def _free_year(self, year: int) -> int:
        years = {head.year for head in self._heads}
        while year in years:
            year += 1
        return year

    def _take_free_year(self) -> None:
        self.year.set_year(self._free_year(self.year.year() or 0))
        self._on_edited()
        self.filled.emit("year")
