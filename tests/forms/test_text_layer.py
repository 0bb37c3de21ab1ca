from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from desktop.forms.fonts import KAI, KAI_EXTENSION_B, opened


def copied_out(text: str, font: str) -> str:
    """What pypdf copies out of a page on which the text is drawn in the font."""
    target = BytesIO()
    canvas = Canvas(target, initialFontName=opened(font).fontName)
    canvas.setFont(font, 12)
    canvas.drawString(50, 700, text)
    canvas.save()
    return PdfReader(target).pages[0].extract_text().strip()


def ideographs(first: int, last: int) -> st.SearchStrategy[str]:
    return st.text(st.characters(min_codepoint=first, max_codepoint=last), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None)
@given(ideographs(0x20000, 0x2A6D6))
def test_characters_above_16_bits_copy_out_exactly(text: str) -> None:
    known = "".join(c for c in text if ord(c) in opened(KAI_EXTENSION_B).face.charToGlyph)
    assert copied_out(known, KAI_EXTENSION_B) == known


@pytest.mark.parametrize("text", ["ABC 123", "提升服務品質", "（一）①②"])
def test_the_table_of_ordinary_characters_is_left_as_it_was(text: str) -> None:
    assert copied_out(text, KAI) == text


def test_more_than_256_characters_copy_out_in_order() -> None:
    text = "".join(chr(0x20000 + n) for n in range(600))
    known = "".join(c for c in text if ord(c) in opened(KAI_EXTENSION_B).face.charToGlyph)
    assert len(known) > 256
    assert copied_out(known, KAI_EXTENSION_B) == known


def test_the_font_is_known_to_reportlab_by_its_own_name() -> None:
    assert pdfmetrics.getFont(opened(KAI).fontName) is opened(KAI)
