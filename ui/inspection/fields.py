"""One question that is neither the item's verdict nor a measurement cell: the widget that answers it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspections.presentation import Question
from ui.widgets.buttons import Button
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.segments import Option, Segments, verdict_options
from ui.widgets.switch import Switch
from ui.widgets.text_field import ChoiceField, TextArea, TextField

Answer = Callable[[str, str], None]
MOST_SEGMENTS = 4
TYPING_PAUSE_MS = 250
LONG_TEXT = "multiline"


class QuestionField(QWidget):
    """Label, editor and what is wrong, for every type that has no cell of its own.

    `answer(path, value)` is called when the person has answered; `show_question` never calls it.
    """

    def __init__(self, question: Question, answer: Answer, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.path = question.path
        self._answer = answer
        self._now = now
        self._show: Callable[[Question], None] = lambda _question: None
        self._typed: str | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._typing_over)
        self._problem = IconText("cross", "", role="label", colour="unsafe")
        self._hint = WrapLabel(question.hint, role="caption", colour="text_muted")
        self._hint.setVisible(bool(question.hint))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._build(question))
        self._column.addWidget(self._hint)
        self._column.addWidget(self._problem)
        self.show_question(question)

    def show_question(self, question: Question) -> None:
        """Show the question as it stands now."""
        self._show(question)
        self._problem.set_words("cross", question.problem or "", "unsafe")
        self._problem.setVisible(bool(question.problem))
        self.setEnabled(not question.readonly)

    def _say(self, value: str) -> None:
        self._answer(self.path, value)

    def _type(self, value: str) -> None:
        """A text is an answer when the typing pauses, not at every letter."""
        self._typed = value
        self._pause.start()

    def _typing_over(self) -> None:
        self._pause.stop()
        if self._typed is not None:
            value, self._typed = self._typed, None
            self._say(value)

    def _build(self, question: Question) -> QWidget:
        match question.kind:
            case "verdict":
                return self._segments(question, verdict_options())
            case "select_one" if len(question.choices) <= MOST_SEGMENTS:
                options = tuple(Option(choice.name, choice.label, "", "ink") for choice in question.choices)
                return self._segments(question, options)
            case "select_one":
                return self._choice(question)
            case "select_multiple" | "rank":
                return self._switches(question)
            case "acknowledge":
                return self._acknowledge(question)
            case "note" | "calculated":
                return self._words(question)
            case "date" | "time" | "datetime":
                return self._time(question)
            case "text" if LONG_TEXT in question.appearance or not question.appearance:
                return self._area(question)
            case _:
                return self._line(question, identifier=question.kind == "barcode")

    def _labelled(self, question: Question, widget: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        label = WrapLabel(question.label, role="label", colour="text_muted")
        label.setVisible(bool(question.label))
        column.addWidget(label)
        column.addWidget(widget)
        return holder

    def _segments(self, question: Question, options: tuple[Option, ...]) -> QWidget:
        segments = Segments(options, name=question.label)
        segments.chosen.connect(self._say)
        self._show = lambda now: segments.set_value(now.value or None)
        return self._labelled(question, segments)

    def _choice(self, question: Question) -> QWidget:
        field = ChoiceField(
            question.label, [("", "–"), *((choice.name, choice.label) for choice in question.choices)]
        )
        field.chosen.connect(self._say)
        self._show = lambda now: field.set_value(now.value)
        return field

    def _switches(self, question: Question) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        switches: dict[str, Switch] = {}

        def changed() -> None:
            self._say(" ".join(name for name, switch in switches.items() if switch.isChecked()))

        for choice in question.choices:
            switch = Switch(choice.label)
            switch.setObjectName(f"choice-{choice.name}")
            switch.clicked.connect(changed)
            switches[choice.name] = switch
            column.addWidget(switch)

        def show(now: Question) -> None:
            chosen = set(now.value.split())
            for name, switch in switches.items():
                switch.setChecked(name in chosen)

        self._show = show
        return self._labelled(question, holder)

    def _acknowledge(self, question: Question) -> QWidget:
        switch = Switch(question.label)
        switch.clicked.connect(lambda: self._say("OK" if switch.isChecked() else ""))
        self._show = lambda now: switch.setChecked(bool(now.value))
        return switch

    def _words(self, question: Question) -> QWidget:
        label = WrapLabel(question.label, colour="text_muted")
        self._show = lambda now: label.setText(" ".join(filter(None, (now.label, now.value))))
        return label

    def _time(self, question: Question) -> QWidget:
        field = TextField(question.label, placeholder=self._example(question.kind))
        field.finished.connect(self._say)
        button = Button(self.tr("Now") if question.kind != "date" else self.tr("Today"), icon="clock")
        button.setAccessibleName(f"{question.label}: {button.text()}")
        button.clicked.connect(lambda: self._say(self._moment(question.kind)))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field, 1)
        row.addWidget(button)
        self._show = lambda now: field.set_text(now.value)
        return holder

    def _example(self, kind: str) -> str:
        return {"date": "2026-11-20", "time": "08:30"}.get(kind, "2026-11-20T08:30")

    def _moment(self, kind: str) -> str:
        now = self._now()
        if kind == "date":
            return now.date().isoformat()
        return now.strftime("%H:%M:%S") if kind == "time" else now.isoformat(timespec="seconds")

    def _area(self, question: Question) -> QWidget:
        area = TextArea(question.label)
        area.edited.connect(self._type)
        area.finished.connect(lambda _text: self._typing_over())
        self._show = lambda now: area.set_text(now.value) if self._typed is None else None
        return area

    def _line(self, question: Question, *, identifier: bool) -> QWidget:
        field = TextField(question.label, identifier=identifier)
        field.edited.connect(self._type)
        field.finished.connect(lambda _text: self._typing_over())
        self._show = lambda now: field.set_text(now.value) if self._typed is None else None
        return field
