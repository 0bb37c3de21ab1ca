"""Files under the name of another kind are read as what they are, or refused in one sentence."""

import zipfile

import pytest

from desktop.errors import BadFile
from desktop.exchange.plan_import import read_plan
from tests.exchange.bad_files.good_files import good_file

PAGE = """<html><body><p>松濤區公所115年度提升服務品質執行計畫</p><p>壹、計畫內容</p>
<table><tr><th>實施要領</th><th>推動作法</th><th>承辦單位</th></tr>
<tr><td>一、環境</td><td>1.檢查照明</td><td>總務課</td></tr></table></body></html>"""


@pytest.mark.parametrize("name", [".doc", ".xlsx", ".pdf", ".odt", ".rtf", ".unknown"])
@pytest.mark.parametrize("kind", [".docx", ".odt", ".xlsx", ".ods", ".pdf"])
def test_a_file_under_the_name_of_another_kind_is_read_and_that_is_told(tmp_path, kind, name):
    right, wrong = tmp_path / f"計畫{kind}", tmp_path / f"改名{name}"
    for path in (right, wrong):
        path.write_bytes(good_file(kind))
    read = read_plan(wrong)
    assert read.items == read_plan(right).items
    assert name == kind or any("副檔名和內容不同" in question.message for question in read.questions)


@pytest.mark.parametrize("name", ["計畫.html", "計畫.doc", "計畫.xls"])
def test_a_web_page_is_read_whatever_it_is_called(tmp_path, name):
    path = tmp_path / name
    path.write_text(PAGE, encoding="utf-8")
    [area] = read_plan(path).items
    assert (area.text, area.items[0].text) == ("環境", "檢查照明")


@pytest.mark.parametrize("name", ["計畫.docx", "計畫.xlsx", "計畫.doc"])
def test_a_locked_file_of_office_asks_for_its_password_to_be_taken_off(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    )
    with pytest.raises(BadFile, match="設有密碼") as refused:
        read_plan(path)
    assert str(refused.value).count("。") == 1


def test_slides_are_no_plan(tmp_path):
    path = tmp_path / "計畫.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ppt/presentation.xml", "<a/>")
    with pytest.raises(BadFile, match="不是可匯入的格式"):
        read_plan(path)
