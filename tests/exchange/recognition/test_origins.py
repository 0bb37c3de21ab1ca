"""Where each item was read from, for showing a plan beside its document."""

from desktop.exchange.document import Cell, Document, Paragraph, Table, numbered
from desktop.exchange.plan_import import reading_steps
from desktop.exchange.reading import Reading

TEXT = """松濤區公所115年度提升服務品質執行計畫
壹、計畫依據
依本所規定辦理。
貳、計畫內容
實施要領\t推動作法\t承辦單位
一、服務環境\t1.檢查照明\t總務課
\t2.更新標示\t民政課
"""


def reading(source: str) -> Reading:
    steps = reading_steps(source)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Reading = end.value
            return found


def said_by(found: Reading, origins: tuple[int, ...]) -> list[str]:
    """What the paragraphs and cells with these origins say."""
    assert found.document is not None
    places = [
        place
        for block in found.document.blocks
        for place in (
            [block] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row]
        )
    ]
    by_origin = {place.origin: place.text for place in places}
    return [by_origin[origin] for origin in origins]


def test_paragraphs_and_cells_are_numbered_in_reading_order():
    table = Table(((Cell(("甲",), 0), Cell(("乙",), 1)),))
    found = numbered(Document((Paragraph("首"), table, Paragraph("尾"))))
    first, middle, last = found.blocks
    assert isinstance(middle, Table)
    assert [first.origin, *(cell.origin for cell in middle.rows[0]), last.origin] == [0, 1, 2, 3]


def test_an_item_leads_to_the_cell_that_says_it():
    found = reading(TEXT)
    assert said_by(found, found.origins["一、"]) == ["一、服務環境"]
    assert said_by(found, found.origins["一、1."]) == ["1.檢查照明"]
    assert said_by(found, found.origins["一、2."]) == ["2.更新標示"]


def test_a_chapter_leads_to_its_heading_and_its_paragraphs():
    found = reading(TEXT)
    assert said_by(found, found.chapter_origins[0]) == ["壹、計畫依據", "依本所規定辦理。"]
    assert said_by(found, found.chapter_origins[1]) == ["貳、計畫內容"]
