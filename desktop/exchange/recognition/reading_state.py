"""What is known while a task table is being read: the outline so far, what a row opened, what was lost."""

from dataclasses import dataclass, field

from db.vocabulary import ColumnKind, NodeKind
from desktop.exchange.recognition.cell_pieces import Piece, broken_off, joined
from desktop.exchange.recognition.drafts import Draft, Outline
from desktop.exchange.recognition.row_fitting import FittedRow
from desktop.exchange.recognition.table_habits import Habits

_QUOTED = 20


@dataclass(frozen=True)
class Before:
    """What was open when a row began, for text that goes on from the row above."""

    area: Draft | None
    measure: Draft | None
    task: Draft | None
    innermost: Draft | None


@dataclass
class TakenRow:
    """A row and what it opened.

    `slots` are the outline items that tasks of the row can go to, `covered` the task of a merged cell that
    reaches down into the row. `home` is where things go that belong to no single task, `tip` the innermost
    item behind the row; `is_after_gap` if nothing is known of what its cells belong to.
    """

    row: FittedRow
    before: Before
    opened: list[Draft] = field(default_factory=list)
    slots: list[Draft] = field(default_factory=list)
    tasks: list[Draft] = field(default_factory=list)
    subtasks: list[Draft] = field(default_factory=list)
    covered: Draft | None = None
    home: Draft | None = None
    tip: Draft | None = None
    is_after_gap: bool = False


@dataclass
class ReadingState:
    """One task table being read.

    The gaps say that text of the table was lost before the next row, in the outline and among the tasks;
    `measures_among_tasks` are those that stand in the tasks' column.
    """

    habits: Habits
    outline: Outline = field(default_factory=Outline)
    rows: list[TakenRow] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    measures_among_tasks: list[Draft] = field(default_factory=list)
    outline_gap: bool = False
    task_gap: bool = False
    _last_lines: dict[tuple[ColumnKind, int], str] = field(default_factory=dict)

    def before(self) -> Before:
        """Return what is open now."""
        return Before(
            area=self.outline.current(NodeKind.AREA),
            measure=self.outline.current(NodeKind.MEASURE),
            task=self.outline.current(NodeKind.TASK),
            innermost=self.outline.innermost,
        )

    def open(self, piece: Piece) -> Draft:
        """Open the item that a number begins, or a task without one."""
        draft = self.outline.add(
            Draft(piece.kind or NodeKind.TASK, piece.text, written=piece.written, value=piece.value)
        )
        if piece.is_guessed:
            draft.ask("number", f"原文的編號「{piece.written}」後面沒有標點，已當作新的一項，請確認。")
        return draft

    def go_on(self, target: Draft, text: str, column: tuple[ColumnKind, int], row: FittedRow) -> None:
        """Join text to an item: broken off by a page, or by the end of a printed line.

        Only texts of tasks have paragraphs; names of areas and measures have none.
        """
        if column[0] is ColumnKind.TASK and row.is_line and not row.begins_page:
            width = self.habits.width(column[0], row)
            target.text = joined(target.text, text, self._last_lines.get(column, ""), width)
        else:
            target.text = broken_off(target.text, text)

    def remember_line(self, column: tuple[ColumnKind, int], line: str) -> None:
        """Keep the last line of a column, for joining the next."""
        self._last_lines[column] = line.strip()


def ask_for_place(draft: Draft) -> None:
    """Ask whether the first item behind lost text stands where it belongs."""
    draft.ask("place", "這一項之前有讀不出來的內容，它和後面各項的上層可能不對，請對照原件確認位置。")


def quoted(text: str) -> str:
    """Return the beginning of a text for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else line[:_QUOTED] + "…"
