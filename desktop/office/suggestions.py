"""What the words of a plan suggest and its tasks do not say yet, and taking it: nothing without a yes."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from db.queries.plan import LimitInfo, NodeRow, PlanTree, QuotaInfo, TrackingInfo
from db.unit_of_work import Work
from db.vocabulary import QuotaRule
from desktop.errors import Conflict, Refused
from desktop.office.deed import deed
from desktop.office.plan_row import node_to_edit
from desktop.office.promises import set_due, set_quota, set_time_limit
from desktop.office.task_row import quoted
from desktop.rules.lights import LEFT_OUT
from desktop.rules.limit_wording import TimeLimit
from desktop.rules.outline import FOLLOWED
from desktop.rules.plan_wording import Suggested, SuggestionKind, kind_of, suggestions_in
from desktop.rules.quota import Quota

# The fields of a task that may say how often and by when, in the order in which they are believed.
WORDED = ("text", "method", "due_text")


@dataclass(frozen=True)
class OpenSuggestion:
    """A suggestion its task does not follow; `words[start:end]` of a `field` (one of WORDED) say so.

    `stands` is what is set instead, None where nothing is. `is_choice` tells a further one of the same kind
    for the same task, of which only one can be taken.
    """

    node_id: int
    field: str
    words: str
    start: int
    end: int
    says: Suggested
    stands: Suggested | None = None
    is_choice: bool = False

    @property
    def kind(self) -> SuggestionKind:
        """What of the task it is for."""
        return kind_of(self.says)

    @property
    def quoted(self) -> str:
        """The words that say so."""
        return self.words[self.start : self.end]


def open_suggestions(tree: PlanTree) -> list[OpenSuggestion]:
    """Everything the words of a plan suggest, in outline order, where its task has nothing or something else.

    A task that has one of the readings of its words is content with it; tasks set aside are asked nothing.
    """
    return [found for node in tree.nodes for found in _of_node(node, tree.head.year)]


def _of_node(node: NodeRow, year: int) -> Iterator[OpenSuggestion]:
    tracking = node.tracking
    if node.kind not in FOLLOWED or (tracking and tracking.status in LEFT_OUT):
        return
    read = list(_readings(node, year))
    said = {found.says for found in read}
    kinds: set[SuggestionKind] = set()
    for found in read:
        stands = _standing(tracking, found.kind)
        if _as_read(stands) not in said and not _is_known_closer(found.says, stands, said):
            is_choice = found.kind in kinds
            kinds.add(found.kind)
            place = (found.field, found.words, found.start, found.end)
            yield OpenSuggestion(node.id, *place, found.says, stands, is_choice)


def _as_read(stands: Suggested | None) -> Suggested | None:
    """What a task has as its words could say it: where a due day moves on a holiday, no plan says."""
    return replace(stands, shift=None) if isinstance(stands, Quota) else stands


def _is_known_closer(says: Suggested, stands: Suggested | None, said: set[Suggested]) -> bool:
    """Whether 定期 is all it says, where a count was set or another field of the task names one."""
    counts = (other for other in (*said, stands) if isinstance(other, Quota))
    is_regular = isinstance(says, Quota) and says.rule is QuotaRule.REGULARLY
    return is_regular and any(other.rule is not QuotaRule.REGULARLY for other in counts)


def _readings(node: NodeRow, year: int) -> Iterator[OpenSuggestion]:
    said: set[Suggested] = set()
    for field, words in zip(WORDED, (node.text, node.method, node.due_text), strict=True):
        for found in suggestions_in(words, year):
            if found.says not in said:
                said.add(found.says)
                yield OpenSuggestion(node.id, field, words, found.start, found.end, found.says)


def _standing(tracking: TrackingInfo | None, kind: SuggestionKind) -> Suggested | None:
    """What a task has of a kind."""
    if tracking is None:
        return None
    if kind is SuggestionKind.DUE:
        return tracking.due_on
    if kind is SuggestionKind.LIMIT:
        limit = tracking.limit
        return TimeLimit(limit.count, limit.unit, limit.basis) if limit else None
    return Quota.of(tracking.quota) if tracking.quota else None


@deed
def take_suggestions(work: Work, taken: Sequence[OpenSuggestion]) -> int:
    """Set what is suggested, all in one; returns how many.

    Raises Refused where two are for the same of one task, Conflict where the words were changed meanwhile.
    """
    if not taken:
        raise Refused("沒有選取任何建議；請先勾選。")
    done: set[tuple[int, SuggestionKind]] = set()
    for suggestion in taken:
        key = (suggestion.node_id, suggestion.kind)
        if key in done:
            raise Refused(f"{quoted(work, suggestion.node_id)}選了兩個不同的建議；同一項只能採用一個。")
        done.add(key)
        _take(work, suggestion)
    return len(done)


def _take(work: Work, suggestion: OpenSuggestion) -> None:
    node, says = node_to_edit(work, suggestion.node_id), suggestion.says
    if getattr(node, suggestion.field) != suggestion.words:
        raise Conflict(f"{quoted(work, node.id)}的文字剛才已改過；請看過現在的建議後再採用。")
    if isinstance(says, Quota):
        set_quota(work, node.id, QuotaInfo.of(says))
    elif isinstance(says, dt.date):
        set_due(work, node.id, says, node.due_text)
    else:
        set_time_limit(work, node.id, LimitInfo(says.count, says.unit, says.basis))
