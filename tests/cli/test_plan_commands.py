"""weimin plan …: a plan comes in from a document and goes out as JSON, whole or not at all."""

import json

import pytest

from db.schema import upgrade

PLAN = """青埔縣松溪鄉公所114年度提升服務品質執行計畫

壹、計畫依據
依據青埔縣政府114年1月6日府研考字第1140001234號函辦理。

貳、計畫目標
一、讓民眾洽公一次辦好。
二、讓意見有人回應。

參、計畫內容

實施要領\t推動作法\t完成期限\t承辦單位
一、服務流程\t1.每季檢討申辦流程一次。\t114.03.31\t民政課
\t2.整理常見問題並公布於官網。\t114.10.1\t秘書室

肆、附則
本計畫奉核後實施。
"""


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "去年的計畫.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def office(weimin):
    weimin("office", "new", "--agency", "青埔縣松溪鄉公所")


def test_a_plan_is_imported_and_exported_in_the_shared_shape(weimin, office, document, tmp_path):
    exported = tmp_path / "plan.json"

    status, said, _ = weimin("plan", "import", document)
    assert status == 0
    assert "114年度" in said[0]
    assert weimin("plan", "export", 114, exported)[0] == 0

    plan = json.loads(exported.read_text("utf-8"))
    assert (plan["format"], plan["year"], plan["agency"]) == ("weimin-plan/1", 114, "青埔縣松溪鄉公所")
    (area,) = plan["items"]
    first, second = area["items"]
    assert (first["number"], first["due"]) == ("1.", [{"on": "2025-03-31", "text": "114.03.31"}])
    assert second["due"] == [{"on": "2025-10-01", "text": "114.10.1"}]
    assert [share["name"] for task in (first, second) for share in task["sections"]] == ["民政課", "秘書室"]


def test_a_dry_run_reports_and_stores_nothing(weimin, office, document, tmp_path):
    report = tmp_path / "report.json"

    status, said, _ = weimin("plan", "import", document, "--dry-run", "--report", report)

    assert status == 0
    assert "2 工作" in said[0]
    assert json.loads(report.read_text("utf-8"))["year"] == 114
    assert weimin("plan", "export", 114, tmp_path / "none.json")[0] == 1


def test_an_import_tells_what_is_open_and_where_sections_go(weimin, office, document, tmp_path):
    weimin("plan", "import", document, "--year", 113)
    again = tmp_path / "又一份.txt"
    text = (
        PLAN.replace("民政課", "民政科")
        .replace("秘書室", "祕書室\n\t\t\t清潔隊")
        .replace("114.03.31", "114.03")
    )
    again.write_text(text, encoding="utf-8")

    status, said, _ = weimin("plan", "import", again)

    assert status == 0
    assert "待確認：" in said
    assert sorted(said[said.index("單位：") + 1 :]) == [
        "  民政科（1 項） → 新增；與「民政課」相近，若是同一單位請加 --section 民政科=民政課",
        "  清潔隊（1 項） → 新增",
        "  祕書室（1 項） → 秘書室",
    ]


def test_a_name_goes_where_it_is_sent(weimin, office, document, tmp_path):
    exported, report = tmp_path / "plan.json", tmp_path / "report.json"
    asked = ("--section", "民政課=民政科", "--section", "秘書室=各課室", "--report", report)

    assert weimin("plan", "import", document, *asked)[0] == 0

    weimin("plan", "export", 114, exported)
    tasks = json.loads(exported.read_text("utf-8"))["items"][0]["items"]
    assert [task["sections"][0]["name"] for task in tasks] == ["民政科", "各課室"]
    told = json.loads(report.read_text("utf-8"))
    assert told["source"]["name"] == "去年的計畫.txt"
    assert told["sections_found"][0] == {"name": "民政課", "items": 1, "fit": "new", "to": "民政科"}
    assert weimin("plan", "import", report, "--year", 116, "--dry-run")[0] == 0


@pytest.mark.parametrize(
    ("pairs", "why"),
    [
        (("地政課=民政課",), "文件中沒有「地政課」這個單位名稱"),
        (("民政課=甲", "民政課=乙"), "指定了兩次"),
    ],
)
def test_a_name_sent_somewhere_must_be_there_once(weimin, office, document, pairs, why):
    asked = [word for pair in pairs for word in ("--section", pair)]
    status, said, errors = weimin("plan", "import", document, *asked)
    assert (status, said) == (1, [])
    assert why in errors[0]


def test_a_name_sent_nowhere_is_wrong_use(weimin, document):
    with pytest.raises(SystemExit) as ended:
        weimin("plan", "import", document, "--section", "民政課")
    assert ended.value.code == 2


def test_the_same_file_is_noticed(weimin, office, document):
    weimin("plan", "import", document)
    status, said, _ = weimin("plan", "import", document, "--dry-run")
    assert status == 0
    assert "匯入為114年度計畫「青埔縣松溪鄉公所114年度提升服務品質執行計畫」" in said[1]
    assert "  民政課（1 項） → 民政課" in said


def test_a_dry_run_leaves_an_older_database_as_it_is(weimin, document, tmp_path):
    path = tmp_path / "older.db"
    upgrade(path, "0005")
    before = path.read_bytes()
    assert weimin("plan", "import", document, "--dry-run", database=path)[0] == 0
    assert path.read_bytes() == before


def test_many_open_questions_are_told_shortly(weimin, tmp_path):
    rows = "\n".join(f"\t{number}.辦理第{number}項工作。\t115.13.{number}\t民政課" for number in range(3, 33))
    path = tmp_path / "計畫.txt"
    path.write_text(PLAN.replace("\n\n肆、", f"\n{rows}\n\n肆、"), encoding="utf-8")

    status, said, _ = weimin("plan", "import", path, "--dry-run")

    assert status == 0
    assert any("筆，請用 --report 寫成檔案查看。" in line for line in said)
    assert len(said) < 40
    assert all(len(line) < 80 for line in said)


def test_a_dry_run_needs_no_database(weimin, document, tmp_path):
    assert weimin("plan", "import", document, "--dry-run", database=tmp_path / "none.db")[0] == 0
    assert not (tmp_path / "none.db").exists()


def test_an_imported_plan_can_be_exported_and_imported_into_another_office(
    weimin, office, document, tmp_path
):
    exported, again, other = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "other.db"
    weimin("plan", "import", document)
    weimin("plan", "export", 114, exported)
    weimin("office", "new", "--agency", "青埔縣松溪鄉公所", database=other)

    weimin("plan", "import", exported, database=other)
    weimin("plan", "export", 114, again, database=other)

    assert again.read_text("utf-8") == exported.read_text("utf-8")


def test_a_year_with_a_plan_takes_no_second_one(weimin, office, document):
    weimin("plan", "import", document)

    status, _, errors = weimin("plan", "import", document)

    assert (status, len(errors)) == (1, 1)
    assert "114" in errors[0]


def test_the_year_can_be_given_where_the_document_names_another(weimin, office, document, tmp_path):
    weimin("plan", "import", document, "--year", 115)

    assert weimin("plan", "export", 115, tmp_path / "plan.json")[0] == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.doc", b"\xd0\xcf\x11\xe0 old word"),
        ("plan.docx", b"not a zip"),
        ("plan.txt", b"\xff\xfe\x00\xd8\x00"),
        ("plan.json", b'{"format": "weimin-plan/9"}'),
        ("plan.pdf", b"%PDF-1.4"),
    ],
)
def test_a_file_that_is_no_plan_is_one_clear_line(weimin, office, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)

    status, said, errors = weimin("plan", "import", path)

    assert (status, said, len(errors)) == (1, [], 1)
    assert errors[0].startswith("weimin：")
    assert "Error" not in errors[0]


def test_a_missing_document_and_an_unwritable_report_are_told(weimin, office, document, tmp_path):
    assert weimin("plan", "import", tmp_path / "none.docx")[0] == 1
    status, _, errors = weimin(
        "plan", "import", document, "--dry-run", "--report", tmp_path / "no folder" / "r.json"
    )
    assert status == 1
    assert "無法寫入" in errors[0]


def test_export_writes_the_formats_it_knows_and_says_so(weimin, office, document, tmp_path):
    weimin("plan", "import", document)

    status, _, errors = weimin("plan", "export", 114, tmp_path / "plan.pages")

    assert status == 1
    assert ".json" in errors[0]
    assert not (tmp_path / "plan.pages").exists()


def test_a_check_lists_what_must_be_mended_and_fails(weimin, office, tmp_path):
    path = tmp_path / "計畫.txt"
    path.write_text(PLAN.replace("115.03.31", "").replace("民政課", "").replace("秘書室", ""), "utf-8")
    weimin("plan", "import", path)

    status, said, errors = weimin("plan", "check", 114)

    assert status == 1
    assert [line.split("\t")[:2] for line in said if "沒有承辦單位" in line] == [["必改", "沒有承辦單位"]] * 2
    assert "2處必須修改" in errors[0]


def test_a_check_of_a_sound_plan_succeeds(weimin, office, document):
    weimin("plan", "import", document)

    assert weimin("plan", "check", 114)[0] == 0


def test_a_year_without_plan_cannot_be_checked(weimin, office):
    status, _, errors = weimin("plan", "check", 115)

    assert status == 1
    assert "沒有115年度的計畫" in errors[0]


def test_sections_draft_in_workbooks_that_are_taken_back(weimin, office, document, tmp_path):
    import openpyxl

    weimin("plan", "import", document)
    status, said, _ = weimin("plan", "hand-out", 114, tmp_path / "編寫", "--reply-by", "199.1.20")
    assert (status, len(said)) == (0, 2)
    (path,) = (tmp_path / "編寫").glob("*民政課.xlsx")
    book = openpyxl.load_workbook(path)
    book["編寫"]["D6"] = "每月檢討申辦流程一次。"
    book.save(path)

    status, said, _ = weimin("plan", "take-back", path, "--dry-run")
    assert status == 0
    assert said[0].endswith("（民政課）：修改1項")
    weimin("plan", "take-back", path)
    weimin("plan", "export", 114, tmp_path / "plan.json")
    assert "每月檢討申辦流程一次。" in (tmp_path / "plan.json").read_text("utf-8")


def test_taking_back_leaves_to_people_what_is_not_clear(weimin, office, document, tmp_path):
    import openpyxl

    weimin("plan", "import", document)
    weimin("plan", "hand-out", 114, tmp_path / "編寫")
    (path,) = (tmp_path / "編寫").glob("*民政課.xlsx")
    book = openpyxl.load_workbook(path)
    page = book["編寫"]
    page["D6"], page["G6"], page["N6"] = "每月檢討申辦流程一次。", "114.2.30", "旁邊的話"
    book.save(path)

    status, said, _ = weimin("plan", "take-back", path)
    assert status == 0
    assert said[1:] == [
        "  第6列「完成期限」：「114.2.30」不是存在的日期：民國114年2月只有28天，請改寫。",
        "  第6列「N欄」的文字沒有採納：旁邊的話",
        "  已採納1項；其餘請在計畫頁「收回各單位的檔案」決定。",
    ]
    weimin("plan", "export", 114, tmp_path / "plan.json")
    exported = (tmp_path / "plan.json").read_text("utf-8")
    assert "每月檢討申辦流程一次。" in exported
    assert "114.2.30" not in exported


def test_a_plan_is_copied_into_another_year_and_what_is_doubtful_is_asked(weimin, office, document, tmp_path):
    weimin("plan", "import", document)
    status, said, _ = weimin("plan", "copy", 114, 115)
    assert status == 0
    assert said == [
        "已複製為「青埔縣松溪鄉公所115年度提升服務品質執行計畫」：3 個項目，順延期限 2 個，改寫年度 2 處。",
        "待確認 1 件，請開啟計畫頁的「待確認」逐件處理。",
    ]

    exported = tmp_path / "plan.json"
    assert weimin("plan", "export", 115, exported)[0] == 0
    plan = json.loads(exported.read_text("utf-8"))
    (area,) = plan["items"]
    first, second = area["items"]
    assert first["due"] == [{"on": "2026-03-31", "text": "115.03.31"}]
    assert second["due"] == [{"on": "2026-10-01", "text": "115.10.1"}]
    assert plan["chapters"][0]["paragraphs"] == ["依據青埔縣政府114年1月6日府研考字第1140001234號函辦理。"]
    assert "「114年1月6日」" in plan["questions"][0]["message"]


def test_a_plan_is_copied_once_and_only_where_there_is_one(weimin, office, document):
    weimin("plan", "import", document)
    assert weimin("plan", "copy", 113, 115) == (
        1,
        [],
        ["weimin：沒有113年度的計畫，無法複製；請先匯入或建立這一年度的計畫。"],
    )
    assert weimin("plan", "copy", 114, 115)[0] == 0
    status, said, errors = weimin("plan", "copy", 114, 115)
    assert (status, said) == (1, [])
    assert errors[0].startswith("weimin：115年度已有計畫")
    with pytest.raises(SystemExit) as ended:
        weimin("plan", "copy", 114)
    assert ended.value.code == 2
