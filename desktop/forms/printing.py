"""From a form's story to a PDF, in steps that show progress and can be stopped between two of them."""

from collections.abc import Generator, Iterable, Iterator
from io import BytesIO
from typing import IO, NamedTuple

from desktop.errors import Refused
from desktop.forms.fonts import missing
from desktop.forms.frame import place_footers, place_title
from desktop.forms.page import Flow, Page
from desktop.forms.signature_strip import SignatureStrip, signature_names
from desktop.forms.story import Block, Story

# More than these characters without a glyph are counted, not listed.
_LISTED = 8


class Progress(NamedTuple):
    """How far a print is: pages done, pages in all (0 while not known), what is being done."""

    done: int
    total: int
    what: str


def render(story: Story, target: IO[bytes]) -> Iterator[Progress]:
    """Write the story to `target` as a PDF, yielding after every page laid out and after every page drawn.

    Nothing is written before the last step.

    Raises:
        Refused: a character has no glyph in any font.
    """
    flow = yield from lay_out(story)
    refuse_unprintable(flow.pages)
    from desktop.forms.drawing import draw

    for done in draw(flow.pages, story.paper, target, story.title, story.imprint.agency):
        yield Progress(done, len(flow.pages), "產生 PDF")


def pdf_of(story: Story) -> bytes:
    """Return the story as a PDF in one go; see `render`."""
    target = BytesIO()
    for _ in render(story, target):
        pass
    return target.getvalue()


def lay_out(story: Story) -> Generator[Progress, None, Flow]:
    """Return the filled pages of a story with its signature strip and footers, yielding after every page."""
    flow = Flow(story.paper)
    place_title(story, flow)
    strip = SignatureStrip(signature_names(story.imprint))
    blocks = (*story.blocks, strip)
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        for _ in _placed(block, following, flow):
            yield Progress(len(flow.pages), 0, "排版")
    place_footers(story, flow)
    return flow


def _placed(block: Block, following: Block | None, flow: Flow) -> Iterator[None]:
    if block.leads and following is not None:
        flow.need(block.beginning(flow) + following.beginning(flow))
    return block.place(flow)


def refuse_unprintable(pages: Iterable[Page]) -> None:
    """Look at every text to be drawn.

    Raises:
        Refused: there are characters that no font has; the sentence says which and where.
    """
    found: dict[str, str] = {}
    for page in pages:
        lines = [text.line.text for text in page.texts]
        for line in (*lines, *(text for picture in page.pictures for text in picture.texts)):
            for character in missing(line):
                found.setdefault(character, line)
    if found:
        named = [f"「{c}」（U+{ord(c):04X}，在「{line.strip()}」）" for c, line in found.items()]
        more = f"等 {len(named)} 個字" if len(named) > _LISTED else ""
        raise Refused(f"字型裡沒有這些字，無法列印：{'、'.join(named[:_LISTED])}{more}。請改用其他字後再印。")
