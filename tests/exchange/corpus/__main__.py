"""Write the corpus to a folder and print how well each of its documents is read: FOLDER [WORDS OF NAMES…]."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.errors import BadFile
from desktop.exchange.plan_file import PlanFile
from desktop.exchange.plan_import import read_plan
from tests.exchange.corpus.saved import saved
from tests.exchange.corpus.scoring import score


def main(folder: Path, words: Sequence[str]) -> None:
    """Write, convert, read and score every document whose name has all the words."""
    print("recall precision  lost  document")
    for path, truth in saved(folder, lambda name: all(word in name for word in words)):
        print(_line(path, truth))


def _line(path: Path, truth: PlanFile) -> str:
    try:
        found = score(truth, read := read_plan(path))
    except BadFile as error:
        return f"{'':24}{path.name}: {error}"
    asked = len(read.questions)
    lines = [f"{found.recall:6.2f} {found.precision:9.2f} {found.lost.total():5}  {path.name}  asked {asked}"]
    lines += _differences("-", found.missing)
    lines += _differences("+", found.made_up)
    return "\n".join(lines)


def _differences(mark: str, facts: dict[str, list[str]]) -> Iterator[str]:
    for name, shown in facts.items():
        if shown:
            yield f"    {mark} {len(shown)} {name}: {shown[0][:60]}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
