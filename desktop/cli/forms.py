"""weimin forms and weimin print: which forms there are, and printing one as PDF."""

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.asking import opened
from desktop.errors import Refused

if TYPE_CHECKING:
    from desktop.forms.form import Request


def add_commands(words: Any) -> None:
    """Add the words `forms` and `print` to the parser's subparsers."""
    words.add_parser("forms", help="列出可列印的表單").set_defaults(run=_forms)
    command = words.add_parser("print", help="將表單印成 PDF")
    command.add_argument("form", metavar="FORM", help="表單名稱，見 weimin forms")
    command.add_argument("--year", metavar="N", type=int, help="民國年度")
    command.add_argument("--section", metavar="S", help="單位名稱")
    command.add_argument("--from", dest="from_day", metavar="D", help="起日，如 115.01.01")
    command.add_argument(
        "--to", dest="to_day", metavar="D", help="迄日，如 115.06.30；管制表等統計表單依當日的紀錄"
    )
    command.add_argument("--id", metavar="N", type=int, help="單筆資料的編號")
    command.add_argument("--edition", metavar="N", type=int, help="核定過的版次（計畫書與附表）")
    command.add_argument("--against", metavar="N[/E]", help="對照的年度，或年度/版次（計畫對照表）")
    command.add_argument("--paper", metavar="A3|A4", help="紙張（年度時程表；未指定時為 A4）")
    command.add_argument("--blank", action="store_true", help="空白表單，供手寫")
    command.add_argument(
        "--each-section",
        action="store_true",
        help="每個單位各一份 PDF，-o 為資料夾（管制表、自行管考表與時程表）",
    )
    command.add_argument("-o", dest="file", metavar="FILE.pdf|FOLDER", type=Path, required=True)
    command.set_defaults(run=_print)


def _forms(_asked: argparse.Namespace) -> None:
    from desktop.forms.catalogue import FORMS

    for form in FORMS.values():
        print(f"{form.name:<22}{form.title}")


def _day(text: str | None) -> dt.date | None:
    from desktop.rules.roc_calendar import ImpossibleDate, parse_date

    try:
        return None if text is None else parse_date(text)
    except ImpossibleDate as error:
        raise Refused(str(error)) from error


def _version(text: str | None) -> tuple[int, int | None] | None:
    if text is None:
        return None
    year, slash, edition = text.partition("/")
    if not year.isdigit() or (slash and not edition.isdigit()):
        raise Refused(f"看不懂「{text}」；對照的年度請寫成 114，或年度加版次 115/1。")
    return int(year), int(edition) if slash else None


def _print(asked: argparse.Namespace) -> None:
    from desktop.forms.form import Request
    from desktop.office.printing import print_form
    from desktop.office.writing import write_file

    request = Request(
        year=asked.year,
        section=asked.section,
        from_day=_day(asked.from_day),
        to_day=_day(asked.to_day),
        id=asked.id,
        edition=asked.edition,
        against=_version(asked.against),
        paper=asked.paper,
        is_blank=asked.blank,
    )
    if asked.each_section:
        _print_each(asked, request)
        return
    with opened(asked) as office:
        pdf = print_form(office, asked.form, request, dt.date.today())
    write_file(asked.file, pdf)
    print(f"已印出：{asked.file}")


def _print_each(asked: argparse.Namespace, request: "Request") -> None:
    from desktop.office.section_papers import section_papers_steps

    if request.section is not None:
        raise Refused("每單位各一份（--each-section）時不能再指定單位（--section）；請去掉其中一個。")
    with opened(asked) as office:
        steps = section_papers_steps(office, asked.form, request, asked.file, dt.date.today())
        while True:
            try:
                next(steps)
            except StopIteration as finished:
                papers = finished.value
                break
    for path in papers.written:
        print(f"已印出：{path}")
    if papers.without_tasks:
        print(f"沒有工作，未產生：{'、'.join(papers.without_tasks)}")
    if papers.failed:
        raise Refused("".join(papers.failed))
