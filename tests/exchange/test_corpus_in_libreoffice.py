"""The plans of the corpus, saved by LibreOffice in its other formats, are still the same plans."""

import pytest

from desktop.exchange.plan_import import read_plan
from desktop.exchange.readers import KINDS
from tests.exchange.corpus.saved import saved
from tests.exchange.corpus.scoring import score
from tests.libreoffice import needs_libreoffice

pytestmark = needs_libreoffice
# One document a kind of layout: converting takes LibreOffice a while.
STYLES = ("typed", "automatic", "blank means above", "cut by pages", "unknown columns", "date cells")


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    wanted = [f"海洋文物館 {style}." for style in STYLES]
    files = saved(tmp_path_factory.mktemp("corpus"), lambda name: name.startswith(tuple(wanted)))
    return {path.name: score(truth, read_plan(path)) for path, truth in files}


@pytest.mark.parametrize("kind", [".odt", ".ods", ".pdf"])
def test_a_plan_saved_in_another_format_reads_as_the_plan_it_holds(scores, kind):
    if kind not in KINDS:
        pytest.skip(f"{kind} is not read yet")
    least = 0.95 if kind == ".pdf" else 0.98
    found = {name: score for name, score in scores.items() if name.endswith(kind)}

    assert found
    assert [name for name, score in found.items() if min(score.recall, score.precision) < least] == []
    assert {name: score.lost for name, score in found.items() if score.lost} == {}
