"""The states that divide the followed tasks of a picture: every task has exactly one of them."""

from enum import StrEnum


class TaskState(StrEnum):
    """What a task counts as; in the order in which a bar shows them."""

    DONE = "done"
    DONE_LATE = "done_late"
    OPEN = "open"
    DUE_SOON = "due_soon"
    BEHIND = "behind"
    LOST = "lost"
    OVERDUE = "overdue"
    SET_ASIDE = "set_aside"
