"""Excel workbooks (.xlsx) into the neutral document.

Read is what each sheet shows, not only its values: number formats, merged and hidden cells, formulas without
a result. Readers of values alone do not tell these, and lay out every cell up to the last one in memory.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from desktop.errors import BadFile
from desktop.exchange.archive_gate import LARGEST_TREE, admit
from desktop.exchange.document import Document
from desktop.exchange.sheets.number_formats import GENERAL
from desktop.exchange.sheets.sheet import Sheet, SheetFiller
from desktop.exchange.sheets.sheet_blocks import document_of
from desktop.exchange.sheets.xlsx_cells import Book, read_cells, string_of
from desktop.exchange.sheets.xlsx_notes import notes_of
from desktop.exchange.sheets.xlsx_package import Package, attribute, elements

_MOST_TEXTS = 200_000
_DATE, _LONG_DATE, _TIME = "e/m/d", 'e"年"m"月"d"日"', 'hh"時"mm"分"'
# What Excel in Traditional Chinese means by numbers that have no format of their own in the file.
_LOCAL_FORMATS = {
    **dict.fromkeys((27, 30, 36, 50, 52, 57), _DATE),
    **dict.fromkeys((28, 29, 31, 51, 53, 54, 58), _LONG_DATE),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), _TIME),
}


def read_xlsx(path: Path) -> Document:
    """Return what a workbook shows, sheet by sheet.

    Formulas are their stored results. What is hidden comes along and is told; comments, text boxes and page
    heads come last, as notes.

    Raises:
        BadFile: the file is no workbook, is damaged, has more than a plan, or the gate refuses it.
    """
    admit(path, largest_xml=LARGEST_TREE)
    try:
        with zipfile.ZipFile(path) as archive:
            return document_of(list(_sheets(Package(archive), path.name)), path.name)
    except BadFile:
        raise
    except Exception as error:  # lxml and zipfile answer damage with errors of every kind
        raise BadFile(
            f"檔案「{path.name}」不是完整的Excel活頁簿，請用Excel另存新檔為.xlsx後再試。"
        ) from error


def _sheets(package: Package, file_name: str) -> Iterator[Sheet]:
    main = package.parts("", "officedocument")[0]
    root = package.tree(main)
    parts = {key: (kind, target) for key, kind, target in package.related(main)}
    book = _book(package, main, root, file_name)
    filler = SheetFiller(file_name)
    for entry in root.iter("{*}sheet"):
        kind, part = parts[attribute(entry, "id") or ""]
        if kind != "worksheet":
            continue
        sheet = Sheet(entry.get("name", ""), is_hidden=entry.get("state", "visible") != "visible")
        with package.open(part) as stream:
            read_cells(stream, sheet, book, filler)
        sheet.notes += notes_of(package, part)
        yield sheet


def _book(package: Package, main: str, root: Any, file_name: str) -> Book:
    texts: list[str] = []
    for part in package.parts(main, "sharedstrings"):
        with package.open(part) as stream:
            for string in elements(stream, "si"):
                texts.append(string_of(string))
                if len(texts) > _MOST_TEXTS:
                    raise BadFile(
                        f"檔案「{file_name}」有超過{_MOST_TEXTS}段文字，不像一份年度計畫，"
                        "請確認選對檔案或分成幾個檔案後再試。"
                    )
    codes = [code for part in package.parts(main, "styles") for code in _codes(package.tree(part))]
    starts_in_1904 = any(entry.get("date1904") in ("1", "true") for entry in root.iter("{*}workbookPr"))
    return Book(texts, codes, MAC_EPOCH if starts_in_1904 else WINDOWS_EPOCH)


def _codes(styles: Any) -> Iterator[str]:
    """Yield the number format of each cell style."""
    own = {entry.get("numFmtId"): entry.get("formatCode", GENERAL) for entry in styles.iter("{*}numFmt")}
    for group in styles.iterchildren("{*}cellXfs"):
        for style in group.iterchildren("{*}xf"):
            number = style.get("numFmtId", "0")
            known = BUILTIN_FORMATS.get(int(number)) or _LOCAL_FORMATS.get(int(number), GENERAL)
            yield own.get(number, known)
