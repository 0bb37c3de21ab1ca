"""Who worked in an office the last time, as this machine remembers it."""

from pathlib import Path

from desktop.ui.preferences import preferences

PERSON_KEY = "person"


def remember_person(office: Path | None, person_id: int) -> None:
    """Remember who works; the office is known by its file's name, None is a server's."""
    preferences().setValue(_key(office), person_id)


def remembered_person(office: Path | None) -> int | None:
    """The key of who worked last, None where nobody is remembered."""
    value = preferences().value(_key(office))
    return int(value) if isinstance(value, (int, str)) and str(value).isdigit() else None


def _key(office: Path | None) -> str:
    return f"{PERSON_KEY}/{office.stem if office is not None else 'server'}"
