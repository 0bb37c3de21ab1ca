"""Plans as offices draft them, made by hypothesis for the round trips of every kind of file."""

import datetime as dt
from dataclasses import replace

from hypothesis import strategies as st

from db.queries.plan_column import PlanColumn
from db.vocabulary import (
    ColumnKind,
    ColumnStand,
    DayBasis,
    NodeKind,
    NumberingStyle,
    Period,
    QuotaRule,
    SectionRole,
    TaskStatus,
    TimeUnit,
)
from desktop.exchange.plan_file import Chapter, Due, Item, LimitSpec, PlanFile, SectionShare
from desktop.rules.numbering import label
from desktop.rules.quota import Quota
from desktop.rules.roc_calendar import format_date

_WORDS = (
    "定期檢視服務環境", "設置友善標示", "辦理電話禮貌測試", "主動關懷洽公民眾", "更新網站常見問答",
    "彙整民眾意見", "推動e化作業", "維護無障礙設施", "辦理志工訓練", "公開服務時程",
    "檢討申辦流程", "製作簡易說明",
)  # fmt: skip
_ENDS = ("。", "，每年至少2次。", "（含假日）。", "，並於3日內回復。", "，滿意度達85%以上。", "")
_SECTIONS = ("秘書室", "民政課", "社會課", "建設課", "人事室", "各課室")
_AREAS = ("服務環境", "服務流程", "服務態度", "資訊流通", "創新加值", "為民服務形象")
# What a clerk never means as a number, a date or a formula, though it looks like one.
AWKWARD = (
    "=SUM(A1:A9)", "+886-2-1234", "-5℃以下關閉", "@各課室", "1.5倍人力", "3為便利", "115年度預算",
    "(一)級主管輪值", "堃𡍼峯䕒", "「為民服務」專線", "<b>粗體</b>", "A & B", "１２３４號櫃檯",
    "詳附件一、二",
)  # fmt: skip


def sentences() -> st.SearchStrategy[str]:
    """A task's words."""
    return st.builds(str.__add__, st.sampled_from(_WORDS), st.sampled_from(_ENDS))


def awkward_sentences() -> st.SearchStrategy[str]:
    """A task's words with something in them that a program may take for something else."""
    return st.builds(
        "{}{}{}".format, st.sampled_from((*AWKWARD, "")), st.sampled_from(_WORDS), st.sampled_from(_ENDS)
    )


def _shares() -> st.SearchStrategy[tuple[SectionShare, ...]]:
    roles = st.sampled_from([SectionRole.LEAD, SectionRole.SUPPORT, SectionRole.UNSPECIFIED])
    names = st.lists(st.sampled_from(_SECTIONS), unique=True, max_size=3)
    return names.flatmap(
        lambda found: st.tuples(*(st.builds(SectionShare, st.just(name), roles) for name in found))
    )


def _dues() -> st.SearchStrategy[tuple[Due, ...]]:
    days = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    return st.one_of(
        st.just(()),
        days.map(lambda day: (Due(day, format_date(day)),)),
        st.sampled_from(["每月20日", "經常辦理", "上、下半年各1次"]).map(lambda words: (Due(None, words),)),
    )


def _quotas() -> st.SearchStrategy[Quota]:
    rules = st.sampled_from([QuotaRule.AT_LEAST, QuotaRule.EXACTLY])
    return st.builds(Quota, rules, st.integers(1, 12), st.sampled_from([Period.YEAR, Period.HALF_YEAR]))


def _limits() -> st.SearchStrategy[LimitSpec]:
    return st.builds(LimitSpec, st.integers(1, 30), st.just(TimeUnit.DAYS), st.sampled_from(list(DayBasis)))


@st.composite
def _tasks(draw: st.DrawFn, texts: st.SearchStrategy[str], kind: NodeKind = NodeKind.TASK) -> Item:
    below = ()
    if kind is NodeKind.TASK:
        below = tuple(draw(st.lists(_tasks(texts, NodeKind.SUBTASK), max_size=2)))
    done = draw(st.booleans())
    return Item(
        "",
        kind,
        draw(texts),
        due=draw(_dues()),
        sections=draw(_shares()),
        quota=draw(st.none() | _quotas()),
        limit=draw(st.none() | _limits()),
        status=TaskStatus.DONE if done else TaskStatus.NOT_STARTED,
        done_on=draw(st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))) if done else None,
        items=below,
    )


def _numbered(items: list[Item], style: NumberingStyle) -> tuple[Item, ...]:
    return tuple(
        replace(item, number=label(item.kind, place, style), items=_numbered(list(item.items), style))
        for place, item in enumerate(items, 1)
    )


_LAYOUTS = (
    (),
    (
        PlanColumn((ColumnKind.AREA,), "要項"),
        PlanColumn((ColumnKind.MEASURE,), "項目"),
        PlanColumn((ColumnKind.TASK,), "具體作法"),
        PlanColumn((ColumnKind.SECTIONS,), "承辦單位"),
        PlanColumn((ColumnKind.DUE,), "完成期限"),
    ),
    (
        PlanColumn((ColumnKind.AREA, ColumnKind.MEASURE), "實施要領"),
        PlanColumn((ColumnKind.TASK,), "推動作法", ColumnStand.STACKED),
        PlanColumn((ColumnKind.DUE,), "完成期限", ColumnStand.STACKED),
        PlanColumn((ColumnKind.SECTIONS,), "承辦單位", ColumnStand.STACKED),
    ),
)  # fmt: skip
_USUAL = ("實施要領", "執行項目", "推動作法", "完成期限", "承辦單位")


@st.composite
def plans(
    draw: st.DrawFn, texts: st.SearchStrategy[str] | None = None, *, is_stacked: bool = True
) -> PlanFile:
    """A whole plan; `texts` are the words of its tasks.

    `is_stacked` allows tables that print all of a measure in one row: paper does not tell then which of the
    tasks has no date.
    """
    texts = sentences() if texts is None else texts
    style = draw(st.sampled_from([NumberingStyle.HALF_DOT, NumberingStyle.FULL_COMMA]))

    layout = draw(st.sampled_from(_LAYOUTS if is_stacked else _LAYOUTS[:2]))

    def measure(text: str) -> Item:
        shown = ["辦理次數", "滿意度", "回復日數"] if not layout else []
        indicators = draw(st.lists(st.sampled_from(shown), unique=True, max_size=2)) if shown else []
        return Item(
            "",
            NodeKind.MEASURE,
            text,
            tuple(indicators),
            items=tuple(draw(st.lists(_tasks(texts), min_size=1, max_size=3))),
        )

    areas = [
        Item(
            "",
            NodeKind.AREA,
            name,
            items=tuple(
                map(measure, draw(st.lists(st.sampled_from(_WORDS), unique=True, min_size=1, max_size=2)))
            ),
        )
        for name in draw(st.lists(st.sampled_from(_AREAS), unique=True, min_size=1, max_size=3))
    ]
    columns = tuple(column.heading for column in layout) or _USUAL
    chapters = (
        Chapter("計畫依據", ("依縣政府115年1月5日府研字第1150000123號函辦理。",)),
        Chapter(
            "計畫目標",
            tuple(
                f"{number}、{words}。"
                for number, words in zip("一二三", draw(st.permutations(_WORDS))[:3], strict=True)
            ),
        ),
        Chapter("計畫內容", table=True),
        Chapter("附則", (draw(sentences()),)),
    )
    return PlanFile(
        "青埔縣松溪鄉公所",
        115,
        "青埔縣松溪鄉公所115年度提升服務品質執行計畫",
        chapters,
        columns,
        _numbered(areas, style),
        layout=layout,
        numbering=style,
    )
