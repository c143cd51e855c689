"""A measured value and its unit on one base line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Colour, TypeRole
from ui.widgets.painting import smooth, text_width
from ui.widgets.themed import Themed


class ValueLabel(Themed, QLabel):
    """`6.1 mm`: the number big, the unit small and muted. `text()` gives both, for screen readers and tests."""

    def __init__(
        self,
        value: str = "",
        unit: str = "",
        *,
        role: TypeRole = "number",
        colour: Colour = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value = value
        self._unit = unit
        self._role: TypeRole = role
        self._colour: Colour = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_value(value, unit)

    def set_value(self, value: str, unit: str = "") -> None:
        """Show another value, already in the person's number format."""
        self._value = value
        self._unit = unit
        self.setText(f"{value} {unit}".strip())
        self.updateGeometry()
        self.update()

    def _unit_role(self) -> TypeRole:
        return "body" if self._role == "number" else "caption"

    def sizeHint(self) -> QSize:
        """Number, gap, unit."""
        theme = self.theme
        width = text_width(self._value, theme.font(self._role)) + 1
        if self._unit:
            width += theme.space(2) + text_width(self._unit, theme.font(self._unit_role()))
        return QSize(width, theme.line_height(self._role))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both on one base line."""
        theme = self.theme
        painter = smooth(self)
        number = theme.font(self._role)
        metrics = QFontMetricsF(number)
        base = (self.height() + metrics.capHeight()) / 2
        painter.setFont(number)
        painter.setPen(theme.colour.by_role(self._colour))
        painter.drawText(QPointF(0, base), self._value)
        painter.setFont(theme.font(self._unit_role()))
        painter.setPen(theme.colour.text_muted)
        painter.drawText(QPointF(metrics.horizontalAdvance(self._value) + theme.space(2), base), self._unit)
