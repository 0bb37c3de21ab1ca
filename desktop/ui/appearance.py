"""Light or dark and the size of the letters, as this person chose them."""

from PySide6.QtWidgets import QApplication

from desktop.ui.preferences import preferences
from desktop.ui.theme import Scheme, apply_theme

SCHEME_KEY = "appearance/scheme"
PERCENT_KEY = "appearance/percent"
PERCENTS = (90, 100, 110, 125, 150)


def chosen_scheme() -> Scheme:
    """Light, dark or as the system has it."""
    value = preferences().value(SCHEME_KEY)
    return Scheme(value) if value in list(Scheme) else Scheme.SYSTEM


def chosen_percent() -> int:
    """The size of the letters in percent of the usual."""
    value = str(preferences().value(PERCENT_KEY, "100"))
    return int(value) if value.isdigit() and int(value) in PERCENTS else 100


def lay_on_appearance(application: QApplication) -> None:
    """Show the window as chosen, and follow the system where that is the choice."""
    apply_theme(application, chosen_scheme(), chosen_percent())
    application.styleHints().colorSchemeChanged.connect(
        lambda _scheme: apply_theme(application, chosen_scheme(), chosen_percent())
    )


def choose(application: QApplication, scheme: Scheme, percent: int) -> None:
    """Remember another appearance and show it at once."""
    preferences().setValue(SCHEME_KEY, scheme.value)
    preferences().setValue(PERCENT_KEY, percent)
    apply_theme(application, scheme, percent)
