import pytest

from desktop.forms.cells import Column, cell
from desktop.forms.page import A4, MM
from desktop.forms.paragraphs import body, heading, note
from desktop.forms.tables import Table
from desktop.rules.printed.cells import Row
from tests.forms.printed import joined, lines, pages, printed, story

PROSE = "公開政府資訊，建立標準作業規範，並建置多元參與管道，強化民意回應機制。"


def test_a_heading_stands_on_the_page_of_the_paragraph_it_leads() -> None:
    for before in range(15, 40):
        blocks = [body(f"前文{number}。") for number in range(before)]
        every = lines(story(*blocks, heading("計畫目標", "貳、"), body(PROSE * 5)))
        (page,) = (page for page in every if "貳、計畫目標" in page)
        behind = page[page.index("貳、計畫目標") + 1]
        assert behind.startswith("公開政府資訊")


def test_a_heading_stands_on_the_page_of_the_table_it_leads() -> None:
    table = Table((Column("工作"), Column("單位", 30)), (Row((cell("工作\n" * 4), cell("行政室"))),) * 30)
    for before in range(15, 40):
        every = lines(story(*(body(f"前文{number}。") for number in range(before)), heading("內容"), table))
        (page,) = (page for page in every if "內容" in page)
        assert "行政室" in page[page.index("內容") :]


def test_a_long_paragraph_runs_over_pages_without_losing_a_character() -> None:
    text = "".join(f"第{number}句說明服務措施。" for number in range(400))
    laid = pages(story(body(text)))
    assert len(laid) > 2
    own = (line.line.text for page in laid for line in page.texts if line.line.style.size == 14)
    assert joined(own) == text


def test_a_paragraph_leaves_no_single_line_on_a_page() -> None:
    for before in range(20, 32):
        blocks = (*(body("前文。") for _ in range(before)), body("說明服務措施與執行情形，" * 12))
        for page in lines(story(*blocks)):
            assert sum("說明服務" in text or "執行情形" in text for text in page) != 1


def test_a_numbered_paragraph_hangs_under_its_text() -> None:
    (page,) = pages(story(body(PROSE * 3, "一、", indent=2)))
    first, *rest = (text for text in page.texts if text.line.style.size == 14)
    assert first.line.text.startswith("一、公開")
    assert [text.x for text in rest] == [pytest.approx(first.x + 2 * 14)] * len(rest)
    assert first.x == pytest.approx(A4.left * MM + 2 * 14)


def test_body_text_is_14_points_and_notes_are_smaller() -> None:
    (page,) = pages(story(body("本文"), note("註記")))
    sizes = {text.line.text: text.line.style.size for text in page.texts}
    assert sizes["本文"] == 14
    assert sizes["註記"] < 12


def test_full_lines_reach_the_right_margin() -> None:
    (page,) = pages(story(body(PROSE * 4)))
    full = [text for text in page.texts if text.line.style.size == 14][:-1]
    ends = [text.x + text.line.width + text.line.stretch * (len(text.line.text) - 1) for text in full]
    assert ends == [pytest.approx((A4.width - A4.right) * MM, abs=0.1)] * len(ends)


@pytest.mark.parametrize("text", ["<b>粗體</b>", "甲&amp;乙 & 丙", "</para>", "<font>", "5 < 6 > 4"])
def test_markup_in_a_text_prints_as_typed(text: str) -> None:
    assert text.replace(" ", "") in printed(body(f"民眾反映：{text}。")).text
