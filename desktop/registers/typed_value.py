"""What somebody wrote into a cell of a register, as the value the register stores."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from db.queries.office import SectionRow
from db.vocabulary import SectionKind
from desktop.errors import Refused
from desktop.registers.description import Column, Kind
from desktop.rules.clock_time import parse_time
from desktop.rules.roc_calendar import ImpossibleDate, format_date, parse_date
from desktop.rules.words import word

# Made for one column: a cell's value, as the reader of its file gives it, into the one that is stored.
Typed = Callable[[Any], Any]

_SECONDS = re.compile(r"(\d{1,2}:\d{2}):\d{2}(?:\.\d+)?")
_HALF_OF_DAY = re.compile(r"(?i)(上午|下午|am|pm|a\.m\.|p\.m\.)")
_AFTERNOON = ("下午", "pm", "p.m.")
NOON = 12


def typed(column: Column, sections: Iterable[SectionRow]) -> Typed:
    """What reads the cells of a column; it raises Refused with a sentence that names the column.

    What the program itself gives is read as it is written.
    """
    if column.is_given:
        return lambda raw: "" if raw is None else _text(column, raw)
    read: Callable[[Column, Any], Any] = _READERS.get(column.kind, _text)
    if column.kind is Kind.SECTION:
        read = _named(column, sections)
    elif column.choices is not None:
        read = _chosen(column, column.choices)

    known: dict[tuple[type, Any], Any] = {}
    is_repeated = column.kind not in (Kind.TEXT, Kind.LONG_TEXT)

    def value_of(raw: Any) -> Any:
        # Of days, sections and choices there are few: each is read once.
        key = (type(raw), raw)
        if is_repeated and key in known:
            return known[key]
        is_empty = raw is None or (isinstance(raw, str) and not raw.strip())
        value = column.checked(column.default if is_empty else read(column, raw))
        if is_repeated:
            known[key] = value
        return value

    return value_of


def _text(_column: Column, raw: Any) -> str:
    match raw:
        case str():
            return raw.replace("\r\n", "\n").replace("\r", "\n").strip()
        case bool():
            return "是" if raw else "否"
        case float() if raw.is_integer():
            return str(int(raw))
        case dt.datetime() if raw.time() != dt.time():
            return f"{format_date(raw.date())} {raw:%H:%M}"
        case dt.date():
            return format_date(raw.date() if isinstance(raw, dt.datetime) else raw)
        case dt.time():
            return f"{raw:%H:%M}"
        case _:
            return str(raw)


def _date(column: Column, raw: Any) -> dt.date:
    match raw:
        case dt.datetime():
            return raw.date()
        case dt.date():
            return raw
    try:
        return parse_date(_text(column, raw))
    except ImpossibleDate as error:
        raise Refused(f"「{column.label}」：{error}") from error


def _time(column: Column, raw: Any) -> dt.time:
    match raw:
        case dt.datetime():
            return raw.time().replace(second=0, microsecond=0)
        case dt.time():
            return raw.replace(second=0, microsecond=0)
        case dt.timedelta() if dt.timedelta() <= raw < dt.timedelta(days=1):
            return (dt.datetime.min + raw).time().replace(second=0, microsecond=0)
        case float() if 0 < raw < 1:
            # A time of day that has lost its format is a part of the day.
            return (dt.datetime.min + dt.timedelta(minutes=round(raw * 24 * 60))).time()
    try:
        return _written_time(_text(column, raw))
    except ValueError as error:
        raise Refused(f"「{column.label}」：{error}") from error


def _written_time(text: str) -> dt.time:
    """A time as people and programs write it: 0930, 9:30, 09:30:00, 09:30:00 AM, 下午 2:30."""
    plain = _SECONDS.sub(r"\1", unicodedata.normalize("NFKC", text))
    half = _HALF_OF_DAY.search(plain)
    read = parse_time(_HALF_OF_DAY.sub("", plain))
    if half is None or read.hour > NOON:
        return read
    is_afternoon = half[1].lower() in _AFTERNOON
    return read.replace(hour=read.hour % NOON + (NOON if is_afternoon else 0))


def _number(column: Column, raw: Any) -> int:
    text = unicodedata.normalize("NFKC", _text(column, raw)).replace(",", "").strip()
    if not re.fullmatch(r"\d{1,9}", text):
        raise Refused(f"「{column.label}」要寫整數，這裡是「{_short(text)}」；請改寫。")
    return int(text)


def _chosen(column: Column, choices: type[StrEnum]) -> Callable[[Column, Any], StrEnum]:
    members = {_folded(word(member)): member for member in choices}
    words = "、".join(word(member) for member in choices)

    def read(_column: Column, raw: Any) -> StrEnum:
        written = _text(column, raw)
        if _folded(written) not in members:
            raise Refused(f"「{column.label}」沒有「{_short(written)}」；請改成{words}其中之一。")
        return members[_folded(written)]

    return read


def _named(column: Column, sections: Iterable[SectionRow]) -> Callable[[Column, Any], int]:
    keys = _keys_by_name(sections)

    def read(_column: Column, raw: Any) -> int:
        written = _text(column, raw)
        if _folded(written) not in keys:
            raise Refused(f"「{column.label}」沒有「{_short(written)}」這個單位；請改名稱，或先在設定加入。")
        return keys[_folded(written)]

    return read


def _keys_by_name(sections: Iterable[SectionRow]) -> Mapping[str, int]:
    """The sections, not the groups, by name, and by short name where only one has it and no one's name is."""
    members = [section for section in sections if section.kind is SectionKind.MEMBER]
    shorts = [_folded(section.short_name) for section in members if section.short_name]
    by_short = {
        _folded(section.short_name): section.id
        for section in members
        if section.short_name and shorts.count(_folded(section.short_name)) == 1
    }
    return by_short | {_folded(section.name): section.id for section in members}


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 20 else f"{line[:20]}…"


_READERS: dict[Kind, Callable[[Column, Any], Any]] = {
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.NUMBER: _number,
}
