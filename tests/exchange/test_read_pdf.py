"""PDF files as a reader of the page sees them."""

import pytest

from desktop.errors import BadFile
from desktop.exchange.document import Paragraph, Table
from desktop.exchange.read_pdf import read_pdf
from tests.exchange.pdf_files import PdfFile

HEADINGS = ["實施要領", "推動作法", "完成期限", "承辦單位"]
WIDTHS = [90, 200, 80, 70]
GREEN = ["一、環境", "1.綠化。", "115.5.1", "秘書室"]
CALLS = ["二、電話", "1.測試。", "115.6.1", "人事室"]


@pytest.fixture
def pdf(tmp_path):
    return PdfFile(tmp_path)


def paragraphs(pdf):
    return [block.text for block in read_pdf(pdf.save()).blocks if isinstance(block, Paragraph)]


def only_table(pdf) -> Table:
    (table,) = (block for block in read_pdf(pdf.save()).blocks if isinstance(block, Table))
    return table


def texts(table):
    return [[cell.text for cell in row if cell.text] for row in table.rows]


def test_a_line_goes_on_where_the_next_character_had_no_room(pdf):
    pdf.write("為提升本所服務品質並落實以民眾為中心的服務精神與理念，特依據縣政府函頒的計畫來")
    pdf.write("辦理。", "二、另外一項")
    assert paragraphs(pdf) == [
        "為提升本所服務品質並落實以民眾為中心的服務精神與理念，特依據縣政府函頒的計畫來辦理。",
        "二、另外一項",
    ]


def test_a_short_line_ends_its_paragraph(pdf):
    pdf.write("本計畫奉核後實施，修正時亦同，並公告於本所網站供民眾查閱。", "松溪鄉公所", "承辦單位：秘書室")
    assert paragraphs(pdf) == [
        "本計畫奉核後實施，修正時亦同，並公告於本所網站供民眾查閱。",
        "松溪鄉公所",
        "承辦單位：秘書室",
    ]


def test_paragraphs_and_tables_come_in_reading_order(pdf):
    pdf.write("上")
    pdf.table([100, 100], [["甲", "乙"], ["丙", "丁"]])
    pdf.write("下")
    assert [type(block) for block in read_pdf(pdf.save()).blocks] == [Paragraph, Table, Paragraph]


def test_a_merged_cell_spans_its_rows(pdf):
    pdf.table(WIDTHS, [HEADINGS, GREEN, [None, "2.消毒。", "", "民政課"]])
    area = only_table(pdf).rows[1][0]
    assert (area.text, area.column, area.row_span) == ("一、環境", 0, 2)


def test_lines_of_a_cell_are_joined_but_not_its_items_dates_and_sections(pdf):
    work = "1.每月巡檢洽公大廳、停車場與哺\n集乳室。\n2.補件。"
    pdf.table(WIDTHS, [HEADINGS, ["一、環境", work, "115.12.31\n115.06.30", "秘書室\n民政課"]])
    assert [cell.lines for cell in only_table(pdf).rows[1]] == [
        ("一、環境",),
        ("1.每月巡檢洽公大廳、停車場與哺集乳室。", "2.補件。"),
        ("115.12.31", "115.06.30"),
        ("秘書室", "民政課"),
    ]


def test_a_gap_in_a_cell_is_an_empty_line(pdf):
    pdf.table(WIDTHS, [HEADINGS, ["一、環境", "1.甲\n2.乙\n3.丙", "115.5.1\n\n115.6.1", "秘書室"]])
    assert only_table(pdf).rows[1][2].lines == ("115.5.1", "", "115.6.1")


def test_a_table_goes_on_over_pages_without_its_headings_again(pdf):
    pdf.table(WIDTHS, [HEADINGS, GREEN])
    pdf.next_page()
    pdf.table(WIDTHS, [HEADINGS, CALLS])
    assert texts(only_table(pdf)) == [
        HEADINGS,
        GREEN,
        CALLS,
    ]


def test_a_row_that_the_page_cut_in_two_is_one_again(pdf):
    pdf.table(WIDTHS, [HEADINGS, ["一、環境", "1.每月巡檢洽公大廳、停車場與哺", "115.5.1", "秘書室"]])
    pdf.next_page()
    pdf.table(WIDTHS, [HEADINGS, ["", "集乳室。\n2.補件。", "", ""], CALLS])
    assert texts(only_table(pdf))[1:] == [
        ["一、環境", "1.每月巡檢洽公大廳、停車場與哺集乳室。\n2.補件。", "115.5.1", "秘書室"],
        CALLS,
    ]


@pytest.mark.parametrize("again", ["", "一、環境（續）", "一、環境\n（續）", "一、環境"])
def test_a_merged_cell_that_the_page_cut_is_one_again(pdf, again):
    pdf.table(WIDTHS, [HEADINGS, GREEN, [None, "2.消毒。", "", "民政課"]])
    pdf.next_page()
    pdf.table(WIDTHS, [[again, "3.清溝。", "115.7.1", "清潔隊"], [None, "4.除草。", "", "清潔隊"]])
    table = only_table(pdf)
    assert table.rows[1][0].row_span == 4
    assert texts(table)[3] == ["3.清溝。", "115.7.1", "清潔隊"]


def test_heads_and_feet_of_pages_are_notes_and_numbers_of_pages_nothing(pdf):
    for number in (1, 2):
        pdf.write("松溪鄉公所年度計畫", at=20)
        pdf.write("一二"[number - 1] + "號內文")
        pdf.write(f"- {number} -", at=800)
        pdf.next_page()
    document = read_pdf(pdf.save())
    assert [block.text for block in document.blocks] == ["一號內文", "二號內文"]
    assert document.notes == ("松溪鄉公所年度計畫",)


def test_a_strip_for_signatures_is_a_note(pdf):
    pdf.write("壹、依據")
    pdf.table([100, 100, 100], [["承辦人", "單位主管", "機關首長"], ["", "", ""]])
    document = read_pdf(pdf.save())
    assert (len(document.blocks), document.notes) == (1, ("承辦人 單位主管 機關首長",))


def test_a_scanned_file_is_refused_with_advice(pdf):
    from PIL import Image

    pdf.canvas.drawInlineImage(Image.new("1", (20, 30)), 0, 0, 595, 842)
    with pytest.raises(BadFile, match=r"掃描的影像.*OCR"):
        read_pdf(pdf.save())


def test_a_file_with_a_password_is_refused(tmp_path):
    locked = PdfFile(tmp_path, encrypt="secret")
    locked.write("內文")
    with pytest.raises(BadFile, match="設有密碼"):
        read_pdf(locked.save())


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n" + b"garbage\n" * 99, b"PK\x03\x04", b""])
def test_a_damaged_file_is_refused(tmp_path, content):
    path = tmp_path / "壞.pdf"
    path.write_bytes(content)
    with pytest.raises(BadFile, match=r"壞\.pdf"):
        read_pdf(path)
