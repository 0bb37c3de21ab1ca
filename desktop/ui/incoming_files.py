"""Files that come by drag and drop or by pasting."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from desktop.errors import OfficeError
from desktop.office.evidence import AttachedFile, attached_file
from desktop.rules.roc_calendar import roc_year


def has_files(data: QMimeData) -> bool:
    """Whether something dropped or copied brings files of this machine, or a picture."""
    return bool(_paths(data)) or data.hasImage()


def read_files(data: QMimeData) -> tuple[list[AttachedFile], list[str]]:
    """The files that come with something dropped or copied, and a sentence for each that cannot be kept.

    A picture without a file, such as a screenshot, becomes a PNG named after the moment.
    """
    paths = _paths(data)
    if not paths and data.hasImage():
        return [AttachedFile(f"截圖{_moment()}.png", _png(data.imageData()))], []
    return read_paths(paths)


def read_paths(paths: Iterable[Path]) -> tuple[list[AttachedFile], list[str]]:
    """The files at these paths, and a sentence for each that cannot be kept."""
    files, refusals = [], []
    for path in paths:
        try:
            files.append(attached_file(path))
        except OfficeError as error:
            refusals.append(str(error))
    return files, refusals


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _moment() -> str:
    now = dt.datetime.now().astimezone()
    return f"{roc_year(now.date())}{now:%m%d-%H%M%S}"


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())
