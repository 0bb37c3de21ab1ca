"""The source on the screen says all the document says, in its places, quickly."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.exchange.document import Cell, Document, Paragraph, Table, numbered
from desktop.exchange.source_links import Place, parts_of
from desktop.ui.review.source_page import SourcePage, source_page
from desktop.ui.review.source_view import SourceText

words = st.text(st.sampled_from("一二<b>&\t 服務"), max_size=5)
cells = st.builds(
    Cell,
    st.lists(words, max_size=3).map(tuple),
    st.integers(0, 4),
    st.integers(1, 3),
    st.integers(1, 3),
)
tables = st.builds(Table, st.lists(st.lists(cells, max_size=4).map(tuple), max_size=5).map(tuple))
paragraphs = st.builds(Paragraph, words, st.sampled_from([None, 1, 5]))
documents = st.builds(
    Document,
    st.lists(tables | paragraphs, max_size=4).map(tuple),
    st.lists(words, max_size=2).map(tuple),
)


def line_at(page: SourcePage, position: int) -> str:
    return page.page.findBlock(position).text()


@settings(max_examples=60, deadline=None)
@given(document=documents)
def test_every_line_stands_where_it_is_said_to(qapp: QApplication, document: Document) -> None:
    document = numbered(document)
    page = source_page(document, "註")
    for part in parts_of(document):
        shown = [line_at(page, position) for position in page.lines[part.origin]]
        assert shown == list(part.lines or ("",))
        for number, position in enumerate(page.lines[part.origin]):
            assert page.at[position] == (part.origin, number)


def test_merged_cells_are_merged_and_a_long_table_is_cut_between_them(qapp: QApplication) -> None:
    rows = [(Cell((f"第{place}項",), 0, row_span=30), Cell(("甲",), 1)) for place in range(3)]
    table = [row for first in rows for row in (first, *[(Cell(("乙",), 1),)] * 29)]
    page = source_page(numbered(Document((Table(tuple(table)),))), "註")
    made = [frame for frame in page.page.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert [found.rows() for found in made] == [60, 30]
    assert made[0].cellAt(29, 0).firstCursorPosition().block().text() == "第0項"


def test_notes_stand_at_the_end_under_their_heading(qapp: QApplication) -> None:
    page = source_page(numbered(Document((Paragraph("本文"),), notes=("註一：依函",))), "註腳與註解")
    assert page.page.toPlainText().split("\n") == ["本文", "註腳與註解", "註一：依函"]


@pytest.fixture
def text(qtbot: QtBot) -> Iterator[SourceText]:
    view = SourceText()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    return view


def test_a_long_source_is_there_at_once_and_scrolls_to_what_is_marked(text: SourceText) -> None:
    row = tuple(Cell((f"每季檢討申辦流程並公告於服務台{column}",), column) for column in range(5))
    document = numbered(Document((Table((row,) * 1000),)))
    began = time.perf_counter()
    text.show_document(document)
    text.mark([Place(4990, 0, 0, is_exact=True)])
    QApplication.processEvents()
    assert time.perf_counter() - began < 3
    assert text.marked() == ["每季檢討申辦流程並公告於服務台0"]
    assert text.viewport().rect().contains(text.cursorRect().center())


def test_what_is_seen_already_does_not_scroll(text: SourceText) -> None:
    text.show_document(numbered(Document(tuple(Paragraph(f"第{number}段") for number in range(100)))))
    bar = text.verticalScrollBar()
    text.mark([Place(3, 0, 0, is_exact=True)])
    assert bar.value() == 0
    text.mark([Place(90, 0, 0, is_exact=True)])
    assert bar.value() > 0
