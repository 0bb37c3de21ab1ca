import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from desktop.forms.drawing import draw
from desktop.forms.page import A4, MM, Fill, Page, Rule
from desktop.forms.text import Line, Style, broken
from desktop.rules.printed.text import Align, Paragraph

KAI = Style(size=12, leading=17)
BOLD = Style(size=20, leading=30, bold=True)
SMALL = Style(size=9, leading=13)


def drawn(*pages: Page) -> PdfReader:
    """The pages as a PDF."""
    target = BytesIO()
    list(draw(list(pages), A4, target, "題", "機關"))
    return PdfReader(target)


def page_with(*texts: tuple[str, Style], align: Align = Align.LEFT) -> Page:
    """A page of these texts, one below the other."""
    page = Page()
    y = 100.0
    for text, style in texts:
        for line in broken(Paragraph(text), 400, style):
            page.write(line, 80, y, 400, align)
            y += style.leading
    return page


def places(reader: PdfReader) -> dict[str, tuple[float, float]]:
    """Where each text of the first page begins, in points from the bottom left."""
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, _: object, matrix: list[float], *__: object) -> None:
        if text.strip():
            found[text.strip()] = (matrix[4], matrix[5])

    reader.pages[0].extract_text(visitor_text=visit)
    return found


def test_texts_of_several_sizes_and_weights_all_copy_out_in_order() -> None:
    text = drawn(page_with(("計畫目標", BOLD), ("一、便民", KAI), ("120.5", SMALL), ("二、公開", KAI))).pages[
        0
    ]
    assert text.extract_text().split() == ["計畫目標", "一、便民", "120.5", "二、公開"]


def test_lines_below_each_other_keep_their_distance() -> None:
    found = places(drawn(page_with(("甲", KAI), ("乙", KAI), ("丙", KAI))))
    assert found["甲"][1] - found["乙"][1] == pytest.approx(17, abs=0.01)
    assert found["乙"][1] - found["丙"][1] == pytest.approx(17, abs=0.01)


def test_a_centred_line_stands_in_the_middle_of_its_box() -> None:
    found = places(drawn(page_with(("四個字的", KAI), align=Align.CENTRE)))
    assert found["四個字的"][0] == pytest.approx(80 + (400 - 48) / 2, abs=0.01)


def test_a_line_with_a_rare_character_in_it_goes_on_right_behind_it() -> None:
    content = drawn(page_with(("陳𡍼生", KAI))).pages[0].get_contents()
    assert content is not None
    starts = [float(x) for x in re.findall(rb"1 0 0 1 ([\d.]+) [\d.]+ Tm", content.get_data())]
    assert starts[-3:] == pytest.approx([80, 92, 104])


def test_only_bold_text_is_outlined() -> None:
    modes = []
    for style in (KAI, BOLD):
        content = drawn(page_with(("標題", style))).pages[0].get_contents()
        assert content is not None
        modes.append(b"2 Tr" in content.get_data())
    assert modes == [False, True]


def test_texts_apart_stand_where_they_were_put() -> None:
    page = Page()
    for text, top in (("甲", 100), ("乙", 300), ("丙", 120)):
        page.write(broken(Paragraph(text), 400, KAI)[0], 80, top)
    found = places(drawn(page))
    assert found["甲"][1] - found["乙"][1] == pytest.approx(200, abs=0.01)
    assert found["甲"][1] - found["丙"][1] == pytest.approx(20, abs=0.01)


def test_space_between_characters_does_not_leak_into_the_next_text() -> None:
    page = Page()
    page.write(Line("分散", 0, 24, 3.0, KAI), 80, 100)
    page.write(Line("標題", 0, 40, 0.0, BOLD), 80, 200)
    content = drawn(page).pages[0].get_contents()
    assert content is not None
    spread, after = content.get_data().split(b"3 Tc")
    assert b"Tc" not in spread
    assert after.index(b"0 Tc") < after.index(b"2 Tr")


def test_rules_and_fills_are_measured_from_the_top_left() -> None:
    page = Page(fills=[Fill(10, 20, 30, 40, 0.9)], rules=[Rule(10, 20, 100, 20, 0.5)])
    content = drawn(page).pages[0].get_contents()
    assert content is not None
    height = A4.height * MM
    assert f"10 {height - 60:.4g}".encode()[:6] in content.get_data()
    numbers = [float(n) for n in re.findall(rb"[\d.]+", content.get_data())]
    assert any(n == pytest.approx(height - 20, abs=0.01) for n in numbers)
