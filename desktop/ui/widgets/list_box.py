"""A short list of words to choose from."""

from PySide6.QtWidgets import QListWidget


def list_box() -> QListWidget:
    """An empty list whose rows have the height of the style sheet from the first one on."""
    box = QListWidget()
    # Rows measured before the style sheet is known would keep that height.
    box.ensurePolished()
    return box
