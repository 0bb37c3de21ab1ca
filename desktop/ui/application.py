"""Starting the window: an empty frame first, then the look and the furniture, then an office."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.ui.main_window import MainWindow


def run(location: Path | str | None = None) -> int:
    """Open the window on an office and stay until it is closed; returns the exit status.

    Without a location it is the office opened last, else the one at the usual place.
    """
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    window = MainWindow()
    # The timer lets the system show what was painted before anything else is loaded.
    window.painted.connect(lambda: QTimer.singleShot(0, lambda: settle_in(application, window, location)))
    window.appear()
    return application.exec()


def settle_in(application: QApplication, window: MainWindow, location: Path | str | None) -> None:
    """Make a painted frame the window of an office."""
    from desktop.ui.office_menu import OfficeMenu
    from desktop.ui.reception import Reception
    from desktop.ui.theme import load_fallback_fonts
    from desktop.ui.unexpected import UnexpectedFaults, start_log

    UnexpectedFaults(application).install()
    prepare(application)
    window.furnish()
    reception = Reception(window, location)
    OfficeMenu(window, reception)
    application.aboutToQuit.connect(reception.close)
    reception.begin()
    load_fallback_fonts()
    start_log()


def prepare(application: QApplication) -> None:
    """Give an application its name, language, fonts and look."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    from desktop.ui.appearance import lay_on_appearance
    from desktop.ui.icons import icon
    from desktop.ui.theme import load_fonts

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
