"""The task tables of plans as plain text, taken apart without the program's own reader."""

import re

from tests.forms.printed import squeezed


def stacked_cells(text: str, headings: tuple[str, ...]) -> list[list[str]]:
    """The rows, without blanks, of a table whose cells stand below one another, each begun by a tab."""
    begin = text.index("".join(f"\t{heading}\n" for heading in headings)) + sum(map(len, headings))
    table = re.split(r"\n\d+、", text[begin + 2 * len(headings) :])[0]
    cells = [squeezed(cell) for cell in re.split(r"(?:^|\n)\t", table)[1:]]
    return [cells[place : place + len(headings)] for place in range(0, len(cells), len(headings))]


def as_numbered(cell: str) -> str:
    """The text of a cell with the marks behind its numbers as the program writes them: 3為 is 3.為.

    Only a number that follows the one before it counts as one.
    """
    found, number = cell, 1
    place = 0
    while match := re.compile(rf"{number}(?!\d)\.?(?=\D)").search(found, place):
        if match.start() and found[match.start() - 1] not in "。.：；":
            place = match.end()
            continue
        found = f"{found[: match.start()]}{number}.{found[match.end() :]}"
        place, number = match.start() + 2, number + 1
    return found
