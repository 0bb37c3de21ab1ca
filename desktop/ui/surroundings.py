"""What surrounds the pages, kept true: agency and year at the side, person and backup in the status bar."""

import datetime as dt

from PySide6.QtCore import QObject

from db.queries import office as office_queries
from db.queries import plan as plan_queries
from db.queries.office import PersonRow
from db.vocabulary import Role
from desktop.office.office import Actor
from desktop.office.upkeep import last_backup
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import preferences

PERSON_KEY = "person"
WATCHES = frozenset({"agency", "person", "section", "plan"})


class Surroundings(QObject):
    """Belongs to a desk and ends with it."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(desk)
        self._window = window
        self._desk = desk
        self._persons: dict[int, PersonRow] = {}
        desk.changed.connect(self._on_changed)
        desk.year_changed.connect(lambda _year: self.show_office())
        window.sidebar.year_chosen.connect(self._on_year)
        window.status_line.person_chosen.connect(self._on_person)
        self.show_office()
        self.show_persons()
        self.show_database()

    def show_office(self) -> None:
        """Show agency and years, in the sidebar and in the window's title."""
        agency = self._desk.read(office_queries.agency)
        years = [head.year for head in self._desk.read(plan_queries.plan_heads)]
        name = agency.name if agency is not None else self.tr("為民")
        self._window.sidebar.show_office(name, years, self._desk.year)
        title = self.tr("%1 %2 年度 – 為民")
        self._window.setWindowTitle(title.replace("%2", str(self._desk.year)).replace("%1", name))

    def show_persons(self) -> None:
        """Offer the active people; who worked here last works now, else the first clerk."""
        active = [person for person in self._desk.read(office_queries.persons) if person.is_active]
        self._persons = {person.id: person for person in active}
        chosen = self._desk.actor.person_id
        if chosen not in self._persons:
            chosen = _remembered(self._desk)
        if chosen not in self._persons and active:
            chosen = next((person.id for person in active if person.role is Role.CLERK), active[0].id)
        self._window.status_line.show_persons(active, chosen)
        if chosen in self._persons:
            self._desk.actor = actor_of(self._persons[chosen])

    def show_database(self) -> None:
        """Show which file is open and of when its newest automatic backup is."""
        self._window.status_line.show_database(self._desk.office.path)
        backup = last_backup(self._desk.office)
        made_on = dt.date.fromtimestamp(backup.stat().st_mtime) if backup is not None else None
        self._window.status_line.show_backup(made_on)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & WATCHES:
            self.show_office()
            self.show_persons()

    def _on_year(self, year: int) -> None:
        self._desk.year = year

    def _on_person(self, key: int) -> None:
        self._desk.actor = actor_of(self._persons[key])
        preferences().setValue(_key(self._desk), key)


def actor_of(person: PersonRow) -> Actor:
    """The person as the audit trail names them; who need not sign in may do everything, as a clerk."""
    return Actor(person.name, person_id=person.id, section_id=person.section_id)


def _key(desk: Desk) -> str:
    path = desk.office.path
    return f"{PERSON_KEY}/{path.stem if path is not None else 'server'}"


def _remembered(desk: Desk) -> int | None:
    value = preferences().value(_key(desk))
    return int(value) if isinstance(value, (int, str)) and str(value).isdigit() else None
