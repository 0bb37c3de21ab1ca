"""Every library and font that goes out with the program is named with its licence, the text beside it."""

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tests.installer.product_lock import ROOT, closure, product

FONTS = ROOT / "resources" / "fonts"
LICENCES = ROOT / "resources" / "licences"


def rows(readme: Path) -> list[list[str]]:
    """The cells of every row in the tables of a page."""
    lines = readme.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]


@pytest.mark.parametrize("font", sorted(path.name for path in FONTS.glob("*.[ot]t[fc]")))
def test_a_font_is_named_with_a_licence_whose_text_is_here(font: str) -> None:
    licences = [row[-1].strip("`") for row in rows(FONTS / "README.md") if f"`{font}`" in row[0]]
    assert len(licences) == 1
    assert (FONTS / licences[0]).stat().st_size > 1_000


def test_the_kai_font_carries_the_attribution_its_licence_asks_for() -> None:
    text = (FONTS / "README.md").read_text(encoding="utf-8")
    for words in ("國家發展委員會", "全字庫", "https://data.gov.tw/license", "進行公眾釋出", "hinting"):
        assert words in text


@pytest.mark.parametrize("name", sorted(closure(product())))
def test_a_library_of_the_program_is_named_in_the_notices(name: str) -> None:
    licences = [row[1] for row in rows(LICENCES / "README.md") if name in re.findall(r"[\w-]+", row[0])]
    assert len(licences) == 1
    assert licences[0]


@pytest.mark.parametrize("name", sorted(closure(product())))
def test_no_library_of_the_program_is_under_the_gpl_alone(name: str) -> None:
    metadata = distribution(name).metadata
    licence = f"{metadata.get('License-Expression', '')} {metadata.get('License', '')}".split("Copyright")[0]
    assert "GPL" not in licence.replace("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", "")


def test_the_texts_that_the_notices_name_are_here() -> None:
    named = set(re.findall(r"`([\w.-]+\.txt)`", (LICENCES / "README.md").read_text(encoding="utf-8")))
    assert named == {path.name for path in LICENCES.glob("*.txt")}
