"""The checks of a plan, whatever people wrote into it."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from db.queries.basis import BasisRow
from db.queries.plan import ChapterRow, NodeRow, PlanHead, PlanTree, TrackingInfo
from db.vocabulary import NodeKind, NumberingStyle, PlanStatus, TaskStatus
from desktop.rules.checked_plan import CheckedPlan, shortened
from desktop.rules.plan_checks import CHECKS, findings_in
from desktop.rules.severity import Severity

HEAD = PlanHead(
    1, 115, "計畫", "", (), NumberingStyle.HALF_DOT, PlanStatus.DRAFT, None, "", edition=1, version=1
)
PHRASES = (
    "114年度",
    "115.06.30",
    "97年2月30日",
    "{依據1}",
    "{依據",
    "自",
    "號函",
    "每年",
    "12次",
    "6月底",
    "、",
    "\n",
)
texts = st.lists(st.sampled_from(PHRASES) | st.text(max_size=6), max_size=6).map("".join)
days = st.none() | st.dates(dt.date(1912, 1, 1), dt.date(2900, 1, 1))


@st.composite
def plans(draw: st.DrawFn) -> PlanTree:
    """A plan of an area, a measure and a task that say anything at all."""
    kinds = (NodeKind.AREA, NodeKind.MEASURE, NodeKind.TASK)
    tracking = TrackingInfo(draw(days), None, None, TaskStatus.NOT_STARTED, None, "", "", 0, 0)
    nodes = tuple(
        NodeRow(
            place,
            place - 1 or None,
            0,
            place - 1,
            kind,
            draw(texts),
            draw(texts),
            (draw(texts),),
            draw(texts),
            draw(texts),
            tracking if kind is NodeKind.TASK else None,
            (),
            version=1,
        )
        for place, kind in enumerate(kinds, 1)
    )
    chapters = (ChapterRow(1, 0, draw(texts), (draw(texts), draw(texts)), draw(st.booleans()), 1),)
    letters = (BasisRow(1, 0, 1, draw(texts), draw(days), draw(texts), "函", draw(texts), 1),)
    return PlanTree(
        replace(HEAD, title=draw(texts)), chapters, nodes, (), draw(st.sampled_from([(), letters]))
    )


@given(plans())
def test_every_finding_of_any_plan_says_what_and_what_to_do_in_one_line(tree: PlanTree) -> None:
    found = findings_in(CheckedPlan(tree, ()))
    for finding in found:
        assert finding.what.endswith("。")
        assert "；" in finding.what
        assert "\n" not in finding.where + finding.what
    graves = [finding.severity is Severity.MUST for finding in found]
    assert graves == sorted(graves, reverse=True)


@given(plans())
def test_checks_report_their_own_kind_only(tree: PlanTree) -> None:
    kinds = [{finding.check for finding in check(CheckedPlan(tree, ()))} for check in CHECKS]
    assert sum(map(len, kinds)) == len(set().union(*kinds))


@given(st.text())
def test_a_place_is_named_in_a_short_line(text: str) -> None:
    line = shortened(text)
    assert len(line) <= 19
    assert len(line.splitlines()) <= 1
