"""How two plans differ, or two editions of one: provision by provision, told from what each says in print."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from desktop.rules.text_difference import likeness, most_likeness, occurrences

# From here on two texts are taken for one that was reworded, where nothing else connects them.
ALIKE = 0.6
_ANYWHERE: dict[str, tuple[str, ...]] = {}


class Change(StrEnum):
    """What became of a provision."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    NEW = "new"
    DELETED = "deleted"


@dataclass(frozen=True)
class Provision:
    """The title, a chapter or an item of a plan in printed words.

    `subject` is its lineage, by which it is known again; `parent` that of what it stands in. `details` are
    its further columns, by their names: 完成期限, 承辦單位 …
    """

    subject: str
    kind: str
    number: str
    text: str
    parent: str = ""
    details: tuple[tuple[str, str], ...] = ()

    def detail(self, name: str) -> str:
        """What a column says, empty where it says nothing."""
        return dict(self.details).get(name, "")


@dataclass(frozen=True)
class Difference:
    """A provision before and after; `fields` name what differs, "" standing for the text itself.

    What was reworded may have moved besides: `has_moved`.
    """

    change: Change
    old: Provision | None
    new: Provision | None
    fields: tuple[str, ...] = ()
    has_moved: bool = False

    @property
    def subject(self) -> str:
        """The lineage of what it is about, as it is known now."""
        provision = self.new or self.old
        return provision.subject if provision else ""


def differences(old: Sequence[Provision], new: Sequence[Provision]) -> list[Difference]:
    """Every provision of both plans, in the order of the new one; deleted ones where they stood.

    They are paired by lineage, then by equal text (first that below equal headings), then by likeness; each
    once.
    """
    pairs = _pairs(old, new)
    before = {pair[1].subject: pair[0] for pair in pairs}
    kept = {pair[0].subject for pair in pairs}
    stayed = _in_order(old, new, before)
    names = {pair[0].subject: pair[1].subject for pair in pairs}
    found = [_difference(before.get(each.subject), each, stayed, names) for each in new]
    return list(_with_deleted(old, found, kept))


Pairs = Iterator[tuple[Provision, Provision]]


def _pairs(old: Sequence[Provision], new: Sequence[Provision]) -> list[tuple[Provision, Provision]]:
    by_subject = {each.subject: each for each in old}
    pairs = [(by_subject[each.subject], each) for each in new if each.subject in by_subject]
    # Two areas may ask for the same: what stands in the same place of both plans is the same one.
    paths = _paths(old), _paths(new)
    for pairing in (lambda one, other: _equal_pairs(one, other, *paths), _equal_pairs, _like_pairs):
        left = {pair[0].subject for pair in pairs}
        right = {pair[1].subject for pair in pairs}
        pairs += pairing(
            [each for each in old if each.subject not in left],
            [each for each in new if each.subject not in right],
        )
    return pairs


def _paths(plan: Sequence[Provision]) -> dict[str, tuple[str, ...]]:
    """The texts of what each provision stands in, from the outermost on, by lineage."""
    above: dict[str, tuple[str, ...]] = {}
    texts = {each.subject: each.text for each in plan}
    for each in plan:
        parent = texts.get(each.parent)
        above[each.subject] = () if parent is None else (*above.get(each.parent, ()), parent)
    return above


def _equal_pairs(
    old: Iterable[Provision],
    new: Iterable[Provision],
    old_paths: Mapping[str, tuple[str, ...]] = _ANYWHERE,
    new_paths: Mapping[str, tuple[str, ...]] = _ANYWHERE,
) -> Pairs:
    waiting: dict[tuple[str, str, tuple[str, ...]], list[Provision]] = defaultdict(list)
    for each in old:
        waiting[each.kind, each.text, old_paths.get(each.subject, ())].append(each)
    for each in new:
        like = waiting[each.kind, each.text, new_paths.get(each.subject, ())]
        if like and each.text:
            yield like.pop(0), each


def _like_pairs(old: Sequence[Provision], new: Sequence[Provision]) -> Pairs:
    """The likest first, so that a text is not given away to one that resembles it less."""
    ranked = sorted(_alike(old, new), key=lambda pair: pair[:2])
    taken: set[str] = set()
    for _unlike, _subjects, one, other in ranked:
        if not taken & {f"old {one.subject}", f"new {other.subject}"}:
            taken |= {f"old {one.subject}", f"new {other.subject}"}
            yield one, other


def _alike(
    old: Sequence[Provision], new: Sequence[Provision]
) -> Iterator[tuple[float, list[str], Provision, Provision]]:
    """What resembles each other enough; most pairs are told apart without being compared in earnest."""
    parts = {each: occurrences(each.text) for each in (*old, *new)}
    for one, other in product(old, new):
        if one.kind == other.kind and most_likeness(parts[one], parts[other]) >= ALIKE:
            found = likeness(one.text, other.text)
            if found >= ALIKE:
                yield -found, sorted((one.subject, other.subject)), one, other


def _in_order(
    old: Sequence[Provision], new: Sequence[Provision], before: dict[str, Provision]
) -> frozenset[str]:
    """The provisions (as they are known now) that still follow each other as before; the others moved."""
    places = {each.subject: place for place, each in enumerate(old)}
    siblings: dict[str, list[str]] = defaultdict(list)
    for each in new:
        if each.subject in before:
            siblings[each.parent].append(each.subject)
    stayed: set[str] = set()
    for keys in siblings.values():
        stayed.update(keys[rank] for rank in _rising([places[before[key].subject] for key in keys]))
    return frozenset(stayed)


def _rising(places: Sequence[int]) -> list[int]:
    """The positions of the longest run of places, gaps allowed, that rise."""
    best: list[list[int]] = []
    for end, place in enumerate(places):
        longest = max((best[i] for i in range(end) if places[i] < place), key=len, default=[])
        best.append([*longest, end])
    return max(best, key=len, default=[])


def _difference(
    old: Provision | None, new: Provision, stayed: frozenset[str], names: dict[str, str]
) -> Difference:
    if old is None:
        return Difference(Change.NEW, None, new)
    fields = changed_fields(old, new)
    has_moved = names.get(old.parent, old.parent) != new.parent or new.subject not in stayed
    moved = Change.MOVED if has_moved else Change.SAME
    return Difference(Change.CHANGED if fields else moved, old, new, fields, has_moved)


def changed_fields(old: Provision, new: Provision) -> tuple[str, ...]:
    """The names of the columns that say something else now, "" first where the text itself does."""
    names = dict.fromkeys(name for name, _ in (*old.details, *new.details))
    differing = tuple(name for name in names if old.detail(name) != new.detail(name))
    return ("", *differing) if old.text != new.text else differing


def _with_deleted(
    old: Sequence[Provision], found: Sequence[Difference], kept: set[str]
) -> Iterator[Difference]:
    """Put what is gone behind what stood before it."""
    gone: dict[str | None, list[Difference]] = defaultdict(list)
    last: str | None = None
    for each in old:
        if each.subject in kept:
            last = each.subject
        else:
            gone[last].append(Difference(Change.DELETED, each, None))
    yield from gone[None]
    for difference in found:
        yield difference
        if difference.old is not None:
            yield from gone[difference.old.subject]
