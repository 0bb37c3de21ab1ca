"""LibreOffice, for tests that a file we write opens in another program, and says the same saved again."""

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine")


def converted(path: Path, kind: str, folder: Path, *options: str) -> Path:
    """Open a file with LibreOffice, save it as another kind ("docx", "odt" …) in an empty folder."""
    assert SOFFICE is not None
    made = folder / "converted"
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            SOFFICE,
            "--headless",
            f"-env:UserInstallation={profile}",
            *options,
            "--convert-to",
            kind,
            "--outdir",
            made,
            path,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return made / f"{path.stem}.{kind.partition(':')[0]}"
