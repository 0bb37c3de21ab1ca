"""The cell of the responsible sections: names, one or several a line, and who leads or supports."""

import re
from collections.abc import Iterable
from functools import lru_cache

from db.vocabulary import SectionRole
from desktop.exchange.plan_file import SectionShare

_LEAD = "主辦|主責|主政"
_SUPPORT = "協辦|配合"
_ROLE_WORDS = f"(?P<role>{_LEAD}|{_SUPPORT})"
_ROLE_IN_FRONT = re.compile(rf"[(（【\[]?{_ROLE_WORDS}(?:單位|課室|科室)?(?:[)）】\]]\s*[:：]?|\s*[:：])")
_ROLE_BEHIND = re.compile(rf"(?P<name>.+?)[(（【\[]?\s*{_ROLE_WORDS}(?:單位)?\s*[)）】\]]?")
_SHORT_ROLE_BEHIND = re.compile("(?P<name>.+?)[(（](?P<role>[主協])[)）]")
_ROLE_MARK_BEHIND = re.compile(r"\w\s*[(（](?:主辦|協辦)[)）]")
# The marks that print makes anew.
_ROLE_MARKS = re.compile(r"[(（](?:主辦|協辦)[)）]|(?:主辦|協辦)[:：]")
_BLANK_BEFORE_ROLE = re.compile(rf"(?<=\S)\s+(?=[(（【\[]{_ROLE_WORDS}[)）】\]](?:[\s、，,；;]|$))")
_LIST_MARKS = "、，,；;/／"
_SEPARATORS = re.compile(rf"[\s{_LIST_MARKS}]+")
_SPACED_OUT = re.compile(r"\w(?:\s+\w)+")
_AND = re.compile(r"(?<=[室課組科處股所隊廠館])[及與和](?=.*[室課組科處股所隊廠館位心])")
_UNIT = re.compile(
    r".*(室|課|組|科|處|股|所|隊|廠|館|站|局|部|單位|中心|人員|管理員|幹事|小組|委員會|會計|人事|政風|主計"
    r"|總務|秘書|同仁)"
)
_LONGEST_NAME = 16
_SHORT_NAME = 4
_SENTENCE = re.compile("[。：:？！<>「」]")


def read_sections(
    lines: Iterable[str], role: SectionRole = SectionRole.UNSPECIFIED
) -> list[list[list[SectionShare]]]:
    """Return the shares by group and line: groups are set apart by empty lines.

    「總務室(主辦) 各組室(協辦)」 is one line of two shares. `role` is what the heading says for names that
    say nothing themselves; 「主辦：」 in front of a line counts until another such word.
    """
    groups: list[list[list[SectionShare]]] = [[]]
    current = role
    for line in lines:
        if not line.strip():
            groups.append([])
            continue
        shares, current = _shares(line, current)
        if shares:
            groups[-1].append(list(shares))
    return [group for group in groups if group]


def could_be_sections(lines: Iterable[str]) -> bool:
    """Whether lines can be names: none long or one character, units or short ones, the list not cut off."""
    lines = list(lines)
    names = [share.name for group in read_sections(lines) for line in group for share in line]
    if "".join(lines).rstrip().endswith(tuple(_LIST_MARKS)):
        return False
    if not all(1 < len(name) <= _LONGEST_NAME and not _SENTENCE.search(name) for name in names):
        return False
    return any(map(_UNIT.fullmatch, names)) or all(len(name) <= _SHORT_NAME for name in names)


def looks_like_sections(text: str) -> bool:
    """Whether a cell holds nothing but names of sections."""
    lines = text.split("\n")
    names = [share.name for group in read_sections(lines) for line in group for share in line]
    return bool(names) and could_be_sections(lines) and all(map(_UNIT.fullmatch, names))


def has_role_behind(lines: Iterable[str]) -> bool:
    """Whether lines of names say behind a name, in brackets, what it does: 總務室(主辦)."""
    return any(_ROLE_MARK_BEHIND.search(line) for line in lines)


def printed_lines(lines: Iterable[str], shares: Iterable[SectionShare]) -> str:
    """Return the lines as they stand, "" where printing the shares, each once, says the same."""
    written, shares = [line.strip() for line in lines if line.strip()], list(shares)
    plain = "".join("".join(written).split())
    if any(share.role is SectionRole.SUPPORT for share in shares):
        plain = _ROLE_MARKS.sub("", plain)
    names = dict.fromkeys(share.name for share in shares)
    return "" if plain == "".join(names) else "\n".join(written)


@lru_cache(maxsize=1_000)
def _shares(line: str, role: SectionRole) -> tuple[tuple[SectionShare, ...], SectionRole]:
    """Return the shares of one line, and the role that counts for the next; few lines are not repeated."""
    if not _ROLE_IN_FRONT.match(line):
        line = _BLANK_BEFORE_ROLE.sub("", line)
    shares: list[SectionShare] = []
    place = 0
    for front in _ROLE_IN_FRONT.finditer(line):
        # 「總務室(主辦)」 has its role behind: a name stands before the bracket without a blank.
        if front[0][0] in "(（【[" and front.start() > place and not line[front.start() - 1].isspace():
            continue
        shares += _named(line[place : front.start()], role)
        role = _role(front["role"])
        place = front.end()
    return (*shares, *_named(line[place:], role)), role


def _named(text: str, role: SectionRole) -> list[SectionShare]:
    if _SPACED_OUT.fullmatch(text.strip()):
        text = "".join(text.split())
    words = [word for word in _SEPARATORS.split(text) if word]
    return [_share(name, role) for word in words for name in _AND.split(word)]


def _share(word: str, role: SectionRole) -> SectionShare:
    behind = _ROLE_BEHIND.fullmatch(word) or _SHORT_ROLE_BEHIND.fullmatch(word)
    return SectionShare(behind["name"], _role(behind["role"])) if behind else SectionShare(word, role)


def _role(word: str) -> SectionRole:
    return SectionRole.LEAD if word in (*_LEAD.split("|"), "主") else SectionRole.SUPPORT
