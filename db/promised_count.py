"""How often something is promised, wherever it is kept. Standard library only."""

from collections.abc import Sequence
from typing import Protocol

from db.vocabulary import DayShift, Period, QuotaRule


class PromisedCount(Protocol):
    """So many times in every period, perhaps only in some months, by a day of the month or of the week."""

    @property
    def rule(self) -> QuotaRule: ...
    @property
    def count(self) -> int: ...
    @property
    def per(self) -> Period: ...
    @property
    def months(self) -> Sequence[int]: ...
    @property
    def day(self) -> int | None: ...
    @property
    def weekday(self) -> int | None: ...
    @property
    def shift(self) -> DayShift | None: ...
