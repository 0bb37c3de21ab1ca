"""What was done to meetings and the matters on their tables, in words for people."""

from collections.abc import Iterator

from db.audit import RowChange
from db.vocabulary import FollowUpDecision
from desktop.rules.words import word


def about_meeting(change: RowChange) -> Iterator[str]:
    """Tell a meeting held, changed or deleted."""
    name = (change.after or change.before or {}).get("name", "")
    verb = "新增" if change.before is None else "刪除" if change.after is None else "修改"
    yield f"{verb}會議" + (f"：{name}" if name else "")


def about_matter(change: RowChange) -> Iterator[str]:
    """Tell a matter put on a table, decided, reworded or taken off."""
    before, after = change.before, change.after
    if before is None:
        yield "列入列管追蹤表"
    elif after is None:
        yield "自列管追蹤表移除"
    elif "decision" in after:
        decision, words = after["decision"], after.get("decided")
        if decision is None:
            yield "取消會議決定"
        else:
            yield f"會議決定{word(FollowUpDecision(decision))}" + (f"：{words}" if words else "")
    elif "decided" in after:
        yield f"會議決議：{after['decided']}" if after["decided"] else "刪去會議決議文字"
    elif "progress" in after:
        yield "改寫列管的辦理情形"
