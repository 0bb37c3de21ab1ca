"""What was typed into an entry form and not stored yet, kept while other entries are looked at."""

from collections.abc import Mapping
from typing import Any, Protocol


class Part(Protocol):
    """A part of an entry form that people fill in."""

    def unsaved(self) -> dict[Any, Any]:
        """What is written and not stored."""

    def write(self, unsaved: Mapping[Any, Any], /) -> None:
        """Write again what `unsaved` told."""


class EntryDrafts:
    """Keeps what is typed in the parts of a form by the entry it is for; the new entry has the key None."""

    def __init__(self, *parts: Part) -> None:
        self._parts = parts
        self._drafts: dict[int | None, list[dict[Any, Any]]] = {}

    def keep(self, key: int | None) -> None:
        """Remember what the form holds for an entry, if any of it is not stored."""
        unsaved = [part.unsaved() for part in self._parts]
        if any(unsaved):
            self._drafts[key] = unsaved

    def bring_back(self, key: int | None) -> None:
        """Write what was kept for an entry over what the form shows as stored."""
        for part, unsaved in zip(self._parts, self._drafts.pop(key, ()), strict=False):
            part.write(unsaved)

    def forget(self, key: int | None) -> None:
        """Let go of what was kept for an entry: it is stored, or gone."""
        self._drafts.pop(key, None)
