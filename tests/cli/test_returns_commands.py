"""weimin returns …, typed."""

import datetime as dt

from tests.exchange.return_files import filled

YEAR = 115


def office_with_plan(weimin, tmp_path):
    weimin("office", "sample")
    folder = tmp_path / "回報"
    status, out, _err = weimin("returns", "write", YEAR, folder)
    assert status == 0
    return sorted(folder.glob("*.xlsx")), out


def open_task(path):
    from desktop.exchange.sections.return_reading import read_return

    return next(row.shown["工作內容"] for row in read_return(path).rows if row.values["status"] == "未開始")


def test_a_workbook_a_section_is_written(weimin, tmp_path):
    files, out = office_with_plan(weimin, tmp_path)
    assert len(files) == len(out) > 1
    assert "秘書室" in out[0]


def test_what_is_reported_is_taken_once(weimin, tmp_path):
    files, _out = office_with_plan(weimin, tmp_path)
    changes = {open_task(files[0]): {"status": "已完成", "done_on": "115.01.02"}}
    path = filled(files[0], changes)
    _status, dry, _err = weimin("returns", "read", path, "--dry-run")
    _status, first, _err = weimin("returns", "read", path)
    _status, second, _err = weimin("returns", "read", path)
    assert "修改1項" in dry[0]
    assert "已採納" not in "".join(dry)
    assert "已採納1項" in first[-1]
    assert second == [f"{path.name}（{files[0].stem.rsplit('_', 1)[-1]}）：沒有新的回報，1項已經登記過"]


def test_what_cannot_be_read_is_told_by_line_and_column(weimin, tmp_path):
    files, _out = office_with_plan(weimin, tmp_path)
    path = filled(files[0], {open_task(files[0]): {"status": "已完成", "done_on": "115.02.30"}})
    _status, out, _err = weimin("returns", "read", path)
    assert any(line.strip().startswith("第") and "完成日期" in line for line in out)


def test_a_file_that_is_no_return_stops_all_of_them(weimin, tmp_path):
    files, _out = office_with_plan(weimin, tmp_path)
    path = filled(files[0], {open_task(files[0]): {"status": "已完成", "done_on": "115.01.02"}})
    other = tmp_path / "別的.xlsx"
    other.write_bytes(b"PK\x03\x04")
    status, out, err = weimin("returns", "read", path, other)
    assert (status, out, len(err)) == (1, [], 1)
    assert other.name in err[0]


def test_the_day_of_today_is_the_latest_one(weimin, tmp_path):
    files, _out = office_with_plan(weimin, tmp_path)
    tomorrow = dt.datetime.combine(dt.date.today() + dt.timedelta(days=1), dt.time())
    path = filled(files[0], {open_task(files[0]): {"status": "已完成", "done_on": tomorrow}})
    _status, out, _err = weimin("returns", "read", path)
    assert any("還沒到" in line for line in out)
