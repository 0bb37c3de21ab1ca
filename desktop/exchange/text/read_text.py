"""Plain text into the neutral document: files, and what was pasted from a document, a web page or a sheet."""

import re
from collections.abc import Iterator
from pathlib import Path

from desktop.errors import BadFile
from desktop.exchange.document import Document, Paragraph, Table, check_length, text_row
from desktop.exchange.text.cell_markup import has_markup, lines_of
from desktop.exchange.text.stacked_table import is_stacked, unstacked
from desktop.rules.numbering import parse_label

LARGEST_FILE = 10 * 1024 * 1024
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# A line break within a cell, as Word and Excel copy it.
_WITHIN_CELL = "\x0b"
# A cell of several lines, as a spreadsheet copies it: in quotation marks, those inside doubled.
_QUOTED_CELL = re.compile(r'(?:(?<=\t)|(?<=\n)|^)"((?:[^"\t]|"")*+)"(?=\t|\n|$)')
_RULER = re.compile(r"[\s|:-]*--[\s|:-]*")
_PIPED = re.compile(r"\s*\|.*\|\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"\s*(#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"\s*[-*+•]\s+(?=\S)")


def read_text_file(path: Path) -> Document:
    """Return what a text file (.txt, .md) says.

    Raises:
        BadFile: the file cannot be read, is over 10 MB, has more lines than any plan, or is no text in
            UTF-8, UTF-16 or Big5.
    """
    text = text_of(path)
    check_length(text.count("\n"), path.name)
    return parse_text(text)


def read_html_file(path: Path) -> Document:
    """Return what a web page that was saved (.html) says, as `read_text_file` does."""
    from desktop.exchange.text.pasted_html import document_of_html

    text = text_of(path)
    check_length(text.count("<"), path.name)
    return document_of_html(text)


def text_of(path: Path) -> str:
    """Return the text in a file. Raises BadFile as `read_text_file` does, but for its length."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BadFile(f"文字檔「{path.name}」超過10 MB，請確認選對檔案。")
        data = path.read_bytes()
    except OSError as error:
        raise BadFile(f"找不到或無法開啟檔案「{path.name}」，請確認路徑後再試。") from error
    return decoded(data, path.name)


def decoded(data: bytes, name: str) -> str:
    """Return the text in UTF-8, UTF-16 or Big5 (cp950) bytes; `name` is the file named in the error.

    Raises:
        BadFile: the bytes are no text in any of them.
    """
    encodings = [encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)]
    if not encodings and b"\0" in data:
        # Without a mark, line breaks and digits tell the byte order.
        encodings = ["utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"]
    for encoding in encodings or ["utf-8", "cp950"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadFile(f"檔案「{name}」不是可辨識的文字檔，請用記事本另存為UTF-8編碼的文字檔後再試。")


def parse_text(text: str) -> Document:
    """Return what a text says: lines as paragraphs, lines with tabs (or between |) as table rows.

    Markup of headings, bullets and rulers is taken off, HTML in cells is flattened. Tables whose cells stand
    one below another are put together again.
    """
    lines = _cleaned(text).split("\n")
    pieces = unstacked(lines) if is_stacked(lines) else _pieces(lines)
    blocks: list[Paragraph | Table] = []
    for piece in pieces:
        blocks += [piece] if isinstance(piece, Table) else _paragraphs(piece)
    return Document(tuple(blocks))


def _cleaned(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").removeprefix("\ufeff")
    text = _CONTROLS.sub("", text.replace("\u2028", "\n").replace("\u0085", "\n"))
    return without_cell_quotes(text)


def without_cell_quotes(text: str) -> str:
    """Return a text without the quotation marks around cells of several lines, as a sheet copies them."""
    return _QUOTED_CELL.sub(_unquoted, text)


def _unquoted(cell: re.Match[str]) -> str:
    if "\n" not in cell[1]:
        return cell[0]
    return cell[1].replace('""', '"').replace("\n", _WITHIN_CELL)


def _pieces(lines: list[str]) -> Iterator[str | Table]:
    """Yield lines outside tables, and runs of rows as tables."""
    run: list[str] = []
    for line in [*lines, ""]:
        if _is_row(line):
            run.append(line)
            continue
        if _RULER.fullmatch(line):
            continue
        yield from _table_or_lines(run)
        run = []
        yield line


def _is_row(line: str) -> bool:
    if _RULER.fullmatch(line):
        return False
    return _PIPED.fullmatch(line) is not None or ("\t" in line and not _is_numbered_paragraph(line))


def _is_numbered_paragraph(line: str) -> bool:
    """Whether the tab only stands between a number and its text, as Word copies automatic numbers."""
    filled = [cell for cell in line.split("\t") if cell.strip()]
    if len(filled) > 2 or not filled:
        return False
    label = parse_label(filled[0])
    return len(filled) == 2 and label is not None and not label[1]


def _table_or_lines(run: list[str]) -> Iterator[str | Table]:
    """Yield a run of rows as a table; lines that are only indented by tabs are no rows."""
    if all("\t" not in row.lstrip("\t ") and not _PIPED.fullmatch(row) for row in run):
        yield from run
    else:
        yield Table(tuple(text_row(_cells(row)) for row in run), wrapped=True)


def _cells(row: str) -> list[tuple[str, ...]]:
    if _PIPED.fullmatch(row):
        cells = [cell.replace("\\|", "|") for cell in _PIPE.split(row.strip())[1:-1]]
    else:
        cells = row.split("\t")
    return [lines_of(cell.replace(_WITHIN_CELL, "\n")) for cell in cells]


def _paragraphs(line: str) -> list[Paragraph]:
    heading = _HEADING.match(line)
    level = len(heading[1]) if heading else None
    marked = heading or _BULLET.match(line)
    text = (line[marked.end() :] if marked else line).replace(_WITHIN_CELL, "\n")
    lines = lines_of(text) if has_markup(text) else text.split("\n")
    return [Paragraph(" ".join(part.split()), level) for part in lines if part.strip()]
