"""weimin plan import: a plan read from a document, what is open about it told, and stored."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.asking import if_there, typist
from desktop.errors import Refused

# Importing these brings file formats and SQLAlchemy, and the window's first paint waits for this module.
if TYPE_CHECKING:
    from desktop.exchange.plan_file import PlanFile
    from desktop.office.import_facts import ImportFacts
    from desktop.rules.section_matching import SectionMatch

MOST_LINES = 12
LONGEST_LINE = 70


def add_command(commands: Any) -> None:
    """Add the command to the parser's subparsers."""
    take_in = commands.add_parser("import", help="從文件匯入計畫")
    take_in.add_argument("file", metavar="FILE", type=Path)
    take_in.add_argument("--year", metavar="N", type=int, help="民國年度（文件未寫明時必填）")
    take_in.add_argument("--dry-run", action="store_true", help="只讀不存")
    take_in.add_argument("--report", metavar="REPORT.json", type=Path, help="將辨識結果寫成 JSON")
    take_in.add_argument(
        "--section",
        metavar="文件名稱=機關名稱",
        type=_pair,
        action="append",
        default=[],
        help="文件中的單位名稱歸到哪個單位，可重複",
    )
    take_in.set_defaults(run=_import)


def _pair(text: str) -> tuple[str, str]:
    written, equals, meant = (part.strip() for part in text.partition("="))
    if not (written and equals and meant):
        raise argparse.ArgumentTypeError(f"「{text}」應寫成 文件名稱=機關名稱")
    return written, meant


def _import(asked: argparse.Namespace) -> None:
    from desktop.exchange.import_report import report_json
    from desktop.exchange.plan_import import read_plan
    from desktop.exchange.source_mark import source_mark
    from desktop.office.import_facts import import_facts
    from desktop.office.taking_in_reviewed import take_in_reviewed
    from desktop.office.writing import write_file

    plan, mark = read_plan(asked.file, asked.year), source_mark(asked.file)
    with if_there(asked, is_needed=not asked.dry_run) as office:
        facts = import_facts(office, plan, mark, _wanted(asked.section))
        if asked.report is not None:
            write_file(asked.report, report_json(plan, mark, facts.found()).encode())
        if office is not None and not asked.dry_run:
            with office.work(typist()) as work:
                take_in_reviewed(work, plan, mark, facts.decided)
    verb = "辨識" if asked.dry_run else "匯入"
    print(f"已{verb}「{plan.title}」：{_counts(plan)}")
    for line in _about(plan, facts):
        print(line)


def _wanted(pairs: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    wanted = dict(pairs)
    if len(wanted) < len(pairs):
        raise Refused("同一個文件名稱用 --section 指定了兩次；請只留一個。")
    return wanted


def _counts(plan: "PlanFile") -> str:
    from desktop.exchange.plan_file import walk

    items = [item for _, item in walk(plan.items)]
    kinds = {
        kind: sum(item.kind == kind for item in items) for kind in ("area", "measure", "task", "subtask")
    }
    return (
        f"{len(plan.chapters)} 章、{kinds['area']} 要項、{kinds['measure']} 項目、{kinds['task']} 工作、"
        f"{kinds['subtask']} 細項；待確認 {len(plan.questions)} 件，未歸位文字 {len(plan.unplaced)} 段"
    )


def _about(plan: "PlanFile", facts: "ImportFacts") -> Iterator[str]:
    """Yield what a person should look at, in short lines."""
    yield from facts.earlier_words()
    questions = [f"{question.item or '整份計畫'}　{question.message}" for question in plan.questions]
    yield from _listed("待確認：", questions)
    yield from _listed("未歸位的文字：", plan.unplaced)
    yield from _listed("單位：", [_section(match, facts) for match in facts.matches])


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield heading
    for line in lines[:MOST_LINES]:
        short = " ".join(line.split())
        yield "  " + (short if len(short) <= LONGEST_LINE else short[:LONGEST_LINE] + "…")
    if len(lines) > MOST_LINES:
        yield f"  …還有 {len(lines) - MOST_LINES} 筆，請用 --report 寫成檔案查看。"


def _section(match: "SectionMatch", facts: "ImportFacts") -> str:
    from desktop.rules.section_matching import Fit

    goes_to, count = facts.destination(match).name, facts.counts[match.name]
    said = f"{match.name}（{count} 項）"
    if match.name in facts.decided:
        return f"{said} → {goes_to}"
    if match.fit is Fit.CLOSE and match.near is not None:
        near = match.near.name
        return f"{said} → 新增；與「{near}」相近，若是同一單位請加 --section {match.name}={near}"
    if match.fit is Fit.NEW:
        return f"{said} → 新增" if facts.is_compared else said
    return f"{said} → {goes_to}"
