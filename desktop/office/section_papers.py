"""A form printed once for each section, into a folder: one PDF a section, step by step."""

import datetime as dt
import tempfile
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.vocabulary import SectionKind
from desktop.errors import Refused
from desktop.office.followed_plan import FollowedPlan, followed_plan
from desktop.office.handing_out import make_folder
from desktop.office.office import Office
from desktop.office.printing import completed, figures_of, form_named, imprint
from desktop.office.writing import write_file
from desktop.rules.file_names import safe_file_name

if TYPE_CHECKING:
    from desktop.forms.form import Form, Request
    from desktop.forms.story import Story

Progress = tuple[int, int, str]


@dataclass(frozen=True)
class SectionPapers:
    """The PDFs written, in the sections' order; who has no tasks; what could not be written and why."""

    written: tuple[Path, ...]
    without_tasks: tuple[str, ...]
    failed: tuple[str, ...]


def is_by_section(form: "Form[Any]") -> bool:
    """Whether a form tells of the tasks of a section."""
    from desktop.forms.form import Argument

    return form.tells_past_days and Argument.SECTION in form.needs | form.accepts


def section_papers_steps(
    office: Office, name: str, request: "Request", folder: Path, today: dt.date
) -> Generator[Progress, None, SectionPapers]:
    """Print a form for every section that has tasks, yielding within each and between them.

    A file that stands there already is replaced whole or not at all; one that another program has open is
    left as it is and told at the end, and the others are written. Stopped in the middle, what was finished
    stays. Raises Refused for a form that does not tell of sections, where no section has a task, and where
    the folder cannot be written into.
    """
    form = form_named(name)
    if not is_by_section(form):
        raise Refused(f"「{form.title}」不是按單位列出工作的表單，不能每單位印一份；請直接列印。")
    make_folder(folder)
    _refuse_unwritable(folder)
    composed = yield from _composed(office, form, request, today)
    written, failed = [], []
    paths = _paths(folder, f"{composed.year}年度{form.title}", composed.stories)
    for place, (section, path) in enumerate(paths):
        told = place, len(composed.stories), section
        pdf = yield from _printed(composed.stories[section], *told)
        try:
            write_file(path, pdf)
        except Refused as error:
            failed.append(str(error))
        else:
            written.append(path)
        yield place + 1, len(composed.stories), section
    return SectionPapers(tuple(written), composed.without_tasks, tuple(failed))


@dataclass(frozen=True)
class _Composed:
    """What is to be printed: the year, each section's paper by its name, and who gets none."""

    year: int
    stories: "dict[str, Story]"
    without_tasks: tuple[str, ...]


def _composed(
    office: Office, form: "Form[Any]", request: "Request", today: dt.date
) -> Generator[Progress, None, _Composed]:
    """Read all papers at once, so that all are of one and the same state; yields between two of them."""
    with office.reading() as session:
        request = completed(session, form, request)
        stamp = imprint(session, today)
        with figures_of(office, session, form, request, today) as figures:
            plan = followed_plan(figures, request.year or 0, request.to_day or today)
            if plan is None:
                raise Refused("還沒有這一年度的計畫，沒有可以列印的工作；請先匯入或建立計畫。")
            chosen, left_out = _sections(plan)
            stories = {}
            for section in chosen:
                yield 0, len(chosen), section
                stories[section] = form.story(figures, replace(request, section=section), stamp)
    return _Composed(plan.head.year, stories, tuple(left_out))


def _sections(plan: FollowedPlan) -> tuple[list[str], list[str]]:
    """The sections that have tasks and those that have none, by name. Raises Refused where none has any."""
    members = [section for section in plan.sections if section.kind is SectionKind.MEMBER]
    busy = frozenset[int]().union(*(task.section_ids for task in plan.tasks))
    chosen = [section.name for section in members if section.id in busy]
    if not chosen:
        raise Refused("沒有單位分配到工作項目；請先在「計畫」指定承辦單位。")
    return chosen, [section.name for section in members if section.id not in busy]


def _printed(story: "Story", place: int, total: int, section: str) -> Generator[Progress, None, bytes]:
    """Print one of the papers, telling where among all of them it is."""
    from desktop.forms.printing import render

    pdf = BytesIO()
    for step in render(story, pdf):
        yield place, total, f"{section}（{step.what}）"
    return pdf.getvalue()


def _paths(folder: Path, title: str, sections: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """Each section with its file; names that are one to the file system are told apart by a number."""
    given: set[str] = set()
    for section in sections:
        stem, number = safe_file_name(f"{title}_{section}"), 1
        name = stem
        while name.casefold() in given:
            number += 1
            name = f"{stem}（{number}）"
        given.add(name.casefold())
        yield section, folder / f"{name}.pdf"


def _refuse_unwritable(folder: Path) -> None:
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Refused(f"無法寫入資料夾「{folder}」；請檢查權限與磁碟空間，或改選別的資料夾。") from error
