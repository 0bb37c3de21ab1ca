"""What a written plan carries along unseen: the facts that no page shows, for reading it in again.

A quota or a state is on no printed page. The plan's own shape therefore rides inside the file. What people
see always wins: while nobody changed a word, the plan is taken as it was; after that each item takes its
unseen facts only while what it says is still the same.
"""

import hashlib
import json
from dataclasses import dataclass, replace

from desktop.errors import BadFile
from desktop.exchange.document import Document
from desktop.exchange.plan_file import Item, PlanFile, Question
from desktop.exchange.plan_json import from_data, to_json

FORMAT = "weimin-carried/1"
LARGEST = 20 * 1024 * 1024


@dataclass(frozen=True)
class Carried:
    """The plan that was written, and the fingerprint of the document it was written as."""

    plan: PlanFile
    fingerprint: str


def carried_text(plan: PlanFile, document: Document) -> str:
    """Return what goes along in the file; `document` is what a reader finds in it."""
    whole = {"format": FORMAT, "document": fingerprint(document), "plan": json.loads(to_json(plan))}
    return json.dumps(whole)


def fingerprint(document: Document) -> str:
    """Return what changes with every visible character of a document, but not with blanks."""
    words = "\n".join("".join(line.split()) for line in document.lines())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def read_carried(text: str) -> Carried | None:
    """Return what a file carries along, None where that is nothing of ours, or damaged."""
    if not text or len(text) > LARGEST:
        return None
    try:
        whole = json.loads(text)
        if not isinstance(whole, dict) or whole.get("format") != FORMAT:
            return None
        return Carried(from_data(whole["plan"]), str(whole["document"]))
    except (BadFile, KeyError, ValueError, RecursionError):
        return None


def is_as_written(document: Document) -> bool:
    """Whether a document is one that this program wrote and nobody changed a word of."""
    return document.carried is not None and document.carried.fingerprint == fingerprint(document)


def with_carried(read: PlanFile, document: Document) -> PlanFile:
    """Return the plan read from a document with what the document carries along, as far as that holds."""
    carried = document.carried
    if carried is None:
        return read
    if is_as_written(document):
        asked = carried.plan.questions
        told = (question for question in _told(read) if question not in asked)
        return replace(carried.plan, questions=(*told, *asked))
    return _merged(read, carried.plan)


def _told(read: PlanFile) -> list[Question]:
    return [question for question in read.questions if question.about == "document"]


def _merged(read: PlanFile, carried: PlanFile) -> PlanFile:
    """Return the plan as it is read now, its unchanged parts with what they had unseen."""
    is_same_head = _same(read.title, carried.title)
    is_same_table = read.columns == carried.columns
    chapters = [(_said(c.heading), tuple(map(_said, c.paragraphs))) for c in read.chapters]
    before = [(_said(c.heading), tuple(map(_said, c.paragraphs))) for c in carried.chapters]
    return replace(
        read,
        title=carried.title if is_same_head else read.title,
        agency=carried.agency if is_same_head else read.agency,
        year=carried.year if is_same_head else read.year,
        chapters=carried.chapters if chapters == before else read.chapters,
        basis_letters=carried.basis_letters if chapters == before else read.basis_letters,
        layout=carried.layout if is_same_table else read.layout,
        numbering=carried.numbering if is_same_table else read.numbering,
        items=_items(read.items, carried.items),
        unplaced=tuple(dict.fromkeys((*read.unplaced, *carried.unplaced))),
    )


def _items(read: tuple[Item, ...], carried: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items, each with the unseen facts of the one that says the same; none serves twice."""
    waiting = list(carried)
    found = []
    for item in read:
        same = next((other for other in waiting if _says_the_same(item, other)), None)
        if same is None:
            found.append(item)
            continue
        waiting.remove(same)
        found.append(replace(same, number=item.number, items=_items(item.items, same.items)))
    return tuple(found)


def _says_the_same(item: Item, other: Item) -> bool:
    return item.kind is other.kind and _seen(item) == _seen(other)


def _seen(item: Item) -> tuple[object, ...]:
    """Return what a page shows of an item itself."""
    return (
        _said(item.text),
        tuple(map(_said, item.indicators)),
        _said(item.method),
        _said(item.remark),
        tuple(_said(due.text) for due in item.due),
        tuple(_said(share.name) for share in item.sections),
    )


def _same(one: str, other: str) -> bool:
    return _said(one) == _said(other)


def _said(text: str) -> str:
    return "".join(text.split())
