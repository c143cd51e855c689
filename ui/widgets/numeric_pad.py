"""Big keys for a measured value, as a pop-up beside the cell it fills."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainterPath, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Colour, measures
from ui.widgets.buttons import Button
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.painting import box, smooth, text_width
from ui.widgets.themed import Themed

KEYS = ("7", "8", "9", "4", "5", "6", "1", "2", "3")
MOST_CHARACTERS = 9


@dataclass(frozen=True)
class PadRequest:
    """What is measured. `value` and the results are canonical ("2.8"); `decimal` is only how it is shown."""

    label: str
    value: str = ""
    unit: str = ""
    lines: tuple[str, ...] = ()
    decimal: str = "."
    signed: bool = False
    has_next: bool = False


class _Key(Button):
    """One key, 72 × 64."""

    def restyle(self) -> None:
        self.setFont(self.theme.font("title", weight=600))

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(measures.KEY_WIDTH), self.theme.target("keypad_key"))


class _Display(Themed, QLabel):
    """The value with a caret, and the unit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.unit = ""

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(measures.PAD_SIDE_WIDTH), self.theme.line_height("number"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = smooth(self)
        number, body = theme.font("number"), theme.font("body")
        words = text_width(self.text(), number)
        painter.setFont(number)
        painter.setPen(theme.colour.text)
        painter.drawText(QRectF(0, 0, words + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        caret = QRectF(words + theme.space(1), 0, theme.px(measures.CARET_WIDTH), 0)
        caret.setTop((self.height() - theme.px(measures.CARET_HEIGHT)) / 2)
        caret.setHeight(theme.px(measures.CARET_HEIGHT))
        painter.fillRect(caret, theme.colour.accent)
        painter.setFont(body)
        painter.setPen(theme.colour.text_muted)
        left = caret.right() + theme.space(2)
        base = self.height() - theme.space(2)
        painter.drawText(round(left), base, self.unit)


class NumericPad(Themed, QWidget):
    """Digits, decimal sign, delete; the keyboard types as well, Enter and Tab go on, Escape closes.

    Signals:
        edited(str): after each key; the canonical value, "" when empty.
        accepted(str): Done, or the pad was closed by a tap elsewhere.
        next_requested(str): Next; the page opens the pad at the next cell.
    """

    edited = Signal(str)
    accepted = Signal(str)
    next_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("numericPad")
        self._request = PadRequest("")
        self._value = ""
        self._fresh = True
        self._closing_by_next = False
        self._row = QHBoxLayout(self)
        self._grid = QGridLayout()
        self._row.addLayout(self._grid)
        self._decimal, self._sign = self._build_keys()
        self._side = QVBoxLayout()
        self._row.addLayout(self._side)
        self._label = WrapLabel(role="label", colour="text_muted", parent=self)
        self._display = _Display(self)
        self._verdict = IconText("", "", parent=self)
        self._lines = WrapLabel(role="caption", colour="text_muted", parent=self)
        self._done = Button(self.tr("Done"), kind="accent", parent=self)
        self._done.setObjectName("padDone")
        self._done.clicked.connect(self._go_on)
        for widget in (self._label, self._display, self._verdict, self._lines):
            self._side.addWidget(widget)
        self._side.addStretch(1)
        self._side.addWidget(self._done)
        self.restyle()

    def _build_keys(self) -> tuple[_Key, _Key]:
        for place, digit in enumerate(KEYS):
            self._add_key(digit, place // 3, place % 3)
        decimal = self._add_key(".", 3, 0)
        self._add_key("0", 3, 1)
        back = _Key(icon="backspace", name=self.tr("Delete last digit"), parent=self)
        back.setObjectName("padBack")
        back.clicked.connect(self._delete)
        self._grid.addWidget(back, 3, 2)
        sign = _Key("±", name=self.tr("Plus or minus"), parent=self)
        sign.setObjectName("padSign")
        sign.clicked.connect(lambda: self._type("-"))
        self._grid.addWidget(sign, 4, 0)
        return decimal, sign

    def _add_key(self, text: str, row: int, column: int) -> _Key:
        key = _Key(text, parent=self)
        key.setObjectName(f"padKey_{'decimal' if text == '.' else text}")
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.clicked.connect(lambda: self._type(text))
        self._grid.addWidget(key, row, column)
        return key

    def restyle(self) -> None:
        """Distances of the design."""
        theme = self.theme
        edge = theme.space(4)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(theme.px(measures.PAD_GAP))
        self._grid.setSpacing(theme.target("gap"))
        self._side.setSpacing(theme.space(1))

    @property
    def value(self) -> str:
        """The canonical value so far."""
        return self._value

    @property
    def shown_value(self) -> str:
        """The value as the person reads it."""
        return self._display.text()

    def open_beside(self, anchor: QWidget, request: PadRequest) -> None:
        """Show the pad beside `anchor`, never over it, within the screen."""
        self._request = request
        self._value = request.value
        self._fresh = True
        self._label.setText(request.label)
        self._display.unit = request.unit
        self._lines.setText("\n".join(request.lines))
        self._lines.setVisible(bool(request.lines))
        self._decimal.setText(request.decimal)
        self._sign.setVisible(request.signed)
        self._done.set_words(
            self.tr("Next") if request.has_next else self.tr("Done"),
            "arrow-right" if request.has_next else "check",
            trailing=request.has_next,
        )
        self.setAccessibleName(request.label)
        self.set_verdict("", "", "text")
        self._show_value()
        self.adjustSize()
        self.move(self._place(anchor))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_verdict(self, icon: str, word: str, colour: Colour) -> None:
        """Say what the value means; the page answers each `edited` with it."""
        self._verdict.set_words(icon, word, colour)

    def _place(self, anchor: QWidget) -> QPoint:
        gap = self.theme.target("gap")
        size = self.sizeHint()
        area = anchor.screen().availableGeometry()
        cell = QRectF(anchor.rect()).translated(anchor.mapToGlobal(QPoint(0, 0))).toRect()
        top = min(max(area.top(), cell.top()), area.bottom() - size.height())
        if cell.right() + gap + size.width() <= area.right():
            return QPoint(cell.right() + gap, top)
        if cell.left() - gap - size.width() >= area.left():
            return QPoint(cell.left() - gap - size.width(), top)
        left = min(max(area.left(), cell.left()), area.right() - size.width())
        below = cell.bottom() + gap
        return QPoint(
            left, below if below + size.height() <= area.bottom() else cell.top() - gap - size.height()
        )

    def _type(self, character: str) -> None:
        value = "" if self._fresh and character != "-" else self._value
        if character == "-":
            if not self._request.signed:
                return
            value = value.removeprefix("-") if value.startswith("-") else f"-{value}"
        elif character == ".":
            if "." in value:
                return
            value = f"{value or '0'}."
        elif len(value) < MOST_CHARACTERS:
            value += character
        self._fresh = False
        self._take(value)

    def _delete(self) -> None:
        self._fresh = False
        self._take(self._value[:-1])

    def _take(self, value: str) -> None:
        self._value = value
        self._show_value()
        self.edited.emit(self._canonical())

    def _canonical(self) -> str:
        value = self._value.removesuffix(".")
        return "" if value in ("", "-") else value

    def _show_value(self) -> None:
        self._display.setText(self._value.replace(".", self._request.decimal))
        self._display.update()

    def _go_on(self) -> None:
        if self._request.has_next:
            self._closing_by_next = True
            self.hide()
            self.next_requested.emit(self._canonical())
        else:
            self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners; a translucent window has black ones where no compositor runs."""
        super().resizeEvent(event)
        radius = self.theme.radius("card")
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), radius, radius)
        self.setMask(QRegion(shape.toFillPolygon().toPolygon()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Closing keeps the value, however it was closed."""
        super().hideEvent(event)
        if not self._closing_by_next:
            self.accepted.emit(self._canonical())
        self._closing_by_next = False

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab is a key of the pad (`keyPressEvent`), as in a table: on to the next cell."""
        return False if following else super().focusNextPrevChild(following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type on the keyboard."""
        text = event.text()
        if text.isdigit() and text.isascii():
            self._type(text)
        elif text in (".", ","):
            self._type(".")
        elif text == "-":
            self._type("-")
        elif event.key() == Qt.Key.Key_Backspace:
            self._delete()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A surface with a strong line: it lies over the page."""
        theme = self.theme
        box(
            smooth(self),
            QRectF(self.rect()),
            theme.radius("card"),
            fill=theme.colour.raised,
            line=theme.colour.line_strong,
            width=theme.px(measures.PLATE_LINE),
        )
