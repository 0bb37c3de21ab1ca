"""The look: readable colours, one style sheet, letters of any size."""

from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.vocabulary import Light
from desktop.ui import appearance
from desktop.ui.icons import icon, pixmap
from desktop.ui.theme import (
    DARK,
    FONT_FAMILY,
    LIGHT,
    Colours,
    Scheme,
    apply_theme,
    colours,
    light_colours,
    style_sheet,
)

SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """How bright a colour is, as WCAG 2.1 reckons it."""
    parts = [value / 255 for value in QColor(colour).getRgb()[:3]]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours: from 1 to 21."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@SCHEMES
def test_all_text_is_readable_on_every_ground(scheme: Colours) -> None:
    for text in (scheme.text, scheme.muted, scheme.accent, scheme.red, scheme.green, scheme.yellow):
        for ground in (scheme.window, scheme.surface):
            assert contrast(text, ground) >= 4.5, (text, ground)
    for ground in (scheme.sunken, scheme.accent_soft, scheme.grey_soft):
        assert contrast(scheme.text, ground) >= 4.5
    assert contrast(scheme.on_accent, scheme.accent) >= 4.5


@SCHEMES
def test_every_light_is_readable_on_its_soft_ground(scheme: Colours) -> None:
    values = asdict(scheme)
    for light in Light:
        assert contrast(values[light.value], values[f"{light.value}_soft"]) >= 4.5, light
        assert contrast(values["text"], values[f"{light.value}_soft"]) >= 4.5, light


@SCHEMES
def test_the_style_sheet_is_filled_in_and_understood(
    scheme: Colours, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    sheet = style_sheet(scheme)
    assert "$" not in sheet
    label = QLabel("為民")
    qtbot.addWidget(label)
    label.setStyleSheet(sheet)
    label.show()
    assert "Could not parse" not in caplog.text


def test_dark_colours_reach_icons_lights_and_palette(qapp: QApplication) -> None:
    drawn = icon("home")

    def ink() -> set[str]:
        picture = drawn.pixmap(20).toImage()
        places = ((x, y) for x in range(20) for y in range(20))
        shades = [picture.pixelColor(x, y) for x, y in places]
        return {shade.name() for shade in shades if shade.alpha() == 255}

    assert LIGHT.text in ink()
    apply_theme(qapp, Scheme.DARK)
    try:
        assert colours() is DARK
        assert DARK.text in ink()
        assert light_colours(Light.RED) == (QColor(DARK.red), QColor(DARK.red_soft))
        assert QGuiApplication.palette().color(QPalette.ColorRole.Base) == QColor(DARK.surface)
    finally:
        apply_theme(qapp, Scheme.LIGHT)
    assert LIGHT.text in ink()


def test_a_missing_icon_is_a_fault_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")
    assert not pixmap("home", 48, "accent").isNull()


def test_the_shipped_font_is_the_windows_font(qapp: QApplication) -> None:
    assert FONT_FAMILY in QFontDatabase.families()
    assert qapp.font().families()[0] == FONT_FAMILY


def test_a_persons_choice_of_look_lasts(qapp: QApplication) -> None:
    try:
        appearance.choose(qapp, Scheme.DARK, 125)
        assert (appearance.chosen_scheme(), appearance.chosen_percent()) == (Scheme.DARK, 125)
        assert qapp.font().pointSizeF() == 12.5
        assert colours() is DARK
    finally:
        apply_theme(qapp, Scheme.LIGHT)


def test_nonsense_in_the_preferences_is_the_usual_look() -> None:
    appearance.preferences().setValue(appearance.SCHEME_KEY, "pink")
    appearance.preferences().setValue(appearance.PERCENT_KEY, "7")
    assert (appearance.chosen_scheme(), appearance.chosen_percent()) == (Scheme.SYSTEM, 100)
