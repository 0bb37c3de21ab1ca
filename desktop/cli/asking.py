"""What all commands ask for alike: the office they work in, and who is at the keyboard."""

import argparse
import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import OfficeError
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


@contextmanager
def if_there(asked: argparse.Namespace, *, is_needed: bool) -> "Iterator[Office | None]":
    """The office that was asked for, closed afterwards.

    Where it is not needed, None if there is none or it cannot be opened as it is: nothing is made or brought
    up to date for a look. Raises OfficeError where it is needed.
    """
    if not is_needed and not _is_ready(location(asked)):
        yield None
        return
    with opened(asked) as office:
        yield office


def _is_ready(place: Path | str) -> bool:
    from db.schema import HEAD
    from desktop.office.opening import look_at

    try:
        return isinstance(place, str) or look_at(place) == HEAD
    except OfficeError:
        return False


def typist() -> "Actor":
    """Who gives the command, by the name the operating system knows."""
    from desktop.office.office import Actor

    try:
        return Actor(getpass.getuser())
    except (KeyError, OSError):
        return Actor("命令列")
