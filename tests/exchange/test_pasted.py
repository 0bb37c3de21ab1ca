"""Copied text and tables as items of a plan."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from db.vocabulary import NodeKind
from desktop.exchange.pasted import Pasted, read_pasted
from desktop.exchange.plan_file import walk
from desktop.exchange.text.pasted_html import document_of_html

EXCEL = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>td {mso-x: 1}</style></head>
<body>
<!--StartFragment--><table border=0><col width=72>
 <tr height=20><td class=xl65>實施要領</td><td>推動作法</td><td>完成期限</td><td>承辦單位</td></tr>
 <tr><td rowspan=2>一、服務流程<br>(一)便利</td><td>1.檢修飲水機。</td><td>115.3.1</td><td>民政課</td></tr>
 <tr><td>2.更新標示&amp;圖。</td><td>115.4.1</td><td>社會課</td></tr>
</table><!--EndFragment--></body></html>"""
WORD = """<html><body><table class=MsoTableGrid><tr><td><p class=MsoNormal><span>1.</span><span>檢修
飲水機。<o:p></o:p></span></p><p>2.更新標示。</p></td><td><p>115.3.1</p><p>115.4.1</p></td></tr></table></body></html>"""


def kinds(pasted: Pasted) -> list[tuple[NodeKind, str]]:
    return [(item.kind, item.text) for _, item in walk(pasted.items)]


def read(text: str = "", html: str = "") -> Pasted:
    found = read_pasted(text, html)
    assert found is not None
    return found


def test_a_table_of_excel_becomes_areas_measures_and_tasks_with_dates_and_sections() -> None:
    pasted = read(html=EXCEL)
    assert kinds(pasted) == [
        (NodeKind.AREA, "服務流程"),
        (NodeKind.MEASURE, "便利"),
        (NodeKind.TASK, "檢修飲水機。"),
        (NodeKind.TASK, "更新標示&圖。"),
    ]
    last = [item for _, item in walk(pasted.items)][-1]
    assert last.due[0].on == dt.date(2026, 4, 1)
    assert [share.name for share in last.sections] == ["社會課"]
    assert pasted.rest == ()


def test_a_piece_of_a_table_without_headings_is_read_by_what_its_columns_hold() -> None:
    pasted = read("1.檢修一樓飲水機\t115.3.1\t民政課\n2.更新樓層標示圖\t115.4.1\t社會課")
    assert kinds(pasted) == [(NodeKind.TASK, "檢修一樓飲水機"), (NodeKind.TASK, "更新樓層標示圖")]
    first = pasted.items[0]
    assert first.due[0].on == dt.date(2026, 3, 1)
    assert first.sections[0].name == "民政課"


def test_a_cell_of_word_with_several_lines_is_several_tasks() -> None:
    pasted = read(html=WORD)
    assert [text for _kind, text in kinds(pasted)] == ["檢修 飲水機。", "更新標示。"]


def test_numbered_lines_of_several_levels_are_a_tree() -> None:
    text = "一、服務流程\n（一）便利\n1.檢修飲水機\n含濾心更換\n(1)一樓\n2.更新標示\n二、資訊公開"
    pasted = read(text)
    assert kinds(pasted) == [
        (NodeKind.AREA, "服務流程"),
        (NodeKind.MEASURE, "便利"),
        (NodeKind.TASK, "檢修飲水機\n含濾心更換"),
        (NodeKind.SUBTASK, "一樓"),
        (NodeKind.TASK, "更新標示"),
        (NodeKind.AREA, "資訊公開"),
    ]


def test_what_stands_before_the_first_number_is_kept_as_rest() -> None:
    assert read("附表如下\n一、流程\n(一)便利").rest == ("附表如下",)


def test_plain_lines_and_a_list_of_one_level_are_left_to_the_outline() -> None:
    assert read_pasted("檢修飲水機\n更新標示") is None
    assert read_pasted("1.檢修飲水機\n2.更新標示") is None


def test_what_is_not_seen_of_a_page_is_not_read() -> None:
    document = document_of_html("<style>p {}</style><script>x()</script><p>甲</p><div>乙<br>丙</div>")
    assert list(document.lines()) == ["甲", "乙", "丙"]


def test_a_cell_that_spans_rows_leaves_its_column_to_itself() -> None:
    (table,) = document_of_html(
        "<table><tr><td rowspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>"
    ).blocks
    assert [[cell.column for cell in row] for row in table.rows] == [[0, 1], [1]]


@given(st.text(alphabet='<>/tableTDtr 甲一、(1)="rowspan9', max_size=120))
def test_no_clipboard_is_too_odd_to_be_read(html: str) -> None:
    assert document_of_html(f"<table>{html}").notes == ()
    read_pasted("", f"<table>{html}</table>")
