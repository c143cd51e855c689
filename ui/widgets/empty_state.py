"""What a page says when there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import icons, measures
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.painting import smooth
from ui.widgets.themed import Themed


class _ThinIcon(Themed, QWidget):
    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        edge = self.theme.icon("empty_state")
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        picture = icons.pixmap(
            self.name,
            theme.colour.line_strong,
            theme.icon("empty_state"),
            self.devicePixelRatioF(),
            stroke=measures.EMPTY_STROKE,
        )
        smooth(self).drawPixmap(0, 0, picture)


class EmptyState(Themed, QWidget):
    """Thin icon, one fact, one line, at most one button.

    Signals:
        action_pressed(): the button.
    """

    action_pressed = Signal()

    def __init__(
        self,
        icon: str,
        fact: str,
        line: str = "",
        *,
        action: str = "",
        action_icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._icon = _ThinIcon(icon, self)
        self._fact = WrapLabel(fact, role="fact", align=centre, parent=self)
        self._line = WrapLabel(line, colour="text_muted", align=centre, parent=self)
        self._button = Button(action, icon=action_icon, parent=self)
        self._button.setObjectName("emptyAction")
        self._button.clicked.connect(self.action_pressed)
        self._column.addStretch(1)
        self._column.addWidget(self._icon, 0, centre)
        self._column.addWidget(self._fact)
        self._column.addWidget(self._line)
        self._column.addWidget(self._button, 0, centre)
        self._column.addStretch(1)
        self.set_words(icon, fact, line, action=action, action_icon=action_icon)
        self.restyle()

    def set_words(
        self, icon: str, fact: str, line: str = "", *, action: str = "", action_icon: str | None = None
    ) -> None:
        """Say something else."""
        self._icon.name = icon
        self._icon.update()
        self._fact.setText(fact)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self._button.set_words(action, action_icon)
        self._button.setVisible(bool(action))
        self.setAccessibleName(fact)

    def restyle(self) -> None:
        """Distances of the design."""
        theme = self.theme
        self._column.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), 0)
        self._column.setSpacing(theme.space(2))
