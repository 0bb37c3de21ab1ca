"""The frozen program: it upgrades an old database, prints, opens its window, and carries nothing it must not.

`make installer` runs this on the folder it has just built; `make test`, which builds none, leaves it out.
"""

import os
import re
import sqlite3
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest
from PyInstaller.archive.readers import CArchiveReader
from pypdf import PdfReader

from db.backup import backup_folder
from db.schema import HEAD, revision_of, upgrade
from tests.installer.product_lock import ROOT, closure, product

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
FOLDER = ROOT / "dist" / f"weimin-{VERSION}"
PROGRAM = FOLDER / ("weimin.exe" if sys.platform == "win32" else "weimin")
FILES = [path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if not path.is_dir()]

# Qt's GPL parts, what they bring, other toolkits, GNU readline and gdbm.
FORBIDDEN_FILES = [
    "*qt6virtualkeyboard*", "*qt6quick*", "*qt6qml*", "*webengine*", "*qt6charts*", "*qt6graphs*",
    "*qt6datavisualization*", "*libgtk*", "*libgdk*", "*readline*", "*gdbm*", "*libtcl*", "*darkgarden*",
]  # fmt: skip

FORBIDDEN_MODULES = {
    "pytest", "_pytest", "xdist", "hypothesis", "mypy", "ruff", "pypdf", "importlinter", "grimp", "tests",
    "PyInstaller", "setuptools", "pip", "psycopg", "numpy", "tkinter", "readline",
}  # fmt: skip

# Their wheels hold no licence text; ours stands in for it.
QT = {"pyside6-essentials", "pyside6-addons", "shiboken6"}

# Qt's off-screen platform remarks on every window with a least size.
OFFSCREEN_SAYS = rb"This plugin does not support propagateSizeHints\(\)\r?\n"

AGENCY = "青嵐區公所"


def weimin(*arguments: str | Path, home: Path) -> str:
    """What the program prints; fails with what it said on standard error."""
    done = subprocess.run([PROGRAM, *arguments], env=surroundings(home), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert not done.stderr
    return done.stdout.decode("utf-8")


def surroundings(home: Path) -> dict[str, str]:
    """The environment of somebody who has no Python: no paths, no settings, no screen."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    return kept | {"HOME": str(home), "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def old_office(tmp_path: Path) -> Path:
    """An office as the very first schema knew it: an agency, and no table for plans yet."""
    path = tmp_path / "old.db"
    upgrade(path, "0001")
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO agency (name, parent_agency, director_title, file_number, retention,"
            " created_at, updated_at, version) VALUES (?, '', '區長', '', '', ?, ?, 1)",
            (AGENCY, "2026-01-01 00:00:00.000000", "2026-01-01 00:00:00.000000"),
        )
    connection.close()
    return path


def test_it_says_the_version_of_the_project(tmp_path: Path) -> None:
    assert weimin("--version", home=tmp_path) == f"weimin {VERSION}\n"


def test_it_brings_an_old_database_up_to_date_and_prints_a_form(old_office: Path, tmp_path: Path) -> None:
    printed = tmp_path / "form.pdf"
    weimin("--database", old_office, "print", "walkaround-register", "--blank", "-o", printed, home=tmp_path)
    assert revision_of(old_office) == HEAD
    assert [revision_of(copy) for copy in backup_folder(old_office).glob("*.db")] == ["0001"]
    assert AGENCY in PdfReader(printed).pages[0].extract_text()


def test_its_window_stays_open_without_a_complaint(old_office: Path, tmp_path: Path) -> None:
    command = [str(PROGRAM), "--database", str(old_office)]
    with pytest.raises(subprocess.TimeoutExpired) as killed:
        subprocess.run(command, env=surroundings(tmp_path), capture_output=True, timeout=8, check=False)
    assert not killed.value.stdout
    assert not re.sub(OFFSCREEN_SAYS, b"", killed.value.stderr or b"")
    assert revision_of(old_office) == HEAD


def test_the_sample_office_prints_every_form(tmp_path: Path) -> None:
    office = tmp_path / "sample.db"
    weimin("--database", office, "office", "sample", home=tmp_path)
    for line in weimin("--database", office, "forms", home=tmp_path).splitlines():
        form = line.split()[0]
        weimin("--database", office, "print", form, "-o", tmp_path / f"{form}.pdf", home=tmp_path)
        assert len(PdfReader(tmp_path / f"{form}.pdf").pages) >= 1
    assert "完整" in weimin("--database", office, "office", "check", home=tmp_path)


def test_the_sample_plan_goes_out_and_comes_in_as_every_kind(tmp_path: Path) -> None:
    office = tmp_path / "sample.db"
    weimin("--database", office, "office", "sample", home=tmp_path)
    for kind in (".docx", ".odt", ".xlsx", ".ods", ".json"):
        weimin("--database", office, "plan", "export", "115", tmp_path / f"plan{kind}", home=tmp_path)
    weimin("--database", office, "print", "plan", "-o", tmp_path / "plan.pdf", home=tmp_path)
    for path in sorted(tmp_path.glob("plan.*")):
        told = weimin("--database", office, "plan", "import", path, "--dry-run", home=tmp_path)
        assert "59 工作" in told.splitlines()[0]


@pytest.mark.parametrize("kind", [".xlsx", ".ods", ".csv"])
def test_registers_go_out_and_returns_are_written(tmp_path: Path, kind: str) -> None:
    office, table = tmp_path / "sample.db", tmp_path / f"register{kind}"
    weimin("--database", office, "office", "sample", home=tmp_path)
    weimin("--database", office, "register", "export", "walkaround", table, home=tmp_path)
    assert "0" in weimin("--database", office, "register", "import", "walkaround", table, home=tmp_path)
    weimin("--database", office, "returns", "write", "115", tmp_path / "returns", home=tmp_path)
    returns = sorted((tmp_path / "returns").iterdir())
    assert "沒有新的回報" in weimin("--database", office, "returns", "read", *returns, home=tmp_path)


def test_the_dates_of_a_section_go_out_as_a_calendar(tmp_path: Path) -> None:
    office, calendar = tmp_path / "sample.db", tmp_path / "dates.ics"
    weimin("--database", office, "office", "sample", home=tmp_path)
    weimin("--database", office, "calendar", calendar, "--section", "秘書室", home=tmp_path)
    assert calendar.read_text("utf-8").count("BEGIN:VEVENT") > 10


@pytest.mark.parametrize("pattern", FORBIDDEN_FILES)
def test_it_carries_no_library_that_it_must_not(pattern: str) -> None:
    assert not [file for file in FILES if fnmatch(file.lower(), pattern)]


def test_it_carries_no_module_that_it_must_not() -> None:
    modules = CArchiveReader(str(PROGRAM)).open_embedded_archive("PYZ.pyz").toc
    assert "desktop.rules.roc_calendar" in modules
    assert not {name.split(".")[0] for name in modules} & FORBIDDEN_MODULES


@pytest.mark.parametrize("name", sorted(closure(product())))
def test_it_carries_the_licence_of_a_library(name: str) -> None:
    if name in QT:
        assert "_internal/resources/licences/LGPL-3.0.txt" in FILES
    else:
        folder = rf"_internal/{name.replace('-', '[-_.]')}-[^/]+\.dist-info/"
        assert any(re.match(folder + ".*(licen[cs]e|copying)", file, re.IGNORECASE) for file in FILES)


@pytest.mark.parametrize("folder", ["resources", "db/migrations"])
def test_it_carries_every_shipped_file(folder: str) -> None:
    here = [path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert here
    assert {f"_internal/{path.relative_to(ROOT).as_posix()}" for path in here} <= set(FILES)


@pytest.mark.skipif(sys.platform != "linux", reason="only there the system's libraries come along")
def test_it_carries_the_notices_of_the_systems_libraries() -> None:
    assert "_internal/resources/licences/debian/libfontconfig1.txt" in FILES
