"""Fill patterns, so that bars can be told apart without colours: reportlab has none of its own."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reportlab.graphics.shapes import Path, Shape

from desktop.rules.task_state import TaskState

_STEP = 4.0
_THIN = 0.4
_DOT = 1.1


class Box(NamedTuple):
    """A rectangle, in points from the bottom left."""

    left: float
    bottom: float
    width: float
    height: float


_Lines = Iterator[tuple[float, float, float, float]]


def pattern(state: TaskState, box: Box, ink: object) -> Iterator[Shape]:
    """Yield what is drawn over the fill of a box, all of it in one shape; often nothing."""
    lines, weight = _PATTERNS.get(state, (None, 0.0))
    if lines is None:
        return
    # One path: a shape for each line took ten times as long to draw.
    path = Path(strokeColor=ink, strokeWidth=weight, fillColor=None)
    for x1, y1, x2, y2 in lines(box):
        path.moveTo(x1, y1)
        path.lineTo(x2, y2)
    if path.points:
        yield path


def _rising(box: Box) -> _Lines:
    """Lines that rise by 45 degrees, cut off at the sides of the box."""
    offset = _STEP / 2 - box.height
    while offset < box.width:
        first, last = max(offset, 0.0), min(offset + box.height, box.width)
        if first < last:
            yield (
                box.left + first,
                box.bottom + first - offset,
                box.left + last,
                box.bottom + last - offset,
            )
        offset += _STEP


def _falling(box: Box) -> _Lines:
    mirror = 2 * box.bottom + box.height
    return ((x1, mirror - y1, x2, mirror - y2) for x1, y1, x2, y2 in _rising(box))


def _crossed(box: Box) -> _Lines:
    yield from _rising(box)
    yield from _falling(box)


def _level(box: Box) -> _Lines:
    rows = max(round(box.height / _STEP * 1.3), 1)
    for row in range(rows):
        y = box.bottom + box.height * (row + 0.5) / rows
        yield box.left, y, box.left + box.width, y


def _upright(box: Box) -> _Lines:
    x = box.left + _STEP / 2
    while x < box.left + box.width:
        yield x, box.bottom, x, box.bottom + box.height
        x += _STEP


def _dotted(box: Box) -> _Lines:
    """Lines as long as they are thick."""
    rows = max(int(box.height / _STEP), 1)
    for row in range(rows):
        y = box.bottom + box.height * (row + 0.5) / rows
        x = box.left + (1.0 if row % 2 else 1.0 + _STEP / 2)
        while x + _DOT < box.left + box.width:
            yield x, y, x + _DOT, y
            x += _STEP


_PATTERNS: dict[TaskState, tuple[Callable[[Box], _Lines], float]] = {
    TaskState.DONE_LATE: (_rising, _THIN),
    TaskState.DUE_SOON: (_dotted, _DOT),
    TaskState.BEHIND: (_level, _THIN),
    TaskState.LOST: (_upright, _THIN),
    TaskState.OVERDUE: (_crossed, _THIN),
    TaskState.SET_ASIDE: (_falling, _THIN),
}
