"""Builders for forms under test: a few rows of a survey become a session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from inspections.session import Session
from inspections.xform import load_template
from inspections.xlsform import CompiledForm, compile_form

OSLO = ZoneInfo("Europe/Oslo")
NOON = datetime(2026, 1, 15, 12, 0, tzinfo=OSLO)

VERDICT = (
    ("verdict", "ok", "OK", ""),
    ("verdict", "not_ok", "Not OK", "attention"),
    ("verdict", "na", "N/A", ""),
)


def spreadsheet(
    survey: Sequence[Mapping[str, str]],
    *,
    choices: Sequence[Mapping[str, str]] = (),
    settings: Mapping[str, str] | None = None,
) -> bytes:
    """A form as a markdown table. Rows are column -> cell."""
    parts = [_sheet("survey", survey)]
    offered = [
        *choices,
        *({"list_name": a, "name": b, "label": c, "severity": d} for a, b, c, d in VERDICT),
    ]
    parts.append(_sheet("choices", offered))
    parts.append(_sheet("settings", [{"form_id": "test_form", "version": "1", **(settings or {})}]))
    return "\n".join(parts).encode()


def _sheet(name: str, rows: Sequence[Mapping[str, str]]) -> str:
    headers = list(dict.fromkeys(header for row in rows for header in row))
    lines = [f"| {name} |", "| | " + " | ".join(headers) + " |"]
    lines += ["| | " + " | ".join(row.get(header, "") for header in headers) + " |" for row in rows]
    return "\n".join(lines)


def compiled(survey: Sequence[Mapping[str, str]], **sheets: object) -> CompiledForm:
    """The form, compiled."""
    return compile_form(spreadsheet(survey, **sheets), file_name="form.md")  # type: ignore[arg-type]  # passed through


def begin(
    survey: Sequence[Mapping[str, str]],
    *,
    choices: Sequence[Mapping[str, str]] = (),
    settings: Mapping[str, str] | None = None,
    **session: object,
) -> Session:
    """A new filling of a form."""
    form = compile_form(spreadsheet(survey, choices=choices, settings=settings), file_name="form.md")
    return again(form.xform_xml, **session)


def again(xform_xml: str, **session: object) -> Session:
    """A filling of an XForm, at noon in Oslo unless told otherwise."""
    options: dict[str, object] = {"now": lambda: NOON, **session}
    return Session(load_template(xform_xml), **options)  # type: ignore[arg-type]  # passed through


def row(kind: str, name: str = "", label: str = "", **columns: str) -> dict[str, str]:
    """One row of a survey."""
    cells = {"type": kind, "name": name, "label": label}
    return {**cells, **{key.replace("__", "::"): value for key, value in columns.items()}}


def said(session: Session) -> dict[str, str]:
    """What failed so far: the sentence by path."""
    return {fault.path: fault.sentence for fault in session.faults()}
