"""What the window shows of an office that asks who comes in: nothing of its data, only who and the secret."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.queries import office as office_queries
from desktop.errors import MustWait, OfficeError
from desktop.office.office import Actor, Office
from desktop.office.signing_in import sign_in
from desktop.rules.secret import wait_in_words
from desktop.ui.icons import pixmap
from desktop.ui.labels import plain_label
from desktop.ui.last_person import remember_person, remembered_person
from desktop.ui.theme import UNIT
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.form_rows import FormRows
from desktop.ui.widgets.secret_edit import SecretEdit, ShowSecrets

WIDTH = 50 * UNIT
SECOND_MS = 1000
Clock = Callable[[], dt.datetime]


def present() -> dt.datetime:
    """The present moment."""
    return dt.datetime.now(dt.UTC)


class SignInCard(QWidget):
    """Signals.

    signed_in: the Actor who works from now on.
    code_asked: who comes in has forgotten the secret and wants to use the recovery code.
    """

    signed_in = Signal(object)
    code_asked = Signal()

    def __init__(self, office: Office, clock: Clock = present, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._clock = clock
        self._until: dt.datetime | None = None
        self.person = QComboBox()
        self.secret = SecretEdit()
        self.show_secret = ShowSecrets([self.secret])
        self.refusal = plain_label(role="error", wraps=True)
        self.confirm = button(self.tr("登入"), self.sign_in, role="primary")
        self._ticking = QTimer(self, interval=SECOND_MS)
        self._ticking.timeout.connect(self.look_at_clock)
        with office.reading() as session:
            agency = office_queries.agency(session)
            persons = [person for person in office_queries.persons(session) if person.is_active]
        for person in persons:
            section = f"（{person.section}）" if person.section else ""
            self.person.addItem(f"{person.name}{section}", person.id)
        self.person.setCurrentIndex(self.person.findData(remembered_person(office.path)))
        self.person.setPlaceholderText(self.tr("請選擇姓名"))
        self._lay_out(agency.name if agency else self.tr("為民"))
        self.person.activated.connect(self._on_person)
        self.secret.returnPressed.connect(self.sign_in)
        self.setFocusProxy(self.secret if self.person.currentIndex() >= 0 else self.person)

    def _lay_out(self, agency: str) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(4 * UNIT, 2 * UNIT, 4 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT + UNIT // 2)
        picture = plain_label()
        picture.setPixmap(pixmap("lock_closed", 24, "accent"))
        title = QHBoxLayout()
        title.setSpacing(UNIT)
        title.addWidget(picture)
        title.addWidget(plain_label(agency, "heading", wraps=True), 1)
        column.addLayout(title)
        rows = FormRows(labels_above=True)
        rows.add_row(self.tr("姓名"), self.person)
        rows.add_row(self.tr("密碼"), self.secret)
        column.addWidget(rows)
        column.addWidget(self.show_secret)
        self.refusal.hide()
        column.addWidget(self.refusal)
        column.addWidget(self.confirm)
        forgotten = QHBoxLayout()
        forgotten.addWidget(plain_label(self.tr("忘記密碼請找承辦人重設。"), "muted"), 1)
        forgotten.addWidget(button(self.tr("使用復原碼…"), self.code_asked.emit, role="link"))
        column.addLayout(forgotten)
        told = self.tr("密碼是為了分清楚是誰做的，並沒有把資料庫檔案加密；檔案本身請妥善保管。")
        column.addWidget(plain_label(told, "muted", wraps=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(_in_the_middle(card))

    def sign_in(self) -> None:
        """Try the secret; tell why it is not taken."""
        person_id = self.person.currentData()
        if person_id is None:
            self._tell(self.tr("請先選擇您的姓名。"))
            self.person.setFocus()
            return
        if not self.secret.text():
            self._tell(self.tr("請輸入密碼。"))
            self.secret.setFocus()
            return
        try:
            actor = sign_in(self._office, person_id, self.secret.text(), self._clock())
        except OfficeError as error:
            self._on_refused(error)
        else:
            self.enter(actor)

    def enter(self, actor: Actor) -> None:
        """Let somebody in who has shown who they are."""
        self._ticking.stop()
        self.secret.clear()
        if actor.person_id is not None:
            remember_person(self._office.path, actor.person_id)
        self.signed_in.emit(actor)

    def look_at_clock(self) -> None:
        """Tell how long is left to wait, until it is over."""
        if self._until is None:
            return
        left = self._until - self._clock()
        is_over = left <= dt.timedelta(0)
        if is_over:
            self._until = None
            self._ticking.stop()
            self._tell(self.tr("現在可以再試一次。"))
        else:
            told = self.tr("連續輸入錯誤，還要等%1才能再試；也可以請承辦人重設密碼。")
            self._tell(told.replace("%1", wait_in_words(left)))
        self.confirm.setEnabled(is_over)

    def _on_refused(self, error: OfficeError) -> None:
        self._tell(str(error))
        self.secret.selectAll()
        self.secret.setFocus()
        if isinstance(error, MustWait):
            self._until = error.until
            self.confirm.setEnabled(False)
            self._ticking.start()

    def _on_person(self) -> None:
        self._until = None
        self._ticking.stop()
        self.confirm.setEnabled(True)
        self._tell("")
        self.secret.clear()
        self.secret.setFocus()

    def _tell(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))


def _in_the_middle(card: QWidget) -> QScrollArea:
    """The card a little above the middle; it scrolls where the window is lower."""
    # Between stretches, not aligned: an aligned widget gets too little height for lines that wrap.
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card)
    row.addStretch(1)
    place = QWidget()
    column = QVBoxLayout(place)
    column.addStretch(2)
    column.addLayout(row)
    column.addStretch(3)
    area = QScrollArea()
    area.setProperty("role", "page")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(place)
    return area
