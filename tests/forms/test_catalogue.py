from desktop.forms.catalogue import FORMS
from desktop.forms.form import Argument


def test_forms_are_found_under_their_own_names() -> None:
    assert FORMS
    assert all(form.name == name for name, form in FORMS.items())


def test_every_form_has_a_title_in_chinese() -> None:
    assert all(form.title and not form.title.isascii() for form in FORMS.values())


def test_names_are_words_for_a_command_line() -> None:
    assert all(name.replace("-", "").isalpha() and name.islower() and name.isascii() for name in FORMS)


def test_no_form_both_needs_and_merely_accepts_an_argument() -> None:
    assert all(not form.needs & form.accepts for form in FORMS.values())


def test_the_plan_table_is_for_a_year_and_has_no_blank_edition() -> None:
    form = FORMS["plan-table"]
    assert form.needs == {Argument.YEAR}
    assert not form.has_blank
