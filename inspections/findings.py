"""Answers -> findings: what is not right, how serious it is, in which words."""

from __future__ import annotations

import json
from dataclasses import dataclass

from inspections.cells import Cell
from inspections.measurements import band
from inspections.presentation import Item, Measurement, Question
from inspections.questions import inherited
from inspections.session import Session
from inspections.wording import language_code

__all__ = ["FoundItem", "Measurement", "band", "findings_from", "foreign_words"]

_GRAVITY = {"advice": 0, "attention": 1, "unsafe": 2}


@dataclass(frozen=True, slots=True)
class FoundItem:
    """One item that is not right. `severity` is advice, attention or unsafe; `value` what was chosen or measured.

    A measurement inside its limits but outside its warning band is advice.
    """

    item_path: str
    item_number: int | None
    title: str
    severity: str
    text: str
    value: str


def findings_from(session: Session) -> tuple[FoundItem, ...]:
    """One finding per item that has a Not OK or a measurement outside a band, the gravest of its questions."""
    doubtful = {session.item_of(cell.path) for cell in session.cells() if _may_fail(cell)}
    items = (session.item(path) for path in session.item_paths() if path in doubtful)
    return tuple(finding for item in items if (finding := _finding(session, item)) is not None)


def foreign_words(session: Session, item: Item, said: str) -> str | None:
    """The code of the language `said` is in where the form says it of this item and lacks it in the active language.

    "" for what the form says in the active language; None for words of a person's own.
    """
    own = language_code(session.language)
    for question in item.questions:
        text, language = _told(session, question)
        if text == said:
            return language if language != own else ""
    if said == item.title:
        return item.language
    return next((question.language for question in item.questions if question.label == said), None)


def _finding(session: Session, item: Item) -> FoundItem | None:
    graded = [(severity, question) for question in item.questions if (severity := _severity(question))]
    if not graded:
        return None
    severity, question = max(graded, key=lambda pair: _GRAVITY[pair[0]])
    measured = [_measured(q) for grade, q in graded if q.measurement is not None and grade]
    chosen = next((c.label for c in question.choices if c.name == question.value), question.value)
    return FoundItem(
        item_path=item.path,
        item_number=item.number,
        title=item.title or question.label,
        severity=severity,
        text=_text(session, question) or item.title or question.label,
        value=", ".join(measured) if measured else chosen,
    )


def _may_fail(cell: Cell) -> bool:
    """Whether a cell is worth asking: most are, for most of a filling, neither Not OK nor measured."""
    bind = cell.definition.bind
    measured = bind.limits or "unit" in bind.extras
    return cell.relevant and bool(cell.shown) and (bool(measured) or cell.shown == "not_ok")


def _severity(question: Question) -> str:
    if question.verdict == "not_ok":
        own = next((c.severity for c in question.choices if c.name == question.value), "")
        grade = question.severity or own or "attention"
        return grade if grade in _GRAVITY else "attention"
    if question.measurement is not None and question.measurement.verdict == "warn":
        return "advice"
    return ""


def _measured(question: Question) -> str:
    unit = question.measurement.unit if question.measurement else ""
    return f"{question.value} {unit}".strip()


def _text(session: Session, question: Question) -> str:
    return _told(session, question)[0]


def _told(session: Session, question: Question) -> tuple[str, str]:
    """What the form calls the fault, and the code of the language it is told in ("": the form has one only)."""
    node = next(cell.definition for cell in session.cells() if cell.path == question.path)
    source = inherited(node, "finding")
    if not source.startswith("{"):
        return source, ""
    texts: dict[str, str] = json.loads(source)
    spoken = {language_code(language): text for language, text in texts.items()}
    wanted = (language_code(session.language), language_code(session.template.default_language), *spoken)
    return next(((spoken[code], code) for code in wanted if spoken.get(code)), ("", ""))
