"""What stands in the place of a page whose program files are missing."""

from PySide6.QtWidgets import QVBoxLayout

from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.widgets.empty_state import EmptyState


class UnavailablePage(Page):
    """Says so, and what to do."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(desk)
        hint = self.tr("程式檔不完整，這一頁無法使用；請重新安裝程式，資料不受影響。")
        missing = self.tr("找不到「%1」頁").replace("%1", title)
        QVBoxLayout(self).addWidget(EmptyState("document_error", missing, hint))

    def reload(self) -> None:
        """Nothing is read here."""
