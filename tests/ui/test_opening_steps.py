"""The long work of opening, step by step and without a window."""

from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest

from db.queries.office import agency, persons, sections
from db.queries.plan import plan_heads
from desktop.errors import OfficeInUse, Refused
from desktop.office.office import Actor, Office
from desktop.office.opening import create_office, open_office
from desktop.office.setup import NewPerson, change_agency
from desktop.office.upkeep import back_up
from desktop.ui.dialogs.first_start import Beginning
from desktop.ui.opening_steps import NOBODY, founding_steps, opening_steps, restoring_steps
from desktop.ui.work import Progress

R = TypeVar("R")


def done(steps: Generator[Progress, None, R]) -> R:
    """What the work returns at its end."""
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return stop.value


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of an office, closed."""
    path = tmp_path / "office.db"
    create_office(path, "清溪縣政府").close()
    return path


def test_an_opened_office_keeps_other_windows_out(path: Path) -> None:
    office = done(opening_steps(path))
    with pytest.raises(OfficeInUse):
        open_office(path, exclusive=True)
    office.close()
    open_office(path, exclusive=True).close()


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="找不到"):
        done(opening_steps(tmp_path / "none.db"))


def test_an_office_is_made_as_it_was_described(tmp_path: Path) -> None:
    people = (NewPerson("林曉堃", "研考", "秘書室"),)
    beginning = Beginning(agency="清溪縣政府", sections=("秘書室", "民政課"), persons=people)
    office = done(founding_steps(tmp_path / "new.db", beginning))
    with office.reading() as session:
        found = agency(session)
        assert found is not None
        assert found.name == "清溪縣政府"
        assert [section.name for section in sections(session)] == ["秘書室", "民政課"]
        assert [person.section for person in persons(session)] == ["秘書室"]
        assert plan_heads(session) == []
    office.close()


def test_an_office_without_people_is_made_by_nobody_in_particular(tmp_path: Path) -> None:
    from db import audit

    office = done(founding_steps(tmp_path / "new.db", Beginning(agency="清溪縣政府", sections=("秘書室",))))
    with office.reading() as session:
        (entry,) = audit.entries(session, limit=1)
    office.close()
    assert entry.actor == NOBODY


def test_an_office_is_not_made_over_another(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(Refused, match="已經存在"):
        done(founding_steps(path, Beginning(agency="新溪縣政府")))
    assert path.read_bytes() == before


def test_restoring_keeps_what_was_there(path: Path, tmp_path: Path, clerk: Actor) -> None:
    office: Office = open_office(path)
    backup = tmp_path / "backup.db"
    back_up(office, backup)
    with office.work(clerk) as work:
        change_agency(work, name="改壞的名字")
    office.close()
    aside = done(restoring_steps(path, backup))
    assert aside is not None
    for place, name in ((path, "清溪縣政府"), (aside, "改壞的名字")):
        office = open_office(place)
        with office.reading() as session:
            found = agency(session)
        office.close()
        assert found is not None
        assert found.name == name
