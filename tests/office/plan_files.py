"""Plan files as hypothesis makes them: whatever an office can hold and give out again."""

import datetime as dt

from hypothesis import strategies as st

from db.queries.plan_column import PlanColumn
from db.vocabulary import (
    ColumnKind,
    ColumnStand,
    DayShift,
    NodeKind,
    NumberingStyle,
    Period,
    QuotaRule,
    RoleMarks,
    SectionRole,
    TaskStatus,
)
from desktop.exchange.plan_file import Chapter, Due, Item, PlanFile, Question, SectionShare
from desktop.rules.numbering import PLAIN_STYLES, label
from desktop.rules.outline import FOLLOWED, kinds_below
from desktop.rules.quota import Quota
from desktop.rules.roc_calendar import DateStyle, format_date

LAYOUTS = (
    (),
    (
        PlanColumn((ColumnKind.AREA,), "要項", width=20),
        PlanColumn((ColumnKind.MEASURE,), ""),
        PlanColumn((ColumnKind.TASK,), "作法", ColumnStand.STACKED, numbered=False),
        PlanColumn((ColumnKind.SECTIONS,), "單位", ColumnStand.ONCE, roles=RoleMarks.BEHIND),
    ),
)
COLUMNS = ("實施要領", "執行項目", "推動作法", "完成期限", "承辦單位", "備註")
words = st.text(st.sampled_from("機關形象服務AB<>&\n「」一、1.()"), min_size=1, max_size=8).map(str.strip)
texts = words.filter(bool)
days = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
shares = st.lists(
    st.builds(SectionShare, st.sampled_from(["秘書室", "民政課", "各課室"]), st.sampled_from(SectionRole)),
    max_size=3,
    unique_by=lambda share: share.name,
).map(tuple)
quotas = st.none() | st.builds(
    Quota,
    st.sampled_from(QuotaRule),
    st.integers(1, 60),
    st.sampled_from(Period),
    st.lists(st.integers(1, 12), unique=True, max_size=3).map(lambda found: tuple(sorted(found))),
    st.none() | st.integers(1, 31),
    st.none() | st.integers(0, 6),
    st.none() | st.sampled_from(DayShift),
)
# What a clerk gave no date for cannot be done: see the test of its own.
states = st.sampled_from([status for status in TaskStatus if status is not TaskStatus.DONE])
written_days = st.builds(lambda on, style: Due(on, format_date(on, style)), days, st.sampled_from(DateStyle))
vague_days = st.sampled_from([Due(None, "每月20日"), Due(None, "經常辦理"), Due(None, "配合活動")])
dues = st.lists(written_days | vague_days, max_size=3).map(tuple)


@st.composite
def items(
    draw: st.DrawFn, style: NumberingStyle, parent: NodeKind | None = None, depth: int = 0
) -> tuple[Item, ...]:
    """Siblings with everything below them, numbered by their places."""
    if depth > 4:
        return ()
    kinds = draw(st.lists(st.sampled_from(kinds_below(parent)), max_size=3 if depth else 4))
    return tuple(
        draw(one_item(kind, label(kind, kinds[: place + 1].count(kind), style), style, depth))
        for place, kind in enumerate(kinds)
    )


@st.composite
def one_item(draw: st.DrawFn, kind: NodeKind, number: str, style: NumberingStyle, depth: int) -> Item:
    """An item of this kind; only tasks and subtasks have quotas and states."""
    followed = kind in FOLLOWED
    return Item(
        number=number,
        kind=kind,
        text=draw(texts),
        indicators=tuple(draw(st.lists(texts, max_size=2))),
        method=draw(words),
        remark=draw(words),
        due=draw(dues),
        sections=draw(shares),
        quota=draw(quotas) if followed else None,
        status=draw(states) if followed else TaskStatus.NOT_STARTED,
        items=draw(items(style, kind, depth + 1)) if kind is not NodeKind.SUBTASK else (),
        sections_text=draw(words),
    )


@st.composite
def plan_files(draw: st.DrawFn) -> PlanFile:
    """A whole plan; exactly one chapter carries the table."""
    headings = draw(st.lists(texts, min_size=1, max_size=3))
    carrier = draw(st.integers(0, len(headings) - 1))
    paragraphs = st.lists(texts, max_size=2).map(tuple)
    layout, style = draw(st.sampled_from(LAYOUTS)), draw(st.sampled_from(PLAIN_STYLES))
    return PlanFile(
        agency=draw(texts),
        year=draw(st.integers(1, 999)),
        title=draw(texts),
        chapters=tuple(
            Chapter(heading, draw(paragraphs), place == carrier) for place, heading in enumerate(headings)
        ),
        columns=tuple(column.heading for column in layout if column.heading) or COLUMNS,
        layout=layout,
        numbering=style,
        items=draw(items(style)),
        unplaced=tuple(draw(st.lists(texts, max_size=2))),
        questions=tuple(
            draw(
                st.lists(
                    st.builds(Question, st.just("一、"), st.sampled_from(["due", "text"]), texts),
                    max_size=2,
                    unique=True,
                )
            )
        ),
    )
