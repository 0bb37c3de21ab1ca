import datetime as dt
import re
from typing import Any

import pytest

from db.queries.office import sections
from db.vocabulary import WalkaroundCategory, WalkaroundKind, WalkaroundSource
from desktop.errors import Refused
from desktop.office.office import Actor, Office
from desktop.office.walkarounds import register_walkaround
from tests.forms.printed import has_pdftotext, pdftotext, squeezed
from tests.forms.sample_prints import form, name_agency, strips

NUMBER = re.compile(r"\d{3}-[秘民社建農人]-\d{3}")


def walk(office: Office, clerk: Actor, **values: Any) -> int:
    """Register a walk of 秘書室 with these values."""
    with office.reading() as session:
        key = next(one.id for one in sections(session) if one.name == "秘書室")
    usual = {
        "section_id": key,
        "walked_on": dt.date(2026, 10, 6),
        "place": "一樓服務臺",
        "supervisor": "游堃岳",
        "kind": WalkaroundKind.ROUTINE,
        "source": WalkaroundSource.CITIZEN,
        "category": WalkaroundCategory.SUGGESTION,
        "finding": "希望增設座椅",
    }
    with office.work(clerk) as work:
        return register_walkaround(work, **(usual | values))


def test_all_walks_of_the_year_are_printed_by_day(sample: Office) -> None:
    printed = form(sample, "walkaround-register")
    days = re.findall(r"(?:115-[秘民社建農人]-\d{3})(115\.\d\d\.\d\d)", printed.text)
    assert len(NUMBER.findall(printed.text)) == 30
    assert len(days) == 30
    assert days == sorted(days)
    assert "全部單位共30筆" in printed.text
    assert "115年度走動式管理登記簿" in printed.text


def test_every_page_has_the_columns_and_only_the_last_is_signed(sample: Office) -> None:
    pages = form(sample, "walkaround-register").pages
    with_entries = [squeezed(page) for page in pages if NUMBER.search(page)]
    assert all("編號日期地點走動主管類別發現或反映事項反映人" in page for page in with_entries)
    assert [strips(page) for page in pages] == [0] * (len(pages) - 1) + [1]


def test_a_span_of_days_includes_its_first_and_last_day(sample: Office) -> None:
    text = form(
        sample, "walkaround-register", from_day=dt.date(2026, 1, 15), to_day=dt.date(2026, 1, 29)
    ).text
    assert NUMBER.findall(text) == ["115-民-001", "115-社-001", "115-建-001"]
    assert "全部單位115.01.15至115.01.29共3筆" in text


def test_a_span_with_one_end_says_which(sample: Office) -> None:
    since = form(sample, "walkaround-register", from_day=dt.date(2026, 8, 12)).text
    until = form(sample, "walkaround-register", to_day=dt.date(2026, 1, 15)).text
    assert NUMBER.findall(since) == ["115-建-005", "115-人-004"]
    assert "115.08.12起共2筆" in since
    assert NUMBER.findall(until) == ["115-秘-001", "115-民-001"]
    assert "至115.01.15止共2筆" in until


def test_a_section_gets_its_own_walks_and_a_group_those_of_its_members(sample: Office) -> None:
    one = form(sample, "walkaround-register", section="農業課").text
    assert set(NUMBER.findall(one)) == {f"115-農-{number:03}" for number in range(1, 6)}
    assert "農業課共5筆" in one
    assert len(NUMBER.findall(form(sample, "walkaround-register", section="各課室").text)) == 30


def test_the_title_names_the_year_of_the_walks_not_the_working_year(own_sample: Office, clerk: Actor) -> None:
    walk(own_sample, clerk, walked_on=dt.date(2025, 12, 30))
    of_114 = form(
        own_sample, "walkaround-register", from_day=dt.date(2025, 12, 1), to_day=dt.date(2025, 12, 31)
    )
    both = form(own_sample, "walkaround-register", from_day=dt.date(2025, 12, 1), to_day=dt.date(2026, 1, 31))
    assert "114年度走動式管理登記簿" in of_114.text
    assert "115年度" not in of_114.text
    assert "年度走動式管理登記簿" not in both.text
    assert len(NUMBER.findall(form(own_sample, "walkaround-register", year=115).text)) == 30


def test_who_reported_something_is_printed_masked(own_sample: Office, clerk: Actor) -> None:
    walk(own_sample, clerk, reporter="歐陽志遠", contact="0912-345-678")
    text = form(own_sample, "walkaround-register", from_day=dt.date(2026, 10, 6)).text
    assert "歐○○" in text
    assert "陽志遠" not in text
    assert "0912" not in text


@pytest.mark.parametrize("typed", ["燈<b>不亮", "A&B 櫃檯 &lt;", "座椅</para>鬆動", "<font size=40>大"])
def test_marks_typed_into_a_walk_are_printed_as_typed(own_sample: Office, clerk: Actor, typed: str) -> None:
    walk(own_sample, clerk, finding=typed)
    assert squeezed(typed) in form(own_sample, "walkaround-register", from_day=dt.date(2026, 10, 6)).text


def test_rare_characters_of_a_place_are_copied_out_as_themselves(own_sample: Office, clerk: Actor) -> None:
    walk(own_sample, clerk, place="堃喆峯𡍼䕒")
    printed = form(own_sample, "walkaround-register", from_day=dt.date(2026, 10, 6))
    assert "堃喆峯𡍼䕒" in printed.text
    if has_pdftotext():
        assert "堃喆峯𡍼䕒" in pdftotext(printed.content)


def test_the_blank_register_has_the_columns_and_no_entry(sample: Office) -> None:
    printed = form(sample, "walkaround-register", is_blank=True)
    assert "走動式管理登記簿單位：年月" in printed.text
    assert "發現或反映事項" in printed.text
    assert not NUMBER.search(printed.text)
    assert "匿名" not in printed.text
    assert "共0筆" not in printed.text
    assert sum(map(strips, printed.pages)) == 1


def test_the_blank_register_is_printed_in_an_office_without_walks(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    assert "走動式管理登記簿" in form(office, "walkaround-register", is_blank=True).text


def test_a_span_without_walks_is_refused_with_what_to_do(sample: Office) -> None:
    with pytest.raises(Refused, match="沒有走動紀錄；要印空白登記簿請選「空白表單」"):
        form(sample, "walkaround-register", from_day=dt.date(2027, 1, 1))


def test_an_unknown_section_is_refused(sample: Office) -> None:
    with pytest.raises(Refused, match="沒有名為「觀光課」的單位；現有單位：秘書室"):
        form(sample, "walkaround-register", section="觀光課")
