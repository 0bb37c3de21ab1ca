"""Whether an import kept everything: the characters of a source that are nowhere in its plan."""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from db.vocabulary import NodeKind, SectionRole
from desktop.exchange.plan_file import Chapter, Item, PlanFile, SectionShare, walk
from desktop.exchange.recognition.cell_pieces import BULLETS
from desktop.exchange.recognition.chapter_marks import read_mark
from desktop.exchange.recognition.section_names import read_sections
from desktop.exchange.recognition.text_tracking import tracking_in, tracking_line
from desktop.exchange.recognition.told_again import DITTO
from desktop.exchange.text.read_text import without_cell_quotes
from desktop.rules import numerals
from desktop.rules.numbering import Level, label, parse_label

# Markup that carries no text: tags, marks of headings and bullets, rulers between table rows.
_MARKUP = re.compile(
    r"</?(?:p|ol|ul|li|br|div|span|font|table|tr|td|th|b|i|u|em|strong)\b[^<>]*>"
    rf"|^\s*#{{1,6}}\s|^\s*[-*+•]\s|(?:^|(?<=\t))\s*[{BULLETS}]|^[\s|:-]*--[\s|:-]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ROLE_FORMS = {
    SectionRole.LEAD: ("主辦", "主責", "主政", "主"),
    SectionRole.SUPPORT: ("協辦", "配合", "協"),
    SectionRole.UNSPECIFIED: (),
}
_GOES_ON = ("(續)", "(續前頁)", "(接前頁)", "(承上)")
_SEPARATORS = "、,;/及與和"
_MOST_STEMS = 10
_OUTER_NUMBERS = re.compile(r"(?<!\d)(?:\d{1,2}[.-]){1,2}$")
_LONGEST_OUTER = 7
_QUOTED = re.compile(r"「([^「」]+)」")
# The beginning of a text that is looked for behind its number; where lines were broken, less of it.
_BEGINNING = 6
_NUMBER = re.compile(
    r"\(?[0-9一二三四五六七八九十百零壹貳參叁肆伍陸柒捌玖拾甲乙丙丁戊己庚辛壬癸]{1,9}(?:\)、?|[、.,])"
)


@dataclass(frozen=True)
class _Source:
    """A source text without markup: whole, by lines of cells, and what stands in a cell or line by itself."""

    plain: str
    rows: tuple[tuple[str, ...], ...]
    alone: frozenset[str]
    _between: dict[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def in_front(self) -> Mapping[str, Iterable[str]]:
        """The numbers that stand in front of each beginning of a text."""
        found: dict[str, dict[str, None]] = {}
        for number in _NUMBER.finditer(self.plain):
            beginning = self.plain[number.end() : number.end() + _BEGINNING]
            found.setdefault(beginning, {})[number[0]] = None
        return found

    def mark_between(self, left: str, right: str) -> str:
        """Return what stands between two names; the same few stand beside each other all over a plan."""
        if (left, right) not in self._between:
            marks = (mark for mark in _SEPARATORS if f"{left}{mark}{right}" in self.plain)
            self._between[left, right] = next(marks, "")
        return self._between[left, right]


def lost_characters(source: str, plan: PlanFile) -> Counter[str]:
    """Return the characters of a source text that its plan has not, each with how many are missing.

    White space and markup do not count. Numbers, repeated headings of the table, and the words that say who
    leads and supports are made anew in print; they count as kept only where the source has just these in
    just this place. Full-width and half-width forms are the same.
    """
    read = _read(_MARKUP.sub("\n", without_cell_quotes(source)))
    kept = Counter(_plain("\n".join(_texts(plan))))
    kept.update("".join(_made_anew(read, plan)))
    return Counter(read.plain) - kept


def _read(text: str) -> _Source:
    rows = tuple(tuple(_plain(cell) for cell in line.split("\t")) for line in text.splitlines())
    alone = frozenset(cell for row in rows for cell in row if cell)
    return _Source("".join(itertools.chain.from_iterable(rows)), tuple(filter(any, rows)), alone)


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


def _made_anew(source: _Source, plan: PlanFile) -> Iterator[str]:
    yield from _chapter_numbers(source, plan.chapters)
    quoted = {question.item for question in plan.questions if question.about == "number"}
    for path, item in walk(plan.items):
        number = _number_in(source, item.number, item.text)
        yield number or ("" if path in quoted else _other_number_in(source, item))
        for place, indicator in enumerate(item.indicators, 1):
            yield _number_in(source, label(Level.TASK, place), indicator)
        yield from _words_of_shares(source, item.sections)
    for question in plan.questions:
        if question.about == "number":
            # The message quotes the numbers that were written otherwise.
            yield from map(_plain, _QUOTED.findall(question.message.partition("改編為")[0]))
    yield from _repeated_headings(source, plan)
    yield from _repeated_groups(source, plan)
    if not plan.columns:
        yield from _words_of_tracking(source, plan)


def _repeated_headings(source: _Source, plan: PlanFile) -> Iterator[str]:
    """Yield the headings of the table's heading rows beyond the first, in whatever order of columns."""
    headings = [_plain(column) for column in plan.columns]
    known = {*headings, *map(_plain, plan.unplaced)}
    filled = [[cell for cell in row if cell] for row in source.rows]
    rows = [cells for cells in filled if len(cells) > 1 and known.issuperset(cells)]
    stacked = [headings] * source.plain.count("".join(headings)) if headings else []
    times = Counter(cell for row in max(rows, stacked, key=len) for cell in row)
    yield from (cell * (count - 1) for cell, count in times.items())


def _repeated_groups(source: _Source, plan: PlanFile) -> Iterator[str]:
    """Yield what rows and pages repeat of areas and measures, and the marks that say so."""
    written: Counter[str] = Counter()
    for _path, item in walk(plan.items):
        if item.kind in (NodeKind.AREA, NodeKind.MEASURE) and item.text:
            written[_number_in(source, item.number, item.text) + _plain(item.text)] += 1
    for text, times in written.items():
        again = source.plain.count(text) - times
        yield text * again
        yield from (mark for mark in _GOES_ON if f"{text}{mark}" in source.plain for _ in range(again))
    yield from (cell for row in source.rows for cell in row if DITTO.fullmatch(cell))


def _words_of_tracking(source: _Source, plan: PlanFile) -> Iterator[str]:
    """Yield the words around dates and sections that stand in paragraphs: 「(主辦:」 「,完成期限:」."""
    told = {_plain(due.text) for _path, item in walk(plan.items) for due in item.due}
    told |= {_plain(share.name) for _path, item in walk(plan.items) for share in item.sections}
    for line in (cell for row in source.rows for cell in row):
        alone = tracking_line(line)
        text, tracking = ("", alone) if alone else tracking_in(line)
        if tracking is None:
            continue
        names = [share.name for group in read_sections(tracking.sections) for own in group for share in own]
        said = [_plain(word) for word in (*names, *tracking.dues)]
        if told.issuperset(said):
            around = Counter(line.removeprefix(text.rstrip("。;"))) - Counter("".join(said))
            yield "".join(around.elements())


def _chapter_numbers(source: _Source, chapters: Sequence[Chapter]) -> Iterator[str]:
    """Yield the numbers in front of the chapters' headings, as the source writes them."""
    lines = itertools.pairwise([*("".join(row) for row in source.rows), ""])
    for chapter in chapters:
        for line, next_line in lines:
            read = read_mark(line)
            if read and (read[1] or next_line).startswith(_plain(chapter.heading)):
                yield line.removesuffix(read[1])
                break


def _number_in(source: _Source, number: str, text: str) -> str:
    """Return the number in the way the source writes it in front of the text; "" if it does not."""
    words = _plain(number).strip("()、.")
    is_in_brackets = number.startswith(("(", "（"))
    forms = [f"({words})、", f"({words})"] if is_in_brackets else [f"{words}、", f"{words}.", f"{words},"]
    return _in_front(source, forms, text)


def _other_number_in(source: _Source, item: Item) -> str:
    """Return the number as the source writes it on another level, 1. for 一、, or in a column of its own."""
    read = parse_label(item.number)
    if read is None:
        return ""
    value = read[0].value
    words = (str(value), numerals.ordinary(value), numerals.formal(value), *_stems(value))
    forms = [form for word in words for form in (f"({word})", f"{word}、", f"{word}.")]
    beginning = _plain(item.text)[:_BEGINNING]
    if compound := _compound_number(source.plain, value, beginning):
        return compound
    bare = (word for word in words if beginning and f"{word}{beginning}" in source.plain)
    return _in_front(source, forms, item.text) or next(bare, "")


def _compound_number(plain: str, value: int, beginning: str) -> str:
    """Return the number of all levels, 1.2 or 1-2, that the source writes in front of a text."""
    place = plain.find(f"{value}{beginning}") if beginning else -1
    if place < 0:
        place = plain.find(f"{value}.{beginning}") if beginning else -1
    before = _OUTER_NUMBERS.search(plain, max(place - _LONGEST_OUTER, 0), place) if place > 0 else None
    return plain[before.start() : plain.index(beginning, place)] if before else ""


def _stems(value: int) -> tuple[str, ...]:
    return (numerals.stems(value),) if value <= _MOST_STEMS else ()


def _in_front(source: _Source, forms: Sequence[str], text: str) -> str:
    """Return the form of a number that stands before a text, or before as much of it as a line holds."""
    beginning = _plain(text)[:_BEGINNING]
    if not beginning:
        return next((form for form in forms if form in source.alone), "")
    before = source.in_front.get(beginning, ())
    for form in forms:
        if any(number.endswith(form) for number in before):
            return form
    # Where not even the first character follows a form, no more of the text does.
    found = [form for form in forms if f"{form}{beginning[0]}" in source.plain]
    for length in range(len(beginning), 1, -1):
        for form in found if len(found) > 1 else ():
            if f"{form}{beginning[:length]}" in source.plain:
                return form
    return found[0] if found else ""


def _words_of_shares(source: _Source, shares: Sequence[SectionShare]) -> Iterator[str]:
    """Yield the role words and separators that the source writes around the names of sections."""
    written = [_written_share(source.plain, share) for share in shares]
    for share, form in zip(shares, written, strict=True):
        yield form.replace(_plain(share.name), "", 1)
    for left, right in itertools.pairwise(written):
        yield source.mark_between(left, right)


def _written_share(plain: str, share: SectionShare) -> str:
    """Return a share as the source writes it: 「總務室(主辦)」, 「主辦:總務室」 or the name alone."""
    name = _plain(share.name)
    words = _ROLE_FORMS[share.role]
    marked = ("{0}({1})", "{0}({1}單位)", "({1}){0}", "{1}:{0}", "{1}單位:{0}")
    # Without a mark the word may belong to what stands behind it.
    forms = (form.format(name, word) for kinds in (marked, ("{0}{1}",)) for word in words for form in kinds)
    return next((form for form in forms if form in plain), name)
