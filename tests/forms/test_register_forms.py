"""The registers on paper: walk-arounds of a span of days, score sheets, and figures by section."""

import datetime as dt

import pytest

from db.queries.office import sections
from db.vocabulary import WalkaroundCategory
from desktop.errors import Refused
from desktop.office.walkarounds import register_walkaround
from tests.forms.conftest import pages_of


def register(office, clerk, **values):
    with office.reading() as session:
        section_id = next(one.id for one in sections(session) if one.name == "民政課")
    told = {
        "section_id": section_id,
        "walked_on": dt.date(2026, 11, 2),
        "place": "一樓大廳",
        "supervisor": "張喆",
        "category": WalkaroundCategory.COMPLAINT,
        "finding": "等候過久",
    }
    with office.work(clerk) as work:
        register_walkaround(work, **(told | values))


def test_the_register_of_a_year_holds_every_walk(pages):
    text = "".join(pages("walkaround-register"))

    assert "115年度走動式管理登記簿" in text
    assert "共30筆" in text
    assert "115-秘-001" in text
    assert "無異常" in text
    assert "會辦中" in text


def test_a_month_and_a_section_can_be_printed_alone(pages):
    span = {"from_day": dt.date(2026, 3, 1), "to_day": dt.date(2026, 3, 31)}
    text = "".join(pages("walkaround-register", section="建設課", **span))

    assert "共1筆" in text
    assert "115-建-002" in text


def test_who_reported_something_is_shown_no_further_than_the_first_character(sample_office, clerk):
    register(sample_office, clerk, reporter="歐陽小明", contact="0900-000-000")

    text = "".join(pages_of(sample_office, "walkaround-register", from_day=dt.date(2026, 11, 1)))

    assert "歐○○" in text
    assert "歐陽小明" not in text
    assert "0900" not in text


def test_a_rare_name_copies_out_as_itself(sample_office, clerk):
    register(sample_office, clerk, place="𡍼厝活動中心", finding="<i>斜</i>&堃喆峯䕒")

    text = "".join(pages_of(sample_office, "walkaround-register", from_day=dt.date(2026, 11, 1)))

    assert "𡍼厝活動中心" in text
    assert "<i>斜</i>&堃喆峯䕒" in text


def test_a_span_without_walks_points_to_the_blank_register(pages):
    with pytest.raises(Refused, match="空白"):
        pages("walkaround-register", from_day=dt.date(2030, 1, 1), to_day=dt.date(2030, 1, 31))


def test_a_score_sheet_shows_points_reasons_total_and_grade(pages):
    text = "".join(pages("phone-score-sheet", id=1))

    assert "115年上半年電話禮貌測試" in text
    assert "總分100.0等第優" in text
    assert "結束前致意，等對方先掛電話" in text


def test_what_does_not_apply_to_a_direct_call_says_so(pages):
    assert "不適用" in "".join(pages("phone-score-sheet", id=2))


def test_without_a_number_all_sheets_of_the_newest_round_are_printed(pages):
    text = "".join(pages("phone-score-sheet"))

    assert text.count("評分項目配分給分扣分原因") == 24


def test_an_unknown_call_is_refused(pages):
    with pytest.raises(Refused, match="--blank"):
        pages("phone-score-sheet", id=999)


def test_the_blank_sheet_has_boxes_to_tick_even_in_a_new_office(empty_office):
    text = "".join(pages_of(empty_office, "phone-score-sheet", is_blank=True))

    assert "□15□10□5□0" in text
    assert "90分以上優" in text


def test_the_figures_name_sections_and_nobody(pages):
    text = "".join(pages("phone-stats"))

    assert "115年上半年電話禮貌測試（115.05.11至115.05.15）" in text
    assert "全機關24" in text
    assert "與前次比較" in text
    assert "彭可薰" not in text


def test_a_span_leaves_other_rounds_out_but_still_compares_with_them(pages):
    text = "".join(pages("phone-stats", from_day=dt.date(2026, 9, 1)))

    assert "上半年電話禮貌測試（" not in text
    assert "+6.4" in text
