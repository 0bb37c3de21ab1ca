"""Where the items of a task table were read from."""

from collections.abc import Iterable, Iterator, Mapping

from desktop.exchange.recognition.drafts import Draft
from desktop.exchange.recognition.reading_state import TakenRow
from desktop.exchange.recognition.row_fitting import FittedCell

# As much of an item's text as one printed line holds for certain.
_BEGINNING = 6


def origins_of(rows: Iterable[TakenRow], paths: Mapping[Draft, str]) -> dict[str, tuple[int, ...]]:
    """Return by full number the origins of the cells that an item was read from."""
    found: dict[str, dict[int, None]] = {}
    for taken in rows:
        for draft in _opened(taken):
            if draft in paths:
                found.setdefault(paths[draft], {}).update(dict.fromkeys(_cells_of(draft, taken)))
    return {path: tuple(origins) for path, origins in found.items()}


def _opened(taken: TakenRow) -> Iterator[Draft]:
    """Yield what a row opened or, if it opened nothing, what it goes on with."""
    opened = dict.fromkeys([*taken.opened, *taken.tasks, *taken.subtasks])
    yield from opened
    if not opened and taken.tip is not None:
        yield taken.tip


def _cells_of(draft: Draft, taken: TakenRow) -> list[int]:
    """Return the cells of a row that begin the item's text, all of the row where none is found."""
    beginning = _squeezed(draft.text)[:_BEGINNING]
    saying = [cell for cell in taken.row.cells if beginning and beginning in _squeezed("".join(cell.lines))]
    return [cell.origin for cell in _known(saying) or _known(taken.row.cells)]


def _known(cells: Iterable[FittedCell]) -> list[FittedCell]:
    return [cell for cell in cells if cell.origin >= 0]


def _squeezed(text: str) -> str:
    return "".join(text.split())
