"""What the keys and tools of the outline ask for is done here; the cursor stays where the hand is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from db.queries.plan import plan_tree
from db.vocabulary import NodeKind
from desktop.exchange.pasted import read_pasted
from desktop.exchange.plan_file import Item
from desktop.office.branches import branches_as_text, days_outside, items_of_text
from desktop.office.task_library import StandardTask
from desktop.ui.desk import Desk
from desktop.ui.models.outline_item import OutlineColumn, OutlineItem
from desktop.ui.plan.clipboard import clipboard_contents, forget_cut, put_on_clipboard
from desktop.ui.plan.outline_view import OutlineView
from desktop.ui.plan.pasted_lines import pasted_lines
from desktop.ui.plan.plan_deeds import PlanDeeds


@dataclass(frozen=True)
class _Fresh:
    """An item just added, still without words.

    `came_from` is where the cursor was; `before` and `after` are the undo stack's index around its adding.
    """

    node_id: int
    came_from: int | None
    before: int
    after: int


class OutlineHand(QObject):
    """Works on the plan `plan_id` through its view."""

    def __init__(self, desk: Desk, deeds: PlanDeeds, view: OutlineView) -> None:
        super().__init__(view)
        self.plan_id: int | None = None
        self._desk = desk
        self._deeds = deeds
        self._view = view
        self._model = view.items
        self._fresh: _Fresh | None = None
        view.add_asked.connect(lambda below: self.add(below=below))
        view.indent_asked.connect(self.indent)
        view.shift_asked.connect(self.shift)
        view.delete_asked.connect(self.delete)
        view.copy_asked.connect(lambda is_cut: self.copy(is_cut=is_cut))
        view.paste_asked.connect(self.paste)
        view.typing_ended.connect(self._on_typing_ended)
        self._model.worded.connect(self._on_worded)
        self._model.dated.connect(self._on_dated)
        self._model.assigned.connect(self._on_assigned)
        self._model.dragged.connect(self._on_dragged)

    def selected(self) -> list[OutlineItem]:
        """The selected items, from the top."""
        found = (self._model.item_of(node_id) for node_id in self._view.selected_ids())
        return [item for item in found if item is not None]

    def add(self, *, below: bool) -> None:
        """Add an item behind the current one or below it, and begin to type its text."""
        current = self._model.item(self._view.currentIndex())
        if self.plan_id is None:
            return
        parent_id, position = self._place(current, below=below)
        before, came_from = self._desk.undo_stack.index(), self._view.current_id()
        key = self._deeds.add(self.plan_id, parent_id, position)
        if key is not None:
            self._fresh = _Fresh(key, came_from, before, self._desk.undo_stack.index())
            self._view.type_into(key)

    def _place(self, current: OutlineItem | None, *, below: bool) -> tuple[int | None, int | None]:
        if current is None:
            return None, None
        if below:
            return current.node.id, None
        return current.node.parent_id, current.node.position + 1

    def insert_standard_tasks(self, tasks: Sequence[StandardTask]) -> None:
        """Add tasks of the library: below the measure of the cursor, behind its task."""
        if self.plan_id is None:
            return
        current = self._model.item(self._view.currentIndex())
        below = current is not None and not current.is_followed
        parent_id, position = self._place(current, below=below)
        keys = self._deeds.insert_standard_tasks(self.plan_id, parent_id, position, tasks)
        if keys:
            self._view.go_to(keys[0])

    def copy(self, *, is_cut: bool) -> None:
        """Put the selected items on the clipboard, as branches and as a table for Word and Excel."""
        if self.plan_id is not None and self.selected():
            tree = self._desk.read(plan_tree, self.plan_id)
            ids = [item.node.id for item in self.selected()]
            put_on_clipboard(branches_as_text(tree, ids), self._view.selected_rows(), ids if is_cut else ())

    def paste(self) -> None:
        """Make items of what is on the clipboard, behind the current one or, cut, move them there."""
        if self.plan_id is None:
            return
        found = clipboard_contents()
        parent_id, position = self._place(self._model.item(self._view.currentIndex()), below=False)
        if found.cut_ids:
            self._move_here(found.cut_ids, parent_id, position)
        elif items := items_of_text(found.branches):
            self._paste(items, (), parent_id, position)
        elif (read := read_pasted(found.text, found.html)) is not None and read.items:
            self._paste(read.items, read.rest, parent_id, position)
        else:
            self.add_lines(pasted_lines(found.text))

    def _move_here(self, ids: Sequence[int], parent_id: int | None, position: int | None) -> None:
        own = [item for key in ids if (item := self._model.item_of(key)) is not None]
        if own:
            self._deeds.move(own, parent_id, position)
        elif self.plan_id is not None:
            self._deeds.carry(ids, self.plan_id, parent_id, position)
        forget_cut()
        self._view.go_to(ids[0])

    def _paste(
        self, items: Sequence[Item], rest: Sequence[str], parent_id: int | None, position: int | None
    ) -> None:
        if self.plan_id is None:
            return
        # Branches that belong higher than the cursor stand are put behind what the cursor lies in.
        keys = self._deeds.paste(self.plan_id, *self._level(items, parent_id, position), items, rest)
        if keys:
            self._view.go_to(keys[0])
            outside = days_outside(items, self._desk.year)
            if outside:
                told = self._view.tr("貼上的項目有 %1 個期限不在 %2 年度內，請確認。")
                self._desk.told.emit(told.replace("%1", str(outside)).replace("%2", str(self._desk.year)))

    def _level(
        self, items: Sequence[Item], parent_id: int | None, position: int | None
    ) -> tuple[int | None, int | None]:
        """Where the items go: as high in the tree as the first of them belongs, if that is above here."""
        current = self._model.item(self._view.currentIndex())
        if current is None:
            return parent_id, position
        kinds = list(NodeKind)
        wanted = kinds.index(items[0].kind)
        if kinds.index(current.node.kind) == wanted - 1:
            return current.node.id, None
        above: OutlineItem | None = current
        while above is not None and kinds.index(above.node.kind) > wanted:
            above = self._model.item_of(above.node.parent_id)
        return (above.node.parent_id, above.node.position + 1) if above is not None else (parent_id, position)

    def add_lines(self, lines: Sequence[str]) -> None:
        """Add an item for every line behind the current one."""
        if self.plan_id is None or not lines:
            return
        parent_id, position = self._place(self._model.item(self._view.currentIndex()), below=False)
        keys = self._deeds.add_lines(self.plan_id, parent_id, position, lines)
        if keys:
            self._view.go_to(keys[-1])

    def indent(self, by: int) -> None:
        """Put the selected items one level deeper (1) or higher (-1)."""
        self._keep_in_sight(lambda items: self._deeds.indent(items, by))

    def shift(self, by: int) -> None:
        """Move the selected items up (-1) or down (1)."""
        self._keep_in_sight(lambda items: self._deeds.shift(items, by))

    def delete(self) -> None:
        """Delete the selected items with everything below them; the cursor goes to what is next."""
        following = list(self._following())
        self._deeds.delete(self.selected())
        self._view.go_to(next((key for key in following if self._model.item_of(key)), None))

    def _following(self) -> Iterator[int]:
        """Where the cursor may go when its item is gone: below, above, outwards."""
        item = self._model.item(self._view.currentIndex())
        while item is not None:
            siblings, place = self._model.children_of(item.node.parent_id), item.node.position
            yield from siblings[place:]
            yield from reversed(siblings[:place])
            item = self._model.item_of(item.node.parent_id)

    def _on_dragged(self, keys: list[int], parent_id: int | None, position: int) -> None:
        items = [item for key in keys if (item := self._model.item_of(key)) is not None]
        self._deeds.move(items, parent_id, position)
        self._view.go_to(keys[0])

    def _on_worded(self, node_id: int, text: str) -> None:
        item = self._model.item_of(node_id)
        if item is not None:
            self._deeds.reword(item, text, item.node.version)

    def _on_dated(self, node_id: int, text: str) -> None:
        self._store_cell(OutlineColumn.DUE, node_id, text, self._deeds.type_due)

    def _on_assigned(self, node_id: int, text: str) -> None:
        self._store_cell(OutlineColumn.SECTIONS, node_id, text, self._deeds.type_sections)

    def _store_cell(
        self, column: OutlineColumn, node_id: int, text: str, deed: Callable[[OutlineItem, str], bool]
    ) -> None:
        """Store what was typed into a cell; after a refusal it stands there again, to be mended."""
        item = self._model.item_of(node_id)
        if item is not None and not deed(item, text):
            self._view.retype(node_id, column, text)

    def _on_typing_ended(self, by: int) -> None:
        current = self._view.current_id()
        if not by or current is None:
            self._take_back_if_empty()
            return
        self.indent(by)
        if self._fresh is not None and self._fresh.node_id == current:
            self._fresh = replace(self._fresh, after=self._desk.undo_stack.index())
        self._view.type_into(current)

    def _take_back_if_empty(self) -> None:
        """Take an item back that was added and given no words, if nothing else was done since."""
        fresh, self._fresh = self._fresh, None
        item = self._model.item_of(fresh.node_id) if fresh else None
        stack = self._desk.undo_stack
        if fresh and item and not item.node.text and stack.index() == fresh.after:
            self._desk.forget_to(fresh.before)
            self._view.go_to(fresh.came_from)

    def _keep_in_sight(self, act: Callable[[list[OutlineItem]], None]) -> None:
        current = self._view.current_id()
        act(self.selected())
        self._view.show_item(current)
