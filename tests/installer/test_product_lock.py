"""The frozen program is made from the product's libraries and from nothing that only tests need."""

from tests.installer.product_lock import ROOT, closure, entries, product, product_lock

LOCKED = entries((ROOT / "requirements.lock").read_text(encoding="utf-8"))


def test_an_entry_keeps_its_marker_and_all_its_hashes() -> None:
    one = "one==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
    two = "Two_x==2 \\\n    --hash=sha256:cc\n"
    assert entries(one + two) == {"one": one, "two-x": two}


def test_libraries_of_libraries_are_needed_too() -> None:
    assert {"alembic", "sqlalchemy", "mako", "markupsafe"} <= closure(["alembic"])


def test_a_need_of_another_system_or_of_an_extra_is_none_of_ours() -> None:
    assert closure(["nothing; python_version < '3'"]) == set()
    assert "psycopg" not in closure(["sqlalchemy"])


def test_the_program_and_the_freezer_are_there_and_no_test_library() -> None:
    frozen = entries(product_lock())
    assert closure(product()) < frozen.keys()
    assert "pyinstaller" in frozen
    for stranger in ("pytest", "hypothesis", "mypy", "ruff", "pypdf", "import-linter", "grimp", "psycopg"):
        assert stranger not in frozen


def test_versions_and_hashes_are_those_of_the_lock() -> None:
    assert all(LOCKED[name] == entry for name, entry in entries(product_lock()).items())
