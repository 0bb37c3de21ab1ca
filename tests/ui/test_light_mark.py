from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from db.vocabulary import Light
from desktop.ui.light_mark import LightChip, paint_mark

SIZE = 24


def shape(light: Light) -> list[bool]:
    """Which pixels the mark covers, whatever their colour."""
    picture = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_mark(painter, QPointF(SIZE / 2, SIZE / 2), light, SIZE - 4)
    painter.end()
    return [picture.pixelColor(x, y).alpha() > 127 for y in range(SIZE) for x in range(SIZE)]


@pytest.mark.parametrize(("one", "other"), list(combinations(Light, 2)))
def test_lights_differ_in_shape_and_not_in_colour_alone(look: None, one: Light, other: Light) -> None:
    different = sum(a != b for a, b in zip(shape(one), shape(other), strict=True))
    assert different > SIZE


def test_a_chip_says_its_light_and_state(qtbot: QtBot) -> None:
    chip = LightChip()
    qtbot.addWidget(chip)
    chip.show_light(Light.RED, "逾期")
    assert chip.text() == chip.accessibleName() == "紅燈 逾期"
    short = chip.sizeHint().width()
    chip.show_light(Light.GREEN, "逾期完成")
    assert chip.sizeHint().width() > short
