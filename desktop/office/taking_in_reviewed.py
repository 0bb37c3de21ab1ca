"""A plan that was looked through, into the office: its sections where they were sent, its source noted."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select

from db.queries.office import sections
from db.tables.office import Section
from db.tables.source import PlanSource
from db.unit_of_work import Work
from desktop.exchange.plan_file import Item, PlanFile, Question, SectionShare, walk
from desktop.exchange.source_mark import SourceMark
from desktop.office.deed import deed
from desktop.office.sections import add_section
from desktop.office.taking_in import take_in_plan
from desktop.rules.section_matching import Destination, Fit, SectionMatch, destination_of, match_sections

Destinations = Mapping[str, Destination]


@deed
def take_in_reviewed(
    work: Work, plan: PlanFile, mark: SourceMark, decided: Destinations | None = None
) -> int:
    """Store a plan and what it was read from; returns its key.

    `decided` says to which sections the names in it go; those it leaves out go to the section that is
    certainly the same, or are added, and what is close to another name is asked about in the plan. Raises
    Refused as `take_in_plan` does.
    """
    present = sections(work.session)
    matches = match_sections(section_counts(plan), present, plan.year)
    chosen = {match.name: destination_of(match) for match in matches} | dict(decided or {})
    undecided = [match for match in matches if match.fit is Fit.CLOSE and match.name not in (decided or {})]
    _add_missing(work, chosen)
    plan = replace(plan, questions=(*plan.questions, *map(_question, undecided)))
    plan_id = take_in_plan(work, with_sections(plan, chosen))
    work.session.add(PlanSource(plan_id=plan_id, name=mark.name, sha256=mark.sha256))
    return plan_id


def section_counts(plan: PlanFile) -> dict[str, int]:
    """How many items name each section, by its name in the order they come."""
    counts: dict[str, int] = {}
    for _path, item in walk(plan.items):
        for name in dict.fromkeys(share.name.strip() for share in item.sections if share.name.strip()):
            counts[name] = counts.get(name, 0) + 1
    return counts


def with_sections(plan: PlanFile, destinations: Destinations) -> PlanFile:
    """The plan with its sections called as the office calls them."""

    def of_share(share: SectionShare) -> SectionShare:
        found = destinations.get(share.name.strip())
        return replace(share, name=found.name) if found else share

    def of_item(item: Item) -> Item:
        return replace(
            item, sections=tuple(map(of_share, item.sections)), items=tuple(map(of_item, item.items))
        )

    return replace(plan, items=tuple(map(of_item, plan.items)))


def _add_missing(work: Work, destinations: Destinations) -> None:
    """Add the sections and groups that were asked for and are not there."""
    wanted = {found.name.strip(): found.kind for found in destinations.values()}
    named = set(work.session.scalars(select(Section.name).where(Section.name.in_(wanted))))
    for name, kind in wanted.items():
        if name not in named:
            add_section(work, name, kind=kind)


def _question(match: SectionMatch) -> Question:
    near = match.near.name if match.near else ""
    return Question(
        "",
        "sections",
        f"文件中的單位「{match.name}」與原有的「{near}」相近，沒有替您認定，已另立「{match.name}」；"
        f"若是同一個單位，請把它的項目改指定給「{near}」，再到設定刪除「{match.name}」。",
    )
