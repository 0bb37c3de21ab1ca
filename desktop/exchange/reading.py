"""What reading a file gave: the plan, the document it was read from, and which place says what."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.exchange.document import Document
from desktop.exchange.plan_file import PlanFile


@dataclass(frozen=True)
class Reading:
    """A plan and where it comes from; `document` is None for a file that holds a plan as such (.json).

    `origins` tells by full number (「一、(一)1.」) which paragraphs and cells of the document an item was
    read from, `chapter_origins` the same for each chapter in turn; see `Paragraph.origin`.
    """

    plan: PlanFile
    document: Document | None = None
    origins: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    chapter_origins: tuple[tuple[int, ...], ...] = ()
