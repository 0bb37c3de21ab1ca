"""Writing a file whole or not at all: what stood under its name before stays until the new one is safe."""

import os
from contextlib import suppress
from pathlib import Path

from desktop.errors import Refused


def write_file(target: Path, content: bytes) -> None:
    """Write `content` beside the target, then put it in its place.

    Raises Refused; the old file then stays.
    """
    unfinished = target.with_name(target.name + ".part")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, target)
    except OSError as error:
        # Where the folder is no folder, or closed to us, there is nothing to remove either.
        with suppress(OSError):
            unfinished.unlink()
        raise Refused(
            f"無法寫入「{target}」；請檢查資料夾是否存在、磁碟空間，或檔案是否正被其他程式開啟。"
        ) from error
