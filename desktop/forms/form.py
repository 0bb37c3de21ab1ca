"""The description of a printable form: its name, what it needs to know, where its data comes from."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from db.database import Reading
from desktop.errors import Refused
from desktop.forms.story import Imprint, Story

Data = TypeVar("Data")


class Argument(Enum):
    """What a form may ask for: the field of the request, the option of `weimin print`, the Chinese words."""

    YEAR = ("year", "--year", "年度")
    SECTION = ("section", "--section", "單位")
    FROM = ("from_day", "--from", "起日")
    TO = ("to_day", "--to", "迄日")
    ID = ("id", "--id", "編號")
    EDITION = ("edition", "--edition", "版次")
    PAPER = ("paper", "--paper", "紙張")
    AGAINST = ("against", "--against", "對照的年度與版次")

    def __init__(self, field: str, option: str, words: str) -> None:
        self.field = field
        self.option = option
        self.words = words


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be printed; None where nothing was said.

    `year` is a ROC year, `section` a name, `from_day` and `to_day` are included, `id` is a register row's,
    `edition` an approved edition's number, `against` the year and edition (None: as it stands) it is compared
    with, `paper` A3 or A4.
    """

    year: int | None = None
    section: str | None = None
    from_day: dt.date | None = None
    to_day: dt.date | None = None
    id: int | None = None
    edition: int | None = None
    against: tuple[int, int | None] | None = None
    paper: str | None = None
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class Form(Generic[Data]):
    """A form: `needs` must be asked for, `accepts` may be.

    `gather` reads what stands on the form (through db.queries) and raises Refused
    where there is nothing to print; `compose` makes the story of it; `blank` gives the data of an edition to
    be filled in by hand, None where that makes no sense.
    """

    name: str
    title: str
    gather: Callable[[Reading, Request], Data]
    compose: Callable[[Data, Imprint], Story]
    needs: frozenset[Argument] = frozenset()
    accepts: frozenset[Argument] = frozenset()
    blank: Callable[[Reading, Request], Data] | None = None
    tells_past_days: bool = False

    @property
    def has_blank(self) -> bool:
        """Whether there is an edition for handwriting."""
        return self.blank is not None

    def story(
        self,
        reading: Reading,
        request: Request,
        imprint: Imprint,
        change: Callable[[Data], Data] = lambda data: data,
    ) -> Story:
        """Return what the request prints, as data or blank; `change` is done to the data first.

        Raises:
            Refused: something the form needs was not said, there is nothing to print, or no blank edition.
        """
        if request.is_blank:
            return self.compose(self._blank_data(reading, request), imprint)
        for argument in Argument:
            if argument in self.needs and getattr(request, argument.field) is None:
                raise Refused(f"列印「{self.title}」要先指定{argument.words}（{argument.option}）。")
        return self.compose(change(self.gather(reading, request)), imprint)

    def _blank_data(self, reading: Reading, request: Request) -> Data:
        if self.blank is None:
            raise Refused(f"「{self.title}」沒有空白表單可印，請去掉空白表單的選項再印。")
        return self.blank(reading, request)
