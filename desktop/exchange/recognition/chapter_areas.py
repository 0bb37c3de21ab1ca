"""Chapters that each have a task table of their own: they are the areas of the plan."""

import re
from collections.abc import Sequence

from desktop.exchange.document import Paragraph
from desktop.exchange.recognition.chapters import ChapterDraft
from desktop.exchange.recognition.named_tables import named_row
from desktop.exchange.recognition.row_fitting import OUTLINE, FittedRow
from desktop.exchange.recognition.table_parts import Pieces

# What such a table is called rather than what it is about.
_GENERAL = re.compile("計畫|內容|項目|附[表件錄]|進度|期程|一覽|總表|分工|考核|經費")


def name_areas_by_chapters(chapters: Sequence[ChapterDraft], pieces: Sequence[Pieces]) -> int:
    """Put the heading of each chapter with a task table above its tasks, as the area they belong to.

    Only where several chapters have such tables, none of which names groups itself. Returns how many became
    areas; they stay chapters too, which a person has to decide on.
    """
    holding = [(chapter, piece) for chapter, piece in zip(chapters, pieces, strict=True) if piece.parts]
    rows = [part for _chapter, piece in holding for part in piece.parts if isinstance(part, FittedRow)]
    names_groups = any(row.of(OUTLINE) for row in rows)
    is_general = any(_GENERAL.search(chapter.heading) for chapter, _piece in holding)
    if len(holding) < 2 or names_groups or is_general or any(row.is_wrapped for row in rows):
        return 0
    for chapter, piece in holding:
        name = Paragraph(chapter.heading.rstrip("：:"), origin=chapter.origin)
        piece.parts.insert(0, named_row(name, wrapped=False))
    return len(holding)
