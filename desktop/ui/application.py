"""Starting the window: what Qt needs, the look, the first paint; only then is an office opened."""

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.ui.appearance import lay_on_appearance
from desktop.ui.icons import icon
from desktop.ui.main_window import MainWindow
from desktop.ui.office_menu import OfficeMenu
from desktop.ui.reception import Reception
from desktop.ui.theme import load_fallback_fonts, load_fonts
from desktop.ui.unexpected import UnexpectedFaults, start_log


def run(location: Path | str | None = None) -> int:
    """Open the window on an office and stay until it is closed; returns the exit status.

    Without a location it is the office opened last, else the one at the usual place.
    """
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    prepare(application)
    UnexpectedFaults(application).install()
    window = MainWindow()
    reception = Reception(window, location)
    OfficeMenu(window, reception)
    window.painted.connect(lambda: QTimer.singleShot(0, load_the_rest))
    window.show()
    try:
        return application.exec()
    finally:
        reception.close()


def prepare(application: QApplication) -> None:
    """Give an application its name, language, fonts and look."""
    application.setApplicationName("weimin")
    application.setApplicationDisplayName(application.tr("為民"))
    QLocale.setDefault(QLocale("zh_TW"))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_TW", folder):
        application.installTranslator(translator)
    load_fonts()
    lay_on_appearance(application)
    application.setWindowIcon(icon("building_government", "accent"))


def load_the_rest() -> None:
    """What nobody sees at the first paint: the fonts of rare characters, the log."""
    load_fallback_fonts()
    start_log()
