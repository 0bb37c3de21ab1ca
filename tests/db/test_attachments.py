import pytest

from db import attachments
from desktop.office.office import Actor, Office


def store(office: Office, clerk: Actor, content: bytes) -> int:
    with office.work(clerk) as work:
        return attachments.store(work.session, content).id


def test_the_same_bytes_are_kept_once(office: Office, clerk: Actor) -> None:
    first = store(office, clerk, b"the minutes")
    assert store(office, clerk, b"the minutes") == first
    assert store(office, clerk, b"the minutes!") != first


def test_the_same_bytes_twice_in_one_deed_are_kept_once(office: Office, clerk: Actor) -> None:
    with office.work(clerk) as work:
        assert attachments.store(work.session, b"a").id == attachments.store(work.session, b"a").id


def test_a_file_of_just_the_largest_size_is_kept(
    office: Office, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGEST", 10)
    assert store(office, clerk, b"x" * 10)
    with pytest.raises(attachments.TooLarge) as refused:
        store(office, clerk, b"x" * 11)
    assert refused.value.size == 11


@pytest.mark.parametrize(
    "name", ["setup.exe", "SETUP.EXE", "照片.jpg.scr", "a.exe.", "a.bat  ", "月報.xlsm", "捷徑.lnk", "x.ps1"]
)
def test_programs_are_told_by_their_names(name: str) -> None:
    assert attachments.runs_when_opened(name)


@pytest.mark.parametrize(
    "name", ["照片.jpg", "會議紀錄.pdf", "統計.xlsx", "exe", "程式說明.docx", "無副檔名", ""]
)
def test_documents_are_no_programs(name: str) -> None:
    assert not attachments.runs_when_opened(name)
