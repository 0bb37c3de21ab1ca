from desktop.paths import data_folder, resource


def test_shipped_fonts_are_found() -> None:
    for name in ("TW-Kai.ttf", "TW-Kai-Ext-B.ttf", "NotoSansTC-Regular.ttf", "NotoSansTC-Bold.ttf"):
        assert resource("fonts", name).is_file()


def test_the_data_folder_is_the_persons_own_and_named_after_the_program() -> None:
    assert data_folder().is_absolute()
    assert "weimin" in data_folder().parts
