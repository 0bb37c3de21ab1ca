"""What can be done next with the plan as a whole: the button of its state, and what else its menu has."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from db.queries.plan import PlanHead
from db.vocabulary import PlanStatus
from desktop.office.approval import amend_plan
from desktop.rules.roc_calendar import format_date
from desktop.rules.words import word
from desktop.ui.desk import Desk
from desktop.ui.dialogs.approval import ApproveDialog, CloseDialog, ReturnDialog, ScanDialog, SubmitDialog
from desktop.ui.icons import icon


class ApprovalSteps(QObject):
    """Keeps `button` and the entries it adds to a menu in step with the state of the plan.

    Signals:
        checks_wanted: what is to be mended before the plan is submitted is to be seen.
    """

    checks_wanted = Signal()

    def __init__(self, desk: Desk, button: QPushButton, menu: QMenu, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._head: PlanHead | None = None
        self.button = button
        button.clicked.connect(lambda: self._next())
        self.give_back = self._add(menu, self.tr("退回修改…"), "arrow_undo", self._return)
        self.scan = self._add(menu, self.tr("加入簽核掃描檔…"), "attach", self._add_scan)
        self.close = self._add(menu, self.tr("結案…"), "archive", self._close)

    def _add(self, menu: QMenu, text: str, icon_name: str, act: Callable[[], None]) -> QAction:
        action = menu.addAction(icon(icon_name), text)
        action.triggered.connect(lambda: act())
        return action

    def show_plan(self, head: PlanHead | None) -> None:
        """Offer what can be done with a plan."""
        self._head = head
        status = head.status if head else None
        words = {
            PlanStatus.DRAFT: self.tr("送陳核…"),
            PlanStatus.SUBMITTED: self.tr("核定…"),
            PlanStatus.APPROVED: self.tr("修正計畫"),
        }
        self.button.setVisible(status in words)
        if status in words:
            self.button.setText(words[status])
        self.give_back.setVisible(status is PlanStatus.SUBMITTED)
        self.scan.setVisible(status in (PlanStatus.APPROVED, PlanStatus.CLOSED))
        self.close.setVisible(status is PlanStatus.APPROVED)

    def state(self, head: PlanHead) -> str:
        """How far a plan is, in words: which edition, since when, by which letter."""
        edition = self.tr("第 %1 版").replace("%1", str(head.edition))
        match head.status:
            case PlanStatus.DRAFT if head.edition > 1:
                return self.tr("%1修正草案").replace("%1", edition)
            case PlanStatus.SUBMITTED if head.submitted_on:
                return self.tr("%1 陳核中").replace("%1", format_date(head.submitted_on))
            case PlanStatus.APPROVED if head.approved_on:
                said = self.tr("%1，%2 核定").replace("%2", format_date(head.approved_on))
                return f"{said.replace('%1', edition)} {head.approval_letter}".strip()
            case PlanStatus.CLOSED if head.closed_on:
                return self.tr("%1 結案").replace("%1", format_date(head.closed_on))
        return word(head.status)

    def _next(self) -> None:
        head = self._head
        match head.status if head else None:
            case PlanStatus.DRAFT if head:
                dialog = SubmitDialog(self._desk, head, self._page)
                dialog.checks_wanted.connect(self.checks_wanted)
                dialog.open()
            case PlanStatus.SUBMITTED if head:
                ApproveDialog(self._desk, head, self._page).open()
            case PlanStatus.APPROVED if head:
                self._desk.do(self.tr("開始修正計畫"), amend_plan, head.id)

    def _return(self) -> None:
        if self._head is not None:
            ReturnDialog(self._desk, self._head, self._page).open()

    def _add_scan(self) -> None:
        if self._head is not None:
            ScanDialog(self._desk, self._head.id, self._head.edition, self._page).open()

    def _close(self) -> None:
        if self._head is not None:
            CloseDialog(self._desk, self._head, self._page).open()
