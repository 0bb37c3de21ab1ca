"""The texts of a plan that name a year, its letters and open questions, as things to decide before a copy."""

from collections.abc import Iterator

from db.queries.plan import NodeRow
from desktop.rules.basis import official_form
from desktop.rules.copied_letters import has_year, renewed
from desktop.rules.copy_items import DROP, KEEP, CopyGroup, CopyItem, CopyKind, CopyPlace
from desktop.rules.copy_source import CopySource
from desktop.rules.numbering import Level, label
from desktop.rules.year_shift import Fate, YearText

_FATES = {
    Fate.BASIS: "依據的年度，建議不改",
    Fate.PAST: "往年，建議不改",
    Fate.FAR: "其他年度，建議不改",
}


def text_items(source: CopySource) -> Iterator[CopyItem]:
    """The title and the texts of items, but for their due words."""
    head, group = source.tree.head, CopyGroup.TEXTS
    title = source.years(head.title, cites=False)
    yield from worded(source, CopyPlace(CopyKind.TITLE, head.id), group, "整份計畫", "計畫名稱", title)
    for node in source.tree.nodes:
        for field, line, what, text in _words(node):
            place = CopyPlace(CopyKind.NODE, node.id, field, line)
            years = source.years(text)
            yield from worded(source, place, group, source.place(node), what, years, node.id)


def _words(node: NodeRow) -> Iterator[tuple[str, int, str, str]]:
    """The texts of an item, each with its field, its line in it, and what it is called."""
    yield "text", 0, "文字", node.text
    yield "method", 0, "推動方法", node.method
    for line, text in enumerate(node.indicators):
        yield "indicators", line, "執行項目", text
    yield "sections_text", 0, "印出的單位", node.sections_text
    yield "remark", 0, "備註", node.remark


def worded(
    source: CopySource,
    place: CopyPlace,
    group: CopyGroup,
    where: str,
    what: str,
    years: YearText,
    node_id: int | None = None,
) -> Iterator[CopyItem]:
    """Yield a text as a thing to decide, if there is a year in it; `where` and `what` name its place."""
    if not years.mentions:
        return
    options = dict.fromkeys((years.proposed, years.moved, years.text))
    said = "、".join(dict.fromkeys(f"「{mention.text.strip()}」" for mention in years.mentions))
    fates = dict.fromkeys(_FATES[m.fate] for m in years.mentions if m.fate is not Fate.MOVES)
    asks = f"{what}寫著{said}，複製時沒有改；請確認{source.to_year}年度是否適用。"
    at = where if place.kind is CopyKind.CHAPTER else ""
    yield CopyItem(
        place,
        group,
        where,
        what,
        years.text,
        tuple(options),
        f"{at}{asks}",
        "；".join(fates),
        years.is_certain,
        node_id,
    )


def chapter_items(source: CopySource) -> Iterator[CopyItem]:
    """The chapters, the basis letters, and what was open in the old plan."""
    group = CopyGroup.CHAPTERS
    for number, chapter in enumerate(source.tree.chapters, 1):
        where = label(Level.CHAPTER, number, source.tree.head.numbering_style) + chapter.heading
        place = CopyPlace(CopyKind.CHAPTER, chapter.id, "heading")
        yield from worded(source, place, group, where, "章名", source.years(chapter.heading))
        for line, text in enumerate(chapter.paragraphs):
            place = CopyPlace(CopyKind.CHAPTER, chapter.id, "paragraphs", line)
            yield from worded(source, place, group, where, f"第{line + 1}段", source.years(text))
    yield from _letters(source)
    yield from _leftovers(source)


def _letters(source: CopySource) -> Iterator[CopyItem]:
    for letter in source.tree.basis:
        if not has_year(letter, source.year):
            continue
        form = official_form(letter)
        yield CopyItem(
            CopyPlace(CopyKind.LETTER, letter.id),
            CopyGroup.CHAPTERS,
            f"依據{letter.mark}",
            "函文",
            form,
            tuple(dict.fromkeys((form, renewed(letter, source.year, source.by)))),
            f"依據{letter.mark}仍是「{form}」；{source.to_year}年度如有新的函文，請到「依據」修改。",
            "有新的函文時請改寫",
        )


def _leftovers(source: CopySource) -> Iterator[CopyItem]:
    for left in source.tree.leftovers:
        yield CopyItem(
            CopyPlace(CopyKind.LEFTOVER, left.id),
            CopyGroup.CHAPTERS,
            source.paths.get(left.node_id or 0, "") or left.item or "整份計畫",
            "未歸位的文字" if left.is_text else "待確認",
            left.text,
            (KEEP, DROP),
            "",
            f"{source.year}年度還沒有處理",
            is_certain=True,
            node_id=left.node_id,
        )
