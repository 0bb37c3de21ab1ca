"""What all forms have in common: head, foot and strip, and a sentence where there is nothing to print."""

import pytest

from desktop.errors import Refused
from desktop.forms.catalogue import FORMS
from tests.forms.conftest import pages_of
from tests.forms.printed import are_numbered

NAMES = sorted(FORMS)
BLANK = sorted(name for name, form in FORMS.items() if form.has_blank)


@pytest.mark.parametrize("name", NAMES)
def test_every_form_of_the_sample_office_has_head_foot_and_strip(pages, name):
    printed = pages(name)

    assert "檔號：115/0203/1" in printed[0]
    assert "保存年限：10年" in printed[0]
    assert "青埔縣松溪鄉公所" in printed[0]
    assert are_numbered(printed)
    for page in printed:
        assert "列印日期：中華民國115年11月20日" in page
        assert "稽核碼：" in page
    for box in ("承辦人", "單位主管", "會辦單位", "秘書", "鄉長"):
        assert box in printed[-1]


@pytest.mark.parametrize("name", BLANK)
def test_a_blank_edition_is_printed_for_handwriting(pages, name):
    assert "青埔縣松溪鄉公所" in pages(name, is_blank=True)[0]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in BLANK])
def test_a_form_without_blank_edition_says_so(pages, name):
    with pytest.raises(Refused, match="沒有空白表單"):
        pages(name, is_blank=True)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_office_is_told_what_to_do_first(empty_office, name):
    with pytest.raises(Refused) as refused:
        pages_of(empty_office, name)
    assert "\n" not in str(refused.value)


def test_the_registers_have_blank_editions():
    assert {"walkaround-register", "phone-score-sheet", "section-tasks"} <= set(BLANK)
