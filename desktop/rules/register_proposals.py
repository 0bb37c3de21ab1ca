"""Which registers might count towards a task by themselves, told from the words of the plan."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from db.vocabulary import NodeKind
from desktop.rules.outline import FOLLOWED
from desktop.rules.plan_rows import Tracking

# 「電話禮貌測試」「電話服務品質及禮貌測試」「電話測試」; and walking around as a way of managing.
_WORDS = {
    "phone_test": re.compile(r"電話[^，。；、]{0,12}(?:測試|考核|抽測|測驗)"),
    "walkaround": re.compile(r"走動(?:式|管理|服務)"),
}


class Item(Protocol):
    """What is needed of an item of the plan."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> NodeKind: ...
    @property
    def text(self) -> str: ...
    @property
    def method(self) -> str: ...
    @property
    def tracking(self) -> Tracking | None: ...


@dataclass(frozen=True)
class Proposal:
    """A register that might count towards a task; `text` is the task's."""

    node_id: int
    register: str
    text: str


def proposals(items: Iterable[Item]) -> Iterator[Proposal]:
    """Yield for every task that promises a count, or something regular, the registers its words name."""
    for item in items:
        promises = item.tracking is not None and item.tracking.quota is not None
        if item.kind not in FOLLOWED or not promises:
            continue
        words = "".join(f"{item.text}\n{item.method}".split())
        for register, named in _WORDS.items():
            if named.search(words):
                yield Proposal(item.id, register, item.text)
