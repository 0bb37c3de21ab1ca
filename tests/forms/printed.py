"""What tests of forms print, and how they read it back."""

import datetime as dt
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader

from desktop.forms.page import A4, Paper
from desktop.forms.page import Page as LaidPage
from desktop.forms.printing import lay_out, pdf_of
from desktop.forms.story import Block, Imprint, Story

IMPRINT = Imprint(
    agency="虛構市立海濱文化館",
    printed_on=dt.date(2026, 3, 2),
    file_number="115/0301",
    retention="5年",
    audit_head="1a2b3c4d",
)
TITLE = "115年度提升服務品質執行計畫"


def story(*blocks: Block, imprint: Imprint = IMPRINT, title: str = TITLE, paper: Paper = A4) -> Story:
    """A form of these blocks."""
    return Story(imprint, title, blocks, paper=paper)


def pages(of: Story) -> list[LaidPage]:
    """The pages as laid out, before drawing."""
    steps = lay_out(of)
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            return list(finished.value.pages)


def lines(of: Story) -> list[list[str]]:
    """The texts of each laid-out page."""
    return [[text.line.text for text in page.texts] for page in pages(of)]


@dataclass(frozen=True)
class Printed:
    """A PDF read back."""

    content: bytes

    @property
    def reader(self) -> PdfReader:
        """The PDF as pypdf sees it."""
        return PdfReader(BytesIO(self.content))

    @property
    def pages(self) -> list[str]:
        """The text of each page as pypdf copies it out."""
        return [page.extract_text() for page in self.reader.pages]

    @property
    def text(self) -> str:
        """All text without blanks and line ends."""
        return squeezed("".join(self.pages))


def printed(*blocks: Block, imprint: Imprint = IMPRINT, title: str = TITLE, paper: Paper = A4) -> Printed:
    """A form of these blocks, printed and read back."""
    return Printed(pdf_of(story(*blocks, imprint=imprint, title=title, paper=paper)))


def squeezed(text: str) -> str:
    """The text without blanks and line ends, as line breaking may add or drop them."""
    return re.sub(r"\s", "", text)


def joined(texts: Iterable[str]) -> str:
    """The texts as one, without blanks."""
    return squeezed("".join(texts))


def are_numbered(pages: list[str]) -> bool:
    """Whether every page says which of how many it is; a form of several letters numbers each from 1."""
    found = [re.search(r"第(\d+)頁，共(\d+)頁", squeezed(page)) for page in pages]
    told = [(int(one[1]), int(one[2])) for one in found if one]
    wanted: list[tuple[int, int]] = []
    while len(wanted) < len(told):
        of = told[len(wanted)][1]
        wanted += [(number, of) for number in range(1, of + 1)]
    return len(told) == len(pages) and told == wanted


def has_pdftotext() -> bool:
    """Whether poppler's reader is on this machine."""
    return shutil.which("pdftotext") is not None


def pdftotext(content: bytes) -> str:
    """The text as poppler copies it out, without blanks."""
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return squeezed(done.stdout.decode())
