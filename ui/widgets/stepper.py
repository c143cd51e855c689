"""An amount between a minus and a plus."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import measures
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.themed import Themed


class _StepButton(Button):
    def sizeHint(self) -> QSize:
        edge = self.theme.px(measures.STEPPER_BUTTON)
        return QSize(edge, edge)


class Stepper(Themed, QWidget):
    """Whole numbers from `least` to `most`; + and - on the keyboard as well.

    Signals:
        value_changed(int): the person changed it; `set_value` stays silent.
    """

    value_changed = Signal(int)

    def __init__(
        self,
        value: int = 0,
        *,
        least: int = 0,
        most: int = 999,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._value = value
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._fewer = _StepButton(icon="not-applicable", name=self.tr("One less"), parent=self)
        self._more = _StepButton(icon="plus", name=self.tr("One more"), parent=self)
        self._number = WrapLabel(role="title", align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        self._fewer.setObjectName("fewer")
        self._more.setObjectName("more")
        self.setAccessibleName(name)
        for widget in (self._fewer, self._number, self._more):
            self._row.addWidget(widget)
        self._fewer.clicked.connect(lambda: self._step(-1))
        self._more.clicked.connect(lambda: self._step(1))
        self.set_value(value)
        self.restyle()

    @property
    def value(self) -> int:
        """The amount."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show an amount, kept within the limits."""
        self._value = min(max(value, self._least), self._most)
        self._number.setText(str(self._value))
        self._fewer.setEnabled(self._value > self._least)
        self._more.setEnabled(self._value < self._most)

    def set_most(self, most: int) -> None:
        """Another upper limit, for instance what is in this car."""
        self._most = most
        self.set_value(self._value)

    def restyle(self) -> None:
        """Room for the number."""
        self._row.setSpacing(self.theme.space(3))
        self._number.setMinimumWidth(self.theme.px(measures.STEPPER_BUTTON))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and -."""
        if event.text() in ("+", "-"):
            self._step(1 if event.text() == "+" else -1)
            return
        super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        before = self._value
        self.set_value(before + by)
        if self._value != before:
            self.value_changed.emit(self._value)
