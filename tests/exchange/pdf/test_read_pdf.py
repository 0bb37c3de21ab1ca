"""PDF files as a reader of the page sees them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader

from desktop.errors import BadFile
from desktop.exchange.document import Paragraph, Table
from desktop.exchange.pdf.read_pdf import read_pdf
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


def test_dates_broken_by_their_column_and_by_the_page_are_dates_again(pdf):
    widths = [90, 200, 60, 70]
    pdf.table(widths, [HEADINGS, ["一、環境", "1.綠化。\n2.消毒。", "１１５．\n５．１", "秘書室"]])
    pdf.next_page()
    pdf.table(widths, [["", "", "５\n１１５．\n６．１", ""]])
    assert only_table(pdf).rows[1][2].lines == ("１１５．５．１５", "１１５．６．１")


def test_a_bracket_left_open_goes_on(pdf):
    pdf.table([90, 200, 80, 52], [HEADINGS, ["一、環境", "1.綠化。", "115.5.1", "秘書（主\n辦）\n人事室"]])
    assert only_table(pdf).rows[1][3].lines == ("秘書（主辦）", "人事室")


def test_a_row_is_one_again_where_the_page_cut_its_dates_at_another_task(pdf):
    pdf.table(WIDTHS, [HEADINGS, ["一、環境", "1.綠化。", "115.5.1\n115.6.1", "秘書室"]])
    pdf.next_page()
    pdf.table(WIDTHS, [["", "2.消毒。", "", "民政課"], CALLS])
    assert texts(only_table(pdf))[1:] == [
        ["一、環境", "1.綠化。\n2.消毒。", "115.5.1\n115.6.1", "秘書室\n民政課"],
        CALLS,
    ]


def test_rows_that_stand_for_themselves_stay_apart_over_a_page(pdf):
    pdf.table(WIDTHS, [HEADINGS, GREEN])
    pdf.next_page()
    pdf.table(WIDTHS, [["", "2.消毒。", "115.6.1", "民政課"], CALLS])
    assert texts(only_table(pdf))[1:] == [GREEN, ["2.消毒。", "115.6.1", "民政課"], CALLS]


def test_room_at_the_end_of_a_page_was_an_empty_line(pdf):
    work = "1.綠化。\n2.每月巡檢洽公大廳、停車場\n與哺集乳室及無障礙廁所與服務臺旁"
    pdf.table(WIDTHS, [HEADINGS, ["一、環境", work, "115.5.1\n115.6.1", "秘書室\n民政課\n"]])
    pdf.next_page()
    pdf.table(WIDTHS, [["", "的座椅。\n3.清溝。", "", "清潔隊"], CALLS])
    assert only_table(pdf).rows[1][3].lines == ("秘書室", "民政課", "", "清潔隊")


def test_a_row_of_one_cell_belongs_to_a_table_without_lines_at_its_sides(pdf):
    pdf.table(WIDTHS, [HEADINGS], sides=False)
    pdf.top -= 4
    pdf.table([sum(WIDTHS)], [["一、環境"]], sides=False)
    pdf.top -= 4
    pdf.table(WIDTHS, [["(一)綠化", *GREEN[1:]]], sides=False)
    assert [len(row) for row in only_table(pdf).rows] == [4, 1, 4]


def test_lines_drawn_as_thin_boxes_rule_a_table(pdf):
    pdf.table(WIDTHS, [HEADINGS, GREEN], thin_boxes=True)
    assert texts(only_table(pdf)) == [HEADINGS, GREEN]


def test_writing_from_above_to_below_goes_from_right_to_left(pdf):
    pdf.table(WIDTHS, [HEADINGS, [" \n \n \n \n", *GREEN[1:]]])
    pdf.write(*"一、服務", x=100, at=82)
    pdf.write(*"環境整潔", x=80, at=82)
    assert only_table(pdf).rows[1][0].lines == ("一、服務環境整潔",)


def test_what_is_drawn_twice_to_look_bold_is_read_once(pdf):
    pdf.write("壹、依據", at=60)
    pdf.write("壹、依據", x=60.4, at=60)
    assert paragraphs(pdf) == ["壹、依據"]


@given(
    st.lists(st.text("一二年度計畫民政課（）。，1.5aB ", min_size=1, max_size=25), max_size=8),
    st.lists(st.lists(st.text("甲乙公所115.6(二)、", max_size=7), min_size=3, max_size=3), max_size=5),
)
def test_every_character_is_read(tmp_path_factory, lines, rows):
    pdf = PdfFile(tmp_path_factory.mktemp("pdf"))
    pdf.write("壹、依據" * 6, *lines)
    pdf.table([120, 120, 120], rows)
    written = ["壹、依據" * 6, *lines, *(text for row in rows for text in row)]
    read = read_pdf(pdf.save()).lines()
    assert Counter("".join("".join(read).split())) == Counter("".join("".join(written).split()))


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


def test_lines_in_larger_characters_are_headings_but_not_the_title(pdf):
    pdf.write("年度計畫", size=20)
    for heading in ("計畫依據", "計畫目標"):
        pdf.write(heading, size=16)
        pdf.write("依據縣政府的函辦理。", "並經鄉長核定。")
    blocks = read_pdf(pdf.save()).blocks
    assert [block.text for block in blocks if block.level == 1] == ["計畫依據", "計畫目標"]
    assert blocks[0].level is None


def test_a_scanned_page_among_others_is_told_and_so_is_text_from_a_scanner(pdf):
    picture = ImageReader(Image.new("1", (20, 30)))
    for place in range(3):
        pdf.canvas.drawImage(picture, 0, 0, 595, 842)
        if place:
            pdf.write("壹、依據縣政府的函辦理，並經鄉長核定後公告。")
        pdf.next_page()
    scanned, recognised = read_pdf(pdf.save()).told
    assert "第1頁" in scanned
    assert "辨識" in recognised


def test_a_scanned_file_is_refused_with_advice(pdf):
    pdf.canvas.drawImage(ImageReader(Image.new("1", (20, 30))), 0, 0, 595, 842)
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
