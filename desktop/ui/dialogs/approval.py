"""The steps of a plan to its approval and on, each a small dialog."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from db.queries.plan import PlanHead
from desktop.office.approval import add_scan, approve_plan, close_plan, return_plan, submit_plan
from desktop.office.evidence import AttachedFile
from desktop.office.plan_checking import findings
from desktop.rules.severity import Severity
from desktop.ui.desk import Desk
from desktop.ui.dialogs.deed_dialog import DeedDialog
from desktop.ui.dialogs.proof_fields import date_field, find_date_error
from desktop.ui.labels import plain_label
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.file_list import FileList

# So many places to mend are named before it is signed; the rest is counted.
MOST_NAMED = 5


class StepDialog(DeedDialog):
    """A step that was taken on a day, today unless said otherwise."""

    def __init__(self, desk: Desk, head: PlanHead, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.head = head

    def explain(self, title: str, about: str, day: str) -> None:
        """Say what the step is and means, and what day is asked for."""
        self.name(title)
        self.add_above(plain_label(about, "muted", wraps=True))
        self.day = date_field(self.rows, day, self.desk.today())

    def on(self) -> dt.date:
        """The day as filled in."""
        return self.day.date() or dt.date.max

    def find_errors(self) -> None:
        find_date_error(self.rows, self.day, self.desk.today())


class SubmitDialog(StepDialog):
    """送陳核: the printed draft was sent for signature, with what must be mended only if that is confirmed.

    Signals:
        checks_wanted: what is to be mended is to be seen instead.
    """

    checks_wanted = Signal()

    def __init__(self, desk: Desk, head: PlanHead, parent: QWidget | None = None) -> None:
        super().__init__(desk, head, parent)
        about = self.tr("印出計畫書陳核後，在這裡登錄。陳核中仍可修改，核定後才鎖定。")
        self.explain(self.tr("送陳核"), about, self.tr("陳核日期"))
        found = desk.read(findings, head.id)
        self.must = [each for each in found if each.severity is Severity.MUST]
        self.anyway = QCheckBox(self.tr("仍要照現在的內容送陳核"))
        if self.must:
            self._warn()

    def _warn(self) -> None:
        told = self.tr("檢查出 %1 處必改：").replace("%1", str(len(self.must)))
        lines = [f"{each.check}　{each.where}" for each in self.must[:MOST_NAMED]]
        more = [self.tr("……其餘見「檢查」分頁。")] if len(self.must) > MOST_NAMED else []
        self.rows.add_wide(plain_label("\n".join([told, *lines, *more]), "error", wraps=True))
        self.rows.add_wide(button(self.tr("到「檢查」分頁修改"), self._see, icon_name="edit"))
        self.rows.add_row("", self.anyway)

    def _see(self) -> None:
        self.checks_wanted.emit()
        self.reject()

    def find_errors(self) -> None:
        super().find_errors()
        if self.must and not self.anyway.isChecked():
            self.rows.set_error(self.anyway, self.tr("還有必改的地方；請先修改，或勾選上面這一項再送陳核。"))

    def act(self) -> None:
        self.desk.do(self.tr("送陳核"), submit_plan, self.head.id, on=self.on(), today=self.desk.today())


class ReturnDialog(StepDialog):
    """退回修改: what was submitted came back unsigned."""

    def __init__(self, desk: Desk, head: PlanHead, parent: QWidget | None = None) -> None:
        super().__init__(desk, head, parent)
        about = self.tr("計畫回到草稿；原因記入簽核軌跡。")
        self.explain(self.tr("退回修改"), about, self.tr("退回日期"))
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(10 * UNIT)
        self.rows.add_row(self.tr("原因"), self.reason)

    def find_errors(self) -> None:
        super().find_errors()
        if not self.reason.toPlainText().strip():
            self.rows.set_error(self.reason, self.tr("請寫明退回的原因，例如：第三項期限請再確認。"))

    def act(self) -> None:
        reason = self.reason.toPlainText()
        self.desk.do(self.tr("退回修改"), return_plan, self.head.id, reason=reason, on=self.on())


class ApproveDialog(StepDialog):
    """核定: date, letter number, the scan of the signed paper if it is at hand."""

    def __init__(self, desk: Desk, head: PlanHead, parent: QWidget | None = None) -> None:
        super().__init__(desk, head, parent)
        about = self.tr(
            "核定後，第 %1 版照現在的樣子保存並鎖定，以後都能原樣再印；要修改時另辦「修正計畫」。"
        )
        self.explain(self.tr("核定"), about.replace("%1", str(head.edition)), self.tr("核定日期"))
        self.letter = QLineEdit()
        self.letter.setPlaceholderText(self.tr("例如：松鄉秘字第1150000871號"))
        self.scan = FileList()
        self.rows.add_row(self.tr("文號"), self.letter, self.tr("簽准但沒有發文時可以留白。"))
        self.rows.add_row(self.tr("簽核掃描檔"), self.scan, self.tr("可以以後再加入；一個 PDF 或圖檔。"))

    def find_errors(self) -> None:
        super().find_errors()
        find_scan_error(self, self.scan)

    def act(self) -> None:
        scan = next(iter(self.scan.files()), None)
        self.desk.do(
            self.tr("核定計畫"),
            approve_plan,
            self.head.id,
            on=self.on(),
            letter=self.letter.text(),
            scan=scan,
            today=self.desk.today(),
        )


class ScanDialog(DeedDialog):
    """The scan of a signed edition, which comes later or in place of another."""

    def __init__(
        self, desk: Desk, plan_id: int, edition: int, parent: QWidget | None = None, *, has_one: bool = False
    ) -> None:
        super().__init__(desk, parent)
        self._plan_id, self._edition = plan_id, edition
        self.name(self.tr("加入簽核掃描檔"), self.tr("儲存"))
        title = self.tr("第 %1 版的簽核掃描檔").replace("%1", str(edition))
        self.add_above(plain_label(title, "heading"))
        self.scan = FileList()
        hint = self.tr("會取代原有的掃描檔。") if has_one else self.tr("一個 PDF 或圖檔。")
        self.rows.add_row(self.tr("掃描檔"), self.scan, hint)

    def find_errors(self) -> None:
        if not self.scan.files():
            self.rows.set_error(self.scan, self.tr("請選擇掃描檔。"))
        find_scan_error(self, self.scan)

    def act(self) -> None:
        (scan,) = self.scan.files()
        self.desk.do(self.tr("加入簽核掃描檔"), add_scan, self._plan_id, self._edition, scan)


class CloseDialog(StepDialog):
    """結案: the year is over."""

    def __init__(self, desk: Desk, head: PlanHead, parent: QWidget | None = None) -> None:
        super().__init__(desk, head, parent)
        about = self.tr("結案的計畫不再修正；工作的勾稽與佐證仍可補登。")
        self.explain(self.tr("結案"), about, self.tr("結案日期"))

    def act(self) -> None:
        self.desk.do(self.tr("計畫結案"), close_plan, self.head.id, on=self.on(), today=self.desk.today())


def find_scan_error(dialog: DeedDialog, scan: FileList) -> None:
    """Mark a choice of several files, or of what is neither PDF nor picture."""
    files: tuple[AttachedFile, ...] = scan.files()
    if len(files) > 1:
        dialog.rows.set_error(scan, dialog.tr("只能放一個檔案；多頁請掃描成一個 PDF。"))
    elif files and not files[0].name.lower().endswith(SCANS):
        dialog.rows.set_error(scan, dialog.tr("掃描檔要是 PDF 或圖檔（.pdf、.jpg、.png、.tif）。"))


SCANS = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff")
