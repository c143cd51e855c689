"""What every widget of ours shares: it follows the theme that is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.theme.style import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Base
else:
    _Base = object

PROPERTY = "companionTheme"


def current() -> Theme:
    """The theme that is on. It belongs to the application object, as Qt's own style, font and palette do."""
    app = QCoreApplication.instance()
    chosen = app.property(PROPERTY) if app is not None else None
    if not isinstance(chosen, Theme):
        raise RuntimeError("theme.apply(app, …) comes before the first widget")  # noqa: TRY004  # a wrong order, not a wrong type
    return chosen


class Themed(_Base):
    """Mixin before the Qt class: `theme.apply` calls `restyle` again whenever another theme or scale is put on.

    A subclass calls `self.restyle()` itself at the end of its constructor. Qt's own StyleChange would tell as well, but
    it comes to every new widget too, some of them three times, and each one called Python.
    """

    @property
    def theme(self) -> Theme:
        """The theme that is on."""
        return current()

    def restyle(self) -> None:
        """Take fonts, margins and sizes from `self.theme`; colours are read while painting."""
