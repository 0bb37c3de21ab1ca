"""Forms of the sample office, printed and read back."""

import datetime as dt
import re
from typing import Any

from desktop.forms.form import Request
from desktop.office.office import Actor, Office
from desktop.office.printing import print_form
from desktop.office.setup import change_agency
from tests.forms.printed import Printed, squeezed

TODAY = dt.date(2026, 11, 20)
AGENCY = "青埔縣松溪鄉公所"
STRIP = ("承辦人", "單位主管", "會辦單位", "秘書", "鄉長")
_WHOLE_STRIP = re.compile("".join(f"{name}日期：?年月日" for name in STRIP))


def form(office: Office, name: str, *, today: dt.date = TODAY, **asked: Any) -> Printed:
    """A form of an office, printed on a day and read back."""
    return Printed(print_form(office, name, Request(**asked), today))


def name_agency(office: Office, clerk: Actor) -> None:
    """Give an empty office what every form needs to know."""
    with office.work(clerk) as work:
        change_agency(work, name=AGENCY, director_title="鄉長")


_WHOLE_STRIP = re.compile("".join(f"{name}日期：?年月日" for name in STRIP))


def strips(page: str) -> int:
    """How many signature strips stand on a page, each with all its boxes in order."""
    return len(_WHOLE_STRIP.findall(squeezed(page)))
