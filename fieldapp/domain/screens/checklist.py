"""One inspection as it is filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fieldapp.domain.attachments import Photo, Signature
from fieldapp.domain.findings import Finding
from fieldapp.domain.inspections import Inspection
from fieldapp.domain.people import Person, Tool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistScreen:
    """What a filling page needs to start: the template's XForm, every answer, and what hangs on items.

    `answers`, `repeats` and `context` feed `inspections.session.Session`; `previous` holds the last visit's
    values of the same car by node path. Findings by item path; photos by finding id, or by node path for image
    questions.
    """

    inspection: Inspection
    title: str
    customer_name: str
    plate: str
    xform: str
    answers: Mapping[str, str]
    repeats: Mapping[str, tuple[str, ...]]
    context: Mapping[str, str]
    previous: Mapping[str, str]
    findings: Mapping[str, Finding]
    photos: Mapping[str, tuple[Photo, ...]]
    signatures: tuple[Signature, ...]
    people: tuple[Person, ...]
    tools: tuple[Tool, ...]
