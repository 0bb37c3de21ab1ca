"""weimin calendar, typed."""

from icalendar import Calendar


def test_a_section_gets_its_dates_as_a_file(weimin, tmp_path):
    weimin("office", "sample")
    target = tmp_path / "人事室.ics"
    status, out, err = weimin("calendar", target, "--section", "人", "--all")
    events = Calendar.from_ical(target.read_bytes().decode()).events
    assert (status, err) == (0, [])
    assert out[0] == f"已寫成{len(events)}個日期：{target}"
    assert "人事室" in Calendar.from_ical(target.read_bytes().decode())["x-wr-calname"]


def test_more_is_written_with_what_is_done(weimin, tmp_path):
    weimin("office", "sample")
    counts = []
    for more in ((), ("--all",)):
        target = tmp_path / "期限.ics"
        status, _out, _err = weimin("calendar", target, "--year", 115, *more)
        assert status == 0
        counts.append(len(Calendar.from_ical(target.read_bytes().decode()).events))
    assert 0 < counts[0] < counts[1]


def test_an_office_without_plan_is_refused_in_one_line(weimin, tmp_path):
    weimin("office", "new", "--agency", "青埔縣松溪鄉公所")
    status, _out, err = weimin("calendar", tmp_path / "期限.ics")
    assert status == 1
    assert err == ["weimin：還沒有任何年度的計畫，請先匯入或建立計畫。"]
