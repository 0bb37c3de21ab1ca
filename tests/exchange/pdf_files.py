"""PDF files made for tests: text at its place, ruled tables, several pages."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

# Not embedded, so that the files stay small; its characters are looked up in the map of a code set.
_FONT = "STSong-Light"
SIZE = 12
_LEADING = 16
_PAD = 4
_LEFT = 60


class PdfFile:
    """A document being made from above to below; `save` returns its path."""

    def __init__(self, folder: Path, name: str = "計畫.pdf", *, size: tuple[float, float] = A4, **more: Any):
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
        self.path = folder / name
        self.canvas = Canvas(str(self.path), pagesize=size, **more)
        self.height = size[1]
        self.top = 60.0
        self.canvas.setFont(_FONT, SIZE)

    def write(self, *lines: str, x: float = _LEFT, at: float | None = None, size: int = SIZE) -> None:
        """Write lines one below another, at the page's next free place or at a height of their own."""
        self.canvas.setFont(_FONT, size)
        place = self.top if at is None else at
        for line in lines:
            self.canvas.drawString(x, self.height - place - SIZE, line)
            place += _LEADING + size - SIZE
        if at is None:
            self.top = place

    def table(
        self,
        widths: Sequence[float],
        rows: Sequence[Sequence[str | None]],
        *,
        sides: bool = True,
        thin_boxes: bool = False,
    ) -> None:
        """Draw a table with its rules; None goes on with the cell above, line breaks are printed lines."""
        line = self._thin_box if thin_boxes else self._line
        xs = [_LEFT + sum(widths[:place]) for place in range(len(widths) + 1)]
        ys = [self.top]
        for row in rows:
            ys.append(ys[-1] + _LEADING * max(len((text or "").split("\n")) for text in row) + _PAD)
        for place, y in enumerate(ys):
            for column in range(len(widths)):
                if place in (0, len(rows)) or rows[place][column] is not None:
                    line(xs[column], y, xs[column + 1], y)
        for x in xs if sides else xs[1:-1]:
            line(x, ys[0], x, ys[-1])
        for top, row in zip(ys, rows, strict=False):
            for left, text in zip(xs, row, strict=False):
                self.write(*(text or "").split("\n"), x=left + _PAD, at=top + 1)
        self.top = ys[-1] + _PAD

    def next_page(self) -> None:
        """Begin another page."""
        self.canvas.showPage()
        self.canvas.setFont(_FONT, SIZE)
        self.top = 60.0

    def save(self) -> Path:
        """Save the file and return its path."""
        self.canvas.save()
        return self.path

    def _line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def _thin_box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.rect(x0, self.height - y1, x1 - x0 or 0.5, y1 - y0 or 0.5, stroke=0, fill=1)
