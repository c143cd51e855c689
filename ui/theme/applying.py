"""Puts a theme on the application, and tells widgets which one is on."""

from __future__ import annotations

import atexit
from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.fonts import ensure_loaded
from ui.theme.sheet import build_sheet
from ui.theme.style import Theme, make_theme
from ui.theme.themed import PROPERTY, Themed
from ui.theme.tokens import ThemeName


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """The application with Qt's Fusion style under the sheet, the same on every system.

    By argument, because `setStyle` makes PySide load all of QStyle's names, which takes 6 ms before the first paint.
    """
    atexit.register(end_application)
    return QApplication(["fieldapp", "-style", "fusion", *arguments])


def end_application() -> None:
    """Take the windows down, then the application, at the very end of the program.

    What is left then PySide deletes itself, in the order of a hash table: children after their parents, and the process
    dies of a segmentation fault after everything was done and saved.
    """
    import shiboken6

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    # A list that unfolds from a field is a window too, but the field's: Qt deletes it without telling its wrapper.
    for window in [one for one in app.topLevelWidgets() if one.parentWidget() is None]:
        if shiboken6.isValid(window):
            window.hide()
            shiboken6.delete(window)
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    shiboken6.delete(app)


def apply(app: QApplication, theme: ThemeName, scale: float = 1.0) -> Theme:
    """Dress the whole application; may be called again at any time, open windows follow at once.

    `scale` is 1.0 to 1.75. Every widget of ours lays itself out anew.
    """
    ensure_loaded(theme)
    chosen = make_theme(theme, scale)
    app.setProperty(PROPERTY, chosen)
    app.setFont(chosen.font("body"))
    app.setPalette(_qt_palette(chosen))
    app.setStyleSheet(build_sheet(chosen))
    # After the sheet: while Qt puts one on, it puts every widget's old font back.
    for widget in app.allWidgets():
        if isinstance(widget, Themed):
            widget.restyle()
            widget.updateGeometry()
            widget.update()
    return chosen


def _qt_palette(theme: Theme) -> QPalette:
    colour = theme.colour
    palette = QPalette()
    role = QPalette.ColorRole
    for qt_role, value in (
        (role.Window, colour.background),
        (role.WindowText, colour.text),
        (role.Base, colour.surface),
        (role.AlternateBase, colour.sunken),
        (role.Text, colour.text),
        (role.Button, colour.surface),
        (role.ButtonText, colour.text),
        (role.PlaceholderText, colour.text_muted),
        (role.ToolTipBase, colour.text),
        (role.ToolTipText, colour.surface),
        (role.Highlight, colour.accent),
        (role.HighlightedText, colour.on_accent),
        (role.Link, colour.accent),
    ):
        palette.setColor(qt_role, value)
    for qt_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, qt_role, colour.text_disabled)
    return palette
