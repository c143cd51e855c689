"""With which tool it was measured, and until when its calibration holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from fieldapp.domain.people import Tool
from inspections.presentation import Question
from inspections.problems import FormNotUsable
from inspections.session import Session
from ui.formats import Formats
from ui.widgets.icon_text import IconText
from ui.widgets.layouts import tight_column
from ui.widgets.text_field import ChoiceField


def asks_for_tool(question: Question) -> bool:
    """Whether a text question wants a tool's code: by convention its name ends in `_tool`."""
    return question.kind == "text" and question.path.rpartition("/")[2].endswith("_tool")


def measured_with(
    session: Session, paths: tuple[str, ...], tools: tuple[Tool, ...]
) -> tuple[str | None, dict[str, str | None]]:
    """The id of the tool that the item of these questions names, and what it has measured before.

    A tool chosen after its values counts for them too: they are kept anew, with it.
    """
    by_code = {tool.code: tool.id for tool in tools}
    for path in paths:
        try:
            item = session.item(session.item_of(path))
        except FormNotUsable:
            continue
        named = next((question for question in item.questions if asks_for_tool(question)), None)
        tool_id = by_code.get(named.value) if named is not None else None
        if named is None or tool_id is None:
            continue
        if path == named.path:
            measured = [q for q in item.questions if q.measurement is not None and q.value]
            return tool_id, {question.path: question.value for question in measured}
        if session.question(path).measurement is not None:
            return tool_id, {}
    return None, {}


class ToolField(QWidget):
    """A list of this laptop's tools; `answer(path, code)` is called when one is chosen.

    A code that no tool here has (typed on another laptop) stays on offer, so that it is not lost.
    """

    def __init__(
        self,
        question: Question,
        answer: Callable[[str, str], None],
        *,
        tools: tuple[Tool, ...],
        today: Callable[[], date],
        formats: Formats,
    ) -> None:
        super().__init__()
        self.path = question.path
        self._tools = {tool.code: tool for tool in tools}
        self._today = today
        self._formats = formats
        options = [("", "–"), *((tool.code, f"{tool.code}  {tool.name}") for tool in tools)]
        if question.value and question.value not in self._tools:
            options.append((question.value, question.value))
        self._choice = ChoiceField(question.label, options, name=question.label)
        self._choice.setObjectName("toolChoice")
        self._choice.chosen.connect(lambda code: answer(self.path, code))
        self._until = IconText("", "", role="caption", colour="text_muted")
        self._until.setObjectName("toolCalibration")
        column = tight_column(self._choice.theme.space(1))
        column.addWidget(self._choice)
        column.addWidget(self._until)
        self.setLayout(column)
        self.show_question(question)

    def show_question(self, question: Question) -> None:
        """Show the tool and its calibration."""
        self._choice.set_value(question.value)
        self.setEnabled(not question.readonly)
        tool = self._tools.get(question.value)
        until = tool.calibrated_until if tool is not None else None
        self._until.setVisible(tool is not None)
        if until is None:
            self._until.set_words("info", self.tr("No calibration date is known"), "text_muted")
        elif until < self._today():
            words = self.tr("Calibration ended {day}").format(day=self._formats.short_date(until))
            self._until.set_words("attention", words, "attention")
        else:
            words = self.tr("Calibrated until {day}").format(day=self._formats.short_date(until))
            self._until.set_words("check", words, "ok")
