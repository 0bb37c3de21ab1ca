"""Two plans side by side: approved editions, the plan as it stands, and the plans of other years."""

from dataclasses import dataclass

from db.database import Reading
from db.queries.edition import amendment_reasons, edition_content, editions_of
from db.queries.plan import PlanHead, plan_head, plan_heads, plan_tree
from db.vocabulary import PlanStatus
from desktop.errors import Refused
from desktop.forms.provisions import CHAPTER, TITLE, provisions_from_plain, provisions_of
from desktop.rules.plan_difference import Change, Difference, Provision, differences
from desktop.rules.roc_calendar import format_date
from desktop.rules.words import word

_LOCKED = (PlanStatus.APPROVED, PlanStatus.CLOSED)


@dataclass(frozen=True)
class Version:
    """A plan of a ROC year to be compared: an approved edition, or (None) the plan as it stands now."""

    year: int
    edition: int | None
    name: str


@dataclass(frozen=True)
class Amendments:
    """What the edition being drafted changes of the one in force; `reasons` by lineage, as written down."""

    head: PlanHead
    edition: int
    differences: tuple[Difference, ...]
    reasons: dict[str, str]

    def reason(self, difference: Difference) -> str:
        """Why a provision is amended: as written down, otherwise as its changes say."""
        return self.reasons.get(difference.subject) or proposed_reason(difference)


def versions(session: Reading) -> list[Version]:
    """Everything that can be compared, newest year first, in each year the newest edition first."""
    return [version for head in plan_heads(session) for version in versions_of(session, head)]


def versions_of(session: Reading, head: PlanHead) -> list[Version]:
    """The versions of one plan, newest first; an approved plan stands for itself as its newest edition."""
    approved = [
        Version(
            head.year, row.edition, f"{head.year}年度第{row.edition}版（{format_date(row.approved_on)}核定）"
        )
        for row in reversed(editions_of(session, head.id))
    ]
    if head.status in _LOCKED and approved:
        return approved
    now = Version(head.year, None, f"{head.year}年度第{head.edition}版（{word(head.status)}）")
    return [now, *approved]


def provisions_in(session: Reading, version: Version) -> tuple[Provision, ...]:
    """What a version says. Raises Refused where it is gone."""
    head = plan_head(session, version.year)
    if head is None:
        raise Refused(f"{version.year}年度的計畫已經不在；請重新選擇要比較的版本。")
    if version.edition is None:
        return provisions_of(plan_tree(session, head.id))
    content = edition_content(session, head.id, version.edition)
    if content is None:
        raise Refused(f"{version.year}年度計畫沒有核定過第{version.edition}版；請重新選擇要比較的版本。")
    return provisions_from_plain(content["provisions"])


def comparison(session: Reading, old: Version, new: Version) -> list[Difference]:
    """How one version differs from another, provision by provision. Raises Refused."""
    return differences(provisions_in(session, old), provisions_in(session, new))


def amendments(session: Reading, year: int, edition: int | None = None) -> Amendments:
    """What an edition of a plan, by default its newest, changes of the edition before.

    Raises Refused where there is no plan of the year, or no edition before that one.
    """
    head = plan_head(session, year)
    if head is None:
        raise Refused(f"沒有{year}年度的計畫；請先匯入或建立這一年度的計畫。")
    edition = edition or head.edition
    before = [row.edition for row in editions_of(session, head.id) if row.edition < edition]
    if not before:
        raise Refused(f"{year}年度計畫還沒有修正：第一次核定之後辦理「修正計畫」，才有修正對照表可印。")
    is_open = head.status not in _LOCKED and edition == head.edition
    found = comparison(
        session,
        Version(year, before[-1], ""),
        Version(year, None if is_open else edition, ""),
    )
    changed = tuple(each for each in found if each.change is not Change.SAME)
    return Amendments(head, edition, changed, amendment_reasons(session, head.id, edition))


def proposed_reason(difference: Difference) -> str:
    """A reason that says no more than what was done: 「修正完成期限。」「本項新增。」."""
    match difference.change:
        case Change.NEW:
            return f"{named(difference)}新增。"
        case Change.DELETED:
            return f"{named(difference)}刪除。"
        case Change.MOVED:
            return "項次調整，內容未修正。"
        case Change.CHANGED:
            names = [name or _TEXT_NAMES.get(_kind(difference), "文字") for name in difference.fields]
            return f"修正{'、'.join(names)}{'，並調整項次' if difference.has_moved else ''}。"
        case _:
            return ""


def named(difference: Difference) -> str:
    """What a provision is called where it is added or deleted as a whole."""
    return "本章" if _kind(difference) == CHAPTER else "本項"


_TEXT_NAMES = {TITLE: "計畫名稱", CHAPTER: "章名"}


def _kind(difference: Difference) -> str:
    provision = difference.new or difference.old
    return provision.kind if provision else ""
