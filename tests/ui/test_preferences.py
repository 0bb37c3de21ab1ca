"""What a person's window remembers on this machine."""

from pathlib import Path

from desktop.paths import data_folder
from desktop.ui.preferences import preferences


def test_preferences_are_kept_in_the_persons_own_folder(tmp_path: Path) -> None:
    assert tmp_path in data_folder().parents
    preferences().setValue("a/b", "中文")
    preferences().sync()
    assert (data_folder() / "window.ini").exists()
    assert preferences().value("a/b") == "中文"


def test_a_damaged_file_is_as_good_as_none() -> None:
    data_folder().mkdir(parents=True)
    (data_folder() / "window.ini").write_bytes(b"\x00\xff not an ini file [[[")
    assert preferences().value("window/geometry") is None
    preferences().setValue("a", 1)
    assert int(str(preferences().value("a"))) == 1
