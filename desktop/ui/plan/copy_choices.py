"""What a person has decided so far of a copy into another year, thing by thing, with a way back."""

from enum import Enum

from PySide6.QtCore import QObject, Signal

from desktop.rules.copy_items import CopyGroup, CopyItem, CopyPlace, CopyReview


class CopyState(Enum):
    """How far a thing is: open, taken as proposed, something else said, or left as it was."""

    OPEN = "open"
    TAKEN = "taken"
    CHANGED = "changed"
    KEPT = "kept"


class CopyChoices(QObject):
    """Holds the review and the decisions about it.

    Signals:
        changed: something was decided, or another proposal is offered.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.review = CopyReview(0, 0, ())
        self._decided: dict[CopyPlace, str] = {}
        self._offered: dict[CopyPlace, str] = {}
        self._before: list[dict[CopyPlace, str]] = []

    def show(self, review: CopyReview) -> None:
        """Take another review; what was decided of things that are in it as before stays decided."""
        there = set(review.items)
        same = {item.place for item in self.review.items if item in there}
        self._decided = {place: said for place, said in self._decided.items() if place in same}
        self._offered, self._before = {}, []
        self.review = review
        self.changed.emit()

    def decisions(self) -> dict[CopyPlace, str]:
        """What is decided."""
        return dict(self._decided)

    def items(self, group: CopyGroup | None = None, *, only_open: bool = False) -> list[CopyItem]:
        """The things of a group, or all, in their order."""
        return [
            item
            for item in self.review.items
            if group in (None, item.group) and not (only_open and item.place in self._decided)
        ]

    def says(self, item: CopyItem) -> str:
        """What the new plan says of it: as decided, else as it is offered now."""
        return self._decided.get(item.place, self._offered.get(item.place, item.proposed))

    def state(self, item: CopyItem) -> CopyState:
        """How far it is."""
        said = self._decided.get(item.place)
        if said is None:
            return CopyState.OPEN
        if said == item.unchanged:
            return CopyState.KEPT
        return CopyState.TAKEN if said == item.proposed else CopyState.CHANGED

    def take(self, *items: CopyItem) -> None:
        """Accept what is offered, of several in one step."""
        self._decide({item.place: self.says(item) for item in items})

    def keep_old(self, item: CopyItem) -> None:
        """Let the new plan say what the old one says."""
        self._decide({item.place: item.unchanged})

    def change(self, item: CopyItem, said: str) -> None:
        """Say something else."""
        self._decide({item.place: said})

    def offer_next(self, item: CopyItem) -> None:
        """Offer the next proposal, behind the last the first; it is open again then."""
        options = item.options
        said = self.says(item)
        place = options.index(said) if said in options else -1
        self._offered[item.place] = options[(place + 1) % len(options)]
        if item.place in self._decided:
            self._before.append(dict(self._decided))
            del self._decided[item.place]
        self.changed.emit()

    def can_go_back(self) -> bool:
        """Whether there is a decision to undo."""
        return bool(self._before)

    def go_back(self) -> None:
        """Undo the last decision."""
        if self._before:
            self._decided = self._before.pop()
            self.changed.emit()

    def _decide(self, said: dict[CopyPlace, str]) -> None:
        self._before.append(dict(self._decided))
        self._decided |= said
        self.changed.emit()
