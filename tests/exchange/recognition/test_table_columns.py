"""The headings of task tables, whatever an agency calls its columns."""

import pytest

from db.vocabulary import ColumnKind, SectionRole
from desktop.exchange.document import text_row
from desktop.exchange.recognition.table_columns import is_known, is_outline, kinds_of, read_headings

AREA, INDICATOR, TASK, METHOD = ColumnKind.AREA, ColumnKind.INDICATOR, ColumnKind.TASK, ColumnKind.METHOD
DUE, SECTIONS, REMARK = ColumnKind.DUE, ColumnKind.SECTIONS, ColumnKind.REMARK


@pytest.mark.parametrize(
    ("headings", "kinds"),
    [
        ("實施要領 執行項目 推動作法 完成期限 承辦單位", (AREA, INDICATOR, TASK, DUE, SECTIONS)),
        ("實施要項 工作重點 工作(推動)方法 備註", (AREA, TASK, METHOD, REMARK)),
        ("執行要項 執行方法 執行單位", (AREA, TASK, SECTIONS)),
        ("工作要項 工作重點 業務單位", (AREA, TASK, SECTIONS)),
        ("執行策略 執行方法 主辦單位 具體作法", (AREA, TASK, SECTIONS, METHOD)),
        ("工作要領 工作重點 業務單位", (AREA, TASK, SECTIONS)),
        ("工作項目 預定完成日期 負責課室", (TASK, DUE, SECTIONS)),
        ("構面 項目 具體措施 辦理期程 權責單位 備考", (AREA, AREA, TASK, DUE, SECTIONS, REMARK)),
        ("實施要項 執行項目 完成時限", (AREA, TASK, DUE)),
        ("項次 工作項目 執行方式 預期效益 期限", (None, AREA, TASK, None, DUE)),
        ("工作重點 績效指標 時程", (TASK, INDICATOR, DUE)),
    ],
)
def test_headings_tell_what_their_columns_show(headings, kinds):
    assert kinds_of(headings.split()) == kinds


def test_headings_may_be_spaced_out_and_broken():
    columns = read_headings(text_row([("執 行 要 項",), ("執行", "方法"), ("執 行 單 位",)]))
    assert [column.heading for column in columns] == ["執行要項", "執行方法", "執行單位"]


def test_nameless_and_misread_columns_before_the_tasks_are_outline():
    columns = read_headings(text_row([(), ("工作要項",), ("Ą",), ("工作重點",), ("業務單位",)]))
    assert [is_outline(column) for column in columns] == [True, True, True, False, False]
    assert [is_known(column) for column in columns] == [False, True, False, True, True]


@pytest.mark.parametrize(
    "row",
    [
        ["姓名", "電話"],
        ["承辦單位", "完成期限"],
        ["工作重點", "甲", "乙", "丙"],
        ["一、機關形象", "(一)便利", "1.檢查照明", "115.3.1", "秘書室"],
        ["網路溝通", "畫、服務措施及預決算", "報、雙語網站簡介、進度線上"],
        ["工作重點很長很長很長很長很長很長", "承辦單位"],
        ["", ""],
        [],
    ],
)
def test_other_rows_are_no_headings(row):
    assert read_headings(text_row([(cell,) for cell in row])) is None
    assert kinds_of(row) == ()


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("承辦單位", SectionRole.UNSPECIFIED),
        ("主辦單位", SectionRole.LEAD),
        ("協辦單位", SectionRole.SUPPORT),
        ("配合課室", SectionRole.SUPPORT),
        ("主(協)辦單位", SectionRole.UNSPECIFIED),
        ("主協辦單位", SectionRole.UNSPECIFIED),
    ],
)
def test_a_heading_can_give_the_role(heading, role):
    columns = read_headings(text_row([("工作重點",), (heading,)]))
    assert columns[1].role is role
