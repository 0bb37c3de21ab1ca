"""The colours of charts, for paper and light windows and for dark ones; told apart by the colour-blind.

The fills are those of Okabe and Ito (Color Universal Design, 2008); patterns and marks say the same again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.rules.task_state import TaskState

# A mark for each state, in legends and where a number has no room in its bar.
MARKS: Mapping[TaskState, str] = {
    TaskState.DONE: "●",
    TaskState.DONE_LATE: "◐",
    TaskState.OPEN: "○",
    TaskState.DUE_SOON: "△",
    TaskState.BEHIND: "▼",
    TaskState.LOST: "◆",
    TaskState.OVERDUE: "■",
    TaskState.SET_ASIDE: "×",
}

_BLACK = "#10151b"


@dataclass(frozen=True)
class Palette:
    """What a chart is painted with, as #rrggbb; `ink` stands on `fills`, and patterns are drawn with it."""

    ground: str
    text: str
    muted: str
    line: str
    fills: Mapping[TaskState, str]
    ink: Mapping[TaskState, str]


_FILLS = {
    TaskState.DONE: "#009e73",
    TaskState.DONE_LATE: "#56b4e9",
    TaskState.DUE_SOON: "#f0e442",
    TaskState.BEHIND: "#e69f00",
    TaskState.LOST: "#cc79a7",
    TaskState.OVERDUE: "#d55e00",
}

PAPER = Palette(
    ground="#ffffff",
    text="#1c2128",
    muted="#59626e",
    line="#c3c9d1",
    fills={**_FILLS, TaskState.OPEN: "#ffffff", TaskState.SET_ASIDE: "#d9dde2"},
    ink=dict.fromkeys(TaskState, _BLACK),
)
DARK = Palette(
    ground="#23272e",
    text="#e6e9ed",
    muted="#a3acb8",
    line="#454d58",
    fills={**_FILLS, TaskState.OPEN: "#23272e", TaskState.SET_ASIDE: "#4d5662"},
    ink={
        **dict.fromkeys(TaskState, _BLACK),
        TaskState.OPEN: "#e6e9ed",
        TaskState.SET_ASIDE: "#ffffff",
    },
)
