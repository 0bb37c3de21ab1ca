"""What stands on a sheet of an .xlsx file outside its cells: comments, text boxes."""

from collections.abc import Iterator
from typing import Any

from desktop.exchange.sheets.xlsx_cells import string_of
from desktop.exchange.sheets.xlsx_package import Package

# A comment that Excel keeps for old programs besides the thread it stands for.
_THREAD_AUTHOR = "tc="


def notes_of(package: Package, sheet_part: str) -> Iterator[str]:
    """Yield each comment and each text box of a sheet, its lines apart."""
    for part in package.parts(sheet_part, "threadedcomment"):
        for comment in package.tree(part).iter("{*}threadedComment"):
            yield from _filled("".join(text.text or "" for text in comment.iter("{*}text")))
    for part in package.parts(sheet_part, "comments"):
        yield from _comments(package.tree(part))
    for part in package.parts(sheet_part, "drawing"):
        for box in package.tree(part).iter("{*}txBody"):
            for paragraph in box.iter("{*}p"):
                yield from _filled("".join(text.text or "" for text in paragraph.iter("{*}t")))


def _comments(root: Any) -> Iterator[str]:
    authors = [author.text or "" for author in root.iter("{*}author")]
    for comment in root.iter("{*}comment"):
        author = int(comment.get("authorId", "0"))
        if author < len(authors) and authors[author].startswith(_THREAD_AUTHOR):
            continue
        for text in comment.iter("{*}text"):
            yield from _filled(string_of(text))


def _filled(text: str) -> Iterator[str]:
    yield from (line.strip() for line in text.splitlines() if line.strip())
