"""The lines of a page beside its tables as paragraphs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.exchange.pdf.pdf_lines import Line
from desktop.exchange.pdf.pdf_wrapping import goes_on, run_on

_SLACK = 0.6
_SAME_SIZE = 0.15
_FAR = 2.6
# In parts of the width of the text.
_INDENTED = 0.35
_FEWEST_FULL = 2
_ENDS = "。！？!?：:"


@dataclass
class ParagraphDraft:
    """A paragraph of printed lines, from which on, to which; `pages` apart they may still go on."""

    text: str
    first: Line
    last: Line


@dataclass(frozen=True)
class Measure:
    """Where the lines of a document begin and end."""

    left: float
    right: float

    def is_begun(self, line: Line) -> bool:
        """Whether a line begins where lines of a paragraph do, and not in the middle or on the right."""
        return line.x0 < self.left + _INDENTED * (self.right - self.left)


def measure_of(pages: Iterable[Sequence[Line]], width: float) -> Measure:
    """Return where the lines of all pages begin and end; `width` is the one of the pages.

    Where hardly a line is full, the margin on the right is taken to be as wide as the one on the left.
    """
    lines = [line for page in pages for line in page]
    left = min((line.x0 for line in lines), default=0.0)
    right = max((line.x1 for line in lines), default=0.0)
    full = sum(line.x1 > right - line.size and line.x1 - line.x0 > width / 3 for line in lines)
    return Measure(left, right if full >= _FEWEST_FULL else max(right, width - left))


def paragraphs_of(lines: Sequence[Line], measure: Measure) -> list[ParagraphDraft]:
    """Return the paragraphs that lines make."""
    drafts: list[ParagraphDraft] = []
    for line in lines:
        if drafts and is_one(drafts[-1], line, measure, is_next_page=False):
            take(drafts[-1], line)
        else:
            drafts.append(ParagraphDraft(line.text, line, line))
    return drafts


def take(draft: ParagraphDraft, line: Line) -> None:
    """Let a paragraph go on with a line."""
    draft.text = run_on(draft.text, line.text)
    draft.last = line


def is_one(draft: ParagraphDraft, line: Line, measure: Measure, *, is_next_page: bool) -> bool:
    """Whether a line goes on with a paragraph: written alike, behind a full line, not indented by itself."""
    last = draft.last
    if not measure.is_begun(line):
        return False
    if abs(last.size - line.size) > _SAME_SIZE * line.size or not goes_on(last, line, measure.right):
        return False
    if not is_next_page and not 0 < line.middle - last.middle < _FAR * line.size:
        return False
    is_indented = line.x0 > last.x0 + _SLACK * line.size
    return not (is_indented and draft.text.endswith(tuple(_ENDS)) and last is not draft.first)
