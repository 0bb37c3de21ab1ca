"""The checks of a plan before it is signed, over what is stored, with what only print can tell."""

from collections.abc import Iterator
from dataclasses import replace

from db.database import Reading
from db.queries.office import sections
from db.queries.plan import plan_tree
from desktop.office.suggestions import open_suggestions
from desktop.rules.basis import official_form
from desktop.rules.checked_plan import CheckedPlan, Finding, Subject, shortened, texts_of
from desktop.rules.plan_checks import findings_in, gravest_first
from desktop.rules.plan_wording import Suggested, SuggestionKind, suggested_text
from desktop.rules.quota import Quota
from desktop.rules.severity import Severity

SET_AS = {
    SuggestionKind.QUOTA: "應辦次數",
    SuggestionKind.LIMIT: "處理期限",
    SuggestionKind.DUE: "完成期限",
}
SHOWN_CHARACTERS = 5


def findings(session: Reading, plan_id: int) -> list[Finding]:
    """Everything to mend in a plan, what must be mended first. Raises LookupError where it is gone."""
    plan = CheckedPlan(plan_tree(session, plan_id), sections(session))
    return gravest_first([*_unprintable(plan), *findings_in(plan), *_words_that_differ(plan)])


def _words_that_differ(plan: CheckedPlan) -> Iterator[Finding]:
    """Tasks whose own words promise something else than what is set for them."""
    for found in open_suggestions(plan.tree):
        # The printed due words have a check of their own.
        is_asked = found.field != "due_text" and not found.is_choice
        if is_asked and found.stands is not None and not _is_as_often(found.says, found.stands):
            said, stands = suggested_text(found.says), suggested_text(found.stands)
            what = f"文字「{found.quoted}」讀作{said}，{SET_AS[found.kind]}訂的是{stands}；請確認哪一個才對。"
            yield plan.at_node(plan.nodes[found.node_id], "文字與所訂的不符", Severity.LOOK, what)


def _is_as_often(says: Suggested, stands: Suggested) -> bool:
    """Whether two quotas differ only in that one may be exceeded."""
    if isinstance(says, Quota) and isinstance(stands, Quota):
        return replace(says, rule=stands.rule) == stands
    return False


def _unprintable(plan: CheckedPlan) -> Iterator[Finding]:
    """Characters that no font has: the plan could not be printed."""
    head = plan.tree.head
    if what := _lacking(head.title, *(column.heading for column in head.columns)):
        yield plan.at_plan("印不出的字", Severity.MUST, what)
    for node in plan.tree.nodes:
        if what := _lacking(*texts_of(node), *(share.name for share in node.sections)):
            yield plan.at_node(node, "印不出的字", Severity.MUST, what)
    for where, chapter in plan.numbered_chapters():
        if what := _lacking(chapter.heading, *chapter.paragraphs):
            yield Finding("印不出的字", Severity.MUST, where, what, Subject.CHAPTER, chapter.id)
    for letter in plan.tree.basis:
        if what := _lacking(official_form(letter)):
            where = f"依據{letter.mark} {shortened(official_form(letter))}"
            yield Finding("印不出的字", Severity.MUST, where, what, Subject.BASIS, letter.id)


def _lacking(*texts: str) -> str:
    """What is wrong with texts that some font lacks characters of; empty where nothing is."""
    from desktop.forms.fonts import missing

    # Blanks and line breaks are set, not drawn.
    lacking = missing("".join("".join(text.split()) for text in texts))
    if not lacking:
        return ""
    named = "、".join(f"「{c}」（U+{ord(c):04X}）" for c in lacking[:SHOWN_CHARACTERS])
    return f"字型裡沒有{named}，無法列印；請改用其他字。"
