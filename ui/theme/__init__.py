"""How the window looks: tokens, one palette per theme, fonts, icons, style sheet, focus ring.

`theme.apply(app, "dark", 1.25)` dresses the application; painters and layouts ask `theme.current()`.
"""

from ui.theme import icons, measures
from ui.theme.applying import apply, make_application
from ui.theme.palette import Colour, Palette
from ui.theme.style import SCALES, Theme, make_theme
from ui.theme.themed import current
from ui.theme.tokens import THEME_NAMES, ThemeName, TypeRole

__all__ = [
    "SCALES",
    "THEME_NAMES",
    "Colour",
    "Palette",
    "Theme",
    "ThemeName",
    "TypeRole",
    "apply",
    "current",
    "icons",
    "make_application",
    "make_theme",
    "measures",
]
