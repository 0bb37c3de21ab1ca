"""Signs that a text was misread by a scanner's character recognition."""

import re

_STUTTER = re.compile(r"(\S{1,4}?)(?:\s*\1){4,}")
_FEWEST_WORDS = 6


def looks_garbled(text: str) -> bool:
    """Whether the text repeats itself senselessly, or is mostly single characters set apart by blanks."""
    repeated = _STUTTER.search(text)
    if repeated and not re.fullmatch(r"[\s.…·_\-—=＿○□0-9]+", repeated[0]):
        return True
    words = text.split()
    singles = sum(len(word) == 1 and not word.isascii() for word in words)
    return len(words) >= _FEWEST_WORDS and 2 * singles >= len(words)
