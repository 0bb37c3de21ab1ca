"""Pages drawn on a PDF; with text_layer the only module that speaks to reportlab's canvas."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from threading import Lock
from typing import IO, Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop.forms.fonts import KAI, opened, runs
from desktop.forms.page import MM, Page, Paper, Picture, Text
from desktop.forms.text import Line, Style, text_width

# Streams as bytes: the printable encoding makes files a fifth larger and takes a sixth of the time.
rl_config.useA85 = 0

# The main font has no bold cut: bold is an outline of this share of the size.
_BOLD_STROKE = 0.03
_SAME_PLACE = 0.001
_FILL, _FILL_AND_STROKE = 0, 2
# Fonts are shared, and cutting one to the characters used moves a read position inside it.
_cutting_fonts = Lock()


def draw(pages: list[Page], paper: Paper, target: IO[bytes], title: str, author: str) -> Iterator[int]:
    """Write the pages to `target` as a PDF, yielding the number of pages drawn so far after each."""
    height = paper.height * MM
    size, first_font = (paper.width * MM, height), opened(KAI).fontName
    canvas = Canvas(target, size, pageCompression=1, lang="zh-TW", initialFontName=first_font)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("Weimin")
    for number, page in enumerate(pages, 1):
        _draw_page(canvas, page, height)
        canvas.showPage()
        yield number
    with _cutting_fonts:
        canvas.save()


def _draw_page(canvas: Any, page: Page, height: float) -> None:
    for fill in page.fills:
        canvas.setFillGray(fill.grey)
        canvas.rect(fill.x, height - fill.y - fill.height, fill.width, fill.height, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.setStrokeGray(0)
    canvas.setLineCap(2)
    for weight, rules in groupby(sorted(page.rules, key=lambda rule: rule.weight), lambda rule: rule.weight):
        canvas.setLineWidth(weight)
        canvas.lines([(rule.x1, height - rule.y1, rule.x2, height - rule.y2) for rule in rules])
    for outline, texts in groupby(page.texts, _outline):
        _draw_texts(canvas, texts, outline, height)
    for picture in page.pictures:
        _draw_picture(canvas, picture, height)


def _draw_picture(canvas: Any, picture: Picture, height: float) -> None:
    from reportlab.graphics import renderPDF

    renderPDF.draw(picture.drawing(), canvas, picture.x, height - picture.y - picture.height)


def _outline(text: Text) -> float:
    """Return how thick the outline is that makes the text bold, in points; 0 for none."""
    style = text.line.style
    return _BOLD_STROKE * style.size if style.bold else 0.0


def _draw_texts(canvas: Any, texts: Iterable[Text], outline: float, height: float) -> None:
    """Draw the texts as one text object, which is much faster than a drawString each."""
    if outline:
        canvas.setLineWidth(outline)
    pen = canvas.beginText()
    # Mode and space between characters outlive the text object, unlike its font.
    pen.setTextRenderMode(_FILL_AND_STROKE if outline else _FILL)
    writing = _Writing(pen, height)
    for text in texts:
        writing.write(*text)
    pen.setCharSpace(0)
    pen.setTextRenderMode(_FILL)
    canvas.drawText(pen)


class _Writing:
    """A text object being filled; tells the PDF only what changes from one text to the next."""

    def __init__(self, pen: Any, height: float) -> None:
        self.pen = pen
        self.height = height
        self.font = ""
        self.style: Style | None = None
        self.stretch = 0.0
        # Where the pen stands once a line is written: one line height below its beginning.
        self.x = self.y = -1.0

    def write(self, x: float, y: float, line: Line) -> None:
        """Write a line that begins at x on the baseline y, font by font."""
        style = line.style
        if line.stretch != self.stretch:
            self.stretch = line.stretch
            self.pen.setCharSpace(line.stretch)
        for name, part in runs(line.text):
            if name != self.font or style is not self.style:
                self.font, self.style = name, style
                self.pen.setFont(name, style.size, style.leading)
            if x != self.x or abs(y - self.y) > _SAME_PLACE:
                self.pen.setTextOrigin(x, self.height - y)
            self.pen.textLine(part)
            self.x, self.y = x, y + style.leading
            if part is not line.text:
                x += text_width(part, style) + line.stretch * len(part)
