"""The sections' workbooks on the page 追蹤: written, and read back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from desktop.office.followed_plan import FollowedPlan
from desktop.ui.desk import Desk
from desktop.ui.preferences import preferences


class ReturnsMenu(QMenu):
    """What can be done with the workbooks in which the sections report."""

    def __init__(self, desk: Desk, plan: Callable[[], FollowedPlan | None], window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._plan, self._window = desk, plan, window
        self.addAction(self.tr("產生回報表…")).triggered.connect(lambda _on=False: self.write())
        self.addAction(self.tr("讀回回報表…")).triggered.connect(lambda _on=False: self.choose())

    def write(self) -> None:
        """Write the workbooks in which the sections report."""
        from desktop.ui.dialogs.write_returns import WriteReturnsDialog

        plan = self._plan()
        if plan is not None:
            WriteReturnsDialog(self._desk, plan, self._window).open()

    def choose(self) -> None:
        """Let the user choose the workbooks that came back, and compare them."""
        from desktop.ui.dialogs.write_returns import FOLDER_KEY

        folder = str(preferences().value(FOLDER_KEY, str(Path.home())))
        title = self.tr("讀回各單位的回報表")
        chosen, _kind = QFileDialog.getOpenFileNames(self._window, title, folder, "Excel (*.xlsx)")
        if chosen:
            self.compare([Path(name) for name in chosen])

    def compare(self, paths: Sequence[Path]) -> None:
        """Compare workbooks that came back with what is known."""
        from desktop.ui.dialogs.read_returns import ReadReturnsDialog

        ReadReturnsDialog(self._desk, paths, self._window).open()
