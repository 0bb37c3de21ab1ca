"""Names of sections in a document beside those of the office: which mean the same, and which may."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.queries.office import SectionRow
from db.vocabulary import SectionKind
from desktop.rules.sections import is_group_name
from desktop.rules.squeezed_text import squeeze
from desktop.rules.text_difference import likeness

# What a section's name ends with; renamed agencies keep the rest: 民政課 became 民政科.
_KINDS_OF_UNIT = tuple("課科室組處股所隊局館廠")
_SAME_CHARACTERS = str.maketrans("祕", "秘")
_SHORTEST_CORE = 2
_SHORTEST_LONG = 4
_ALIKE = 0.75


class Fit(StrEnum):
    """How a name of a document fits the office: letter by letter, but for its writing, perhaps, or not."""

    SAME = "same"
    WRITTEN = "written"
    CLOSE = "close"
    NEW = "new"


@dataclass(frozen=True)
class SectionMatch:
    """A name in a document; `near` is the section it means, or with `CLOSE` the one it may mean."""

    name: str
    fit: Fit
    near: SectionRow | None = None


@dataclass(frozen=True)
class Destination:
    """The section or group that a name goes to; `kind` counts where there is none of this name yet."""

    name: str
    kind: SectionKind = SectionKind.MEMBER


def match_sections(
    names: Iterable[str], present: Sequence[SectionRow], year: int | None = None
) -> list[SectionMatch]:
    """Return for every name, each once, how it fits the sections and groups of the office.

    A section that the document names in its own words is not guessed to be meant by another name too, nor
    one that does not exist in the ROC year.
    """
    certain = {name: _certain(name, present) for name in dict.fromkeys(names)}
    taken = {match.near.id for match in certain.values() if match is not None and match.near}
    there = [section for section in present if year is None or section.is_active(year)]
    free = [section for section in there if section.id not in taken]
    return [match or _close(name, free) for name, match in certain.items()]


def destination_of(match: SectionMatch) -> Destination:
    """Return where a name goes as long as nobody says otherwise: only to what is certainly the same."""
    if match.near is not None and match.fit is not Fit.CLOSE:
        return Destination(match.near.name, match.near.kind)
    return new_destination(match.name)


def new_destination(name: str) -> Destination:
    """Return a new section of this name, or a new group where the name is that of one."""
    return Destination(name, SectionKind.GROUP if is_group_name(name) else SectionKind.MEMBER)


def normal_name(name: str) -> str:
    """Return a name without blanks, half-width, of characters with two forms always the same one."""
    return squeeze(name).text.translate(_SAME_CHARACTERS)


def _certain(name: str, present: Sequence[SectionRow]) -> SectionMatch | None:
    for section in present:
        if section.name == name:
            return SectionMatch(name, Fit.SAME, section)
    same = [section for section in present if normal_name(section.name) == normal_name(name)]
    return SectionMatch(name, Fit.WRITTEN, same[0]) if len(same) == 1 else None


def _close(name: str, present: Sequence[SectionRow]) -> SectionMatch:
    near = next(_near(normal_name(name), present), None)
    return SectionMatch(name, Fit.CLOSE if near else Fit.NEW, near)


def _near(name: str, present: Sequence[SectionRow]) -> Iterator[SectionRow]:
    """Yield what a name may mean, the most likely first."""
    alike = [section for section in present if is_group_name(section.name) == is_group_name(name)]
    yield from (section for section in alike if name and name == normal_name(section.short_name))
    for is_near in (_has_core, _differs_in_one, _holds, _is_alike):
        yield from (section for section in alike if is_near(name, normal_name(section.name)))


def _has_core(one: str, other: str) -> bool:
    """Whether two names differ in the kind of unit only: 民政課 and 民政科, 民政."""
    cores = [_core(one), _core(other)]
    return cores[0] == cores[1] and len(cores[0]) >= _SHORTEST_CORE


def _core(name: str) -> str:
    return name[:-1] if name.endswith(_KINDS_OF_UNIT) else name


def _differs_in_one(one: str, other: str) -> bool:
    """Whether one character is another, as in misread print, and not the first: 財政課 is no 民政課."""
    if len(one) != len(other) or one[:1] != other[:1]:
        return False
    return sum(left != right for left, right in zip(one, other, strict=True)) == 1


def _holds(one: str, other: str) -> bool:
    """Whether one name ends with the other: 本所民政課."""
    short, long = sorted((one, other), key=len)
    return len(short) > _SHORTEST_CORE and long.endswith(short)


def _is_alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORTEST_LONG and likeness(one, other) >= _ALIKE
