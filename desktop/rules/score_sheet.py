"""What a phone test is scored by: a sheet's items, grade bands and limits, and the default sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from db.vocabulary import Channel, Correctness, SheetPart

_SWITCHBOARD_PARTS = (SheetPart.SWITCHBOARD_SPEED, SheetPart.SWITCHBOARD_COURTESY)


class ScoredItem(Protocol):
    """What scoring needs of an item, wherever it is kept."""

    @property
    def part(self) -> SheetPart: ...
    @property
    def points(self) -> int: ...


@dataclass(frozen=True)
class SheetItem:
    """One item of a score sheet: the most it can bring, and the points that may be given, highest first."""

    part: SheetPart
    text: str
    points: int
    levels: tuple[int, ...]


@dataclass(frozen=True)
class Band:
    """A grade and the lowest total that earns it."""

    minimum: int
    grade: str


@dataclass(frozen=True)
class Sheet:
    """One edition of a score sheet; below `improvement_below` a test asks for an improvement."""

    name: str
    items: tuple[SheetItem, ...]
    bands: tuple[Band, ...]
    ring_limit: int
    second_limit: int
    improvement_below: int


# Points by part after 嘉義市電話禮貌測試實施要點 (domain.md 1.1 P1); the items within the parts after 1.3.
DEFAULT_SHEET = Sheet(
    name="電話禮貌測試量表",
    items=(
        SheetItem(SheetPart.BUSINESS_SPEED, "在規定的鈴響聲數或秒數內接聽", 15, (15, 10, 5, 0)),
        SheetItem(SheetPart.BUSINESS_COURTESY, "接聽時先報單位名稱及自己的姓氏", 5, (5, 3, 0)),
        SheetItem(SheetPart.BUSINESS_COURTESY, "主動問好，例如「您好」「早安」", 5, (5, 3, 0)),
        SheetItem(SheetPart.BUSINESS_COURTESY, "請教來電者稱呼，耐心聽完來意", 5, (5, 3, 0)),
        SheetItem(SheetPart.BUSINESS_COURTESY, "語氣親切，咬字清楚，速度適中", 5, (5, 3, 0)),
        SheetItem(SheetPart.BUSINESS_COURTESY, "結束前致意，等對方先掛電話", 5, (5, 3, 0)),
        SheetItem(SheetPart.BUSINESS_CONTENT, "所答內容正確", 10, (10, 5, 0)),
        SheetItem(SheetPart.BUSINESS_CONTENT, "一次說明完整，或妥善轉接、代答、留話回電", 5, (5, 3, 0)),
        SheetItem(SheetPart.SWITCHBOARD_SPEED, "總機或語音系統在規定的聲數或秒數內接聽", 25, (25, 15, 5, 0)),
        SheetItem(SheetPart.SWITCHBOARD_COURTESY, "先報機關名稱並問好", 4, (4, 2, 0)),
        SheetItem(SheetPart.SWITCHBOARD_COURTESY, "聽清楚來意，判斷該找哪個單位", 4, (4, 2, 0)),
        SheetItem(SheetPart.SWITCHBOARD_COURTESY, "轉接前說明轉往的單位或分機，並請稍候", 4, (4, 2, 0)),
        SheetItem(
            SheetPart.SWITCHBOARD_COURTESY, "忙線或無人接聽時主動說明，並改找代理人或留話", 4, (4, 2, 0)
        ),
        SheetItem(SheetPart.SWITCHBOARD_COURTESY, "語氣親切，不急不躁", 4, (4, 2, 0)),
    ),
    bands=(Band(90, "優"), Band(80, "甲"), Band(70, "乙"), Band(0, "丙")),
    ring_limit=4,
    second_limit=10,
    improvement_below=80,
)


def part_points(items: Sequence[ScoredItem]) -> dict[SheetPart, int]:
    """Return the most that each part of a sheet can bring; parts without items are left out."""
    most: dict[SheetPart, int] = {}
    for item in items:
        most[item.part] = most.get(item.part, 0) + item.points
    return most


def applies(item: ScoredItem, channel: Channel, correctness: Correctness) -> bool:
    """Whether an item is scored in a call: the switchboard's only if the call passed it, content if asked."""
    if item.part in _SWITCHBOARD_PARTS:
        return channel is Channel.SWITCHBOARD
    return item.part is not SheetPart.BUSINESS_CONTENT or correctness is not Correctness.NOT_ASKED


def speed_points(
    levels: Sequence[int], rings: int | None, seconds: int | None, ring_limit: int, second_limit: int
) -> int:
    """Return the points for answering speed: a level less for every two rings begun over the limit.

    Seconds count as the share of rings that the two limits make them; where both are known, the better
    counts, for the rule says rings *or* seconds. Nothing known is the lowest level (domain.md 1.3).
    """
    steps = [len(levels) - 1]
    if rings is not None:
        steps.append(-(-max(rings - ring_limit, 0) // 2))
    if seconds is not None:
        steps.append(-(-max(seconds - second_limit, 0) * ring_limit // (2 * second_limit)))
    return levels[min(steps)]


def correctness_points(levels: Sequence[int], correctness: Correctness) -> int:
    """Return the points for an answer: the highest level if correct, the middle if in part, else the last."""
    if correctness is Correctness.FULL:
        return levels[0]
    return levels[len(levels) // 2] if correctness is Correctness.PARTIAL else levels[-1]
