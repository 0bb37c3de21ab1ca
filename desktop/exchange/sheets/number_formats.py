"""Numbers of a spreadsheet as its cells show them: 50%, 1,200, 3次; dates as offices print them."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from desktop.rules.roc_calendar import DateStyle, format_date, month_text

GENERAL = "General"
_LONGEST_CODE = 255
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[\$(?P<sign>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<digits>[#0?][#0?,]*(?:\.[#0?]*)?)|(?P<other>.)",
    re.DOTALL,
)
_SECTION = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])*)(?:;|$)', re.DOTALL)
# What is no plain number: fractions, powers of ten.
_ODD = re.compile(r"[#0?]\s*/|E[+-]", re.IGNORECASE)


@dataclass(frozen=True)
class Moment:
    """What a date cell holds, and which parts of it its format shows."""

    at: dt.datetime
    shows_day: bool = True
    shows_date: bool = True
    shows_time: bool = False
    is_in_words: bool = False


def is_date_code(code: str) -> bool:
    """Whether a number with this format shows as a date or a time."""
    return re.search(r"[dmhysg]", _bare(code), re.IGNORECASE) is not None and code != GENERAL


def is_duration_code(code: str) -> bool:
    """Whether a number with this format shows as hours or minutes that count on beyond a day."""
    return re.search(r"\[(h+|m+|s+)\]", code, re.IGNORECASE) is not None


def moment(at: dt.datetime, code: str) -> Moment:
    """Return a date cell with this format."""
    bare = _bare(code).lower()
    shows_day = "d" in bare
    return Moment(
        at,
        shows_day=shows_day,
        shows_date=shows_day or re.search(r"[yeg]", bare) is not None,
        shows_time=re.search(r"[hs]", bare) is not None,
        is_in_words="年" in code or "月" in code,
    )


def shown_moment(found: Moment) -> str:
    """Return a date as 115.03.31 or 115年3月31日, a month as 115.03; with the time where it shows one."""
    style = DateStyle.LONG if found.is_in_words else DateStyle.DOTTED
    words = []
    if found.shows_date:
        words.append(format_date(found.at.date(), style) if found.shows_day else month_text(found.at, style))
    if found.shows_time and (found.at.time() != dt.time() or not found.shows_date):
        words.append(f"{found.at:%H:%M:%S}" if found.at.second else f"{found.at:%H:%M}")
    return " ".join(words)


def shown_duration(days: float) -> str:
    """Return so many days as hours and minutes: 26:30."""
    minutes = round(days * 24 * 60)
    return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02}"


def shown_number(value: float, code: str = GENERAL) -> str:
    """Return a number as a cell with this format shows it; with one that is not known, as it is."""
    if code in (GENERAL, "@", "") or len(code) > _LONGEST_CODE or _ODD.search(_LITERAL.sub("", code)):
        return plain_number(value)
    sections = [section for section in _SECTION.findall(code)][:3]
    if value < 0 and len(sections) > 1 and sections[1]:
        return _in_section(-value, sections[1])
    if value == 0 and len(sections) > 2 and sections[2]:
        return _in_section(0.0, sections[2])
    sign = "-" if value < 0 else ""
    return sign + _in_section(abs(value), sections[0])


def plain_number(value: float) -> str:
    """Return a number without a format: 12 for 12.0, at most ten digits as spreadsheets show them."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}"


def _bare(code: str) -> str:
    """Return the first section of a format without its literal texts."""
    return _LITERAL.sub("", code[:_LONGEST_CODE]).partition(";")[0].replace(GENERAL, "")


def _in_section(value: float, section: str) -> str:
    """Return a number that is not negative in one section of a format."""
    if "General" in section or "G/通用格式" in section:
        name = "General" if "General" in section else "G/通用格式"
        before, _, behind = section.partition(name)
        return _literals(before) + plain_number(value) + _literals(behind)
    if "%" in _LITERAL.sub("", section):
        value *= 100
    words: list[str] = []
    is_placed = False
    for token in _TOKEN.finditer(section):
        if token["digits"]:
            words.append("" if is_placed else _digits(value, token["digits"]))
            is_placed = True
        else:
            words.append(_literal(token))
    return "".join(words).strip() if is_placed or words else plain_number(value)


def _literals(part: str) -> str:
    return "".join(_literal(token) for token in _TOKEN.finditer(part))


def _literal(token: re.Match[str]) -> str:
    return token["quoted"] or token["escaped"] or token["sign"] or token["other"] or ""


def _digits(value: float, places: str) -> str:
    """Return a number with as many digits as its places ask for: 0.0# has one or two behind the point."""
    before, _, behind = places.partition(".")
    try:
        rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-len(behind)), ROUND_HALF_UP)
    except InvalidOperation:
        return plain_number(value)
    whole, _, rest = f"{rounded:f}".partition(".")
    needed = len(behind.rstrip("#?"))
    rest = rest[:needed] + rest[needed:].rstrip("0")
    whole = whole.zfill(before.count("0"))
    if "," in before.rstrip(","):
        whole = "".join(_grouped(whole))
    return f"{whole}.{rest}" if rest else whole


def _grouped(whole: str) -> Iterator[str]:
    for place, digit in enumerate(whole):
        yield digit
        rest = len(whole) - place - 1
        if rest and rest % 3 == 0:
            yield ","
