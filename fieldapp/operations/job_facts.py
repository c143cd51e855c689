"""What a finished checklist says about the job itself: the odometer, and the software before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldapp.domain.amounts import FARTHEST_ODOMETER
from fieldapp.domain.changes import Changes
from fieldapp.domain.jobs import Job
from fieldapp.domain.moments import Moment
from fieldapp.operations.signatures import void_outdated
from fieldapp.store import rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inspections.session import Session

# Questions bind to the job by their name; docs/checklists.md tells authors so.
_ODOMETER = "odometer"
_SOFTWARE = {
    "software_before": "software_before",
    "software_after": "software_after",
    "software_version_after": "software_after",
    "software_version": "software_after",
}


def copy_from_checklist(connection: Connection, job_id: str, session: Session, *, now: Moment) -> Changes:
    """Within the transaction that finishes a checklist: its odometer and software versions become the job's, and the
    car's last known ones. Signatures of the job that covered other values are void."""
    said = {
        question.path.rpartition("/")[2]: question.value.strip()
        for section in session.sections()
        for item in section.items
        for question in item.questions
        if question.value
    }
    job: Job = rows.fetch(connection, "job", job_id)
    fields: dict[str, Any] = {
        field: said[name] for name, field in _SOFTWARE.items() if said.get(name) not in (None, "")
    }
    kilometres = said.get(_ODOMETER, "")
    if kilometres.isdecimal() and int(kilometres) <= FARTHEST_ODOMETER:
        fields["odometer_km"] = int(kilometres)
    fields = {name: value for name, value in fields.items() if getattr(job, name) != value}
    if not fields:
        return Changes()
    changes = rows.edit(connection, "job", job_id, now=now.at, **fields)
    vehicle = {
        "odometer_km": fields.get("odometer_km"),
        "software_version": fields.get("software_after") or fields.get("software_before"),
    }
    known = {name: value for name, value in vehicle.items() if value is not None}
    changes |= rows.edit(connection, "vehicle", job.vehicle_id, now=now.at, **known)
    return changes | void_outdated(connection, job_id=job_id, now=now)
