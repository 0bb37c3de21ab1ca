"""A plan from a file or from pasted text: the reader is chosen by the file's name."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from desktop.errors import BadFile
from desktop.exchange.document import Document
from desktop.exchange.plan_file import PlanFile, Question
from desktop.exchange.plan_reader import Progress, document_steps

# Comparing takes a second for this many characters, and longer by the square; plans have a third of it.
MOST_COMPARED = 60_000
_SHOWN = 10
_ADVICE = {
    ".doc": "是舊版Word格式",
    ".wps": "是WPS格式",
    ".rtf": "是RTF格式",
    ".odt": "是ODF文字文件",
    ".pdf": "是PDF檔",
    ".docm": "是含巨集的Word文件",
    ".dotx": "是Word範本",
}


def read_plan(source: Path | str, year: int | None = None) -> PlanFile:
    """Return the plan in a file (a Path: .docx, .txt, .md, .json) or in pasted text (a str).

    `year` is the ROC year where a person named it.

    Raises:
        BadFile: the file cannot be read, or holds no plan.
    """
    steps = reading_steps(source, year)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            plan: PlanFile = end.value
            return plan


def reading_steps(source: Path | str, year: int | None = None) -> Generator[Progress, None, PlanFile]:
    """Read as `read_plan` does, telling between steps how many are done, how many there are, what is next."""
    yield 0, 0, "開啟檔案"
    if isinstance(source, Path) and source.suffix.lower() == ".json":
        return _of_year(_from_json(source), year)
    document = _document(source)
    plan = yield from document_steps(document, year)
    if not plan.chapters and not plan.items:
        name = f"「{source.name}」" if isinstance(source, Path) else "貼上的文字"
        raise BadFile(f"在{name}裡找不到計畫的章節或工作表格，請確認內容是年度計畫。")
    yield 0, 0, "逐字核對"
    return compared(plan, "\n".join(document.lines()))


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


def _document(source: Path | str) -> Document:
    from desktop.exchange.read_text import parse_text, read_text_file

    if isinstance(source, str):
        return parse_text(source)
    suffix = source.suffix.lower()
    if suffix == ".docx":
        # python-docx takes longer to load than a text to read.
        from desktop.exchange.read_docx import read_docx

        return read_docx(source)
    if suffix in (".txt", ".md"):
        return read_text_file(source)
    kind = _ADVICE.get(suffix, "不是可匯入的格式")
    raise BadFile(
        f"「{source.name}」{kind}，無法直接匯入；請用Word或LibreOffice另存新檔為.docx，"
        "或把內容貼到記事本存成.txt後再試。"
    )
