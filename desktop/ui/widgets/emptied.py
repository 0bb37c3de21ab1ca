"""Taking everything out of a layout whose content is made anew."""

from PySide6.QtWidgets import QBoxLayout


def empty_out(layout: QBoxLayout) -> None:
    """Remove every widget of the layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            # Gone at once: deleted later, it would still be seen below its successor.
            widget.hide()
            widget.deleteLater()
