"""Finding words in running text, and what it says with others in their place."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]


@dataclass(frozen=True)
class Search:
    """What is looked for; unless `is_exact`, width (full or half) and case make no difference."""

    words: str
    is_exact: bool = False

    def spans(self, text: str) -> list[Span]:
        """Return where the words stand in a text, from and to, none overlapping another."""
        if not self.words:
            return []
        wanted, within = (self.words, text) if self.is_exact else (folded(self.words), folded(text))
        found: list[Span] = []
        at = within.find(wanted)
        while at >= 0:
            found.append((at, at + len(wanted)))
            at = within.find(wanted, at + len(wanted))
        return found


def folded(text: str) -> str:
    """Return the text in one width and case, each character still in its place."""
    return "".join(map(_folded, text))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    # Only what stays one character: a place in the folded text must be the place in the text.
    plain = unicodedata.normalize("NFKC", character)
    plain = plain if len(plain) == 1 else character
    small = plain.lower()
    return small if len(small) == 1 else plain


def replaced(text: str, spans: Sequence[Span], words: str) -> str:
    """Return the text with other words at these spans, which stand in order and do not overlap."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], words]
        at = end
    return "".join([*parts, text[at:]])
