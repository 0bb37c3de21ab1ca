"""The way into an open office: straight on, or past the card where everybody signs in."""

from PySide6.QtCore import QObject, Signal

from desktop.office.office import Actor, Office
from desktop.office.settings import read_settings
from desktop.ui.main_window import MainWindow
from desktop.ui.opening_steps import NOBODY
from desktop.ui.sign_in_card import SignInCard


class Entrance(QObject):
    """Belongs to an open office and asks anew whenever somebody leaves it.

    Signals:
        entered: the Actor who works from now on.
    """

    entered = Signal(object)

    def __init__(self, window: MainWindow, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._office = office

    def ask(self) -> None:
        """Let somebody in: who signs in where that is asked for, else whoever is there."""
        with self._office.reading() as session:
            is_asked = read_settings(session).sign_in_required
        if not is_asked:
            self.entered.emit(Actor(NOBODY))
            return
        card = SignInCard(self._office)
        card.signed_in.connect(self.entered.emit)
        card.code_asked.connect(lambda: self._ask_code(card))
        self._window.show_widget(card)
        card.setFocus()

    def _ask_code(self, card: SignInCard) -> None:
        from desktop.ui.dialogs.use_recovery_code import UseRecoveryCode

        dialog = UseRecoveryCode(self._office, parent=self._window)
        dialog.recovered.connect(lambda actor, code: self._tell_code(card, actor, code))
        dialog.open()

    def _tell_code(self, card: SignInCard, actor: Actor, code: str) -> None:
        from desktop.ui.dialogs.recovery_code import RecoveryCode

        dialog = RecoveryCode(code, self._window)
        dialog.finished.connect(lambda _result: card.enter(actor))
        dialog.open()
