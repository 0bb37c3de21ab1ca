"""What a chart of stacked bars holds and where its rows stand; told without opening a font.

All lengths are in points, y from the top of the chart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.rules.tally import PartTally
from desktop.rules.task_state import TaskState
from desktop.rules.words import word

ROW = 22.5
SIZE = 10.0
SMALL = 9.0
_HEAD = 15.0
_AXIS = 16.0
_LEGEND_LINE = 14.0
_LEGEND_GAP = 10.0
SWATCH = 16.0
_EMPTY = 30.0


@dataclass(frozen=True)
class Bar:
    """One row: a name, how many tasks are in each state, how many of those that count are done."""

    name: str
    counts: tuple[tuple[TaskState, int], ...]
    done: str
    percent: str = ""

    @property
    def total(self) -> int:
        """How many tasks the bar shows."""
        return sum(count for _state, count in self.counts)


class Key(NamedTuple):
    """An entry of the legend: where it begins, its state."""

    x: float
    top: float
    state: TaskState


@dataclass(frozen=True)
class BarChart:
    """Bars below each other, an axis that begins at 0, a legend of the states that occur.

    `longest` is the most tasks of any bar of the same picture, where it is cut into several charts.
    """

    bars: tuple[Bar, ...]
    width: float
    longest: int = 0

    @property
    def most(self) -> int:
        """How many tasks the axis must reach."""
        return max([self.longest, 1, *(bar.total for bar in self.bars)])

    @property
    def states(self) -> tuple[TaskState, ...]:
        """The states that occur in a bar, in their order."""
        found = {state for bar in self.bars for state, count in bar.counts if count}
        return tuple(state for state in TaskState if state in found)

    @property
    def height(self) -> float:
        """How high the whole chart is."""
        if not self.bars:
            return _EMPTY
        return self.row_top(len(self.bars)) + _AXIS + self._legend_lines() * _LEGEND_LINE

    def row_top(self, index: int) -> float:
        """Where a bar's row begins."""
        return _HEAD + index * ROW

    def legend(self) -> list[Key]:
        """Where the entries of the legend stand."""
        keys: list[Key] = []
        x, top = 0.0, self.row_top(len(self.bars)) + _AXIS
        for state in self.states:
            # Words of the legend are Chinese: as wide as their number of characters.
            wide = SWATCH + (len(word(state)) + 1.5) * SMALL + _LEGEND_GAP
            if x and x + wide - _LEGEND_GAP > self.width:
                x, top = 0.0, top + _LEGEND_LINE
            keys.append(Key(x, top, state))
            x += wide
        return keys

    def _legend_lines(self) -> int:
        return len({key.top for key in self.legend()})


def bars_of(parts: Iterable[PartTally], nameless: str) -> tuple[Bar, ...]:
    """Return a bar for each part; a part without name gets the words `nameless`."""
    return tuple(_bar(part, nameless) for part in parts)


def _bar(part: PartTally, nameless: str) -> Bar:
    rate = part.tally.completion
    percent = "" if rate.percent is None else f"{rate.percent}%"
    name = " ".join(part.name.split()) or nameless
    return Bar(name, part.tally.by_state, f"{rate.completed}／{rate.counted}", percent)


def rows_that_fit(bars: Sequence[Bar], width: float, height: float) -> int:
    """Return how many of the first bars a chart of that size has room for, at least one."""
    count = len(bars)
    while count > 1 and BarChart(tuple(bars[:count]), width).height > height:
        count -= 1
    return count
