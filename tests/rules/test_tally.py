from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import TaskStatus
from desktop.rules.tally import state_of, tally
from desktop.rules.task_state import TaskState
from desktop.rules.tracked_tasks import TrackedTask
from tests.factories import PLAIN_TASK

FLAGS = ("is_late", "is_overdue", "is_lost", "is_due_soon", "is_behind")
TASKS = st.builds(
    lambda status, *told: replace(PLAIN_TASK, status=status, **dict(zip(FLAGS, told, strict=True))),
    st.sampled_from(TaskStatus),
    *[st.booleans()] * len(FLAGS),
)


@given(st.lists(TASKS))
def test_every_task_is_counted_in_one_state(tasks: list[TrackedTask]) -> None:
    counts = dict(tally(tasks).by_state)
    assert sum(counts.values()) == len(tasks)
    assert 0 not in counts.values()
    done = counts.get(TaskState.DONE, 0) + counts.get(TaskState.DONE_LATE, 0)
    assert done == tally(tasks).done
    assert counts.get(TaskState.SET_ASIDE, 0) == tally(tasks).set_aside


def test_what_presses_most_is_what_a_task_counts_as() -> None:
    pressed = replace(PLAIN_TASK, is_due_soon=True, is_behind=True, is_lost=True, is_overdue=True)
    assert state_of(pressed) is TaskState.OVERDUE
    assert state_of(lost := replace(pressed, is_overdue=False)) is TaskState.LOST
    assert state_of(replace(lost, is_lost=False)) is TaskState.BEHIND
    assert state_of(replace(lost, is_lost=False, is_behind=False)) is TaskState.DUE_SOON
    assert state_of(PLAIN_TASK) is TaskState.OPEN
    assert state_of(replace(pressed, status=TaskStatus.WITHDRAWN)) is TaskState.SET_ASIDE
    assert state_of(replace(pressed, status=TaskStatus.DONE, is_late=True)) is TaskState.DONE_LATE


def test_states_stand_in_the_order_of_a_bar() -> None:
    overdue, done = replace(PLAIN_TASK, is_overdue=True), replace(PLAIN_TASK, status=TaskStatus.DONE)
    assert tally([overdue, PLAIN_TASK, done, overdue]).by_state == (
        (TaskState.DONE, 1),
        (TaskState.OPEN, 1),
        (TaskState.OVERDUE, 2),
    )
