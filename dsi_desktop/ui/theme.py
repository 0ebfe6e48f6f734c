"""Fusion, a palette and one short style sheet, all made from the tokens; light, dark or system."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from dsi_desktop.kernel import resources
from dsi_desktop.ui import tokens
from dsi_desktop.ui.stylesheet import stylesheet

_ROLES = (
    (QPalette.ColorRole.Window, "bg"), (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"), (QPalette.ColorRole.AlternateBase, "surface2"),
    (QPalette.ColorRole.Text, "text"), (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"), (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "onAccent"), (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.ToolTipBase, "text"), (QPalette.ColorRole.ToolTipText, "surface"),
    (QPalette.ColorRole.Link, "accent"), (QPalette.ColorRole.Mid, "border"),
    (QPalette.ColorRole.Light, "surface"), (QPalette.ColorRole.Accent, "accent"),
)  # fmt: skip

_STYLED = "styled"


class Theme(QObject):
    """The look in force; `changed` tells delegates to make their pens and icons again."""

    changed = Signal()

    def __init__(self, *, dark: bool = False, scale: float = 1.0) -> None:
        super().__init__()
        self.dark = dark
        self.scale = scale

    def hex(self, key: str) -> str:
        """Return a token as `#RRGGBB`."""
        return (tokens.DARK if self.dark else tokens.LIGHT)[key]

    def colour(self, key: str) -> QColor:
        """Return a token as a colour."""
        return QColor(self.hex(key))

    def hue(self, number: int | None) -> tokens.Hue:
        """Return the three colours of a chantier."""
        hues = tokens.HUES_DARK if self.dark else tokens.HUES_LIGHT
        return hues[(number or 0) % len(hues)]

    def px(self, size: float) -> int:
        """Return a size in logical pixels at the chosen scale (100 to 200 %)."""
        return round(size * self.scale)

    def font(self, size: str = "m", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return a font of one of the sizes of `tokens.FONT_SIZES`."""
        font = QFont("Inter")
        font.setPixelSize(self.px(tokens.FONT_SIZES[size]))
        font.setWeight(weight)
        return font


class _Worn:
    """The theme of this process; made at first use so that no Qt object exists at import."""

    theme: Theme | None = None
    fonts = False


def theme() -> Theme:
    """Return the look in force."""
    if _Worn.theme is None:
        _Worn.theme = Theme()
    return _Worn.theme


def load_fonts() -> None:
    """Register Inter and the syllabics it lacks: once, before the first widget is measured."""
    if not _Worn.fonts:
        _Worn.fonts = True
        for weight in ("Regular", "Medium", "SemiBold", "Bold"):
            QFontDatabase.addApplicationFont(str(resources.path("fonts", f"Inter-{weight}.ttf")))
        syllabics = resources.path("fonts", "NotoSansCanadianAboriginal-Regular.ttf")
        QFontDatabase.addApplicationFont(str(syllabics))


def wants_dark(choice: str) -> bool:
    """Tell whether `choice` ("light", "dark" or "system") means dark on this computer."""
    if choice != "system":
        return choice == "dark"
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def new_application(name: str) -> QApplication:
    """Make the application of this process, already in Fusion."""
    app = QApplication([name, "-style", "fusion"])
    app.setProperty(_STYLED, True)
    return app


def wear(app: QApplication, choice: str = "light", scale: float = 1.0) -> Theme:
    """Dress the application; called again (live switch), it touches only what changes."""
    load_fonts()
    look = theme()
    look.dark, look.scale = wants_dark(choice), scale
    sheet = stylesheet(look.hex, look.px)
    if app.styleSheet() == sheet:
        return look
    # A QStyle in Python makes types of its enumerations: 10 ms that the first frame can spare.
    if app.property(_STYLED) is None:
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setProperty(_STYLED, True)
    palette = QPalette()
    for role, key in _ROLES:
        palette.setColor(role, look.colour(key))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, look.colour("borderStrong"))
    app.setPalette(palette)
    app.setFont(look.font())
    app.setStyleSheet(sheet)
    look.changed.emit()
    return look
