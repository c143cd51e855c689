"""What every widget of ours shares: it follows the theme that is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont

from ui.theme import Theme, current

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Base
else:
    _Base = object


class Themed(_Base):
    """Mixin before the Qt class: `restyle` runs again whenever another theme or scale is put on.

    A subclass calls `self.restyle()` itself at the end of its constructor.
    """

    _restyled: tuple[Theme, QFont] | None = None

    @property
    def theme(self) -> Theme:
        """The theme that is on."""
        return current()

    def restyle(self) -> None:
        """Take fonts, margins and sizes from `self.theme`; colours are read while painting."""

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew on a new theme."""
        super().changeEvent(event)
        # Qt sends StyleChange on every new parent as well, which is no reason to lay out anew; and twice for a
        # new sheet, between which it puts the old font back.
        if event.type() == QEvent.Type.StyleChange and self._restyled != (current(), self.font()):
            self.restyle()
            self._restyled = (current(), self.font())
            self.updateGeometry()
            self.update()
