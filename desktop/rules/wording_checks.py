"""Checks of the words of a plan against what it has set: its year, and the days it promises."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from db.queries.plan import NodeRow
from desktop.rules.basis import citations_in, official_form
from desktop.rules.checked_plan import CheckedPlan, Finding, Subject, shortened, texts_of
from desktop.rules.plan_wording import suggestions_in
from desktop.rules.roc_calendar import WrittenDate, find_dates, format_date, roc_year
from desktop.rules.severity import Severity
from desktop.rules.wording_words import is_history

_YEAR_IN_TITLE = re.compile(r"(\d{2,3})\s*年度?")
_YEAR_OF_PLAN = re.compile(r"(?<![\d.])(?:中華民國|民國)?\s*(\d{2,3})\s*年度")
# A law of that day, a paper of that day, what holds since then.
_STANDS_FOR_EVER = re.compile(
    r"^[^，,。；;\n]{0,8}(?:修正|公布|發布|訂定|訂頒|頒|函|號|令|起|以來|以後|施行|實施之)"
)
_SINCE = re.compile(r"(?:自|從)\s*(?:中華民國|民國)?\s*$")


def title_of_another_year(plan: CheckedPlan) -> Iterator[Finding]:
    """A title that names another year."""
    for year in _YEAR_IN_TITLE.findall(unicodedata.normalize("NFKC", plan.tree.head.title)):
        if int(year) != plan.year:
            what = f"名稱寫的是{year}年度，計畫是{plan.year}年度；請在「計畫設定」修改。"
            yield plan.at_plan("名稱的年度不符", Severity.MUST, what)


def due_words_that_differ(plan: CheckedPlan) -> Iterator[Finding]:
    """Printed due words that name another day than the one that is followed."""
    for node in plan.tree.nodes:
        due_on = node.tracking.due_on if node.tracking else None
        if due_on is None or not node.due_text:
            continue
        written = [date for line in node.due_text.splitlines() for date in find_dates(line)]
        if any(_is_that(date, due_on) for date in written) or due_on in _days_meant(node, plan.year):
            continue
        if written or _days_meant(node, plan.year):
            # A date in full is a mistake on the paper; other words may mean what was set.
            severity = Severity.MUST if written else Severity.LOOK
            words = shortened(node.due_text)
            what = f"印出「{words}」，追蹤的期限是{format_date(due_on)}；請改成一致。"
            yield plan.at_node(node, "印出的期限與日期不符", severity, what)


def _is_that(written: WrittenDate, due_on: dt.date) -> bool:
    same_month = (written.on.year, written.on.month) == (due_on.year, due_on.month)
    return written.on == due_on or (written.precision == "month" and same_month)


def _days_meant(node: NodeRow, year: int) -> set[object]:
    """The days that words such as 6月底 mean in the column for due dates, where 前 goes without saying."""
    lines = (line.strip().removesuffix("前") + "前" for line in node.due_text.splitlines() if line.strip())
    found = (one.says for line in lines for one in suggestions_in(line, year))
    return {says for says in found if isinstance(says, dt.date)}


def years_left_standing(plan: CheckedPlan) -> Iterator[Finding]:
    """Years before the plan's in its texts, as last year's words have them; not those of laws and letters."""
    for node in plan.tree.nodes:
        is_compared = node.due_text and node.tracking is not None and node.tracking.due_on is not None
        texts = [text for text in texts_of(node) if text and not (is_compared and text is node.due_text)]
        if old := _old_years(texts, plan.year):
            yield plan.at_node(node, "文字裡的舊年份", Severity.LOOK, _about_years(old, plan.year))
    for where, chapter in plan.numbered_chapters():
        if old := _old_years([chapter.heading, *chapter.paragraphs], plan.year):
            what = _about_years(old, plan.year)
            yield Finding("文字裡的舊年份", Severity.LOOK, where, what, Subject.CHAPTER, chapter.id)


def letters_of_another_year(plan: CheckedPlan) -> Iterator[Finding]:
    """Basis letters whose title is of an earlier year than the plan: there may be a new one."""
    for letter in plan.tree.basis:
        years = _YEAR_OF_PLAN.findall(unicodedata.normalize("NFKC", letter.title))
        if any(int(year) < plan.year for year in years):
            where = f"依據{letter.mark} {shortened(official_form(letter))}"
            what = f"名稱寫的不是{plan.year}年度；請確認有沒有新的函文。"
            yield Finding("依據可能是舊的", Severity.LOOK, where, what, Subject.BASIS, letter.id)


def _about_years(old: list[str], year: int) -> str:
    return f"寫著「{'」「'.join(old)}」，計畫是{year}年度；請確認是否要改。"


def _old_years(texts: list[str], year: int) -> list[str]:
    """The words that name years before this one, each once."""
    return list(dict.fromkeys(words for text in texts for words in _old_years_in(text, year)))


# Asked for every text after every change of a plan, but hardly any text has changed.
@lru_cache(maxsize=4096)
def _old_years_in(text: str, year: int) -> tuple[str, ...]:
    return tuple(_find_old_years(text, year))


def _find_old_years(text: str, year: int) -> Iterator[str]:
    for citation in reversed(citations_in(text)):
        text = text[: citation.start] + "。" + text[citation.end :]
    plain = unicodedata.normalize("NFKC", text)
    dates = [(date.start, date.end, roc_year(date.on)) for date in find_dates(plain)]
    years = [(found.start(), found.end(), int(found[1])) for found in _YEAR_OF_PLAN.finditer(plain)]
    for start, end, named in sorted(dates + years):
        before, after = _clause_before(plain, start), plain[end:]
        stands = _STANDS_FOR_EVER.match(after) or _SINCE.search(before) or is_history(before, year)
        if named < year and not stands:
            yield "".join(plain[start:end].split())


def _clause_before(text: str, start: int) -> str:
    return re.split(r"[，,。；;\n]", text[:start])[-1]
