"""Plans in .csv files."""

import pytest

from desktop.errors import BadFile
from desktop.exchange.plan_import import read_plan
from desktop.exchange.sheets.formula_guard import guarded
from desktop.exchange.sheets.read_csv import read_csv
from tests.exchange.plan_views import dues, sections, texts
from tests.exchange.sheet_files import paragraphs, rows

PLAN = '''松濤區公所115年度提升服務品質執行計畫,,,
實施要領,推動作法,完成期限,承辦單位
一、環境,"1.檢查照明
2.更新""標示""","115.3.31
115.6.30","總務課
民政課"
二、態度,1.測試電話,每月20日,各課室
'''


@pytest.fixture
def saved(tmp_path):
    def save(text, encoding="utf-8-sig"):
        path = tmp_path / "計畫.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return save


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp950"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_plan_is_read_in_any_encoding_and_with_any_separator(saved, encoding, separator):
    plan = read_plan(saved(PLAN.replace(",", separator), encoding))
    assert texts(plan)["一、2."] == '更新"標示"'
    assert dues(plan)["一、1."] == ["115.3.31"]
    assert sections(plan)["一、2."] == ["民政課"]
    assert plan.year == 115


def test_the_separator_that_excel_names_holds(saved):
    assert rows(read_csv(saved("sep=;\n實施要領;推動作法,內容;完成期限\n"))) == [
        ["實施要領", "推動作法,內容", "完成期限"]
    ]


@pytest.mark.parametrize("text", ["=1+1", "-減量", "+增加", "@各課室", "'=引號", "'90年代"])
def test_signs_against_formulas_are_taken_off_again(saved, text):
    assert paragraphs(read_csv(saved(f"{guarded(text)},甲"))) == [f"{text} 甲"]


@pytest.mark.parametrize("text", ['"' + "甲" * 200_000, "甲," * 300, "甲\n" * 20_001])
def test_what_is_no_plan_is_refused(saved, text):
    with pytest.raises(BadFile):
        read_csv(saved(text))
