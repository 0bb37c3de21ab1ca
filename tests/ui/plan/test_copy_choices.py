"""What was decided of a copy so far, without a window."""

import pytest

from desktop.rules.copy_items import DROP, KEEP, CopyGroup, CopyItem, CopyKind, CopyPlace, CopyReview
from desktop.ui.plan.copy_choices import CopyChoices, CopyState


def due(key: int, old: str, new: str) -> CopyItem:
    place = CopyPlace(CopyKind.DUE, key)
    return CopyItem(place, CopyGroup.DUES, f"第{key}項", "完成期限", old, (new,), "請確認。", is_certain=True)


FIRST, SECOND = due(1, "115.01.31", "116.01.31"), due(2, "115.06.30", "116.06.30")
TASK = CopyItem(CopyPlace(CopyKind.TASK, 1), CopyGroup.TASKS, "第1項", "", "逾期", (KEEP, DROP), "請確認。")


@pytest.fixture
def choices() -> CopyChoices:
    made = CopyChoices()
    made.show(CopyReview(115, 116, (FIRST, SECOND, TASK)))
    return made


def test_at_first_everything_is_open_and_offered(choices: CopyChoices) -> None:
    assert choices.items(only_open=True) == [FIRST, SECOND, TASK]
    assert choices.items(CopyGroup.TASKS) == [TASK]
    assert [choices.says(item) for item in choices.items()] == ["116.01.31", "116.06.30", KEEP]
    assert choices.decisions() == {}
    assert not choices.can_go_back()


def test_each_decision_is_told_as_what_it_is(choices: CopyChoices) -> None:
    choices.take(FIRST)
    choices.keep_old(SECOND)
    choices.change(TASK, DROP)
    states = [choices.state(item) for item in (FIRST, SECOND, TASK)]
    assert states == [CopyState.TAKEN, CopyState.KEPT, CopyState.CHANGED]
    assert choices.decisions() == {FIRST.place: "116.01.31", SECOND.place: "115.06.30", TASK.place: DROP}


def test_what_is_offered_instead_goes_round_and_is_taken_as_it_stands(choices: CopyChoices) -> None:
    choices.offer_next(TASK)
    assert choices.says(TASK) == DROP
    choices.take(TASK)
    choices.offer_next(TASK)
    assert (choices.says(TASK), choices.state(TASK)) == (KEEP, CopyState.OPEN)


def test_of_what_was_typed_the_first_proposal_is_next(choices: CopyChoices) -> None:
    choices.change(FIRST, "116.02.15")
    choices.offer_next(FIRST)
    assert choices.says(FIRST) == "116.01.31"


def test_decisions_are_taken_back_one_step_after_the_other(choices: CopyChoices) -> None:
    choices.take(FIRST, SECOND)
    choices.change(TASK, DROP)
    choices.go_back()
    assert choices.items(only_open=True) == [TASK]
    choices.go_back()
    choices.go_back()
    assert choices.decisions() == {}


def test_of_another_review_what_is_the_same_stays_decided(choices: CopyChoices) -> None:
    choices.take(FIRST, SECOND)
    other = due(2, "115.07.31", "116.07.31")
    choices.show(CopyReview(115, 116, (FIRST, other, TASK)))
    assert choices.decisions() == {FIRST.place: "116.01.31"}
    assert not choices.can_go_back()
