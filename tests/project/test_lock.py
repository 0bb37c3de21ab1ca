"""requirements.lock pins everything, by hash, and nothing that the licence or a known fault forbids."""

import re

import pytest
from packaging.version import Version

from tests.installer.product_lock import ROOT, closure, entries, product

TEXT = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LOCKED = entries(TEXT)

# Under the GPL, which an MIT program cannot take along.
TRAPS = ["pyside6-fluent-widgets", "pyqt5", "pyqt6", "pyqt6-charts", "pymupdf", "unidecode"]


@pytest.mark.parametrize("name", LOCKED)
def test_a_requirement_has_one_exact_version_and_hashes(name: str) -> None:
    first, *hashes = LOCKED[name].splitlines()
    assert re.fullmatch(r"[\w.-]+==[\w.]+(?: ; [^\\]+)? \\", first)
    assert hashes
    assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line) for line in hashes)


def test_the_lock_is_nothing_but_requirements() -> None:
    assert "".join(LOCKED.values()) == TEXT


def test_the_lock_names_no_place_to_download_from() -> None:
    assert "http" not in TEXT
    assert "file:" not in TEXT


@pytest.mark.parametrize("name", ["pyside6-essentials", "pyside6-addons", "shiboken6"])
def test_qt_for_python_stays_below_the_version_that_loses_none(name: str) -> None:
    version = re.search(r"==([\d.]+)", LOCKED[name])
    assert version
    assert Version("6.11.3") <= Version(version[1]) < Version("6.12")


def test_all_that_the_program_needs_is_locked() -> None:
    assert closure(product()) <= LOCKED.keys()


@pytest.mark.parametrize("name", TRAPS)
def test_no_library_under_the_gpl_is_locked(name: str) -> None:
    assert name not in LOCKED
