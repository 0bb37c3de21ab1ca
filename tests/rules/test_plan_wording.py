"""What a task's words suggest: single phrases, the labelled sentences as a whole, and any text at all."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import DayBasis, Period, QuotaRule, TimeUnit
from desktop.rules.limit_wording import TimeLimit
from desktop.rules.plan_wording import suggestions_in
from desktop.rules.quota import Quota
from tests.rules import wording_report

YEAR, SENTENCES = wording_report.labelled()
LEAST_SENTENCES, LEAST_NEGATIVES = 240, 80
PRECISION, RECALL = 0.98, 0.9
TWELVE = Quota(QuotaRule.AT_LEAST, 12, Period.YEAR)
# Pieces of which phrases are made: many of their joints no clerk would write.
PIECES = [
    *"每年月日季週半上下至少各次場回期內前底於自至到或、，。；（）()0123456789０１２一二三兩十廿第",
    *(
        "每年",
        "每月",
        "半年",
        "5月及10月",
        "至少12次",
        "工作天",
        "小時內",
        "115年6月30日前",
        "97.12.10前",
        "辦理",
        "99月",
    ),
]
TO_FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def test_the_words_are_found_in_the_text_as_it_is_written() -> None:
    text = "本所 每年至少 測試電話禮貌１２次，\n缺失３日內改善。"
    quota, limit = suggestions_in(text, 115)
    assert (quota.says, text[quota.start : quota.end]) == (TWELVE, "每年至少 測試電話禮貌１２次")
    assert limit.says == TimeLimit(3, TimeUnit.DAYS, DayBasis.CALENDAR)
    assert text[limit.start : limit.end] == "３日內"


def test_a_word_broken_over_two_lines_is_one_word() -> None:
    text = "每年辦理滿意度調查 2\n次，並檢討。"
    (found,) = suggestions_in(text, 115)
    assert text[found.start : found.end] == "每年辦理滿意度調查 2\n次"


def test_items_of_a_list_are_not_read_as_one_sentence() -> None:
    found = suggestions_in("1.每月檢視網站\n2.辦理講習2場", 115)
    assert [one.says for one in found] == [
        Quota(QuotaRule.AT_LEAST, 1, Period.MONTH),
        Quota(QuotaRule.EXACTLY, 2, Period.YEAR),
    ]


@pytest.mark.parametrize(
    ("year", "text", "on"),
    [
        (115, "6月底前完成", dt.date(2026, 6, 30)),
        (97, "6月底前完成", dt.date(2008, 6, 30)),
        (97, "97.12.10前完成", dt.date(2008, 12, 10)),
        (113, "2月底前完成", dt.date(2024, 2, 29)),
        (114, "2月底前完成", dt.date(2025, 2, 28)),
        (114, "次年1月底前函報", dt.date(2026, 1, 31)),
    ],
)
def test_a_date_without_year_is_of_the_plan_s_year(year: int, text: str, on: dt.date) -> None:
    assert [found.says for found in suggestions_in(text, year)] == [on]


@pytest.mark.parametrize("text", ["97.12.10前完成", "2月30日前完成", "115.13.1前完成", "農曆12月24日前完成"])
def test_what_is_past_or_no_date_suggests_nothing(text: str) -> None:
    assert suggestions_in(text, 115) == ()


def test_the_same_is_suggested_once() -> None:
    assert len(suggestions_in("每月檢視網站。每月檢視公布欄。", 115)) == 1


def test_two_readings_of_one_kind_are_both_there_to_choose_from() -> None:
    found = suggestions_in("一般案件6日內、專案30日內辦結。", 115)
    assert [one.says for one in found] == [
        TimeLimit(6, TimeUnit.DAYS, DayBasis.CALENDAR),
        TimeLimit(30, TimeUnit.DAYS, DayBasis.CALENDAR),
    ]


class TestTheLabelledSentences:
    def test_are_many_with_many_that_say_nothing(self) -> None:
        assert len(SENTENCES) >= LEAST_SENTENCES
        assert sum(not one.expected for one in SENTENCES) >= LEAST_NEGATIVES
        assert len({one.text for one in SENTENCES}) == len(SENTENCES)

    @pytest.mark.parametrize("kind", [*wording_report.KINDS, ""])
    def test_are_read_precisely_and_most_of_them(self, kind: str) -> None:
        found = wording_report.figures(SENTENCES, YEAR, kind)
        report = "\n".join(wording_report.table())
        assert found.precision >= PRECISION, report
        assert found.recall >= RECALL, report

    def test_are_read_about_as_well_where_the_rules_were_never_fitted_to_them(self) -> None:
        held_out = [one for one in SENTENCES if one.is_held_out]
        found = wording_report.figures(held_out, YEAR)
        # Half of them are traps, and one reading more or less is 2 points of so few.
        assert found.precision >= PRECISION - 0.03, "\n".join(wording_report.table())
        assert found.recall >= RECALL, "\n".join(wording_report.table())


texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=24).map("".join))


@given(texts, st.integers(1, 200))
def test_any_text_is_read_and_every_span_says_a_number_or_a_period(text: str, year: int) -> None:
    for found in suggestions_in(text, year):
        words = text[found.start : found.end]
        assert 0 <= found.start < found.end <= len(text)
        assert any(
            character.isnumeric() or character in "每兩廿元乙次翌隔年上下逐按各定" for character in words
        )


@given(st.sampled_from([one.text for one in SENTENCES]))
def test_full_width_and_half_width_say_the_same(text: str) -> None:
    half = [(found.says, found.start) for found in suggestions_in(text, YEAR)]
    full = [(found.says, found.start) for found in suggestions_in(text.translate(TO_FULL), YEAR)]
    assert half == full


@given(st.sampled_from([one.text for one in SENTENCES]), st.data())
def test_blanks_change_nothing(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    spread = text[:place] + "　 " + text[place:]
    assert [found.says for found in suggestions_in(spread, YEAR)] == [
        found.says for found in suggestions_in(text, YEAR)
    ]
