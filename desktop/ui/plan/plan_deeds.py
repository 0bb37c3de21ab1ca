"""What can be done to a plan from the window: each a deed at the desk, named for undo."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from db.queries.basis import BasisRow
from db.queries.plan import LeftoverRow, LimitInfo, QuotaInfo
from db.vocabulary import DoneRule, NodeKind, TaskStatus
from desktop.exchange.plan_file import Item, walk
from desktop.office import basis_letters, branches, chapters, leftovers, many_items, outline, promises
from desktop.office.promises import Share
from desktop.office.suggestions import OpenSuggestion, take_suggestions
from desktop.office.task_library import StandardTask, insert_standard_tasks
from desktop.office.typed_cells import type_due, type_sections
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.models.outline_item import OutlineItem
from desktop.ui.plan.suggestion_words import suggestion_line

LONGEST_NAME = 12


class PlanDeeds(QObject):
    """Does deeds at the desk; refusals are told there."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    # The outline

    def add(
        self, plan_id: int, parent_id: int | None, position: int | None, kind: NodeKind | None = None
    ) -> int | None:
        """Add an empty item; returns its key, None if refused."""
        return self._desk.do(self.tr("新增項目"), outline.add_node, plan_id, parent_id, position, kind)

    def add_lines(
        self, plan_id: int, parent_id: int | None, position: int | None, lines: Sequence[str]
    ) -> list[int] | None:
        """Add an item for every line; returns their keys, None if refused."""
        text = self.tr("貼上 %1 個項目").replace("%1", str(len(lines)))
        return self._desk.do(text, outline.add_nodes, plan_id, parent_id, position, lines)

    def paste(
        self,
        plan_id: int,
        parent_id: int | None,
        position: int | None,
        items: Sequence[Item],
        rest: Sequence[str],
    ) -> list[int] | None:
        """Add items with all below them; returns their keys, None if refused."""
        text = self.tr("貼上 %1 個項目").replace("%1", str(len(list(walk(items)))))
        return self._desk.do(text, branches.paste_items, plan_id, parent_id, position, items, rest)

    def insert_standard_tasks(
        self, plan_id: int, parent_id: int | None, position: int | None, tasks: Sequence[StandardTask]
    ) -> list[int] | None:
        """Add tasks of the library; returns their keys, None if refused."""
        text = self.tr("加入 %1 項標準工作").replace("%1", str(len(tasks)))
        return self._desk.do(text, insert_standard_tasks, plan_id, parent_id, position, tasks)

    def carry(
        self, node_ids: Sequence[int], plan_id: int, parent_id: int | None, position: int | None
    ) -> None:
        """Carry items of another plan into this one."""
        text = self.tr("移入 %1 個項目").replace("%1", str(len(node_ids)))
        self._desk.do(text, branches.carry_branches, node_ids, plan_id, parent_id, position)

    def reword(self, item: OutlineItem, text: str, version: int | None = None) -> None:
        """Give an item another text."""
        self._change(self.tr("修改文字"), item, text=text, version=version)

    def change_method(self, item: OutlineItem, method: str, version: int) -> None:
        """Give an item another method."""
        self._change(self.tr("修改推動方法"), item, method=method, version=version)

    def change_indicators(self, item: OutlineItem, indicators: Sequence[str], version: int) -> None:
        """Give an item other indicators."""
        self._change(self.tr("修改執行項目"), item, indicators=indicators, version=version)

    def change_remark(self, item: OutlineItem, remark: str, version: int) -> None:
        """Give an item another remark."""
        self._change(self.tr("修改備註"), item, remark=remark, version=version)

    def _change(self, done: str, item: OutlineItem, /, **changes: Any) -> None:
        self._desk.do(self._of(done, item), outline.change_node, item.node.id, **changes)

    def indent(self, items: Sequence[OutlineItem], by: int) -> None:
        """Put items one level deeper (1) or higher (-1)."""
        deed, text = (
            (outline.indent_nodes, self.tr("縮排")) if by > 0 else (outline.outdent_nodes, self.tr("退縮"))
        )
        self._with_all(text, items, deed)

    def shift(self, items: Sequence[OutlineItem], by: int) -> None:
        """Move items up (-1) or down (1) past their neighbour."""
        self._with_all(self.tr("上移") if by < 0 else self.tr("下移"), items, outline.shift_nodes, by)

    def move(self, items: Sequence[OutlineItem], parent_id: int | None, position: int | None) -> None:
        """Put items before a child of a parent."""
        self._with_all(self.tr("移動"), items, outline.move_nodes, parent_id, position)

    def delete(self, items: Sequence[OutlineItem]) -> None:
        """Delete items with everything below them."""
        self._with_all(self.tr("已刪除"), items, outline.delete_nodes)

    def _with_all(self, text: str, items: Sequence[OutlineItem], deed: Callable[..., Any], *how: Any) -> None:
        if items:
            self._desk.do(self._of_all(text, items), deed, [item.node.id for item in items], *how)

    # What is promised of an item

    def set_due(self, item: OutlineItem, on: dt.date | None, words: str, version: int) -> None:
        """Say by when."""
        text = self._of(self.tr("訂完成期限"), item)
        self._desk.do(text, promises.set_due, item.node.id, on, words, version=version)

    def type_due(self, item: OutlineItem, text: str) -> bool:
        """Say by when, as it was typed into the outline; whether it was stored."""
        done = self._of(self.tr("訂完成期限"), item)
        return bool(self._desk.do(done, type_due, item.node.id, text, version=item.node.version))

    def type_sections(self, item: OutlineItem, text: str) -> bool:
        """Say which sections it is for, as they were typed into the outline; whether it was stored."""
        return bool(self._desk.do(self._of(self.tr("指定單位"), item), type_sections, item.node.id, text))

    def set_sections(self, item: OutlineItem, shares: Sequence[Share]) -> None:
        """Say which sections it is for."""
        self._desk.do(self._of(self.tr("指定單位"), item), promises.set_sections, item.node.id, shares)

    def set_sections_text(self, item: OutlineItem, text: str, version: int) -> None:
        """Say what is printed for its sections."""
        done = self._of(self.tr("修改印出的單位"), item)
        self._desk.do(done, promises.set_sections_text, item.node.id, text, version=version)

    def set_done_rule(self, item: OutlineItem, rule: DoneRule | None) -> None:
        """Say whose part makes the task done."""
        self._desk.do(self._of(self.tr("訂完成方式"), item), promises.set_done_rule, item.node.id, rule)

    def set_quota(self, item: OutlineItem, quota: QuotaInfo | None) -> None:
        """Say how often."""
        self._desk.do(self._of(self.tr("訂應辦次數"), item), promises.set_quota, item.node.id, quota)

    def set_limit(self, item: OutlineItem, limit: LimitInfo | None) -> None:
        """Say within which time."""
        self._desk.do(self._of(self.tr("訂處理期限"), item), promises.set_time_limit, item.node.id, limit)

    def take_suggestions(self, chosen: Sequence[OpenSuggestion]) -> None:
        """Set what the words of items suggest, all in one."""
        text = self.tr("採用 %1 項建議").replace("%1", str(len(chosen)))
        if len(chosen) == 1:
            text = self.tr("採用建議：%1").replace("%1", suggestion_line(chosen[0]))
        self._desk.do(text, take_suggestions, chosen)

    # Several items at once

    def set_due_of_all(self, items: Sequence[OutlineItem], on: dt.date | None, words: str) -> None:
        """Say by when, of all tasks among the items."""
        self._with_all(self.tr("訂完成期限："), items, many_items.set_due_of_all, on, words)

    def set_sections_of_all(self, items: Sequence[OutlineItem], shares: Sequence[Share]) -> None:
        """Say which sections all items are for."""
        self._with_all(self.tr("指定單位："), items, many_items.set_sections_of_all, shares)

    def set_status_of_all(
        self, items: Sequence[OutlineItem], status: TaskStatus, on: dt.date, reason: str
    ) -> None:
        """Give all tasks among the items a status."""
        deed = partial(many_items.set_status_of_all, on=on, reason=reason, today=self._desk.today())
        self._with_all(self.tr("改為「%1」：").replace("%1", word(status)), items, deed, status)

    # Chapters

    def add_chapter(self, plan_id: int, position: int) -> int | None:
        """Add a chapter; returns its key, None if refused."""
        text, heading = self.tr("新增一章"), self.tr("新的一章")
        return self._desk.do(text, chapters.add_chapter, plan_id, heading, position=position)

    def change_chapter(self, chapter_id: int, version: int, **changes: Any) -> None:
        """Change a chapter's heading or paragraphs."""
        self._desk.do(self.tr("修改章節"), chapters.change_chapter, chapter_id, version=version, **changes)

    def move_chapter(self, chapter_id: int, position: int) -> None:
        """Put a chapter at another place."""
        self._desk.do(self.tr("移動章節"), chapters.move_chapter, chapter_id, position)

    def carry_table(self, chapter_id: int) -> None:
        """Let a chapter carry the task table."""
        self._desk.do(self.tr("改放附表"), chapters.carry_table, chapter_id)

    def delete_chapter(self, chapter_id: int) -> None:
        """Delete a chapter."""
        self._desk.do(self.tr("已刪除一章"), chapters.delete_chapter, chapter_id)

    # The basis letters

    def add_basis(self, plan_id: int) -> int | None:
        """Add an empty letter; returns its key, None if refused."""
        return self._desk.do(self.tr("新增依據"), basis_letters.add_basis, plan_id)

    def change_basis(self, letter: BasisRow, **changes: Any) -> None:
        """Change a field of a letter."""
        text = self.tr("修改依據")
        self._desk.do(text, basis_letters.change_basis, letter.id, version=letter.version, **changes)

    def date_basis(self, letter: BasisRow, on: dt.date | None) -> None:
        """Say when a letter was issued."""
        self._desk.do(self.tr("修改依據的日期"), basis_letters.date_basis, letter.id, on)

    def move_basis(self, letter_id: int, position: int) -> None:
        """Put a letter at another place."""
        self._desk.do(self.tr("移動依據"), basis_letters.move_basis, letter_id, position)

    def delete_basis(self, letter_id: int) -> None:
        """Delete a letter."""
        self._desk.do(self.tr("已刪除一份依據"), basis_letters.delete_basis, letter_id)

    def take_citation(self, chapter_id: int, paragraph: int) -> None:
        """Make letters of what a paragraph cites."""
        self._desk.do(self.tr("轉成依據"), basis_letters.take_citation, chapter_id, paragraph)

    def take_citations(self, plan_id: int) -> None:
        """Make letters of all the chapters cite."""
        self._desk.do(self.tr("函文轉成依據"), basis_letters.take_citations, plan_id)

    # What an import left open

    def settle(self, rows: Sequence[LeftoverRow]) -> None:
        """Say that questions are answered, and texts not needed."""
        if not rows:
            return
        text = self.tr("捨棄未歸位文字") if rows[0].is_text else self.tr("確認一個問題")
        if len(rows) > 1:
            text = self.tr("處理 %1 筆待確認").replace("%1", str(len(rows)))
        self._desk.do(text, leftovers.settle_leftovers, [row.id for row in rows])

    def place_in_outline(self, leftover_id: int, parent_id: int | None, text: str) -> int | None:
        """Make an unplaced text the last item below a parent; returns its key, None if refused."""
        return self._desk.do(
            self.tr("文字歸位"), leftovers.place_leftover, leftover_id, parent_id=parent_id, text=text
        )

    def place_in_chapter(self, leftover_id: int, chapter_id: int, text: str) -> None:
        """Make an unplaced text the last paragraph of a chapter."""
        self._desk.do(
            self.tr("文字歸位"), leftovers.place_leftover_in_chapter, leftover_id, chapter_id, text=text
        )

    def place_in_remark(self, leftover_id: int, node_id: int, text: str) -> None:
        """Add an unplaced text to the remark of an item."""
        self._desk.do(
            self.tr("文字歸位"), leftovers.place_leftover_in_remark, leftover_id, node_id, text=text
        )

    def _of(self, done: str, item: OutlineItem) -> str:
        line = " ".join(item.node.text.split())
        cut = line if len(line) <= LONGEST_NAME else line[:LONGEST_NAME] + "…"
        return f"{done}：{item.number}{cut}"

    def _of_all(self, done: str, items: Sequence[OutlineItem]) -> str:
        if len(items) == 1:
            return self._of(done, items[0])
        return self.tr("%1 %2 個項目").replace("%1", done).replace("%2", str(len(items)))
