"""The fonts of a PDF file, but none with endless tables."""

import struct
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from pdfminer.cmapdb import CMapParser, UnicodeMap
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1

from desktop.exchange.pdf.pdf_limits import TooMuch

# All fonts of a file together; one of all Chinese characters has some fifty thousand.
_MOST_CODES = 2_000_000
_HIGHEST_CHARACTER = 0x10FFFF
_LATE_FORMAT = 12


class BoundedFonts(PDFResourceManager):
    """Makes the fonts of one file; their tables together have so many entries and no more."""

    def __init__(self) -> None:
        super().__init__()
        self._left = _MOST_CODES

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Return the font of a description. Raises TooMuch for endless tables of widths or characters."""
        if objid is None or objid not in self._cached_fonts:
            self._check_widths(spec, "W", 3)
            self._check_widths(spec, "W2", 5)
            meaning = resolve1(spec.get("ToUnicode"))
            if isinstance(meaning, PDFStream):
                CMapParser(_Counted(self), BytesIO(meaning.get_data())).run()
            _check_characters(spec)
        return super().get_font(objid, spec)

    def spend(self, codes: int) -> None:
        """Count entries of tables. Raises TooMuch when there were too many."""
        self._left -= max(codes, 1)
        if self._left < 0:
            raise TooMuch

    def _check_widths(self, spec: Mapping[str, object], name: str, length: int) -> None:
        """Count what a table of widths claims, in entries of `length` numbers: first, last, widths."""
        found = resolve1(spec.get(name))
        numbers: list[Any] = []
        for each in map(resolve1, found if isinstance(found, list) else ()):
            if isinstance(each, list):
                self.spend(len(each))
                numbers = []
                continue
            numbers.append(each)
            if len(numbers) == length:
                first, last = numbers[:2]
                self.spend(last - first if isinstance(first, int) and isinstance(last, int) else 1)
                numbers = []


class _Counted(UnicodeMap):
    """A table of characters that only counts them."""

    def __init__(self, fonts: BoundedFonts) -> None:
        super().__init__()
        self._fonts = fonts

    def add_cid2unichr(self, cid: int, code: object) -> None:
        """Count an entry."""
        self._fonts.spend(1)


def _check_characters(spec: Mapping[str, object]) -> None:
    """Raise TooMuch if a TrueType font has characters beyond the last that there is."""
    descriptor = resolve1(spec.get("FontDescriptor"))
    file = resolve1(descriptor.get("FontFile2")) if isinstance(descriptor, dict) else None
    if "ToUnicode" in spec or not isinstance(file, PDFStream):
        return
    data = file.get_data()
    for place in range(12, min(len(data), 12 + 16 * 64), 16):
        if data[place : place + 4] == b"cmap" and len(data) >= place + 16:
            (begin,) = struct.unpack_from(">L", data, place + 8)
            _check_groups(data, begin)


def _check_groups(data: bytes, begin: int) -> None:
    (count,) = struct.unpack_from(">H", data, begin + 2)
    for table in range(count):
        (start,) = struct.unpack_from(">L", data, begin + 4 + 8 * table + 4)
        form, _, _, _, groups = struct.unpack_from(">HHLLL", data, begin + start)
        for group in range(groups if form == _LATE_FORMAT else 0):
            _, last, _ = struct.unpack_from(">LLL", data, begin + start + 16 + 12 * group)
            if last > _HIGHEST_CHARACTER:
                raise TooMuch
