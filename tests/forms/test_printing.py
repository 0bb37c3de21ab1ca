from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import pytest

from desktop.errors import Refused
from desktop.forms.cells import Column, cell
from desktop.forms.paragraphs import body
from desktop.forms.printing import Progress, render
from desktop.forms.tables import Table
from desktop.rules.printed.cells import Row
from tests.forms.printed import TITLE, Printed, printed, story

LONG = tuple(body(f"第{number}段。" + "推動各項便民服務措施，" * 20) for number in range(30))


def fonts(paper: Printed) -> Iterator[Any]:
    """The font descriptions of all pages."""
    for page in paper.reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            yield font.get_object()


def test_every_font_of_a_form_is_embedded() -> None:
    used = list(fonts(printed(*LONG, body("罕用字𡍼，核取☑"))))
    assert used
    assert all("/FontFile2" in font["/FontDescriptor"] for font in used)


def test_a_form_names_itself_its_office_and_its_language() -> None:
    reader = printed(body("內容")).reader
    assert reader.metadata is not None
    assert reader.metadata.title == TITLE
    assert reader.metadata.author == "虛構市立海濱文化館"
    assert reader.trailer["/Root"]["/Lang"] == "zh-TW"


def test_a_character_without_a_glyph_is_refused_with_its_place_before_anything_is_printed() -> None:
    target = BytesIO()
    with pytest.raises(Refused, match=r"「😀」（U\+1F600，在「.*很滿意😀.*」）"):
        list(render(story(body("民眾表示很滿意😀，謝謝。")), target))
    assert target.getvalue() == b""


def test_many_characters_without_a_glyph_are_counted() -> None:
    emoji = "".join(chr(0x1F600 + number) for number in range(20))
    with pytest.raises(Refused, match="等 20 個字"):
        list(render(story(body(emoji)), BytesIO()))


def test_a_missing_glyph_is_found_in_title_table_and_imprint() -> None:
    table = Table((Column("意見"),), (Row((cell("🦄"),)),))
    for form in (story(table), story(title="🦄計畫")):
        with pytest.raises(Refused, match="U\\+1F984"):
            list(render(form, BytesIO()))


def test_progress_counts_up_to_all_pages() -> None:
    steps = list(render(story(*LONG), BytesIO()))
    drawn = [step for step in steps if step.total]
    assert [step.done for step in drawn] == list(range(1, drawn[0].total + 1))
    assert all(isinstance(step, Progress) and step.what for step in steps)
    assert len(steps) > len(drawn)


def test_a_print_stopped_at_any_step_has_written_nothing() -> None:
    for stop in range(len(list(render(story(*LONG), BytesIO())))):
        target = BytesIO()
        steps = render(story(*LONG), target)
        for _ in range(stop + 1):
            next(steps)
        steps.close()  # type: ignore[attr-defined]
        assert target.getvalue() == b""


def test_a_print_after_a_stopped_one_is_whole() -> None:
    steps = render(story(*LONG), BytesIO())
    next(steps)
    assert "第29段" in printed(*LONG).text


def test_forms_printed_at_once_in_several_threads_do_not_mix() -> None:
    texts = [chr(0x4E00 + 300 * number) * 3 + f"第{number}份" for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        papers = list(pool.map(lambda text: printed(*LONG, body(text)), texts))
    for text, paper in zip(texts, papers, strict=True):
        assert text in paper.text
        assert sum(f"第{number}份" in paper.text for number in range(8)) == 1
