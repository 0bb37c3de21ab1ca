"""A plan is the same plan in whatever style a clerk saved it."""

import pytest

from desktop.exchange.plan_import import read_plan
from tests.exchange.corpus import markup
from tests.exchange.corpus.held_out import HeldOut, held_out
from tests.exchange.corpus.scoring import score
from tests.exchange.corpus.specimens import Specimen, word_specimens

HELD_OUT = held_out()
WORD = list(word_specimens())


@pytest.mark.parametrize("specimen", WORD, ids=lambda specimen: specimen.name)
def test_a_word_document_in_any_style_reads_as_the_plan_it_holds(specimen: Specimen, tmp_path):
    plan = read_plan(specimen.write(tmp_path / "計畫.docx"))
    found = score(specimen.truth, plan)

    assert (found.missing, found.made_up) == ({name: [] for name in found.missing},) * 2
    assert not found.lost
    assert not plan.questions or specimen.name.endswith(("marked up", "unknown columns"))


@pytest.mark.parametrize("document", HELD_OUT, ids=lambda document: document.name)
def test_a_document_in_a_layout_of_its_own_reads_as_the_plan_it_holds(document: HeldOut, tmp_path):
    plan = read_plan(document.write(tmp_path / "計畫.docx"))
    found = score(document.truth, plan)

    assert (found.missing, found.made_up) == ({name: [] for name in found.missing},) * 2
    assert not found.lost
    assert not [question for question in plan.questions if question.about == "lost"]


def test_tracked_changes_count_as_accepted_and_this_is_told(tmp_path):
    marked = next(specimen for specimen in WORD if specimen.name.endswith("marked up"))
    plan = read_plan(marked.write(tmp_path / "計畫.docx"))

    assert markup.DELETED not in str(plan)
    assert plan.chapters[-1].paragraphs[-1].endswith(markup.INSERTED)
    assert any("2處追蹤修訂" in question.message for question in plan.questions)
    assert plan.unplaced == markup.MARKS


def test_unknown_columns_are_kept_as_remarks_and_asked(tmp_path):
    unknown = next(specimen for specimen in WORD if specimen.name.endswith("unknown columns"))
    plan = read_plan(unknown.write(tmp_path / "計畫.docx"))

    asked = [question.message for question in plan.questions if question.about == "columns"]
    assert [message[:7] for message in asked] == ["欄位「經費來源", "欄位「檢核方式"]
    assert plan.items[0].items[0].items[0].remark == "經費來源：年度預算\n檢核方式：書面查核"
