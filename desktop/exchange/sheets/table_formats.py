"""Which kinds of file a table is written as."""

from collections.abc import Callable, Generator, Iterator
from importlib import import_module
from pathlib import Path

from desktop.errors import Refused
from desktop.exchange.sheets.table_file import Progress, TableFile

# By suffix: what people call the kind, and the module and function that write it; imported when needed.
KINDS: dict[str, tuple[str, str, str]] = {
    ".xlsx": ("Excel 活頁簿", "desktop.exchange.sheets.table_xlsx", "write_xlsx"),
    ".ods": ("ODF 試算表", "desktop.exchange.odf.table_ods", "write_ods"),
    ".csv": ("CSV 逗號分隔", "desktop.exchange.sheets.table_csv", "write_csv"),
}
# Telling of every row would take longer than writing it.
STEP = 500


def kind_of(target: Path) -> str:
    """The suffix of the kind a file is to be of. Raises Refused where there is no such kind."""
    suffix = target.suffix.lower()
    if suffix not in KINDS:
        raise Refused(f"不知道「{target.name}」要存成哪種檔案；檔名請以 {'、'.join(KINDS)} 結尾。")
    return suffix


def table_steps(table: TableFile, target: Path, kind: str) -> Generator[Progress, None, int]:
    """Write the table as a kind of file, in steps that can be shown; returns the number of rows.

    Raises Refused for what the kind cannot hold, and OSError.
    """
    _name, module, function = KINDS[kind]
    write: Callable[[TableFile, Path], Iterator[int]] = getattr(import_module(module), function)
    done = 0
    for done in write(table, target):
        if done % STEP == 0:
            yield done, table.count, f"已寫入 {done:,} 列"
    return done
