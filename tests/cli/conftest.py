"""Running commands the way a person types them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.__main__ import main

Said = tuple[int, list[str], list[str]]


@pytest.fixture
def weimin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """Run a command on the test's own database; returns its status, output lines and error lines."""
    monkeypatch.delenv("WEIMIN_DATABASE", raising=False)

    def run(*words: object, database: Path = tmp_path / "office.db") -> Said:
        status = main(["--database", str(database), *map(str, words)])
        said = capsys.readouterr()
        return status, said.out.splitlines(), said.err.splitlines()

    return run
