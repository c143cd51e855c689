"""What a technician's laptop may create and set, and whose row it is.

Absent and foreign look the same from outside. Work on a job that was given to someone else or completed meanwhile is
neither lost nor merged: it is *late*, for the office to look at. Which fields when stands in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import sqlalchemy as sa
from pydantic import JsonValue

from fieldapp.domain.attachments import DeliveryChannel, DeliveryState
from fieldapp.domain.estimates import approval_problem, check_price, price_standing
from fieldapp.domain.inspections import answer_id
from fieldapp.domain.job_states import JobStatus
from fieldapp.domain.jobs import TECHNICIAN_MOVES
from fieldapp.domain.money import checked_amount
from fieldapp.domain.people import Role
from fieldapp.errors import DataProblem
from sync.protocol.kinds import KINDS, field_names, from_fields
from sync.server import tables
from sync.server.actors import Actor
from sync.server.ledger import Ledger, StoredRow
from sync.server.release import check_deviation, check_move
from sync.server.scope import SHARED_KINDS, may_read_shared, once_read
from sync.server.write_rules import Verdict, verdict

_WORKED = frozenset({JobStatus.IN_PROGRESS, JobStatus.COMPLETED})


class ChangeRejected(DataProblem):
    """A change the centre will not take; `reason` is the stable code the laptop keeps beside it."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a row belongs. `late` says why the office decides about the change, "" when it is taken."""

    job_id: str = ""
    late: str = ""


ANOTHERS = "The job has another technician by now."
SIGNED_OFF = "The job was completed before this arrived, and what was signed stays as it was."


class TechnicianRules:
    """Ownership and write rules for one technician within one push."""

    def __init__(self, ledger: Ledger, actor: Actor) -> None:
        self._ledger = ledger
        self._actor = actor
        self._own_new: set[tuple[str, str]] = set()

    def created(self, row: StoredRow) -> None:
        """Remember a shared row this push has made, so that the next change may refer to it."""
        self._own_new.add((row.kind, row.id))

    def place_new(self, kind: str, row_id: str, fields: Mapping[str, JsonValue]) -> Placement:
        """Where a row this technician creates belongs.

        Raises:
            ChangeRejected: with a stable reason.
        """
        if not KINDS[kind].creatable:
            raise ChangeRejected("kind_not_creatable", "Only the office creates this.")
        if "technician_id" in fields and fields["technician_id"] != self._actor.person_id:
            raise ChangeRejected("not_yours", "A laptop writes for its own technician only.")
        if kind == "job":
            self._check_new_job(fields)
            return Placement(row_id)
        if kind in SHARED_KINDS:
            if kind != "customer":
                self._require_shared("customer", str(fields.get("customer_id")))
            return Placement()
        if kind == "part_movement" and self._ledger.get("part", str(fields.get("part_id"))) is None:
            raise _not_found()
        if kind == "answer":
            return self._unless_signed_off(kind, "create", (), self._place_answer(row_id, fields))
        if kind in ("estimate_line", "estimate_approval"):
            _check_money(kind, row_id, fields)
        job_id = fields.get("job_id")
        if kind == "part_movement" and job_id is None:
            return Placement()
        placement = self._unless_signed_off(kind, "create", (), self._place_in_job(str(job_id)))
        if not placement.late:
            self._check_parent(kind, str(job_id), fields)
            if kind == "deviation":
                check_deviation(self._ledger, fields, self._actor.person_id)
        return placement

    def place_existing(self, row: StoredRow, sent: Mapping[str, JsonValue]) -> Placement:
        """Where a row this technician sets fields of belongs.

        Raises:
            ChangeRejected: with a stable reason.
        """
        known = field_names(row.kind)
        differing = {name for name, value in sent.items() if name in known and row.fields.get(name) != value}
        if row.kind in SHARED_KINDS:
            placement = self._place_shared(row.kind, row.id)
        elif row.job_id:
            placement = self._place_in_job(row.job_id)
        elif (
            row.kind == "part_movement" and row.reader == self._actor.person_id
        ) or row.reader == tables.EVERYBODY:
            placement = Placement()
        else:
            raise _not_found()
        self._check_settable(row.kind, differing, moves_status="status" in sent)
        placement = self._unless_signed_off(row.kind, "set", differing, placement)
        if placement.late:
            return placement
        if row.kind == "inspection":
            check_move(self._ledger, row, sent)
        if row.kind == "report_delivery":
            self._check_delivery(row, sent)
        if row.kind == "job" and sent.get("status") in _WORKED and sent["status"] != row.fields["status"]:
            self._check_price(row)
        return placement

    def _check_settable(self, kind: str, fields: set[str], *, moves_status: bool) -> None:
        if _may_set(kind, frozenset(fields), moves_status):
            return
        forbidden = [name for name in sorted(fields) if not _may_set(kind, frozenset((name,)), moves_status)]
        raise ChangeRejected(
            "field_not_settable", f"Only the office changes {', '.join(forbidden)} of a {kind}."
        )

    def _unless_signed_off(
        self, kind: str, action: Literal["create", "set"], fields: Iterable[str], placement: Placement
    ) -> Placement:
        """The same place, marked late when the job was completed before this work arrived."""
        job = self._ledger.get("job", placement.job_id) if placement.job_id and not placement.late else None
        if job is None:
            return placement
        found = verdict(
            kind,
            action,
            fields,
            role=Role.TECHNICIAN,
            job_status=JobStatus(str(job.fields["status"])),
            moves_status=True,
        )
        return Placement(placement.job_id, SIGNED_OFF) if found is Verdict.LATE else placement

    def _check_price(self, job: StoredRow) -> None:
        """The laptop's own rule about the agreed price, on the centre's rows. What was worked is a fact the centre does
        not dispute, so only what was promised, added and agreed counts here, not the cost so far.
        """
        of_job = self._ledger.of_job(job.id)
        lines = [from_fields(row.kind, row.id, row.fields) for row in of_job if row.kind == "estimate_line"]
        if lines:
            check_price(
                price_standing(
                    promised=str(job.fields.get("estimate") or ""),
                    currency=lines[0].currency,
                    lines=lines,
                    approvals=[
                        from_fields(row.kind, row.id, row.fields)
                        for row in of_job
                        if row.kind == "estimate_approval"
                    ],
                )
            )

    def place_unknown(self, kind: str, row_id: str, sent: Iterable[str] = ()) -> Placement:
        """Where a change of a row the centre does not have belongs: to earlier late work, or nowhere.

        Raises:
            ChangeRejected: no such row, or a field that no laptop sets: what the office takes over is not asked again.
        """
        job_id = self._late_job_of(kind, row_id)
        if job_id is None:
            raise _not_found()
        fields = set(sent)
        self._check_settable(kind, fields & set(field_names(kind)), moves_status="status" in fields)
        job = self._ledger.get("job", job_id)
        own = job is not None and job.fields.get("technician_id") == self._actor.person_id
        return Placement(job_id, late=SIGNED_OFF if own else ANOTHERS)

    def _place_in_job(self, job_id: str) -> Placement:
        job = self._ledger.get("job", job_id)
        if job is None:
            if self._late_job_of("job", job_id) is not None:
                return Placement(job_id, late=ANOTHERS)
            raise _not_found()
        if job.fields.get("technician_id") == self._actor.person_id:
            return Placement(job_id)
        if once_read(self._ledger, self._actor.person_id, "job", job_id):
            return Placement(job_id, late=ANOTHERS)
        raise _not_found()

    def _place_answer(self, row_id: str, fields: Mapping[str, JsonValue]) -> Placement:
        inspection_id = str(fields.get("inspection_id"))
        if row_id != answer_id(inspection_id, str(fields.get("path"))):
            raise ChangeRejected("wrong_form", "An answer's id follows from its inspection and path.")
        inspection = self._ledger.get("inspection", inspection_id)
        if inspection is not None:
            return self._place_in_job(inspection.job_id)
        return self.place_unknown("inspection", inspection_id)

    def _check_parent(self, kind: str, job_id: str, fields: Mapping[str, JsonValue]) -> None:
        parents = (("inspection", "inspection_id"), ("report", "report_id"), ("finding", "finding_id"))
        for parent, name in parents:
            parent_id = fields.get(name)
            if parent_id is None:
                continue
            row = self._ledger.get(parent, str(parent_id))
            if row is None or row.job_id != job_id:
                raise _not_found()
        if kind == "report_delivery" and fields.get("channel") == DeliveryChannel.EMAIL:
            recipient = str(fields.get("recipient"))
            if recipient.count("@") != 1 or any(sign.isspace() or sign in ",;<>" for sign in recipient):
                raise ChangeRejected("wrong_form", "The recipient is not one e-mail address.")

    def _check_new_job(self, fields: Mapping[str, JsonValue]) -> None:
        if fields.get("number") is not None or fields.get("created_on_site") is not True:
            raise ChangeRejected("field_not_settable", "The centre numbers jobs.")
        if fields.get("status") not in TECHNICIAN_MOVES:
            raise ChangeRejected("status_move", "A job cannot begin with this status.")
        for kind, name in SHARED_KINDS.items():
            self._require_shared(kind, str(fields.get(name)))

    def _place_shared(self, kind: str, row_id: str) -> Placement:
        key = (kind, row_id)
        if key in self._own_new or may_read_shared(self._ledger, self._actor.person_id, [key]):
            return Placement()
        if once_read(self._ledger, self._actor.person_id, kind, row_id):
            return Placement(late=ANOTHERS)
        raise _not_found()

    def _require_shared(self, kind: str, row_id: str) -> None:
        key = (kind, row_id)
        if key in self._own_new:
            return
        if key not in may_read_shared(self._ledger, self._actor.person_id, [key]):
            raise _not_found()
        self._own_new.add(key)

    def _check_delivery(self, row: StoredRow, sent: Mapping[str, JsonValue]) -> None:
        if row.fields.get("channel") != DeliveryChannel.EMAIL or "state" not in sent:
            return
        if sent["state"] not in (DeliveryState.WITHDRAWN, row.fields["state"]):
            raise ChangeRejected("field_not_settable", "The centre says how far an e-mail got.")
        mail = tables.outbound_mail
        state = self._ledger.connection.scalar(
            sa.select(mail.c.state).where(mail.c.tenant == self._ledger.tenant, mail.c.delivery_id == row.id)
        )
        if sent["state"] == DeliveryState.WITHDRAWN and state not in ("waiting", "withdrawn"):
            raise ChangeRejected("already_sent", "The e-mail has left already.")

    def _late_job_of(self, kind: str, row_id: str) -> str | None:
        late = tables.late_contribution
        for queued in self._ledger.queued(late):
            if (queued["kind"], queued["row_id"]) == (kind, row_id):
                return str(queued["job_id"])
        return self._ledger.connection.scalar(
            sa.select(late.c.job_id).where(
                late.c.tenant == self._ledger.tenant,
                late.c.kind == kind,
                late.c.row_id == row_id,
                late.c.person_id == self._actor.person_id,
            )
        )


@lru_cache(maxsize=1024)
def _may_set(kind: str, fields: frozenset[str], moves_status: bool) -> bool:
    found = verdict(kind, "set", fields, role=Role.TECHNICIAN, moves_status=moves_status)
    return found is not Verdict.REFUSED


def _check_money(kind: str, row_id: str, fields: Mapping[str, JsonValue]) -> None:
    value = from_fields(kind, row_id, fields)
    names = ("quantity", "unit_price") if kind == "estimate_line" else ("price",)
    for name in names:
        if getattr(value, name) or kind == "estimate_line":
            checked_amount(getattr(value, name), name=name)
    if kind == "estimate_approval" and (problem := approval_problem(value)):
        raise ChangeRejected("wrong_form", f"This is no yes yet: {problem}.")


def _not_found() -> ChangeRejected:
    return ChangeRejected("not_found", "The centre has no such row for this laptop.")
