"""How the sheets of a plan look in an ODF spreadsheet: pages, columns, rows, cells, what stays in sight."""

from collections.abc import Sequence

from desktop.exchange.odf.ods_package import DEFAULT_STYLES, FONTS, document
from desktop.exchange.sheets.sheet_layout import LaidSheet, Look, SheetCell
from desktop.rules.roc_calendar import DateStyle

HIDDEN_SHEET = "hidden"
_FONT = 'style:font-name="標楷體" style:font-name-asian="標楷體"'
_RULE = "0.5pt solid #6b7a8c"
_SIZES = {Look.TITLE: 18, Look.CHAPTER: 14}
_BOLD = (Look.TITLE, Look.CHAPTER, Look.HEADING)
_CENTRED = (Look.TITLE, Look.HEADING, Look.CENTRED)
_RULED = (Look.HEADING, Look.TEXT, Look.CENTRED)
_DATES = {DateStyle.DOTTED: (".", ".", ""), DateStyle.LONG: ("年", "月", "日")}


class CellStyles:
    """The styles that the cells of a file need, each once."""

    def __init__(self) -> None:
        self._styles: dict[str, str] = {}

    def written(self) -> str:
        """Return all styles that were asked for, with those for sheets and dates."""
        made = "".join(content.replace("@", name, 1) for content, name in self._styles.items())
        sheets = "".join(
            f'<style:style style:name="{name}" style:family="table" style:master-page-name="{name}"/>'
            for name in ("upright", "turned")
        )
        hidden = (
            f'<style:style style:name="{HIDDEN_SHEET}" style:family="table">'
            '<style:table-properties table:display="false"/></style:style>'
        )
        return "".join(map(_date_style, _DATES)) + sheets + hidden + made

    def of_sheet(self, sheet: LaidSheet) -> str:
        """Return the name of a sheet's style."""
        return "turned" if sheet.is_turned else "upright"

    def of_column(self, width: float) -> str:
        """Return the name of the style of a column so many millimetres wide."""
        return self._named(
            "co",
            '<style:style style:name="@" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:.2f}mm"/></style:style>',
        )

    def of_row(self, height: float) -> str:
        """Return the name of the style of a row so many points high."""
        return self._named(
            "ro",
            '<style:style style:name="@" style:family="table-row"><style:table-row-properties'
            f' style:row-height="{height:.1f}pt" style:use-optimal-row-height="false"/></style:style>',
        )

    def of_cell(self, cell: SheetCell) -> str:
        """Return the name of a cell's style."""
        data = "" if isinstance(cell.value, str) else f' style:data-style-name="{cell.date_style}"'
        begin = f' fo:text-align="start" fo:margin-left="{cell.inwards * 8.4:.1f}mm"'
        aligned = ' fo:text-align="center"' if cell.look in _CENTRED else begin if cell.inwards else ""
        bold = ' fo:font-weight="bold" style:font-weight-asian="bold"' if cell.look in _BOLD else ""
        size = _SIZES.get(cell.look, 12)
        return self._named(
            "ce",
            f'<style:style style:name="@" style:family="table-cell"{data}>'
            f'<style:table-cell-properties fo:wrap-option="wrap"{_edges(cell)}/>'
            f"<style:paragraph-properties{aligned}/>"
            f'<style:text-properties {_FONT} fo:font-size="{size}pt" style:font-size-asian="{size}pt"{bold}/>'
            "</style:style>",
        )

    def _named(self, kind: str, content: str) -> str:
        return self._styles.setdefault(content, f"{kind}{len(self._styles)}")


def _edges(cell: SheetCell) -> str:
    """Return how a cell is ruled and filled, and where its text stands in it."""
    stand = "top" if cell.look in (Look.TEXT, Look.PARAGRAPH) else "middle"
    source = ' style:text-align-source="fix"' if cell.look in _CENTRED or cell.inwards else ""
    found = f' style:vertical-align="{stand}"{source}'
    if cell.look is Look.HEADING:
        found += ' fo:background-color="#dde6f0"'
    if cell.look in _RULED:
        ruled = {"top": cell.is_ruled_above, "bottom": cell.is_ruled_below, "left": True, "right": True}
        found += "".join(f' fo:border-{side}="{_RULE if is_so else "none"}"' for side, is_so in ruled.items())
    return found


def _date_style(style: DateStyle) -> str:
    behind_year, behind_month, behind_day = _DATES[style]
    form = ' number:style="long"' if style is DateStyle.DOTTED else ""
    end = f"<number:text>{behind_day}</number:text>" if behind_day else ""
    return (
        f'<number:date-style style:name="{style}" number:language="zh" number:country="TW">'
        f'<number:year number:calendar="ROC"/><number:text>{behind_year}</number:text>'
        f'<number:month number:calendar="ROC"{form}/><number:text>{behind_month}</number:text>'
        f'<number:day number:calendar="ROC"{form}/>{end}</number:date-style>'
    )


def page_styles() -> str:
    """Return the pages, A4 upright and turned, as wide as the sheet, with page x of y below."""
    layouts = _layout("upright", "21cm", "29.7cm", "portrait") + _layout(
        "turned", "29.7cm", "21cm", "landscape"
    )
    masters = "".join(
        f'<style:master-page style:name="{name}" style:page-layout-name="page-{name}">'
        '<style:header style:display="false"/><style:footer><text:p>第 <text:page-number>1</text:page-number>'
        " 頁，共 <text:page-count>1</text:page-count> 頁</text:p></style:footer></style:master-page>"
        for name in ("upright", "turned")
    )
    return document(
        "styles",
        FONTS
        + DEFAULT_STYLES
        + f"<office:automatic-styles>{layouts}</office:automatic-styles>"
        + f"<office:master-styles>{masters}</office:master-styles>",
    )


def _layout(name: str, width: str, height: str, turn: str) -> str:
    return (
        f'<style:page-layout style:name="page-{name}"><style:page-layout-properties'
        f' fo:page-width="{width}" fo:page-height="{height}" style:print-orientation="{turn}"'
        ' fo:margin-top="2cm" fo:margin-bottom="1.2cm" fo:margin-left="1.78cm" fo:margin-right="1.78cm"'
        ' style:table-centering="horizontal" style:scale-to-X="1" style:scale-to-Y="0"/>'
        '<style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.3cm"/>'
        "</style:footer-style></style:page-layout>"
    )


def settings(sheets: Sequence[LaidSheet]) -> str:
    """Return what keeps the headings of each sheet in sight while its rows are scrolled."""
    entries = "".join(
        f'<config:config-item-map-entry config:name="{sheet.name}">{_split(sheet.head)}'
        "</config:config-item-map-entry>"
        for sheet in sheets
        if sheet.head
    )
    return document(
        "settings",
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
        f'<config:config-item-map-named config:name="Tables">{entries}</config:config-item-map-named>'
        f'<config:config-item config:name="ActiveTable" config:type="string">{sheets[0].name}'
        "</config:config-item></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings>",
    )


def _split(row: int) -> str:
    return "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, kind, value in (
            ("VerticalSplitMode", "short", 2),
            ("VerticalSplitPosition", "int", row),
            ("ActiveSplitRange", "short", 2),
            ("PositionTop", "int", 0),
            ("PositionBottom", "int", row),
        )
    )
