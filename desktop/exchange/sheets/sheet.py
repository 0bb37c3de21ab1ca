"""A sheet of a workbook as it shows: the texts of its cells, what is merged, what is hidden."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.errors import BadFile
from desktop.exchange.document import check_length

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_MERGES = 30_000
# In all sheets together; a plan of a thousand tasks has a thirtieth of it.
MOST_CHARACTERS = 3_000_000
_LOOKED_AFTER = 1_000


@dataclass(frozen=True)
class Merge:
    """A block of merged cells: its first and last row and column, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Sheet:
    """One sheet; rows and columns count from 0, cells that show nothing are left out.

    `notes` are what stands on the sheet outside its cells: comments, text boxes, page heads; `buried` are
    texts below merged cells. The names in `without_result` and `with_error` are those of cells, such as C5.
    """

    name: str
    is_hidden: bool = False
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    buried: list[str] = field(default_factory=list)
    without_result: list[str] = field(default_factory=list)
    with_error: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Yield the rows that show something, each as one line."""
        for _, cells in sorted(self.rows.items()):
            yield "\t".join(" ".join(text.split()) for _, text in sorted(cells.items()))


class SheetFiller:
    """Puts texts into the sheets of one file, and stops where there are more than any plan has."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self._characters = self._cells = 0

    def merge(self, sheet: Sheet, merge: Merge) -> None:
        """Note merged cells. Raises BadFile for more of them than any plan has."""
        if len(sheet.merges) >= MOST_MERGES:
            raise BadFile(
                f"檔案「{self._file_name}」的工作表「{sheet.name}」有太多合併儲存格，不像一份年度計畫，"
                "請確認選對檔案。"
            )
        if merge.top <= merge.bottom and merge.left <= merge.right:
            sheet.merges.append(merge)

    def put(self, sheet: Sheet, row: int, column: int, text: str) -> None:
        """Put a text into a cell; one of nothing but blanks is none.

        Raises:
            BadFile: the cell lies beyond the last row or column that is read, or the text is too much.
        """
        if not text.strip():
            return
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            raise BadFile(
                f"檔案「{self._file_name}」的工作表「{sheet.name}」超過{MOST_ROWS}列或{MOST_COLUMNS}欄，"
                "不像一份年度計畫，請確認選對檔案，或刪去多餘的內容後再試。"
            )
        self._cells += 1
        self._characters += len(text)
        if self._cells % _LOOKED_AFTER == 0:
            check_length(self._cells, self._file_name)
        if self._characters > MOST_CHARACTERS:
            raise BadFile(
                f"檔案「{self._file_name}」的文字超過{MOST_CHARACTERS // 10_000}萬字，不像一份年度計畫，"
                "請確認選對檔案或分成幾個檔案後再試。"
            )
        sheet.rows.setdefault(row, {})[column] = text


def cell_name(row: int, column: int) -> str:
    """Return the name people know a cell by: C5 for row 4 and column 2."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
