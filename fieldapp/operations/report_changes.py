"""Reads what was checked again after a repair and what was changed after finishing, as a report tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fieldapp.domain.inspections import Correction, Recheck
from fieldapp.domain.people import Person
from fieldapp.reports.source import AnswerKind, ChangeKind, ShownChange
from fieldapp.store import rows
from inspections.problems import FormNotUsable

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inspections.presentation import Item, Question
    from inspections.session import Session

_KINDS: dict[str, AnswerKind] = {
    "integer": "number",
    "decimal": "number",
    "range": "number",
    "date": "date",
    "time": "time",
    "datetime": "datetime",
}
# What of a finding, photo or mark a customer can read; flags and strokes have no words of their own.
_READABLE = frozenset({"severity", "note", "title", "recommendation", "caption"})


def changes(connection: Connection, job_id: str, sessions: Mapping[str, Session]) -> tuple[ShownChange, ...]:
    """The checks after repairs and the changes after finishing of a job's checklists, the oldest first."""
    people: tuple[Person, ...] = rows.fetch_many(connection, "person")
    names = {person.id: person.name for person in people}
    checks: tuple[Recheck, ...] = rows.fetch_many(connection, "recheck", job_id=job_id)
    corrections: tuple[Correction, ...] = rows.fetch_many(connection, "correction", job_id=job_id)
    again = {(check.inspection_id, check.path, check.checked_at) for check in checks}
    told = [_check(check, sessions.get(check.inspection_id), names) for check in checks]
    # The repair of a finished checklist is written down as a change as well: it is told once.
    told += [
        _correction(one, sessions.get(one.inspection_id), names)
        for one in corrections
        if one.subject != "answer" or (one.inspection_id, one.path, one.corrected_at) not in again
    ]
    return tuple(sorted(told, key=lambda change: change.at))


def _check(check: Recheck, session: Session | None, names: Mapping[str, str]) -> ShownChange:
    item, question = _place(session, check.path)
    return ShownChange(
        about="recheck",
        item_number=item.number if item is not None else None,
        title=_title(item, question),
        before=_words(question, check.value_before),
        after=_words(question, check.value_after),
        kind=_kind(question),
        unit=_unit(question),
        why=check.repair.strip(),
        by=names.get(check.person_id, ""),
        at=check.checked_at,
    )


def _correction(one: Correction, session: Session | None, names: Mapping[str, str]) -> ShownChange:
    abouts: dict[str, ChangeKind] = {"finding": "finding", "photo": "photo", "mark": "mark"}
    about = abouts.get(one.subject, "answer")
    item, question = _place(session, one.path) if about == "answer" else (None, None)
    if about == "finding":
        item = _item(session, one.path)
    readable = about == "answer" or one.field in _READABLE
    return ShownChange(
        about=about,
        item_number=item.number if item is not None else None,
        title=one.path if about == "mark" else _title(item, question),
        before=_words(question, one.before) if readable else "",
        after=_words(question, one.after) if readable else "",
        kind=_kind(question),
        unit=_unit(question),
        field="" if about == "answer" else one.field,
        why=one.reason.strip(),
        by=names.get(one.person_id, ""),
        at=one.corrected_at,
    )


def _place(session: Session | None, path: str) -> tuple[Item | None, Question | None]:
    """The item and question of a node; none when the form has moved on and no longer has it."""
    if session is None:
        return None, None
    try:
        return session.item(session.item_of(path)), session.question(path)
    except FormNotUsable:
        return None, None


def _item(session: Session | None, path: str) -> Item | None:
    if session is None:
        return None
    return next((item for part in session.sections() for item in part.items if item.path == path), None)


def _title(item: Item | None, question: Question | None) -> str:
    if item is None:
        return ""
    label = question.label if question is not None else ""
    return f"{item.title}: {label}" if label not in ("", item.title) else item.title


def _words(question: Question | None, value: str) -> str:
    """A choice by its label; a signature or picture is named by an id nobody reads."""
    if question is None:
        return value
    if question.kind in ("signature", "image", "draw", "file"):
        return ""
    labels = {choice.name: choice.label for choice in question.choices}
    return ", ".join(labels.get(name, name) for name in value.split()) if labels else value


def _kind(question: Question | None) -> AnswerKind:
    return _KINDS.get(question.kind, "text") if question is not None else "text"


def _unit(question: Question | None) -> str:
    return question.measurement.unit if question is not None and question.measurement is not None else ""
