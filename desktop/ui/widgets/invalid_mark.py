"""The red border of a field whose text is refused."""

from PySide6.QtWidgets import QWidget


def mark_invalid(field: QWidget, is_invalid: bool) -> None:
    """Give a field the look of an invalid one, or take it away."""
    field.setProperty("invalid", is_invalid)
    # A style sheet looks at properties only when the widget is polished.
    field.style().unpolish(field)
    field.style().polish(field)
