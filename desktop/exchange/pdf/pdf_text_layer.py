"""Whether the pages of a PDF file have text that can be read, and what a person should know of it."""

from collections.abc import Iterator, Sequence

from desktop.errors import BadFile
from desktop.exchange.pdf.pdf_page import Page

# A scanned page shows at most a stamp or its number as text.
_FEWEST_CHARACTERS = 20
_PICTURE = 0.5
_UNKNOWN_SHARE = 0.02


def check_text_layer(pages: Sequence[Page], name: str) -> tuple[str, ...]:
    """Return sentences about pages and characters that could not be read; `name` is the file's.

    Raises:
        BadFile: the pages are pictures, empty, or do not tell which characters they show.
    """
    lengths = [sum(not glyph.text.isspace() for glyph in page.glyphs) for page in pages]
    scanned = [
        place
        for place, (page, length) in enumerate(zip(pages, lengths, strict=True), 1)
        if page.picture > _PICTURE and length < _FEWEST_CHARACTERS
    ]
    if 2 * len(scanned) > len(pages):
        raise BadFile(
            f"檔案「{name}」是掃描的影像，沒有文字可讀；請向原承辦單位索取Word檔，"
            "或先以文字辨識軟體（OCR）轉成可選取文字的PDF後再試。"
        )
    if not any(lengths):
        raise BadFile(f"檔案「{name}」裡沒有文字，請確認選對檔案，或向原承辦單位索取Word檔。")
    unknown = sum(glyph.is_unknown for page in pages for glyph in page.glyphs)
    if unknown > _UNKNOWN_SHARE * sum(lengths):
        raise BadFile(
            f"檔案「{name}」的文字沒有編碼資訊，讀出來會是亂碼；請向原承辦單位索取Word檔，"
            "或先以文字辨識軟體（OCR）轉成可選取文字的PDF後再試。"
        )
    return tuple(_told(pages, scanned, unknown))


def _told(pages: Sequence[Page], scanned: Sequence[int], unknown: int) -> Iterator[str]:
    if scanned:
        numbers = "、".join(map(str, scanned))
        yield f"第{numbers}頁是掃描的影像，沒有文字可讀，未匯入；請對照原件補上內容。"
    if unknown:
        yield f"有{unknown}個字在檔案中沒有編碼，以「\ufffd」代替，請對照原件改正。"
    if 2 * sum(page.picture > _PICTURE for page in pages) > len(pages):
        yield "文字是掃描後辨識的，可能有誤認的字，請對照原件改正。"
