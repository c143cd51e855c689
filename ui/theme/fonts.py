"""Loads the fonts that come with the app."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontDatabase

from ui.theme.tokens import ThemeName, resource_folder

ALWAYS = (
    "Inter-Regular.ttf",
    "Inter-Medium.ttf",
    "Inter-SemiBold.ttf",
    "Inter-Bold.ttf",
    "InterDisplay-Bold.ttf",
    "DejaVuSans.ttf",
)
SUN_ONLY = ("Inter-ExtraBold.ttf", "InterDisplay-ExtraBold.ttf", "DejaVuSans-Bold.ttf")


class FontMissing(RuntimeError):
    """A font file of the app is missing or broken: the installation is damaged."""


def ensure_loaded(theme: ThemeName) -> None:
    """Make the families a theme needs known to Qt; a QGuiApplication must exist.

    Raises: FontMissing.
    """
    for file_name in ALWAYS + (SUN_ONLY if theme == "sun" else ()):
        _load(file_name)


@cache
def _load(file_name: str) -> int:
    number = QFontDatabase.addApplicationFont(str(resource_folder("fonts") / file_name))
    if number < 0:
        raise FontMissing(file_name)
    return number
