"""The top level of the house is fixed, and what lies below reaches an installed program."""

import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import PurePosixPath

import pytest

from tests.installer.product_lock import ROOT

TOP_LEVEL = {
    "pyproject.toml", "requirements.lock", "Makefile", "README.md", "CHANGELOG.md", "LICENSE",
    "build_installer.spec", "db", "desktop", "resources", "tests",
}  # fmt: skip


@pytest.fixture(scope="module")
def tracked() -> list[PurePosixPath]:
    """Every file of the project: what git knows, or what lies in its folders when this is no checkout."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode == 0:
        return [PurePosixPath(path) for path in listing.stdout.strip("\0").split("\0")]
    found = [path for top in TOP_LEVEL for path in [ROOT / top, *(ROOT / top).rglob("*")]]
    return [PurePosixPath(path.relative_to(ROOT)) for path in found if path.is_file()]


def test_nothing_else_stands_at_the_top(tracked: list[PurePosixPath]) -> None:
    top = {path.parts[0] for path in tracked}
    assert {name for name in top if not name.startswith(".")} == TOP_LEVEL


def test_an_installed_program_gets_every_file_that_is_not_python(tracked: list[PurePosixPath]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["*"]
    shipped = [path for path in tracked if path.parts[0] in {"db", "desktop", "resources"}]
    data = [path for path in shipped if path.suffix != ".py"]
    assert data
    assert not [path for path in data if not any(fnmatch(path.name, pattern) for pattern in patterns)]
