"""ODF spreadsheets for tests, written as XML."""

from pathlib import Path

from tests.exchange.bad_files.bad_documents import archive_of

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix if name is None else name}:1.0"'
    for prefix, name in {
        "office": None,
        "table": None,
        "text": None,
        "style": None,
        "draw": "drawing",
        "dc": None,
    }.items()
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def text_cell(*lines: str, more: str = "", inside: str = "") -> str:
    """Return a cell of text lines; `more` are attributes, `inside` what else is in it."""
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in lines)
    return f'<table:table-cell office:value-type="string" {more}>{inside}{paragraphs}</table:table-cell>'


def value_cell(kind: str, value: str, shown: str) -> str:
    """Return a cell of a value (date, float, percentage …) and the text it shows."""
    name = {"date": "date-value", "time": "time-value"}.get(kind, "value")
    return (
        f'<table:table-cell office:value-type="{kind}" office:{name}="{value}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def blank(times: int = 1) -> str:
    """Return cells with nothing in them."""
    return f'<table:table-cell table:number-columns-repeated="{times}"/>'


def row(*cells: str, more: str = "") -> str:
    """Return a row of cells; a text by itself makes one of one line."""
    made = (cell if cell.startswith("<table:") else text_cell(cell) for cell in cells)
    return f"<table:table-row {more}>{''.join(made)}</table:table-row>"


def sheet(*rows: str, name: str = "計畫", more: str = "", before: str = "") -> str:
    """Return a sheet; `before` stands before its rows."""
    return f'<table:table table:name="{name}" {more}>{before}{"".join(rows)}</table:table>'


def ods_file(folder: Path, *sheets: str, styles: str = "", page: str = "") -> Path:
    """Return the path of a spreadsheet; `styles` are those of its content, `page` its master page."""
    body = f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
    content = f"<office:automatic-styles>{styles}</office:automatic-styles>{body}"
    master = f"<office:master-styles><style:master-page>{page}</style:master-page></office:master-styles>"
    path = folder / "計畫.ods"
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"<office:document-content {_NAMES} {_CALC}>{content}</office:document-content>",
        "styles.xml": f"<office:document-styles {_NAMES}>{master}</office:document-styles>",
    }
    path.write_bytes(archive_of({name: text.encode() for name, text in parts.items()}))
    return path
