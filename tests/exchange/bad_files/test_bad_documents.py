"""What is no document, or one made to do harm: one clear sentence, soon, and nothing is stored or fetched."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.exchange.readers import KINDS
from tests.exchange.bad_files.bad_documents import (
    ANY,
    ARCHIVES,
    BODY,
    TEXT,
    archive_of,
    endless,
    nested,
    parts_of,
    with_prologue,
)
from tests.exchange.bad_files.good_files import TEXT as PLAN
from tests.exchange.bad_files.good_files import good_file, kinds
from tests.exchange.bad_files.raw_pdf import BAD, good_pdf
from tests.exchange.bad_files.trial import LONGEST_SECONDS, MOST_BYTES, damaged, meet

MADE = kinds()
ARCHIVED = [kind for kind in MADE if kind in BODY]
HEAVY = ("blanks without end", "a million lines", "a million letters")
needs_pdf = pytest.mark.skipif(".pdf" not in KINDS, reason="PDF files are not read")


def met(folder: Path, kind: str, data: bytes) -> str:
    path = folder / f"計畫{kind}"
    path.write_bytes(data)
    outcome = meet(path)
    assert not outcome.fault, outcome.fault
    return outcome.word


@pytest.mark.parametrize("kind", MADE)
def test_the_good_file_itself_is_read(tmp_path, kind):
    assert met(tmp_path, kind, good_file(kind)) == "read"


@pytest.mark.parametrize("wrong", ANY)
@pytest.mark.parametrize("kind", sorted({*KINDS, ".json"}))
def test_what_is_no_document_is_refused(tmp_path, kind, wrong):
    assert met(tmp_path, kind, ANY[wrong](kind)) == "refused"


@pytest.mark.parametrize("wrong", [name for name in ARCHIVES if name != "zeros without end"])
@pytest.mark.parametrize("kind", ARCHIVED)
def test_an_archive_with_harm_in_it_is_refused(tmp_path, kind, wrong):
    assert met(tmp_path, kind, ARCHIVES[wrong](kind)) == "refused"


@pytest.mark.parametrize("kind", sorted(set(ARCHIVED) & {".docx", ".odt"}))
def test_an_endless_document_is_refused(tmp_path, kind):
    assert met(tmp_path, kind, endless(kind, 90_000)) == "refused"


@pytest.mark.parametrize("depth", [100, 1_000, 20_000])
@pytest.mark.parametrize("kind", sorted(set(ARCHIVED) & {".docx", ".odt"}))
def test_deep_nesting_ends_in_no_fault(tmp_path, kind, depth):
    assert met(tmp_path, kind, nested(kind, depth)) in ("read", "refused")


def test_styles_of_word_that_rest_on_each_other_end(tmp_path):
    parts = parts_of(good_file(".docx"))
    styles = parts["word/styles.xml"]
    based = (
        b'<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/></w:style>'
    )
    ring = based % (b"RingA", b"A", b"RingB") + based % (b"RingB", b"B", b"RingA")
    parts["word/styles.xml"] = styles.replace(b"</w:styles>", ring + b"</w:styles>")
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:p>", b'<w:p><w:pPr><w:pStyle w:val="RingA"/></w:pPr>', 1
    )
    assert met(tmp_path, ".docx", archive_of(parts)) == "read"


@pytest.mark.parametrize("kind", MADE)
def test_damaged_files_are_read_or_refused_in_one_sentence(tmp_path, kind):
    for number in range(25):
        met(tmp_path, kind, damaged(kind, f"test-{number}"))


def test_json_nested_without_end_is_refused(tmp_path):
    assert met(tmp_path, ".json", b"[" * 200_000) == "refused"
    assert met(tmp_path, ".json", b'{"items":' * 50_000) == "refused"


@pytest.mark.parametrize(
    "value", [b"1" * 5000, b"NaN", b"-1", b"1e400", b"null", b"[]", b'"\\ud800"', b"true", b"{}"]
)
@pytest.mark.parametrize("key", [b"year", b"title", b"items", b"chapters"])
def test_json_of_odd_values_is_read_or_refused(tmp_path, key, value):
    whole = (
        b'{"format": "weimin-plan/1", "agency": "", "year": 115, "title": "", "chapters": [], "items": []}'
    )
    met(tmp_path, ".json", whole.replace(b'"%s": ' % key, b'"%s": %s, "x": ' % (key, value)))


@needs_pdf
def test_a_locked_pdf_is_refused(tmp_path):
    assert met(tmp_path, ".pdf", good_pdf(PLAN, "secret")) == "refused"


@needs_pdf
@pytest.mark.parametrize("wrong", [name for name in BAD if name not in HEAVY])
def test_a_pdf_that_no_program_writes_is_refused(tmp_path, wrong):
    assert met(tmp_path, ".pdf", BAD[wrong]()) == "refused"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "data"),
    [
        *((kind, lambda kind=kind: ARCHIVES["zeros without end"](kind)) for kind in ARCHIVED),
        *((kind, lambda kind=kind: endless(kind, 180_000)) for kind in sorted(set(ARCHIVED) & set(TEXT))),
        *((".pdf", BAD[wrong]) for wrong in HEAVY if ".pdf" in KINDS),
        (".txt", lambda: "壹、依據\n".encode() * 600_000),
        (".json", lambda: b"[" + b'"' + b"a" * 40_000_000 + b'"]'),
    ],
)
def test_the_command_refuses_in_one_line_within_ten_seconds_and_a_gibibyte(
    tmp_path, database_path, kind, data
):
    path = tmp_path / f"計畫{kind}"
    path.write_bytes(data())
    weimin = [sys.executable, "-m", "desktop", "--database", str(database_path)]
    measured = [sys.executable, str(Path(__file__).with_name("measured.py"))]
    before = database_path.read_bytes()
    done = subprocess.run(
        [*measured, *weimin, "plan", "import", str(path), "--year", "115"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    status, seconds, most_bytes = done.stdout.split()
    assert float(seconds) < LONGEST_SECONDS
    assert int(most_bytes) < MOST_BYTES
    assert status == "1"
    lines = done.stderr.splitlines()
    assert len(lines) == 1
    assert path.name in lines[0]
    assert database_path.read_bytes() == before


@pytest.fixture
def no_network(monkeypatch):
    """Fail when a connection is made."""

    def refuse(*_args, **_kwargs):
        pytest.fail("something was to be fetched")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_a_stylesheet_from_elsewhere_stays_there(tmp_path, no_network):
    for kind in ARCHIVED:
        assert (
            met(tmp_path, kind, with_prologue(kind, b'<?xml-stylesheet href="http://127.0.0.1:9/a.css"?>'))
            == "read"
        )


def test_pictures_and_templates_by_address_stay_where_they_are(tmp_path, no_network):
    parts = parts_of(good_file(".docx"))
    related = parts["word/_rels/document.xml.rels"]
    address = b'TargetMode="External" Target="http://127.0.0.1:9/a"/>'
    kinds_of_relation = (b"image", b"attachedTemplate", b"oleObject", b"hyperlink", b"styles", b"numbering")
    prefix = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    linked = b"".join(
        b'<Relationship Id="x%d" Type="%s%s" ' % (number, prefix, name) + address
        for number, name in enumerate(kinds_of_relation)
    )
    parts["word/_rels/document.xml.rels"] = related.replace(b"</Relationships>", linked + b"</Relationships>")
    assert met(tmp_path, ".docx", archive_of(parts)) == "read"
