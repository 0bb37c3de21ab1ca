"""The values behind what a table shows, for files."""

from PySide6.QtCore import Qt

# What a cell holds as a day, a time or a number; a cell that has none is the text it shows.
VALUE_ROLE = Qt.ItemDataRole.UserRole + 9
