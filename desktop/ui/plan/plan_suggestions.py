"""The suggestions that are open in the plan on the screen, and which of them somebody has put aside."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from db.queries.plan import PlanTree
from desktop.office.suggestions import OpenSuggestion, open_suggestions
from desktop.rules.plan_wording import Suggested
from desktop.ui.plan.plan_deeds import PlanDeeds


class PlanSuggestions(QObject):
    """What is put aside stays so for this sitting; changed words are asked about anew.

    Signals:
        changed: other suggestions are open than before.
    """

    changed = Signal()

    def __init__(self, deeds: PlanDeeds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._found: list[OpenSuggestion] = []
        self._put_aside: set[tuple[int, str, Suggested]] = set()
        self._by_node: dict[int, list[OpenSuggestion]] = {}

    def show_plan(self, tree: PlanTree, *, is_locked: bool) -> None:
        """Read a plan; one that cannot be changed has no suggestions."""
        self._found = [] if is_locked else open_suggestions(tree)
        self._sort()

    def all(self) -> list[OpenSuggestion]:
        """Every open suggestion in outline order."""
        return [found for several in self._by_node.values() for found in several]

    def of(self, node_id: int) -> list[OpenSuggestion]:
        """The open suggestions of one item."""
        return self._by_node.get(node_id, [])

    def take(self, chosen: Sequence[OpenSuggestion]) -> None:
        """Set what is suggested."""
        self._deeds.take_suggestions(chosen)

    def take_of(self, node_id: int) -> None:
        """Set all that is suggested for one item, of several choices the first."""
        self.take([found for found in self.of(node_id) if not found.is_choice])

    def put_aside(self, suggestion: OpenSuggestion) -> None:
        """Suggest this no more."""
        self._put_aside.add(_key(suggestion))
        self._sort()

    def _sort(self) -> None:
        before, by_node = self._by_node, defaultdict(list)
        for found in self._found:
            if _key(found) not in self._put_aside:
                by_node[found.node_id].append(found)
        self._by_node = dict(by_node)
        if self._by_node != before:
            self.changed.emit()


def _key(suggestion: OpenSuggestion) -> tuple[int, str, Suggested]:
    return suggestion.node_id, suggestion.words, suggestion.says
