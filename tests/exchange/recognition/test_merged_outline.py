"""Areas and measures that ran together in one printed column."""

from desktop.exchange.document import text_row
from desktop.exchange.recognition.merged_outline import taken_apart
from desktop.exchange.recognition.row_fitting import OUTLINE, FittedCell, FittedRow
from desktop.exchange.recognition.table_columns import read_headings

TWO_COLUMNS = read_headings(text_row([(), ("工作要項",), ("工作重點",), ("業務單位",)]))
ONE_COLUMN = read_headings(text_row([("工作要項",), ("工作重點",), ("業務單位",)]))


def apart(*lines: str, columns=TWO_COLUMNS, is_line: bool = True) -> list[list[tuple[int, str]]]:
    outline = next(column for column in columns if column.kind is OUTLINE)
    rows = [FittedRow((FittedCell(outline, (line,)),), is_wrapped=True, is_line=is_line) for line in lines]
    return [[(cell.depth, cell.lines[0]) for cell in row.cells] for row in taken_apart(rows, columns)]


def test_lines_are_split_behind_the_width_of_the_areas():
    assert apart("五、開(一)建構安全", "放政府 環境，落", "治理，", "實資料公開。", "新") == [
        [(0, "五、開"), (1, "(一)建構安全")],
        [(0, "放政府"), (1, "環境，落")],
        [(0, "治理，")],
        [(1, "實資料公開。")],
        [(0, "新")],
    ]


def test_the_last_line_of_an_area_may_be_shorter():
    assert apart("四、開(一)公開", "放資料 及資訊。", "共享(二)鼓勵", "參與。")[2:] == [
        [(0, "共享"), (1, "(二)鼓勵")],
        [(1, "參與。")],
    ]


def test_pages_on_which_nothing_ran_together_stay_as_they_are():
    lines = ("(一)建構安全", "環境。")
    untouched = [[(0, line)] for line in lines]
    assert apart(*lines) == untouched
    together = ("五、開(一)建構", "放政府 環境")
    assert apart(*together, columns=ONE_COLUMN) == [[(0, line)] for line in together]
    assert apart(*together, is_line=False) == [[(0, line)] for line in together]
