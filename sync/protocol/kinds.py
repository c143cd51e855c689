"""The kinds of rows that travel: which value each is, who may write what, and how fields become JSON.

The domain's frozen values are the schema. A row on the wire is its kind, its id and its other fields as JSON;
fields this program does not know are kept and sent back untouched.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from pydantic import JsonValue, TypeAdapter, ValidationError

from fieldapp.domain import (
    attachments,
    customer_messages,
    damage,
    estimates,
    findings,
    inspections,
    jobs,
    knowledge,
    parties,
    parts,
    people,
    repair_plans,
    time_entries,
    vehicles,
)
from fieldapp.errors import InputProblem, InputRefused


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row.

    `append_only` rows are created once and never conflict (a few fields may still be set later, see `settable`).
    `creatable`: a technician's laptop may create it. `settable`: fields a technician's laptop may set afterwards;
    everything else is the office's or the server's.
    """

    name: str
    value: type[Any]
    creatable: bool = False
    append_only: bool = False
    settable: frozenset[str] = frozenset()


_JOB_FIELDS = frozenset(
    {
        "status",
        "status_times",
        "completed_at",
        "odometer_km",
        "software_before",
        "software_after",
        "hold_reason",
        "cannot_complete_reason",
        "follow_up_wanted",
        "office_change_seen_at",
    }
)

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("company", parties.Company),
        Kind("person", people.Person),
        Kind("tool", people.Tool),
        Kind("part", parts.Part),
        Kind("article", knowledge.Article),
        Kind("checklist_template", inspections.ChecklistTemplate),
        Kind("customer", parties.Customer, creatable=True),
        Kind("site", parties.Site, creatable=True, settable=frozenset({"note"})),
        Kind(
            "vehicle",
            vehicles.Vehicle,
            creatable=True,
            settable=frozenset({"odometer_km", "software_version"}),
        ),
        Kind("job", jobs.Job, creatable=True, settable=_JOB_FIELDS),
        Kind("diagnosis", repair_plans.Diagnosis),
        Kind("plan_step", repair_plans.PlanStep, settable=frozenset({"grade", "grade_note", "graded_at"})),
        Kind("planned_part", parts.PlannedPart),
        Kind(
            "inspection",
            inspections.Inspection,
            creatable=True,
            settable=frozenset(
                {
                    "finished_at",
                    "content_sha256",
                    "reopen_reason",
                    "template_id",
                    "form_version",
                    "template_sha256",
                    "moved_from",
                }
            ),
        ),
        Kind(
            "answer",
            inspections.Answer,
            creatable=True,
            settable=frozenset({"value", "answered_at", "tool_id", "tool_calibrated_until"}),
        ),
        Kind("correction", inspections.Correction, creatable=True, append_only=True),
        Kind(
            "finding",
            findings.Finding,
            creatable=True,
            settable=frozenset(
                {
                    "item_path",
                    "severity",
                    "title",
                    "note",
                    "recommendation",
                    "customer_decision",
                    "decided_at",
                    "repaired_at",
                    "withdrawn",
                }
            ),
        ),
        Kind("recheck", inspections.Recheck, creatable=True, append_only=True),
        Kind(
            "deviation",
            findings.Deviation,
            creatable=True,
            append_only=True,
            settable=frozenset({"withdrawn"}),
        ),
        Kind(
            "damage_mark",
            damage.DamageMark,
            creatable=True,
            settable=frozenset({"view", "x", "y", "kind", "note", "removed"}),
        ),
        Kind("part_movement", parts.PartMovement, creatable=True, append_only=True),
        Kind(
            "time_entry",
            time_entries.TimeEntry,
            creatable=True,
            append_only=True,
            settable=frozenset({"ended_at", "seconds", "clock_jumped", "kilometres"}),
        ),
        Kind(
            "photo",
            attachments.Photo,
            creatable=True,
            append_only=True,
            settable=frozenset({"caption", "removed", "subject_kind", "subject_id", "strokes"}),
        ),
        Kind(
            "signature",
            attachments.Signature,
            creatable=True,
            append_only=True,
            settable=frozenset({"voided"}),
        ),
        Kind("report", attachments.Report, creatable=True, append_only=True),
        Kind(
            "report_delivery",
            attachments.ReportDelivery,
            creatable=True,
            settable=frozenset({"state", "state_at", "detail"}),
        ),
        Kind("message_template", customer_messages.MessageTemplate),
        Kind(
            "estimate_line",
            estimates.EstimateLine,
            creatable=True,
            append_only=True,
            settable=frozenset({"withdrawn"}),
        ),
        Kind("estimate_approval", estimates.EstimateApproval, creatable=True, append_only=True),
        Kind("message", customer_messages.Message, creatable=True, append_only=True),
        Kind("note", customer_messages.Note, creatable=True, append_only=True),
    )
}


def field_names(kind: str) -> tuple[str, ...]:
    """Every field of a kind but its id, in the value's order."""
    return tuple(f.name for f in dataclasses.fields(KINDS[kind].value) if f.name != "id")


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind].value)


@cache
def _field_adapters(kind: str) -> Mapping[str, TypeAdapter[Any]]:
    import typing

    hints = typing.get_type_hints(KINDS[kind].value)
    return {name: TypeAdapter(hints[name]) for name in field_names(kind)}


def to_fields(kind: str, value: object) -> dict[str, JsonValue]:
    """A value's fields as JSON, without its id."""
    fields = cast("dict[str, JsonValue]", _adapter(kind).dump_python(value, mode="json"))
    fields.pop("id", None)
    return fields


def field_to_json(kind: str, name: str, value: object) -> JsonValue:
    """One field as JSON."""
    return cast("JsonValue", _field_adapters(kind)[name].dump_python(value, mode="json"))


def field_from_json(kind: str, name: str, value: JsonValue) -> Any:
    """One field from JSON.

    Raises:
        InputRefused: it is not of the field's type.
    """
    try:
        return _field_adapters(kind)[name].validate_python(value, strict=False)
    except ValidationError as error:
        raise InputRefused(
            f"The field {name} of a {kind} does not have the right form.",
            problems=tuple(InputProblem(None, name, item["msg"]) for item in error.errors()),
        ) from error


def from_fields(kind: str, row_id: str, fields: Mapping[str, JsonValue]) -> Any:
    """The value of a row; unknown fields are left out here (the store keeps them aside).

    Raises:
        InputRefused: a field is missing or not of its type.
    """
    known = {name: fields[name] for name in field_names(kind) if name in fields}
    try:
        return _adapter(kind).validate_python({"id": row_id, **known}, strict=False)
    except ValidationError as error:
        raise InputRefused(
            f"A {kind} does not have the right form.",
            problems=tuple(
                InputProblem(None, ".".join(str(part) for part in item["loc"]), item["msg"])
                for item in error.errors()
            ),
        ) from error
