"""Text on its way into the XML of a document."""

import re

_IMPOSSIBLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def possible(text: str) -> str:
    """Return the text without the characters that no XML can hold."""
    return _IMPOSSIBLE.sub("", text)
