"""Old and foreign formats: converted by LibreOffice where it is, refused in one sentence where not."""

import os
import stat
import time
from pathlib import Path

import pytest

from desktop.errors import BadFile
from desktop.exchange import converted as conversion
from desktop.exchange.plan_import import read_plan
from tests.exchange.bad_files.good_files import good_file, plan
from tests.libreoffice import converted, needs_libreoffice

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + bytes(600)


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    path = tmp_path / "計畫.doc"
    path.write_bytes(OLD_WORD)
    return path


@pytest.fixture
def office_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Put a script in the place of LibreOffice; it gets the words of the command."""

    def put(script: str) -> None:
        path = tmp_path / "soffice"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(conversion, "find_libreoffice", lambda: str(path))

    return put


def refusal(path: Path) -> str:
    with pytest.raises(BadFile) as refused:
        read_plan(path)
    sentence = str(refused.value)
    assert path.name in sentence
    assert sentence.count("。") == 1
    return sentence


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize(("good", "old"), [(".docx", "doc"), (".docx", "rtf"), (".xlsx", "xls")])
def test_old_formats_are_converted_and_that_is_told(tmp_path, good, old):
    path = tmp_path / f"計畫{good}"
    path.write_bytes(good_file(good))
    read = read_plan(converted(path, old, tmp_path))
    assert [item.text for item in read.items] == [item.text for item in plan().items]
    assert any("由LibreOffice轉換" in question.message for question in read.questions)


@pytest.mark.parametrize("suffix", conversion.KINDS)
def test_without_libreoffice_the_way_to_save_is_told(tmp_path, monkeypatch, suffix):
    monkeypatch.setattr(conversion, "find_libreoffice", lambda: None)
    path = tmp_path / f"計畫{suffix}"
    path.write_bytes(b"\0\1\2")
    sentence = refusal(path)
    assert "另存新檔" in sentence
    assert conversion.KINDS[suffix][1] in sentence


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
@pytest.mark.parametrize("script", ["exit 1", "true", "kill -9 $$", 'mkdir "$9"; : > "$9/source.docx"'])
def test_a_conversion_that_gives_nothing_is_refused(office_program, old_file, script):
    office_program(script)
    assert "無法讀取" in refusal(old_file)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_a_conversion_that_gives_nonsense_is_refused_under_the_files_own_name(office_program, old_file):
    office_program('mkdir "$8"; echo nonsense > "$8/source.docx"')
    assert "損壞" in refusal(old_file)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_a_conversion_without_end_is_stopped_with_all_it_started(
    office_program, old_file, monkeypatch, tmp_path
):
    monkeypatch.setattr(conversion, "LONGEST_SECONDS", 0.3)
    mark = tmp_path / "still running"
    office_program(f'(sleep 1; : > "{mark}") & wait')
    assert "超過0.3秒" in refusal(old_file)
    time.sleep(1.2)
    assert not mark.exists()


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_the_file_itself_is_never_given_away(office_program, old_file, tmp_path):
    told = tmp_path / "told"
    office_program(f'echo "$@" > "{told}"')
    refusal(old_file)
    assert str(old_file) not in told.read_text()
    assert old_file.read_bytes() == OLD_WORD
