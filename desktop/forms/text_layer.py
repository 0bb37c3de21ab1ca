"""A TrueType font whose characters copy out of the PDF as themselves, those above U+FFFF included."""

import re

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

_BEYOND_16_BITS = re.compile(r"^(<[0-9A-F]{2}>) <([0-9A-F]{5,6})>$", re.MULTILINE)


class CopyableFont(TTFont):  # type: ignore[misc]  # reportlab ships no types
    """A TTFont with a right ToUnicode table.

    reportlab 5.1.0 writes U+2137C as <2137C>; PDF 32000-1, 9.10.3, wants UTF-16BE: <D844DF7C>. The glyph is
    drawn all the same, but readers copy nothing or something else.
    """

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802  # reportlab's name
        """Add the font's objects to the document, then mend its tables; a right table stays as it is."""
        super().addObjects(doc)
        for name, table in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                table.content = _BEYOND_16_BITS.sub(_in_utf16, table.content)


def _in_utf16(entry: re.Match[str]) -> str:
    character = chr(int(entry[2], 16))
    return f"{entry[1]} <{character.encode('utf-16-be').hex().upper()}>"
