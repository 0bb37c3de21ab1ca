import datetime as dt
import re

import pytest

from db.queries.phone_test import CallRow, SheetRow, call, newest_sheet_id, rounds, score_sheet
from db.queries.register_rows import RegisterQuery, row_ids
from db.vocabulary import Channel, Outcome
from desktop.errors import Refused
from desktop.office.office import Actor, Office
from desktop.office.phone_tests import begin_round
from desktop.rules.score_sheet import DEFAULT_SHEET
from tests.forms.printed import squeezed
from tests.forms.sample_prints import form, name_agency, strips


def calls_of(office: Office) -> list[CallRow]:
    with office.reading() as session:
        return [call(session, key) for key in row_ids(session, RegisterQuery("phone_test", ("id",)))]


def sheet_of(office: Office) -> SheetRow:
    with office.reading() as session:
        key = newest_sheet_id(session)
        assert key is not None
        return score_sheet(session, key)


@pytest.fixture
def through_switchboard(sample: Office) -> CallRow:
    """A call through the switchboard that lost points."""
    return next(
        one
        for one in calls_of(sample)
        if one.values["channel"] is Channel.SWITCHBOARD and any(given.reason for given in one.points)
    )


def test_a_call_is_printed_with_the_points_of_every_item(
    sample: Office, through_switchboard: CallRow
) -> None:
    text = form(sample, "phone-score-sheet", id=through_switchboard.id).text
    items = {item.id: item for item in sheet_of(sample).items}
    assert len(through_switchboard.points) == 14
    for given in through_switchboard.points:
        item = items[given.item_id]
        assert f"{squeezed(item.text)}{item.points}{given.points}" in text


def test_a_lost_point_is_printed_with_its_reason(sample: Office, through_switchboard: CallRow) -> None:
    text = form(sample, "phone-score-sheet", id=through_switchboard.id).text
    reasons = [given.reason for given in through_switchboard.points if given.reason]
    assert text.count("未完全做到，請加強") == len(reasons) > 0


def test_points_total_and_grade_are_those_kept_with_the_call(sample: Office) -> None:
    for one in calls_of(sample)[:6]:
        values = one.values
        told = f"合計{values['applied_points']}{values['points']}總分{values['total']}等第{values['grade']}"
        assert told in form(sample, "phone-score-sheet", id=one.id).text


def test_who_called_whom_when_and_how_stands_on_the_sheet(
    sample: Office, through_switchboard: CallRow
) -> None:
    text = form(sample, "phone-score-sheet", id=through_switchboard.id).text
    values = through_switchboard.values
    for label, written in {
        "分機": values["extension"],
        "測試人": values["tester"],
        "接通方式": "經總機轉接",
        "接聽結果": "已接聽",
        "鈴響聲數": str(values["rings"]),
        "測試問題": values["question"],
    }.items():
        assert f"{label}{written}" in text


def test_items_that_did_not_apply_are_marked_and_cost_nothing(sample: Office) -> None:
    direct = next(one for one in calls_of(sample) if one.values["channel"] is Channel.DIRECT)
    text = form(sample, "phone-score-sheet", id=direct.id).text
    assert text.count("不適用") == 14 - len(direct.points) + text.count("不適用項目")
    assert "總機或語音系統在規定的聲數或秒數內接聽25不適用" in text


def test_a_call_nobody_answered_scores_nothing_and_says_why(sample: Office) -> None:
    lost = next(one for one in calls_of(sample) if one.values["outcome"] is not Outcome.ANSWERED)
    text = form(sample, "phone-score-sheet", id=lost.id).text
    assert re.search("總分0.0等第丙", text)
    assert f"備註{squeezed(lost.values['remark'])}" in text


def test_without_a_number_all_calls_of_the_newest_round_are_printed_each_signed(sample: Office) -> None:
    printed = form(sample, "phone-score-sheet")
    assert "電話禮貌測試量表115年下半年電話禮貌測試" in printed.text
    assert printed.text.count("受測單位") == 24
    assert sum(map(strips, printed.pages)) == 24
    assert all(squeezed(page).count("受測單位") <= 1 for page in printed.pages)


def test_a_round_begun_without_calls_does_not_hide_the_last_one(own_sample: Office, clerk: Actor) -> None:
    day = dt.date(2026, 11, 2)
    with own_sample.work(clerk) as work:
        begin_round(work, year=115, name="115年複測", held_from=day, held_to=day)
    with own_sample.reading() as session:
        assert rounds(session)[0].name == "115年複測"
    assert form(own_sample, "phone-score-sheet").text.count("受測單位") == 24


def test_the_blank_sheet_offers_every_level_of_every_item_to_tick(sample: Office) -> None:
    text = form(sample, "phone-score-sheet", is_blank=True).text
    for item in sheet_of(sample).items:
        ticks = "".join(f"□{points}" for points in item.levels)
        assert f"{squeezed(item.text)}{item.points}{ticks}" in text
    assert "總分等第" in text


def test_the_blank_sheet_is_printed_in_an_office_without_a_sheet(office: Office, clerk: Actor) -> None:
    name_agency(office, clerk)
    printed = form(office, "phone-score-sheet", is_blank=True)
    for item in DEFAULT_SHEET.items:
        assert (
            f"{squeezed(item.text)}{item.points}{''.join(f'□{points}' for points in item.levels)}"
            in printed.text
        )
    assert "90分以上優、80分以上甲、70分以上乙、0分以上丙" in printed.text
    assert sum(map(strips, printed.pages)) == 1


def test_a_number_that_is_no_call_is_refused(sample: Office) -> None:
    with pytest.raises(Refused, match="沒有這個編號的電話測試"):
        form(sample, "phone-score-sheet", id=99999)


def test_a_year_without_calls_is_refused(sample: Office) -> None:
    with pytest.raises(Refused, match="還沒有電話測試紀錄"):
        form(sample, "phone-score-sheet", year=110)
