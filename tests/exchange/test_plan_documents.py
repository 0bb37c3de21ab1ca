"""A plan as a Word or ODF text: made as a careful clerk would, and the same plan when it is read again."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from desktop.exchange.plan_file import PlanFile, walk
from desktop.exchange.plan_formats import plan_bytes
from desktop.exchange.plan_import import read_plan
from desktop.exchange.plan_json import read_json
from desktop.paths import resource
from tests.exchange.generated_plans import awkward_sentences, plans, sentences
from tests.libreoffice import converted, needs_libreoffice

PLAN = read_json(resource("sample", "plan_115.json"))
both = pytest.mark.parametrize("kind", [".docx", ".odt"])
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_again(plan: PlanFile, folder: Path, kind: str, *, unseen: bool = True) -> PlanFile:
    """Write the plan and read it; without `unseen`, what rides along is taken out first."""
    path = folder / f"計畫{kind}"
    data = plan_bytes(plan, kind)
    path.write_bytes(data if unseen else without_unseen(data))
    return read_plan(path)


def without_unseen(data: bytes) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if not entry.filename.startswith(("customXml/", "Weimin/")):
                new.writestr(entry.filename, re.sub(rb"<Relationship [^>]*customXml[^>]*/>", b"", content))
    return written.getvalue()


def seen(plan: PlanFile) -> list[tuple[object, ...]]:
    """What the pages of a plan show, item by item."""
    return [
        (
            *(path, item.kind, item.text, item.indicators, item.method, item.remark),
            tuple(due.text for due in item.due),
            tuple(share.name for share in item.sections),
        )
        for path, item in walk(plan.items)
    ]


@both
def test_the_sample_plan_comes_back_as_it_was(tmp_path, kind):
    assert read_again(PLAN, tmp_path, kind) == PLAN


@both
@FEW
@given(plan=plans(awkward_sentences()))
def test_any_plan_comes_back_as_it_was(tmp_path, kind, plan):
    assert read_again(plan, tmp_path, kind) == plan


@both
@FEW
@given(plan=plans(sentences(), is_stacked=False))
def test_what_the_pages_show_comes_back_from_the_pages_alone(tmp_path, kind, plan):
    read = read_again(plan, tmp_path, kind, unseen=False)
    assert seen(read) == seen(plan)
    assert [(c.heading, c.paragraphs) for c in read.chapters] == [
        (c.heading, c.paragraphs) for c in plan.chapters
    ]
    assert (read.title, read.agency, read.year, read.columns) == (plan.title, plan.agency, 115, plan.columns)
    assert not read.unplaced


def edited(plan: PlanFile, folder: Path, old: str, new: str) -> PlanFile:
    """Write the plan, change one text in Word, and read it."""
    document = docx.Document(BytesIO(plan_bytes(plan, ".docx")))
    texts = [text for text in document.element.body.iter(qn("w:t")) if text.text == old]
    assert texts
    texts[0].text = new
    path = folder / "改過.docx"
    document.save(str(path))
    return read_plan(path)


def test_what_was_changed_in_word_counts_and_the_rest_keeps_its_unseen_facts(tmp_path):
    first, second = [item for _path, item in walk(PLAN.items) if item.quota][:2]
    read = {item.text: item for _path, item in walk(edited(PLAN, tmp_path, first.text, "全新的工作。").items)}
    assert read["全新的工作。"].quota is None
    assert first.text not in read
    assert read[second.text].quota == second.quota


def test_a_document_is_made_of_styles_headings_and_automatic_numbers():
    document = docx.Document(BytesIO(plan_bytes(PLAN, ".docx")))
    headings = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    assert [p.text for p in headings] == [chapter.heading for chapter in PLAN.chapters]
    assert all(p._p.pPr.numPr is not None for p in headings)
    [table] = document.tables
    assert table._tbl.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None
    assert document.core_properties.author == PLAN.agency
    assert document.sections[0].page_width.mm == pytest.approx(210, abs=0.1)


def test_no_part_of_the_librarys_own_template_is_left():
    with zipfile.ZipFile(BytesIO(plan_bytes(PLAN, ".docx"))) as archive:
        names = archive.namelist()
        assert not [name for name in names if "thumbnail" in name or "stylesWithEffects" in name]
        assert b"python-docx" not in b"".join(map(archive.read, names))


@both
def test_what_a_document_cannot_hold_is_left_out(tmp_path, kind):
    items = (replace(PLAN.items[0], text="服務\x0b\x00環境\ufffe"),)
    read = read_again(replace(PLAN, items=items), tmp_path, kind, unseen=False)
    assert read.items[0].text == "服務環境"


def test_an_odf_text_is_made_of_styles_headings_and_automatic_numbers():
    from odfdo import Document

    body = Document(BytesIO(plan_bytes(PLAN, ".odt"))).body
    assert [h.text_recursive for h in body.get_headers()] == [chapter.heading for chapter in PLAN.chapters]
    with zipfile.ZipFile(BytesIO(plan_bytes(PLAN, ".odt"))) as archive:
        content = archive.read("content.xml").decode()
    assert content.count("<table:table-header-rows>") == 1
    assert "壹, 貳, 參, ..." in content


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("saved_as", ["docx", "odt"])
@both
def test_libreoffice_opens_it_and_saves_the_same_plan(tmp_path, kind, saved_as):
    path = tmp_path / f"計畫{kind}"
    path.write_bytes(plan_bytes(PLAN, kind))
    assert seen(read_plan(converted(path, saved_as, tmp_path))) == seen(PLAN)
