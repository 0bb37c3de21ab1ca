import inspect
from enum import StrEnum

import pytest

from db import vocabulary
from db.vocabulary import (
    Light,
    PlanStatus,
    SectionRole,
    SignoffRole,
    TaskStatus,
    WalkaroundCategory,
    WalkaroundState,
)
from desktop.rules.words import masked, meaning, word

KINDS = [
    kind
    for _, kind in inspect.getmembers(vocabulary, inspect.isclass)
    if issubclass(kind, StrEnum) and kind is not StrEnum
]
kinds = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


@kinds
def test_everything_that_is_stored_has_a_chinese_word(kind: type[StrEnum]) -> None:
    for member in kind:
        assert any("\u4e00" <= character <= "\u9fff" for character in word(member))


@kinds
def test_two_members_of_one_list_never_share_a_word(kind: type[StrEnum]) -> None:
    assert len({word(member) for member in kind}) == len(kind)


@kinds
def test_every_word_leads_back_to_its_member(kind: type[StrEnum]) -> None:
    for member in kind:
        assert meaning(kind, f" {word(member)}　") is member


def test_the_words_are_those_of_the_office() -> None:
    assert [word(status) for status in TaskStatus] == ["未開始", "執行中", "已完成", "不適用", "撤銷"]
    assert [word(role) for role in SectionRole] == ["主辦", "協辦", "未註明"]
    assert [word(status) for status in PlanStatus] == ["草稿", "陳核中", "已核定", "已結案"]
    assert [word(light) for light in Light] == ["綠燈", "黃燈", "紅燈", "灰燈"]
    assert [word(state) for state in WalkaroundState] == [
        "登錄", "當場結案", "會辦中", "陳核中", "結案", "退回補正", "併案",
    ]  # fmt: skip
    assert word(WalkaroundCategory.NOTHING_FOUND) == "無異常"
    assert [word(role) for role in SignoffRole] == ["承辦人", "單位主管", "會辦單位", "秘書", "機關首長"]


def test_the_same_value_in_two_lists_keeps_two_words_apart() -> None:
    assert {PlanStatus.CLOSED} == {WalkaroundState.CLOSED}
    assert word(PlanStatus.CLOSED) == "已結案"
    assert word(WalkaroundState.CLOSED) == "結案"


def test_a_word_of_another_list_means_nothing_here() -> None:
    assert meaning(SectionRole, "草稿") is None
    assert meaning(SectionRole, "") is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [("陳怡君", "陳○○"), ("歐陽志遠", "歐○○"), (" 林 ", "林○○"), ("𡍼明", "𡍼○○"), ("Amy", "A○○")],
)
def test_of_a_name_only_its_first_character_is_shown(name: str, shown: str) -> None:
    assert masked(name) == shown


@pytest.mark.parametrize("name", ["", "  ", "　"])
def test_who_gave_no_name_is_anonymous(name: str) -> None:
    assert masked(name) == "匿名"
