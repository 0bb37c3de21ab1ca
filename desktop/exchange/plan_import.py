"""A plan from a file or from pasted text: the reader is chosen by the file's name."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from desktop.errors import BadFile
from desktop.exchange.carried import is_as_written, with_carried
from desktop.exchange.plan_file import PlanFile, Question
from desktop.exchange.readers import read_document
from desktop.exchange.reading import Reading
from desktop.exchange.recognition.plan_reader import Progress, document_steps
from desktop.exchange.text.read_text import parse_text

# Comparing takes some seconds for this many characters at worst, and longer by the square; a plan of 1,000
# tasks has as many at most.
MOST_COMPARED = 75_000
_SHOWN = 10


def read_plan(source: Path | str, year: int | None = None) -> PlanFile:
    """Return the plan in a file (a Path of any kind in `readers.KINDS`, or .json) or pasted text (a str).

    `year` is the ROC year where a person named it.

    Raises:
        BadFile: the file cannot be read, or holds no plan.
    """
    steps = reading_steps(source, year)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            reading: Reading = end.value
            return reading.plan


def reading_steps(source: Path | str, year: int | None = None) -> Generator[Progress, None, Reading]:
    """Read as `read_plan` does, telling between steps how many are done, how many there are, what is next."""
    yield 0, 0, "開啟檔案"
    if isinstance(source, Path) and source.suffix.lower() == ".json":
        return Reading(_of_year(_from_json(source), year))
    document = parse_text(source) if isinstance(source, str) else read_document(source)
    reading = yield from document_steps(document, year)
    plan = _of_year(with_carried(reading.plan, document), year)
    if not plan.chapters and not plan.items:
        name = f"「{source.name}」" if isinstance(source, Path) else "貼上的文字"
        raise BadFile(f"在{name}裡找不到計畫的章節或工作表格，請確認內容是年度計畫。")
    if is_as_written(document):
        return replace(reading, plan=plan)
    yield 0, 0, "逐字核對"
    return replace(reading, plan=compared(plan, "\n".join(document.lines())))


def compared(plan: PlanFile, source: str) -> PlanFile:
    """Return the plan, with a question if a character of the source may be missing in it."""
    from desktop.exchange.completeness import lost_characters

    if len(source) > MOST_COMPARED:
        message = "文件很長，未能逐字核對匯入結果，請對照原件抽查。"
    elif lost := lost_characters(source, plan):
        some = "".join(list(lost)[:_SHOWN])
        message = f"逐字核對時，原文有{lost.total()}個字找不到（例如「{some}」），請對照原件確認沒有遺漏。"
    else:
        return plan
    return replace(plan, questions=(*plan.questions, Question("", "lost", message)))


def _from_json(path: Path) -> PlanFile:
    from desktop.exchange.plan_json import read_json

    return read_json(path)


def _of_year(plan: PlanFile, year: int | None) -> PlanFile:
    return replace(plan, year=year) if year else plan
