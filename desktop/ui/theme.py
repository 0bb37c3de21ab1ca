"""The look: one set of colours light and dark, one font, one short style sheet, all laid on from here."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from db.vocabulary import Light
from desktop.paths import resource

# One unit of space, in device-independent pixels; margins and gaps are 1, 2 or 3 of it.
UNIT = 8
ROW_HEIGHT = 34
FONT_FAMILY = "Noto Sans TC"
# Characters that the main font lacks, such as 𡍼 in a name, come from these; 82 MB, so after the first paint.
FALLBACK_FONTS = {"TW-Kai": "TW-Kai.ttf", "TW-Kai-Ext-B": "TW-Kai-Ext-B.ttf"}
FONT_POINTS = 10.0


class Scheme(StrEnum):
    """What a person chose: as the system has it, or always light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Colours:
    """Every colour of the window; text on its ground has a contrast of at least 4.5 : 1."""

    window: str
    surface: str
    sunken: str
    text: str
    muted: str
    line: str
    field_line: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    green: str
    green_soft: str
    yellow: str
    yellow_soft: str
    red: str
    red_soft: str
    grey: str
    grey_soft: str


LIGHT = Colours(
    window="#f5f6f8",
    surface="#ffffff",
    sunken="#ebeef2",
    text="#1c2128",
    muted="#59626e",
    line="#dfe3e8",
    field_line="#b4bcc6",
    accent="#1c5d99",
    accent_strong="#154a7b",
    on_accent="#ffffff",
    accent_soft="#e1edf8",
    green="#1f7a3d",
    green_soft="#e0f2e5",
    yellow="#8a5a00",
    yellow_soft="#fdf0cf",
    red="#b3261e",
    red_soft="#fce4e2",
    grey="#5f6873",
    grey_soft="#e9ecf0",
)
DARK = Colours(
    window="#1b1e23",
    surface="#23272e",
    sunken="#16191d",
    text="#e6e9ed",
    muted="#a3acb8",
    line="#363c45",
    field_line="#525b67",
    accent="#7db4ea",
    accent_strong="#a3cbf3",
    on_accent="#10202f",
    accent_soft="#26394d",
    green="#7ccf95",
    green_soft="#1f3a29",
    yellow="#e8be5c",
    yellow_soft="#403417",
    red="#f2938c",
    red_soft="#4a2523",
    grey="#a3acb8",
    grey_soft="#30353d",
)


def colours() -> Colours:
    """The colours in force, told from the application's palette: delegates need no news of a change."""
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT


def light_colours(light: Light) -> tuple[QColor, QColor]:
    """The colour of a light's word and mark, and the soft ground behind them."""
    now = asdict(colours())
    return QColor(now[light.value]), QColor(now[f"{light.value}_soft"])


def apply_theme(application: QApplication, scheme: Scheme = Scheme.SYSTEM, percent: int = 100) -> None:
    """Give the application its style, colours, font (at `percent` of its size) and style sheet."""
    style = QStyleFactory.create("Fusion")
    if application.style().name().lower() != "fusion" and style is not None:
        application.setStyle(style)
    chosen = _colours_of(application, scheme)
    application.setPalette(palette_of(chosen))
    application.setFont(font_of(percent))
    application.setStyleSheet(style_sheet(chosen))


def _colours_of(application: QApplication, scheme: Scheme) -> Colours:
    hints = application.styleHints()
    wanted = {
        Scheme.SYSTEM: Qt.ColorScheme.Unknown,
        Scheme.LIGHT: Qt.ColorScheme.Light,
        Scheme.DARK: Qt.ColorScheme.Dark,
    }[scheme]
    hints.setColorScheme(wanted)
    if scheme is Scheme.SYSTEM:
        return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if scheme is Scheme.DARK else LIGHT


def load_fonts() -> None:
    """Make the shipped main font known; 3 ms, for its bytes are mapped, not read."""
    for name in ("NotoSansTC-Regular.ttf", "NotoSansTC-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def load_fallback_fonts() -> None:
    """Make the fonts of rare characters known."""
    for name in FALLBACK_FONTS.values():
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def font_of(percent: int) -> QFont:
    """The font of the whole window."""
    font = QFont()
    font.setFamilies([FONT_FAMILY, *FALLBACK_FONTS])
    font.setPointSizeF(FONT_POINTS * percent / 100)
    return font


def palette_of(chosen: Colours) -> QPalette:
    """The colours as Qt's roles know them."""
    role = QPalette.ColorRole
    palette = QPalette()
    for where, colour in {
        role.Window: chosen.window,
        role.WindowText: chosen.text,
        role.Base: chosen.surface,
        role.AlternateBase: chosen.window,
        role.ToolTipBase: chosen.surface,
        role.ToolTipText: chosen.text,
        role.Text: chosen.text,
        role.Button: chosen.surface,
        role.ButtonText: chosen.text,
        role.BrightText: chosen.red,
        role.Link: chosen.accent,
        role.LinkVisited: chosen.accent,
        role.Highlight: chosen.accent,
        role.HighlightedText: chosen.on_accent,
        role.Accent: chosen.accent,
        role.PlaceholderText: chosen.muted,
        role.Mid: chosen.line,
        role.Midlight: chosen.line,
        role.Dark: chosen.line,
        role.Shadow: chosen.sunken,
    }.items():
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(chosen.field_line))
    return palette


def style_sheet(chosen: Colours) -> str:
    """The style sheet with the colours filled in."""
    template = Template(resource("styles", "window.qss").read_text("utf-8"))
    shade = "dark" if chosen is DARK else "light"
    marks = {"up": "chevron-up", "down": "chevron-down", "check": "check"}
    files = {mark: resource("styles", f"{name}-{shade}.svg").as_posix() for mark, name in marks.items()}
    return template.substitute(asdict(chosen), **files, row=ROW_HEIGHT)
