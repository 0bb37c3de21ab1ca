"""The documents of the corpus: every plan in every style that can hold it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from db.vocabulary import SectionRole
from desktop.exchange.plan_file import PlanFile, walk
from tests.exchange.corpus import markup
from tests.exchange.corpus.sheets import write_sheet
from tests.exchange.corpus.styles import STYLES, Numbers, Style, written_truth
from tests.exchange.corpus.truths import museum_plan, recycling_plan, sample_plan
from tests.exchange.corpus.word import write_word

TRUTHS: dict[str, Callable[[], PlanFile]] = {
    "松溪鄉公所": sample_plan,
    "資源循環中心": recycling_plan,
    "海洋文物館": museum_plan,
}


@dataclass(frozen=True)
class Specimen:
    """A document to be: what it says, and `write(path)`, which writes it and returns the path."""

    name: str
    truth: PlanFile
    write: Callable[[Path], Path]
    suffix: str


def word_specimens() -> Iterator[Specimen]:
    """Yield every plan in every style, as Word documents."""
    for plan_name, make in TRUTHS.items():
        for style_name, style in STYLES.items():
            plan = make()
            if not can_hold(style, plan):
                continue
            truth = _marked(written_truth(plan, style), style)
            write = partial(write_word, plan, style)
            yield Specimen(f"{plan_name} {style_name}", truth, write, ".docx")


def sheet_specimens() -> Iterator[Specimen]:
    """Yield every plan in every style with typed numbers, as workbooks; also one task table to a sheet."""
    for plan_name, make in TRUTHS.items():
        for style_name, style in STYLES.items():
            plan = make()
            if style.numbers is not Numbers.TYPED or not can_hold(style, plan):
                continue
            truth = written_truth(plan, style)
            yield Specimen(f"{plan_name} {style_name}", truth, partial(write_sheet, plan, style), ".xlsx")
        style = STYLES["merged columns"]
        write = partial(write_sheet, make(), style, real_dates=True)
        yield Specimen(f"{plan_name} date cells", written_truth(make(), style), write, ".xlsx")
        write = partial(write_sheet, make(), style, apart=True)
        yield Specimen(f"{plan_name} table on its own sheet", written_truth(make(), style), write, ".xlsx")


def can_hold(style: Style, plan: PlanFile) -> bool:
    """Whether the style has a place for all sections of the plan: columns by role want roles."""
    shares = (share for _path, item in walk(plan.items) for share in item.sections)
    has_roles = all(share.role is not SectionRole.UNSPECIFIED for share in shares)
    return has_roles or all(key != "lead" for key, _heading in style.columns)


def _marked(truth: PlanFile, style: Style) -> PlanFile:
    if not style.has_marks:
        return truth
    *others, last = truth.chapters
    changed = replace(last, paragraphs=(*last.paragraphs[:-1], last.paragraphs[-1] + markup.INSERTED))
    return replace(truth, chapters=(*others, changed), unplaced=markup.MARKS)
