"""What there is to decide before a plan is copied into another year, and the decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

# What is decided of a task or an open question: it goes along, or not.
KEEP, DROP = "沿用", "不列入"


class CopyGroup(StrEnum):
    """The groups in which a copy is looked through, in their order."""

    DUES = "dues"
    TEXTS = "texts"
    SECTIONS = "sections"
    TASKS = "tasks"
    CHAPTERS = "chapters"


class CopyKind(StrEnum):
    """What is decided.

    The wording of the title, a chapter or an item; a due date; who takes a section's place; which letter
    stands in a letter's place; whether a task or an open question goes along.
    """

    TITLE = "title"
    CHAPTER = "chapter"
    NODE = "node"
    DUE = "due"
    SECTION = "section"
    TASK = "task"
    LETTER = "letter"
    LEFTOVER = "leftover"


TEXT_KINDS = (CopyKind.TITLE, CopyKind.CHAPTER, CopyKind.NODE)
# Of these the only question is whether they go along.
KEPT_KINDS = (CopyKind.TASK, CopyKind.LEFTOVER)


@dataclass(frozen=True)
class CopyPlace:
    """What a decision is about: a row of the old plan by its key, in it a field, in a list of lines one."""

    kind: CopyKind
    key: int
    field: str = ""
    line: int = 0


# What the new plan says in a place, in the words of the review: the decisions that were made.
Decisions = Mapping[CopyPlace, str]


@dataclass(frozen=True)
class CopyItem:
    """One thing to decide: `old` is what the old plan says, `options` what the new one may say instead.

    The first option is the proposal; it `is_certain` where nobody needs to think about it. `where` and
    `what` name the place, `remark` says what to mind, and `question` is left to be asked while nothing is
    decided; it is about the item `node_id`, if about one. Of a section it is asked in all its `tasks`.
    """

    place: CopyPlace
    group: CopyGroup
    where: str
    what: str
    old: str
    options: tuple[str, ...]
    question: str
    remark: str = ""
    is_certain: bool = False
    node_id: int | None = None
    tasks: tuple[int, ...] = ()

    @property
    def proposed(self) -> str:
        """What the new plan is to say if nobody wants anything else."""
        return self.options[0]

    @property
    def unchanged(self) -> str:
        """What the new plan says if it is to be as the old one."""
        return KEEP if self.place.kind in KEPT_KINDS else self.old


@dataclass(frozen=True)
class CopyReview:
    """Everything to decide about copying the plan of one ROC year into another, group by group."""

    from_year: int
    to_year: int
    items: tuple[CopyItem, ...]

    def certain(self) -> dict[CopyPlace, str]:
        """The decisions that nobody needs to think about."""
        return {item.place: item.proposed for item in self.items if item.is_certain}
