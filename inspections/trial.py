"""A form tried out before anybody works with it: what goes wrong only while it is filled in, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from inspections.presentation import Fault, Question
from inspections.problems import Problem
from inspections.session import Session
from inspections.xform import load_template

_ENTRY = re.compile(r"\[[^\]]*\]")
_COLUMNS = {
    "calculate": "calculation",
    "count": "repeat_count",
    "choices": "choice_filter",
    "value": "calculation",
}
# Answers that a question of the kind takes; one after the other, so that both ways of a condition are gone.
_SAMPLES: Mapping[str, tuple[str, ...]] = {
    "verdict": ("not_ok", "ok"),
    "integer": ("0", "2"),
    "decimal": ("0", "2.5"),
    "range": ("1",),
    "date": ("2026-01-15",),
    "time": ("10:30:00.000+01:00",),
    "datetime": ("2026-01-15T10:30:00.000+01:00",),
    "text": ("A",),
    "barcode": ("A1",),
    "acknowledge": ("OK",),
}
MOST_ANSWERS = 2_000
_FACTS = ("instance('job')", 'instance("job")', "instance(&quot;job&quot;)", "fc:")


def rows_by_name(survey: Sequence[Mapping[str, str]]) -> dict[str, int]:
    """The spreadsheet row (the header's is 1) of every question, group and repeat, by `group/name`."""
    rows: dict[str, int] = {}
    opened: list[str] = []
    for number, row in enumerate(survey, 2):
        kind = str(row.get("type", "")).strip().lower().replace("_", " ")
        name = str(row.get("name", "")).strip()
        if kind.startswith("end "):
            if opened:
                opened.pop()
            continue
        rows.setdefault("/".join((*opened, name)), number)
        if kind.startswith("begin "):
            opened.append(name)
    return rows


def row_of(path: str, rows: Mapping[str, int]) -> int | None:
    """The row of the node at a path, whatever the form calls its root and whichever entry of a repeat it is."""
    return rows.get(_ENTRY.sub("", path).strip("/").partition("/")[2])


def placed(faults: Iterable[Fault], rows: Mapping[str, int]) -> tuple[Problem, ...]:
    """Faults as problems of the survey sheet, each once; the entries of a repeat share its row."""
    found: dict[Problem, None] = {}
    for fault in faults:
        column = _COLUMNS.get(fault.rule, fault.rule)
        found[Problem("survey", row_of(fault.path, rows), column, fault.sentence)] = None
    return tuple(found)


def try_out(xform_xml: str) -> tuple[Fault, ...]:
    """Open the form and give every question an answer it takes; what failed on the way."""
    session = Session(load_template(xform_xml), now=lambda: datetime.now(UTC))
    session.sections()
    for path, value in _answers(session):
        session.set(path, value)
    session.sections()
    return session.faults()


def nothing_shows(xform_xml: str) -> tuple[Problem, ...]:
    """A word of warning for a form that opens without a question; none where facts of a job may decide it."""
    if any(fact in xform_xml for fact in _FACTS):
        return ()
    reason = why_nothing_shows(Session(load_template(xform_xml), now=lambda: datetime.now(UTC)))
    return (Problem("survey", None, None, reason),) if reason else ()


def why_nothing_shows(session: Session) -> str:
    """The sentence for a form that opens without a question; empty when one shows."""
    if any(section.items for section in session.sections()):
        return ""
    asked = [node for node in session.template.nodes.values() if node.is_leaf and node.control is not None]
    if not asked:
        return "No question shows: the form has none, only calculations or hidden values."
    hidden = [node for node in session.template.nodes.values() if node.bind.relevant is not None]
    if not hidden:
        return "No question shows when the form is opened: its repeats have no entries then."
    names = ", ".join(f"“{node.name}”" for node in hidden[:3])
    return (
        f"No question shows when the form is opened: what decides (column relevant of {names}"
        f"{' and others' if len(hidden) > 3 else ''}) holds for none at the start."
        " Let at least one question show without a condition."
    )


def _answers(session: Session) -> Iterator[tuple[str, str]]:
    questions = [
        question for section in session.sections() for item in section.items for question in item.questions
    ]
    given = 0
    for question in questions:
        for value in _samples(question):
            if given < MOST_ANSWERS and question.relevant and not question.readonly:
                given += 1
                yield question.path, value


def _samples(question: Question) -> tuple[str, ...]:
    if question.kind in ("select_one", "select_multiple") and question.choices:
        return tuple(dict.fromkeys((question.choices[-1].name, question.choices[0].name)))
    return _SAMPLES.get(question.kind, ())
