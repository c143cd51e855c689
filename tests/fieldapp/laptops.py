"""A laptop and what an office sends it: one technician's day, filled in as a pull fills it in."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from quick_secrets import quick_hash

from fieldapp.domain.inspections import ChecklistTemplate, InspectionKind
from fieldapp.domain.jobs import Job, JobKind, JobStatus
from fieldapp.domain.knowledge import Article
from fieldapp.domain.moments import Moment
from fieldapp.domain.parties import Company, Customer, Language, Site
from fieldapp.domain.parts import MovementKind, Part, PartMovement, PlannedPart
from fieldapp.domain.people import Person, Role, Tool
from fieldapp.domain.repair_plans import Diagnosis, PlanStep
from fieldapp.domain.vehicles import Vehicle
from fieldapp.store import pages, rows, sync_state
from fieldapp.store.engine import Store
from fieldapp.store.tables import OUTBOX
from inspections.xlsform import CompiledForm, compile_form
from resources import checklist_files
from sync.protocol.kinds import field_names, to_fields
from sync.protocol.wire import Cursor, PullAnswer, Row

MORNING = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
TECHNICIAN, COLLEAGUE = "person-kari", "person-odd"
COLLEAGUE_PIN = "482913"


@cache
def shipped_form(form_id: str) -> CompiledForm:
    """One of the checklists that ship, compiled once for the whole run."""
    for file in checklist_files():
        if file.name == f"{form_id}.xlsx":
            return compile_form(file.read_bytes(), file_name=file.name)
    raise LookupError(form_id)


@dataclass
class Laptop:
    """A store, a clock that only moves when told, and the office's hand."""

    store: Store
    key: bytes = b""
    at: datetime = MORNING
    boot_seconds: float = 1000.0
    boot_id: str = "boot-1"
    seq: int = 0
    sent: list[Row] = field(default_factory=list)

    @property
    def now(self) -> Moment:
        return Moment(at=self.at, boot_seconds=self.boot_seconds, boot_id=self.boot_id)

    def later(self, **span: float) -> Moment:
        """Let time pass, by the wall and by the boot clock."""
        passed = timedelta(**span)
        self.at += passed
        self.boot_seconds += passed.total_seconds()
        return self.now

    def office(self, **values: Any) -> None:
        """Let the office send rows: `laptop.office(job=[…], part=[…])`."""
        answers = []
        for kind, sent in values.items():
            for value in sent:
                self.seq += 1
                answers.append(
                    Row(
                        kind=kind,
                        id=value.id,
                        fields=to_fields(kind, value),
                        versions=dict.fromkeys(field_names(kind), self.seq),
                        seq=self.seq,
                    )
                )
        with self.store.reading() as connection:
            here = sync_state.cursor(connection)
        there = Cursor(epoch="epoch-1", scope_version=1, seq=self.seq)
        page = PullAnswer(since=here, cursor=there, snapshot=False, rows=answers, removed=[], has_more=False)
        assert pages.apply_page(self.store, page) is not None

    def row(self, kind: str, row_id: str) -> Any:
        with self.store.reading() as connection:
            return rows.fetch(connection, kind, row_id)

    def all(self, kind: str, **equals: Any) -> tuple[Any, ...]:
        with self.store.reading() as connection:
            return rows.fetch_many(connection, kind, **equals)

    def outbox(self, kind: str | None = None) -> list[tuple[str, str, str, dict[str, Any]]]:
        """Pending changes in order: (kind, row id, action, fields)."""
        with self.store.reading() as connection:
            found = connection.execute(OUTBOX.select().order_by(OUTBOX.c.n)).all()
        return [
            (row.kind, row.row_id, row.action, json.loads(row.fields))
            for row in found
            if kind is None or row.kind == kind
        ]


def only(changes: Any, kind: str) -> str:
    """The one id of a kind in `changes`."""
    (row_id,) = changes.of_kind(kind)
    return str(row_id)


def sign_in(laptop: Laptop) -> None:
    with laptop.store.writing() as connection:
        sync_state.keep_session(
            connection,
            sync_state.Session(
                server_url="https://office.invalid",
                tenant="main",
                device_id="device-1",
                device_name="Kari's laptop",
                person_id=TECHNICIAN,
                person_name="Kari Nordli",
                refresh="a refresh token",
                last_contact=MORNING - timedelta(minutes=10),
            ),
        )


def fill(laptop: Laptop) -> None:
    sign_in(laptop)
    laptop.office(
        company=[
            Company(
                id="company",
                name="Fjell Bilservice AS",
                organisation_number="914 778 271",
                street="Verkstedveien 2",
                postcode="7041",
                city="Trondheim",
                country="NO",
                email="post@fjellbil.example",
                phone="+47 73 50 00 00",
                labour_rate="1190",
            )
        ],
        person=[
            Person(
                id=TECHNICIAN, name="Kari Nordli", role=Role.TECHNICIAN, verifier=quick_hash(COLLEAGUE_PIN)
            ),
            Person(id=COLLEAGUE, name="Odd Vik", role=Role.LEAD, verifier=quick_hash(COLLEAGUE_PIN)),
        ],
        tool=[
            Tool(
                id="tool-1",
                code="TW-03",
                name="Torque wrench",
                calibrated_until=date(2027, 3, 1),
                technician_id=TECHNICIAN,
            )
        ],
        part=[
            Part(id="part-filter", number="1107681-00-A", name="Kupéfilter, par", price="245.00"),
            Part(id="part-switch", number="1500012-99-C", name="Innvendig dørbryter", price="612.50"),
            Part(id="part-none", number="1042845-00-G", name="Dørhåndtak venstre", price="1890.00"),
        ],
        part_movement=[
            PartMovement(
                id=f"load-{part}",
                part_id=part,
                technician_id=TECHNICIAN,
                kind=MovementKind.LOADED,
                delta=units,
                moved_at=MORNING - timedelta(days=1),
            )
            for part, units in (("part-filter", 6), ("part-switch", 1))
        ],
        article=[
            Article(
                id="article-ptc-en",
                slug="ptc",
                language="en",
                title="PTC heater does not warm",
                body="Measure the heater current after ten minutes.\n\nBelow 20 A: check the cabin filter first.",
                models=("Model 3",),
                fault_codes=("VCFRONT_a182",),
            ),
            Article(
                id="article-ptc-nb",
                slug="ptc",
                language="nb",
                title="PTC-varmer varmer ikke",
                body="Mål strømmen etter ti minutter.",
                models=("Model 3",),
                fault_codes=("VCFRONT_a182",),
            ),
        ],
        customer=[
            Customer(
                id="customer-ingrid",
                name="Ingrid Solbakken",
                language=Language.BOKMAL,
                phone="+47 926 18 344",
                email="ingrid.solbakken@example.no",
            ),
            Customer(id="customer-depot", name="Bilpark Midt AS", language=Language.ENGLISH, may_email=False),
        ],
        site=[
            Site(
                id="site-ingrid",
                customer_id="customer-ingrid",
                street="Innherredsveien 71",
                postcode="7043",
                city="Trondheim",
                country="NO",
                note="Portkode 4417",
            ),
            Site(
                id="site-depot",
                customer_id="customer-depot",
                street="Ranheimsvegen 10",
                postcode="7044",
                city="Trondheim",
                country="NO",
            ),
        ],
        vehicle=[
            Vehicle(
                id="vehicle-3",
                customer_id="customer-ingrid",
                vin="5YJ3E7EA5KF312845",
                plate="EL 48213",
                make="Tesla",
                model="Model 3",
                model_year=2019,
                odometer_km=118430,
            ),
            Vehicle(
                id="vehicle-y",
                customer_id="customer-depot",
                vin="LRWYGCEK8PC482913",
                make="Tesla",
                model="Model Y",
                model_year=2026,
            ),
        ],
        checklist_template=[template(form) for form in ("mobile_visit", "pre_delivery_ev")],
        job=[visit(), pre_delivery()],
        diagnosis=[
            Diagnosis(
                id="diagnosis-1",
                job_id="job-1",
                summary="Saturated cabin filter",
                evidence=("VCFRONT_a182 seen 14 times",),
            )
        ],
        plan_step=[
            PlanStep(id=f"step-{n}", job_id="job-1", position=n, instruction=text, minutes=15)
            for n, text in enumerate(("Change the cabin filter", "Clean the evaporator"), start=1)
        ],
        planned_part=[PlannedPart(id="planned-1", job_id="job-1", part_id="part-filter", quantity=2)],
    )


def template(form_id: str) -> ChecklistTemplate:
    form = shipped_form(form_id)
    return ChecklistTemplate(
        id=f"template-{form_id}",
        form_id=form_id,
        version=form.version,
        sha256=form.sha256,
        kind=InspectionKind(form.kind),
        titles=form.titles,
        xform=form.xform_xml,
    )


def visit(**fields: Any) -> Job:
    job = Job(
        id="job-1",
        number="J-2026-004101",
        kind=JobKind.MOBILE_SERVICE,
        status=JobStatus.DISPATCHED,
        customer_id="customer-ingrid",
        site_id="site-ingrid",
        vehicle_id="vehicle-3",
        technician_id=TECHNICIAN,
        window_start=MORNING,
        window_end=MORNING + timedelta(hours=1, minutes=30),
        concern="Varmen slutter å virke når det er under -10",
        planned_minutes=60,
        estimate="1490.00",
        checklists=("mobile_visit",),
    )
    return dataclasses.replace(job, **fields)


def pre_delivery(**fields: Any) -> Job:
    job = Job(
        id="job-2",
        number="J-2026-004104",
        kind=JobKind.PRE_DELIVERY,
        status=JobStatus.DISPATCHED,
        customer_id="customer-depot",
        site_id="site-depot",
        vehicle_id="vehicle-y",
        technician_id=TECHNICIAN,
        window_start=MORNING + timedelta(hours=6),
        window_end=MORNING + timedelta(hours=8),
        checklists=("pre_delivery_ev",),
    )
    return dataclasses.replace(job, **fields)
