"""Word documents as a reader of the page sees them."""

import random
import zipfile

import pytest

from desktop.errors import BadFile
from desktop.exchange.completeness import lost_characters
from desktop.exchange.document import Paragraph, Table
from desktop.exchange.plan_import import read_plan
from desktop.exchange.word.read_docx import read_docx
from tests.exchange.plan_views import asked, dues, sections, texts
from tests.exchange.word_files import WordFile, append_xml, merge


@pytest.fixture
def word():
    return WordFile()


def lines(word, tmp_path):
    return [block.text for block in read_docx(word.save(tmp_path)).blocks if isinstance(block, Paragraph)]


def only_table(word, tmp_path) -> Table:
    (table,) = (block for block in read_docx(word.save(tmp_path)).blocks if isinstance(block, Table))
    return table


def test_paragraphs_and_tables_come_in_reading_order(word, tmp_path):
    word.write("上")
    word.table([["甲", "乙"]])
    word.write("下")
    blocks = read_docx(word.save(tmp_path)).blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]


def test_headings_tell_their_level(word, tmp_path):
    word.document.add_heading("計畫依據", 2)
    word.write("內文")
    first, second = read_docx(word.save(tmp_path)).blocks
    assert (first.level, second.level) == (2, None)


def test_line_breaks_make_lines_and_tabs_stay(word, tmp_path):
    paragraph = word.write("甲")
    append_xml(paragraph, "<w:r><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>")
    assert lines(word, tmp_path) == ["甲", "乙\t丙"]


def test_insertions_are_taken_and_deletions_dropped(word, tmp_path):
    paragraph = word.write("每年")
    append_xml(
        paragraph,
        '<w:del w:id="1" w:author="a"><w:r><w:delText>兩</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>三</w:t></w:r></w:ins>'
        '<w:moveFrom w:id="3" w:author="a"><w:r><w:t>場</w:t></w:r></w:moveFrom>'
        '<w:moveTo w:id="4" w:author="a"><w:r><w:t>次</w:t></w:r></w:moveTo>',
    )
    assert lines(word, tmp_path) == ["每年三次"]


def test_links_fields_and_content_controls_show_their_text(word, tmp_path):
    paragraph = word.write("")
    append_xml(
        paragraph,
        "<w:hyperlink><w:r><w:t>網站</w:t></w:r></w:hyperlink>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText></w:r>'
        "<w:r><w:t>今日</w:t></w:r>"
        "<w:sdt><w:sdtContent><w:r><w:t>控制</w:t></w:r></w:sdtContent></w:sdt>"
        '<w:r><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F06F"/><w:sym w:char="2713"/></w:r>'
        "<w:r><w:ruby><w:rt><w:r><w:t>ㄉㄧˊ</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>笛</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    )
    assert lines(word, tmp_path) == ["網站今日控制-□✓笛(ㄉㄧˊ)"]


def test_paragraphs_inside_a_content_control_are_found(word, tmp_path):
    paragraph = word.write("封面")._p
    body = paragraph.getparent()
    append_xml(word.write(""), "<w:sdt><w:sdtContent/></w:sdt>")
    control = body[1][-1]
    body.insert(0, control)
    control[0].append(paragraph)
    assert lines(word, tmp_path) == ["封面"]


def test_text_boxes_and_page_heads_come_last(word, tmp_path):
    paragraph = word.write("內文")
    append_xml(
        paragraph,
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
    )
    section = word.document.sections[0]
    section.header.paragraphs[0].text = "檔號：0115"
    footer = section.footer.paragraphs[0]
    footer.text = "第"
    append_xml(footer, '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    document = read_docx(word.save(tmp_path))
    assert [block.text for block in document.blocks] == ["內文"]
    assert document.notes == ("框中文字", "檔號：0115")


def test_comments_and_footnotes_are_kept(word, tmp_path):
    paragraph = word.write("內文")
    word.document.add_comment(paragraph.runs, "請再確認", author="a")
    assert read_docx(word.save(tmp_path)).notes == ("請再確認",)


def test_merged_cells_stand_once_with_their_spans(word, tmp_path):
    table = word.table([["甲", "", "乙"], ["丙", "丁", "戊"], ["", "己", "庚"]])
    merge(table, (0, 0), (0, 1))
    merge(table, (1, 0), (2, 0))
    rows = only_table(word, tmp_path).rows
    assert [[(c.text, c.column, c.column_span, c.row_span) for c in row] for row in rows] == [
        [("甲", 0, 2, 1), ("乙", 2, 1, 1)],
        [("丙", 0, 1, 2), ("丁", 1, 1, 1), ("戊", 2, 1, 1)],
        [("己", 1, 1, 1), ("庚", 2, 1, 1)],
    ]


def test_a_block_merged_both_ways_stands_once(word, tmp_path):
    table = word.table([["甲", "", "乙"], ["", "", "丙"]])
    merge(table, (0, 0), (1, 1))
    first, second = only_table(word, tmp_path).rows
    assert (first[0].text, first[0].column_span, first[0].row_span) == ("甲", 2, 2)
    assert [(cell.text, cell.column) for cell in second] == [("丙", 2)]


def test_empty_lines_in_a_cell_set_groups_apart(word, tmp_path):
    word.table([["\n秘書室\n\n民政課\n", "乙"]])
    assert only_table(word, tmp_path).rows[0][0].lines == ("秘書室", "", "民政課")


def test_a_table_in_a_cell_is_kept_as_lines(word, tmp_path):
    table = word.table([["外", "乙"]])
    inner = table.cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "內一", "內二"
    assert only_table(word, tmp_path).rows[0][0].text == "外\n內一\n內二"


def test_a_deleted_row_is_gone(word, tmp_path):
    table = word.table([["甲", "乙"], ["丙", "丁"]])
    properties = table.rows[1]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(f"{{{properties.nsmap['w']}}}del"))
    assert len(only_table(word, tmp_path).rows) == 1


class TestAutomaticNumbers:
    def test_all_levels_of_an_official_document(self, word, tmp_path):
        key = word.list_of()
        for text, depth in [
            ("依據", 0),
            ("項", 1),
            ("目", 2),
            ("次", 3),
            ("細", 4),
            ("再次", 3),
            ("目標", 0),
            ("項", 1),
        ]:
            word.write(text, key, depth)
        assert lines(word, tmp_path) == [
            "壹、依據", "一、項", "(一)目", "1.次", "(1)細", "2.再次", "貳、目標", "一、項",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("words", "text", "first", "second"),
        [
            ("ideographTraditional", "%1、", "甲、", "乙、"),
            ("ideographZodiac", "%1、", "子、", "丑、"),
            ("taiwaneseDigital", "%1、", "一〇、", "一一、"),
            ("upperLetter", "%1.", "J.", "K."),
            ("lowerRoman", "(%1)", "(x)", "(xi)"),
            ("decimalFullWidth", "%1、", "１０、", "１１、"),
            ("decimalZero", "%1.", "10.", "11."),
            ("decimalEnclosedParen", "%1", "(10)、", "(11)、"),
            ("taiwaneseCountingThousand", "第%1點", "第十點", "第十一點"),
            ("decimal", "%1", "10.", "11."),
            ("taiwaneseCounting", "%1", "十、", "十一、"),
            ("somethingNew", "%1.", "10.", "11."),
        ],
    )
    def test_ways_of_counting(self, word, tmp_path, words, text, first, second):
        start = 1 if words.startswith("ideograph") else 10
        key = word.list_of([(words, text)], level_0=start)
        word.write("事", key)
        word.write("事", key)
        assert lines(word, tmp_path) == [f"{first}事", f"{second}事"]

    def test_an_empty_paragraph_is_counted_but_not_shown(self, word, tmp_path):
        key = word.list_of([("decimal", "%1.")])
        for text in ("甲", "", "丙"):
            word.write(text, key)
        assert lines(word, tmp_path) == ["1.甲", "3.丙"]

    def test_bullets_and_number_zero_show_nothing(self, word, tmp_path):
        key = word.list_of([("bullet", "•")])
        word.write("甲", key)
        word.write("乙", 0)
        assert lines(word, tmp_path) == ["甲", "乙"]

    def test_a_list_counts_on_or_restarts(self, word, tmp_path):
        key = word.list_of([("decimal", "%1.")])
        abstract = key - 1
        on, anew = word.counting_on(abstract), word.counting_on(abstract, restart_at=1)
        for text, numbered in [("甲", key), ("乙", on), ("丙", anew), ("丁", anew)]:
            word.write(text, numbered)
        assert lines(word, tmp_path) == ["1.甲", "2.乙", "1.丙", "2.丁"]

    def test_a_style_can_number(self, word, tmp_path):
        key = word.list_of([("taiwaneseCountingThousand", "%1、")])
        style = word.document.styles["Heading 1"]
        word.write("樣", key)
        numbered = word.document.paragraphs[0]._p.pPr.numPr
        style.element.get_or_add_pPr().append(numbered)
        word.document.add_heading("機關形象", 1)
        assert lines(word, tmp_path) == ["樣", "一、機關形象"]

    def test_a_deleted_paragraph_is_not_counted(self, word, tmp_path):
        key = word.list_of([("decimal", "%1.")])
        gone = word.write("", key)
        append_xml(gone, '<w:del w:id="1" w:author="a"><w:r><w:delText>舊</w:delText></w:r></w:del>')
        properties = gone._p.pPr
        mark = properties.makeelement(f"{{{properties.nsmap['w']}}}rPr")
        mark.append(mark.makeelement(f"{{{properties.nsmap['w']}}}del"))
        properties.append(mark)
        word.write("新", key)
        assert lines(word, tmp_path) == ["1.新"]


def small_plan(word: WordFile) -> WordFile:
    key = word.list_of()
    word.write("松濤區公所115年度提升服務品質執行計畫")
    word.write("計畫依據", key, 0)
    word.write("依市府函辦理。")
    word.write("計畫內容", key, 0)
    table = word.table(
        [
            ["實施要領", "", "推動作法", "完成期限", "承辦單位"],
            [
                "一、機關形象",
                "(一)便利性",
                "1.每月檢查照明\n2.設置服務台",
                "115.03.01\n115.04.30",
                "秘書室\n民政課",
            ],
            ["", "(二)友善性", "1.電話測試", "115.06.30", "各課室"],
            ["二、服務流程", "(一)透明", "1.公開進度", "115.07.01", "秘書室(主辦)\n各課室(協辦)"],
            ["", "", "2.更新網站", "115.08.01", ""],
        ]
    )
    merge(table, (0, 0), (0, 1))
    merge(table, (1, 0), (2, 0))
    for column in (0, 1, 4):
        merge(table, (3, column), (4, column))
    word.write("附則", key, 0)
    word.write("奉核定後實施。")
    return word


def test_a_plan_with_merged_cells_is_read_whole(word, tmp_path):
    path = small_plan(word).save(tmp_path)
    plan = read_plan(path)
    assert texts(plan) == {
        "一、": "機關形象",
        "一、(一)": "便利性",
        "一、(一)1.": "每月檢查照明",
        "一、(一)2.": "設置服務台",
        "一、(二)": "友善性",
        "一、(二)1.": "電話測試",
        "二、": "服務流程",
        "二、(一)": "透明",
        "二、(一)1.": "公開進度",
        "二、(一)2.": "更新網站",
    }
    assert dues(plan)["一、(一)2."] == ["115.04.30"]
    assert sections(plan) == {
        "一、(一)1.": ["秘書室"],
        "一、(一)2.": ["民政課"],
        "一、(二)1.": ["各課室"],
        "二、(一)": ["秘書室(主辦)", "各課室(協辦)"],
    }
    assert "二、(一)" in asked(plan, "sections")
    assert [chapter.heading for chapter in plan.chapters] == ["計畫依據", "計畫內容", "附則"]
    assert not lost_characters("\n".join(read_docx(path).lines()), plan)


def test_numbers_in_cells_can_be_automatic_and_headings_repeated(word, tmp_path):
    key = word.list_of()
    word.write("松濤區公所115年度提升服務品質執行計畫")
    word.write("計畫內容", key, 0)
    for area in ("機關形象", "服務流程"):
        table = word.table([["實施要項", "推動作法", "完成期限"], ["", "", "115.3.1\n115.3.31"]])
        outline, tasks, _ = table.rows[1].cells
        word.write(area, key, 1, outline)
        word.write("便利性", key, 2, outline)
        word.write("設置服務台。", key, 3, tasks)
        word.write("備有老花眼鏡", key, 4, tasks)
        word.write("每月檢查。", key, 3, tasks)
    plan = read_plan(word.save(tmp_path))
    assert list(texts(plan)) == [
        "一、", "一、(一)", "一、(一)1.", "一、(一)1.(1)", "一、(一)2.",
        "二、", "二、(一)", "二、(一)1.", "二、(一)1.(1)", "二、(一)2.",
    ]  # fmt: skip
    assert dues(plan)["二、(一)2."] == ["115.3.31"]
    assert plan.columns == ("實施要項", "推動作法", "完成期限")


def test_a_row_across_the_table_names_an_area(word, tmp_path):
    word.write("松濤區公所115年度提升服務品質執行計畫")
    word.write("壹、計畫內容")
    table = word.table(
        [
            ["工作重點", "承辦單位", "備註"],
            ["一、機關形象", "", ""],
            ["(一)便利", "", ""],
            ["1.檢查照明", "秘書室", "每月"],
        ]
    )
    merge(table, (1, 0), (1, 2))
    plan = read_plan(word.save(tmp_path))
    assert texts(plan) == {"一、": "機關形象", "一、(一)": "便利", "一、(一)1.": "檢查照明"}


def test_a_merged_task_takes_the_sections_of_all_its_rows(word, tmp_path):
    word.write("松濤區公所115年度提升服務品質執行計畫")
    word.write("壹、計畫內容")
    table = word.table(
        [["工作重點", "承辦單位"], ["1.檢查照明", "秘書室"], ["", "民政課"], ["2.清洗外牆", "總務課"]]
    )
    merge(table, (1, 0), (2, 0))
    assert sections(read_plan(word.save(tmp_path))) == {"1.": ["秘書室", "民政課"], "2.": ["總務課"]}


def test_another_table_in_the_chapter_stays_text(word, tmp_path):
    small_plan(word)
    word.table([["姓名", "電話"], ["林小禾", "1234"]])
    plan = read_plan(word.save(tmp_path))
    assert plan.chapters[-1].paragraphs == ("奉核定後實施。", "姓名 電話", "林小禾 1234")


def test_chapters_without_numbers_are_told_by_their_headings(word, tmp_path):
    word.document.add_heading("松濤區公所115年度提升服務品質執行計畫", 1)
    for heading in ("計畫依據", "計畫目標"):
        word.document.add_heading(heading, 2)
        word.write("內文")
    plan = read_plan(word.save(tmp_path))
    assert [chapter.heading for chapter in plan.chapters] == ["計畫依據", "計畫目標"]
    assert plan.title == "松濤區公所115年度提升服務品質執行計畫"


def test_notes_are_unplaced(word, tmp_path):
    small_plan(word).document.sections[0].header.paragraphs[0].text = "檔號：0115"
    assert read_plan(word.save(tmp_path)).unplaced == ("檔號：0115",)


def test_a_damaged_document_is_refused_in_words(word, tmp_path):
    path = small_plan(word).save(tmp_path)
    whole = path.read_bytes()
    chance = random.Random(7)
    for _ in range(40):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged[: chance.randrange(len(damaged) // 2, len(damaged) + 1)])
        assert path.name in (refusal(path) or path.name)


def refusal(path) -> str:
    """Return the sentence with which a document is refused, "" if it is read."""
    try:
        read_docx(path)
    except BadFile as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
def test_an_archive_that_is_no_word_document_is_refused(word, tmp_path, part):
    path = word.save(tmp_path)
    with zipfile.ZipFile(path) as file:
        entries = {name: file.read(name) for name in file.namelist()}
    entries[part] = b"<a/>"
    with zipfile.ZipFile(path, "w") as file:
        for name, content in entries.items():
            file.writestr(name, content)
    with pytest.raises(BadFile, match="Word"):
        read_docx(path)
