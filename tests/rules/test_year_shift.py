import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.roc_calendar import DateStyle, anniversary, format_date
from desktop.rules.year_shift import Fate, YearText, moved_day, years_in

YEAR = 115
AGENCY = "青埔縣松溪鄉公所"


def moved(text: str, by: int = 1) -> str:
    return years_in(text, YEAR, by, own=AGENCY).proposed


def fates(text: str, year: int = YEAR) -> list[tuple[str, Fate]]:
    return [(found.text, found.fate) for found in years_in(text, year, 1, own=AGENCY).mentions]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("115年度提升服務品質執行計畫", "116年度提升服務品質執行計畫"),
        ("民國115年", "民國116年"),
        ("中華民國115年3月5日", "中華民國116年3月5日"),
        ("１１５年度", "１１６年度"),
        ("115 年 6 月底前", "116 年 6 月底前"),
        ("115年1月至12月", "116年1月至12月"),
        ("自民國115年1月1日起至115年12月31日止", "自民國116年1月1日起至116年12月31日止"),
        ("115.06.30、115/10/1 及 115-12-31", "116.06.30、116/10/1 及 116-12-31"),
        ("本(115)年度3月前", "本(116)年度3月前"),
        ("今（１１５）年", "今（１１６）年"),
        ("較上(114)年增加", "較上(115)年增加"),
        ("次(116)年1月提送", "次(117)年1月提送"),
        ("116年1月提送115年度成果", "117年1月提送116年度成果"),
        ("115至116年", "116至117年"),
        ("114學年度第2學期", "115學年度第2學期"),
        ("2026年3月，即西元2026", "2027年3月，即西元2027"),
        ("2026-03-05", "2027-03-05"),
        ("1.115年度工作", "1.116年度工作"),
        ("115年內完成", "116年內完成"),
        ("訂定「松溪鄉公所115年度服務白皮書計畫」", "訂定「松溪鄉公所116年度服務白皮書計畫」"),
        (f"「{AGENCY}115年度執行計畫」", f"「{AGENCY}116年度執行計畫」"),
    ],
)
def test_what_belongs_to_the_plans_year_moves_along(old: str, new: str) -> None:
    found = years_in(old, YEAR, 1, own=AGENCY)
    assert found.proposed == new
    assert found.is_certain


@pytest.mark.parametrize(
    "text",
    [
        "依第115條辦理",
        "府研考字第1150001234號",
        "第0971109859號",
        "電話08-9350370、0800-115-115",
        "1999專線",
        "保存10年",
        "服務滿115年",
        "20年以上、每3年一次",
        "至少115份、115件、115次",
        "軟體版本12.10.5、主機192.168.1.15",
        "次年1月函報",
        "百分之115",
        "ISO 9001:2015",
        "",
    ],
)
def test_numbers_that_are_no_years_are_left_alone(text: str) -> None:
    assert years_in(text, YEAR, 1).mentions == ()


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("依據行政院104年方案辦理", Fate.BASIS),
        ("行政院104年頒「政府服務創新精進方案」", Fate.BASIS),
        ("青埔縣政府115年1月6日府研考字第1150001234號函", Fate.BASIS),
        ("依「青埔縣政府115年度提升服務品質實施計畫」辦理", Fate.BASIS),
        ("配合青埔縣政府115年度提升服務品質實施計畫", Fate.BASIS),
        ("個人資料保護法104年12月30日修正公布", Fate.BASIS),
        ("資料回溯至民國97年", Fate.PAST),
        ("以114年為基準", Fate.PAST),
        ("推動120年願景", Fate.FAR),
    ],
)
def test_years_of_papers_of_the_past_and_far_ahead_are_shown_and_not_moved(text: str, fate: Fate) -> None:
    found = years_in(text, YEAR, 1, own=AGENCY)
    assert [mention.fate for mention in found.mentions] == [fate]
    assert found.proposed == text
    assert found.moved != text
    assert not found.is_certain


def test_a_title_cites_nothing() -> None:
    title = "青埔縣政府115年度提升服務品質執行計畫"
    assert years_in(title, YEAR, 1, cites=False).proposed == "青埔縣政府116年度提升服務品質執行計畫"
    assert years_in(title, YEAR, 1).proposed == title


def test_the_ends_of_a_span_move_together_or_not_at_all() -> None:
    assert moved("114年9月至115年6月") == "114年9月至115年6月"
    assert fates("115至118年") == [("115", Fate.FAR), ("118年", Fate.FAR)]
    assert moved("115年及116年") == "116年及117年"


def test_the_29th_of_february_becomes_the_28th() -> None:
    assert years_in("113年2月29日止", 113, 1).proposed == "114年2月28日止"
    assert years_in("113.02.29", 113, 4).proposed == "117.02.29"
    assert years_in("115年2月30日", 115, 1).proposed == "116年2月30日"


def test_old_plans_of_two_digit_years_move_too() -> None:
    assert years_in("自民國97年1月起至97年12月止", 97, 1).proposed == "自民國98年1月起至98年12月止"
    assert years_in("99年度", 99, 1).proposed == "100年度"
    assert years_in("保存15年，服務滿10年", 97, 1).mentions == ()


def test_where_there_is_no_such_year_nothing_moves() -> None:
    assert years_in("999年度", 999, 5).proposed == "999年度"
    assert years_in("民國099年", 99, 1).proposed == "民國100年"
    assert years_in("民國097年", 97, 1).proposed == "民國098年"
    assert years_in("民國10年", 10, -30).proposed == "民國10年"


def test_a_day_moves_to_the_years_there_are() -> None:
    assert moved_day(dt.date(2024, 2, 29), 1) == dt.date(2025, 2, 28)
    assert moved_day(dt.date(1912, 5, 1), -1) == dt.date(1912, 5, 1)
    assert moved_day(dt.date(2910, 5, 1), 1) == dt.date(2910, 5, 1)


PIECES = (
    st.sampled_from(
        ("115年", "年度", "116", "民國", "115.06.30", "2026年", "97", "年4月9日", "２０", "１１５")
    )
    | st.sampled_from(tuple("「」（）()本至、號。/月日第"))
    | st.sampled_from(("字第", "函頒", "計畫", "2/29"))
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=14).map("".join))


@given(TEXTS, st.integers(1, 999), st.integers(-998, 998))
def test_every_text_is_read_and_its_pieces_are_where_they_are_said_to_be(
    text: str, year: int, by: int
) -> None:
    found = years_in(text, year, by, own=AGENCY)
    end = 0
    for mention in found.mentions:
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
    around = YearText(text, tuple(each for each in found.mentions if each.moved != each.text))
    assert (around.moved == text) == (not around.mentions)
    assert years_in(text, year, 0).moved == text


@given(
    st.dates(dt.date(1950, 1, 1), dt.date(2150, 12, 31)),
    st.sampled_from(DateStyle),
    st.integers(-20, 20),
)
def test_a_date_of_the_plans_year_moves_as_the_calendar_says_and_back(
    on: dt.date, style: DateStyle, by: int
) -> None:
    year, text = on.year - 1911, f"於{format_date(on, style)}前完成"
    there = years_in(text, year, by)
    assert there.proposed == f"於{format_date(anniversary(on, by), style)}前完成"
    back = years_in(there.proposed, year + by, -by)
    assert back.proposed == f"於{format_date(anniversary(anniversary(on, by), -by), style)}前完成"


@given(
    st.integers(60, 300),
    st.integers(-15, 15),
    st.sampled_from(["{}年度工作", "民國{}年", "本({})年", "{}年1月至12月", "自{}年起", "{}學年度"]),
)
def test_a_year_there_and_back_is_the_same_text(year: int, by: int, form: str) -> None:
    text = form.format(year)
    there = years_in(text, year, by)
    assert there.is_certain
    assert there.proposed == form.format(year + by)
    assert years_in(there.proposed, year + by, -by).proposed == text
