"""An empty Word document as Taiwan's offices set one up: styles, paper, footer, nothing of any template."""

from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from desktop.exchange.xml_text import possible

_KAI, _LATIN = "標楷體", "Times New Roman"
# In millimetres, as the printed form has them.
PAPER = (210.0, 297.0)
MARGINS = {"top": 20.0, "bottom": 18.0, "left": 20.0, "right": 20.0}
# Style names of Word's own, which it shows in the language of its user, by their keys here.
TITLE, CHAPTER, BODY, CELL, HEAD, FOOT = "Title", "Heading1", "BodyText", "TableText", "TableHead", "Footer"

_FONTS = f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:cs="{_LATIN}" w:eastAsia="{_KAI}"/>'
_CENTRE = '<w:jc w:val="center"/>'
_UNWANTED = ("stylesWithEffects", "customXml", "thumbnail")


def _style(key: str, name: str, paragraph: str, run: str, *, based: str = "Normal") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if key != "Normal" else ""
    default = ' w:default="1"' if key == "Normal" else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"{default}><w:name w:val="{name}"/>{on}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _size(points: float, *, bold: bool = False) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    return f'{weight}<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _lines(points: float, before: float = 0, after: float = 0) -> str:
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
        f' w:line="{round(points * 20)}" w:lineRule="exact"/>'
    )


_STYLES = "".join(
    [
        f"<w:styles {nsdecls('w')}><w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}"
        '<w:kern w:val="2"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-TW" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>",
        _style("Normal", "Normal", '<w:widowControl w:val="0"/>', _size(12)),
        _style(TITLE, "Title", f"{_lines(26, after=6)}{_CENTRE}", _size(18, bold=True)),
        _style(
            CHAPTER,
            "heading 1",
            f'<w:keepNext/>{_lines(22, before=8)}<w:outlineLvl w:val="0"/>',
            _size(14, bold=True),
        ),
        _style(BODY, "Body Text", f'{_lines(20)}<w:jc w:val="both"/>', _size(12)),
        _style(CELL, "Table Text", _lines(17), _size(12)),
        _style(
            HEAD, "Table Heading", '<w:keepNext/><w:jc w:val="center"/>', _size(12, bold=True), based=CELL
        ),
        _style(FOOT, "footer", _CENTRE, _size(10)),
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style></w:styles>",
    ]
)


def empty_document(title: str, agency: str, foot: str, *, is_turned: bool) -> Any:
    """Return a python-docx document on A4 paper, turned if asked; `foot` stands before the page numbers."""
    document = docx.Document()
    _forget_template(document)
    element = document.styles.element
    fresh = parse_xml(_STYLES)
    for child in list(element):
        element.remove(child)
    element.extend(list(fresh))
    _set_up_page(document.sections[0], is_turned=is_turned)
    _add_foot(document, foot)
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, agency, "zh-TW"
    properties.comments = properties.last_modified_by = ""
    return document


def _forget_template(document: Any) -> None:
    """Drop what the library's own template brings along and no page shows."""
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _UNWANTED:
                part.rels.pop(key)


def _set_up_page(section: Any, *, is_turned: bool) -> None:
    width, height = reversed(PAPER) if is_turned else PAPER
    section.page_width, section.page_height = Mm(width), Mm(height)
    if is_turned:
        section.orientation = 1
    for side, millimetres in MARGINS.items():
        setattr(section, f"{side}_margin", Mm(millimetres))
    section.footer_distance = Mm(10)


def _add_foot(document: Any, words: str) -> None:
    """Put the foot on every page: who and what, 第 x 頁，共 y 頁.

    The library would begin with a file of its own that a frozen program does not find.
    """
    page, pages = (
        f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        for name in ("PAGE", "NUMPAGES")
    )
    content = (
        f'<w:ftr {nsdecls("w")}><w:p><w:pPr><w:pStyle w:val="{FOOT}"/></w:pPr>{_run(f"{words}　第")}{page}'
        f"{_run('頁，共')}{pages}{_run('頁')}</w:p></w:ftr>"
    )
    main = document.part
    part = Part(PackURI("/word/footer1.xml"), CONTENT_TYPE.WML_FOOTER, content.encode(), main.package)
    key = main.relate_to(part, RELATIONSHIP_TYPE.FOOTER)
    reference = f'<w:footerReference {nsdecls("w", "r")} w:type="default" r:id="{key}"/>'
    document.element.body[-1].insert(0, parse_xml(reference))


def _run(text: str) -> str:
    return f"<w:r><w:t>{escape(possible(text))}</w:t></w:r>"


def usable_width(*, is_turned: bool) -> float:
    """Return the width between the margins in millimetres."""
    return (PAPER[1] if is_turned else PAPER[0]) - MARGINS["left"] - MARGINS["right"]
