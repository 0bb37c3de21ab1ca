"""Write the corpus to a folder and print how well each of its documents is read: FOLDER [WORDS OF NAMES…]."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.errors import BadFile
from desktop.exchange.plan_file import PlanFile
from desktop.exchange.plan_import import read_plan
from desktop.exchange.readers import KINDS
from tests.exchange.corpus import markup
from tests.exchange.corpus.held_out import HeldOut, held_out
from tests.exchange.corpus.scoring import score
from tests.exchange.corpus.specimens import Specimen, sheet_specimens, word_specimens

_FONTS = Path(__file__).parents[3] / "resources" / "fonts"
_TWINS = {".docx": (".odt", ".pdf"), ".xlsx": (".ods",)}


def main(folder: Path, words: Sequence[str]) -> None:
    """Write, convert, read and score every document whose name has all the words."""
    folder.mkdir(parents=True, exist_ok=True)
    specimens = [
        specimen
        for specimen in (*word_specimens(), *sheet_specimens(), *held_out())
        if all(word in f"{specimen.name}{specimen.suffix}" for word in words)
    ]
    paths = [specimen.write(folder / f"{specimen.name}{specimen.suffix}") for specimen in specimens]
    _convert(paths, folder)
    print("recall precision  lost  document")
    for specimen, path in zip(specimens, paths, strict=True):
        for suffix in (specimen.suffix, *_TWINS[specimen.suffix]):
            if path.with_suffix(suffix).exists() and suffix in KINDS:
                print(_line(specimen, path.with_suffix(suffix)))


def _convert(paths: Sequence[Path], folder: Path) -> None:
    """Let LibreOffice save each document in its other formats, if it is on this machine."""
    office = shutil.which("soffice")
    if office is None:
        return
    profile = f"-env:UserInstallation=file://{(folder / 'profile').resolve()}"
    fonts = folder / "fonts.conf"
    fonts.write_text(
        f"<fontconfig><dir>{_FONTS}</dir><dir>/usr/share/fonts</dir>"
        f"<cachedir>{(folder / 'fonts').resolve()}</cachedir></fontconfig>"
    )
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts.resolve())}
    for suffix, twins in _TWINS.items():
        sources = [str(path) for path in paths if path.suffix == suffix]
        for twin in twins if sources else ():
            command = [
                office,
                profile,
                "--headless",
                "--convert-to",
                twin[1:],
                "--outdir",
                str(folder),
                *sources,
            ]
            subprocess.run(command, check=True, capture_output=True, env=environment)


def _line(specimen: Specimen | HeldOut, path: Path) -> str:
    try:
        found = score(_printed(specimen.truth, path.suffix), read := read_plan(path))
    except BadFile as error:
        return f"{'':24}{path.name}: {error}"
    asked = len(read.questions)
    lines = [f"{found.recall:6.2f} {found.precision:9.2f} {found.lost.total():5}  {path.name}  asked {asked}"]
    lines += _differences("-", found.missing)
    lines += _differences("+", found.made_up)
    return "\n".join(lines)


def _printed(truth: PlanFile, suffix: str) -> PlanFile:
    """Return what a file of this kind can say: comments are not printed."""
    told = tuple(text for text in truth.unplaced if suffix != ".pdf" or text != markup.COMMENT)
    return replace(truth, unplaced=told)


def _differences(mark: str, facts: dict[str, list[str]]) -> Iterator[str]:
    for name, shown in facts.items():
        if shown:
            yield f"    {mark} {len(shown)} {name}: {shown[0][:60]}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
