import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop.forms.fonts import KAI, KAI_EXTENSION_B, SANS, WIDTHS, missing, opened, runs
from desktop.forms.paragraphs import body
from tests.forms.printed import has_pdftotext, pdftotext, printed

RARE = "堃喆峯𡍼䕒"


def registered_after(statements: str) -> list[str]:
    """The embedded fonts that a fresh process has opened after the statements."""
    asked = (
        "from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames; print(*getRegisteredFontNames())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", f"{statements}\n{asked}"], capture_output=True, text=True, check=True
    )
    return [name for name in ran.stdout.split() if name in (KAI, KAI_EXTENSION_B, SANS)]


def test_rare_characters_copy_out_of_the_pdf_as_themselves() -> None:
    assert RARE in printed(body(f"承辦人{RARE}先生")).text


@pytest.mark.skipif(not has_pdftotext(), reason="poppler is not installed")
def test_poppler_reads_rare_characters_too() -> None:
    assert f"承辦人{RARE}先生" in pdftotext(printed(body(f"承辦人{RARE}先生")).content)


def test_a_character_outside_the_main_font_is_drawn_by_the_rare_font_and_its_neighbours_are_not() -> None:
    assert runs("陳𡍼生") == [(KAI, "陳"), (KAI_EXTENSION_B, "𡍼"), (KAI, "生")]


def test_text_that_one_font_draws_is_one_run() -> None:
    assert runs("為民服務 120 次") == [(KAI, "為民服務 120 次")]


def test_a_character_that_only_the_sans_has_comes_from_there() -> None:
    assert runs("第㉈項") == [(KAI, "第"), (SANS, "㉈"), (KAI, "項")]


def test_no_text_has_no_runs() -> None:
    assert runs("") == []


def test_characters_that_no_font_has_are_named_once_in_order() -> None:
    assert missing("很好😀，🦄也好😀") == ["😀", "🦄"]


def test_nothing_is_missing_from_an_ordinary_text() -> None:
    assert missing(f"民眾{RARE}（〇）①②③㈠→☑□℃") == []


def test_figures_are_narrower_than_chinese_characters() -> None:
    assert all(0 < WIDTHS[digit] < WIDTHS["民"] for digit in "0123456789")


def test_a_chinese_character_is_as_wide_as_it_is_high() -> None:
    assert WIDTHS["民"] == 1000


def test_knowing_the_forms_opens_no_font_and_loads_no_reportlab() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "import sys, desktop.forms.catalogue; print('reportlab' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "False"


def test_the_rare_font_is_opened_only_for_a_text_that_needs_it() -> None:
    assert registered_after("from desktop.forms.fonts import runs; runs('提升服務品質ABC123')") == [KAI]
    assert KAI_EXTENSION_B in registered_after("from desktop.forms.fonts import runs; runs('𡍼')")


def test_threads_that_ask_at_once_get_the_same_font() -> None:
    with ThreadPoolExecutor(8) as pool:
        fonts = list(pool.map(opened, [SANS] * 16))
    assert all(font is fonts[0] for font in fonts)
