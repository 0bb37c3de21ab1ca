"""Any plan, written out in any layout, is the same plan when it is read back."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.exchange.completeness import lost_characters
from desktop.exchange.plan_file import PlanFile, walk
from desktop.exchange.plan_import import read_plan
from desktop.exchange.recognition.garbled import looks_garbled
from desktop.rules.numbering import Level, label
from desktop.rules.roc_calendar import format_date
from tests.exchange.word_files import WordFile, merge

HEADINGS = ("實施要領", "推動作法", "完成期限", "承辦單位")
TITLE = "松濤區公所115年度提升服務品質執行計畫"


@dataclass(frozen=True)
class Task:
    text: str
    due: dt.date
    section: str


@dataclass(frozen=True)
class Measure:
    text: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Area:
    text: str
    measures: tuple[Measure, ...]


# A text that says one word again and again is asked about, as a scanner's.
words = st.text("定期檢查環境照明並公布進度服務訓練志工", min_size=2, max_size=12).filter(
    lambda text: not looks_garbled(text)
)
sentences = words.map(lambda text: f"{text}。")
tasks = st.builds(
    Task,
    sentences,
    st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    st.sampled_from(["秘書室", "民政課", "社會課", "各課室", "人事室"]),
)
measures = st.builds(Measure, words, st.lists(tasks, min_size=1, max_size=4).map(tuple))
areas = st.builds(Area, words, st.lists(measures, min_size=1, max_size=3).map(tuple))
plans = st.lists(areas, min_size=1, max_size=3).map(tuple)
Plan = tuple[Area, ...]


def outline_of(plan: Plan) -> list[tuple[str, str]]:
    """Return what reading should find: full numbers and texts."""
    found = []
    for area_place, area in enumerate(plan, 1):
        area_path = label(Level.AREA, area_place)
        found.append((area_path, area.text))
        for measure_place, measure in enumerate(area.measures, 1):
            path = area_path + label(Level.MEASURE, measure_place)
            found.append((path, measure.text))
            found += [
                (path + label(Level.TASK, place), task.text) for place, task in enumerate(measure.tasks, 1)
            ]
    return found


def rows_of(plan: Plan) -> list[tuple[list[str], list[str], list[str], list[str]]]:
    """Return one row a measure: the lines of its four cells."""
    rows = []
    for area_place, area in enumerate(plan, 1):
        for place, measure in enumerate(area.measures, 1):
            outline = [label(Level.AREA, area_place) + area.text] if place == 1 else []
            rows.append(
                (
                    [*outline, label(Level.MEASURE, place) + measure.text],
                    [label(Level.TASK, n) + task.text for n, task in enumerate(measure.tasks, 1)],
                    [format_date(task.due) for task in measure.tasks],
                    [task.section for task in measure.tasks],
                )
            )
    return rows


def as_html_cells(plan: Plan) -> str:
    lines = ["\t".join(HEADINGS)]
    for row in rows_of(plan):
        lines.append("\t".join("".join(f"<p>{line}</p>" for line in cell) for cell in row))
    return document(lines)


def as_quoted_cells(plan: Plan) -> str:
    lines = ["\t".join(HEADINGS)]
    for row in rows_of(plan):
        lines.append("\t".join('"' + "\n".join(cell) + '"' if len(cell) > 1 else cell[0] for cell in row))
    return document(lines)


def as_stacked_cells(plan: Plan) -> str:
    lines = [f"\t{heading}" for heading in HEADINGS]
    for row in rows_of(plan):
        lines.append("")
        for cell in row:
            lines += [f"\t{cell[0]}", *cell[1:]]
    return document([*lines, ""])


def as_a_row_a_task(plan: Plan) -> str:
    lines = ["實施要領\t\t推動作法\t完成期限\t承辦單位"]
    for area_place, area in enumerate(plan, 1):
        for measure_place, measure in enumerate(area.measures, 1):
            for place, task in enumerate(measure.tasks, 1):
                first = label(Level.AREA, area_place) + area.text if (measure_place, place) == (1, 1) else ""
                second = label(Level.MEASURE, measure_place) + measure.text if place == 1 else ""
                number = label(Level.TASK, place)
                lines.append(
                    f"{first}\t{second}\t{number}{task.text}\t{format_date(task.due)}\t{task.section}"
                )
    return document(lines)


def with_pages(text: str) -> str:
    """Return the text with the heading row repeated after every second row, as pages do."""
    lines = text.split("\n")
    first = next(place for place, line in enumerate(lines) if line.startswith(HEADINGS[0]))
    body = lines[first + 1 : -3]
    pages = [body[place : place + 2] for place in range(0, len(body), 2)]
    paged = [line for page in pages for line in ["", lines[first], *page]]
    return "\n".join([*lines[:first], *paged, *lines[-3:]])


def document(table: list[str]) -> str:
    return "\n".join([TITLE, "壹、計畫內容", *table, "", "貳、附則", "奉核定後實施。"])


def check(plan: Plan, read: PlanFile) -> None:
    assert [(path, item.text) for path, item in walk(read.items)] == outline_of(plan)
    expected = [task for area in plan for measure in area.measures for task in measure.tasks]
    found = [item for path, item in walk(read.items) if path.endswith(".")]
    assert [[due.on for due in item.due] for item in found] == [[task.due] for task in expected]
    assert [[share.name for share in item.sections] for item in found] == [
        [task.section] for task in expected
    ]
    assert not read.questions
    assert not read.unplaced
    assert [chapter.heading for chapter in read.chapters] == ["計畫內容", "附則"]


@pytest.mark.parametrize("layout", [as_html_cells, as_quoted_cells, as_stacked_cells, as_a_row_a_task])
@settings(deadline=None, max_examples=40)
@given(plan=plans)
def test_a_plan_in_text_is_read_back(layout: Callable[[Plan], str], plan: Plan) -> None:
    source = layout(plan)
    read = read_plan(source)
    check(plan, read)
    assert not lost_characters(source, read)


@settings(deadline=None, max_examples=40)
@given(plan=plans)
def test_headings_repeated_on_every_page_change_nothing(plan: Plan) -> None:
    source = with_pages(as_html_cells(plan))
    read = read_plan(source)
    check(plan, read)
    assert not lost_characters(source, read)


def word_with_merged_cells(plan: Plan) -> WordFile:
    """A row a task; areas and measures merged over their rows, numbers typed."""
    word = WordFile()
    word.write(TITLE)
    word.write("壹、計畫內容")
    rows = [[HEADINGS[0], "", *HEADINGS[1:]]]
    merges = [((0, 0), (0, 1))]
    for area_place, area in enumerate(plan, 1):
        area_row = len(rows)
        for measure_place, measure in enumerate(area.measures, 1):
            measure_row = len(rows)
            for place, task in enumerate(measure.tasks, 1):
                is_first = len(rows) == area_row
                rows.append(
                    [
                        label(Level.AREA, area_place) + area.text if is_first else "",
                        label(Level.MEASURE, measure_place) + measure.text if place == 1 else "",
                        label(Level.TASK, place) + task.text,
                        format_date(task.due),
                        task.section,
                    ]
                )
            merges.append(((measure_row, 1), (len(rows) - 1, 1)))
        merges.append(((area_row, 0), (len(rows) - 1, 0)))
    table = word.table(rows)
    for first, last in merges:
        if first != last:
            merge(table, first, last)
    word.write("貳、附則")
    word.write("奉核定後實施。")
    return word


def word_with_automatic_numbers(plan: Plan) -> WordFile:
    """A row a measure, all numbers made by Word."""
    word = WordFile()
    key = word.list_of()
    word.write(TITLE)
    word.write("計畫內容", key, 0)
    table = word.table([HEADINGS, *[("",) * 4 for area in plan for _ in area.measures]])
    row = 1
    for area in plan:
        for place, measure in enumerate(area.measures):
            outline, tasks_cell, dues, sections = table.rows[row].cells
            if place == 0:
                word.write(area.text, key, 1, outline)
            word.write(measure.text, key, 2, outline)
            for task in measure.tasks:
                word.write(task.text, key, 3, tasks_cell)
                word.write(format_date(task.due), within=dues)
                word.write(task.section, within=sections)
            row += 1
    word.write("附則", key, 0)
    word.write("奉核定後實施。")
    return word


@pytest.mark.parametrize("layout", [word_with_merged_cells, word_with_automatic_numbers])
@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans)
def test_a_plan_in_word_is_read_back(layout: Callable[[Plan], WordFile], plan: Plan, tmp_path: Path) -> None:
    check(plan, read_plan(layout(plan).save(tmp_path)))
