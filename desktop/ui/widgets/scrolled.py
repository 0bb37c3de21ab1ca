"""A column of fields that scrolls where the window is low."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.theme import UNIT


def scrolled(content: QWidget) -> QScrollArea:
    """A borderless area that shows `content` at its top and scrolls up and down only."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
    column.addWidget(content)
    column.addStretch(1)
    area = QScrollArea()
    area.setProperty("role", "page")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area
