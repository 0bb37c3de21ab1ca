"""What to mend in a plan before it is signed: every check is one small function over the whole plan."""

from collections.abc import Callable, Iterable, Iterator

from desktop.rules.chapter_checks import (
    empty_chapters,
    letters_incomplete,
    letters_missing,
    letters_not_cited,
    table_nowhere,
)
from desktop.rules.checked_plan import CheckedPlan, Finding
from desktop.rules.item_checks import (
    empty_branches,
    open_questions,
    outside_the_year,
    twice,
    without_date,
    without_text,
)
from desktop.rules.section_checks import groups_without_members, sections_gone, without_section
from desktop.rules.severity import Severity
from desktop.rules.wording_checks import (
    due_words_that_differ,
    letters_of_another_year,
    title_of_another_year,
    years_left_standing,
)

CHECKS: tuple[Callable[[CheckedPlan], Iterator[Finding]], ...] = (
    without_text,
    without_section,
    without_date,
    due_words_that_differ,
    sections_gone,
    groups_without_members,
    empty_branches,
    table_nowhere,
    letters_incomplete,
    letters_missing,
    title_of_another_year,
    empty_chapters,
    letters_not_cited,
    letters_of_another_year,
    outside_the_year,
    years_left_standing,
    twice,
    open_questions,
)


def findings_in(plan: CheckedPlan) -> list[Finding]:
    """Return everything to mend, what must be mended first, in the plan's order within each check."""
    return gravest_first(finding for check in CHECKS for finding in check(plan))


def gravest_first(found: Iterable[Finding]) -> list[Finding]:
    """Return findings with what must be mended before what wants a second look, else as they came."""
    return sorted(found, key=lambda finding: finding.severity is not Severity.MUST)
