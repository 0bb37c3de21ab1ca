"""What a deed did, in words for people: read off the rows it changed, so that any deed can be told."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator

from db.audit import RowChange, Values
from db.queries.history import Happening
from db.vocabulary import TaskStatus, TickState
from desktop.office.told_meetings import about_matter, about_meeting
from desktop.rules.roc_calendar import format_date

_ROWS = {
    "plan": "計畫",
    "plan_edition": "核定版本",
    "amendment_reason": "修正說明",
    "chapter": "計畫章節",
    "basis_letter": "計畫依據",
    "handout": "分送編寫",
    "node": "計畫項目",
    "leftover": "匯入待辦事項",
    "plan_source": "匯入來源",
    "task_tracking": "管考設定",
    "task_section": "承辦單位",
    "extension": "展延",
    "occurrence": "勾稽",
    "evidence": "佐證",
    "task_register": "自動計次",
    "reminder": "稽催單",
    "reminder_task": "稽催單所列工作",
    "meeting": "會議",
    "meeting_item": "列管事項",
    "walkaround": "走動式管理紀錄",
    "walkaround_consult": "走動式管理會辦",
    "walkaround_remark": "走動式管理補充說明",
    "test_round": "電話測試輪次",
    "phone_test": "電話測試紀錄",
    "phone_score": "電話測試評分",
    "score_sheet": "測試量表",
    "score_item": "測試量表項目",
    "agency": "機關資料",
    "section": "單位",
    "section_member": "群組成員",
    "person": "人員",
    "setting": "設定",
    "signoff": "簽核紀錄",
    "workday": "辦公日曆",
    "plan_template": "計畫範本",
    "column_template": "欄位範本",
}
MOST_LINES = 4
# The tables whose changes are told.
TOLD = frozenset(_ROWS)
# What comes first says what a deed was about when it touched several tables.
_WEIGHT = {table: place for place, table in enumerate(_ROWS)}


def words_of(happening: Happening) -> str:
    """What was done, as one line without its subject: 「勾稽完成（115.03.05）、新增佐證：會議紀錄」."""
    gone = [change for change in happening.changes if change.table == "node" and change.after is None]
    # What goes with a deleted item is not worth a word of its own.
    changes = gone or sorted(happening.changes, key=lambda change: _WEIGHT.get(change.table, len(_WEIGHT)))
    said = list(dict.fromkeys(line for change in changes for line in _lines(change)))
    # A whole plan or many different things at once are told as rows and their number.
    is_broad = not said or len(said) > MOST_LINES or any(c.table == "plan" for c in happening.changes)
    words = _about_rows(happening) if is_broad else "、".join(said)
    return f"復原：{words}" if happening.deed == "take_back" else words


def _lines(change: RowChange) -> Iterator[str]:
    teller = _TELLERS.get(change.table)
    if teller is not None:
        yield from teller(change)


def _about_rows(happening: Happening) -> str:
    rows = Counter(change.table for change in happening.changes if change.table in _ROWS)
    if not rows:
        return "修改資料"
    # A plan stands for all that is in it; otherwise what there is most of.
    table = "plan" if "plan" in rows else min(rows, key=lambda name: (-rows[name], _WEIGHT[name]))
    changes = [change for change in happening.changes if change.table == table]
    verb = "新增" if changes[0].before is None else "刪除" if changes[0].after is None else "修改"
    return f"{verb}{_ROWS[table]}" + (f"{len(changes)}筆" if len(changes) > 1 else "")


def _about_tracking(change: RowChange) -> Iterator[str]:
    before, after = change.before or {}, change.after or {}
    # A new row was, and a deleted row becomes, a task not started and without date; a changed row has both.
    was, now = (values.get("status", TaskStatus.NOT_STARTED) for values in (before, after))
    if was != now:
        yield _status_words(was, now, after)
    elif before.get("done_on") and after.get("done_on"):
        yield f"完成日期由{_day(before['done_on'])}改為{_day(after['done_on'])}"
    if before.get("due_on") != after.get("due_on"):
        yield _due_words(before.get("due_on"), after.get("due_on"))
    if any(before.get(name) != after.get(name) for name in ("quota_count", "quota_per", "quota_rule")):
        yield "修改應辦次數"


def _status_words(was: str, now: str, after: Values) -> str:
    match now:
        case TaskStatus.DONE:
            return f"勾稽完成（{_day(after.get('done_on'))}）"
        case TaskStatus.NOT_APPLICABLE:
            return f"列為不適用：{after.get('reason', '')}"
        case TaskStatus.WITHDRAWN:
            return f"撤銷管制：{after.get('reason', '')}"
        case TaskStatus.STARTED if was == TaskStatus.NOT_STARTED:
            return "開始執行"
        case _:
            return "重新開啟"


def _due_words(before: str | None, after: str | None) -> str:
    if before and after:
        return f"完成期限由{_day(before)}改為{_day(after)}"
    return f"完成期限訂為{_day(after)}" if after else "取消完成期限"


def _about_occurrence(change: RowChange) -> Iterator[str]:
    before, after = change.before or {}, change.after or {}
    if change.before is None:
        times = f"，{after['count']}次" if after.get("count", 1) > 1 else ""
        yield f"勾稽（{_day(after.get('done_on'))}{times}）"
    elif change.after is None:
        yield f"取消勾稽（{_day(before.get('done_on'))}）"
    elif after.get("state") == TickState.RETURNED:
        yield f"退回勾稽：{after.get('reason', '')}"
    elif after.get("state") == TickState.CONFIRMED and before.get("state") == TickState.TICKED:
        yield "確認勾稽"
    elif before.get("state") == TickState.RETURNED:
        yield "退回後重新勾稽"
    else:
        yield f"更正勾稽{_corrected(before, after)}"


def _corrected(before: Values, after: Values) -> str:
    """Day and count of a tick as they were and are: 「（115.06.30改為115.06.29、2次改為1次）」."""
    said = []
    if "done_on" in after:
        said.append(f"{_day(before.get('done_on'))}改為{_day(after['done_on'])}")
    if "count" in after:
        said.append(f"{before.get('count')}次改為{after['count']}次")
    return f"（{'、'.join(said)}）" if said else ""


def _about_extension(change: RowChange) -> Iterator[str]:
    values = change.after or change.before or {}
    verb = "取消展延" if change.after is None else "展延"
    span = f"{_day(values.get('old_on'))}至{_day(values.get('new_on'))}"
    yield f"{verb}{span}：{values.get('reason', '')}（{values.get('approver', '')}核准）"


def _about_register(change: RowChange) -> Iterator[str]:
    values = change.after or change.before or {}
    yield "由登記簿自動計次" if values.get("is_linked", True) else "不由登記簿計次"


def _about_evidence(change: RowChange) -> Iterator[str]:
    values = change.after or change.before or {}
    named = next((values[name] for name in ("what", "file_name", "letter_number") if values.get(name)), "")
    verb = "新增" if change.before is None else "刪除" if change.after is None else "修改"
    yield f"{verb}佐證" + (f"：{named}" if named else "")


def _about_node(change: RowChange) -> Iterator[str]:
    if change.before is None:
        yield "新增計畫項目"
    elif change.after is None:
        yield "刪除計畫項目"
    elif {"parent_id", "position"} & change.after.keys():
        yield "移動計畫項目"
    else:
        yield "修改計畫項目的文字"


def _about_person(change: RowChange) -> Iterator[str]:
    before, after = change.before, change.after
    if before is None or after is None:
        yield "新增人員" if before is None else "刪除人員"
        return
    # Neither a secret nor its hash is ever told, only that it changed.
    if before.get("secret") != after.get("secret"):
        yield "重設登入密碼" if before.get("secret") else "設定登入密碼"
    elif after.get("wrong_tries", 0) > before.get("wrong_tries", 0):
        yield f"登入失敗（連續第{after['wrong_tries']}次）"
    elif "wrong_tries" in after:
        yield "登入成功"
    else:
        yield "修改人員"


def _about_sections(_change: RowChange) -> Iterator[str]:
    yield "修改承辦單位"


def _about_reminder(change: RowChange) -> Iterator[str]:
    after = change.after or {}
    if change.before is None:
        yield "開立稽催單"
    elif change.after is None:
        yield "刪除稽催單"
    elif after.get("cancelled_on"):
        yield "作廢稽催單"
    else:
        yield "登錄稽催單的回復"


def _day(stored: str | None) -> str:
    return format_date(dt.date.fromisoformat(stored)) if stored else ""


_TELLERS: dict[str, Callable[[RowChange], Iterator[str]]] = {
    "task_tracking": _about_tracking,
    "occurrence": _about_occurrence,
    "extension": _about_extension,
    "task_register": _about_register,
    "evidence": _about_evidence,
    "reminder": _about_reminder,
    "meeting": about_meeting,
    "meeting_item": about_matter,
    "node": _about_node,
    "task_section": _about_sections,
    "person": _about_person,
}
