"""The plan file of design.md section 5: read back as written, and refused in words when it is not one."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import DayShift, NodeKind, NumberingStyle, Period, QuotaRule, SectionRole, TaskStatus
from desktop.errors import BadFile
from desktop.exchange.plan_file import (
    BasisLetter,
    Chapter,
    Due,
    Item,
    PlanFile,
    Question,
    SectionShare,
    walk,
)
from desktop.exchange.plan_json import from_json, read_json, to_json
from desktop.rules.quota import Quota
from tests.db.test_plan_column import COLUMNS

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
dues = st.builds(Due, st.none() | st.dates(dt.date(1912, 1, 1), dt.date(2900, 1, 1)), texts)
shares = st.builds(SectionShare, texts, st.sampled_from(SectionRole))
quotas = st.builds(
    Quota,
    st.sampled_from(QuotaRule),
    st.integers(1, 9999),
    st.sampled_from(Period),
    st.lists(st.integers(1, 12), max_size=3).map(tuple),
    st.none() | st.integers(1, 31),
    st.none() | st.integers(0, 6),
    st.none() | st.sampled_from(DayShift),
)


def several(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


items = st.recursive(
    st.builds(Item, texts, st.sampled_from(NodeKind)),
    lambda below: st.builds(
        Item,
        number=texts,
        kind=st.sampled_from(NodeKind),
        text=texts,
        indicators=several(texts),
        method=texts,
        remark=texts,
        due=several(dues),
        sections=several(shares),
        quota=st.none() | quotas,
        status=st.sampled_from(TaskStatus),
        items=several(below),
        sections_text=texts,
    ),
    max_leaves=6,
)
plans = st.builds(
    PlanFile,
    agency=texts,
    year=st.none() | st.integers(1, 999),
    title=texts,
    chapters=several(st.builds(Chapter, texts, several(texts), st.booleans())),
    columns=several(texts),
    items=several(items),
    unplaced=several(texts),
    questions=several(st.builds(Question, texts, texts, texts)),
    layout=several(COLUMNS),
    numbering=st.sampled_from(NumberingStyle),
    basis_letters=several(
        st.builds(
            BasisLetter,
            st.integers(1, 9999),
            texts,
            st.none() | st.dates(dt.date(1912, 1, 1), dt.date(2900, 1, 1)),
            texts,
            texts,
            texts,
        )
    ),
)


@given(plans)
def test_a_plan_is_read_back_as_it_was_written(plan):
    assert from_json(to_json(plan)) == plan


EXAMPLE = {
    "format": "weimin-plan/1",
    "agency": "松濤區公所",
    "year": 115,
    "title": "115年度提升服務品質執行計畫",
    "chapters": [{"heading": "計畫依據", "paragraphs": ["依規定辦理。"], "table": False}],
    "columns": ["實施要領", "推動作法"],
    "items": [
        {"number": "一、", "kind": "area", "text": "機關形象", "items": [
            {"number": "(一)", "kind": "measure", "text": "便利", "indicators": ["滿意度"], "items": [
                {"number": "1.", "kind": "task", "text": "檢查照明", "method": "", "remark": "",
                 "due": [{"on": "2026-03-01", "text": "115.3.1"}],
                 "sections": [{"name": "秘書室", "role": "lead"}],
                 "quota": {"rule": "at_least", "count": 2, "per": "year"}, "status": "not_started",
                 "items": []}]}]}],
    "unplaced": ["第三頁附記"],
    "questions": [{"item": "一、(一)1.", "about": "sections", "message": "請確認。"}],
}  # fmt: skip


def test_the_shape_is_the_one_of_the_contract():
    plan = from_json(json.dumps(EXAMPLE))
    assert json.loads(to_json(plan)) == EXAMPLE


def test_the_full_numbers_of_items_lead_from_the_area_down():
    assert [path for path, _ in walk(from_json(json.dumps(EXAMPLE)).items)] == [
        "一、", "一、(一)", "一、(一)1.",
    ]  # fmt: skip


def test_chinese_is_written_as_it_is(tmp_path):
    (tmp_path / "計畫.json").write_text(to_json(from_json(json.dumps(EXAMPLE))), encoding="utf-8")
    assert "機關形象" in (tmp_path / "計畫.json").read_text(encoding="utf-8")
    assert read_json(tmp_path / "計畫.json").title == EXAMPLE["title"]


def test_a_byte_order_mark_does_no_harm(tmp_path):
    path = tmp_path / "計畫.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(EXAMPLE).encode())
    assert read_json(path).year == 115


def changed(path: list, value: object) -> str:
    """Return the example with one field set; an `...` takes it out."""
    data = json.loads(json.dumps(EXAMPLE))
    place = data
    for step in path[:-1]:
        place = place[step]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return json.dumps(data)


TASK = ["items", 0, "items", 0, "items", 0]


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (["format"], "weimin-plan/2", "weimin-plan/1"),
        (["format"], ..., "weimin-plan/1"),
        (["year"], 0, "year"),
        (["year"], "115", "year"),
        (["year"], True, "year"),
        (["title"], ..., "title"),
        (["agency"], None, "agency"),
        (["chapters"], {}, "chapters"),
        (["chapters", 0, "table"], "yes", "table"),
        (["chapters", 0, "paragraphs"], [1], "paragraphs"),
        (["columns"], "實施要領", "columns"),
        (["items", 0], "一、", "items第1項"),
        (["items", 0, "kind"], "chapter", "kind"),
        (["items", 0, "colour"], "red", "colour"),
        (["color"], "red", "color"),
        ([*TASK, "due", 0, "on"], "115-3-1", "on"),
        ([*TASK, "due", 0, "on"], "20260301", "on"),
        ([*TASK, "due", 0, "on"], 20260301, "on"),
        ([*TASK, "sections", 0, "role"], "boss", "role"),
        ([*TASK, "sections", 0, "name"], ..., "name"),
        ([*TASK, "quota", "count"], 0, "count"),
        ([*TASK, "quota", "months"], [13], "months"),
        ([*TASK, "quota", "day"], 32, "day"),
        ([*TASK, "quota"], [], "quota"),
        ([*TASK, "status"], "late", "status"),
        (["questions", 0, "message"], ..., "message"),
        (["unplaced"], [None], "unplaced"),
    ],
)
def test_a_wrong_field_is_named_in_one_sentence(path, value, named):
    with pytest.raises(BadFile) as refused:
        from_json(changed(path, value))
    assert named in str(refused.value)
    assert str(refused.value).count("。") == 1


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, '"計畫"', '{"format": 1}'])
def test_what_is_no_plan_is_refused(text):
    with pytest.raises(BadFile):
        from_json(text)


def test_a_tree_deeper_than_any_plan_is_refused():
    item = {"number": "", "kind": "subtask", "text": ""}
    for _ in range(40):
        item = {"number": "", "kind": "task", "text": "", "items": [item]}
    with pytest.raises(BadFile, match="32層"):
        from_json(changed(["items"], [item]))


def test_a_missing_a_large_and_a_binary_file_are_refused(tmp_path):
    large = tmp_path / "大.json"
    with large.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    binary = tmp_path / "亂.json"
    binary.write_bytes(b"\xff\xfe\x00\x01")
    for path, words in [(tmp_path / "無.json", "無法讀取"), (large, "50 MB"), (binary, "UTF-8")]:
        with pytest.raises(BadFile, match=words):
            read_json(path)
