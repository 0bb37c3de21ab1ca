"""What is typed into a cell of the outline: a day or the words for it, and sections by their names."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from db.queries.office import SectionRow, sections
from db.queries.plan import SectionShare
from db.unit_of_work import Work
from db.vocabulary import SectionRole
from desktop.errors import Refused
from desktop.exchange.recognition.section_names import read_sections
from desktop.office.deed import deed
from desktop.office.plan_row import node_to_edit
from desktop.office.promises import Share, is_tracked, set_due, set_sections
from desktop.office.task_row import tracking_of
from desktop.rules.outline import FOLLOWED
from desktop.rules.roc_calendar import ImpossibleDate, parse_date
from desktop.rules.words import word

# A text of these characters alone is meant as a day: what is wrong with it is told rather than printed.
_MEANT_AS_DAY = re.compile(r"[\s\d年月日民國中華./／-]*")


@deed
def type_due(work: Work, node_id: int, text: str, *, version: int | None = None) -> bool:
    """Say by when, as typed: a day in any of its forms, or words, which leave the day of a task as it is.

    An empty text takes both away. Returns True. Raises Refused for a day that is none, such as 115.02.30,
    Conflict where the item is no longer the one read as `version`.
    """
    text = " ".join(text.split())
    if node_to_edit(work, node_id).kind not in FOLLOWED:
        set_due(work, node_id, None, text, version=version)
        return True
    day = tracking_of(work, node_id).due_on if is_tracked(work, node_id) else None
    typed, words = due_in(text)
    set_due(work, node_id, day if words else typed, words, version=version)
    return True


def due_in(text: str) -> tuple[dt.date | None, str]:
    """The day a text is, or else the words that stand for one; neither for an empty text.

    Raises Refused for a day that is none, such as 115.02.30.
    """
    text = " ".join(text.split())
    try:
        return (parse_date(text) if text else None), ""
    except ImpossibleDate as impossible:
        if _MEANT_AS_DAY.fullmatch(text):
            raise Refused(str(impossible)) from impossible
    return None, text


@deed
def type_sections(work: Work, node_id: int, text: str) -> bool:
    """Say which sections an item is for, as typed: 「總務室(主辦)、各組室」.

    A section is known by its name, its short name, or a beginning that fits no other. Returns True. Raises
    Refused for a name that no section has, or that fits several.
    """
    set_sections(work, node_id, shares_in(text, sections(work.session)))
    return True


def shares_in(text: str, present: Sequence[SectionRow]) -> list[Share]:
    """The sections a text names among those present, each once. Raises Refused as `type_sections` does."""
    groups = read_sections(text.splitlines())
    named = [share for group in groups for line in group for share in line]
    shares = [Share(_section(share.name, present).id, share.role) for share in named]
    return list({share.section_id: share for share in shares}.values())


def _section(name: str, present: Sequence[SectionRow]) -> SectionRow:
    for fitting in (
        [section for section in present if name in (section.name, section.short_name)],
        [section for section in present if section.name.startswith(name)],
    ):
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            names = "」、「".join(section.name for section in fitting)
            raise Refused(f"「{name}」可以是「{names}」；請打出完整的單位名稱。")
    near = get_close_matches(name, [section.name for section in present], n=1, cutoff=0.5)
    meant = f"是不是「{near[0]}」？" if near else ""
    raise Refused(f"沒有「{name}」這個單位；{meant}請改用現有的單位名稱，或先到「設定」新增這個單位。")


def written_shares(shares: Iterable[SectionShare]) -> str:
    """The shares as they are typed: 「總務室(主辦)、各組室(協辦)」."""
    return "、".join(
        share.name + (f"({word(share.role)})" if share.role is not SectionRole.UNSPECIFIED else "")
        for share in shares
    )
