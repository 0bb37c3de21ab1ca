"""Rows of the task table: which item every piece of text, date and section ends up on."""

import pytest

from tests.exchange.plan_views import asked, dues, item_at, sections, table_plan, texts

FOUR = "實施要領|推動作法|完成期限|承辦單位"


class TestTextOverPages:
    """A blank line and the headings again mark a page; what stands above the first number goes on."""

    def pages(self, *pages: tuple[str, ...], headings: str = "工作要項|工作重點|承辦單位") -> dict[str, str]:
        return texts(self.plan(*pages, headings=headings))

    def plan(self, *pages: tuple[str, ...], headings: str = "工作要項|工作重點|承辦單位"):
        rows = [line for page in pages for line in ("", headings, *page)]
        return table_plan(*rows[1:])

    def test_a_task_goes_on(self):
        found = self.pages(("(一)便利|1.每月檢查照|秘書室",), ("|明設備。<br>2.清洗外牆。|總務課",))
        assert found == {"(一)": "便利", "(一)1.": "每月檢查照明設備。", "(一)2.": "清洗外牆。"}

    def test_a_subtask_goes_on(self):
        found = self.pages(("(一)便利|1.設施<br>(1)每月檢查照|秘書室",), ("|明。<br>(2)清洗。|",))
        assert found["(一)1.(1)"] == "每月檢查照明。"
        assert found["(一)1.(2)"] == "清洗。"

    def test_a_measure_and_its_task_go_on_each_in_its_column(self):
        found = self.pages(
            ("一、形象|(一)整理環境並更|1.檢查照|秘書室",), ("|新設施。|明。<br>2.清洗。|總務課",)
        )
        assert found == {
            "一、": "形象",
            "一、(一)": "整理環境並更新設施。",
            "一、(一)1.": "檢查照明。",
            "一、(一)2.": "清洗。",
        }

    def test_the_end_of_a_task_above_a_new_area_stays_with_the_task(self):
        found = self.pages(
            ("一、形象|(一)便利|1.每月檢查照|秘書室",), ("二、流程|(一)透明|明設備。<br>1.公開進度。|民政課",)
        )
        assert found["一、(一)1."] == "每月檢查照明設備。"
        assert found["二、(一)1."] == "公開進度。"

    def test_text_alone_beside_a_new_measure_is_its_task(self):
        found = self.pages(("(一)便利|1.每月檢查照明。|秘書室",), ("(二)友善|辦理禮儀訓練。|人事室",))
        assert found["(二)1."] == "辦理禮儀訓練。"

    def test_a_whole_sentence_above_the_first_number_is_kept_with_a_question(self):
        plan = self.plan(("(一)便利|1.每月檢查照明。<br>2.清洗。|",), ("|另依需要增加。<br>3.更新。|",))
        assert texts(plan)["(一)2."] == "清洗。\n另依需要增加。"
        assert "另依需要增加。" in asked(plan, "text")["(一)2."]

    def test_one_section_for_a_row_broken_by_a_page_stays_on_the_measure(self):
        plan = self.plan(("(一)便利|1.檢查照明。|秘書室",), ("|2.清洗外牆。|",))
        assert sections(plan) == {"(一)": ["秘書室"]}
        assert "2項工作" in asked(plan, "sections")["(一)"]

    def test_sections_on_each_page_stay_with_their_tasks(self):
        plan = self.plan(("(一)便利|1.檢查照明。|秘書室",), ("|2.清洗外牆。|總務課",))
        assert sections(plan) == {"(一)1.": ["秘書室"], "(一)2.": ["總務課"]}

    def test_words_cut_by_the_page_keep_a_blank_between_latin_letters(self):
        assert self.pages(("(一)便利|1.設置 QR|",), ("|code 查詢。|",))["(一)1."] == "設置 QR code 查詢。"


class TestSeveralItemsInOneCell:
    def test_runs_of_tasks_that_begin_with_1_go_to_the_measures_in_turn(self):
        plan = table_plan(
            FOUR, "一、形象<br>(一)便利<br>(二)友善|1.甲<br>2.乙<br>1.丙|115.3.1<br>115.4.1<br>115.5.1|"
        )
        assert texts(plan) == {
            "一、": "形象", "一、(一)": "便利", "一、(一)1.": "甲", "一、(一)2.": "乙",
            "一、(二)": "友善", "一、(二)1.": "丙",
        }  # fmt: skip
        assert dues(plan)["一、(二)1."] == ["115.5.1"]

    def test_one_run_for_two_measures_stays_above_them(self):
        plan = table_plan(FOUR, "一、形象<br>(一)便利<br>(二)友善|1.甲<br>2.乙||秘書室")
        assert texts(plan)["一、1."] == "甲"
        assert "2個項目和2項工作" in asked(plan, "tasks")["一、"]
        assert sections(plan) == {"一、": ["秘書室"]}

    def test_two_runs_for_one_measure_are_renumbered_and_asked_about(self):
        plan = table_plan(FOUR, "(一)便利|1.甲<br>2.乙<br>1.丙||")
        assert texts(plan)["(一)3."] == "丙"
        assert "「1.」" in asked(plan, "number")["(一)3."]

    def test_measures_that_begin_again_without_an_area_get_one_without_a_name(self):
        plan = table_plan(FOUR, "一、形象||| ", "(一)便利|1.甲||", "(一)透明|1.乙||")
        assert texts(plan)["二、"] == ""
        assert texts(plan)["二、(一)1."] == "乙"
        assert "讀不出編號" in asked(plan, "number")["二、"]

    def test_the_same_number_twice_in_a_row_is_a_scrap_and_the_item(self):
        plan = table_plan("要項||工作重點|備註", "(一)便利 之|(一)便利之設施|1.甲|")
        assert texts(plan)["(一)"] == "便利之設施"
        assert plan.unplaced == ("(一)便利 之",)


class TestBesideTheTasks:
    FIVE = "實施要項|工作重點|推動方法|績效指標|備註"

    def test_methods_and_remarks_stand_on_their_task(self):
        plan = table_plan(self.FIVE, "(一)便利|1.檢查|每月一次。||如附件")
        task = item_at(plan, "(一)1.")
        assert (task.method, task.remark) == ("每月一次。", "如附件")

    def test_a_method_beside_a_measure_without_tasks_stands_on_it(self):
        assert item_at(table_plan(self.FIVE, "(一)便利||每月一次。||"), "(一)").method == "每月一次。"

    def test_as_many_lines_as_tasks_are_one_each(self):
        plan = table_plan(self.FIVE, "(一)便利|1.檢查<br>2.清洗|每月一次。<br>每季一次。||")
        assert [item.method for item in item_at(plan, "(一)").items] == ["每月一次。", "每季一次。"]

    def test_as_many_numbered_parts_as_tasks_are_one_each(self):
        plan = table_plan(self.FIVE, "(一)便利|1.檢查<br>2.清洗|1.每月一次。<br>遇雨順延。<br>2.每季一次。||")
        assert item_at(plan, "(一)1.").method == "1.每月一次。\n遇雨順延。"

    def test_other_texts_stay_on_the_measure_and_are_asked_about(self):
        plan = table_plan(self.FIVE, "(一)便利|1.檢查<br>2.清洗<br>3.更新|每月一次。||")
        assert item_at(plan, "(一)").method == "每月一次。"
        assert "3項工作" in asked(plan, "method")["(一)"]

    def test_a_method_row_without_a_task_goes_on_with_the_last(self):
        plan = table_plan(self.FIVE, "(一)便利|1.檢查|(1)大廳。||", "||(2)停車場。||")
        assert item_at(plan, "(一)1.").method == "(1)大廳。\n(2)停車場。"

    @pytest.mark.parametrize(
        ("cell", "indicators"),
        [
            ("1.滿意度<br>2.完好率", ("滿意度", "完好率")),
            ("滿意度<br>完好率", ("滿意度", "完好率")),
            ("1.滿意度<br>3.完好率", ("滿意度", "3.完好率")),
            ("2.滿意度", ("2.滿意度",)),
        ],
    )
    def test_indicators_are_listed_on_the_measure(self, cell, indicators):
        assert item_at(table_plan(self.FIVE, f"(一)便利|1.檢查||{cell}|"), "(一)").indicators == indicators

    def test_indicators_go_on_over_the_page(self):
        plan = table_plan(
            self.FIVE, "(一)便利|1.檢查||1.民眾滿|", "", self.FIVE, "|2.清洗||意度<br>2.完好率|"
        )
        assert item_at(plan, "(一)").indicators == ("民眾滿意度", "完好率")


class TestSections:
    def on(self, tasks: int, cell: str) -> dict[str, list[str]]:
        return sections(self.plan(tasks, cell))

    def plan(self, tasks: int, cell: str):
        numbered = "<br>".join(f"{place}.工作{place}" for place in range(1, tasks + 1))
        return table_plan("實施要領|推動作法|承辦單位", f"(一)便利|{numbered}|{cell}")

    def test_one_task_takes_all_of_its_cell(self):
        assert self.on(1, "秘書室<br>民政課") == {"(一)1.": ["秘書室", "民政課"]}

    def test_a_name_repeated_on_one_line_is_a_list(self):
        assert self.on(2, "各課室  各課室") == {"(一)1.": ["各課室"], "(一)2.": ["各課室"]}

    def test_different_names_on_one_line_may_share_all_tasks(self):
        plan = self.plan(2, "秘書室 民政課")
        assert sections(plan) == {"(一)": ["秘書室", "民政課"]}
        assert "(一)" in asked(plan, "sections")

    def test_a_supporting_line_belongs_to_the_line_above_it(self):
        assert self.on(2, "總務室(主辦)<br>各組室(協辦)") == {"(一)": ["總務室(主辦)", "各組室(協辦)"]}

    def test_groups_set_apart_by_empty_lines_line_up(self):
        assert self.on(2, '"秘書室\n民政課\n\n社會課"') == {
            "(一)1.": ["秘書室", "民政課"],
            "(一)2.": ["社會課"],
        }

    def test_a_group_that_repeats_a_name_is_no_single_tasks(self):
        plan = self.plan(2, '"秘書室\n秘書室\n\n社會課"')
        assert sections(plan) == {"(一)": ["秘書室", "秘書室", "社會課"]}
        assert "秘書室、秘書室／社會課" in asked(plan, "sections")["(一)"]

    def test_lines_that_line_up_across_groups_are_asked_about(self):
        plan = self.plan(3, '"秘書室\n民政課\n\n社會課"')
        assert sections(plan) == {"(一)1.": ["秘書室"], "(一)2.": ["民政課"], "(一)3.": ["社會課"]}
        assert "2組" in asked(plan, "sections")["(一)"]

    def test_tasks_without_anything_above_them_leave_the_cell_unplaced(self):
        plan = table_plan("工作重點|承辦單位", "1.甲<br>2.乙<br>3.丙|秘書室<br>民政課")
        assert plan.unplaced == ("秘書室\n民政課",)
        assert "1." in asked(plan, "unplaced")


class TestLevels:
    def test_formal_numerals_may_number_areas(self):
        plan = table_plan(
            "實施要項|推動作法", "壹、形象<br>一、便利|1.甲", "二、友善|1.乙", "貳、流程<br>一、透明|1.丙"
        )
        assert texts(plan) == {
            "一、": "形象", "一、(一)": "便利", "一、(一)1.": "甲", "一、(二)": "友善", "一、(二)1.": "乙",
            "二、": "流程", "二、(一)": "透明", "二、(一)1.": "丙",
        }  # fmt: skip

    def test_subtasks_alone_are_tasks(self):
        assert texts(table_plan("工作項目|執行方法", "1.環境|(1)檢查<br>(2)清洗", "2.流程|(1)公開")) == {
            "一、": "環境", "一、1.": "檢查", "一、2.": "清洗", "二、": "流程", "二、1.": "公開",
        }  # fmt: skip

    def test_everything_may_stand_in_one_column(self):
        cells = ["一、形象|", "(一)便利|", "1.甲|", "(1)子|", "二、流程|", "1.乙|"]
        assert texts(table_plan("工作重點|備註", *cells)) == {
            "一、": "形象", "一、(一)": "便利", "一、(一)1.": "甲", "一、(一)1.(1)": "子",
            "二、": "流程", "二、1.": "乙",
        }  # fmt: skip

    def test_numbers_with_a_gap_are_closed_and_asked_about_once(self):
        plan = table_plan(FOUR, "(一)便利|1.甲<br>3.乙<br>4.丙||")
        assert list(texts(plan)) == ["(一)", "(一)1.", "(一)2.", "(一)3."]
        (message,) = asked(plan, "number").values()
        assert "「3.」「4.」" in message
        assert "「2.」「3.」" in message
