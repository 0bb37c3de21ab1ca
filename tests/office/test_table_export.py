"""Writing a table in the place of a file: whole, or what was there stays."""

import pytest

from desktop.errors import Refused
from desktop.exchange.sheets.table_file import TableColumn, TableFile
from desktop.office.table_export import export, export_steps

KINDS = (".xlsx", ".ods", ".csv")
every_kind = pytest.mark.parametrize("kind", KINDS)


def table(rows=(["甲"], ["乙"])):
    return TableFile("表", (TableColumn("欄"),), rows)


def failing_rows():
    yield ["甲"]
    raise Refused("讀不到下一列。")


@every_kind
def test_what_is_written_takes_the_place_of_the_old_file(tmp_path, kind):
    target = tmp_path / f"表{kind.upper()}"
    target.write_bytes(b"old")

    assert export(table(), target) == 2
    assert target.read_bytes() != b"old"
    assert list(tmp_path.iterdir()) == [target]


@every_kind
@pytest.mark.parametrize("is_given_up", [True, False])
def test_what_is_not_finished_leaves_the_old_file_and_nothing_else(tmp_path, kind, is_given_up):
    target = tmp_path / f"表{kind}"
    target.write_bytes(b"old")

    if is_given_up:
        steps = export_steps(table(["甲"] for _row in range(2000)), target)
        next(steps)
        steps.close()
    else:
        with pytest.raises(Refused, match="讀不到"):
            export(table(failing_rows()), target)

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@every_kind
def test_a_folder_that_is_not_there_is_told_in_one_sentence(tmp_path, kind):
    with pytest.raises(Refused, match="無法寫入"):
        export(table(), tmp_path / "沒有" / f"表{kind}")


@pytest.mark.parametrize("mark", ["~$表格.xlsx", ".~lock.表格.xlsx#"])
def test_a_file_that_is_open_elsewhere_is_refused(tmp_path, mark):
    target = tmp_path / "表格.xlsx"
    target.write_bytes(b"old")
    (tmp_path / mark).touch()

    with pytest.raises(Refused, match="開啟；請先關閉"):
        export(table(), target)

    assert target.read_bytes() == b"old"


def test_a_name_of_no_kind_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(Refused, match=r"\.xlsx、\.ods、\.csv"):
        export(table(), tmp_path / "表.pdf")

    assert list(tmp_path.iterdir()) == []
