"""weimin forms and weimin print: what can be printed, printed; what cannot, in one line."""

import pytest
from pypdf import PdfReader

FORMS = {
    "plan",
    "plan-table",
    "tracking",
    "section-tasks",
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
