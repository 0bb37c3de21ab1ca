"""How the chapters of a document are numbered: 壹、 mostly, 1、 or 一、 in converted files, 甲、 in old."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.rules.numbering import Level, parse_label

_LEVELS = (Level.CHAPTER, Level.AREA, Level.TASK, Level.POINT)


@dataclass(frozen=True)
class ChapterMark:
    """A number as it stands before a chapter: its level, its mark (、 or .), which one it is."""

    level: Level
    mark: str
    value: int

    def is_followed_by(self, other: "ChapterMark") -> bool:
        """Whether `other` may number a chapter after this one.

        壹、 and its kind number nothing but chapters; 1、 and 一、 must go on exactly.
        """
        if self.level is not other.level:
            return False
        if self.level is Level.CHAPTER:
            return other.value > self.value
        return other.mark == self.mark and other.value == self.value + 1


def read_mark(line: str) -> tuple[ChapterMark, str] | None:
    """Return the number a line begins with, if chapters may be numbered so, and the rest of the line."""
    read = parse_label(line)
    if read is None or read[0].level not in _LEVELS:
        return None
    label, rest = read
    written = line[: len(line) - len(rest)].strip()
    return ChapterMark(label.level, written[-1:], label.value), rest


def first_mark(lines: Iterable[str]) -> ChapterMark | None:
    """Return the mark of the first chapter: the first line that is numbered 1, if any."""
    for line in lines:
        read = read_mark(line)
        if read and read[0].value == 1:
            return read[0]
    return None
