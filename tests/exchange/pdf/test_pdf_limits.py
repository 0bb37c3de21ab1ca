"""PDF files whose parts claim to be endless, and a limit of time for what nobody foresaw."""

import contextlib
import struct
import sys
import time
import zlib

import pytest

from desktop.errors import BadFile
from desktop.exchange.pdf.pdf_limits import OutOfTime, within
from desktop.exchange.pdf.read_pdf import read_pdf
from tests.exchange.bad_files.raw_pdf import page_of, pdf_of, stream

MAP = b"/CIDInit /ProcSet findresource begin begincmap 1 beginbfrange %s endbfrange endcmap"


def with_font(words: bytes, more: bytes = b"null") -> bytes:
    """Return a file whose font has these words in its description; `more` is object 7."""
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> >> >>",
            stream(b"BT /F 12 Tf (ab) Tj ET"),
            b"<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) >> %s >>" % words,
            more,
        ]
    )


def font_of_characters_to(last: int) -> bytes:
    """Return a TrueType font that says it has the characters from 0 to `last`."""
    group = struct.pack(">LLL", 0, last, 1)
    characters = struct.pack(">HHHHL", 0, 1, 3, 10, 12) + struct.pack(">HHLLL", 12, 0, 28, 0, 1) + group
    head = struct.pack(">4sHHHH4sLLL", b"\0\1\0\0", 1, 0, 0, 0, b"cmap", 0, 28, len(characters))
    return head + characters


def packed_twice(mebibytes: int) -> bytes:
    content = zlib.compress(zlib.compress(bytes(mebibytes << 20), 9), 9)
    words = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>" % len(content)
    return page_of(b"").replace(stream(b""), b"%s\nstream\n%s\nendstream" % (words, content))


@pytest.mark.parametrize(
    "data",
    [
        with_font(b"/W [0 2000000000 500]"),
        with_font(b"/W2 [0 2000000000 1 2 3]"),
        with_font(b"/ToUnicode 7 0 R", stream(MAP % b"<00000000> <ffffffff> <0041>")),
        with_font(b"/FontDescriptor << /FontFile2 7 0 R >>", stream(font_of_characters_to(0xFFFFFFFF))),
        packed_twice(250),
    ],
    ids=["widths", "upright widths", "meanings", "characters", "packed twice"],
)
def test_endless_parts_are_refused_before_they_are_filled(tmp_path, data):
    path = tmp_path / "計畫.pdf"
    path.write_bytes(data)
    with pytest.raises(BadFile, match="太複雜"):
        read_pdf(path)


def test_what_takes_too_long_is_interrupted():
    def count_on(_grant):
        while True:
            time.monotonic()

    begin = time.monotonic()
    with pytest.raises(OutOfTime):
        within(0.05, count_on)
    assert time.monotonic() - begin < 2


def test_what_ends_in_time_or_is_granted_more_is_left_alone():
    def work(grant):
        for _ in range(5):
            time.sleep(0.02)
            grant(1)
        return "done"

    assert within(0.05, work) == "done"
    time.sleep(0.1)


def test_an_interruption_at_the_last_moment_does_no_harm_later():
    for place in range(40):
        with contextlib.suppress(OutOfTime):
            within(0.002, lambda _grant, place=place: time.sleep(0.0015 + place / 40_000))
    # Under a profiler or debugger Python waited for ever for an interruption that was taken back.
    sys.setprofile(lambda *_: None)
    seen = [str(number) for number in range(1000)]
    sys.setprofile(None)
    time.sleep(0.6)
    assert len(seen) == 1000
