"""Setting a task aside, as not applicable or withdrawn, with the reason that is asked for."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.office.tracking import mark_not_applicable, withdraw
from desktop.rules.tracked_tasks import TrackedTask
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.dialogs.proof_fields import name_of
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT


class SetAsideDialog(DeedDialog):
    """Asks for the reason; `withdraws` says which of the two it is."""

    def __init__(
        self, desk: Desk, task: TrackedTask, *, withdraws: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._task = task
        self._deed: Callable[..., None] = withdraw if withdraws else mark_not_applicable
        self._text = self.tr("撤銷管制") if withdraws else self.tr("列為不適用")
        self.name(self._text)
        self.reason = QPlainTextEdit(task.reason)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(10 * UNIT)
        self.add_above(plain_label(name_of(task), "heading", wraps=True))
        hint = self.tr("這項工作不再列入完成率的分母；日後可以重新開啟。")
        self.rows.add_row(self.tr("原因"), self.reason, hint)

    def find_errors(self) -> None:
        if not self.reason.toPlainText().strip():
            self.rows.set_error(self.reason, self.tr("請寫明原因，例如：業務移撥縣政府辦理。"))

    def act(self) -> None:
        self.desk.do(self._text, self._deed, self._task.node_id, reason=self.reason.toPlainText())
