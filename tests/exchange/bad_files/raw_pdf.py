"""PDF files written object by object: a good one, and those that no program writes."""

import zlib
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop.paths import resource

_FONT = "Plain"
_LEFT, _TOP, _WIDTHS, _HEIGHT = 50, 640, (110, 190, 80, 90), 24


@cache
def good_pdf(text: str, password: str = "") -> bytes:
    """Return a page with these lines; those with tabs stand in a ruled table. With a password, locked."""
    pdfmetrics.registerFont(TTFont(_FONT, resource("fonts", "NotoSansTC-Regular.ttf")))
    written = BytesIO()
    canvas = Canvas(written, A4, invariant=True, encrypt=password or None)
    canvas.setFont(_FONT, 12)
    top = 780.0
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) == 1:
            canvas.drawString(_LEFT, top, line)
            top -= _HEIGHT
            continue
        left = float(_LEFT)
        for cell, width in zip(cells, _WIDTHS, strict=True):
            canvas.rect(left, top - 8, width, _HEIGHT)
            canvas.drawString(left + 4, top, cell)
            left += width
        top -= _HEIGHT
    canvas.save()
    return written.getvalue()


def pdf_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a file of these objects, numbered from 1; the first is the catalogue."""
    written = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"<< /Size %d /Root 1 0 R %s>>" % (len(objects) + 1, trailer)
    return written + table + b"trailer\n" + head + b"\nstartxref\n%d\n%%%%EOF\n" % len(written)


def stream(content: bytes, words: bytes = b"") -> bytes:
    """Return a packed stream object."""
    packed = zlib.compress(content, 9)
    return b"<< /Length %d /Filter /FlateDecode %s>>\nstream\n%s\nendstream" % (len(packed), words, packed)


def page_of(content: bytes, *more: bytes, catalogue: bytes = b"") -> bytes:
    """Return a file of one page with this content; `more` are objects from number 6 on."""
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s>>" % catalogue,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>",
            stream(content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *(more or (b"null",)),
        ]
    )


def _pages_in_a_ring() -> bytes:
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 1000000 /Parent 2 0 R >>",
        ]
    )


def _form_within_itself() -> bytes:
    words = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> "
    return page_of(b"/X Do", stream(b"/X Do /X Do", words))


def _table_that_points_to_itself() -> bytes:
    whole = page_of(b"BT /F 12 Tf (a) Tj ET")
    place = whole.rindex(b"startxref\n") + len(b"startxref\n")
    begin = whole[place:].split()[0]
    return whole.replace(b"/Root 1 0 R ", b"/Root 1 0 R /Prev %s " % begin)


def _scanned() -> bytes:
    words = (
        b"/Type /XObject /Subtype /Image /Width 600 /Height 800 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    )
    return page_of(b"595 0 0 842 0 0 cm /X Do", stream(bytes(range(240)) * 2000, words))


def _many_pages() -> bytes:
    count = 3_000
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    pages = [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * count
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            *pages,
        ]
    )


BAD: dict[str, Callable[[], bytes]] = {
    "scanned": _scanned,
    "pages in a ring": _pages_in_a_ring,
    "a form within itself": _form_within_itself,
    "a table that points to itself": _table_that_points_to_itself,
    "thousands of pages": _many_pages,
    "a million lines": lambda: page_of(b"0 0 m 9 9 l S\n" * 1_000_000),
    "a million letters": lambda: page_of(b"BT /F 1 Tf (aaaaaaaaaa) Tj ET\n" * 100_000),
    "blanks without end": lambda: page_of_packed(256),
    "brackets without end": lambda: page_of(b"[" * 500_000 + b" TJ"),
    "dictionaries without end": lambda: pdf_of([b"<< /A " * 50_000]),
    "a script": lambda: page_of(b"", catalogue=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> "),
    "letters without meaning": lambda: page_of(b"BT /F 12 Tf " + b"<80818283848586> Tj " * 300 + b"ET"),
}


def page_of_packed(mebibytes: int) -> bytes:
    """Return a page whose content unpacks to so many MiB of blanks."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1024 * 1024) for _ in range(mebibytes)) + packer.flush()
    content = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            content,
        ]
    )
