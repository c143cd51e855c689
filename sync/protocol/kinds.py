"""The kinds of rows that travel: which value each is, who may write what, and how fields become JSON.

The domain's frozen values are the schema. A row on the wire is its kind, its id and its other fields as JSON;
fields this program does not know are kept and sent back untouched.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
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
    late_work,
    parties,
    parts,
    people,
    repair_plans,
    time_entries,
    vehicles,
)
from fieldapp.errors import InputProblem, InputRefused


class Writing(StrEnum):
    """When a technician's laptop may write something of a job.

    ANY_TIME: whatever became of the job. WHILE_OPEN: until it is completed or closed; work that arrives later is the
    office's to decide about, because what was signed must stay as it was. WITH_STATUS: only in a change that moves
    the job's status, which has rules of its own.
    """

    ANY_TIME = "any time"
    WHILE_OPEN = "while the job is open"
    WITH_STATUS = "with a status move"


ANY_TIME, WHILE_OPEN, WITH_STATUS = Writing.ANY_TIME, Writing.WHILE_OPEN, Writing.WITH_STATUS


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row.

    `create` says when a technician's laptop may make one (None: never), `fields` which fields it may set afterwards
    and when; everything else is the office's or the server's. `append_only` rows never conflict. `prose` fields hold
    free words: of two versions both can stand, one after the other. A code, a number or an answer never does.
    """

    name: str
    value: type[Any]
    create: Writing | None = None
    fields: Mapping[str, Writing] = field(default_factory=dict)
    append_only: bool = False
    prose: AbstractSet[str] = frozenset()

    @property
    def creatable(self) -> bool:
        """Whether a technician's laptop may make one at all."""
        return self.create is not None

    @property
    def settable(self) -> AbstractSet[str]:
        """Fields a technician's laptop may ever set."""
        return self.fields.keys()


def _all(when: Writing, *names: str) -> Mapping[str, Writing]:
    return dict.fromkeys(names, when)


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("company", parties.Company),
        Kind("person", people.Person),
        Kind("tool", people.Tool),
        Kind("part", parts.Part),
        Kind("article", knowledge.Article),
        Kind("checklist_template", inspections.ChecklistTemplate),
        Kind("customer", parties.Customer, create=ANY_TIME),
        Kind(
            "site",
            parties.Site,
            create=ANY_TIME,
            fields={"note": ANY_TIME},
            prose=frozenset({"note"}),
        ),
        Kind(
            "vehicle",
            vehicles.Vehicle,
            create=ANY_TIME,
            fields=_all(ANY_TIME, "odometer_km", "software_version"),
        ),
        Kind(
            "job",
            jobs.Job,
            create=ANY_TIME,
            fields={
                "status": ANY_TIME,
                **_all(WITH_STATUS, "status_times", "completed_at"),
                **_all(WITH_STATUS, "hold_reason", "cannot_complete_reason", "follow_up_wanted"),
                **_all(WHILE_OPEN, "odometer_km", "software_before", "software_after"),
                "office_change_seen_at": ANY_TIME,
            },
            prose=frozenset({"hold_reason", "cannot_complete_reason"}),
        ),
        Kind("diagnosis", repair_plans.Diagnosis),
        Kind(
            "plan_step",
            repair_plans.PlanStep,
            fields=_all(WHILE_OPEN, "grade", "grade_note", "graded_at"),
            prose=frozenset({"grade_note"}),
        ),
        Kind("planned_part", parts.PlannedPart),
        Kind(
            "inspection",
            inspections.Inspection,
            create=WHILE_OPEN,
            fields=_all(
                WHILE_OPEN,
                "finished_at",
                "content_sha256",
                "reopen_reason",
                "template_id",
                "form_version",
                "template_sha256",
                "moved_from",
            ),
        ),
        Kind(
            "answer",
            inspections.Answer,
            create=WHILE_OPEN,
            fields=_all(WHILE_OPEN, "value", "answered_at", "tool_id", "tool_calibrated_until"),
        ),
        Kind("correction", inspections.Correction, create=WHILE_OPEN, append_only=True),
        Kind(
            "finding",
            findings.Finding,
            create=WHILE_OPEN,
            fields=_all(
                WHILE_OPEN,
                "item_path",
                "severity",
                "title",
                "note",
                "recommendation",
                "customer_decision",
                "decided_at",
                "repaired_at",
                "withdrawn",
            ),
            prose=frozenset({"note", "recommendation"}),
        ),
        Kind("recheck", inspections.Recheck, create=WHILE_OPEN, append_only=True),
        Kind(
            "deviation",
            findings.Deviation,
            create=WHILE_OPEN,
            fields={"withdrawn": WHILE_OPEN},
            append_only=True,
        ),
        Kind(
            "damage_mark",
            damage.DamageMark,
            create=WHILE_OPEN,
            fields=_all(WHILE_OPEN, "view", "x", "y", "kind", "note", "removed"),
            prose=frozenset({"note"}),
        ),
        Kind("part_movement", parts.PartMovement, create=WHILE_OPEN, append_only=True),
        # Time is booked in the evening, reports and messages follow the work, a note is never too late.
        Kind(
            "time_entry",
            time_entries.TimeEntry,
            create=ANY_TIME,
            fields=_all(ANY_TIME, "ended_at", "seconds", "clock_jumped", "kilometres", "removed"),
            append_only=True,
        ),
        Kind(
            "photo",
            attachments.Photo,
            create=WHILE_OPEN,
            fields=_all(WHILE_OPEN, "caption", "removed", "subject_kind", "subject_id", "strokes"),
            append_only=True,
        ),
        Kind(
            "signature",
            attachments.Signature,
            create=WHILE_OPEN,
            fields={"voided": WHILE_OPEN},
            append_only=True,
        ),
        Kind("report", attachments.Report, create=ANY_TIME, append_only=True),
        Kind(
            "report_delivery",
            attachments.ReportDelivery,
            create=ANY_TIME,
            fields=_all(ANY_TIME, "state", "state_at", "detail"),
        ),
        Kind("message_template", customer_messages.MessageTemplate),
        Kind(
            "estimate_line",
            estimates.EstimateLine,
            create=WHILE_OPEN,
            fields={"withdrawn": WHILE_OPEN},
            append_only=True,
        ),
        Kind("estimate_approval", estimates.EstimateApproval, create=WHILE_OPEN, append_only=True),
        Kind("late_work", late_work.LateWork),
        Kind("message", customer_messages.Message, create=ANY_TIME, append_only=True),
        Kind("note", customer_messages.Note, create=ANY_TIME, append_only=True),
    )
}


@cache
def field_names(kind: str) -> tuple[str, ...]:
    """Every field of a kind but its id, in the value's order."""
    return tuple(f.name for f in dataclasses.fields(KINDS[kind].value) if f.name != "id")


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind].value)


@cache
def _field_types(kind: str) -> Mapping[str, Any]:
    import typing

    hints = typing.get_type_hints(KINDS[kind].value)
    return {name: hints[name] for name in field_names(kind)}


@cache
def time_fields(kind: str) -> frozenset[str]:
    """Those of its fields that hold a moment, or moments by key."""
    return frozenset(name for name, type_ in _field_types(kind).items() if "datetime.datetime" in str(type_))


@cache
def _field_adapters(kind: str) -> Mapping[str, TypeAdapter[Any]]:
    return {name: TypeAdapter(type_) for name, type_ in _field_types(kind).items()}


def free_words(kind: str, said: Mapping[str, object]) -> str:
    """The free words among fields of a row, a line each; "" where there are none or the kind is unknown."""
    prose = KINDS[kind].prose if kind in KINDS else frozenset[str]()
    return "\n".join(str(value) for name, value in sorted(said.items()) if name in prose and value)


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


def field_in_form(kind: str, name: str, value: JsonValue) -> JsonValue:
    """One field from JSON in the one form it is kept in.

    Raises:
        InputRefused: it is not of the field's type.
    """
    if type(value) is str and _field_types(kind)[name] is str:
        return value  # most fields; there is one form of a text
    return field_to_json(kind, name, field_from_json(kind, name, value))


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
            f"This {kind} does not have the right form.",
            problems=tuple(
                InputProblem(None, ".".join(str(part) for part in item["loc"]), item["msg"])
                for item in error.errors()
            ),
        ) from error
