"""What surrounds the pages, kept true: agency and year at the side, person and backup in the status bar."""

import datetime as dt

from PySide6.QtCore import QObject, QTimer

from db.queries import office as office_queries
from db.queries import plan as plan_queries
from db.queries.office import PersonRow
from db.vocabulary import Role
from desktop.office.office import Actor
from desktop.office.settings import read_settings
from desktop.office.signing_in import set_secret
from desktop.office.upkeep import last_backup
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.last_person import remember_person, remembered_person
from desktop.ui.main_window import MainWindow

WATCHES = frozenset({"agency", "person", "section", "plan", "setting"})


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
        window.status_line.leave_chosen.connect(self._leave)
        window.status_line.secret_chosen.connect(self._change_secret)
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
        """Say who is signed in; where nobody has to, offer the active people."""
        active = [person for person in self._desk.read(office_queries.persons) if person.is_active]
        self._persons = {person.id: person for person in active}
        if self._desk.read(read_settings).sign_in_required:
            self._show_signed_in()
        else:
            self._offer(active)

    def _show_signed_in(self) -> None:
        person = self._persons.get(self._desk.actor.person_id or 0)
        if person is None:
            # Whoever left the office meanwhile has nothing to do in it; the page under way ends first.
            QTimer.singleShot(0, self._leave)
            return
        self._desk.actor = Actor(person.name, person.role, person.id, person.section_id)
        about = "・".join(filter(None, (person.section, word(person.role))))
        may_change = self._desk.may(set_secret.__name__)
        self._window.status_line.show_signed_in(person.name, about, may_change_secret=may_change)

    def _offer(self, active: list[PersonRow]) -> None:
        """Who worked here last works now, else the first clerk."""
        chosen = self._desk.actor.person_id
        if chosen not in self._persons:
            chosen = remembered_person(self._desk.office.path)
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
        remember_person(self._desk.office.path, key)

    def _leave(self) -> None:
        self._desk.leave_asked.emit()

    def _change_secret(self) -> None:
        from desktop.ui.dialogs.set_secret import SetSecret

        actor = self._desk.actor
        if actor.person_id is not None:
            SetSecret(self._desk, actor.person_id, actor.name, self._window).open()


def actor_of(person: PersonRow) -> Actor:
    """The person as the audit trail names them; who need not sign in may do everything, as a clerk."""
    return Actor(person.name, person_id=person.id, section_id=person.section_id)
