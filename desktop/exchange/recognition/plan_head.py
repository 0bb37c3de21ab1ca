"""The title of a plan, with the agency and the year it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.rules import numerals

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_WRITTEN_DIGITS = str.maketrans("○〇零一二三四五六七八九", "000123456789")
_YEAR = re.compile(
    r"(?:中華民國|民國)?\s*(?P<year>\d{2,3}|[一二三四五六七八九十百零○〇]{2,5})\s*年(?!來|間)(?:度)?"
)
_SUBJECT = re.compile(r"提升|提昇|為民服務|推動|加強|精進|強化|執行計畫|實施計畫|工作計畫|計畫")


@dataclass(frozen=True)
class Head:
    """What the front of a document says; `rest` are its lines beside the title."""

    title: str
    agency: str
    year: int | None
    rest: tuple[str, ...]


def read_head(lines: Sequence[str]) -> Head:
    """Return the head of a plan from the lines before its first chapter.

    The title ends with the first line that names a plan; short lines before it are its beginning.
    """
    end = next((place for place, line in enumerate(lines) if "計畫" in line), 0)
    above = [line for line in lines[:end] if not re.search(r"[：:。]", line)]
    rest = [line for line in lines[:end] if line not in above] + list(lines[end + 1 :])
    title = " ".join([*above, *lines[end : end + 1]])
    found = _YEAR.search(title.translate(_DIGITS))
    return Head(title, _agency(title, found), read_year(found["year"]) if found else None, tuple(rest))


def read_year(written: str) -> int | None:
    """Return an ROC year written 105, 一百零五 or 一○五; None if it is none."""
    if written.isdecimal():
        return int(written) or None
    year = numerals.read_numeral(written)
    if year is None:
        digits = written.translate(_WRITTEN_DIGITS)
        year = int(digits) if digits.isdecimal() else None
    return year if year and year < 1000 else None


def _agency(title: str, year: re.Match[str] | None) -> str:
    """Return the name in front of the year; else between the year and the subject of the plan."""
    before = title[: year.start()].strip() if year else ""
    if before:
        return before
    rest = title[year.end() :] if year else title
    subject = _SUBJECT.search(rest)
    return rest[: subject.start()].strip() if subject else ""
