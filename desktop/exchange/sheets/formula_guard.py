"""Text that a spreadsheet takes for a formula when it opens a .csv file, and the sign that prevents it."""

import re

SIGN = "'"
# What begins a formula or a command; a text that has the sign in front already gets another, so that
# `unguarded` always gives back what was guarded.
_ACTIVE = re.compile(r"'*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """Return a text for a cell of a .csv file: a ' in front where it begins with = + - @ TAB CR."""
    return SIGN + text if _ACTIVE.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given; a ' in front of anything else is the text's own."""
    return text[1:] if text.startswith(SIGN) and _ACTIVE.match(text) else text
