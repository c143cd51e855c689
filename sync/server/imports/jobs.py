"""Jobs from the office's export: new ones are given to their technician, changed ones updated by number.

Only what the file says differently than last time is written, so that the technician's own additions (a note at the
site, an odometer) survive the next export.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from fieldapp.domain.jobs import Job, JobKind, JobStatus
from fieldapp.domain.parties import Customer, Language, Site
from fieldapp.domain.parts import PlannedPart
from fieldapp.domain.repair_plans import Diagnosis, PlanStep
from fieldapp.domain.vehicles import Vehicle
from sync.protocol.kinds import field_from_json, field_to_json, to_fields
from sync.server.accounts import Account
from sync.server.edits import put, remove
from sync.server.imports.catalogue import part_id, stub_parts
from sync.server.imports.job_rows import ImportedJob, as_mapping, read_jobs
from sync.server.imports.outcome import ImportOutcome, Remembered
from sync.server.imports.plan_steps import read_step
from sync.server.ledger import Ledger, StoredRow
from sync.server.office_words import company_zone

Rows = dict[str, dict[str, JsonValue]]
Key = tuple[str, ...]
KeyOf = Callable[[Mapping[str, JsonValue]], Key]

_STEP_COLUMNS = ("instruction", "part_numbers", "tool_names", "minutes")
_JOB_COLUMNS = ("kind", "window_start", "window_end", "concern", "planned_minutes", "estimate", "checklists")
_CUSTOMER_COLUMNS = {
    "customer_name": "name",
    "language": "language",
    "phone": "phone",
    "email": "email",
    "org_number": "organisation_number",
}
_SITE_COLUMNS = {name: name for name in ("street", "postcode", "city", "country")} | {"site_note": "note"}
_VEHICLE_COLUMNS = {name: name for name in ("vin", "plate", "make", "model", "model_year", "odometer_km")}
# Written in this order, so that each row finds those it belongs to.
_ORDER = ("customer", "site", "vehicle", "part", "job", "diagnosis", "plan_step", "planned_part")


def import_jobs(
    connection: Connection, content: bytes, *, technician: Account, now: datetime
) -> ImportOutcome:
    """Take in an office's export.

    Raises:
        InputRefused: with every mistake; nothing was changed.
    """
    tenant = technician.tenant
    ledger = Ledger(connection, tenant, now=now)
    company = ledger.of_kind("company")[0]
    forms = {
        str(row.fields["form_id"]) for row in ledger.of_kind("checklist_template") if row.fields["active"]
    }
    jobs = read_jobs(
        content,
        zone=company_zone(ledger),
        country=str(company.fields["country"]),
        checklists=forms,
    )
    remembered = Remembered(connection, tenant, "jobs", now=now)
    writer = _Writer(ledger, technician, remembered, currency=str(company.fields["currency"]))
    counts = {"created": 0, "changed": 0, "unchanged": 0}
    for job in jobs:
        counts[writer.take(job)] += 1
    if counts["created"] or counts["changed"]:
        for kind in _ORDER:
            if writer.rows[kind]:
                put(connection, tenant, kind, writer.rows[kind], now=now)
        remove(connection, tenant, writer.gone, now=now)
    remembered.keep(as_mapping(jobs))
    return ImportOutcome(what="jobs", **counts)


class _Writer:
    """Collects the rows a file asks for."""

    def __init__(self, ledger: Ledger, technician: Account, remembered: Remembered, *, currency: str) -> None:
        self.rows: defaultdict[str, Rows] = defaultdict(dict)
        self.gone: list[tuple[str, str]] = []
        self._ledger = ledger
        self._technician = technician
        self._remembered = remembered
        self._currency = currency
        self._jobs = ledger.by_natural_key("job")
        self._customers = {_customer_key(row.fields): row.id for row in ledger.of_kind("customer")}
        self._sites = {_site_key(row.fields): row.id for row in ledger.of_kind("site")}
        self._vehicles = {_vehicle_key(row.fields): row.id for row in ledger.of_kind("vehicle")}
        self._parts = ledger.by_natural_key("part")

    def take(self, job: ImportedJob) -> str:
        """`created`, `changed` or `unchanged`."""
        stored = self._jobs.get(job.number)
        if stored is None:
            self._create(job)
            return "created"
        differing = self._remembered.differing(job.number, job.content())
        if not job.org_number:
            # Most files have no such column: one that says nothing takes nothing away.
            differing.discard("org_number")
        if not differing:
            return "unchanged"
        return "changed" if self._update(job, stored, differing) else "unchanged"

    def _create(self, job: ImportedJob) -> None:
        customer_id = self._customer(job)
        value = Job(
            id=str(uuid7()),
            number=job.number,
            kind=JobKind(job.kind),
            status=JobStatus.DISPATCHED,
            customer_id=customer_id,
            site_id=self._site(job, customer_id),
            vehicle_id=self._vehicle(job, customer_id),
            technician_id=self._technician.person_id,
            window_start=datetime.fromisoformat(job.window_start),
            window_end=datetime.fromisoformat(job.window_end),
            concern=job.concern,
            planned_minutes=job.planned_minutes,
            estimate=job.estimate,
            checklists=job.checklists,
            status_times={JobStatus.DISPATCHED.value: self._ledger.now},
        )
        self.rows["job"][value.id] = to_fields("job", value)
        self._plan(job, value.id, [])

    def _update(self, job: ImportedJob, stored: StoredRow, differing: set[str]) -> bool:
        changed = self._set("job", stored.id, {name: name for name in _JOB_COLUMNS}, job, differing)
        for kind, columns in (
            ("customer", _CUSTOMER_COLUMNS),
            ("site", _SITE_COLUMNS),
            ("vehicle", _VEHICLE_COLUMNS),
        ):
            row_id = str(stored.fields[f"{kind}_id"])
            changed |= self._set(kind, row_id, columns, job, differing)
        if differing & {"plan_steps", "parts", "diagnosis"}:
            self._plan(job, stored.id, self._ledger.of_job(stored.id))
            changed = True
        return changed

    def _set(
        self, kind: str, row_id: str, columns: Mapping[str, str], job: ImportedJob, differing: set[str]
    ) -> bool:
        row = self._ledger.get(kind, row_id)
        wanted = {
            field: field_to_json(kind, field, field_from_json(kind, field, getattr(job, column)))
            for column, field in columns.items()
            if column in differing
        }
        fields = {
            field: value for field, value in wanted.items() if row is None or row.fields.get(field) != value
        }
        if fields and row is not None:
            self.rows[kind].setdefault(row_id, {}).update(fields)
        return bool(fields)

    def _customer(self, job: ImportedJob) -> str:
        value = Customer(
            id=str(uuid7()),
            name=job.customer_name,
            language=Language(job.language),
            phone=job.phone,
            email=job.email,
            organisation_number=job.org_number,
        )
        found = self._known_or_new("customer", self._customers, _customer_key, value.id, value)
        stored = self._ledger.get("customer", found)
        if job.org_number and stored is not None and not stored.fields.get("organisation_number"):
            self.rows["customer"].setdefault(found, {})["organisation_number"] = job.org_number
        return found

    def _site(self, job: ImportedJob, customer_id: str) -> str:
        value = Site(
            id=str(uuid7()),
            customer_id=customer_id,
            street=job.street,
            postcode=job.postcode,
            city=job.city,
            country=job.country,
            note=job.site_note,
        )
        return self._known_or_new("site", self._sites, _site_key, value.id, value)

    def _vehicle(self, job: ImportedJob, customer_id: str) -> str:
        value = Vehicle(
            id=str(uuid7()),
            customer_id=customer_id,
            vin=job.vin,
            plate=job.plate,
            make=job.make,
            model=job.model,
            model_year=job.model_year,
            odometer_km=job.odometer_km,
        )
        return self._known_or_new("vehicle", self._vehicles, _vehicle_key, value.id, value)

    def _known_or_new(self, kind: str, known: dict[Key, str], key: KeyOf, new_id: str, value: object) -> str:
        fields = to_fields(kind, value)
        found = known.get(key(fields))
        if found is None:
            known[key(fields)] = found = new_id
            self.rows[kind][found] = fields
        return found

    def _plan(self, job: ImportedJob, job_id: str, existing: list[StoredRow]) -> None:
        live = [row for row in existing if not row.deleted]
        self._diagnosis(job, job_id, [row for row in live if row.kind == "diagnosis"])
        self._steps(job, job_id, [row for row in live if row.kind == "plan_step"])
        self._planned_parts(job, job_id, [row for row in live if row.kind == "planned_part"])

    def _diagnosis(self, job: ImportedJob, job_id: str, existing: list[StoredRow]) -> None:
        if not job.diagnosis:
            self.gone.extend((row.kind, row.id) for row in existing)
            return
        value = Diagnosis(
            id=existing[0].id if existing else str(uuid7()), job_id=job_id, summary=job.diagnosis
        )
        fields = to_fields("diagnosis", value)
        self.rows["diagnosis"][value.id] = {"summary": job.diagnosis} if existing else fields

    def _steps(self, job: ImportedJob, job_id: str, existing: list[StoredRow]) -> None:
        by_position = {int(str(row.fields["position"])): row for row in existing}
        part_numbers = frozenset(number for number, _ in job.parts)
        for position, text in enumerate(job.plan_steps, start=1):
            facts = read_step(text, part_numbers=part_numbers)
            row = by_position.pop(position, None)
            step = PlanStep(
                id=row.id if row is not None else str(uuid7()),
                job_id=job_id,
                position=position,
                instruction=facts.instruction,
                part_numbers=facts.part_numbers,
                tool_names=facts.tool_names,
                minutes=facts.minutes,
            )
            fields = to_fields("plan_step", step)
            # Of a step that is there only what the office writes; its grade is the technician's.
            self.rows["plan_step"][step.id] = (
                fields if row is None else {name: fields[name] for name in _STEP_COLUMNS}
            )
        # A step somebody has graded was done; the record stays even when the office drops it from the plan.
        self.gone.extend(
            (row.kind, row.id) for row in by_position.values() if row.fields.get("grade") is None
        )

    def _planned_parts(self, job: ImportedJob, job_id: str, existing: list[StoredRow]) -> None:
        by_part = {str(row.fields["part_id"]): row for row in existing}
        self.rows["part"].update(
            stub_parts(
                self._ledger.tenant, [n for n, _ in job.parts], known=self._parts, currency=self._currency
            )
        )
        for number, quantity in job.parts:
            part = part_id(self._ledger.tenant, number, known=self._parts)
            row = by_part.pop(part, None)
            if row is not None:
                self.rows["planned_part"][row.id] = {"quantity": quantity}
                continue
            planned = PlannedPart(id=str(uuid7()), job_id=job_id, part_id=part, quantity=quantity)
            self.rows["planned_part"][planned.id] = to_fields("planned_part", planned)
        self.gone.extend((row.kind, row.id) for row in by_part.values())


def _words(fields: Mapping[str, JsonValue], names: Iterable[str]) -> Key:
    return tuple(" ".join(str(fields.get(name) or "").casefold().split()) for name in names)


def _customer_key(fields: Mapping[str, JsonValue]) -> Key:
    return _words(fields, ("name", "phone", "email"))


def _site_key(fields: Mapping[str, JsonValue]) -> Key:
    return _words(fields, ("customer_id", "street", "postcode", "city", "country"))


def _vehicle_key(fields: Mapping[str, JsonValue]) -> Key:
    return _words(fields, ("customer_id", "vin"))
