from dataclasses import replace

import pytest

from db.vocabulary import SignoffRole
from desktop.forms.cells import Column, cell
from desktop.forms.page import A4, A4_LANDSCAPE, MM, Page
from desktop.forms.paragraphs import body
from desktop.forms.tables import Table
from desktop.rules.printed.cells import Row
from tests.forms.printed import IMPRINT, lines, pages, story

NAMES = ["承辦人", "單位主管", "會辦單位", "秘書", "機關首長"]


def strip_box(page: Page) -> tuple[float, float]:
    """The room for seals on a page: from below the names of the boxes to above the line for the date."""
    name = next(text for text in page.texts if text.line.text == "承辦人")
    date = next(text for text in page.texts if text.line.text.startswith("日期"))
    level = [rule.y1 for rule in page.rules if rule.y1 == rule.y2]
    top = min(y for y in level if y > name.y)
    return top, date.y - date.line.style.size


def test_the_boxes_leave_22_millimetres_for_a_seal_above_the_date() -> None:
    (page,) = pages(story(body("內容")))
    top, bottom = strip_box(page)
    assert (bottom - top) / MM >= 22


def test_every_box_has_a_name_and_a_line_for_the_date() -> None:
    (page,) = lines(story(body("內容")))
    assert [text for text in page if text in NAMES] == NAMES
    assert sum(text.startswith("日期") for text in page) == len(NAMES)


def test_the_director_is_called_by_the_title_of_the_office() -> None:
    (page,) = lines(story(imprint=replace(IMPRINT, director_title="館長")))
    assert "館長" in page
    assert "機關首長" not in page


def test_the_boxes_stand_in_the_order_of_the_office() -> None:
    order = (SignoffRole.CLERK, SignoffRole.CONSULTED, SignoffRole.DIRECTOR)
    (page,) = pages(story(imprint=replace(IMPRINT, signature_order=order)))
    places = sorted((text.x, text.line.text) for text in page.texts if text.line.text in NAMES)
    assert [name for _, name in places] == ["承辦人", "會辦單位", "機關首長"]


@pytest.mark.parametrize("paragraphs", range(1, 60, 3))
def test_the_strip_stands_whole_on_the_last_page_only(paragraphs: int) -> None:
    laid = pages(story(*(body(f"第{number}項工作持續辦理。") for number in range(paragraphs))))
    for page in laid[:-1]:
        assert not any(text.line.text in NAMES for text in page.texts)
    last = laid[-1]
    assert [text.line.text for text in last.texts if text.line.text in NAMES] == NAMES
    top, bottom = strip_box(last)
    assert bottom - top >= 22 * MM
    assert bottom < (A4.height - A4.bottom) * MM


def test_a_table_that_fills_its_page_leaves_the_strip_to_a_page_of_its_own() -> None:
    for count in range(20, 40):
        rows = tuple(Row((cell(f"工作{number}"), cell("行政室"))) for number in range(count))
        laid = pages(story(Table((Column("工作"), Column("單位", 30)), rows)))
        table_end = max((text.y for text in laid[-1].texts if text.line.text == "行政室"), default=0.0)
        name = next(text for text in laid[-1].texts if text.line.text == "承辦人")
        assert name.y > table_end


def test_the_strip_fills_the_width_of_turned_paper() -> None:
    (page,) = pages(story(body("內容"), paper=A4_LANDSCAPE))
    name = next(text for text in page.texts if text.line.text == "承辦人")
    (frame,) = {rule.x2 for rule in page.rules if rule.y1 == rule.y2 and abs(rule.y1 - name.y) < 20}
    assert frame == pytest.approx((A4_LANDSCAPE.width - A4_LANDSCAPE.right) * MM)
