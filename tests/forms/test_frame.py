from dataclasses import replace

import pytest

from desktop.forms.page import A3_LANDSCAPE, A4, A4_LANDSCAPE, MM, Paper
from desktop.forms.paragraphs import body
from desktop.forms.story import Story
from tests.forms.printed import IMPRINT, TITLE, lines, pages, printed, story

LONG = tuple(body(f"第{number}段。" + "推動各項便民服務措施，" * 20) for number in range(40))


def test_every_page_says_which_it_is_of_how_many() -> None:
    every = lines(story(*LONG))
    assert len(every) > 2
    for number, page in enumerate(every, 1):
        assert f"第 {number} 頁，共 {len(every)} 頁" in page


def test_the_footer_reads_back_from_the_pdf_on_every_page() -> None:
    paper = printed(*LONG)
    for number, text in enumerate(paper.pages, 1):
        assert f"第 {number} 頁，共 {len(paper.pages)} 頁" in text
        assert "列印日期：中華民國115年3月2日" in text


def test_agency_title_version_print_date_and_audit_head_stand_in_every_footer() -> None:
    form = Story(IMPRINT, TITLE, LONG, version="第2版")
    for page in lines(form):
        assert f"虛構市立海濱文化館　{TITLE}　第2版" in page
        assert "列印日期：中華民國115年3月2日" in page
        assert "稽核碼：1a2b3c4d" in page


def test_a_form_without_audit_head_says_nothing_of_one() -> None:
    (page,) = lines(story(imprint=replace(IMPRINT, audit_head="")))
    assert not any("稽核碼" in text for text in page)


def test_file_number_and_retention_stand_at_the_top_right_of_the_first_page_only() -> None:
    laid = pages(story(*LONG))
    places = {text.line.text: text for text in laid[0].texts}
    for text in ("檔　　號：115/0301", "保存年限：5年"):
        assert places[text].x > A4.width * MM / 2
        assert places[text].y < 60 * MM
    assert not any("檔　　號" in text for page in lines(story(*LONG))[1:] for text in page)


def test_the_fields_for_file_number_and_retention_stay_when_nothing_is_known() -> None:
    (page,) = lines(story(imprint=replace(IMPRINT, file_number="", retention="")))
    assert "檔　　號：" in page
    assert "保存年限：" in page


def test_parent_agency_agency_and_title_stand_one_below_the_other_in_the_middle() -> None:
    (page,) = pages(story(imprint=replace(IMPRINT, parent_agency="虛構市政府")))
    head = [text for text in page.texts if text.line.text in ("虛構市政府", IMPRINT.agency, TITLE)][:3]
    assert [text.line.text for text in head] == ["虛構市政府", IMPRINT.agency, TITLE]
    middle = (A4.left + (A4.width - A4.left - A4.right) / 2) * MM
    assert all(text.x + text.line.width / 2 == pytest.approx(middle) for text in head)
    assert head[0].y < head[1].y < head[2].y


def test_an_agency_named_in_the_title_is_not_printed_twice() -> None:
    (page,) = lines(story(title=f"{IMPRINT.agency}{TITLE}"))
    assert page.count(IMPRINT.agency) == 1
    assert TITLE in page


def test_a_long_title_goes_over_several_lines_inside_the_margins() -> None:
    (page,) = pages(story(title="提升服務品質及推動為民服務創新精進措施" * 3))
    right = (A4.width - A4.right) * MM
    assert all(text.x + text.line.width <= right + 0.1 for text in page.texts)


def test_a_long_name_in_the_footer_is_cut_before_the_page_number() -> None:
    (page,) = pages(story(title="提升服務品質及推動為民服務創新精進措施" * 3))
    (name,) = (text for text in page.texts if text.line.text.endswith("…"))
    (number,) = (text for text in page.texts if text.line.text.startswith("第 1 頁"))
    assert name.x + name.line.width < number.x


def test_notes_stand_below_the_title() -> None:
    form = Story(IMPRINT, TITLE, (), notes=("中華民國115年3月2日虛文字第1150000123號函核定",))
    (page,) = pages(form)
    place = {text.line.text: text.y for text in page.texts}
    assert place[form.notes[0]] > place[TITLE]


@pytest.mark.parametrize("paper", [A4, A4_LANDSCAPE, A3_LANDSCAPE])
def test_the_pdf_has_the_size_of_the_paper(paper: Paper) -> None:
    box = printed(body("內容"), paper=paper).reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(
        (paper.width * MM, paper.height * MM), abs=0.01
    )


@pytest.mark.parametrize("paper", [A4, A4_LANDSCAPE, A3_LANDSCAPE])
def test_the_binding_margin_is_25_millimetres_and_the_others_15_to_20(paper: Paper) -> None:
    for page in pages(story(*LONG, paper=paper)):
        left = min(text.x for text in page.texts)
        right = max(text.x + text.line.width for text in page.texts)
        assert left >= 25 * MM - 0.1
        assert paper.width * MM - right + 0.2 >= 15 * MM
    assert paper.left == 25
    assert all(15 <= margin <= 20 for margin in (paper.right, paper.top, paper.bottom))


def test_a_long_title_is_broken_into_lines_of_much_the_same_length() -> None:
    title = "115年度提升服務品質及為民服務工作精進執行計畫附表"
    (page,) = lines(story(title=title))
    first, second = page[page.index(IMPRINT.agency) + 1 :][:2]
    assert f"{first}{second}" == title
    assert abs(len(first) - len(second)) <= 3


@pytest.mark.parametrize("agency", ["甲", "甲乙"])
def test_names_of_few_characters_stay_whole_lines(agency: str) -> None:
    (page,) = lines(story(imprint=replace(IMPRINT, agency=agency, parent_agency="丙")))
    assert page[page.index("丙") + 1] == agency
