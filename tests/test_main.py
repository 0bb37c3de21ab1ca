"""Where the program starts: the window, a command, or one line where neither can be."""

import pytest

from desktop.__main__ import main


@pytest.mark.parametrize("words", [[], ["--database", "office.db"]])
def test_a_window_without_a_screen_is_one_line_and_no_crash(words, monkeypatch, capsys):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert main(words) == 1
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "沒有可用的螢幕" in said.err


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("weimin ")
