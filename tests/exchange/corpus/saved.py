"""The corpus as files: written, and saved by LibreOffice in its other formats, each with what it says."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.exchange.plan_file import PlanFile
from desktop.exchange.readers import KINDS
from tests.exchange.corpus import markup
from tests.exchange.corpus.held_out import HeldOut, held_out
from tests.exchange.corpus.specimens import Specimen, sheet_specimens, word_specimens

_FONTS = Path(__file__).parents[3] / "resources" / "fonts"
_TWINS = {".docx": (".odt", ".pdf"), ".xlsx": (".ods",)}
Written = Specimen | HeldOut


def saved(folder: Path, chosen: Callable[[str], bool] = bool) -> Iterator[tuple[Path, PlanFile]]:
    """Yield every file of the chosen names that can be read, and the plan it holds."""
    folder.mkdir(parents=True, exist_ok=True)
    everything: tuple[Written, ...] = (*word_specimens(), *sheet_specimens(), *held_out())
    written = [one for one in everything if chosen(f"{one.name}{one.suffix}")]
    paths = [one.write(folder / f"{one.name}{one.suffix}") for one in written]
    _convert(paths, folder)
    for one, path in zip(written, paths, strict=True):
        for suffix in (one.suffix, *_TWINS[one.suffix]):
            twin = path.with_suffix(suffix)
            if suffix in KINDS and twin.exists():
                yield twin, _printed(one.truth) if suffix == ".pdf" else one.truth


def _convert(paths: Sequence[Path], folder: Path) -> None:
    """Let LibreOffice save each document in its other formats, if it is on this machine."""
    office = shutil.which("soffice")
    if office is None:
        return
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    fonts = folder / "fonts.conf"
    fonts.write_text(
        f"<fontconfig><dir>{_FONTS}</dir><dir>/usr/share/fonts</dir>"
        f"<cachedir>{(folder / 'fonts').resolve()}</cachedir></fontconfig>"
    )
    # Without the program's fonts a machine without Chinese ones prints all characters as one.
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts.resolve())}
    for suffix, twins in _TWINS.items():
        sources = [str(path) for path in paths if path.suffix == suffix]
        for twin in twins if sources else ():
            command = [office, profile, "--headless", "--convert-to", twin[1:], "--outdir", str(folder)]
            subprocess.run([*command, *sources], check=True, capture_output=True, env=environment)


def _printed(truth: PlanFile) -> PlanFile:
    """Return what a printed page says: no comments."""
    return replace(truth, unplaced=tuple(text for text in truth.unplaced if text != markup.COMMENT))
