"""Checks of the chapters of a plan and of the letters they cite."""

from collections.abc import Iterator

from desktop.rules.basis import marks_in, missing_parts, official_form
from desktop.rules.checked_plan import CheckedPlan, Finding, Subject, shortened
from desktop.rules.severity import Severity


def letters_incomplete(plan: CheckedPlan) -> Iterator[Finding]:
    """Basis letters without agency, date or number."""
    for letter in plan.tree.basis:
        missing = missing_parts(letter)
        if missing:
            where = f"依據{letter.mark} {shortened(official_form(letter))}".strip()
            what = f"缺少{'、'.join(missing)}；請在「依據」補上。"
            yield Finding("依據不完整", Severity.MUST, where, what, Subject.BASIS, letter.id)


def letters_missing(plan: CheckedPlan) -> Iterator[Finding]:
    """Citations of letters that are not there."""
    known = {letter.mark for letter in plan.tree.basis}
    for where, chapter in plan.numbered_chapters():
        cited = dict.fromkeys(mark for text in chapter.paragraphs for mark in marks_in(text))
        for mark in cited:
            if mark not in known:
                what = f"引用了不存在的「依據{mark}」；請改引用現有的依據。"
                yield Finding("引用的依據不存在", Severity.MUST, where, what, Subject.CHAPTER, chapter.id)


def letters_not_cited(plan: CheckedPlan) -> Iterator[Finding]:
    """Basis letters that no chapter cites: they are not printed."""
    texts = (text for chapter in plan.tree.chapters for text in chapter.paragraphs)
    cited = {mark for text in texts for mark in marks_in(text)}
    for letter in plan.tree.basis:
        if letter.mark not in cited:
            where = f"依據{letter.mark} {shortened(official_form(letter))}".strip()
            what = "沒有一章引用這份依據，不會印出；請在「章節」插入或刪去。"
            yield Finding("依據沒有引用", Severity.LOOK, where, what, Subject.BASIS, letter.id)


def empty_chapters(plan: CheckedPlan) -> Iterator[Finding]:
    """Chapters with neither text nor table."""
    for where, chapter in plan.numbered_chapters():
        # A heading that is a whole sentence says all the chapter has to say.
        says_all = chapter.has_table or chapter.heading.rstrip().endswith("。")
        if not says_all and not any(text.strip() for text in chapter.paragraphs):
            what = "這一章沒有內容；請填寫或刪去。"
            yield Finding("空的章節", Severity.LOOK, where, what, Subject.CHAPTER, chapter.id)


def table_nowhere(plan: CheckedPlan) -> Iterator[Finding]:
    """A plan whose table no chapter carries."""
    if not any(chapter.has_table for chapter in plan.tree.chapters):
        what = "沒有一章放附表，工作項目不會印出；請在「章節」勾選放附表的一章。"
        yield plan.at_plan("附表沒有位置", Severity.MUST, what, Subject.CHAPTERS)
