"""What a field two people wrote is called, and what its values say."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from fieldapp.domain.attachments import DeliveryState
from fieldapp.domain.damage import DamageKind
from fieldapp.domain.findings import CustomerDecision
from fieldapp.domain.job_states import JobStatus
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.domain.screens.sync_centre import ConflictLine
from ui.formats import Formats
from ui.sync_centre.words import change_words
from ui.widgets.segments import severity_options
from ui.wording import damage_word, decision_word, delivery_word, grade_word, status_word

translate = QCoreApplication.translate


def conflict_title(conflict: ConflictLine) -> str:
    """Which field, of what."""
    field = _field(conflict.kind, conflict.field)
    if not conflict.title:
        return field
    return translate("Conflict", "{field}: {what}").format(field=field, what=conflict.title)


def _field(kind: str, field: str) -> str:
    match (kind, field):
        case ("site", "note"):
            return translate("Conflict", "Note about the place")
        case ("plan_step", "grade"):
            return translate("Conflict", "Step")
        case ("plan_step", "grade_note"):
            return translate("Conflict", "What was different")
        case ("finding", "severity"):
            return translate("Conflict", "How bad")
        case ("finding", "customer_decision"):
            return translate("Conflict", "What the customer wants")
        case ("finding", "note") | ("damage_mark", "note"):
            return translate("Conflict", "Note")
        case ("finding", "recommendation"):
            return translate("Conflict", "Recommendation")
        case ("answer", _):
            return translate("Conflict", "Answer")
        case (_, "odometer_km"):
            return translate("Conflict", "Odometer, km")
        case (_, "software_version") | ("job", "software_before" | "software_after"):
            return translate("Conflict", "Software of the car")
        case ("job", "status"):
            return translate("Conflict", "Status of the job")
        case _:
            return change_words(kind, 1)[1]


def value_words(conflict: ConflictLine, value: str, formats: Formats) -> str:
    """A value as the rest of the window says it; free words and what nothing is known of as they are."""
    if conflict.prose or not value:
        return value
    try:
        return _said(conflict.kind, conflict.field, value, formats)
    except ValueError:  # a newer office may know more values than this laptop
        return value


def _said(kind: str, field: str, value: str, formats: Formats) -> str:
    match (kind, field):
        case ("plan_step", "grade"):
            return grade_word(StepGrade(value))
        case ("finding", "severity"):
            return next((option.text for option in severity_options() if option.key == value), value)
        case ("finding", "customer_decision"):
            return decision_word(CustomerDecision(value))
        case ("damage_mark", "kind"):
            return damage_word(DamageKind(value))
        case ("job", "status"):
            return status_word(JobStatus(value))
        case ("report_delivery", "state"):
            return delivery_word(DeliveryState(value))
        case (_, "odometer_km"):
            return formats.number(value)
        case (_, "withdrawn" | "removed" | "voided"):
            return translate("Conflict", "Yes") if value == "true" else translate("Conflict", "No")
        case _ if field.endswith("_at"):
            return formats.date_time(datetime.fromisoformat(value))
        case _:
            return value
