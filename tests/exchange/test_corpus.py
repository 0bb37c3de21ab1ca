"""The corpus is fit to judge readers by: what it writes is there, and its scores tell right from wrong."""

from dataclasses import replace

import docx
import pytest

from desktop.exchange.plan_file import PlanFile
from tests.exchange.corpus.scoring import plain, score
from tests.exchange.corpus.specimens import TRUTHS, word_specimens
from tests.exchange.corpus.truths import sample_plan


@pytest.mark.parametrize("make", TRUTHS.values(), ids=TRUTHS)
def test_a_plan_read_without_fault_scores_full_marks(make):
    found = score(make(), make())

    assert (found.recall, found.precision, found.lost.total()) == (1.0, 1.0, 0)


def test_a_date_on_the_wrong_task_is_missing_on_one_and_made_up_on_another():
    truth = sample_plan()
    first, second, *others = truth.items[0].items[0].items
    swapped = _with_tasks(truth, replace(first, due=second.due), replace(second, due=first.due), *others)

    found = score(truth, swapped)

    assert found.dates.both == found.dates.true - 2
    assert len(found.missing["dates"]) == len(found.made_up["dates"]) == 2
    assert not found.lost


def test_a_task_left_out_costs_its_text_its_date_and_its_section():
    truth = sample_plan()
    found = score(truth, _with_tasks(truth, *truth.items[0].items[0].items[1:]))

    assert found.tasks.true - found.tasks.both == 1
    assert found.recall < 1.0 == found.precision
    assert found.lost.total() > 30


def test_every_word_document_of_the_corpus_holds_all_tasks_of_its_plan(tmp_path):
    for specimen in word_specimens():
        body = docx.Document(str(specimen.write(tmp_path / "計畫.docx"))).element.body
        written = plain("".join(node.text or "" for node in body.iter() if node.tag.endswith("}t")))
        for measure in (measure for area in specimen.truth.items for measure in area.items):
            assert all(plain(task.text) in written for task in measure.items), specimen.name


def _with_tasks(plan: PlanFile, *tasks) -> PlanFile:
    first, *areas = plan.items
    measure, *measures = first.items
    changed = replace(first, items=(replace(measure, items=tasks), *measures))
    return replace(plan, items=(changed, *areas))
