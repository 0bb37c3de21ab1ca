"""The long work of opening: loading what an office needs, opening it, making it, restoring it."""

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.ui.work import Progress

if TYPE_CHECKING:
    from desktop.office.office import Office
    from desktop.ui.dialogs.first_start import Beginning

# Who works before anybody is entered in the settings; the audit trail names them so.
NOBODY = "未登錄人員"


def opening_steps(location: Path | str) -> Generator[Progress, None, "Office"]:
    """Load what an office needs and open it; returns the office. Raises OfficeError."""
    yield 0, 0, ""
    from desktop.office.opening import open_office
    from desktop.ui import surroundings  # noqa: F401  loads what the window's thread needs next

    return open_office(location, exclusive=True)


def founding_steps(location: Path | str, beginning: "Beginning") -> Generator[Progress, None, "Office"]:
    """Make the office that was decided on at the first start; returns it open. Raises OfficeError."""
    yield 0, 0, ""
    from desktop.office.office import Actor
    from desktop.office.opening import create_office, open_office

    actor = Actor(beginning.persons[0].name if beginning.persons else NOBODY)
    if beginning.is_sample:
        from desktop.office.sample import create_sample_office

        create_sample_office(location, actor).close()
    else:
        from desktop.office.setup import set_up_office

        office = create_office(location, beginning.agency)
        try:
            with office.work(actor) as work:
                set_up_office(work, beginning.sections, beginning.persons)
        finally:
            office.close()
    return open_office(location, exclusive=True)


def restoring_steps(location: Path, backup: Path) -> Generator[Progress, None, Path | None]:
    """Check a backup and put it in place; returns where the replaced file is kept. Raises OfficeError."""
    yield 0, 0, ""
    import datetime as dt

    from desktop.office.upkeep import restore

    return restore(location, backup, dt.datetime.now())
