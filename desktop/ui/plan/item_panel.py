"""One item of the plan beside the outline: its words, and what is promised of it; stored field by field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.queries.office import SectionRow
from db.queries.plan import LeftoverRow
from desktop.office.suggestions import OpenSuggestion
from desktop.rules.words import word
from desktop.ui.labels import plain_label
from desktop.ui.light_mark import LightChip
from desktop.ui.models.outline_item import OutlineItem
from desktop.ui.plan.done_rule_edit import DoneRuleEdit
from desktop.ui.plan.due_edit import DueEdit
from desktop.ui.plan.limit_edit import LimitEdit
from desktop.ui.plan.plain_field import PlainField
from desktop.ui.plan.plan_deeds import PlanDeeds
from desktop.ui.plan.question_cards import QuestionCards
from desktop.ui.plan.quota_edit import QuotaEdit
from desktop.ui.plan.shares_edit import SharesEdit
from desktop.ui.plan.suggestion_cards import SuggestionCards
from desktop.ui.plan.word_marks import underline
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.scrolled import scrolled

WIDTH = 45 * UNIT


class ItemPanel(QFrame):
    """Shows one item, or asks to choose one; every field is stored when it is left.

    Signals:
        closed: the outline is wanted back, where there is no room for both.
    """

    closed = Signal()

    def __init__(self, deeds: PlanDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._deeds = deeds
        self._item: OutlineItem | None = None
        self._versions: dict[PlainField, int] = {}
        self.number = plain_label("", "heading")
        self.chip = LightChip()
        self.close_button = button(self.tr("回大綱"), self.closed.emit, icon_name="chevron_left")
        self.questions, self.suggestions = QuestionCards(), SuggestionCards()
        self.text, self.method, self.remark = PlainField(2, 8), PlainField(1, 6), PlainField(1, 4)
        self.indicators = PlainField(1, 6)
        self.due, self.shares = DueEdit(), SharesEdit()
        self.sections_text = PlainField(1, 6)
        self.sections_text.setAccessibleName(self.tr("印出的單位文字"))
        self.quota, self.limit = QuotaEdit(), LimitEdit()
        self.done_rule = DoneRuleEdit()
        self.rows = FormRows(labels_above=True)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_item(None, (), ())

    def _lay_out(self) -> None:
        self.rows.add_row(self.tr("內容"), self.text)
        self.rows.add_wide(self.suggestions)
        for label, field in (
            (self.tr("執行項目（指標），每行一項"), self.indicators),
            (self.tr("推動方法"), self.method),
            (self.tr("完成期限　／　印出的文字"), self.due),
            (self.tr("承辦單位"), self.shares),
            (self.tr("印出的單位文字，每行一個"), self.sections_text),
            (self.tr("應辦次數"), self.quota),
            (self.tr("完成方式"), self.done_rule),
            (self.tr("處理期限"), self.limit),
            (self.tr("備註"), self.remark),
        ):
            self.rows.add_row(label, field)
        head = QHBoxLayout()
        head.setContentsMargins(UNIT, 0, UNIT, 0)
        head.addWidget(self.close_button)
        head.addWidget(self.number, 1)
        head.addWidget(self.chip)
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.questions)
        column.addWidget(self.rows)
        whole = QWidget()
        shown = QVBoxLayout(whole)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.addLayout(head)
        shown.addWidget(scrolled(fields), 1)
        nothing = plain_label(
            self.tr("在大綱中選取一個項目，這裡會顯示它的內容與期限。"), "muted", wraps=True
        )
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(whole)
        self._pages.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT + UNIT // 2, UNIT, UNIT)
        layout.addWidget(self._pages)

    def _connect(self) -> None:
        deeds = self._deeds
        self._store(self.text, deeds.reword)
        self._store(self.method, deeds.change_method)
        self._store(self.remark, deeds.change_remark)
        self._store(self.sections_text, deeds.set_sections_text)
        self._store(
            self.indicators,
            lambda item, text, version: deeds.change_indicators(item, text.splitlines(), version),
        )
        self.due.changed.connect(
            lambda on, words: self._do(lambda item: deeds.set_due(item, on, words, item.node.version))
        )
        self.shares.changed.connect(lambda found: self._do(lambda item: deeds.set_sections(item, found)))
        self.quota.changed.connect(lambda found: self._do(lambda item: deeds.set_quota(item, found)))
        self.done_rule.changed.connect(lambda found: self._do(lambda item: deeds.set_done_rule(item, found)))
        self.limit.changed.connect(lambda found: self._do(lambda item: deeds.set_limit(item, found)))
        self.questions.settled.connect(
            lambda question: deeds.settle([question]), Qt.ConnectionType.QueuedConnection
        )

    def _store(self, field: PlainField, deed: Callable[[OutlineItem, str, int], None]) -> None:
        def store(text: str) -> None:
            if self._item is not None:
                deed(self._item, text, self._versions[field])
                # Stored or refused, the field now shows what the plan says.
                field.give_up()

        field.left.connect(store)

    def _do(self, deed: Callable[[OutlineItem], None]) -> None:
        if self._item is not None:
            deed(self._item)
            self._show_promises(self._item)

    def item(self) -> OutlineItem | None:
        """The item that is shown."""
        return self._item

    def show_item(
        self,
        item: OutlineItem | None,
        sections: Sequence[SectionRow],
        questions: Sequence[LeftoverRow],
        *,
        is_locked: bool = False,
    ) -> None:
        """Show an item, or the same one after a change: what is being typed stays."""
        is_other = (item.node.id if item else None) != (self._item.node.id if self._item else None)
        if is_other:
            self.leave()
        self._item = item
        self._sections = sections
        self._pages.setCurrentIndex(0 if item else 1)
        self.rows.setEnabled(not is_locked)
        if item is None:
            return
        self.number.setText("　".join(filter(None, (item.number, word(item.node.kind)))))
        self.chip.setVisible(item.task is not None)
        if item.task is not None:
            self.chip.show_light(item.task.light, item.task.standing)
        self.questions.show_questions(questions)
        self._show_words(item, is_other=is_other)
        self._show_promises(item, is_other=is_other)

    def show_suggestions(self, suggestions: Sequence[OpenSuggestion]) -> None:
        """Show what the item's words suggest below them, and underline the words that do."""
        self.suggestions.show_suggestions(suggestions)
        self.suggestions.follow(self.text)
        for field in (self.text, self.method):
            words = field.toPlainText()
            underline(field, [(found.start, found.end) for found in suggestions if found.words == words])

    def leave(self) -> None:
        """Store what is being typed, as when the fields are left."""
        words = (self.text, self.indicators, self.method, self.remark, self.due.words, self.sections_text)
        for field in words:
            field.leave()

    def _show_words(self, item: OutlineItem, *, is_other: bool) -> None:
        node = item.node
        for field, text in (
            (self.text, node.text),
            (self.indicators, "\n".join(node.indicators)),
            (self.method, node.method),
            (self.remark, node.remark),
            (self.sections_text, node.sections_text),
        ):
            if is_other:
                field.give_up()
            if is_other or text == field.shown() or not field.is_changed():
                self._versions[field] = node.version
            field.show_text(text)
        self.rows.set_row_visible(self.method, item.is_followed or bool(node.method))

    def _show_promises(self, item: OutlineItem, *, is_other: bool = False) -> None:
        tracking = item.node.tracking
        show_due = self.due.begin_with if is_other else self.due.show_due
        show_due(tracking.due_on if tracking else None, item.node.due_text, has_date=item.is_followed)
        self.shares.show_shares(item.node.sections, self._sections)
        names = self.tr("、").join(share.name for share in item.node.sections)
        as_names = self.tr("照單位印出：%1").replace("%1", names) if names else ""
        self.sections_text.setPlaceholderText(as_names or self.tr("例如：各課室"))
        self.quota.show_quota(tracking.quota if tracking else None)
        self.limit.show_limit(tracking.limit if tracking else None)
        suggested = item.task.done_rule if item.task else None
        self.done_rule.show_rule(tracking.done_rule if tracking else None, suggested)
        for field in (self.quota, self.limit, self.done_rule):
            self.rows.set_row_visible(field, item.is_followed)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())
