"""Two wordings side by side."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.text_difference import Stretch, compared, likeness, most_likeness, occurrences

texts = st.text(alphabet="每年至少辦理電話禮貌測試12次，。", max_size=40)


def changed(stretches):
    return [stretch.text for stretch in stretches if stretch.is_changed]


def test_what_was_replaced_is_marked_on_both_sides():
    old, new = compared("每年至少測試12次。", "每年至少測試24次。")
    assert changed(old) == ["12"]
    assert changed(new) == ["24"]


def test_what_was_added_is_marked_on_the_new_side_only():
    old, new = compared("更新標示。", "更新樓層標示。")
    assert changed(old) == []
    assert changed(new) == ["樓層"]


def test_a_chance_character_in_common_does_not_break_a_change_in_two():
    old, new = compared("由民政課辦理洽公動線檢討。", "由社會課主辦服務動線檢討。")
    assert len(changed(old)) == 1
    assert old[-1] == Stretch("動線檢討。", False)
    assert new[-1] == Stretch("動線檢討。", False)


@given(texts, texts)
def test_the_stretches_joined_are_the_texts(old, new):
    left, right = compared(old, new)
    assert "".join(stretch.text for stretch in left) == old
    assert "".join(stretch.text for stretch in right) == new


@given(texts)
def test_a_text_beside_itself_has_no_change(text):
    left, right = compared(text, text)
    assert changed(left) == changed(right) == []


@given(texts, texts)
def test_neighbouring_stretches_are_of_two_kinds(old, new):
    for side in compared(old, new):
        assert all(one.is_changed != other.is_changed for one, other in pairwise(side))


@given(texts)
def test_a_text_is_as_like_itself_as_can_be(text):
    assert likeness(text, text) == (1.0 if text else likeness("", ""))


@given(texts, texts)
def test_no_two_texts_are_more_alike_than_their_characters_allow(old, new):
    most = most_likeness(occurrences(old), occurrences(new))
    assert likeness(old, new) <= most == most_likeness(occurrences(new), occurrences(old)) <= 1


def test_texts_of_different_matters_are_not_alike():
    assert likeness("辦理電話禮貌測試", "更新全球資訊網") < 0.4
    assert likeness("每年辦理電話禮貌測試12次", "每年辦理電話禮貌測試24次") > 0.8
