"""What this person's window remembers on this machine: geometry, columns, who they are. Never office data."""

from PySide6.QtCore import QSettings

from desktop.paths import data_folder


def preferences() -> QSettings:
    """The preferences, kept in a file of the data folder; without such a folder they last until the end."""
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
