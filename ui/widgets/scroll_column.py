"""A column of content that scrolls up and down, by wheel, finger and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.layouts import empty
from ui.widgets.themed import Themed


def show_whole(widget: QWidget) -> None:
    """Scroll, once a widget just opened is laid out, until all of it is seen, or its top where it is too high."""
    QTimer.singleShot(0, widget, lambda: _bring(widget))


def _bring(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, ScrollColumn):
        above = above.parentWidget()
    if above is None or not widget.isVisible():
        return
    bar = above.verticalScrollBar()
    top = bar.value() + widget.mapTo(above.viewport(), QPoint(0, 0)).y()
    least = top + widget.height() - above.viewport().height()
    bar.setValue(min(top, max(bar.value(), least)))


class _Growth(QObject):
    """Tells a flowing column that its height, which is its content's, may have changed.

    The column could watch by itself, but Qt's scroll area watches its content too: each of its events called Python.
    """

    def __init__(self, column: ScrollColumn) -> None:
        super().__init__(column)
        self._column = column

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._column.updateGeometry()
        return super().eventFilter(watched, event)


class ScrollColumn(Themed, QScrollArea):
    """Put widgets into `column` (or by `add`). Scrolls vertically only; padding 24 at the sides, 16 below.

    `left=False` for a column whose neighbour at the left already keeps its distance; `top` adds 16 above, under tabs.
    """

    def __init__(
        self,
        *,
        padded: bool = True,
        left: bool = True,
        top: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._padded = padded
        self._left = left
        self._top = top
        self._flowing = False
        self._given = 0
        self._content = QWidget()
        self._growth = _Growth(self)
        self._content.setObjectName("content")
        self.column = QVBoxLayout(self._content)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self.restyle())
        self.restyle()

    def add(self, widget: QWidget) -> None:
        """Add a widget at the end."""
        self.column.addWidget(widget)

    def add_stretch(self) -> None:
        """Push what was added to the top."""
        self.column.addStretch(1)

    def clear(self) -> None:
        """Take everything out and drop it."""
        empty(self.column)

    def hold(self) -> None:
        """Lay out and paint nothing until `release`: many widgets are on their way."""
        self.viewport().setUpdatesEnabled(False)
        self.column.setEnabled(False)

    def release(self) -> None:
        """Show what came since `hold`, laid out."""
        self.column.setEnabled(True)
        self.fit()
        self.viewport().setUpdatesEnabled(True)

    def fit(self) -> None:
        """Give the content its height at once.

        Qt does so one round of events after the content has laid itself out in its old height, squeezed.
        """
        self.column.invalidate()
        width = self.viewport().width()
        least = self.column.totalMinimumSize().height()  # Qt keeps to it where lines alone would need less
        height = max(self.viewport().height(), self.column.totalHeightForWidth(width), least)
        self._content.resize(width, height)
        self.column.activate()

    def set_flowing(self, flowing: bool) -> None:
        """As high as its content, left to whoever is around it to scroll; or scrolling by itself again."""
        self._flowing = flowing
        policy = QSizePolicy(
            QSizePolicy.Policy.Expanding,
            QSizePolicy.Policy.Fixed if flowing else QSizePolicy.Policy.Expanding,
        )
        policy.setHeightForWidth(flowing)
        self.setSizePolicy(policy)
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if flowing else needed)
        if flowing:
            QScroller.ungrabGesture(self.viewport())
            self._content.installEventFilter(self._growth)
        else:
            QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
            self._content.removeEventFilter(self._growth)
        self.restyle()
        self.updateGeometry()

    def set_neighbour(self, neighbour: bool) -> None:
        """Whether a column stands at the right: then the bar lies in the middle between the two."""
        self.verticalScrollBar().setProperty("between", neighbour)
        self.restyle()

    def give_right(self, width: int) -> None:
        """Leave this much of the right padding to the bar of whatever scrolls this column; px on the screen."""
        if width != self._given:
            self._given = width
            self.restyle()

    def hasHeightForWidth(self) -> bool:
        """Only while it flows."""
        return self._flowing

    def heightForWidth(self, width: int) -> int:
        """The content's height at a width; Qt says -1 where no part of it depends on the width."""
        if not self.column.hasHeightForWidth():
            return self.column.totalMinimumSize().height()
        return self.column.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """While it flows, its content's."""
        hint = super().sizeHint()
        if self._flowing:
            hint.setHeight(self.heightForWidth(max(self.width(), 1)))
        return hint

    def restyle(self) -> None:
        """Padding and gaps of a page."""
        theme = self.theme
        side = theme.frame("page_padding") if self._padded else 0
        bar = self.verticalScrollBar()
        # The bar lies in the padding: what it takes at the right, the padding gives, and no card moves.
        taken = bar.sizeHint().width() if bar.maximum() > 0 and not self._flowing else self._given
        right = max(0, side - taken)
        above = theme.space(4) if self._top else 0
        below = theme.frame("gutter") if self._padded else 0
        self.column.setContentsMargins(side if self._left or self._flowing else 0, above, right, below)
        if self.column.spacing() != theme.space(3):  # Qt lays everything out anew for the same spacing too
            self.column.setSpacing(theme.space(3))
