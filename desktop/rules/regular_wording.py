"""Where a plan's text says that something is done regularly, without saying how often: 「不定期檢查」."""

import re
from collections.abc import Iterator

from desktop.rules.wording_duties import AFTER_NOUN
from desktop.rules.wording_words import BY_OTHERS, DOING_WORD

# 定期存款 and 定期票 are done by nobody; 未定期 and 無定期 say that it was left.
_REGULARLY = re.compile(r"(?<![未無])(?:不定期|定期)(?!存|票|契約|航|刊|限|間)")
# Between both may stand how it is done: 「定期派員訪查」「定期與不定期查核」.
_NEAR = 8


def find_regular(clause: str) -> Iterator[tuple[int, int]]:
    """Yield where a squeezed clause says that this office does something regularly, with the doing word."""
    for match in _REGULARLY.finditer(clause):
        doing = DOING_WORD.search(clause, match.end())
        if doing is None or doing.start() - match.end() > _NEAR:
            continue
        if not (AFTER_NOUN.match(clause[doing.end() :]) or BY_OTHERS.search(clause[: match.start()])):
            yield match.start(), doing.end()
