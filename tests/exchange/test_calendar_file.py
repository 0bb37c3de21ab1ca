"""Calendar files, read back by the library that the calendars of others are read with."""

import datetime as dt
import string

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from desktop.exchange.calendar_file import CalendarEntry, CalendarFile, calendar_bytes

MADE = dt.datetime(2026, 7, 1, 1, 30, tzinfo=dt.UTC)
DUE = dt.date(2026, 9, 30)
LONG = "更新樓層配置圖，含無障礙設施；並於「服務臺」公告\\須知, 全年" * 6
WORDS = st.text(alphabet=string.ascii_letters + "為民服務電話禮貌測試，。；、：,;\\ \n𠮷é", min_size=1)


def made(*entries: CalendarEntry, at: dt.datetime = MADE) -> bytes:
    return calendar_bytes(CalendarFile("115年度計畫（行政課）", entries), at)


def read(content: bytes) -> Calendar:
    return Calendar.from_ical(content.decode())


def test_a_date_is_a_whole_day_that_takes_nobodys_time() -> None:
    (event,) = read(made(CalendarEntry("1", DUE, "更新標示"))).events
    assert event.start == DUE
    assert event.end == dt.date(2026, 10, 1)
    assert event["transp"] == "TRANSPARENT"


def test_a_reminder_rings_a_week_before_unless_it_is_not_wanted() -> None:
    with_alarm, without = read(
        made(CalendarEntry("1", DUE, "更新標示"), CalendarEntry("2", DUE, "巡檢", has_alarm=False))
    ).events
    (alarm,) = with_alarm.walk("VALARM")
    assert alarm["trigger"].dt == dt.timedelta(days=-7)
    assert alarm["description"] == "更新標示"
    assert without.walk("VALARM") == []


def test_lines_are_short_end_as_the_standard_says_and_cut_no_character() -> None:
    content = made(CalendarEntry("1", DUE, LONG, LONG))
    lines = content.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert b"\n" not in b"".join(lines)
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() or True for line in lines)


def test_the_same_date_has_the_same_key_and_a_higher_number_in_a_later_file() -> None:
    entry = CalendarEntry("115-abc-20260101", DUE, "更新標示")
    (first,), (second,) = (read(made(entry, at=at)).events for at in (MADE, MADE + dt.timedelta(minutes=5)))
    assert first["uid"] == second["uid"] == "115-abc-20260101@weimin"
    assert second["sequence"] > first["sequence"]
    assert second["dtstamp"].dt > first["dtstamp"].dt


def test_the_calendar_has_its_name_and_what_every_reader_asks_for() -> None:
    calendar = read(made(CalendarEntry("1", DUE, "更新標示", categories=("行政課", "人事室"))))
    assert calendar["x-wr-calname"] == "115年度計畫（行政課）"
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert calendar.events[0].categories == ["行政課", "人事室"]


@given(WORDS.filter(str.strip), WORDS, st.dates(dt.date(1912, 1, 1), dt.date(2200, 1, 1)))
def test_whatever_is_written_comes_back(summary: str, description: str, on: dt.date) -> None:
    (event,) = read(made(CalendarEntry("1", on, summary, description))).events
    assert event["summary"] == " ".join(summary.split())
    assert event["description"] == description
    assert event.start == on
