"""Plans in five layouts that offices keep, recognised whole: each freshly written in one of the styles."""

import datetime as dt

import pytest

from db.vocabulary import NodeKind
from desktop.exchange.completeness import lost_characters
from desktop.exchange.plan_file import walk
from desktop.exchange.plan_import import read_plan
from tests.exchange.plan_views import DATA, asked, dues, item_at, plan_in_style, sections, table_plan, texts

STYLES = ["stacked", "cells_with_markup", "printed_lines", "repeated_headings", "scanned"]


@pytest.mark.parametrize("style", STYLES)
def test_no_character_of_a_plan_is_lost(style):
    source = (DATA / f"plan_style_{style}.txt").read_text(encoding="utf-8")
    assert not lost_characters(source, read_plan(source))


@pytest.mark.parametrize("style", STYLES)
def test_every_question_points_at_an_item_or_at_the_plan(style):
    plan = plan_in_style(style)
    paths = {path for path, _ in walk(plan.items)}
    assert {question.item for question in plan.questions} <= paths | {""}
    assert all(question.message.endswith("。") for question in plan.questions)


@pytest.mark.parametrize(
    ("style", "agency", "title"),
    [
        ("stacked", "青穗縣立社區圖書館", "青穗縣立社區圖書館115年度提升服務品質執行計畫"),
        ("cells_with_markup", "楓林市松濤區公所", "楓林市松濤區公所 115 年度提升服務品質執行計畫"),
        ("printed_lines", "楓林市親子成長中心", "楓林市親子成長中心 115 年度提升服務工作計畫"),
        ("repeated_headings", "晴川市資源再生場", "晴川市資源再生場 115 年度提升服務品質 工作計畫"),
        ("scanned", "晴川市立天文館", "晴川市立天文館 115 年度提升服務品質實施計畫"),
    ],
)
def test_the_head_names_agency_year_and_title(style, agency, title):
    plan = plan_in_style(style)
    assert (plan.agency, plan.year, plan.title) == (agency, 115, title)


class TestCellsBelowEachOther:
    """Pasted cell below cell, chapters numbered 1、, dates and sections stacked in their cells."""

    plan = plan_in_style("stacked")

    def test_chapters_keep_their_paragraphs_and_one_has_the_table(self):
        assert [chapter.heading for chapter in self.plan.chapters] == [
            "計畫依據", "計畫目標", "實施對象", "辦理期間：", "計畫內容：", "執行步驟", "成效考核",
            "本計畫奉館長核定後實施，修正時亦同。",
        ]  # fmt: skip
        assert [chapter.table for chapter in self.plan.chapters].index(True) == 4
        assert self.plan.chapters[5].paragraphs == ("一、各課依本計畫訂定分工表。", "二、每半年檢討一次。")
        assert self.plan.columns == ("實施要領", "執行項目", "推動作法", "完成期限", "承辦單位")

    def test_every_date_stands_on_its_task(self):
        assert dues(self.plan) == {
            "一、(一)1.": ["115.11.30"],
            "一、(一)2.": ["115.6.15"],
            "一、(二)1.": ["115.12.15"],
            "一、(二)2.": ["115.03.31"],
            "一、(二)3.": ["115.09.01"],
            "二、(一)1.": ["115.05.20"],
            "二、(一)2.": ["115.07.01"],
            "二、(二)1.": ["115.08.01"],
            "二、(二)2.": ["115.10.10"],
            "三、1.": ["115.10.31"],
            "三、2.": ["115.12.31"],
        }
        assert item_at(self.plan, "一、(一)2.").due[0].on == dt.date(2026, 6, 15)

    def test_indicators_stand_on_the_measure(self):
        assert item_at(self.plan, "一、(一)").indicators == ("讀者環境滿意度", "設備完好率")
        assert item_at(self.plan, "二、(一)").indicators == ("單一櫃臺辦理比率", "等候時間縮短率")

    def test_numbers_with_blanks_or_without_a_mark_are_read(self):
        found = texts(self.plan)
        assert found["一、(二)2."] == "新進人員到職一週內完成櫃臺禮儀訓練。"
        assert found["一、(二)3."] == "為視障讀者備妥點字指引及報讀設備。"
        assert "「3」" in asked(self.plan, "number")["一、(二)3."]

    def test_sections_line_up_by_lines_or_by_groups(self):
        found = sections(self.plan)
        assert found["一、(一)1."] == ["總務課"]
        assert found["一、(二)2."] == ["總務課", "讀者服務課"]
        assert found["一、(二)3."] == ["推廣課"]

    def test_sections_that_do_not_line_up_stay_on_the_measure_and_are_asked(self):
        assert sections(self.plan)["二、(二)"] == ["讀者服務課", "資訊課", "總務課"]
        assert not item_at(self.plan, "二、(二)1.").sections
        question = asked(self.plan, "sections")["二、(二)"]
        assert "2項工作" in question
        assert "讀者服務課、資訊課、總務課" in question

    def test_tasks_of_several_measures_in_one_cell_stay_above_them(self):
        assert [item.kind for item in item_at(self.plan, "三、").items] == [
            NodeKind.MEASURE, NodeKind.MEASURE, NodeKind.TASK, NodeKind.TASK,
        ]  # fmt: skip
        assert item_at(self.plan, "三、").indicators == ("創新件數。",)
        assert "三、" in asked(self.plan, "tasks")
        assert "三、" in asked(self.plan, "indicators")

    def test_the_number_of_the_last_page_is_unplaced(self):
        assert self.plan.unplaced == ("2",)


class TestCellsWithMarkup:
    """HTML in the cells, rows broken by pages, columns lost and gained from page to page."""

    plan = plan_in_style("cells_with_markup")

    def test_all_tasks_are_found_each_with_its_section(self):
        tasks = {path: item for path, item in walk(self.plan.items) if item.kind is NodeKind.TASK}
        assert len(tasks) == 18
        assert all(len(item.sections) == 1 for item in tasks.values())
        assert tasks["一、(三)2."].sections[0].name == "民政課"
        assert tasks["三、(一)3."].sections[0].name == "各課室"

    def test_texts_broken_by_a_page_are_whole_again(self):
        found = texts(self.plan)
        assert found["一、(三)2."] == "里幹事利用訪視時間蒐集里民意見，並於次週彙報課長。"
        assert found["二、(一)"] == "設置綜合櫃台，減少民眾往返，並檢討書證謄本之必要性。"
        assert found["二、(一)2."] == "利用跨機關系統查驗戶籍資料，減少檢附謄本。"
        assert found["三、(一)2."] == "每年辦理滿意度調查一次，並與前一年比較。"

    def test_a_cell_of_several_runs_of_tasks_gives_each_to_its_measure(self):
        found = texts(self.plan)
        assert found["二、(一)3."] == "尖峰時段增開櫃台。"
        assert found["二、(二)1."] == "網站公布承辦人及電話。"
        assert found["三、(一)1."] == "訂定陳情案件處理規定。"

    def test_blanks_at_the_ends_of_broken_lines_are_closed(self):
        assert texts(self.plan)["三、(二)"] == "重視媒體報導的即時回應，並主動澄清。"

    def test_a_measure_whose_name_was_lost_keeps_its_place_and_is_asked_for(self):
        assert texts(self.plan)["一、(一)"] == ""
        assert "下一項編號是「(二)」" in asked(self.plan, "text")["一、(一)"]
        assert not asked(self.plan, "number")

    def test_marks_of_headings_bullets_and_rulers_are_gone(self):
        assert self.plan.columns == ("執行要項", "執行方法", "執行單位")
        assert self.plan.chapters[1].paragraphs[0] == "一、簡化洽公程序，讓民眾少跑一趟。"
        assert self.plan.chapters[2].heading == "實施對象："
        assert self.plan.chapters[2].paragraphs == ("本所各課室。",)
        assert not self.plan.unplaced


class TestPrintedLines:
    """One row a printed line, areas three characters wide, pages that a scanner garbled."""

    plan = plan_in_style("printed_lines")

    def test_lines_are_joined_without_blanks(self):
        found = texts(self.plan)
        assert found["一、"] == "強化基礎服務項目,重視差異"
        assert found["一、(一)"] == "訂定明確的作業流程,維持服務品質一致。"
        assert found["一、(一)1."] == "編訂電話諮詢及面談作業流程,同仁依流程說明,力求前後一致。"

    def test_a_short_line_is_a_caption_of_its_own(self):
        caption, text = texts(self.plan)["一、(二)1."].split("\n")
        assert caption == "常見問題集"
        assert text == "蒐集電話詢問較多的問題,編成問答公布於網站,每半年更新。"

    def test_the_section_on_a_line_belongs_to_the_task_there(self):
        found = sections(self.plan)
        assert found["一、(一)2."] == ["諮詢組"]
        assert found["一、(一)3."] == ["課程組", "推廣組"]
        assert found["三、(二)1."] == ["推廣組", "課程組"]

    def test_areas_and_measures_run_together_are_taken_apart(self):
        found = texts(self.plan)
        assert found["三、"] == "懷城鄉差距,促公平使用"
        assert found["四、"] == "開放資料共享"
        assert found["四、(一)"] == "主動公開課程及經費資訊。"
        assert found["四、(二)"] == "鼓勵民眾參與課程規劃。"

    def test_an_area_whose_number_was_lost_is_opened_and_asked_about(self):
        assert "讀不出編號" in asked(self.plan, "number")["三、"]

    def test_garbled_pages_are_unplaced_word_for_word(self):
        assert "禮儀課程 課程組 並隨時 檢討 改進 推廣組" in self.plan.unplaced
        assert "五、掌 (一)前瞻議題 1. 蒐集家庭議題資料庫 推廣組" in self.plan.unplaced

    def test_what_follows_lost_text_is_not_joined_to_what_was_before(self):
        assert "家長來電諮詢的紀錄按月統計後回" in self.plan.unplaced
        assert texts(self.plan)["一、(二)1."].endswith("每半年更新。")
        assert {"一、(二)2.", "一、(三)"} <= asked(self.plan, "place").keys()

    def test_the_annexed_table_goes_to_the_chapter_about_the_contents(self):
        contents = self.plan.chapters[3]
        assert (contents.heading, contents.table) == ("計畫內容(如附表)", True)
        assert contents.paragraphs == ("附表計畫內容",)


class TestRepeatedHeadings:
    """The heading row on every page, measures among the tasks, leading and supporting sections."""

    plan = plan_in_style("repeated_headings")

    def test_headings_are_read_once(self):
        assert self.plan.columns == ("工作要項", "工作重點", "承辦單位")
        assert not self.plan.unplaced

    def test_roles_are_read(self):
        assert sections(self.plan)["一、(一)"] == ["行政室(主辦)", "各組室(協辦)"]

    def test_one_section_for_several_tasks_stays_on_their_measure_and_is_asked_about(self):
        assert sections(self.plan)["一、(三)"] == ["各組室"]
        assert "3項工作" in asked(self.plan, "sections")["一、(三)"]
        assert sections(self.plan)["一、(四)"] == ["各組室"]

    def test_a_measure_without_tasks_keeps_its_section(self):
        assert sections(self.plan)["一、(五)"] == ["行政室"]
        assert "一、(五)" in asked(self.plan, "tasks")

    def test_subtasks_go_on_over_the_page(self):
        found = texts(self.plan)
        assert found["一、(二)1.(3)"] == "網站提供參觀預約及交通資訊。"
        assert found["一、(二)1.(4)"] == "大廳設置公用電話 1 部。"
        assert item_at(self.plan, "一、(二)1.(1)").kind is NodeKind.SUBTASK

    def test_the_end_of_a_measure_found_among_the_tasks_goes_back_and_is_asked_about(self):
        found = texts(self.plan)
        assert found["一、(四)"].endswith("說明本場設施運作情形與環境監測結果。")
        assert found["二、(二)"] == "建立新聞輿情回應程序，並主動澄清不實報導。"
        assert found["二、(二)1."] == "指派專人剪報"
        assert {"一、(四)", "二、(二)"} <= asked(self.plan, "text").keys()


class TestScanned:
    """Misread outline cells, methods beside the tasks, columns that come and go."""

    plan = plan_in_style("scanned")

    def test_tasks_and_their_methods_are_found_beside_garbled_cells(self):
        found = item_at(self.plan, "一、(三)1.")
        assert found.text == "各組主管設置走動式管理登記簿。"
        assert found.method == "觀眾意見即時登錄會辦陳核。"
        assert item_at(self.plan, "二、(二)1.").method == "(1)訂定作業程序。 (2)提供退票說明。"

    def test_a_method_goes_on_over_the_page(self):
        method = item_at(self.plan, "一、(三)2.").method
        assert method == "對象為同仁及志工,並公布測試結果與改善情形,以提升應對品質。"

    def test_two_tasks_run_into_one_line_are_two(self):
        found = texts(self.plan)
        assert found["一、(一)1."] == "訂定年度執行計畫。"
        assert found["一、(一)2."] == "訂定服務白皮書。"
        assert item_at(self.plan, "一、(一)").method == "公告於網站及布告欄。"
        assert "一、(一)" in asked(self.plan, "method")

    def test_areas_whose_mark_was_lost_are_found_by_their_sequence(self):
        assert [item.number for item in self.plan.items] == ["一、", "二、", "三、", "四、"]
        assert {"一、", "二、", "三、"} <= asked(self.plan, "number").keys()

    def test_misread_texts_are_kept_and_asked_about(self):
        assert texts(self.plan)["一、(一)"].startswith("(舍")
        assert "一、(一)" in asked(self.plan, "text")

    def test_a_misread_heading_is_no_column(self):
        assert self.plan.columns == ("實施要項", "工作重點", "工作(推動)方法", "備註")
        assert "Ą" in self.plan.unplaced

    def test_printed_lines_of_a_later_page_are_joined(self):
        assert item_at(self.plan, "四、(一)1.").method == (
            "網站設置公開專區,刊登展演、票價與交通資訊,並提供線上查詢。"
        )
        assert item_at(self.plan, "四、(一)2.").method.split("\n")[1].startswith("(2)活動剪影")


def test_a_year_named_by_a_person_goes_before_the_title_and_is_asked_about():
    text = "松濤區公所114年度提升服務品質執行計畫\n壹、計畫依據\n依規定辦理。"
    plan = read_plan(text, year=115)
    assert plan.year == 115
    assert "114年度" in asked(plan, "year")[""]


def test_what_a_document_does_not_say_is_asked():
    plan = read_plan("執行計畫\n壹、依據\n依規定辦理。")
    assert plan.year is None
    assert {question.about for question in plan.questions} == {"agency", "year", "columns"}


def test_lines_beside_the_title_are_unplaced():
    plan = read_plan("松濤區公所\n115年度提升服務品質執行計畫\n115年2月3日核定\n壹、計畫依據\n依規定辦理。")
    assert plan.title == "松濤區公所 115年度提升服務品質執行計畫"
    assert plan.unplaced == ("115年2月3日核定",)


def test_a_column_nobody_knows_goes_to_the_remarks_with_its_heading():
    plan = table_plan(
        "工作項目|執行方法|預期效益|完成期限",
        "一、美化環境|1.更換盆栽|民眾滿意|115.3.1",
        chapter="壹、工作項目",
    )
    assert item_at(plan, "一、1.").remark == "預期效益：民眾滿意"
    assert "預期效益" in asked(plan, "columns")[""]


def test_a_number_column_numbers_the_next_cell():
    plan = table_plan("項次|工作項目|完成期限", "1|訂定計畫|115.3.1", "2|辦理訓練|115.4.1")
    assert texts(plan) == {"1.": "訂定計畫", "2.": "辦理訓練"}
    assert dues(plan) == {"1.": ["115.3.1"], "2.": ["115.4.1"]}


def test_leading_and_supporting_columns_give_roles():
    plan = table_plan("工作重點|主辦單位|協辦單位", "1.訂定計畫|秘書室|民政課、社會課")
    assert sections(plan) == {"1.": ["秘書室(主辦)", "民政課(協辦)", "社會課(協辦)"]}


def test_the_topmost_numbers_are_tasks_where_nothing_is_numbered_1():
    plan = table_plan("實施要項|推動作法|承辦單位", "一、環境|(一)每月檢查|秘書室", "|(二)每季檢討|民政課")
    assert texts(plan) == {"一、": "環境", "一、1.": "每月檢查", "一、2.": "每季檢討"}
    assert sections(plan) == {"一、1.": ["秘書室"], "一、2.": ["民政課"]}


def test_unnumbered_rows_are_tasks_of_their_own():
    plan = table_plan(
        "實施要項|推動作法|承辦單位", "環境|更換盆栽|秘書室", "|清洗外牆|總務課", "流程|公開進度|民政課"
    )
    assert texts(plan) == {
        "一、": "環境",
        "一、1.": "更換盆栽",
        "一、2.": "清洗外牆",
        "二、": "流程",
        "二、1.": "公開進度",
    }


def test_dates_that_do_not_line_up_stay_on_the_measure_and_are_asked():
    plan = table_plan(
        "實施要項|推動作法|完成期限", '(一)環境|"1.檢查照明\n2.清洗外牆\n3.更新標示"|"115.3.1\n115.4.1"'
    )
    assert dues(plan) == {"(一)": ["115.3.1", "115.4.1"]}
    assert "3項工作" in asked(plan, "due")["(一)"]
    assert "115.3.1、115.4.1" in asked(plan, "due")["(一)"]


@pytest.mark.parametrize(
    ("written", "on", "asked_for"),
    [
        ("115.3.1", dt.date(2026, 3, 1), None),
        ("115年3月1日前", dt.date(2026, 3, 1), None),
        ("115.03", dt.date(2026, 3, 31), "只寫到月份"),
        ("每月20日", None, "不是日期"),
        ("115.02.30", None, "28天"),
    ],
)
def test_dates_are_kept_as_written(written, on, asked_for):
    plan = table_plan("工作重點|完成期限", f"1.檢查照明|{written}")
    (due,) = item_at(plan, "1.").due
    assert (due.text, due.on) == (written, on)
    assert (asked_for is None) == ("1." not in asked(plan, "due"))
    assert asked_for is None or asked_for in asked(plan, "due")["1."]


def test_two_dates_of_one_task_are_both_kept_and_asked_about():
    plan = table_plan("工作重點|完成期限", "1.檢查照明|115.3.1 115.9.1")
    assert dues(plan) == {"1.": ["115.3.1", "115.9.1"]}
    assert "2個完成期限" in asked(plan, "due")["1."]


def test_a_cell_that_cannot_be_sections_is_unplaced():
    plan = table_plan("工作重點|承辦單位", "1.檢查照明|每月由值班人員巡視一次，並將結果登錄於簿冊。")
    assert plan.unplaced == ("每月由值班人員巡視一次，並將結果登錄於簿冊。",)
    assert not sections(plan)


def test_tasks_go_on_in_the_next_table_and_text_behind_it_is_the_chapters():
    plan = table_plan(
        "工作重點|承辦單位",
        "1.檢查照明|秘書室",
        "",
        "工作重點|承辦單位",
        "2.清洗外牆|總務課",
        "註：期程得調整。",
    )
    assert texts(plan) == {"1.": "檢查照明", "2.": "清洗外牆"}
    assert plan.chapters[0].paragraphs == ("註：期程得調整。",)


def test_the_name_of_an_area_between_two_tables_is_an_area():
    plan = table_plan(
        "工作重點|承辦單位",
        "一、機關形象|",
        "1.檢查照明|秘書室",
        "",
        "二、服務流程",
        "1.公開進度|民政課",
        "2.簡訊|民政課",
    )
    assert texts(plan) == {
        "一、": "機關形象",
        "一、1.": "檢查照明",
        "二、": "服務流程",
        "二、1.": "公開進度",
        "二、2.": "簡訊",
    }


def test_a_table_about_something_else_is_kept_as_paragraphs():
    plan = table_plan("姓名|電話", "林小禾|1234", chapter="壹、聯絡方式")
    assert plan.chapters[0].paragraphs == ("姓名 電話", "林小禾 1234")
    assert "" in asked(plan, "columns")
