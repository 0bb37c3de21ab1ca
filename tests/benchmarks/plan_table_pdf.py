"""Time to print a plan's table, against a bare reportlab canvas drawing the same lines with the same font.

Run as `python -m tests.benchmarks.plan_table_pdf [ROWS …]`. The two take turns, three rounds of them, each
time in a fresh process whose clock runs from before reportlab is imported until the PDF is complete, fonts
opened in between: a person's first print. The canvas is given every line broken and placed, so it is what
drawing alone costs. Goals: 1,000 rows take at most 1.5 times the canvas; 10,000 rows at most 8 times the
time of 1,000.
"""

import datetime as dt
import pickle
import random
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from db.queries.plan import SectionShare
from db.vocabulary import SectionRole
from desktop.forms.page import A4, MM, Page
from desktop.forms.plan_table import task_table
from desktop.forms.printing import lay_out, pdf_of
from desktop.forms.story import Imprint, Story
from desktop.paths import resource
from desktop.rules.printed.plan_rows import USUAL_COLUMNS, PlanArea, PlanItem, PlanMeasure, PlanRows

SIZES = (100, 1_000, 10_000)
ROUNDS = 3
PHRASES = (
    "依實際需求辦理洽公民眾意見調查",
    "作為改善服務環境之參考",
    "每月檢視各項設施及標示",
    "遇有損壞於24小時內修復",
    "設置雙語指引與申辦須知",
    "由志工於服務台輪值引導",
    "每年至少辦理電話禮貌測試12次",
    "針對缺失檢討改進並列入追蹤",
    "更新網站常見問題",
    "於3日內回復民眾反映事項",
    "辦理同仁服務禮儀講習2場次",
    "提供線上申辦及進度查詢",
)
SECTIONS = ("秘書室", "研究發展組", "推廣組", "典藏組", "人事室", "會計室")


def plan_of_size(tasks: int) -> PlanRows:
    """Return a made-up plan with that many tasks, ten to an area, five to a measure; always the same one."""
    chance = random.Random(tasks)
    areas = tuple(_area(chance, number) for number in range(tasks // 10))
    return PlanRows(USUAL_COLUMNS, areas)


def _area(chance: random.Random, number: int) -> PlanArea:
    measures = tuple(_measure(chance, label) for label in ("(一)", "(二)"))
    return PlanArea(PlanItem(f"{number + 1}、", "服務流程便捷透明"), measures)


def _measure(chance: random.Random, label: str) -> PlanMeasure:
    indicators = tuple(chance.sample(PHRASES, 2))
    return PlanMeasure(
        PlanItem(label, chance.choice(PHRASES), indicators), tuple(_task(chance, n) for n in range(1, 6))
    )


def _task(chance: random.Random, number: int) -> PlanItem:
    text = "，".join(chance.sample(PHRASES, chance.randint(2, 5))) + "。"
    due = f"115.{chance.randint(1, 12):02}.{chance.randint(1, 28):02}"
    names = chance.sample(SECTIONS, chance.randint(1, 2))
    sections = tuple(SectionShare(SECTIONS.index(name), name, SectionRole.LEAD) for name in names)
    return PlanItem(f"{number}.", text, due=due, sections=sections)


def story_of(rows: PlanRows) -> Story:
    """Return the story of the plan's table."""
    imprint = Imprint("虛構市立海濱文化館", dt.date(2026, 3, 2))
    return Story(imprint, "115年度提升服務品質執行計畫附表", (task_table(rows),))


def pages_of(rows: PlanRows) -> list[Page]:
    """Return the laid-out pages of the table."""
    steps = lay_out(story_of(rows))
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            pages: list[Page] = finished.value.pages
            return pages


def print_form(rows: PlanRows) -> bytes:
    """Print the table the program's way."""
    return pdf_of(story_of(rows))


def draw_on_canvas(pages: list[Page]) -> bytes:
    """Draw the pages as anybody would with reportlab alone: a string and a line at a time."""
    from reportlab import rl_config
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # as the program does; the printable encoding would only make this side slower
    registerFont(TTFont("TW-Kai", resource("fonts", "TW-Kai.ttf")))
    height = A4.height * MM
    target = BytesIO()
    canvas = Canvas(target, pagesize=(A4.width * MM, height), pageCompression=1)
    for page in pages:
        for fill in page.fills:
            canvas.setFillGray(fill.grey)
            canvas.rect(fill.x, height - fill.y - fill.height, fill.width, fill.height, stroke=0, fill=1)
        canvas.setFillGray(0)
        for rule in page.rules:
            canvas.setLineWidth(rule.weight)
            canvas.line(rule.x1, height - rule.y1, rule.x2, height - rule.y2)
        for x, y, line in page.texts:
            canvas.setFont("TW-Kai", line.style.size)
            canvas.drawString(x, height - y, line.text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def in_fresh_process(side: str, data: Path) -> float:
    """Return the seconds that one side takes with the pickled rows or pages."""
    command = [sys.executable, "-m", "tests.benchmarks.plan_table_pdf", side, str(data)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def time_one(work: Callable[[Any], bytes], data: Path) -> None:
    """Print the seconds that the work takes, reading the data not counted."""
    content = pickle.loads(data.read_bytes())  # noqa: S301  written by the parent process
    start = perf_counter()
    work(content)
    print(perf_counter() - start)


def compare(tasks: int) -> tuple[float, float, float]:
    """Return the median seconds of form and canvas, and the median of their ratios round by round."""
    rows = plan_of_size(tasks)
    with TemporaryDirectory() as folder:
        form, canvas = Path(folder, "rows"), Path(folder, "pages")
        form.write_bytes(pickle.dumps(rows))
        canvas.write_bytes(pickle.dumps(pages_of(rows)))
        rounds = [(in_fresh_process("form", form), in_fresh_process("canvas", canvas)) for _ in range(ROUNDS)]
    ours, bare = (median(times) for times in zip(*rounds, strict=True))
    return ours, bare, median(one / other for one, other in rounds)


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print the table of both figures and their ratio, and how the form's time grows from size to size."""
    print(f"plan-table as PDF, seconds (median of {ROUNDS} rounds)")
    print(f"{'rows':>8}{'form':>10}{'canvas':>10}{'ratio':>8}{'growth':>8}")
    before: float | None = None
    for tasks in sizes:
        ours, bare, ratio = compare(tasks)
        growth = f"{ours / before:.2f}" if before else "-"
        print(f"{tasks:>8,}{ours:>10.3f}{bare:>10.3f}{ratio:>8.2f}{growth:>8}", flush=True)
        before = ours


if __name__ == "__main__":
    if sys.argv[1:2] == ["form"]:
        time_one(print_form, Path(sys.argv[2]))
    elif sys.argv[1:2] == ["canvas"]:
        time_one(draw_on_canvas, Path(sys.argv[2]))
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
