"""What reviewers leave in a Word document: tracked changes, a comment, a footnote, a text box."""

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from tests.exchange.word_files import append_xml

COMMENT = "此項請會計室確認經費。"
FOOTNOTE = "期限以核定日為準。"
TEXT_BOX = "草案，僅供內部討論。"
INSERTED = "（經審查增列）"
DELETED = "刪除的舊字"
MARKS = (TEXT_BOX, FOOTNOTE, COMMENT)


def mark_up(document: Any) -> None:
    """Add them to a document that ends with a paragraph."""
    last = document.paragraphs[-1]
    document.add_comment(last.runs[0], text=COMMENT, author="審查人")
    who = 'w:author="審查人" w:date="2026-01-05T09:00:00Z"'
    append_xml(last, f'<w:ins w:id="901" {who}><w:r><w:t>{INSERTED}</w:t></w:r></w:ins>')
    append_xml(last, f'<w:del w:id="902" {who}><w:r><w:delText>{DELETED}</w:delText></w:r></w:del>')
    append_xml(
        last,
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:90pt;height:30pt">'
        f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{TEXT_BOX}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>",
    )
    append_xml(last, '<w:r><w:footnoteReference w:id="2"/></w:r>')
    document.part.relate_to(_footnotes(document.part.package), RELATIONSHIP_TYPE.FOOTNOTES)


def _footnotes(package: Any) -> Part:
    xml = (
        f"<w:footnotes {nsdecls('w')}>"
        '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:t>{FOOTNOTE}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    name = PackURI("/word/footnotes.xml")
    return Part(name, CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), package)
