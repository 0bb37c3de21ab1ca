"""The parts of an ODF spreadsheet around its content: what the file is, its page, and what stays in sight."""

from xml.sax.saxutils import escape

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
SHEET = "表格"

_NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
        "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    }.items()
)
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FONT = 'style:font-name="標楷體" style:font-name-asian="標楷體"'
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def document(kind: str, content: str) -> str:
    """One part of the package, such as `styles`, around its content."""
    return f'{_XML}<office:document-{kind} {_NAMES} office:version="1.3">{content}</office:document-{kind}>'


def beginning_of_content() -> str:
    """What the content's part begins with; `end_of_content` closes it."""
    return f'{_XML}<office:document-content {_NAMES} office:version="1.3">{FONTS}'


def end_of_content() -> str:
    """What closes the content's part."""
    return "</office:document-content>"


FONTS = (
    '<office:font-face-decls><style:font-face style:name="標楷體" svg:font-family="標楷體"/>'
    "</office:font-face-decls>"
)

# How a cell looks that says nothing of its own.
DEFAULT_STYLES = (
    '<office:styles><style:default-style style:family="table-cell">'
    f'<style:text-properties {_FONT} fo:font-size="12pt" style:font-size-asian="12pt"'
    ' fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="TW"/>'
    "</style:default-style></office:styles>"
)


def manifest() -> str:
    """The list of the package's parts."""
    parts = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "settings.xml")
    )
    return (
        f'{_XML}<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3"'
        f' manifest:media-type="{MIMETYPE}"/>{parts}</manifest:manifest>'
    )


def styles(title: str, pages_wide: int) -> str:
    """The page, A4 across, a table so many pages wide, page x of y below, and how cells look by default."""
    return document(
        "styles",
        FONTS
        + DEFAULT_STYLES
        + '<office:automatic-styles><style:page-layout style:name="page"><style:page-layout-properties'
        + ' fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"'
        + ' fo:margin-top="1.5cm" fo:margin-bottom="1cm" fo:margin-left="1.3cm" fo:margin-right="1.3cm"'
        + f' style:scale-to-X="{pages_wide}" style:scale-to-Y="0"/><style:footer-style>'
        + '<style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.3cm"/>'
        + "</style:footer-style></style:page-layout></office:automatic-styles>"
        + '<office:master-styles><style:master-page style:name="Default" style:page-layout-name="page">'
        + '<style:header style:display="false"/><style:footer>'
        + f"<style:region-left><text:p>{escape(title)}</text:p></style:region-left>"
        + "<style:region-right><text:p>第 <text:page-number>1</text:page-number> 頁，共 "
        + "<text:page-count>1</text:page-count> 頁</text:p></style:region-right>"
        + "</style:footer></style:master-page></office:master-styles>",
    )


def settings(heading_row: int) -> str:
    """What keeps the headings in sight while the rows are scrolled."""
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, kind, value in (
            ("VerticalSplitMode", "short", 2),
            ("VerticalSplitPosition", "int", heading_row + 1),
            ("ActiveSplitRange", "short", 2),
            ("PositionTop", "int", 0),
            ("PositionBottom", "int", heading_row + 1),
        )
    )
    return document(
        "settings",
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
        '<config:config-item-map-named config:name="Tables">'
        f'<config:config-item-map-entry config:name="{SHEET}">{items}</config:config-item-map-entry>'
        "</config:config-item-map-named>"
        f'<config:config-item config:name="ActiveTable" config:type="string">{SHEET}</config:config-item>'
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
        "</office:settings>",
    )


def cell_styles() -> str:
    """The automatic styles of the cells: c text, n number, d ROC date, t time, h heading, title, line."""
    thin, dark = (f'fo:border="0.5pt solid {colour}"' for colour in ("#c8d0da", "#8c9bae"))
    return (
        '<number:date-style style:name="roc" number:language="zh" number:country="TW">'
        '<number:year number:calendar="ROC"/><number:text>.</number:text>'
        '<number:month number:calendar="ROC" number:style="long"/><number:text>.</number:text>'
        '<number:day number:calendar="ROC" number:style="long"/></number:date-style>'
        '<number:time-style style:name="clock"><number:hours number:style="long"/>'
        '<number:text>:</number:text><number:minutes number:style="long"/></number:time-style>'
        '<style:style style:name="sheet" style:family="table" style:master-page-name="Default"/>'
        '<style:style style:name="row" style:family="table-row">'
        '<style:table-row-properties style:use-optimal-row-height="true"/></style:style>'
        + _style("c", f'{thin} fo:wrap-option="wrap" style:vertical-align="top"')
        + _style("n", f'{thin} style:vertical-align="top"')
        + _style("d", f'{thin} style:vertical-align="top"', data="roc", align="center")
        + _style("t", f'{thin} style:vertical-align="top"', data="clock", align="center")
        + _style(
            "h",
            f'{dark} fo:background-color="#dde6f0" fo:wrap-option="wrap" style:vertical-align="middle"',
            align="center",
            text='fo:font-weight="bold" style:font-weight-asian="bold"',
        )
        + _style(
            "title",
            "",
            text='fo:font-size="16pt" style:font-size-asian="16pt" fo:font-weight="bold"'
            ' style:font-weight-asian="bold"',
        )
        + _style("line", "", text='fo:font-size="11pt" style:font-size-asian="11pt"')
    )


def _style(name: str, cell: str, *, data: str = "", align: str = "", text: str = "") -> str:
    shown = f' style:data-style-name="{data}"' if data else ""
    aligned = f'<style:paragraph-properties fo:text-align="{align}"/>' if align else ""
    source = ' style:text-align-source="fix"' if align else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell"{shown}>'
        f"<style:table-cell-properties {cell}{source}/>{aligned}"
        f"<style:text-properties {_FONT} {text}/></style:style>"
    )
