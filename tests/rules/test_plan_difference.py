"""How two plans differ."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.plan_difference import Change, Provision, differences

AREA = Provision("a", "area", "一、", "機關形象")
PHONE = Provision(
    "p", "task", "一、1.", "辦理電話禮貌測試。", "a", (("完成期限", "115.12.20"), ("承辦單位", "秘書室"))
)
SIGNS = Provision("s", "task", "一、2.", "更新樓層標示。", "a")
SURVEY = Provision("v", "task", "一、3.", "辦理洽公民眾滿意度調查。", "a")
PLAN = (AREA, PHONE, SIGNS, SURVEY)

details = st.lists(st.tuples(st.sampled_from(["完成期限", "備註"]), st.text(max_size=3)), max_size=2)
provisions = st.lists(
    st.builds(
        Provision,
        subject=st.uuids().map(str),
        kind=st.sampled_from(["area", "task"]),
        number=st.just("1."),
        text=st.text(alphabet="辦理測試調查更新", max_size=8),
        parent=st.just(""),
        details=details.map(tuple),
    ),
    max_size=8,
    unique_by=lambda provision: provision.subject,
)


def told(old, new):
    """What is not the same, as change and text."""
    found = differences(old, new)
    return [(d.change, (d.new or d.old).text) for d in found if d.change is not Change.SAME]


def test_a_date_set_otherwise_is_a_change_of_that_column():
    later = replace(PHONE, details=(("完成期限", "115.11.30"), ("承辦單位", "秘書室")))
    (found,) = [d for d in differences(PLAN, (AREA, later, SIGNS, SURVEY)) if d.change is not Change.SAME]
    assert (found.change, found.fields) == (Change.CHANGED, ("完成期限",))
    assert (found.old, found.new) == (PHONE, later)


def test_a_number_that_others_pushed_on_is_no_change():
    shifted = [replace(SIGNS, number="一、1."), replace(SURVEY, number="一、2.")]
    assert told(PLAN, (AREA, *shifted)) == [(Change.DELETED, PHONE.text)]


def test_what_is_gone_stands_where_it_stood():
    found = differences(PLAN, (AREA, PHONE, SURVEY))
    assert [(d.new or d.old).subject for d in found] == ["a", "p", "s", "v"]
    assert found[2].change is Change.DELETED


def test_only_what_was_carried_past_the_others_has_moved():
    assert told(PLAN, (AREA, SURVEY, PHONE, SIGNS)) == [(Change.MOVED, SURVEY.text)]


def test_an_item_below_another_parent_has_moved():
    other = Provision("b", "area", "二、", "服務流程")
    assert told(PLAN, (AREA, PHONE, SIGNS, other, replace(SURVEY, parent="b"))) == [
        (Change.NEW, other.text),
        (Change.MOVED, SURVEY.text),
    ]


def test_what_was_reworded_below_another_parent_is_known_to_have_moved_besides():
    other = Provision("b", "area", "二、", "服務流程")
    (found,) = [
        d
        for d in differences((AREA, PHONE, other), (AREA, other, replace(PHONE, parent="b", text="電話測試")))
        if d.change is Change.CHANGED
    ]
    assert (found.fields, found.has_moved) == (("",), True)


def test_plans_of_two_origins_are_paired_by_equal_texts_then_by_likeness():
    copied = (
        replace(AREA, subject="1"),
        replace(PHONE, subject="2", parent="1"),
        replace(SURVEY, subject="3", parent="1", text="每半年辦理洽公民眾滿意度調查。"),
    )
    found = {d.change: (d.new or d.old).text for d in differences((AREA, PHONE, SURVEY), copied)}
    assert found == {Change.SAME: PHONE.text, Change.CHANGED: copied[2].text}


def test_of_equal_texts_the_one_below_the_same_heading_is_the_same():
    web = Provision("w", "area", "二、", "資訊服務")
    old = (AREA, PHONE, web, replace(PHONE, subject="q", parent="w"))
    new = (
        replace(AREA, subject="1"),
        replace(web, subject="2"),
        replace(PHONE, subject="3", parent="2"),
    )
    found = differences(old, new)
    assert [(d.change, d.old and d.old.subject) for d in found] == [
        (Change.SAME, "a"),
        (Change.DELETED, "p"),
        (Change.SAME, "w"),
        (Change.SAME, "q"),
    ]


def test_a_text_is_given_to_the_one_it_resembles_most():
    near = Provision("x", "task", "1.", "辦理電話禮貌測試十二次。")
    far = Provision("y", "task", "2.", "辦理電話禮儀測驗。")
    found = {d.new.subject: d.old for d in differences((PHONE,), (far, near)) if d.new}
    assert found["x"] == PHONE
    assert found["y"] is None


@given(provisions)
def test_a_plan_does_not_differ_from_itself(plan):
    assert told(plan, plan) == []


@given(provisions, provisions)
def test_everything_of_both_plans_is_told_exactly_once(old, new):
    found = differences(old, new)
    assert [d.new for d in found if d.new] == new
    assert sorted((d.old for d in found if d.old), key=repr) == sorted(old, key=repr)


@given(provisions, provisions)
def test_seen_from_the_other_side_new_is_deleted(old, new):
    there = differences(old, new)
    back = differences(new, old)
    count = lambda found, change: sum(d.change is change for d in found)  # noqa: E731
    assert count(there, Change.NEW) == count(back, Change.DELETED)
    assert count(there, Change.DELETED) == count(back, Change.NEW)
