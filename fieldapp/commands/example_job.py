"""An example job with one checklist begun, for the preview of a form: an office's first answer, without an office."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from fieldapp.clock import now as moment_now
from fieldapp.domain.inspections import ChecklistTemplate, InspectionKind
from fieldapp.domain.jobs import Job, JobKind, JobStatus
from fieldapp.domain.parties import Customer, Language, Site
from fieldapp.domain.people import Person, Role
from fieldapp.domain.vehicles import Vehicle
from fieldapp.operations import inspections
from fieldapp.store import pages, sync_state
from sync.protocol.kinds import field_names, to_fields
from sync.protocol.wire import Cursor, PullAnswer, Row

if TYPE_CHECKING:
    from fieldapp.store.engine import Store
    from inspections.xlsform import CompiledForm

_TECHNICIAN, _JOB = "preview-technician", "preview-job"


def _office_rows(form: CompiledForm, language: str) -> list[Row]:
    """What an office would have sent: one job with this checklist, an example car, two people."""
    at = moment_now().at
    values: dict[str, list[Any]] = {
        "person": [
            Person(id=_TECHNICIAN, name="Kari Nordli", role=Role.TECHNICIAN),
            Person(id="preview-lead", name="Odd Vik", role=Role.LEAD),
        ],
        "customer": [Customer(id="preview-customer", name="Example AS", language=Language(language))],
        "site": [
            Site(
                id="preview-site",
                customer_id="preview-customer",
                street="Verkstedveien 2",
                postcode="7041",
                city="Trondheim",
                country="NO",
            )
        ],
        "vehicle": [
            Vehicle(
                id="preview-vehicle",
                customer_id="preview-customer",
                vin="5YJ3E7EBXNF114422",
                plate="AB 12345",
                make="Tesla",
                model="Model Y",
                model_year=2024,
                odometer_km=30_000,
            )
        ],
        "checklist_template": [
            ChecklistTemplate(
                id="preview-template",
                form_id=form.form_id,
                version=form.version,
                sha256=form.sha256,
                kind=InspectionKind(form.kind or InspectionKind.CONDITION),
                titles=form.titles,
                xform=form.xform_xml,
            )
        ],
        "job": [
            Job(
                id=_JOB,
                kind=JobKind.MOBILE_SERVICE,
                status=JobStatus.IN_PROGRESS,
                customer_id="preview-customer",
                site_id="preview-site",
                vehicle_id="preview-vehicle",
                technician_id=_TECHNICIAN,
                window_start=at,
                window_end=at + timedelta(hours=1),
                checklists=(form.form_id,),
            )
        ],
    }
    sent = [(kind, value) for kind, some in values.items() for value in some]
    return [
        Row(
            kind=kind,
            id=value.id,
            fields=to_fields(kind, value),
            versions=dict.fromkeys(field_names(kind), seq),
            seq=seq,
        )
        for seq, (kind, value) in enumerate(sent, start=1)
    ]


def begin(store: Store, form: CompiledForm, *, language: str) -> str:
    """Fill the empty store and begin the checklist; gives the inspection's id."""
    now = moment_now()
    with store.writing() as connection:
        sync_state.keep_session(
            connection,
            sync_state.Session(
                server_url="https://preview.invalid",
                tenant="preview",
                device_id="preview",
                device_name="preview",
                person_id=_TECHNICIAN,
                person_name="Kari Nordli",
                refresh="",
                last_contact=now.at,
            ),
        )
    rows = _office_rows(form, language)
    with store.reading() as connection:
        here = sync_state.cursor(connection)
    there = Cursor(epoch="preview", scope_version=1, seq=len(rows))
    pages.apply_page(
        store, PullAnswer(since=here, cursor=there, snapshot=False, rows=rows, removed=[], has_more=False)
    )
    (inspection_id,) = inspections.begin(store, job_id=_JOB, form_id=form.form_id, now=now).of_kind(
        "inspection"
    )
    return inspection_id
