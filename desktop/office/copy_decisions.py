"""What a person decides of a copy, as typed: read, or refused in a sentence that says what to type."""

import datetime as dt
from collections.abc import Collection

from db.database import Reading
from db.queries.office import sections
from desktop.errors import Refused
from desktop.rules.basis import Citation
from desktop.rules.copied_letters import letter_in
from desktop.rules.copy_items import (
    DROP,
    KEEP,
    KEPT_KINDS,
    CopyItem,
    CopyKind,
    CopyReview,
    Decisions,
)
from desktop.rules.roc_calendar import ImpossibleDate, parse_date


def check_decisions(session: Reading, review: CopyReview, decisions: Decisions) -> None:
    """Raise Refused for a decision about nothing in the review, and for one that cannot be."""
    items = {item.place: item for item in review.items}
    names = {section.name for section in sections(session)}
    for place, said in decisions.items():
        if place not in items:
            raise Refused("有一項決定已經沒有對應的內容；請重新開啟複製的畫面。")
        check_decision(items[place], said, names)


def check_decision(item: CopyItem, said: str, section_names: Collection[str]) -> None:
    """Raise Refused where the new plan cannot say that in the place of an item."""
    kind, said = item.place.kind, said.strip()
    if kind is CopyKind.DUE:
        due_said(said)
    elif kind is CopyKind.LETTER:
        letter_said(said)
    elif kind is CopyKind.SECTION and said and said not in section_names:
        raise Refused(f"沒有名為「{said}」的單位；請填寫現有單位的全名，或先到「設定」新增。")
    elif kind in KEPT_KINDS and said not in (KEEP, DROP):
        raise Refused(f"這一項只能填「{KEEP}」或「{DROP}」。")
    elif kind in (CopyKind.TITLE, CopyKind.CHAPTER) and not said and item.place.field != "paragraphs":
        raise Refused(f"{item.what}不可空白；請填寫。")


def due_said(said: str) -> dt.date | None:
    """The day typed as a due date, None for none. Raises Refused."""
    if not said:
        return None
    try:
        return parse_date(said)
    except ImpossibleDate as error:
        raise Refused(str(error)) from error


def letter_said(said: str) -> Citation:
    """The letter typed in the official form. Raises Refused."""
    letter = letter_in(said)
    if letter is None:
        raise Refused(
            "看不出這份函文；請照「青埔縣政府116年1月5日府研考字第1160000123號函頒「實施計畫」」的寫法填寫。"
        )
    return letter
