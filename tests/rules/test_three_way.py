"""What was handed out, what came back, what the plan says now."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.three_way import Answer, FieldState, answer_of, field_answers, merged, state_of

values = st.fixed_dictionaries({"text": st.sampled_from("甲乙丙"), "due": st.sampled_from(["", "115.1.1"])})
maybe = st.one_of(st.none(), values)
BASE = {"text": "甲", "due": ""}


def test_a_change_in_a_field_that_nobody_touched_here_is_a_change() -> None:
    assert answer_of(BASE, {"text": "乙", "due": ""}, BASE) is Answer.CHANGED


def test_other_fields_changed_here_are_no_conflict() -> None:
    assert answer_of(BASE, {"text": "乙", "due": ""}, {"text": "甲", "due": "115.1.1"}) is Answer.CHANGED


def test_the_same_field_changed_on_both_sides_is_a_conflict_unless_to_the_same() -> None:
    assert answer_of(BASE, {"text": "乙", "due": ""}, {"text": "丙", "due": ""}) is Answer.CONFLICT
    assert answer_of(BASE, {"text": "乙", "due": ""}, {"text": "乙", "due": ""}) is Answer.AGREED


def test_what_did_not_come_back_is_deleted_or_in_conflict_when_changed_here() -> None:
    assert answer_of(BASE, None, BASE) is Answer.DELETED
    assert answer_of(BASE, None, {"text": "丙", "due": ""}) is Answer.CONFLICT
    assert answer_of(BASE, None, None) is Answer.AGREED


def test_what_was_not_handed_out_is_new() -> None:
    assert answer_of(None, BASE, None) is Answer.NEW


def test_a_change_of_what_was_deleted_here_is_a_conflict() -> None:
    assert answer_of(BASE, {"text": "乙", "due": ""}, None) is Answer.CONFLICT


@given(values, values)
def test_all_answers_over_an_unchanged_plan_give_what_came_back(base, theirs) -> None:
    assert merged(base, field_answers(base, theirs, base)) == theirs


@given(values, values)
def test_an_answer_that_says_nothing_new_asks_for_nothing(base, ours) -> None:
    assert field_answers(base, base, ours) == ()
    assert answer_of(base, base, ours) is Answer.SAME


@given(maybe, maybe, maybe)
def test_every_case_has_one_answer(base, theirs, ours) -> None:
    answer = answer_of(base, theirs, ours)
    assert (answer is Answer.NEW) == (base is None and theirs is not None)
    assert answer is not Answer.DELETED or theirs is None


@given(values, values, values)
def test_taking_what_is_not_in_conflict_keeps_every_change_made_here(base, theirs, ours) -> None:
    taken = merged(ours, [each for each in field_answers(base, theirs, ours) if not each.is_conflict])
    for name in base:
        match state_of(base[name], theirs[name], ours[name]):
            case FieldState.THEIRS | FieldState.AGREED:
                assert taken[name] == theirs[name]
            case _:
                assert taken[name] == ours[name]


@given(st.text(max_size=2), st.text(max_size=2), st.text(max_size=2))
def test_who_changed_a_field_is_the_same_seen_from_either_side(base, theirs, ours) -> None:
    mirrored = {FieldState.THEIRS: FieldState.OURS, FieldState.OURS: FieldState.THEIRS}
    state = state_of(base, theirs, ours)
    assert state_of(base, ours, theirs) is mirrored.get(state, state)


@given(maybe, maybe, maybe)
def test_what_nobody_changed_there_asks_for_nothing_and_what_agrees_is_no_conflict(
    base, theirs, ours
) -> None:
    answer = answer_of(base, theirs, ours)
    if base is not None and theirs is not None and theirs == ours:
        assert answer in (Answer.SAME, Answer.AGREED)
    if base is not None and theirs == base:
        assert answer is Answer.SAME
