"""Frozen screen values of one believable day, for the tests of every page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from fieldapp.domain.attachments import (
    DeliveryChannel,
    DeliveryState,
    Photo,
    Report,
    ReportDelivery,
    Signature,
    SignerRole,
    SubjectKind,
)
from fieldapp.domain.customer_messages import Message, Note
from fieldapp.domain.estimates import EstimateLine, LineKind, PriceStanding, price_standing
from fieldapp.domain.findings import Finding, Severity
from fieldapp.domain.inspections import Inspection, InspectionKind
from fieldapp.domain.jobs import Job, JobKind, JobStatus
from fieldapp.domain.knowledge import Article, ReadState
from fieldapp.domain.late_work import LateWork
from fieldapp.domain.parties import Customer, Language, Site
from fieldapp.domain.parts import Part
from fieldapp.domain.people import Person, Role, Tool
from fieldapp.domain.repair_plans import Diagnosis, PlanStep, StepGrade
from fieldapp.domain.screens.checklist import ChecklistScreen
from fieldapp.domain.screens.job import ChecklistLine, JobScreen, PartLine
from fieldapp.domain.screens.jobs import JobLine, JobsScreen
from fieldapp.domain.screens.knowledge import ArticleHit, KnowledgeScreen, OpenedArticle
from fieldapp.domain.screens.parts import PartsScreen, StockLine
from fieldapp.domain.screens.profile import ProfileScreen
from fieldapp.domain.screens.reports import ReportLine
from fieldapp.domain.screens.sync_centre import (
    ConflictLine,
    Connection,
    ConnectionState,
    JobAtOffice,
    RefusedChange,
    SyncScreen,
    WaitingChange,
    WaitingJob,
    WaitingPhoto,
)
from fieldapp.domain.screens.today import DayJob, Readiness, ReadyCheck, TodayScreen
from fieldapp.domain.time_entries import TimeEntry, TimeKind
from fieldapp.domain.vehicles import Vehicle

DAY = date(2026, 11, 20)


def at(hour: int, minute: int = 0, *, day: date = DAY) -> datetime:
    """A moment of the day as a clock in Oslo shows it in November (UTC+1)."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


# Today

INGRID = DayJob(
    job_id="job-ingrid",
    number="J-2026-004101",
    kind=JobKind.MOBILE_SERVICE,
    status=JobStatus.COMPLETED,
    window_start=at(8),
    window_end=at(9, 30),
    customer_name="Ingrid Solbakken",
    phone="+47 900 11 222",
    street="Innherredsveien 71",
    postcode="7043",
    city="Trondheim",
    site_note="",
    plate="EL 48213",
    model="Model 3 2019",
    concern="Varmen slutter å virke når det er under -10.",
    planned_minutes=90,
    estimate="1890.00",
    parts_planned=1,
    parts_in_car=0,
    completed_at=at(9, 24),
    done_text="Cabin filter, evaporator cleaned",
)
FJORDKRAFT = DayJob(
    job_id="job-fjordkraft",
    number="J-2026-004102",
    kind=JobKind.MOBILE_SERVICE,
    status=JobStatus.DISPATCHED,
    window_start=at(10),
    window_end=at(11, 30),
    customer_name="Fjordkraft Bygg AS",
    phone="+47 73 55 00 10",
    street="Haakon VIIs gate 14",
    postcode="7041",
    city="Trondheim",
    site_note="Meld deg i resepsjonen.",
    plate="EK 90117",
    model="Model Y 2023",
    concern="Høyre bakdør åpner ikke fra innsiden.",
    planned_minutes=45,
    estimate="2150.50",
    parts_planned=1,
    parts_in_car=1,
    completed_at=None,
)
LEFEVRE = DayJob(
    job_id="job-lefevre",
    number="J-2026-004103",
    kind=JobKind.MOBILE_SERVICE,
    status=JobStatus.DISPATCHED,
    window_start=at(12, 30),
    window_end=at(13, 30),
    customer_name="Jean-Baptiste Lefèvre",
    phone="+33 6 12 34 56 78",
    street="Kongens gate 30",
    postcode="7012",
    city="Trondheim",
    site_note="Parkeringshus P2, rad C. Høyde 2,1 m!",
    plate="",
    model="Model S 2020",
    concern="La poignée avant gauche ne sort plus. Je repars en France dimanche.",
    planned_minutes=75,
    estimate="4980.00",
    parts_planned=1,
    parts_in_car=1,
    completed_at=None,
)
MAREN = DayJob(
    job_id="job-maren",
    number="J-2026-004104",
    kind=JobKind.PRE_DELIVERY,
    status=JobStatus.SCHEDULED,
    window_start=at(14),
    window_end=at(16),
    customer_name="Maren Kristoffersen",
    phone="+47 911 22 333",
    street="Ranheimsvegen 10",
    postcode="7044",
    city="Trondheim",
    site_note="",
    plate="",
    model="Model Y 2026",
    concern="",
    planned_minutes=120,
    estimate="",
    parts_planned=0,
    parts_in_car=0,
    completed_at=None,
)


def ready_checks(
    *, calibration_ended: bool = True, changes: int = 0, photos: int = 0
) -> tuple[ReadyCheck, ...]:
    """The seven rows of *Ready to leave?*."""
    tools: dict[str, Any] = {"tools": 3, "ended": int(calibration_ended)}
    if calibration_ended:
        tools |= {"name": "Torque wrench TW-03", "until": date(2026, 11, 19)}
    return (
        ReadyCheck(row=Readiness.JOBS, good=True, facts={"jobs": 3}),
        ReadyCheck(row=Readiness.CHECKLISTS, good=True, facts={"checklists": 2, "articles": 5, "missing": 0}),
        ReadyCheck(row=Readiness.PRICES, good=True, facts={"since": at(6, 10)}),
        ReadyCheck(row=Readiness.PARTS, good=True, facts={"missing": 0, "planned": 2}),
        ReadyCheck(row=Readiness.TOOLS, good=not calibration_ended, facts=tools),
        ReadyCheck(row=Readiness.DISK, good=True, facts={"free": 41_000_000_000}),
        ReadyCheck(
            row=Readiness.UNSENT,
            good=not changes and not photos,
            facts={"changes": changes, "photos": photos, "refused": 0},
        ),
    )


def today_screen(**changes: Any) -> TodayScreen:
    """Four jobs, the first one done, the second one next."""
    screen = TodayScreen(
        day=DAY,
        jobs=(INGRID, FJORDKRAFT, LEFEVRE, MAREN),
        next_job_id=FJORDKRAFT.job_id,
        minutes_left=345,
        ready=ready_checks(),
        next_day=date(2026, 11, 23),
        next_day_jobs=4,
        next_day_first=at(8, day=date(2026, 11, 23)),
    )
    return screen._replace(**changes)


def travelling_screen() -> TodayScreen:
    """The second job is done too; on the way to the third, offline."""
    return today_screen(
        jobs=(
            INGRID,
            FJORDKRAFT._replace(
                status=JobStatus.COMPLETED,
                completed_at=at(11, 21),
                done_text="Inner door switch replaced",
            ),
            LEFEVRE._replace(status=JobStatus.TRAVELLING),
            MAREN,
        ),
        next_job_id=LEFEVRE.job_id,
        minutes_left=180,
        ready=ready_checks(changes=7, photos=4),
    )


# Jobs


def job_line(number: int, **changes: Any) -> JobLine:
    """A line of the list."""
    start = at(8) + timedelta(hours=2 * number)
    line = JobLine(
        job_id=f"job-{number}",
        number=f"J-2026-{4100 + number:06d}",
        kind=JobKind.MOBILE_SERVICE,
        status=JobStatus.DISPATCHED,
        window_start=start,
        window_end=start + timedelta(minutes=90),
        customer_name="Fjordkraft Bygg AS",
        city="Trondheim",
        plate="EK 90117",
        model="Model Y 2023",
        concern="Høyre bakdør åpner ikke fra innsiden.",
    )
    return replace(line, **changes)


def jobs_screen() -> JobsScreen:
    """Seven jobs in as many states."""
    lines = (
        job_line(1, customer_name="Ingrid Solbakken", status=JobStatus.COMPLETED, plate="EL 48213"),
        job_line(2, status=JobStatus.IN_PROGRESS),
        job_line(3, customer_name="Jean-Baptiste Lefèvre", status=JobStatus.TRAVELLING, plate=""),
        job_line(4, customer_name="Maren Kristoffersen", status=JobStatus.SCHEDULED, concern=""),
        job_line(5, customer_name="Dr. Anneliese Müller-Groß", status=JobStatus.ON_HOLD, plate="S-MG 2041E"),
        job_line(6, customer_name="Øyvind Brønnøysund", status=JobStatus.CANCELLED),
        job_line(7, customer_name="Kari Nordmann", has_conflict=True),
    )
    return JobsScreen(lines=lines, total=len(lines), offset=0)


# One job

CUSTOMER = Customer(
    id="customer-1",
    name="Dr. Anneliese Müller-Groß",
    language=Language.GERMAN,
    phone="+49 711 5550 123",
    email="anneliese.mueller-gross@example.de",
)
SITE = Site(
    id="site-1",
    customer_id="customer-1",
    street="Königstraße 26",
    postcode="70173",
    city="Stuttgart",
    country="DE",
    note="Innfahrt nur bis 11 Uhr (Fußgängerzone).",
)
VEHICLE = Vehicle(
    id="vehicle-1",
    customer_id="customer-1",
    vin="5YJ3E7EBXNF114422",
    plate="S-MG 2041E",
    make="Tesla",
    model="Model 3",
    model_year=2022,
)
STEPS = (
    PlanStep(
        id="step-1",
        job_id="job-1",
        position=1,
        instruction="Replace the 12 V battery",
        part_numbers=("1129080-00-B",),
        minutes=25,
        grade=StepGrade.DONE,
    ),
    PlanStep(
        id="step-2",
        job_id="job-1",
        position=2,
        instruction="Terminals to 6 Nm",
        tool_names=("Torque wrench TW-03",),
        minutes=5,
    ),
    PlanStep(
        id="step-3",
        job_id="job-1",
        position=3,
        instruction="Clear the warning, check sleep current < 50 mA",
        tool_names=("Clamp meter",),
        minutes=10,
    ),
)
ARTICLE = Article(
    id="article-1",
    slug="12v-battery",
    language="en",
    title="12 V battery, safe change",
    body="# 12 V battery\n\nDisconnect the **first responder loop** first.\n\n1. Open the frunk.\n2. Wait.\n",
    models=("Model 3", "Model Y"),
    fault_codes=("BMS_a066",),
)
OPENED_ARTICLE = OpenedArticle(article=ARTICLE, read=ReadState.CHANGED)
BATTERY = Part(id="part-1", number="1129080-00-B", name="12 V battery", price="1490.00")
SWITCH = Part(id="part-2", number="1095050-00-A", name="Inner door switch", price="412.50")


def photo(number: int, **changes: Any) -> Photo:
    """A photo of the job."""
    taken = Photo(
        id=f"photo-{number}",
        job_id="job-1",
        sha256=f"{number:064x}",
        preview_sha256=f"{number + 100:064x}",
        width=4000,
        height=3000,
        size=2_100_000,
        taken_at=at(8, 20 + number),
        file_name=f"IMG_{number:04d}.HEIC",
    )
    return replace(taken, **changes)


def finding(**changes: Any) -> Finding:
    """A chip in the windscreen."""
    found = Finding(
        id="finding-1",
        job_id="job-1",
        inspection_id="inspection-1",
        item_path="/data/condition/windscreen",
        severity=Severity.ATTENTION,
        title="Windscreen: stone chip",
        note="Stone chip 12 mm, driver’s side, in the camera’s view. Grows in frost.",
        found_at=at(8, 31),
    )
    return replace(found, **changes)


def signature(**changes: Any) -> Signature:
    """The customer's."""
    signed = Signature(
        id="signature-1",
        job_id="job-1",
        role=SignerRole.CUSTOMER,
        signed_at=at(8, 52),
        name=CUSTOMER.name,
        strokes=(((0.1, 0.2), (0.4, 0.3)),),
    )
    return replace(signed, **changes)


def report(**changes: Any) -> Report:
    """A sealed report of two pages."""
    made = Report(
        id="report-1",
        job_id="job-1",
        version=1,
        language="de",
        sha256="a" * 64,
        content_sha256="b" * 64,
        size=1_200_000,
        pages=2,
        made_at=at(9, 23),
    )
    return replace(made, **changes)


def delivery(**changes: Any) -> ReportDelivery:
    """The report by e-mail, waiting on the laptop."""
    sent = ReportDelivery(
        id="delivery-1",
        job_id="job-1",
        report_id="report-1",
        channel=DeliveryChannel.EMAIL,
        recipient=CUSTOMER.email,
        language="de",
        requested_at=at(9, 24),
        state=DeliveryState.QUEUED,
    )
    return replace(sent, **changes)


def job(**changes: Any) -> Job:
    """A visit in progress."""
    started = Job(
        id="job-1",
        kind=JobKind.MOBILE_SERVICE,
        status=JobStatus.IN_PROGRESS,
        customer_id=CUSTOMER.id,
        site_id=SITE.id,
        vehicle_id=VEHICLE.id,
        technician_id="person-1",
        window_start=at(8, day=date(2026, 11, 23)),
        window_end=at(9, day=date(2026, 11, 23)),
        number="J-2026-004105",
        concern="12-V-Batterie-Warnung seit gestern, Auto startet noch.",
        planned_minutes=40,
        estimate="4980.00",
        checklists=("mobile_visit",),
        office_change="Window now 08:00, was 08:30",
        office_changed_at=at(7, 20, day=date(2026, 11, 23)),
    )
    return replace(started, **changes)


def checklist_line(**changes: Any) -> ChecklistLine:
    """The mobile visit's checklist, begun."""
    line = ChecklistLine(
        form_id="mobile_visit",
        title="Mobile-service visit",
        kind=InspectionKind.CONDITION,
        inspection_id="inspection-1",
        answered=31,
        total=50,
        findings=2,
        finished_at=None,
    )
    return replace(line, **changes)


def job_screen(**changes: Any) -> JobScreen:
    """A job in progress with something on every tab."""
    screen = JobScreen(
        job=job(),
        customer=CUSTOMER,
        site=SITE,
        vehicle=VEHICLE,
        diagnosis=Diagnosis(
            id="diagnosis-1",
            job_id="job-1",
            summary="12 V battery at 12.05 V after a night’s sleep; 12.5 V or more is good.",
            evidence=("BMS_a066, 12 V alarm",),
            hypotheses=("Battery worn", "Sleep current, wiring: less likely"),
            confidence=85,
        ),
        steps=STEPS,
        articles=(OPENED_ARTICLE,),
        checklists=(
            checklist_line(),
            checklist_line(
                form_id="safety",
                title="High-voltage safety",
                kind=InspectionKind.SAFETY,
                inspection_id=None,
                answered=0,
                total=12,
                findings=0,
            ),
        ),
        parts=(
            PartLine(part=BATTERY, planned=1, used=1, in_car=0),
            PartLine(part=SWITCH, planned=2, used=0, in_car=3),
        ),
        movements=(),
        time_entries=(
            TimeEntry(
                id="time-1",
                job_id="job-1",
                technician_id="person-1",
                kind=TimeKind.TRAVEL,
                started_at=at(7, 36),
                ended_at=at(7, 58),
                seconds=1320,
                kilometres=14,
            ),
            TimeEntry(
                id="time-2",
                job_id="job-1",
                technician_id="person-1",
                kind=TimeKind.LABOUR,
                started_at=at(8, 2),
            ),
        ),
        photos=(photo(1, caption="VIN plate"), photo(2, subject_kind=SubjectKind.FINDING), photo(3)),
        findings=(finding(),),
        signatures=(),
        notes=(
            Note(
                id="note-1",
                job_id="job-1",
                author="Nora Lien",
                text="Key is at the desk.",
                written_at=at(8, 5),
            ),
        ),
        messages=(
            Message(
                id="message-1",
                job_id="job-1",
                template="on_my_way",
                language="de",
                channel="email",
                recipient=CUSTOMER.email,
                body="Ich bin unterwegs und komme gegen 08:00 Uhr.",
                written_at=at(7, 36),
            ),
        ),
        reports=(),
        deliveries=(),
        allowed=frozenset({JobStatus.ON_HOLD, JobStatus.COMPLETED, JobStatus.CANNOT_COMPLETE}),
        completion_problems=("plan_steps", "signature:customer"),
    )
    return replace(screen, **changes)


# Parts, know-how, sync, settings


def parts_screen() -> PartsScreen:
    """Three parts in the car, one that coming jobs want more of."""
    lines = (
        StockLine(part=BATTERY, in_car=1, planned=2, last_moved_at=at(6, 50)),
        StockLine(part=SWITCH, in_car=3, planned=1, last_moved_at=at(6, 50)),
        StockLine(
            part=Part(id="part-3", number="1107681-00-A", name="Cabin filter, pair", price="398.00"),
            in_car=6,
            planned=0,
            last_moved_at=None,
        ),
        StockLine(
            part=Part(id="part-4", number="1188555-00-C", name="Türgriffbetätigungseinheit", price="2890.00"),
            in_car=0,
            planned=0,
            last_moved_at=None,
        ),
    )
    return PartsScreen(lines=lines, total=240)


LONG_NAME = "Samferdselsetatens Verkstedfellesskap for Trøndelag og Møre avd. Innherred AS"


def much_to_do() -> dict[str, Any]:
    """Twelve jobs in a day, long names among them."""
    jobs = tuple(
        (LEFEVRE if number % 2 else FJORDKRAFT)._replace(
            job_id=f"job-much-{number}",
            number=f"J-2026-0050{number:02d}",
            window_start=at(7 + number),
            window_end=at(8 + number),
            status=JobStatus.COMPLETED if number < 2 else JobStatus.DISPATCHED,
            completed_at=at(8 + number) if number < 2 else None,
            customer_name=LONG_NAME if number % 3 == 1 else "Fjordkraft Bygg AS",
        )
        for number in range(12)
    )
    return {"jobs": jobs, "next_job_id": "job-much-2", "minutes_left": 750}


def much() -> dict[str, Any]:
    """Forty photos, and names as long as they come."""
    return {
        "customer": replace(CUSTOMER, name=LONG_NAME),
        "photos": tuple(photo(number) for number in range(40)),
    }


def done() -> dict[str, Any]:
    """The job is completed."""
    return {"job": job(status=JobStatus.COMPLETED), "completion_problems": ()}


def told_reports() -> dict[str, Any]:
    """A second version that came back and was printed then, and reports of earlier visits: sent, taken back, told."""
    second = report(id="report-2", version=2)
    earlier = (
        (report(), DeliveryState.WITHDRAWN),
        (report(id="report-0", job_id="job-0", made_at=at(14, day=date(2026, 5, 4))), DeliveryState.ACCEPTED),
        (report(id="report-x", job_id="job-x", made_at=at(9, day=date(2025, 11, 2))), None),
    )
    lines = tuple(
        ReportLine(
            report=made,
            job_number=f"J-2026-00410{5 - place}",
            customer=CUSTOMER.name,
            vehicle="Model 3 2022",
            visited_at=made.made_at,
            is_newest=False,
            delivery=state,
            recipient=CUSTOMER.email,
        )
        for place, (made, state) in enumerate(earlier)
    )
    return {
        "reports": (report(), second),
        "deliveries": (
            delivery(report_id="report-2", state=DeliveryState.BOUNCED, detail="550 5.1.1 No such user here"),
            delivery(
                id="delivery-2",
                report_id="report-2",
                channel=DeliveryChannel.PRINT,
                recipient="Brother_PJ-883",
                state=DeliveryState.PRINTED,
                state_at=at(9, 31),
            ),
        ),
        "earlier_reports": lines,
    }


def knowledge_screen(query: str = "battery") -> KnowledgeScreen:
    """Three articles: a changed one, one that is new, one that was read."""
    door = replace(ARTICLE, id="article-2", slug="door", title="Inner door switch, replace", fault_codes=())
    loop = replace(ARTICLE, id="article-3", slug="loop", title="First responder loop", fault_codes=())
    return KnowledgeScreen(
        hits=(
            ArticleHit(
                article=ARTICLE,
                excerpt="Disconnect the first responder loop before the 12 V battery.",
                read=ReadState.CHANGED,
            ),
            ArticleHit(article=door, excerpt="Move the window down first."),
            ArticleHit(article=loop, excerpt="…\u00a0only then the battery’s\u00a0…", read=ReadState.READ),
        ),
        query=query,
        unread=2,
    )


def connection(**changes: Any) -> Connection:
    """Offline, with work waiting."""
    state = Connection(
        state=ConnectionState.OFFLINE,
        changes_waiting=7,
        photos_waiting=4,
        last_contact=at(11, 2),
        next_try=at(12, 24),
        problem="server_unreachable",
    )
    return replace(state, **changes)


def sync_screen(**changes: Any) -> SyncScreen:
    """Two jobs wait, one conflict and one refused change need a person."""

    def waits(kind: str, count: int, detail: str = "") -> WaitingChange:
        return WaitingChange(kind=kind, detail=detail, count=count, made_at=at(11, 21))

    def picture(number: int, sent: int = 0) -> WaitingPhoto:
        return WaitingPhoto(
            photo_id=f"photo-{number}", sha256=f"{number:064x}", size=1_000_000, sent=sent * 10_000
        )

    screen = SyncScreen(
        connection=connection(),
        waiting=(
            WaitingJob(
                job_id="job-fjordkraft",
                customer_name="Fjordkraft Bygg AS",
                plate="EK 90117",
                changes=(
                    waits("job", 1, "completed"),
                    waits("answer", 3),
                    waits("signature", 1, "Ømer Åsgård"),
                ),
                photos=(picture(1, 41), picture(2), picture(3)),
            ),
            WaitingJob(
                job_id="job-lefevre",
                customer_name="Jean-Baptiste Lefèvre",
                plate="",
                changes=(waits("time_entry", 1), waits("message", 1)),
                photos=(picture(4),),
            ),
        ),
        conflicts=(
            ConflictLine(
                conflict_id="conflict-1",
                kind="site",
                row_id="site-1",
                job_id="job-fjordkraft",
                field="note",
                title="Litleåsvegen 49",
                customer_name="Fjordkraft Bygg AS",
                prose=True,
                before="Meld deg i resepsjonen.",
                mine="Meld deg i resepsjonen. Port bak er åpen.",
                office="Meld deg i resepsjonen. Spør etter Ali.",
                mine_at=at(11, 4),
                office_at=at(11, 10),
                office_by="Randi Moe",
            ),
        ),
        refused=(
            RefusedChange(
                op_id="op-1",
                kind="part_movement",
                row_id="movement-1",
                job_id="job-fjordkraft",
                what="2 × inner door switch used",
                code="not_in_car",
                sentence="Only 1 was in this car. Count it, then send again.",
                made_at=at(11, 12),
            ),
        ),
        bytes_today=18_400_000,
    )
    return replace(screen, **changes)


def quiet_sync() -> SyncScreen:
    """All sent."""
    return sync_screen(
        connection=connection(
            state=ConnectionState.ALL_SENT, changes_waiting=0, photos_waiting=0, next_try=None, problem=""
        ),
        waiting=(),
        conflicts=(),
        refused=(),
        at_office=(
            JobAtOffice(
                job_id="job-fjordkraft",
                customer_name="Fjordkraft Bygg AS",
                plate="EK 90117",
                completed_at=at(11, 21),
                answers=99,
                photos=12,
                delivery=DeliveryState.ACCEPTED,
            ),
        ),
    )


def late_sync() -> SyncScreen:
    """All sent; one job's late work waits for the office, that of two others was decided."""
    late = LateWork(
        id="late-1",
        technician_id="person-1",
        job_id="job-7",
        job_number="J-2026-000297",
        waiting=6,
        received_at=at(9, 38),
    )
    decided: dict[str, Any] = {"waiting": 0, "decided_at": at(11, 5)}
    return replace(
        quiet_sync(),
        late=(
            late,
            replace(late, id="late-2", job_number="J-2026-000281", accepted=3, **decided),
            replace(late, id="late-3", job_number="J-2026-000274", accepted=1, declined=2, **decided),
        ),
    )


def profile_screen() -> ProfileScreen:
    """A signed-in laptop."""
    return ProfileScreen(
        signed_in=True,
        person_id="person-1",
        person_name="Nora Lien",
        server_url="https://office.nordfjordmobil.example",
        device_id="device-1",
        device_name="LAPTOP-07",
        last_contact=at(9, 38),
        key_kept_in="keyring",
        folder="/home/nora/.local/share/fieldapp",
        disk_free=41_000_000_000,
        version="0.1.0",
        bytes_today=18_400_000,
    )


# A checklist

PEOPLE = (
    Person(id="person-2", name="Jonas Berg", role=Role.TECHNICIAN),
    Person(id="person-3", name="Randi Moe", role=Role.LEAD),
)


def checklist_screen(xform: str, **changes: Any) -> ChecklistScreen:
    """A filling of the form `xform`, for the car of Fjordkraft Bygg."""
    screen = ChecklistScreen(
        inspection=Inspection(
            id="inspection-1",
            job_id="job-1",
            template_id="template-1",
            form_id="mobile_visit",
            form_version="1",
            template_sha256="c" * 64,
            kind=InspectionKind.CONDITION,
            started_at=at(8, 5),
            technician_id="person-1",
        ),
        title="Mobile-service visit",
        customer_name="Fjordkraft Bygg AS",
        plate="EK 90117",
        xform=xform,
        answers={},
        repeats={},
        context={
            "model": "Model Y",
            "plate": "EK 90117",
            "vin": "5YJ3E7EBXNF114422",
            "country": "NO",
            "postcode": "7041",
            "job_kind": "mobile_service",
        },
        previous={},
        findings={},
        photos={},
        signatures=(),
        people=PEOPLE,
        tools=(Tool(id="tool-1", code="TW-03", name="Torque wrench", calibrated_until=date(2026, 11, 19)),),
    )
    return replace(screen, **changes)


def price_line(number: int, text: str, net: str) -> EstimateLine:
    """A line on top of the agreed price."""
    return EstimateLine(
        id=f"line-{number}",
        job_id="job-1",
        kind=LineKind.FEE,
        text=text,
        quantity="1",
        unit_price=net,
        vat_percent="25",
        currency="NOK",
        added_at=at(8, number),
    )


def risen_price(**changes: Any) -> PriceStanding:
    """4980 kroner agreed, 6240 as it stands: a quarter more."""
    lines = (
        price_line(1, "Faisceau de porte à réparer", "632.00"),
        price_line(2, "40 min de travail en plus", "376.00"),
    )
    facts = {"promised": "4980.00", "currency": "NOK", "lines": lines, "approvals": ()}
    return price_standing(**{**facts, **changes})
