import datetime as dt
from dataclasses import replace

import pytest

from db.queries.phone_test import newest_sheet_id, score_sheet
from desktop.errors import Refused
from desktop.office.office import Actor, Office
from desktop.office.score_sheets import add_sheet_edition, ensure_score_sheet
from desktop.rules.score_sheet import DEFAULT_SHEET, Band, Sheet

ON = dt.date(2026, 1, 2)


def add(office: Office, clerk: Actor, sheet: Sheet = DEFAULT_SHEET) -> int:
    with office.work(clerk) as work:
        return add_sheet_edition(work, sheet, ON)


def ensured(office: Office, clerk: Actor) -> int:
    with office.work(clerk) as work:
        return ensure_score_sheet(work, ON)


def test_an_office_without_a_sheet_gets_the_default_one_once(office: Office, clerk: Actor) -> None:
    first = ensured(office, clerk)
    assert ensured(office, clerk) == first
    with office.reading() as session:
        stored = score_sheet(session, first)
    assert (stored.name, stored.edition) == (DEFAULT_SHEET.name, 1)
    given = [(item.part, item.text, item.points, item.levels) for item in stored.items]
    assert given == [(item.part, item.text, item.points, item.levels) for item in DEFAULT_SHEET.items]
    assert stored.bands == tuple((band.minimum, band.grade) for band in DEFAULT_SHEET.bands)
    assert (stored.ring_limit, stored.second_limit, stored.improvement_below) == (4, 10, 80)


def test_a_new_edition_is_the_newest_and_the_old_one_stays(office: Office, clerk: Actor) -> None:
    first = add(office, clerk)
    second = add(office, clerk, replace(DEFAULT_SHEET, items=DEFAULT_SHEET.items[:3]))
    with office.reading() as session:
        assert newest_sheet_id(session) == second
        assert score_sheet(session, second).edition == 2
        assert len(score_sheet(session, first).items) == len(DEFAULT_SHEET.items)
    assert ensured(office, clerk) == second


def test_bands_are_kept_highest_first_however_they_come(office: Office, clerk: Actor) -> None:
    bands = (Band(0, "劣"), Band(90, "優良"), Band(70, "普通"), Band(80, "良好"))
    key = add(office, clerk, replace(DEFAULT_SHEET, bands=bands))
    with office.reading() as session:
        assert [grade for _minimum, grade in score_sheet(session, key).bands] == [
            "優良",
            "良好",
            "普通",
            "劣",
        ]


@pytest.mark.parametrize(
    "sheet",
    [
        replace(DEFAULT_SHEET, items=()),
        replace(DEFAULT_SHEET, bands=()),
        replace(DEFAULT_SHEET, bands=(Band(60, "及格"),)),
    ],
    ids=["no items", "no bands", "no band for 0"],
)
def test_a_sheet_that_cannot_score_every_call_is_refused(office: Office, clerk: Actor, sheet: Sheet) -> None:
    with pytest.raises(Refused, match="量表要有評分項目，等第也要從 0 分起"):
        add(office, clerk, sheet)


def test_a_sheet_that_is_not_there_is_no_sheet(office: Office) -> None:
    with office.reading() as session:
        assert newest_sheet_id(session) is None
        with pytest.raises(LookupError):
            score_sheet(session, 1)
