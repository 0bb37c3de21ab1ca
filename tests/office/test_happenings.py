import datetime as dt
from typing import Any

import pytest

from db.audit import RowChange
from db.queries.history import Happening
from db.tables.declarative import business_tables
from desktop.office.happenings import TOLD, words_of


def told(*changes: RowChange, deed: str = "some_deed") -> str:
    return words_of(Happening(1, dt.datetime.now(dt.UTC), "承辦人", deed, changes, ()))


def tracked(before: dict[str, Any] | None, after: dict[str, Any] | None) -> RowChange:
    return RowChange("task_tracking", 1, before, after)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({"due_on": None}, {"due_on": "2026-03-01"}, "完成期限訂為115.03.01"),
        ({"due_on": "2026-03-01"}, {"due_on": "2026-06-01"}, "完成期限由115.03.01改為115.06.01"),
        ({"due_on": "2026-03-01"}, {"due_on": None}, "取消完成期限"),
        ({"quota_count": None}, {"quota_count": 12}, "修改應辦次數"),
        ({"status": "not_started"}, {"status": "started"}, "開始執行"),
        ({"status": "done"}, {"status": "started", "done_on": None}, "重新開啟"),
        (
            {"status": "started"},
            {"status": "not_applicable", "reason": "無此業務"},
            "列為不適用：無此業務",
        ),
        ({"note": ""}, {"note": "已辦"}, "修改管考設定"),
        (None, {"status": "done", "done_on": "2026-03-01"}, "勾稽完成（115.03.01）"),
        ({"status": "done", "done_on": "2026-03-01"}, None, "重新開啟"),
    ],
)
def test_a_change_of_tracking_is_told_in_words(
    before: dict[str, Any], after: dict[str, Any], words: str
) -> None:
    assert told(tracked(before, after)) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (None, {"text": "a"}, "新增計畫項目"),
        ({"text": "a"}, None, "刪除計畫項目"),
        ({"position": 1}, {"position": 2}, "移動計畫項目"),
        ({"text": "a"}, {"text": "b"}, "修改計畫項目的文字"),
    ],
)
def test_a_change_of_the_outline_is_told_in_words(
    before: dict[str, Any] | None, after: dict[str, Any] | None, words: str
) -> None:
    assert told(RowChange("node", 1, before, after)) == words


def test_what_goes_with_a_deleted_item_is_not_told() -> None:
    item = RowChange("node", 1, {"text": "a"}, None)
    assert told(tracked({"status": "done", "due_on": "2026-03-01"}, None), item) == "刪除計畫項目"


def test_many_different_things_are_told_as_rows_and_their_number() -> None:
    days = [tracked(None, {"due_on": f"2026-03-{day:02}"}) for day in range(1, 7)]
    assert told(*days) == "新增管考設定6筆"


def test_of_different_rows_the_most_are_told() -> None:
    proofs = [RowChange("evidence", key, None, {"what": f"第{key}次"}) for key in range(1, 7)]
    assert told(tracked({"status": "not_started"}, {"status": "started"}), *proofs) == "新增佐證6筆"


def test_a_new_plan_is_told_before_its_parts() -> None:
    parts = (RowChange("node", 1, None, {"text": "a"}), RowChange("plan", 1, None, {"year": 115}))
    assert told(*parts) == "新增計畫"


def test_what_was_taken_back_says_so() -> None:
    assert told(tracked({"status": "done"}, {"status": "started"}), deed="take_back") == "復原：重新開啟"


@pytest.mark.parametrize("name", sorted(set(business_tables()) - {"attachment"}))
def test_every_table_of_the_office_has_its_words(name: str) -> None:
    assert name in TOLD
    assert told(RowChange(name, 1, {"name": "a"}, {"name": "b"})) != "修改資料"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, {"done_on": "2026-05-20", "count": 1}, "勾稽（115.05.20）"),
        (None, {"done_on": "2026-05-20", "count": 4}, "勾稽（115.05.20，4次）"),
        ({"done_on": "2026-05-20"}, None, "取消勾稽（115.05.20）"),
        ({"state": "ticked"}, {"state": "confirmed"}, "確認勾稽"),
        ({"state": "ticked", "reason": ""}, {"state": "returned", "reason": "缺照片"}, "退回勾稽：缺照片"),
        ({"state": "returned"}, {"state": "ticked"}, "退回後重新勾稽"),
        ({"done_on": "2026-05-20"}, {"done_on": "2026-05-21"}, "更正勾稽（115.05.20改為115.05.21）"),
        ({"count": 2}, {"count": 1}, "更正勾稽（2次改為1次）"),
        ({"note": ""}, {"note": "補記"}, "更正勾稽"),
    ],
)
def test_a_tick_is_told_from_its_making_to_its_return(before, after, said) -> None:
    assert told(RowChange("occurrence", 1, before, after)) == said


def test_an_extension_is_told_with_both_days_its_reason_and_who_approved_it() -> None:
    record = {"old_on": "2026-06-30", "new_on": "2026-09-30", "reason": "等料", "approver": "區長"}
    assert told(RowChange("extension", 1, None, record)) == "展延115.06.30至115.09.30：等料（區長核准）"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, {"subject": "更新標示"}, "列入列管追蹤表"),
        (
            {"decision": None, "decided": ""},
            {"decision": "release", "decided": "已完成"},
            "會議決定解除列管：已完成",
        ),
        ({"decision": None}, {"decision": "continue"}, "會議決定繼續列管"),
        ({"decision": "continue"}, {"decision": None}, "取消會議決定"),
        ({"decided": ""}, {"decided": "請儘速辦理"}, "會議決議：請儘速辦理"),
        ({"progress": ""}, {"progress": "已送印"}, "改寫列管的辦理情形"),
        ({"subject": "更新標示"}, None, "自列管追蹤表移除"),
    ],
)
def test_what_a_meeting_did_to_a_matter_is_told(
    before: dict[str, object] | None, after: dict[str, object] | None, said: str
) -> None:
    assert told(RowChange("meeting_item", 1, before, after)) == said


def test_a_meeting_is_told_by_its_name() -> None:
    held = RowChange("meeting", 1, None, {"name": "館務會議"})
    assert (
        told(RowChange("meeting_item", 1, None, {"subject": "a"}), held)
        == "新增會議：館務會議、列入列管追蹤表"
    )
    assert told(RowChange("meeting", 1, {"name": "館務會議"}, None)) == "刪除會議：館務會議"
