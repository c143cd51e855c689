"""A short message in the action bar's place for words, with Undo for 8 seconds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import measures
from ui.widgets.announcing import announce
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.painting import box, smooth
from ui.widgets.themed import Themed

MOVES = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}


class _UndoButton(Button):
    """A button on ink ground."""

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        colour = self.theme.colour
        if self.isDown():
            return colour.accent_tint, colour.accent_tint, colour.on_accent_tint
        return None, colour.surface, colour.surface


class Toast(Themed, QWidget):
    """Lies in the part of the widget `above` (the action bar) that `free` gives, where nothing is to be pressed.

    Where that is too small – a narrow window at a large scale – it lies 16 px above that widget, or above the parent's
    foot. It goes by itself, or at a tap.

    Signals:
        undo_pressed(): Undo, while it is shown.
    """

    undo_pressed = Signal()

    def __init__(
        self,
        parent: QWidget,
        *,
        above: QWidget | None = None,
        free: Callable[[], QRect] | None = None,
    ) -> None:
        super().__init__(parent)
        self._free = free
        self._box = QRect()
        self._over = parent
        self._above = above
        self.setObjectName("toast")
        self._row: QHBoxLayout | None = (
            None  # made for the first message, which comes long after the first paint
        )
        self._words: WrapLabel
        self._undo: Button
        self._timer: QTimer
        self.hide()

    def _build(self) -> QHBoxLayout:
        row = QHBoxLayout(self)
        self._words = WrapLabel(colour="surface", weight=500, parent=self)
        self._undo = _UndoButton(self.tr("Undo"), icon="undo", parent=self)
        self._undo.setObjectName("undo")
        self._undo.clicked.connect(self._undone)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        for watched in (self._over, self._above):
            if watched is not None:
                watched.installEventFilter(self)
        return row

    def say(self, text: str, *, undo: bool, undo_words: str = "") -> None:
        """Show a message; a second one takes the place of the first. Its button says Undo, or `undo_words`."""
        if self._row is None:
            self._row = self._build()
        self._words.setText(text)
        self._undo.setText(undo_words or self.tr("Undo"))
        self._undo.setVisible(undo)
        self.setAccessibleName(text)
        self.restyle()
        self.show()
        self.raise_()
        self._timer.start(self.theme.motion("toast_visible"))
        announce(self, text)

    @property
    def offers_undo(self) -> bool:
        """Whether Undo can still be pressed."""
        return self._row is not None and self.isVisible() and self._undo.isVisibleTo(self)

    def undo(self) -> None:
        """Undo as Ctrl+Z does, if it is still offered."""
        if self.offers_undo:
            self._undone()

    def restyle(self) -> None:
        """Distances of the design."""
        if self._row is None:
            return
        theme = self.theme
        self._row.setSpacing(theme.px(measures.CELL_PADDING_X))
        self.place()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the place the parent has by now."""
        super().showEvent(event)
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the window changes its size."""
        if event.type() in MOVES and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Go where there is room now."""
        if self._row is None:
            return
        theme = self.theme
        parent = self._over
        self._row.setContentsMargins(self._padding())
        above = self._above if self._above is not None and self._above.isVisibleTo(parent) else None
        if above is not None and self._free is not None:
            free = self._free().translated(above.geometry().topLeft())
            width, height = self._size_in(free.width())
            if self._row.minimumSize().width() <= width and height + 2 * theme.space(1) <= free.height():
                self._lie_in(free, QRect(0, (free.height() - height) // 2, width, height))
                return
        width, height = self._size_in(parent.width() - 2 * theme.frame("page_padding"))
        foot = parent.height() if above is None else above.geometry().top()
        top = foot - theme.frame("gutter") - height
        self._box = QRect(0, 0, width, height)
        self.setGeometry((parent.width() - width) // 2, top, width, height)

    def _lie_in(self, free: QRect, box: QRect) -> None:
        """Take all of `free`, so that none of the words under the message peeks out, and speak in `box` of it."""
        assert self._row is not None
        self._box = box
        around = QMargins(0, box.top(), free.width() - box.width(), free.height() - box.height() - box.top())
        self._row.setContentsMargins(self._padding() + around)
        self.setGeometry(free)

    def _padding(self) -> QMargins:
        theme = self.theme
        edge = theme.space(2)
        right = edge if self._undo.isVisibleTo(self) else theme.space(5)
        return QMargins(theme.space(5), edge, right, edge)

    def _size_in(self, widest: int) -> tuple[int, int]:
        """How large it is where it can be so wide."""
        theme = self.theme
        width = max(1, min(self.sizeHint().width(), theme.px(measures.TOAST_MAX_WIDTH), widest))
        least = theme.px(measures.TOAST_HEIGHT)
        return width, least if self._row is None else max(least, self._row.totalHeightForWidth(width))

    def _undone(self) -> None:
        self._timer.stop()
        self.hide()
        self.undo_pressed.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Read, so away with it; what it offered to undo stays done."""
        self._timer.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ink ground; around it, over the bar's words, the bar's own."""
        theme = self.theme
        painter = smooth(self)
        if self._box.size() != self.size():
            painter.fillRect(self.rect().adjusted(0, 1, 0, 0), theme.colour.surface)  # the bar keeps its line
        box(
            painter,
            QRectF(self._box),
            theme.px(measures.TOAST_RADIUS),
            fill=theme.colour.text,
        )
