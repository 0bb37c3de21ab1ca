"""The part of requirements.lock that the frozen program is made from: its libraries and PyInstaller.

Run with a file name it writes that part there, for `pip install --require-hashes`. Only in an environment
that holds nothing else can PyInstaller's hooks not pick up a test library or a database driver by chance.
"""

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]


def product() -> list[str]:
    """What pyproject.toml says the program itself needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(project["dependencies"])


def entries(lock: str) -> dict[str, str]:
    """Each requirement of a lock file with its marker and hashes, by canonical name."""
    found = re.findall(r"^(([\w.-]+)==.*\n(?:[ \t].*\n)*)", lock, re.MULTILINE)
    return {canonicalize_name(name): entry for entry, name in found}


def closure(roots: Iterable[str]) -> set[str]:
    """Canonical names of these installed distributions and of all they need on this system."""
    needed: set[str] = set()
    waiting = [Requirement(root) for root in roots]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name not in needed and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            needed.add(name)
            waiting += map(Requirement, requires(name) or ())
    return needed


def product_lock() -> str:
    """The entries of requirements.lock that the program and PyInstaller need here."""
    locked = entries((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    return "".join(locked[name] for name in sorted(closure([*product(), "pyinstaller"])))


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(product_lock(), encoding="utf-8")
