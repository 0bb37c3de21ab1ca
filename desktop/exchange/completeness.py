"""Whether an import kept everything: the characters of a source that are nowhere in its plan."""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from db.vocabulary import SectionRole
from desktop.exchange.chapter_marks import read_mark
from desktop.exchange.plan_file import Chapter, PlanFile, SectionShare, walk
from desktop.rules.numbering import Level, label, level_of

# Markup that carries no text: tags, marks of headings and bullets, rulers between table rows.
_MARKUP = re.compile(
    r"</?(?:p|ol|ul|li|br|div|span|font|table|tr|td|th|b|i|u|em|strong)\b[^<>]*>"
    r"|^\s*#{1,6}\s|^\s*[-*+•]\s|^[\s|:-]*--[\s|:-]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ROLE_FORMS = {
    SectionRole.LEAD: ("主辦", "主責", "主政"),
    SectionRole.SUPPORT: ("協辦", "配合"),
    SectionRole.UNSPECIFIED: (),
}
_SEPARATORS = "、,;/及與和"
_QUOTED = re.compile(r"「([^「」]+)」")
# The beginning of a text that is looked for behind its number; where lines were broken, less of it.
_BEGINNING = 6


def lost_characters(source: str, plan: PlanFile) -> Counter[str]:
    """Return the characters of a source text that its plan has not, each with how many are missing.

    White space and markup do not count. Numbers, repeated headings of the table, and the words that say who
    leads and supports are made anew in print; they count as kept only where the source has just these in
    just this place. Full-width and half-width forms are the same.
    """
    plain = _plain(_MARKUP.sub("\n", source))
    kept: Counter[str] = Counter()
    for text in _texts(plan):
        kept.update(_plain(text))
    for text in _made_anew(source, plain, plan):
        kept.update(text)
    return Counter(plain) - kept


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _texts(plan: PlanFile) -> Iterator[str]:
    """Yield every text of the plan that stands for itself."""
    yield plan.title
    for chapter in plan.chapters:
        yield chapter.heading
        yield from chapter.paragraphs
    yield from plan.columns
    yield from plan.unplaced
    for _, item in walk(plan.items):
        yield from (item.text, item.method, item.remark, *item.indicators)
        yield from (due.text for due in item.due)
        yield from (share.name for share in item.sections)


def _made_anew(source: str, plain: str, plan: PlanFile) -> Iterator[str]:
    yield from _chapter_numbers(source, plan.chapters)
    for _, item in walk(plan.items):
        yield _number_in(plain, level_of(item.kind), item.number, item.text)
        for place, indicator in enumerate(item.indicators, 1):
            yield _number_in(plain, Level.TASK, label(Level.TASK, place), indicator)
        yield from _words_of_shares(plain, item.sections)
    for question in plan.questions:
        if question.about == "number":
            # The message quotes the numbers that were written otherwise.
            yield from map(_plain, _QUOTED.findall(question.message.partition("改編為")[0]))
    headings = _plain("".join(plan.columns))
    if headings:
        yield from [headings] * (plain.count(headings) - 1)


def _chapter_numbers(source: str, chapters: Sequence[Chapter]) -> Iterator[str]:
    """Yield the numbers in front of the chapters' headings, as the source writes them."""
    lines = [_MARKUP.sub("", line).strip() for line in source.splitlines()]
    for chapter in chapters:
        for line in lines:
            read = read_mark(line)
            if read and read[1].startswith(chapter.heading):
                yield _plain(line.removesuffix(read[1]))
                break


def _number_in(plain: str, level: Level, number: str, text: str) -> str:
    """Return the number in the way the source writes it in front of the text; "" if it does not."""
    beginning = _plain(text)[:_BEGINNING]
    words = _plain(number).strip("()、.")
    is_in_brackets = level in (Level.MEASURE, Level.SUBTASK)
    forms = [f"({words})、", f"({words})"] if is_in_brackets else [f"{words}、", f"{words}.", f"{words},"]
    for length in range(len(beginning), 0, -1):
        for form in forms:
            if f"{form}{beginning[:length]}" in plain:
                return form
    return ""


def _words_of_shares(plain: str, shares: Sequence[SectionShare]) -> Iterator[str]:
    """Yield the role words and separators that the source writes around the names of sections."""
    written = [_written_share(plain, share) for share in shares]
    for share, form in zip(shares, written, strict=True):
        yield form.replace(_plain(share.name), "", 1)
    for left, right in itertools.pairwise(written):
        between = (mark for mark in _SEPARATORS if f"{left}{mark}{right}" in plain)
        yield next(between, "")


def _written_share(plain: str, share: SectionShare) -> str:
    """Return a share as the source writes it: 「總務室(主辦)」, 「主辦:總務室」 or the name alone."""
    name = _plain(share.name)
    for word in _ROLE_FORMS[share.role]:
        forms = (f"{name}({word})", f"{name}({word}單位)", f"({word}){name}", f"{word}:{name}")
        for form in (*forms, f"{word}單位:{name}", f"{name}{word}"):
            if form in plain:
                return form
    return name
