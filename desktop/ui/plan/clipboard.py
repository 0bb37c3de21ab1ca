"""The clipboard as the outline uses it: branches of its own, a table for other programs, what was cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

BRANCHES = "application/x-weimin-branches"
CUT = "application/x-weimin-cut"


@dataclass(frozen=True)
class Contents:
    """What is on the clipboard; `cut_ids` are the keys of items that were cut and not yet moved."""

    text: str
    html: str
    branches: str
    cut_ids: tuple[int, ...]


def put_on_clipboard(branches: str, rows: Sequence[Sequence[str]], cut_ids: Sequence[int] = ()) -> None:
    """Put branches on the clipboard, for other programs as rows of cells."""
    data = QMimeData()
    data.setData(BRANCHES, branches.encode())
    data.setText("\n".join("\t".join(row) for row in rows))
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    data.setHtml(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
    if cut_ids:
        data.setData(CUT, ",".join(map(str, cut_ids)).encode())
    QGuiApplication.clipboard().setMimeData(data)


def clipboard_contents() -> Contents:
    """What is on the clipboard now."""
    data = QGuiApplication.clipboard().mimeData()
    cut = bytes(data.data(CUT).data()).decode()
    return Contents(
        data.text(),
        data.html(),
        bytes(data.data(BRANCHES).data()).decode(),
        tuple(int(key) for key in cut.split(",") if key),
    )


def forget_cut() -> None:
    """Let what was cut and moved be pasted again as a copy."""
    found = clipboard_contents()
    data = QMimeData()
    data.setText(found.text)
    data.setHtml(found.html)
    data.setData(BRANCHES, found.branches.encode())
    QGuiApplication.clipboard().setMimeData(data)
