import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.ui.delegates.two_lines import TwoLines
from desktop.ui.models.two_line_list import SECOND_LINE_ROLE, Entry, TwoLineList
from desktop.ui.widgets.two_line_view import TwoLineView

ENTRIES = [Entry(7, "115.07.01　照片", "計 1 次 · 照片.jpg", "attach"), Entry(8, "<b>粗</b>", "", "")]


def test_entries_are_told_line_by_line(qtbot: QtBot) -> None:
    model = TwoLineList()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(ENTRIES)
    first, second = model.index(0), model.index(1)
    assert (first.data(), first.data(SECOND_LINE_ROLE)) == ("115.07.01　照片", "計 1 次 · 照片.jpg")
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "115.07.01　照片 計 1 次 · 照片.jpg"
    assert not first.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert second.data(Qt.ItemDataRole.DecorationRole) is None
    assert "<b>" not in second.data(Qt.ItemDataRole.ToolTipRole)
    model.show([])
    assert model.rowCount() == 0


def test_the_same_entries_shown_again_keep_the_cursor(qtbot: QtBot) -> None:
    view = TwoLineView("佐證", "還沒有佐證。")
    qtbot.addWidget(view)
    view.entries.show(ENTRIES)
    view.setCurrentIndex(view.entries.index(1))
    view.entries.show(list(ENTRIES))
    assert view.current() == ENTRIES[1]
    view.entries.show(ENTRIES[:1])
    assert view.current() is None


def ink(delegate: TwoLines, view: TwoLineView, row: int) -> set[int]:
    """The lines of pixels, from the top, in which an entry is painted darker than its ground."""
    option = QStyleOptionViewItem()
    option.widget = view  # type: ignore[attr-defined]
    option.font = view.font()  # type: ignore[attr-defined]
    option.palette = view.palette()  # type: ignore[attr-defined]
    size = delegate.sizeHint(option, view.entries.index(row))
    option.rect = view.rect().adjusted(0, 0, size.width() - view.width(), size.height() - view.height())  # type: ignore[attr-defined]
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    delegate.paint(painter, option, view.entries.index(row))
    painter.end()
    return {
        y
        for y in range(picture.height())
        if any(picture.pixelColor(x, y).lightness() < 128 for x in range(picture.width()))
    }


def test_both_lines_are_painted_one_below_the_other(qtbot: QtBot) -> None:
    view = TwoLineView("佐證", "還沒有佐證。")
    qtbot.addWidget(view)
    view.entries.show([Entry(1, "上", "下"), Entry(2, "上", "")])
    delegate = TwoLines(view)
    both, above = ink(delegate, view, 0), ink(delegate, view, 1)
    assert above < both
    assert min(both - above) > max(above)


@pytest.mark.parametrize(("count", "least"), [(0, 40), (1, 40), (3, 120)])
def test_a_list_is_as_high_as_its_entries(qtbot: QtBot, count: int, least: int) -> None:
    view = TwoLineView("動態", "還沒有任何紀錄。")
    qtbot.addWidget(view)
    view.entries.show(Entry(key, "動態", "時間") for key in range(count))
    view.fit_height()
    assert view.height() >= least
    assert view.height() == max(count, 1) * (view.sizeHintForRow(0) if count else 48) + 2 * view.frameWidth()
