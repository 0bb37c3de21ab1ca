"""The basis letters of a plan from outside, taken in with it."""

from collections.abc import Sequence

from db.tables.basis import BasisLetter
from db.unit_of_work import Work
from desktop.exchange.plan_file import BasisLetter as LetterFile
from desktop.rules.basis import official_form

# A letter of which less is known, such as its agency alone, may be named without being cited.
SHORTEST_CITED = 8


def taken_letters(work: Work, plan_id: int, letters: Sequence[LetterFile]) -> dict[str, int]:
    """Store the letters of a plan; returns the marks of what can be told to cite them, by its words.

    Of two letters with the same mark the second one gets the next that is free.
    """
    marks: dict[str, int] = {}
    used: set[int] = set()
    for position, letter in enumerate(letters):
        mark = letter.mark if letter.mark not in used else max(used) + 1
        used.add(mark)
        work.session.add(
            BasisLetter(
                plan_id=plan_id,
                position=position,
                mark=mark,
                agency=letter.agency,
                issued_on=letter.issued_on,
                number=letter.number,
                kind=letter.kind,
                title=letter.title,
            )
        )
        form = official_form(letter)
        if len(form) >= SHORTEST_CITED:
            marks.setdefault(form, mark)
    return marks
