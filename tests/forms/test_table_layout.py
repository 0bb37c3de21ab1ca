import re
from bisect import bisect_right
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.forms.cells import Column, cell, group_cell, heading_cell
from desktop.forms.page import A4, A4_LANDSCAPE, MM, OUTER_RULE, Page, Text
from desktop.forms.tables import Table
from desktop.rules.printed.cells import Cell, Row, Stand
from desktop.rules.printed.text import Align, Paragraph
from tests.forms.printed import joined, lines, pages, printed, story

COLUMNS = (Column("實施要領", 30), Column("推動作法"), Column("承辦單位", 28))
HEADINGS = ["實施要領", "推動作法", "承辦單位"]
LEFT, RIGHT = A4.left * MM, (A4.width - A4.right) * MM
BOTTOM = (A4.height - A4.bottom) * MM


def numbered(count: int, prefix: str = "") -> str:
    """A text of that many tellable parts, each a line in a column of ordinary width."""
    return "\n".join(f"{prefix}第{number}行" for number in range(1, count + 1))


def plain_rows(count: int, text: str = "落實各項服務設施") -> tuple[Row, ...]:
    """Rows without spans."""
    return tuple(Row((cell(f"甲{n}"), cell(f"{text}{n}"), cell("行政室"))) for n in range(1, count + 1))


def grouped_rows(name: str, tasks: int, task: str = "工作") -> tuple[Row, ...]:
    """Rows whose first cell spans all of them."""
    first = Row((group_cell(Paragraph(name)), cell(f"{task}1"), cell("行政室")))
    return (first, *(Row((None, cell(f"{task}{n}"), cell("行政室"))) for n in range(2, tasks + 1)))


def body_texts(page: Page) -> list[Text]:
    """The texts of a page without the footer."""
    return [text for text in page.texts if text.y < BOTTOM]


def test_the_headings_stand_on_every_page_of_the_table() -> None:
    every = lines(story(Table(COLUMNS, plain_rows(120))))
    assert len(every) > 3
    with_rows = [page for page in every if any(text.startswith("甲") for text in page)]
    assert all([heading for heading in page if heading in HEADINGS] == HEADINGS for page in with_rows)


def test_a_table_without_rows_prints_its_headings() -> None:
    assert all(heading in lines(story(Table(COLUMNS, ())))[0] for heading in HEADINGS)


def test_a_row_taller_than_a_page_goes_on_without_losing_a_line() -> None:
    tall = Row((group_cell(Paragraph("機關形象")), cell(numbered(150)), cell("行政室")))
    every = lines(story(Table(COLUMNS, (tall,))))
    found = [text for page in every for text in page if re.fullmatch(r"第\d+行", text)]
    assert found == numbered(150).split("\n")
    assert len(every) >= 4
    assert "（續）" not in joined(every[0])
    assert all("機關形象（續）" in joined(page) for page in every[1:4])


def test_a_tall_row_reads_back_whole_from_the_pdf() -> None:
    tall = Row((cell("甲"), cell(numbered(120)), cell("行政室")))
    text = printed(Table(COLUMNS, (tall,))).text
    assert all(f"第{number}行" in text for number in range(1, 121))


def test_a_name_taller_than_a_page_goes_on_without_losing_a_line() -> None:
    rows = (Row((group_cell(Paragraph(numbered(90, "名"))), cell("工作"), cell("行政室"))),)
    found = [text for page in lines(story(Table(COLUMNS, rows))) for text in page if text.startswith("名第")]
    assert found == numbered(90, "名").split("\n")


def test_a_spanning_detail_longer_than_its_rows_stretches_the_last_one() -> None:
    rows = (
        Row((Cell((Paragraph(numbered(8, "指標")),)), cell("工作1"), cell("行政室"))),
        Row((None, cell("工作2"), cell("行政室"))),
        Row((cell("乙"), cell("工作3"), cell("行政室"))),
    )
    (page,) = pages(story(Table(COLUMNS, rows)))
    place = {text.line.text: text.y for text in page.texts}
    assert place["工作3"] > place["指標第8行"] > place["工作2"]


def test_a_group_is_named_again_on_the_next_page_with_a_mark() -> None:
    every = lines(story(Table(COLUMNS, grouped_rows("機關形象", 80))))
    assert "機關形象" in every[0]
    assert all("機關形象（續）" in joined(page) for page in every[1:3])
    assert joined(text for page in every for text in page).count("（續）") == len(every) - 1


def test_a_group_that_ends_with_its_page_is_not_named_again() -> None:
    rows = (*grouped_rows("甲要項", 3), *grouped_rows("乙要項", 3))
    assert "（續）" not in joined(text for page in lines(story(Table(COLUMNS, rows))) for text in page)


def test_a_short_row_is_not_cut() -> None:
    rows = tuple(Row((cell(f"甲{n}"), cell(numbered(5, f"{n}之")), cell("行政室"))) for n in range(1, 40))
    for page in lines(story(Table(COLUMNS, rows))):
        for number in {text.split("之")[0] for text in page if "之第" in text}:
            assert sum(text.startswith(f"{number}之第") for text in page) == 5


@pytest.mark.parametrize("height", range(7, 13))
def test_no_row_leaves_a_single_line_on_a_page(height: int) -> None:
    for before in range(18, 30):
        rows = (*plain_rows(before), Row((cell("甲"), cell(numbered(height)), cell("行政室"))))
        for page in lines(story(Table(COLUMNS, rows))):
            assert sum(bool(re.fullmatch(r"第\d+行", text)) for text in page) not in (1, 2)


def test_a_short_spanning_cell_is_not_cut_where_its_page_has_room() -> None:
    for before in range(10, 26):
        detail = Cell((Paragraph(numbered(4, "指標")),))
        group = (
            Row((cell("甲"), detail, cell("行政室"))),
            Row((cell("乙"), None, cell(numbered(5)))),
            Row((cell("丙"), None, cell("行政室"))),
        )
        every = lines(story(Table(COLUMNS, (*plain_rows(before), *group))))
        counts = [sum(text.startswith("指標") for text in page) for page in every]
        assert sorted(counts)[-1] == 4


def test_a_row_that_leads_stays_with_the_next_one() -> None:
    for before in range(16, 34):
        lead = Row((heading_cell("小計區", columns=3),), leads=True)
        rows = (*plain_rows(before), lead, Row((cell("末"), cell(numbered(4)), cell("行政室"))))
        pages_with = [page for page in lines(story(Table(COLUMNS, rows))) if "小計區" in page]
        assert len(pages_with) == 1
        assert "第1行" in pages_with[0]


def test_rows_to_be_filled_in_by_hand_have_their_least_height() -> None:
    rows = tuple(Row((cell(str(n)), Cell(), Cell()), least=14) for n in range(1, 5))
    (page,) = pages(story(Table(COLUMNS, rows)))
    places = [text.y for text in page.texts if text.line.text in "1234"]
    gaps = [lower - upper for upper, lower in pairwise(places)]
    assert gaps == [pytest.approx(14 * MM)] * 3


def test_a_cell_that_spans_columns_has_no_rule_through_it() -> None:
    rows = (
        Row((cell("甲"), cell("乙"), cell("丙"))),
        Row((cell("合併", columns=3),)),
        Row((cell("丁"), cell("戊"), cell("己"))),
    )
    (page,) = pages(story(Table(COLUMNS, rows)))
    (merged,) = (text for text in page.texts if text.line.text == "合併")
    crossing = [rule for rule in page.rules if rule.x1 == rule.x2 and rule.y1 < merged.y < rule.y2]
    assert {round(rule.x1, 2) for rule in crossing} == {round(LEFT, 2), round(RIGHT, 2)}
    (other,) = (text for text in page.texts if text.line.text == "戊")
    assert len([rule for rule in page.rules if rule.x1 == rule.x2 and rule.y1 < other.y < rule.y2]) == 4


def test_no_rule_runs_through_a_cell_that_spans_rows() -> None:
    (page,) = pages(story(Table(COLUMNS, grouped_rows("機關形象", 6))))
    places = [text.y for text in page.texts if re.fullmatch(r"工作\d", text.line.text)]
    between = [
        rule
        for rule in page.rules
        if rule.y1 == rule.y2 and places[0] < rule.y1 < places[-1] and rule.x1 < RIGHT
    ]
    assert len(between) == 5
    assert all(rule.x1 == pytest.approx(LEFT + 30 * MM) for rule in between)


def test_the_frame_is_heavier_than_the_rules_inside() -> None:
    (page,) = pages(story(Table(COLUMNS, plain_rows(3))))
    table_rules = [rule for rule in page.rules if rule.y1 < 600]
    weights = {rule.weight for rule in table_rules}
    assert weights == {0.5, OUTER_RULE}
    assert sum(rule.weight == OUTER_RULE and rule.x1 == rule.x2 for rule in table_rules) >= 2


def test_figures_stand_in_the_middle_or_on_the_right_as_their_column_says() -> None:
    columns = (Column("左", 40), Column("中", 40, Align.CENTRE), Column("右", 40, Align.RIGHT))
    (page,) = pages(story(Table(columns, (Row((cell("1.5"), cell("1.5"), cell("1.5"))),))))
    left, middle, right = (text.x for text in page.texts if text.line.text == "1.5")
    third = (RIGHT - LEFT) / 3
    width = next(text.line.width for text in page.texts if text.line.text == "1.5")
    assert left - LEFT < 6
    assert middle + width / 2 == pytest.approx(LEFT + 1.5 * third)
    assert RIGHT - (right + width) < 6


def test_a_column_in_the_middle_centres_its_text_against_a_taller_neighbour() -> None:
    columns = (Column("作法"), Column("期限", 30, stand=Stand.MIDDLE))
    (page,) = pages(story(Table(columns, (Row((cell(numbered(5)), cell("115.12.10"))),))))
    place = {text.line.text: text.y for text in page.texts}
    assert place["115.12.10"] == pytest.approx(place["第3行"])


def test_a_table_fills_the_width_of_turned_paper() -> None:
    (page,) = pages(story(Table(COLUMNS, plain_rows(3)), paper=A4_LANDSCAPE))
    right = (A4_LANDSCAPE.width - A4_LANDSCAPE.right) * MM
    assert max(rule.x2 for rule in page.rules) == pytest.approx(right)


# Where the columns of a made-up table begin; its cells hold nothing but one character each, over and over.
EDGES = [LEFT, LEFT + 30 * MM, LEFT + 60 * MM, RIGHT - 25 * MM]
NAME, DETAIL, WORK = "名", "細", "作"
LONG = st.integers(0, 400)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of up to 25 rows with cells of up to two pages, some of which span rows."""
    rows = []
    for number in range(draw(st.integers(1, 25))):
        goes_on = number > 0 and draw(st.booleans())
        name = None if goes_on else group_cell(Paragraph(NAME * draw(st.integers(1, 40))))
        detail = None if goes_on and draw(st.booleans()) else cell(DETAIL * draw(LONG))
        rows.append(Row((name, detail, cell(WORK * draw(LONG)), cell("室"))))
    return Table((Column("", 30), Column("", 30), Column(""), Column("", 25)), tuple(rows))


def count(table: Table, character: str) -> int:
    """How often the character stands in the table's cells."""
    cells = (part for row in table.rows for part in row.cells if part is not None)
    return sum(paragraph.text.count(character) for part in cells for paragraph in part.paragraphs)


@settings(max_examples=60, deadline=None)
@given(tables())
def test_whatever_the_rows_hold_all_of_it_is_printed_once(table: Table) -> None:
    text = joined(text.line.text for page in pages(story(table, title="表")) for text in body_texts(page))
    assert text.count(DETAIL) == count(table, DETAIL)
    assert text.count(WORK) == count(table, WORK)
    assert text.count("室") == len(table.rows)
    # Names are repeated where their group goes on.
    assert text.count(NAME) >= count(table, NAME)


@settings(max_examples=60, deadline=None)
@given(tables())
def test_whatever_the_rows_hold_nothing_lies_on_anything_or_outside_the_margins(table: Table) -> None:
    for page in pages(story(table, title="表")):
        columns: dict[int, list[float]] = {}
        for text in body_texts(page):
            assert text.x >= LEFT
            assert text.x + text.line.width <= RIGHT + 0.1
            if text.line.text[:1] in (NAME, DETAIL, WORK):
                columns.setdefault(bisect_right(EDGES, text.x), []).append(text.y)
        for places in map(sorted, columns.values()):
            assert all(lower - upper > 16 for upper, lower in pairwise(places))
