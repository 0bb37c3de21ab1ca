"""weimin forms and weimin print: what can be printed, printed; what cannot, in one line."""

from pathlib import Path

import pytest
from pypdf import PdfReader

FORMS = {
    "plan",
    "plan-table",
    "amendments",
    "plan-comparison",
    "tracking",
    "timeline",
    "section-tasks",
    "progress-chart",
    "reminder",
    "follow-up",
    "walkaround-register",
    "phone-score-sheet",
    "phone-stats",
}


@pytest.fixture(scope="module")
def sample_path(tmp_path_factory):
    from desktop.office.office import Actor
    from desktop.office.sample import create_sample_office

    path = tmp_path_factory.mktemp("sample") / "sample.db"
    create_sample_office(path, Actor("林穗安")).close()
    return path


def text_of(pdf: Path) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def test_the_forms_are_listed_one_a_line_with_their_titles(weimin):
    status, said, _ = weimin("forms")

    assert status == 0
    assert {line.split()[0] for line in said} == FORMS
    assert all(len(line.split()) == 2 for line in said)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_is_printed_into_a_file(weimin, sample_path, tmp_path, form):
    target = tmp_path / f"{form}.pdf"

    status, said, errors = weimin("print", form, "-o", target, database=sample_path)

    assert (status, len(said), errors) == (0, 1, [])
    assert len(PdfReader(target).pages) > 0


def test_days_are_said_in_the_roc_calendar(weimin, sample_path, tmp_path):
    target = tmp_path / "三月.pdf"

    weimin(
        "print", "walkaround-register", "--from", "115.3.1", "--to", "民國115年3月31日", "-o", target,
        database=sample_path,
    )  # fmt: skip

    assert "115.03.01至115.03.31" in PdfReader(target).pages[0].extract_text().replace(" ", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("memo",), "weimin forms"),
        (("tracking", "--to", "115.02.30"), "2月"),
        (("tracking", "--section", "觀光課"), "觀光課"),
        (("plan", "--year", "99"), "99"),
        (("plan", "--blank"), "空白"),
    ],
)
def test_what_cannot_be_printed_is_one_clear_line_and_no_file(weimin, sample_path, tmp_path, words, said):
    target = tmp_path / "form.pdf"

    status, lines, errors = weimin("print", *words, "-o", target, database=sample_path)

    assert (status, lines, len(errors)) == (1, [], 1)
    assert said in errors[0]
    assert not target.exists()


def test_an_old_file_stays_whole_when_the_new_one_cannot_be_written(weimin, sample_path, tmp_path):
    folder = tmp_path / "表單.pdf"
    folder.mkdir()

    status, _, errors = weimin("print", "plan", "-o", folder, database=sample_path)

    assert status == 1
    assert "無法寫入" in errors[0]
    assert folder.is_dir()


def test_a_form_is_printed_for_the_section_and_days_named(weimin, sample_path, tmp_path):
    words = ("--section", "民", "--from", "115.01.01", "--to", "115/3/31", "-o", tmp_path / "a.pdf")

    assert weimin("print", "walkaround-register", *words, database=sample_path)[0] == 0
    assert "民政課115.01.01至115.03.31共2筆" in text_of(tmp_path / "a.pdf")


def test_a_single_call_is_printed_by_its_number(weimin, sample_path, tmp_path):
    assert (
        weimin("print", "phone-score-sheet", "--id", 1, "-o", tmp_path / "a.pdf", database=sample_path)[0]
        == 0
    )
    assert text_of(tmp_path / "a.pdf").count("受測單位") == 1


def test_the_year_of_tasks_is_printed_on_the_paper_named(weimin, sample_path, tmp_path):
    words = ("--year", "115", "--paper", "A3", "-o", tmp_path / "a.pdf")

    assert weimin("print", "timeline", *words, database=sample_path)[0] == 0
    assert round(float(PdfReader(tmp_path / "a.pdf").pages[0].mediabox.width) / 72 * 25.4) == 420


def test_a_blank_edition_is_printed(weimin, sample_path, tmp_path):
    assert (
        weimin("print", "phone-score-sheet", "--blank", "-o", tmp_path / "a.pdf", database=sample_path)[0]
        == 0
    )
    assert "□15□10□5□0" in text_of(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tracking", "--year", "110"), "沒有110年度的計畫"),
        (("tracking", "--blank"), "沒有空白表單"),
        (("timeline", "--paper", "B4"), "不能印在「B4」"),
        (("walkaround-register", "--from", "97.02.30"), "97.02.30"),
        (("walkaround-register", "--to", "昨天"), "昨天"),
        (("walkaround-register", "--from", "119.01.01"), "沒有走動紀錄"),
        (("phone-score-sheet", "--id", "4711"), "沒有這個編號的電話測試"),
    ],
)
def test_a_refusal_names_what_was_asked_for_and_leaves_nothing_behind(
    weimin, sample_path, tmp_path, words, said
):
    status, out, errors = weimin("print", *words, "-o", tmp_path / "a.pdf", database=sample_path)

    assert (status, out, len(errors)) == (1, [], 1)
    assert errors[0].startswith("weimin：")
    assert said in errors[0]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_or_no_folder_is_one_line(weimin, sample_path, tmp_path):
    (tmp_path / "letter.txt").write_text("公文")

    for target in (tmp_path / "沒有" / "a.pdf", tmp_path / "letter.txt" / "a.pdf", tmp_path):
        status, out, errors = weimin("print", "phone-stats", "-o", target, database=sample_path)
        assert (status, out, len(errors)) == (1, [], 1)
        assert f"無法寫入「{target}」" in errors[0]
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_refused_print_leaves_the_last_one_as_it_was(weimin, sample_path, tmp_path):
    target = tmp_path / "a.pdf"
    weimin("print", "phone-stats", "-o", target, database=sample_path)
    before = target.read_bytes()

    assert weimin("print", "phone-stats", "--year", 110, "-o", target, database=sample_path)[0] == 1
    assert target.read_bytes() == before


def test_an_office_without_plan_says_what_to_do_first(weimin, tmp_path):
    weimin("office", "new", "--agency", "青埔縣松溪鄉公所")

    status, _, errors = weimin("print", "section-tasks", "--blank", "-o", tmp_path / "a.pdf")

    assert (status, len(errors)) == (1, 1)
    assert "請先匯入或建立計畫" in errors[0]


def test_each_section_gets_its_own_file_in_a_folder(weimin, sample_path, tmp_path):
    folder = tmp_path / "管考表"

    status, said, errors = weimin(
        "print", "section-tasks", "--each-section", "-o", folder, database=sample_path
    )

    assert (status, errors) == (0, [])
    assert len(list(folder.glob("*.pdf"))) == len(said) == 6
    assert "秘書室" in text_of(folder / "115年度單位自行管考表_秘書室.pdf")


def test_a_file_that_could_not_be_replaced_fails_the_command_after_all_others(weimin, sample_path, tmp_path):
    (tmp_path / "115年度單位自行管考表_民政課.pdf").touch()
    (tmp_path / ".~lock.115年度單位自行管考表_民政課.pdf#").touch()

    status, said, errors = weimin(
        "print", "section-tasks", "--each-section", "-o", tmp_path, database=sample_path
    )

    assert (status, len(said), len(errors)) == (1, 5, 1)
    assert "民政課.pdf" in errors[0]


def test_one_section_and_each_section_exclude_each_other(weimin, sample_path, tmp_path):
    words = ("--section", "民政課", "--each-section", "-o", tmp_path)

    status, said, errors = weimin("print", "section-tasks", *words, database=sample_path)

    assert (status, said, len(errors)) == (1, [], 1)
    assert "--each-section" in errors[0]
