"""What the keys and tools of the outline ask for is done here; the cursor stays where the hand is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from desktop.ui.desk import Desk
from desktop.ui.models.outline_item import OutlineColumn, OutlineItem
from desktop.ui.plan.outline_view import OutlineView
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
        view.paste_asked.connect(self.add_lines)
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
            stack.setIndex(fresh.before)
            self._view.go_to(fresh.came_from)

    def _keep_in_sight(self, act: Callable[[list[OutlineItem]], None]) -> None:
        current = self._view.current_id()
        act(self.selected())
        self._view.show_item(current)
