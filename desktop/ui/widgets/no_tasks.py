"""What stands in the place of a plan's tasks while there are none: where to begin."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.desk import Desk
from desktop.ui.widgets.empty_state import EmptyState


class NoTasks(QStackedWidget):
    """Offers to import or begin a plan, or to go on with one that has no tasks yet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._no_plan = EmptyState("clipboard_task_list_ltr", "")
        self._no_plan.add_action(
            self.tr("匯入計畫…"),
            lambda: desk.open_page("plan", "import"),
            icon_name="arrow_import",
            role="primary",
        )
        self._no_plan.add_action(
            self.tr("新增計畫"), lambda: desk.open_page("plan", "blank"), icon_name="document_add"
        )
        self._bare_plan = EmptyState("text_bullet_list_tree", "")
        self._bare_plan.add_action(self.tr("到計畫頁"), lambda: desk.open_page("plan"), role="primary")
        self.addWidget(self._no_plan)
        self.addWidget(self._bare_plan)

    def tell(self, *, has_plan: bool) -> None:
        """Say what is missing in the year that is worked on."""
        year = str(self._desk.year)
        if has_plan:
            self._bare_plan.set_words(
                self.tr("%1 年度的計畫還沒有工作項目").replace("%1", year),
                self.tr("到計畫頁加入要項、項目與工作，這裡就會顯示期限與進度。"),
            )
        else:
            self._no_plan.set_words(
                self.tr("%1 年度還沒有計畫").replace("%1", year),
                self.tr("可以匯入去年或今年的 Word 計畫，也可以從空白計畫開始編寫。"),
            )
        self.setCurrentWidget(self._bare_plan if has_plan else self._no_plan)
