"""Writing a file whole or not at all: what stood under its name before stays until the new one is safe."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.errors import Refused


def write_file(target: Path, content: bytes) -> None:
    """Write `content` beside the target, then put it in its place.

    Raises Refused; the old file then stays.
    """
    with written_beside(target) as unfinished:
        unfinished.write_bytes(content)


@contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """Give the path of a file to write in place of the target; put there when all of it is written.

    Raises Refused where it cannot be written or another program has the target open; the old file then
    stays, as it does after any error of whoever writes.
    """
    refuse_if_open(target)
    unfinished = target.with_name(target.name + ".part")
    try:
        yield unfinished
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(unfinished, target)
    except OSError as error:
        raise Refused(
            f"無法寫入「{target}」；請檢查資料夾是否存在、磁碟空間，或檔案是否正被其他程式開啟。"
        ) from error
    finally:
        # Where the folder is no folder, or closed to us, there is nothing to remove either.
        with suppress(OSError):
            unfinished.unlink()


def refuse_if_open(target: Path) -> None:
    """Raise Refused where the mark of Excel or LibreOffice lies beside the file that they have it open."""
    marks = (f"~${target.name}", f"~${target.name[2:]}", f".~lock.{target.name}#")
    if target.exists() and any(target.with_name(mark).exists() for mark in marks):
        raise Refused(f"「{target.name}」正由 Excel 或 LibreOffice 開啟；請先關閉，或另取檔名後再試。")
