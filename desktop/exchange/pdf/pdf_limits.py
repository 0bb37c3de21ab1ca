"""How much a PDF file may unpack to, how much it may draw, and how long that may take."""

import ctypes
import threading
import time
import zlib
from collections.abc import Callable
from typing import Any, TypeVar

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFStream,
)

from desktop.exchange.archive_gate import LARGEST_SUM, MEGABYTE

LONGEST_SECONDS = 6.0
# What a page may take on a slow machine, on top of that.
SECONDS_A_PAGE = 0.1
# A page of a plan has a thousand characters and a hundred lines.
MOST_DRAWN = 600_000
# What old packings unpack to is not known before; text packed so is small.
_LARGEST_OLD = MEGABYTE // 8
_CHUNK = MEGABYTE
# Seconds until another interruption where the first had no effect.
_AGAIN = 0.5
# Steps within which Python meets an interruption.
_MOMENT = 100


Result = TypeVar("Result")


class TooMuch(Exception):
    """A file unpacks to more, or draws more, than any plan."""


class OutOfTime(BaseException):
    """Reading took too long; no Exception, so that nobody in between takes it for a damaged part."""


def within(seconds: float, work: Callable[[Callable[[float], None]], Result]) -> Result:
    """Return what `work` returns; it is given a function that grants more seconds, for work that gets on.

    Damage can make the library count to billions where nothing of ours is asked.

    Raises:
        OutOfTime: the work took longer.
    """
    watch = _Watch(threading.get_ident(), seconds)
    try:
        try:
            watch.start()
            return work(watch.grant)
        finally:
            watch.end()
    except OutOfTime:
        # It may have come just where the watch was to be ended.
        watch.end()
        raise


class _Watch(threading.Thread):
    """Interrupts a thread when its time is over, again and again until it is ended."""

    def __init__(self, thread: int, seconds: float) -> None:
        super().__init__(daemon=True)
        self._watched = ctypes.c_ulong(thread)
        self._deadline = time.monotonic() + seconds
        self._is_over = threading.Event()

    def run(self) -> None:
        """Wait, and interrupt."""
        while not self._is_over.wait(max(self._deadline - time.monotonic(), 0)):
            if time.monotonic() < self._deadline:
                continue
            ctypes.pythonapi.PyThreadState_SetAsyncExc(self._watched, ctypes.py_object(OutOfTime))
            self._deadline = time.monotonic() + _AGAIN

    def grant(self, seconds: float) -> None:
        """Let the thread have more time."""
        self._deadline += seconds

    def end(self) -> None:
        """Interrupt no more; called by the thread watched, it meets here what was already sent.

        Taking an interruption back is no way: Python 3.11 would look for it for ever after.
        """
        while True:
            try:
                self._is_over.set()
                self.join()
                for _ in range(_MOMENT):
                    pass
            except OutOfTime:
                continue
            return


class BoundedParser(PDFParser):
    """Reads the objects of a file; all its streams together unpack to so much and no more."""

    left = LARGEST_SUM

    def push(self, *objects: Any) -> None:
        """Put objects on the stack, streams as bounded ones."""
        super().push(*((place, self._bounded(found)) for place, found in objects))

    def _bounded(self, found: Any) -> Any:
        if type(found) is not PDFStream or found.rawdata is None:
            return found
        return _BoundedStream(self, found)


class _BoundedStream(PDFStream):
    """A stream that is looked through in pieces before it is unpacked whole."""

    def __init__(self, parser: BoundedParser, stream: PDFStream) -> None:
        super().__init__(stream.attrs, stream.rawdata or b"", stream.decipher)
        self._parser = parser

    def decode(self) -> None:
        """Unpack the stream. Raises TooMuch if that is more than is left for the file."""
        self._parser.left -= self._unpacked_size()
        if self._parser.left < 0:
            raise TooMuch
        super().decode()

    def _unpacked_size(self) -> int:
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        size = len(data)
        for name, _ in self.get_filters():
            if name in LITERALS_ASCII85_DECODE:
                data = ascii85decode(data)
            elif name in LITERALS_ASCIIHEX_DECODE:
                data = asciihexdecode(data)
            elif name in LITERALS_FLATE_DECODE:
                data = _inflated(data, self._parser.left)
            elif name in (*LITERALS_LZW_DECODE, *LITERALS_RUNLENGTH_DECODE) and len(data) > _LARGEST_OLD:
                raise TooMuch
            size = max(size, len(data))
        return size


def _inflated(data: bytes, most: int) -> bytes:
    """Return unpacked data, or as much of it as is whole. Raises TooMuch for more than `most` bytes."""
    unpacking = zlib.decompressobj()
    pieces: list[bytes] = []
    size = 0
    try:
        while data and not unpacking.eof:
            pieces.append(unpacking.decompress(data, _CHUNK))
            size += len(pieces[-1])
            if size > most:
                raise TooMuch
            data = unpacking.unconsumed_tail
    except zlib.error:
        pass  # what is damaged is damaged for the library too
    return b"".join(pieces)
