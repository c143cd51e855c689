"""Items of a checklist as a person reads them in a terminal: answers by label, what is open, what may be answered."""

from __future__ import annotations

from datetime import datetime

from fieldapp import terminal
from inspections.presentation import Choice, Item, Question

NUMBERS = frozenset({"integer", "decimal", "range"})
MOMENTS = {"date": "2026-05-31", "time": "07:30:00"}
FILES = frozenset({"image", "signature", "draw", "file"})


def item_text(item: Item) -> str:
    """An item with its questions, a line each."""
    number = f"{item.number}. " if item.number is not None else ""
    questions = [question_text(question) for question in item.questions]
    if len(questions) == 1:
        return f"{number}{questions[0]}"
    return terminal.block(f"{number}{item.title}", questions)


def question_text(question: Question) -> str:
    """`Windscreen [windscreen]: OK`; an open one says what may be answered."""
    labels = {choice.name: choice.label for choice in question.choices}
    value = " ".join(labels.get(part, part) for part in question.value.split()) if labels else question.value
    if question.kind in FILES:
        value = terminal.counted(len(question.value.split()), "file") if question.value else ""
    measured = question.measurement
    unit = f" {measured.unit}" if measured is not None and measured.unit and value else ""
    verdict = (
        f" ({measured.verdict})" if measured is not None and measured.verdict not in (None, "good") else ""
    )
    mark = "" if question.value else ("  (missing)" if question.required else "  –")
    if question.kind == "datetime" and question.value:
        value = _moment_text(question.value)
    may_be = f"  {told}" if not question.value and (told := _may_be(question)) else ""
    name = question.path.rpartition("/")[2]
    problem = f"  ! {question.problem}" if question.problem else ""
    return f"{question.label} [{name}]: {value}{unit}{verdict}{mark}{may_be}{problem}".rstrip()


def _may_be(question: Question) -> str:
    """What may be answered, as it is typed: `ok | not_ok | na`, `a number in mm, 1.6–9`."""
    if question.readonly or question.kind in ("calculated", "note"):
        return ""
    if question.choices:
        names = (
            choice.name if _says_itself(choice) else f"{choice.name} “{choice.label}”"
            for choice in question.choices
        )
        return " | ".join(names)
    if question.kind in NUMBERS:
        return _number_text(question)
    if question.kind in MOMENTS:
        return f"a {question.kind} such as {MOMENTS[question.kind]}"
    if question.kind in FILES:
        return "fieldapp inspection sign" if question.kind == "signature" else "fieldapp inspection photo"
    return ""


def _says_itself(choice: Choice) -> bool:
    return choice.label.casefold() == terminal.spoken(choice.name).casefold()


def _number_text(question: Question) -> str:
    number = "a whole number" if question.kind == "integer" else "a number"
    measured = question.measurement
    if measured is None:
        return number
    low, high = measured.limit_low, measured.limit_high
    limits = ""
    if low is not None and high is not None:
        limits = f", {low}–{high}"
    elif low is not None:
        limits = f", at least {low}"
    elif high is not None:
        limits = f", at most {high}"
    return f"{number}{f' in {measured.unit}' if measured.unit else ''}{limits}"


def _moment_text(value: str) -> str:
    try:
        return terminal.day_time(datetime.fromisoformat(value))
    except ValueError:
        return value
