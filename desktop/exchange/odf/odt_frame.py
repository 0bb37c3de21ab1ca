"""The parts of an ODF text around its content: styles, paper, footer, what the file is."""

from xml.sax.saxutils import escape

from desktop.exchange.word.docx_frame import MARGINS, PAPER

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
_FONTS = (
    '<office:font-face-decls><style:font-face style:name="標楷體" svg:font-family="標楷體"/>'
    '<style:font-face style:name="Times New Roman" svg:font-family="&apos;Times New Roman&apos;"/>'
    "</office:font-face-decls>"
)
_LINES = 'style:line-height-at-least="{0}pt" fo:margin-top="{1}pt" fo:margin-bottom="{2}pt"'


def content_xml(body: str, styles: str) -> bytes:
    """Return the part with the text, and the styles that only it uses."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES} office:version="1.3">'
        f"{_FONTS}<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    ).encode()


def styles_xml(foot: str, *, is_turned: bool) -> bytes:
    """Return the part with the named styles and the page; `foot` stands before the page numbers."""
    named = "".join(
        (
            _style("Standard", "", "", 12),
            _style("Title", _lines(26, 0, 6), 'fo:text-align="center"', 18, is_bold=True),
            _style("Heading_20_1", _lines(22, 8, 0), 'fo:keep-with-next="always"', 14, is_bold=True, level=1),
            _style("Text_20_body", _lines(20, 0, 0), 'fo:text-align="justify"', 12),
            _style("Table_20_Contents", _lines(17, 0, 0), "", 12),
            _style("Table_20_Heading", _lines(17, 0, 0), 'fo:text-align="center"', 12, is_bold=True),
            _style("Footer", "", 'fo:text-align="center"', 10),
        )
    )
    width, height = reversed(PAPER) if is_turned else PAPER
    margins = " ".join(f'fo:margin-{side}="{value}mm"' for side, value in MARGINS.items())
    orientation = "landscape" if is_turned else "portrait"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {NAMES} office:version="1.3">{_FONTS}'
        f"<office:styles>{_DEFAULT}{named}</office:styles><office:automatic-styles>"
        f'<style:page-layout style:name="Paper"><style:page-layout-properties fo:page-width="{width}mm"'
        f' fo:page-height="{height}mm" style:print-orientation="{orientation}" {margins}/>'
        '<style:footer-style><style:header-footer-properties fo:min-height="6mm" fo:margin-top="3mm"/>'
        "</style:footer-style></style:page-layout></office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="Paper"><style:footer>'
        f'<text:p text:style-name="Footer">{escape(foot)}　第<text:page-number>1</text:page-number>頁，共'
        "<text:page-count>1</text:page-count>頁</text:p></style:footer></style:master-page>"
        "</office:master-styles></office:document-styles>"
    ).encode()


_DEFAULT = (
    '<style:default-style style:family="paragraph"><style:text-properties style:font-name="Times New Roman"'
    ' style:font-name-asian="標楷體" fo:font-size="12pt" style:font-size-asian="12pt"'
    ' fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="TW"/>'
    "</style:default-style>"
)


def _lines(least: int, above: int, below: int) -> str:
    return _LINES.format(least, above, below)


def _style(name: str, lines: str, paragraph: str, size: int, *, is_bold: bool = False, level: int = 0) -> str:
    weight = ' fo:font-weight="bold" style:font-weight-asian="bold"' if is_bold else ""
    outline = f' style:default-outline-level="{level}"' if level else ""
    parent = ' style:parent-style-name="Standard"' if name != "Standard" else ""
    shown = name.replace("_20_", " ")
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph"{parent}'
        f"{outline}>"
        f"<style:paragraph-properties {lines} {paragraph}/><style:text-properties"
        f' fo:font-size="{size}pt" style:font-size-asian="{size}pt"{weight}/></style:style>'
    )
