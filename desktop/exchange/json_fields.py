"""The fields of a JSON object, each taken once and checked; what is wrong is said in a person's words."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from desktop.errors import BadFile

Read = TypeVar("Read")
Choice = TypeVar("Choice", bound=StrEnum)


def wrong(where: str, name: str = "") -> BadFile:
    """Return the error for a field, or a whole object, that is missing or of a wrong kind."""
    field = f"的「{name}」" if name else ""
    return BadFile(f"計畫檔的{where}{field}缺少或寫法不對，請選擇由本程式匯出的JSON檔，或修正後再試。")


class Fields:
    """One JSON object being read; `where` names it to a person. Every method may raise BadFile."""

    def __init__(self, data: object, where: str) -> None:
        if not isinstance(data, dict):
            raise wrong(where)
        self._left: dict[str, object] = dict(data)
        self.where = where

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text; without a default the field must be there."""
        value = self._left.pop(name, default)
        if not isinstance(value, str):
            raise wrong(self.where, name)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, empty where the field is missing."""
        values = self._list(name)
        if not all(isinstance(value, str) for value in values):
            raise wrong(self.where, name)
        return tuple(str(value) for value in values)

    def whole_number(self, name: str, lowest: int, highest: int) -> int:
        """Return a whole number between the two, both included."""
        return self._checked_number(self._left.pop(name, None), name, lowest, highest)

    def optional_number(self, name: str, lowest: int, highest: int) -> int | None:
        """Return a whole number between the two, or None where the field is missing or null."""
        value = self._left.pop(name, None)
        return None if value is None else self._checked_number(value, name, lowest, highest)

    def whole_numbers(self, name: str, lowest: int, highest: int) -> tuple[int, ...]:
        """Return a list of whole numbers between the two, empty where the field is missing."""
        return tuple(self._checked_number(value, name, lowest, highest) for value in self._list(name))

    def day(self, name: str) -> dt.date | None:
        """Return an ISO date (2008-12-10), or None where the field is missing or null."""
        value = self._left.pop(name, None)
        if value is None:
            return None
        try:
            day = dt.date.fromisoformat(str(value))
        except ValueError as error:
            raise wrong(self.where, name) from error
        if day.isoformat() != value:
            raise wrong(self.where, name)
        return day

    def flag(self, name: str) -> bool:
        """Return a truth value, False where the field is missing."""
        value = self._left.pop(name, False)
        if not isinstance(value, bool):
            raise wrong(self.where, name)
        return value

    def optional_flag(self, name: str) -> bool | None:
        """Return a truth value, or None where the field is missing or null."""
        if self._left.get(name) is None:
            self._left.pop(name, None)
            return None
        return self.flag(name)

    def choices(self, name: str, choices: type[Choice]) -> tuple[Choice, ...]:
        """Return a list of words of a closed list, one at least."""
        words = self.texts(name)
        if not words or not {choice.value for choice in choices}.issuperset(words):
            raise wrong(self.where, name)
        return tuple(map(choices, words))

    def choice(self, name: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        """Return one word of a closed list; without a default the field must be there."""
        word = self.text(name, default)
        if word not in {choice.value for choice in choices}:
            raise wrong(self.where, name)
        return choices(word)

    def optional_choice(self, name: str, choices: type[Choice]) -> Choice | None:
        """Return one word of a closed list, or None where the field is missing or null."""
        if self._left.get(name) is None:
            self._left.pop(name, None)
            return None
        return self.choice(name, choices)

    def many(self, name: str, read: Callable[[object, str], Read]) -> tuple[Read, ...]:
        """Return what `read(value, where)` makes of a list's values, empty where the field is missing."""
        values = self._list(name)
        return tuple(read(value, f"{self.where}的{name}第{place}項") for place, value in enumerate(values, 1))

    def within(self, name: str) -> "Fields | None":
        """Return the fields of an object within, or None where the field is missing or null."""
        value = self._left.pop(name, None)
        return None if value is None else Fields(value, f"{self.where}的{name}")

    def nothing_else(self) -> None:
        """Refuse fields that nobody took."""
        if self._left:
            name = next(iter(self._left))
            raise BadFile(f"計畫檔的{self.where}有不認得的欄位「{name}」，請選擇由本程式匯出的JSON檔。")

    def _list(self, name: str) -> list[object]:
        values = self._left.pop(name, [])
        if not isinstance(values, list):
            raise wrong(self.where, name)
        return values

    def _checked_number(self, value: object, name: str, lowest: int, highest: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            raise wrong(self.where, name)
        return value
