"""What a section wrote into a cell, understood as the plan would say it, and put into the plan."""

from collections.abc import Callable, Sequence

from db.queries.office import SectionRow
from db.queries.plan import QuotaInfo
from db.tables.plan import Plan
from db.unit_of_work import Work
from db.vocabulary import SectionRole
from desktop.errors import Refused
from desktop.office.outline import change_node
from desktop.office.plan_row import node_to_edit
from desktop.office.promises import set_quota
from desktop.office.typed_cells import due_in, shares_in, type_due, type_sections
from desktop.rules.quota import quota_text
from desktop.rules.quota_typed import UnreadableQuota, parse_quota
from desktop.rules.roc_calendar import format_date
from desktop.rules.words import word


class CellReader:
    """Reads cells of a plan of one year in an office with these sections."""

    def __init__(self, year: int, present: Sequence[SectionRow]) -> None:
        self._year = year
        self._present = present
        self._names = {section.id: section.name for section in present}
        self._ways: dict[str, Callable[[str], str]] = {
            "due": self._due,
            "sections": self._sections,
            "quota": self._quota,
        }

    def read(self, name: str, text: str) -> tuple[str, str]:
        """What a cell of this field says in the plan's own form, and why it cannot be taken, if so."""
        if not text:
            return ("", "工作內容不能空白；不要這項工作請在「刪除」欄打 v。") if name == "text" else ("", "")
        try:
            return (self._ways[name](text) if name in self._ways else text), ""
        except Refused as refused:
            return text, str(refused)

    def _due(self, text: str) -> str:
        day, words = due_in(text)
        return format_date(day) if day is not None else words

    def _sections(self, text: str) -> str:
        shares = shares_in(text, self._present)
        if not shares:
            raise Refused(f"「{text}」裡沒有單位名稱；請改用現有的單位名稱。")
        return "、".join(
            self._names[share.section_id]
            + (f"({word(share.role)})" if share.role is not SectionRole.UNSPECIFIED else "")
            for share in shares
        )

    def _quota(self, text: str) -> str:
        try:
            return quota_text(parse_quota(text, self._year))
        except UnreadableQuota as error:
            raise Refused(str(error)) from error


def put_in(work: Work, node_id: int, name: str, text: str) -> None:
    """Let a field of a task say what was written in its cell. Raises Refused for what cannot be read."""
    match name:
        case "due":
            type_due(work, node_id, text)
        case "sections":
            type_sections(work, node_id, text)
        case "quota":
            _put_quota(work, node_id, text)
        case "indicators":
            change_node(work, node_id, indicators=text.splitlines())
        case "text":
            change_node(work, node_id, text=text)
        case "method":
            change_node(work, node_id, method=text)
        case _:
            change_node(work, node_id, remark=text)


def _put_quota(work: Work, node_id: int, text: str) -> None:
    if not text:
        set_quota(work, node_id, None)
        return
    plan = work.session.get_one(Plan, node_to_edit(work, node_id).plan_id)
    try:
        found = parse_quota(text, plan.year)
    except UnreadableQuota as error:
        raise Refused(str(error)) from error
    set_quota(work, node_id, QuotaInfo.of(found))
