"""Fields with their label above and what is wrong below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from ui.theme import measures
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.painting import draw_icon, smooth
from ui.widgets.themed import Themed


class _Field(Themed, QWidget):
    """Label, editor, problem."""

    def __init__(self, label: str, editor: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._label = WrapLabel(label, role="label", colour="text_muted", parent=self)
        self._label.setBuddy(editor)
        self._label.setVisible(bool(label))
        self._problem = IconText("cross", "", role="label", colour="unsafe", parent=self)
        self._problem.hide()
        self._column.addWidget(self._label)
        self._line, self._line_end = QHBoxLayout(), editor
        self._line.addWidget(editor, 1)
        self._column.addLayout(self._line)
        self._column.addWidget(self._problem)
        editor.setAccessibleName(label)
        self.setFocusProxy(editor)
        self.restyle()

    def set_label(self, label: str) -> None:
        """Ask for something else."""
        self._label.setText(label)
        self._label.setVisible(bool(label))
        self._editor.setAccessibleName(label)

    def put_beside(self, *, before: QWidget | None = None, after: QWidget | None = None) -> None:
        """A button on the editor's own line, whatever stands above and below it; Tab goes from left to right."""
        if before is not None:
            self._line.insertWidget(0, before)
            QWidget.setTabOrder(before, self._editor)
        if after is not None:
            self._line.addWidget(after)
            QWidget.setTabOrder(self._line_end, after)
            self._line_end = after

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong and what to do; "" when all is well."""
        self._problem.set_words("cross", sentence, "unsafe")
        self._problem.setVisible(bool(sentence))
        self._editor.setAccessibleDescription(sentence)
        self._editor.setProperty("wrong", bool(sentence))
        # Qt reads properties in the sheet only when a widget is polished.
        self._editor.style().unpolish(self._editor)
        self._editor.style().polish(self._editor)

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text() if self._problem.isVisibleTo(self) else ""

    def restyle(self) -> None:
        """Distances of the design."""
        self._column.setSpacing(self.theme.space(1))
        self._line.setSpacing(self.theme.space(2))


class TextField(_Field):
    """One line of text. `short_placeholder` stands where the field is too narrow for `placeholder`.

    Signals:
        edited(str): the person typed.
        finished(str): the person left the field or pressed Enter.
    """

    edited = Signal(str)
    finished = Signal(str)

    def __init__(
        self,
        label: str,
        *,
        placeholder: str = "",
        short_placeholder: str = "",
        identifier: bool = False,
        password: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._edit = QLineEdit()
        self._identifier = identifier
        self._placeholders = (placeholder, short_placeholder or placeholder)
        super().__init__(label, self._edit, parent=parent)
        if name:
            self._edit.setAccessibleName(name)
        self._edit.setPlaceholderText(placeholder)
        if password:
            self._edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._edit.textEdited.connect(self.edited)
        self._edit.editingFinished.connect(lambda: self.finished.emit(self._edit.text()))

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._edit.text()

    def set_text(self, text: str) -> None:
        """Fill the field without telling anyone; the caret stays where it is when the text is the same."""
        if text != self._edit.text():
            self._edit.setText(text)

    def show_start(self) -> None:
        """Where the text is longer than the field, show its beginning."""
        self._edit.setCursorPosition(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The longer placeholder where it fits."""
        super().resizeEvent(event)
        self._fit_placeholder()

    def _fit_placeholder(self) -> None:
        long, short = self._placeholders
        if long != short:
            room = self._edit.width() - 2 * self.theme.space(4)
            fits = self._edit.fontMetrics().horizontalAdvance(long) <= room
            self._edit.setPlaceholderText(long if fits else short)

    @property
    def editor(self) -> QLineEdit:
        """The line edit, for object names, validators and input hints."""
        return self._edit

    def restyle(self) -> None:
        """VINs in letters that cannot be mistaken."""
        super().restyle()
        theme = self.theme
        self._edit.setFont(theme.identifier_font("body") if self._identifier else theme.font("body"))
        self._fit_placeholder()


class _TextEdit(QPlainTextEdit):
    """Takes text only: a file dropped or pasted here goes to whatever is behind, as a file and not as its address."""

    left = Signal()
    resized = Signal()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.canPaste():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class TextArea(_Field):
    """Several lines of text; Tab goes on to the next field.

    Signals:
        edited(str): the person typed.
        finished(str): the person left the field.
    """

    edited = Signal(str)
    finished = Signal(str)

    def __init__(
        self, label: str, *, placeholder: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        self._edit = _TextEdit()
        super().__init__(label, self._edit, parent=parent)
        if name:
            self._edit.setAccessibleName(name)
        self._edit.setTabChangesFocus(True)
        self._edit.setPlaceholderText(placeholder)
        self._edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._edit.textChanged.connect(lambda: self.edited.emit(self.text))
        self._edit.left.connect(lambda: self.finished.emit(self.text))

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Fill the field without telling anyone."""
        if text != self.text:
            self._edit.blockSignals(True)
            self._edit.setPlainText(text)
            self._edit.blockSignals(False)

    @property
    def editor(self) -> QPlainTextEdit:
        """The text edit, for object names."""
        return self._edit

    def restyle(self) -> None:
        """Room for two lines."""
        super().restyle()
        self._edit.setFont(self.theme.font("body"))
        self._edit.setFixedHeight(self.theme.px(measures.NOTE_HEIGHT))


class _ComboBox(Themed, QComboBox):
    """A combo box with our arrow, which leaves the wheel to the page behind it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self.theme
        size = theme.icon("control")
        left = self.width() - size - theme.space(2)
        ink = theme.colour.text if self.isEnabled() else theme.colour.text_disabled
        draw_icon(smooth(self), self, "chevron-down", ink, left, (self.height() - size) / 2, size)

    def showPopup(self) -> None:
        """The list has the round corners of the field; a mask, since not every screen can show through a window."""
        super().showPopup()
        popup = self.view().window()
        corners = QPainterPath()
        radius = self.theme.radius("control")
        corners.addRoundedRect(QRectF(popup.rect()), radius, radius)
        popup.setMask(QRegion(corners.toFillPolygon().toPolygon()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # with the focus too, which it may have got by another's going: nobody sees what would change


class ChoiceField(_Field):
    """One of several.

    Signals:
        chosen(str): the person chose; the key.
    """

    chosen = Signal(str)

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]] = (),
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._box = _ComboBox()
        self._box.setItemDelegate(QStyledItemDelegate(self._box))  # the sheet styles rows only with this one
        super().__init__(label, self._box, parent=parent)
        if name:
            self._box.setAccessibleName(name)
        self._box.activated.connect(lambda _place: self.chosen.emit(self.value))
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer (key, words); the choice stays if it is still offered."""
        before = self.value
        self._box.clear()
        for key, words in options:
            self._box.addItem(words, key)
        self.set_value(before)

    @property
    def value(self) -> str:
        """The chosen key; "" without options."""
        return str(self._box.currentData() or "")

    def set_value(self, key: str) -> None:
        """Choose without telling anyone; an unknown key changes nothing."""
        place = self._box.findData(key)
        if place >= 0:
            self._box.setCurrentIndex(place)

    @property
    def editor(self) -> QComboBox:
        """The combo box, for object names."""
        return self._box

    def restyle(self) -> None:
        """The body font."""
        super().restyle()
        self._box.setFont(self.theme.font("body"))
