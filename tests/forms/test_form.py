import pytest

from desktop.errors import Refused
from desktop.forms.form import Argument, Form, Request
from desktop.forms.paragraphs import body
from desktop.forms.story import Imprint, Story
from tests.forms.printed import IMPRINT, lines


def slip(*, with_blank: bool) -> Form[str]:
    """A form of one line, which needs a year and a section."""
    return Form(
        name="slip",
        title="便條",
        gather=lambda _reading, request: f"{request.year}年度{request.section}",
        compose=_compose,
        needs=frozenset({Argument.YEAR, Argument.SECTION}),
        accepts=frozenset({Argument.FROM}),
        blank=(lambda _reading, _request: "＿＿年度＿＿室") if with_blank else None,
    )


def _compose(data: str, imprint: Imprint) -> Story:
    return Story(imprint, "便條", (body(data),))


def text_of(story: Story) -> str:
    return "".join(text for page in lines(story) for text in page)


def test_a_form_composes_what_it_gathered_for_the_request() -> None:
    request = Request(year=115, section="秘書室")
    assert "115年度秘書室" in text_of(slip(with_blank=True).story(None, request, IMPRINT))  # type: ignore[arg-type]


def test_a_blank_edition_needs_nothing_said() -> None:
    story = slip(with_blank=True).story(None, Request(is_blank=True), IMPRINT)  # type: ignore[arg-type]
    assert "＿＿年度＿＿室" in text_of(story)


def test_a_form_without_blank_edition_refuses_one() -> None:
    form = slip(with_blank=False)
    assert not form.has_blank
    with pytest.raises(Refused, match="「便條」沒有空白表單"):
        form.story(None, Request(is_blank=True), IMPRINT)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("request_", "said"), [(Request(), "年度（--year）"), (Request(year=115), "單位（--section）")]
)
def test_what_a_form_needs_is_asked_for_in_words(request_: Request, said: str) -> None:
    with pytest.raises(Refused, match=said):
        slip(with_blank=True).story(None, request_, IMPRINT)  # type: ignore[arg-type]


def test_every_argument_is_a_field_of_the_request() -> None:
    assert all(hasattr(Request(), argument.field) for argument in Argument)
    options = [argument.option for argument in Argument]
    assert options == ["--year", "--section", "--from", "--to", "--id", "--edition", "--paper", "--against"]
