"""The editor of columns worked by hand."""

from PySide6.QtWidgets import QToolButton

from desktop.ui.plan.columns_edit import ColumnsEdit


def tool(columns: ColumnsEdit, name: str) -> QToolButton:
    """The tool with this name."""
    return next(each for each in columns.findChildren(QToolButton) if each.accessibleName() == name)


def turn(columns: ColumnsEdit, kind: str) -> None:
    """Choose from the menu of what the chosen column shows."""
    menu = columns.fields.contents.menu()
    next(action for action in menu.actions() if action.text() == kind).trigger()
