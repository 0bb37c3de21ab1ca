"""Plans of the corpus that LibreOffice saved as PDF, fonts taken out, hold against what they were made of."""

from pathlib import Path

import pytest

from desktop.exchange.plan_import import read_plan
from tests.exchange.corpus.scoring import score
from tests.exchange.corpus.specimens import word_specimens

FOLDER = Path(__file__).parents[1] / "data" / "plan_pdfs"
# By file: the document of the corpus it was saved from.
SAVED = {
    # Rows and stacked dates cut by the ends of pages at different tasks.
    "typed.pdf": "松溪鄉公所 typed",
    # Heads and feet, repeated headings, no lines at the table's sides, cells in the middle of their rows.
    "cut_by_pages.pdf": "松溪鄉公所 cut by pages",
    # Areas written from above to below.
    "upright_areas.pdf": "資源循環中心 merged columns",
    # Two sizes of characters, every line justified.
    "aligned_by_blank_lines.pdf": "松溪鄉公所 aligned by blank lines",
    # Landscape, dates broken in two by their column and by the page.
    "full_width.pdf": "海洋文物館 full width",
    # Dates as 115年12月31日 broken before 日.
    "lead_and_support_apart.pdf": "松溪鄉公所 lead and support apart",
}


@pytest.mark.parametrize("name", SAVED)
def test_a_plan_saved_as_pdf_is_read_without_fault(name):
    truth = next(specimen.truth for specimen in word_specimens() if specimen.name == SAVED[name])

    found = score(truth, read_plan(FOLDER / name))

    assert (found.missing, found.made_up) == ({sort: [] for sort in found.missing},) * 2
    assert not found.lost
