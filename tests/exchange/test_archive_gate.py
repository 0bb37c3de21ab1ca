"""What the gate lets through, and the one sentence with which it refuses everything else."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from desktop.errors import BadFile
from desktop.exchange.archive_gate import admit
from tests.exchange.word_files import WordFile

TYPES = '<?xml version="1.0" encoding="UTF-8"?><Types/>'


def archive(folder: Path, entries: dict[str, bytes | str], name: str = "計畫.docx") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES)
        for entry, content in entries.items():
            file.writestr(entry, content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(BadFile) as refused:
        admit(path)
    sentence = str(refused.value)
    assert path.name in sentence
    assert sentence.count("。") == 1
    return sentence


def test_a_word_document_passes(tmp_path):
    word = WordFile()
    word.write("計畫依據")
    admit(word.save(tmp_path))


def test_pictures_and_odd_bytes_pass(tmp_path):
    admit(archive(tmp_path, {"word/media/image1.png": bytes(range(256)) * 40}))


def test_a_blank_picture_may_be_packed_tightly(tmp_path):
    admit(archive(tmp_path, {"word/media/image1.bmp": bytes(90_000)}))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "不符"),
        (b"\x00" * 100, "不符"),
        ("純文字".encode(), "不符"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "密碼"),
        (b"PK\x03\x04" + bytes(60), "損壞"),
    ],
)
def test_what_is_no_archive_is_refused(tmp_path, content, words):
    path = tmp_path / "計畫.docx"
    path.write_bytes(content)
    assert words in refusal(path)


def test_a_missing_file_is_refused(tmp_path):
    assert "找不到" in refusal(tmp_path / "沒有.docx")


def test_a_file_over_50_megabytes_is_refused_unopened(tmp_path):
    path = tmp_path / "大檔.docx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(51 * 1024 * 1024)
    assert "50 MB" in refusal(path)


def test_too_many_entries_are_refused(tmp_path):
    path = archive(tmp_path, {f"word/part{place}.xml": "<a/>" for place in range(2_001)})
    assert "2000個" in refusal(path)


def test_a_bomb_is_refused(tmp_path):
    assert "過大" in refusal(archive(tmp_path, {"word/document.xml": bytes(3 * 1024 * 1024)}))


def test_a_claimed_size_beyond_the_limit_is_refused_before_unpacking(tmp_path):
    path = archive(tmp_path, {"word/document.xml": "<a/>"})
    content = bytearray(path.read_bytes())
    directory = content.rfind(b"PK\x01\x02")
    struct.pack_into("<L", content, directory + 24, 150 * 1024 * 1024)
    path.write_bytes(content)
    assert "過大" in refusal(path)


def test_a_directory_that_lies_about_a_size_is_refused(tmp_path):
    path = archive(tmp_path, {"word/document.xml": "<a>" + "文" * 4000 + "</a>"})
    content = bytearray(path.read_bytes())
    directory = content.rfind(b"PK\x01\x02")
    struct.pack_into("<L", content, directory + 24, 10)
    path.write_bytes(content)
    assert "損壞" in refusal(path)


def test_an_encrypted_entry_is_refused(tmp_path):
    path = archive(tmp_path, {"word/document.xml": "<a/>"})
    content = bytearray(path.read_bytes())
    directory = content.rfind(b"PK\x01\x02")
    content[directory + 8] |= 1
    path.write_bytes(content)
    assert "密碼" in refusal(path)


def test_entries_that_share_their_bytes_are_refused(tmp_path):
    path = archive(tmp_path, {"word/a.xml": "<a/>", "word/b.xml": "<a/>"})
    content = bytearray(path.read_bytes())
    second = content.rfind(b"PK\x01\x02")
    first = content.rfind(b"PK\x01\x02", 0, second)
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    path.write_bytes(content)
    assert "重疊" in refusal(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_refused(tmp_path):
    path = tmp_path / "計畫.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("word/document.xml", "<a/>")
        file.writestr("word/document.xml", "<b/>")
    assert "重疊" in refusal(path)


def test_an_archive_in_the_archive_is_refused(tmp_path):
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr("a.txt", "a")
    assert "另一個壓縮檔" in refusal(archive(tmp_path, {"word/embeddings/sheet.bin": inner.getvalue()}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("padding", [0, 1024 * 1024 - 4])
def test_document_types_are_refused_in_every_encoding_wherever_they_stand(tmp_path, encoding, padding):
    text = f"<!--{' ' * padding}--><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"
    path = tmp_path / "計畫.docx"
    with zipfile.ZipFile(path, "w") as file:  # stored, so that the blanks are not packed like a bomb
        file.writestr("word/document.xml", text.encode(encoding))
    assert "外部定義" in refusal(path)


@pytest.mark.parametrize("encoding", ["utf-7", "IBM037", "big5"])
def test_encodings_that_could_hide_something_are_refused(tmp_path, encoding):
    part = f'<?xml version="1.0" encoding="{encoding}"?><a/>'
    assert "外部定義" in refusal(archive(tmp_path, {"word/document.xml": part}))


def test_xml_that_does_not_begin_as_xml_is_refused(tmp_path):
    assert "外部定義" in refusal(archive(tmp_path, {"word/document.xml": "<?xml?><a/>".encode("cp037")}))


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/vbaData.xml", "Basic/Standard/Module1.xml"])
def test_macros_are_refused_by_name(tmp_path, name):
    assert "巨集" in refusal(archive(tmp_path, {name: "<a/>"}))


def test_macros_are_refused_by_content_type(tmp_path):
    path = tmp_path / "計畫.docx"
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", f'<Types><Override ContentType="{kind}"/></Types>')
    assert "巨集" in refusal(path)


def test_a_cut_file_is_refused(tmp_path):
    word = WordFile()
    word.write("計畫依據")
    path = word.save(tmp_path)
    path.write_bytes(path.read_bytes()[:-200])
    refusal(path)
