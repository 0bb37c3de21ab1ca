"""What a section wrote into the cells of its report, in the plan's own form, and what is wrong with it."""

import datetime as dt
import re
from collections.abc import Mapping

from db.queries.tracking import EvidenceRow
from db.vocabulary import TaskStatus
from desktop.exchange.sections.handout_sheet import cell_text
from desktop.rules.lights import LEFT_OUT, OPEN
from desktop.rules.roc_calendar import ImpossibleDate, format_date, parse_date
from desktop.rules.words import meaning, word

_PAST_DATES = ("done_on", "counted_on")
_NUMBER = re.compile(r"\d{1,4}")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def value_of(name: str, text: str, today: dt.date) -> tuple[str, str]:
    """Return what a field says as the plan would, and why it cannot be taken, empty where it can."""
    if name == "status":
        status = meaning(TaskStatus, text)
        return (word(status), "") if status else (text, f"「{text}」不是辦理情形；請用選單選取。")
    if name == "count":
        plain = text.translate(_DIGITS).removesuffix("次").strip()
        if _NUMBER.fullmatch(plain):
            return str(int(plain)), ""
        return text, f"「{text}」不是次數；請只填數字。"
    if name in (*_PAST_DATES, "promised_on"):
        return _day(name, text, today)
    return cell_text(text), ""


def _day(name: str, text: str, today: dt.date) -> tuple[str, str]:
    try:
        day = parse_date(text)
    except ImpossibleDate as error:
        return text, str(error)
    if name in _PAST_DATES and day > today:
        return text, f"{format_date(day)}還沒到；請填已經過去的日期。"
    return format_date(day), ""


def impossible(said: Mapping[str, str]) -> dict[str, str]:
    """Return what does not go together in a row."""
    status = meaning(TaskStatus, said["status"])
    found: dict[str, str] = {}
    if status is TaskStatus.DONE and not said["done_on"]:
        found["done_on"] = "列為已完成，但沒有完成日期；請補上日期。"
    if status in OPEN and said["done_on"]:
        found["status"] = "填了完成日期，辦理情形卻不是已完成；請確認是哪一個。"
    if status in LEFT_OUT and not said["reason"]:
        found["reason"] = f"列為{said['status']}，但沒有寫原因；請補上原因。"
    if said.get("count") and not (said.get("counted_on") or said["done_on"]):
        found["counted_on"] = "填了次數，但沒有日期；請補上是哪一天辦的。"
    if said.get("counted_on") and not said.get("count"):
        found["count"] = "填了本次日期，但沒有次數；請補上次數。"
    return found


def count_values(counted: EvidenceRow | None) -> dict[str, str]:
    """What stands in the cells of this return's count, once it is evidence."""
    if counted is None:
        return {"count": "", "counted_on": ""}
    return {"count": str(counted.count), "counted_on": format_date(counted.dated_on)}
