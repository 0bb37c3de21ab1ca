"""Title, agency and year from the lines before the first chapter."""

import pytest

from desktop.exchange.recognition.plan_head import read_head, read_year


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        ("松濤區公所115年度提升服務品質執行計畫", "松濤區公所", 115),
        ("松濤區公所 115 年度提升服務品質 工作計畫", "松濤區公所", 115),
        ("松濤區公所１１５年度為民服務計畫", "松濤區公所", 115),
        ("115年度松濤區公所提升服務品質執行計畫", "松濤區公所", 115),
        ("松濤區公所中華民國九十七年度為民服務工作計畫", "松濤區公所", 97),
        ("松濤區公所一百零五年提升服務品質計畫", "松濤區公所", 105),
        ("松濤區公所一○五年度提升服務品質計畫", "松濤區公所", 105),
        ("松濤區公所為民服務工作計畫", "松濤區公所", None),
        ("提升服務品質計畫", "", None),
        ("", "", None),
    ],
)
def test_the_title_names_agency_and_year(title, agency, year):
    head = read_head([title] if title else [])
    assert (head.title, head.agency, head.year) == (title, agency, year)


def test_a_title_on_two_lines_is_one():
    head = read_head(["晴川市立天文館", "115年度提升服務品質", "執行計畫"])
    assert head.title == "晴川市立天文館 115年度提升服務品質 執行計畫"
    assert head.agency == "晴川市立天文館"


def test_lines_about_something_else_stay_apart():
    head = read_head(["檔號：0115", "松濤區公所", "115年度執行計畫", "115年2月3日核定"])
    assert head.title == "松濤區公所 115年度執行計畫"
    assert head.rest == ("檔號：0115", "115年2月3日核定")


@pytest.mark.parametrize(
    ("written", "year"), [("97", 97), ("一百", 100), ("九七", 97), ("〇", None), ("00", None), ("百十", None)]
)
def test_years_in_words_and_digits(written, year):
    assert read_year(written) == year
