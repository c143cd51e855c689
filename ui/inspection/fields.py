"""One question that is neither the item's verdict nor a measurement cell: the widget that answers it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from inspections.presentation import Question
from ui.drafts import DraftsOf
from ui.formats import Formats
from ui.inspection.rank_field import RankField
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.growing_area import GrowingArea
from ui.widgets.icon_text import IconText
from ui.widgets.labels import WrapLabel
from ui.widgets.layouts import tight_column, tight_row
from ui.widgets.segments import Option, Segments, verdict_options
from ui.widgets.switch import Switch
from ui.widgets.text_field import ChoiceField, TextArea, TextField

Answer = Callable[[str, str], None]
MOST_SEGMENTS = 4
TYPING_PAUSE_MS = 250


def shown_value(question: Question, formats: Formats) -> str:
    """The value in words and local formats; what cannot be read stays as it is kept."""
    value = question.value
    if question.kind.startswith("select") or question.choices:
        labels = {choice.name: choice.label for choice in question.choices}
        return ", ".join(labels.get(name, name) for name in value.split())
    try:
        match question.kind:
            case "datetime":
                return formats.date_time(datetime.fromisoformat(value)) if value else ""
            case "date":
                return formats.short_date(date.fromisoformat(value)) if value else ""
            case "integer" | "decimal" | "range" | "calculated":
                return formats.number(value) if value else ""
            case _:
                return value
    except ValueError:
        return value


class QuestionField(QWidget):
    """Label, editor and what is wrong, for every type that has no cell of its own.

    `answer(path, value)` is called when the person has answered; `show_question` never calls it.
    """

    def __init__(
        self,
        question: Question,
        answer: Answer,
        *,
        now: Callable[[], datetime],
        formats: Formats,
        drafts: DraftsOf,
        label: str | None = None,
        hint: str | None = None,
    ) -> None:
        """`label` and `hint` replace the question's own, "" leaves them out (the item's title says it)."""
        super().__init__()
        self.path = question.path
        self._formats = formats
        self._drafts = drafts
        self._label = question.label if label is None else label
        self._answer = answer
        self._now = now
        self._show: Callable[[Question], None] = lambda _question: None
        self._typed: str | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._typing_over)
        self._problem = IconText("cross", "", role="label", colour="unsafe")
        self._hint = WrapLabel(question.hint if hint is None else hint, role="caption", colour="text_muted")
        self._column = tight_column(self._hint.theme.space(1))
        self.setLayout(self._column)
        self._column.addWidget(self._build(question))
        self._column.addWidget(self._hint)
        self._hint.setVisible(bool(self._hint.text()))
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
        if question.readonly:
            return self._words(question)
        match question.kind:
            case "verdict":
                return self._segments(question, verdict_options())
            case "select_one" if len(question.choices) <= MOST_SEGMENTS:
                options = tuple(Option(choice.name, choice.label, "", "ink") for choice in question.choices)
                return self._segments(question, options)
            case "select_one":
                return self._choice(question)
            case "select_multiple":
                return self._switches(question)
            case "rank":
                return self._rank(question)
            case "acknowledge":
                return self._acknowledge(question)
            case "note" | "calculated":
                return self._words(question)
            case "date":
                return self._date(question)
            case "time" | "datetime":
                return self._time(question)
            case "text":
                return self._area(question)
            case _:
                return self._line(question, identifier=question.kind == "barcode")

    def _labelled(self, question: Question, widget: QWidget) -> QWidget:
        holder = QWidget()
        column = tight_column(self._hint.theme.space(1))
        holder.setLayout(column)
        if self._label:
            column.addWidget(WrapLabel(self._label, role="label", colour="text_muted"))
        column.addWidget(widget)
        return holder

    def _segments(self, question: Question, options: tuple[Option, ...]) -> QWidget:
        segments = Segments(options, name=question.label)
        segments.chosen.connect(self._say)
        self._show = lambda now: segments.set_value(now.value or None)
        return self._labelled(question, segments)

    def _choice(self, question: Question) -> QWidget:
        field = ChoiceField(
            self._label,
            [("", "–"), *((choice.name, choice.label) for choice in question.choices)],
            name=question.label,
        )
        field.chosen.connect(self._say)
        self._show = lambda now: field.set_value(now.value)
        return field

    def _switches(self, question: Question) -> QWidget:
        holder = QWidget()
        column = tight_column(self._hint.theme.space(2))
        holder.setLayout(column)
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

    def _rank(self, question: Question) -> QWidget:
        rank = RankField(self._say, name=question.label)
        self._show = rank.show_question
        return self._labelled(question, rank)

    def _acknowledge(self, question: Question) -> QWidget:
        switch = Switch(question.label)
        switch.setObjectName("acknowledge")
        switch.clicked.connect(lambda: self._say("OK" if switch.isChecked() else ""))
        self._show = lambda now: switch.setChecked(bool(now.value))
        return switch

    def _words(self, question: Question) -> QWidget:
        said = question.kind == "note"
        label = WrapLabel("" if said else self._label, colour="text_muted")
        value = WrapLabel(role="body_strong")
        holder = QWidget()
        row = tight_row(self._hint.theme.space(3))
        holder.setLayout(row)
        row.addWidget(label)
        row.addWidget(value, 1)
        label.setVisible(bool(label.text()))

        def show(now: Question) -> None:
            words = shown_value(now, self._formats)
            value.setText(" ".join(filter(None, (now.label, words))) if said else words)

        if said:
            value.set_role("body")
        self._show = show
        return holder

    def _date(self, question: Question) -> QWidget:
        field = DateField(self._label, self._formats, today=lambda: self._now().date(), name=question.label)
        field.chosen.connect(lambda day: self._say(day.isoformat() if day is not None else ""))
        button = Button(self.tr("Today"), icon="clock")
        button.setObjectName("now")
        button.setAccessibleName(f"{question.label}: {button.text()}")
        button.clicked.connect(lambda: self._say(self._now().date().isoformat()))
        field.put_beside(button)

        def show(now: Question) -> None:
            try:
                field.set_day(date.fromisoformat(now.value) if now.value else None)
            except ValueError:
                field.set_day(None)

        self._show = show
        return field

    def _time(self, question: Question) -> QWidget:
        field = TextField(self._label, placeholder=self._example(question.kind), name=question.label)
        field.finished.connect(lambda text: self._take_time(question.kind, text, field))
        button = Button(self.tr("Now"), icon="clock")
        button.setObjectName("now")
        button.setAccessibleName(f"{question.label}: {button.text()}")
        button.clicked.connect(lambda: self._say(self._moment(question.kind)))
        field.put_beside(after=button)
        self._show = lambda now: field.set_text(self._plain_time(now))
        return field

    def _plain_time(self, question: Question) -> str:
        """The value as a person types it: without seconds and zone."""
        if question.kind != "datetime" or not question.value:
            return question.value[:5] if question.kind == "time" else question.value
        try:
            moment = self._formats.local(datetime.fromisoformat(question.value))
        except ValueError:
            return question.value
        return f"{self._formats.numeric_date(moment.date())} {moment:%H:%M}"

    def _take_time(self, kind: str, text: str, field: TextField) -> None:
        text = text.strip()
        try:
            value = self._canonical_time(kind, text) if text else ""
        except ValueError:
            field.set_problem(self.tr("Write it like {example}").format(example=self._example(kind)))
            return
        field.set_problem("")
        self._say(value)

    def _canonical_time(self, kind: str, text: str) -> str:
        if kind == "time":
            return self._formats.read_time(text).strftime("%H:%M:%S")
        day, _, clock = text.rpartition(" ")
        moment = datetime.combine(self._formats.read_date(day), self._formats.read_time(clock))
        zoned = moment.replace(tzinfo=self._now().tzinfo)
        return zoned.isoformat(timespec="seconds")

    def _example(self, kind: str) -> str:
        return "08:30" if kind == "time" else f"{self._formats.numeric_date(self._now().date())} 08:30"

    def _moment(self, kind: str) -> str:
        now = self._now()
        return now.strftime("%H:%M:%S") if kind == "time" else now.isoformat(timespec="seconds")

    def _area(self, question: Question) -> QWidget:
        area = GrowingArea(self._label, name=question.label)
        area.edited.connect(self._type)
        area.finished.connect(lambda _text: self._typing_over())
        self._show = partial(self._show_text, area)
        return area

    def _line(self, question: Question, *, identifier: bool) -> QWidget:
        field = TextField(self._label, identifier=identifier, name=question.label)
        field.edited.connect(self._type)
        field.finished.connect(lambda _text: self._typing_over())
        self._show = partial(self._show_text, field)
        return field

    def _show_text(self, editor: TextField | TextArea, now: Question) -> None:
        if self._typed is None and self._drafts.follow(editor, "answer", self.path, kept=now.value):
            self._type(editor.text)  # what the program could not save the last time it saves now
