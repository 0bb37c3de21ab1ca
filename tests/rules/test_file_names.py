import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.file_names import LONGEST, safe_file_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("會議紀錄.pdf", "會議紀錄.pdf"),
        ("3月/統計:最終?.xlsx", "3月_統計_最終_.xlsx"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("照片\u202egpj.exe", "照片gpj.exe"),
        ("a.exe. ", "a.exe"),
        ("con.txt", "_con.txt"),
        ("COM1", "_COM1"),
        ("console.txt", "console.txt"),
        ("", "附件"),
        ("...", "附件"),
        ("\n\t", "附件"),
        ("𡍼先生.jpg", "𡍼先生.jpg"),
    ],
)
def test_a_name_becomes_one_that_a_folder_can_hold(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    safe = safe_file_name("長" * 300 + ".docx")
    assert len(safe) == LONGEST
    assert safe.endswith("長.docx")


@given(st.text(max_size=300))
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    safe = safe_file_name(name)
    assert safe
    assert safe not in (".", "..")
    assert not set(safe) & set('<>:"/\\|?*\n\0')
    assert len(safe.encode()) < 255
    assert safe_file_name(safe) == safe
