"""What a line of a document says is found from the plan, and the plan from the line."""

from desktop.exchange.document import Cell, Document, Paragraph, Table, numbered
from desktop.exchange.source_links import Kind, Place, ReadFrom, SourceLinks, Target, parts_of

TABLE = Table(
    (
        (Cell(("實施要領",), 0), Cell(("推動作法",), 1), Cell(("完成期限",), 2)),
        (
            Cell(("一、服務 流程",), 0),
            Cell(("1.檢討流程", "並公布", "", "2.檢討流程，每季一次"), 1),
            Cell(("115.3.1", "", "115.6.1"), 2),
        ),
    )
)
DOCUMENT = numbered(Document((Paragraph("計畫"), TABLE), notes=("註一：\n依函示辦理",)))
AREA, FIRST, SECOND = (Target(Kind.ITEM, key) for key in (1, 2, 3))
LINKS = SourceLinks(
    DOCUMENT,
    [
        ReadFrom(AREA, "服務流程", (4,)),
        ReadFrom(FIRST, "檢討流程並公布", (5,), is_task=True),
        ReadFrom(SECOND, "檢討流程，每季一次", (5,), is_task=True),
        ReadFrom(Target(Kind.CHAPTER, 1), "計畫", (0,)),
    ],
)


def test_parts_are_numbered_on_from_cells_to_notes() -> None:
    assert [part.origin for part in parts_of(DOCUMENT)] == list(range(8))
    assert list(parts_of(DOCUMENT))[-1].lines == ("註一：", "依函示辦理")


def test_an_item_has_its_own_lines_of_a_cell() -> None:
    assert LINKS.places(FIRST) == (Place(5, 0, 1, is_exact=True),)
    assert LINKS.places(SECOND) == (Place(5, 3, 3, is_exact=True),)
    assert LINKS.places(AREA) == (Place(4, 0, 0, is_exact=True),)
    assert LINKS.places(Target(Kind.ITEM, 9)) == ()


def test_an_item_whose_words_are_not_in_its_cell_has_all_of_it() -> None:
    links = SourceLinks(DOCUMENT, [ReadFrom(FIRST, "別的", (5,))])
    assert links.places(FIRST) == (Place(5, 0, 3, is_exact=False),)


def test_text_cut_up_by_a_page_is_found_in_every_cell_that_has_a_part_of_it() -> None:
    rows = ((Cell(("3.成效分析", "善用調查"), 0), Cell(("輔導組",), 1)), (Cell(("進行統計分析。",), 0),))
    document = numbered(Document((Table(rows),)))
    links = SourceLinks(document, [ReadFrom(FIRST, "善用調查，進行統計分析。", (0, 1, 2))])
    assert links.places(FIRST) == (
        Place(0, 1, 1, is_exact=True),
        Place(1, 0, 0, is_exact=False),
        Place(2, 0, 0, is_exact=True),
    )


def test_equal_items_of_one_cell_have_lines_of_their_own() -> None:
    document = numbered(Document((Table(((Cell(("1.辦理測試", "2.辦理測試"), 0),),)),)))
    links = SourceLinks(document, [ReadFrom(target, "辦理測試", (0,)) for target in (FIRST, SECOND)])
    assert [links.places(target)[0].first for target in (FIRST, SECOND)] == [0, 1]


def test_a_line_says_the_item_it_belongs_to() -> None:
    assert [LINKS.target_at(5, line) for line in range(4)] == [FIRST, FIRST, FIRST, SECOND]
    assert LINKS.target_at(4, 0) == AREA
    assert LINKS.target_at(0, 0) == Target(Kind.CHAPTER, 1)


def test_dates_as_many_as_tasks_are_one_of_each() -> None:
    assert [LINKS.target_at(6, line) for line in range(3)] == [FIRST, FIRST, SECOND]


def test_dates_that_do_not_line_up_are_of_the_first_task() -> None:
    cells = (Cell(("1.甲", "2.乙"), 0), Cell(("115.3.1",), 1))
    read = [ReadFrom(FIRST, "甲", (0,), is_task=True), ReadFrom(SECOND, "乙", (0,), is_task=True)]
    links = SourceLinks(numbered(Document((Table((cells,)),))), read)
    assert links.target_at(1, 0) == FIRST


def test_what_nothing_was_read_from_says_nothing() -> None:
    assert LINKS.target_at(1, 0) is None
    assert LINKS.target_at(7, 0) is None


def test_text_without_a_place_is_found_line_by_line() -> None:
    assert LINKS.places_of_text("115.6.1\n註一：\n找不到的") == (
        Place(6, 2, 2, is_exact=True),
        Place(7, 0, 0, is_exact=True),
    )
