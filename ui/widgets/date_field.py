"""A day, typed as the language writes it or stepped to with thick fingers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.formats import Formats
from ui.widgets.buttons import Button
from ui.widgets.text_field import TextField

_KEYS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}


class DateField(QWidget):
    """One day, or none: a field between *one day earlier* and *one day later*.

    By keyboard: up and down go by days, Page up and Page down by weeks.

    Signals:
        chosen(object): the person gave another day (`datetime.date`), or None by emptying the field.
    """

    chosen = Signal(object)

    def __init__(
        self,
        label: str,
        formats: Formats,
        *,
        today: Callable[[], date],
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._formats = formats
        self._today = today
        self._day: date | None = None
        self._field = TextField(
            label, placeholder=formats.numeric_date(today()), name=name or label, parent=self
        )
        self._field.editor.installEventFilter(self)
        self._field.finished.connect(self._typed)
        about = name or label
        self._earlier = self._step_button(
            "earlier", "chevron-left", self.tr("One day earlier: {what}"), about, -1
        )
        self._later = self._step_button("later", "chevron-right", self.tr("One day later: {what}"), about, 1)
        self._field.put_beside(before=self._earlier, after=self._later)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._field)
        self.setFocusProxy(self._field.editor)

    def put_beside(self, button: QWidget) -> None:
        """One more button, after *one day later*."""
        self._field.put_beside(after=button)

    def _step_button(self, key: str, icon: str, words: str, about: str, days: int) -> Button:
        button = Button(icon=icon, name=words.format(what=about), parent=self)
        button.setObjectName(key)
        button.clicked.connect(lambda: self.step(days))
        return button

    @property
    def day(self) -> date | None:
        """The day that stands there; None when the field is empty or what stands there is no day."""
        try:
            return self._formats.read_date(self._field.text)
        except ValueError:
            return None

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._field.text

    @property
    def editor(self) -> QLineEdit:
        """The line edit, for object names."""
        return self._field.editor

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._field.problem

    def set_day(self, day: date | None) -> None:
        """Show a day without telling anyone."""
        self._day = day
        self._field.set_text(self._formats.numeric_date(day) if day is not None else "")
        self._field.set_problem("")

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong and what to do; "" when all is well."""
        self._field.set_problem(sentence)

    def check(self) -> bool:
        """Whether a day stands there; says how one is written if not."""
        fine = self.day is not None
        example = self._formats.numeric_date(self._today())
        self.set_problem("" if fine else self.tr("Write the day like {example}.").format(example=example))
        return fine

    def step(self, days: int) -> None:
        """Go on or back by days; an empty field begins at today."""
        standing = self.day
        self._take(self._today() if standing is None else standing + timedelta(days=days))

    def _typed(self, text: str) -> None:
        if not text.strip():
            self.set_problem("")
            self._tell(None)
        elif self.check():
            self._take(self.day)

    def _take(self, day: date | None) -> None:
        before = self._day
        self.set_day(day)
        self.set_problem("")
        self._day = before
        self._tell(day)

    def _tell(self, day: date | None) -> None:
        if day != self._day:
            self._day = day
            self.chosen.emit(day)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Days and weeks by key."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            days = _KEYS.get(Qt.Key(event.key()))
            if days is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.step(days)
                return True
        return super().eventFilter(watched, event)
