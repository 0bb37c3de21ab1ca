"""What surrounds the content of every form: file number, title block, footer."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.forms.page import HAIR_RULE, MM, Flow, Page, Rule
from desktop.forms.story import Story
from desktop.forms.text import Line, Style, broken, clean, text_width
from desktop.rules.printed.text import Align, Paragraph
from desktop.rules.roc_calendar import DateStyle, format_date

AGENCY = Style(size=16, leading=25, bold=True)
TITLE = Style(size=20, leading=31, bold=True)
NOTE = Style(size=11, leading=17)
FILE = Style(size=10, leading=15)
FOOTER = Style(size=9, leading=13)

_FILE_WIDTH = 46 * MM
_FOOTER_GAP = 5 * MM


def place_title(story: Story, flow: Flow) -> None:
    """Print the head of the first page: file number and retention, agency, title, notes."""
    _place_file_number(story, flow)
    agency = "\n".join(name for name in (story.imprint.parent_agency, story.imprint.agency) if name)
    _place_centred(agency, AGENCY, flow)
    # Many plans' titles begin with the agency's name, which stands on its own line already.
    _place_centred(story.title.removeprefix(story.imprint.agency) or story.title, TITLE, flow)
    for text in story.notes:
        _place_centred(text, NOTE, flow)
    flow.y += 2 * MM


def _place_file_number(story: Story, flow: Flow) -> None:
    left = flow.right - _FILE_WIDTH
    for name, value in (("檔　　號：", story.imprint.file_number), ("保存年限：", story.imprint.retention)):
        for line in broken(Paragraph(value, label=name), _FILE_WIDTH, FILE):
            flow.page.write(line, left, flow.y)
            flow.y += FILE.leading


def _place_centred(text: str, style: Style, flow: Flow) -> None:
    for line in _balanced(text, style, flow.width):
        flow.page.write(line, flow.left, flow.y, flow.width, Align.CENTRE)
        flow.y += style.leading


def _balanced(text: str, style: Style, width: float) -> list[Line]:
    """Return the lines of a text, as few as the width allows and of much the same length."""
    lines = broken(Paragraph(text), width, style)
    while len(lines) > 1 and width > 2 * style.size:
        width -= style.size
        narrower = broken(Paragraph(text), width, style)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def place_footers(story: Story, flow: Flow) -> None:
    """Print on every page: agency, title and version; page x of y; print date; head of the audit chain."""
    imprint = story.imprint
    title = story.title.removeprefix(imprint.agency)
    name = "　".join(part for part in (imprint.agency, title, story.version) if part)
    printed_on = f"列印日期：{format_date(imprint.printed_on, DateStyle.FULL)}"
    audit_head = f"稽核碼：{imprint.audit_head}" if imprint.audit_head else ""
    for number, of, page in _numbered(flow.pages):
        numbered = f"第 {number} 頁，共 {of} 頁"
        top = flow.bottom + _FOOTER_GAP
        page.rules.append(Rule(flow.left, top - MM, flow.right, top - MM, HAIR_RULE))
        _place_ends(page, flow, top, name, numbered)
        _place_ends(page, flow, top + FOOTER.leading, printed_on, audit_head)


def _numbered(pages: Sequence[Page]) -> Iterator[tuple[int, int, Page]]:
    """Yield each page with its number and how many there are, both within its sheet."""
    begun = [place for place, page in enumerate(pages) if page.begins_sheet or not place]
    for first, end in pairwise([*begun, len(pages)]):
        for number, page in enumerate(pages[first:end], 1):
            yield number, end - first, page


def _place_ends(page: Page, flow: Flow, top: float, left: str, right: str) -> None:
    """Print one text at the left margin, cut short if need be, and one at the right."""
    right_line = _one_line(right)
    left_line = _one_line(left, flow.width - right_line.width - FOOTER.size)
    page.write(left_line, flow.left, top)
    page.write(right_line, flow.left, top, flow.width, Align.RIGHT)


def _one_line(text: str, most: float | None = None) -> Line:
    shown = clean(text).replace("\n", " ")
    if most is not None and text_width(shown, FOOTER) > most:
        while shown and text_width(f"{shown}…", FOOTER) > most:
            shown = shown[:-1]
        shown = f"{shown}…"
    return Line(shown, 0.0, text_width(shown, FOOTER), 0.0, FOOTER)
