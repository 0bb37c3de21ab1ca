"""What all commands ask for alike: the office they work in, and who is at the keyboard."""

import argparse
import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.paths import default_database

# Importing the office brings SQLAlchemy, and the window's first paint waits for this module.
if TYPE_CHECKING:
    from desktop.office.office import Actor, Office


def location(asked: argparse.Namespace) -> Path | str:
    """The database that was asked for: a URL as it is, otherwise a path; the usual place by default."""
    given: str | None = asked.database
    if given is None:
        return default_database()
    return given if "://" in given else Path(given)


@contextmanager
def opened(asked: argparse.Namespace) -> Iterator["Office"]:
    """The office that was asked for, closed afterwards. Raises OfficeError."""
    from desktop.office.opening import open_office

    office = open_office(location(asked))
    try:
        yield office
    finally:
        office.close()


def typist() -> "Actor":
    """Who gives the command, by the name the operating system knows."""
    from desktop.office.office import Actor

    try:
        return Actor(getpass.getuser())
    except (KeyError, OSError):
        return Actor("命令列")
