"""Peers' spreadsheets as markdown: what pyxform accepts must load or be refused with a place and a reason."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from inspections.problems import FormNotUsable
from inspections.session import Session
from inspections.xform import load_template
from inspections.xlsform import FormProblems, compile_form


def judge(case: dict[str, Any]) -> tuple[str, str | None]:
    """What became of a form (`loaded`, `refused`, `failed`), and why if it did not load."""
    try:
        compiled = compile_form(case["md"].encode(), file_name="form.md")
        Session(load_template(compiled.xform_xml), now=lambda: datetime.now(UTC))
    except FormProblems as error:
        placed = all(p.sheet and p.row and p.column for p in error.problems)
        reason = "; ".join(str(problem) for problem in error.problems)
        return ("refused" if placed or case["errored"] else "failed"), reason
    except FormNotUsable as error:
        return "failed", error.sentence
    return "loaded", None
