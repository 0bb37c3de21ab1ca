"""Which differences a list shows."""

from dataclasses import replace

from desktop.rules.difference_filter import CHANGES, DifferenceFilter
from desktop.rules.plan_difference import Change, Difference, Provision

PHONE = Provision("p", "task", "一、1.", "辦理電話禮貌測試。", details=(("承辦單位", "秘書室"),))
SIGNS = Provision("s", "task", "一、2.", "更新樓層標示。")
FOUND = [
    Difference(Change.SAME, SIGNS, SIGNS),
    Difference(Change.CHANGED, PHONE, replace(PHONE, text="辦理電話禮貌測試與演練。"), ("",)),
    Difference(Change.DELETED, replace(SIGNS, text="Open Data 目錄"), None),
]


def shown(**asked):
    return [each.change for each in DifferenceFilter(**asked).of(FOUND)]


def test_what_is_the_same_is_shown_only_where_it_is_asked_for():
    assert shown() == [Change.CHANGED, Change.DELETED]
    assert shown(changes=CHANGES | {Change.SAME}) == [Change.SAME, Change.CHANGED, Change.DELETED]
    assert shown(changes=frozenset({Change.DELETED})) == [Change.DELETED]


def test_every_word_must_stand_somewhere_on_either_side():
    assert shown(text="演練 秘書室") == [Change.CHANGED]
    assert shown(text="一、1.") == [Change.CHANGED]
    assert shown(text="演練 民政課") == []


def test_letters_are_found_whichever_case_they_are_typed_in():
    assert shown(text="open data") == [Change.DELETED]
