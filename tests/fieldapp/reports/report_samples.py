"""Believable visits to make reports from, and JPEGs drawn for them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from math import cos, sin

from PIL import Image, ImageDraw

from fieldapp.domain.attachments import PhotoStroke, Signature, SignerRole
from fieldapp.domain.damage import CarView, DamageKind
from fieldapp.domain.findings import CustomerDecision, Finding, Severity
from fieldapp.domain.inspections import InspectionKind
from fieldapp.domain.jobs import Job, JobKind, JobStatus
from fieldapp.domain.parties import Company, Customer, Language, Site
from fieldapp.domain.parts import Part
from fieldapp.domain.people import Person, Role
from fieldapp.domain.repair_plans import Diagnosis, PlanStep, StepGrade
from fieldapp.domain.time_entries import TimeEntry, TimeKind
from fieldapp.domain.vehicles import Vehicle
from fieldapp.reports.source import (
    AcceptedDeviation,
    CheckedInspection,
    CheckedItem,
    CheckedSection,
    EarlierValue,
    FoundThing,
    GivenAnswer,
    ItemVerdict,
    MeasuredPoint,
    PartUse,
    Place,
    ReportSource,
    ShownMark,
    ShownPhoto,
    Wear,
)

NOW = datetime(2026, 11, 20, 8, 21, tzinfo=UTC)
COMPANY = Company(
    id="company",
    name="Nordfjord Mobilservice AS",
    organisation_number="999 888 777 MVA",
    street="Havnegata 1",
    postcode="7010",
    city="Trondheim",
    country="NO",
    email="verksted@nordfjordmobil.example",
    labour_rate="513",
)


class Album:
    """Photos by hash, as a blob store gives them."""

    def __init__(self) -> None:
        self.streams: dict[str, bytes] = {}

    def add(
        self, stream: bytes, *, width: int, height: int, caption: str = "", minute: int = 0
    ) -> ShownPhoto:
        sha256 = hashlib.sha256(stream).hexdigest()
        self.streams[sha256] = stream
        taken_at = NOW - timedelta(minutes=50 - minute)
        return ShownPhoto(sha256=sha256, width=width, height=height, taken_at=taken_at, caption=caption)

    def draw(self, seed: int, caption: str = "", *, width: int = 1200, height: int = 900) -> ShownPhoto:
        stream = jpeg(seed, width, height)
        return self.add(stream, width=width, height=height, caption=caption, minute=seed % 40)

    def load(self, sha256: str) -> bytes:
        return self.streams[sha256]


def jpeg(seed: int, width: int, height: int, quality: int = 85) -> bytes:
    """A picture with some detail, different for each seed."""
    picture = Image.new("RGB", (width, height), ((seed * 53) % 120 + 60, 110, (seed * 31) % 120 + 80))
    pencil = ImageDraw.Draw(picture)
    for step in range(0, width, 14):
        level = height * (0.5 + 0.3 * sin(step / 60 + seed))
        pencil.line((step, level, step + 40, height), fill=(30 + step % 200, 40, 60), width=5)
    pencil.ellipse((width * 0.3, height * 0.2, width * 0.6, height * 0.6), outline="white", width=9)
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def strokes(seed: int) -> tuple[tuple[tuple[float, float], ...], ...]:
    """A believable hand."""
    first = tuple((0.02 * n, 0.12 + 0.09 * sin(n * 1.3 + seed) - 0.002 * n) for n in range(24))
    second = tuple((0.5 + 0.01 * n, 0.2 + 0.01 * sin(n + seed)) for n in range(12))
    return first, second


def sign(role: SignerRole, name: str, *, minute: int = 0, code: str = "", waived: str = "") -> Signature:
    return Signature(
        id=f"signature-{role}-{name}",
        job_id="job",
        role=role,
        signed_at=NOW - timedelta(minutes=3 - minute),
        name=name,
        strokes=() if waived else strokes(len(name)),
        shown="" if waived else "Jeg har lest rapporten og fått svar på det jeg lurte på.",
        content_sha256=code,
        waived_reason=waived,
    )


def vehicle() -> Vehicle:
    return Vehicle(
        id="vehicle",
        customer_id="customer",
        vin="5YJ3E7EA5KF312845",
        plate="EL 48213",
        make="Tesla",
        model="Model 3",
        model_year=2019,
        odometer_km=118430,
    )


def measured(label: str, value: str, unit: str, **more: str | None) -> MeasuredPoint:
    numbers = {name: Decimal(number) for name, number in more.items() if name != "verdict" and number}
    verdict = more.get("verdict", "good")
    assert verdict in ("good", "warn", "low", "high", None)
    return MeasuredPoint(label=label, value=Decimal(value), unit=unit, verdict=verdict, **numbers)  # type: ignore[arg-type]  # keys are the fields' names


PLACES: tuple[Place, ...] = ("front_left", "front_right", "rear_left", "rear_right")


def whole_visit(album: Album, language: str = "nb") -> ReportSource:
    """The drawings' visit with everything a report can show: wheels, brakes, wear, damage, strokes, a deviation."""
    source = mobile_visit(album, language)
    (inspection,) = source.inspections
    (section,) = inspection.sections
    tread, *others = section.items
    wheels = replace(
        tread,
        measured=tuple(
            replace(
                point,
                place=place,
                wear=Wear(
                    earlier=tuple(
                        EarlierValue(on=date(2025, 4, 2) + timedelta(days=200 * n), value=Decimal(value))
                        for n, value in enumerate(("7.9", "7.4", str(point.previous)))
                    ),
                    per_1000_km=Decimal("0.08"),
                    due_on=date(2027, 5, 20),
                    due_at_km=131400,
                ),
            )
            for place, point in zip(PLACES, tread.measured, strict=True)
        ),
    )
    pressure = CheckedItem(
        path="/data/c/pressure",
        number=29,
        title="Dekktrykk",
        measured=tuple(
            replace(measured(point.label, "2.9", "bar", limit_low="2.7", limit_high="3.1"), place=place)
            for place, point in zip(PLACES, tread.measured, strict=True)
        ),
    )
    pads = (("Klosser foran", "6.0", "front", "good"), ("Skive foran", "24.1", "front", "good"),
            ("Klosser bak", "3.6", "rear", "warn"), ("Skive bak", "19.2", "rear", "good"))  # fmt: skip
    brakes = CheckedItem(
        path="/data/c/brakes",
        number=31,
        title="Bremser",
        measured=tuple(
            replace(measured(label, value, "mm", limit_low="3.0", verdict=verdict), place=place)  # type: ignore[arg-type]  # written above
            for label, value, place, verdict in pads
        ),
    )
    arrow = PhotoStroke(points=((0.2, 0.75), (0.35, 0.55), (0.42, 0.45)), width=0.012)
    ring = PhotoStroke(
        points=tuple((0.5 + 0.12 * cos(n / 3), 0.4 + 0.16 * sin(n / 3)) for n in range(20)), width=0.012
    )
    first, second = source.findings
    deviation = AcceptedDeviation(
        owner="Nora Lien",
        due_on=date(2026, 12, 18),
        approved_by="Kari Leder",
        approved_at=NOW - timedelta(minutes=6),
        note="Deler er bestilt.",
    )
    marks = (
        (CarView.LEFT, 0.35, 0.55, DamageKind.SCRATCH, "12 cm ripe på fordøren"),
        (CarView.FRONT, 0.5, 0.8, DamageKind.CHIP, "To steinsprut under skiltet"),
        (CarView.TOP, 0.2, 0.4, DamageKind.DENT, "Bulk i panseret"),
        (CarView.REAR, 0.8, 0.6, DamageKind.CRACK, ""),
        (CarView.RIGHT, 0.7, 0.5, DamageKind.RUST, ""),
    )
    return replace(
        source,
        inspections=(
            replace(inspection, sections=(replace(section, items=(wheels, pressure, brakes, *others)),)),
        ),
        findings=(
            replace(first, deviation=deviation),
            replace(
                second,
                finding=replace(second.finding, repaired_at=NOW - timedelta(minutes=12)),
                photos=tuple(replace(photo, strokes=(ring, arrow)) for photo in second.photos),
            ),
        ),
        damage=tuple(
            ShownMark(
                number=number,
                view=view,
                x=x,
                y=y,
                kind=kind,
                note=note,
                photos=(album.draw(40 + number, "Nærbilde"),) if number == 1 else (),
            )
            for number, (view, x, y, kind, note) in enumerate(marks, start=1)
        ),
    )


def mobile_visit(album: Album, language: str = "nb") -> ReportSource:
    """The drawings' visit: a cabin filter, worn rear tyres, a chip in the windscreen."""
    job = Job(
        id="job",
        kind=JobKind.MOBILE_SERVICE,
        status=JobStatus.IN_PROGRESS,
        customer_id="customer",
        site_id="site",
        vehicle_id="vehicle",
        technician_id="technician",
        window_start=NOW - timedelta(hours=2),
        window_end=NOW,
        number="J-2026-004101",
        concern="Varmen slutter å virke når det er under -10, og det lukter våt hund fra dysene.",
        estimate="1490",
        odometer_km=118430,
        software_before="2026.32.1",
        software_after="2026.38.4",
    )
    tread = {"limit_low": "3.0", "warn_low": "4.0"}
    places = ("foran til venstre", "foran til høyre", "bak til venstre", "bak til høyre")
    treads = tuple(
        measured(place, value, "mm", **tread, previous=previous, verdict=verdict)
        for place, value, previous, verdict in zip(
            places,
            ("6.4", "6.6", "3.7", "2.9"),
            ("7.2", "7.3", "5.1", "5.0"),
            ("good", "good", "warn", "low"),
            strict=True,
        )
    )
    condition = CheckedSection(
        title="Tilstand",
        items=(
            CheckedItem(path="/data/c/tread", number=27, title="Mønsterdybde", measured=treads),
            CheckedItem(
                path="/data/c/fluid",
                number=32,
                title="Fukt i bremsevæske",
                verdict="ok",
                measured=(measured("", "1.2", "%", limit_high="3.0", warn_high="2.0", previous="0.9"),),
            ),
            CheckedItem(
                path="/data/c/battery",
                number=33,
                title="12 V batteri",
                measured=(
                    measured(
                        "",
                        "12.7",
                        "V",
                        limit_low="12.3",
                        limit_high="13.1",
                        warn_low="12.5",
                        warn_high="12.9",
                        previous="12.8",
                    ),
                ),
            ),
            CheckedItem(path="/data/c/lights", number=35, title="Lys", verdict="ok"),
            CheckedItem(path="/data/c/screen", number=37, title="Frontrute", verdict="not_ok"),
            CheckedItem(
                path="/data/c/plate",
                number=10,
                title="VIN-plate",
                verdict="ok",
                photos=(album.draw(5, "VIN-plate"),),
            ),
        ),
    )
    return ReportSource(
        company=COMPANY,
        job=job,
        customer=Customer(id="customer", name="Ingrid Solbakken", language=Language.BOKMAL),
        site=Site(
            id="site",
            customer_id="customer",
            street="Innherredsveien 71",
            postcode="7043",
            city="Trondheim",
            country="NO",
        ),
        vehicle=vehicle(),
        technician=Person(id="technician", name="Nora Lien", role=Role.TECHNICIAN),
        language=language,
        now=NOW,
        diagnosis=Diagnosis(
            id="diagnosis",
            job_id="job",
            summary="Kupéfilteret var mettet og stengte for luften. Varmeelementet er i orden: 23 A etter 10 minutter.",
        ),
        steps=tuple(
            PlanStep(
                id=f"step{place}",
                job_id="job",
                position=place,
                instruction=instruction,
                grade=grade,
                grade_note=note,
            )
            for place, (instruction, grade, note) in enumerate(
                (
                    ("Bytt kupéfilter", StepGrade.DONE, ""),
                    ("Rens fordamperen", StepGrade.DONE, ""),
                    (
                        "Les av varmeelementet",
                        StepGrade.DIFFERENT,
                        "Målt med tang, kontakten var rustet fast.",
                    ),
                    ("Nullstill varslene", StepGrade.NOT_NEEDED, ""),
                ),
                start=1,
            )
        ),
        inspections=(
            CheckedInspection(
                inspection_id="inspection",
                kind=InspectionKind.CONDITION,
                title="Mobilt servicebesøk",
                form_id="mobile_visit",
                form_version="1",
                finished_at=NOW - timedelta(minutes=5),
                sections=(condition,),
            ),
        ),
        findings=(
            FoundThing(
                finding=Finding(
                    id="finding1",
                    job_id="job",
                    inspection_id="inspection",
                    item_path="/data/c/tread",
                    severity=Severity.ATTENTION,
                    title="Bakdekk nærmer seg grensen",
                    note="Målt 2,9 mm. Om vinteren er minste lovlige mønsterdybde 3,0 mm.",
                    recommendation="Bytt begge bakdekkene innen 3 000 km.",
                    customer_decision=CustomerDecision.LATER,
                    found_at=NOW - timedelta(minutes=40),
                ),
                photos=(
                    album.draw(1, "Venstre bak, slitebane"),
                    album.draw(2, "Venstre side", width=900, height=1200),
                ),
                item_number=27,
                decided_by="Ingrid Solbakken",
                decided_at=NOW - timedelta(minutes=3),
            ),
            FoundThing(
                finding=Finding(
                    id="finding2",
                    job_id="job",
                    inspection_id="inspection",
                    item_path="/data/c/screen",
                    severity=Severity.ADVICE,
                    title="Steinsprut i frontruten",
                    note="6 mm, utenfor førerens og kameraets felt.",
                    recommendation="Få det limt før frosten setter inn.",
                    customer_decision=CustomerDecision.DECLINED,
                    found_at=NOW - timedelta(minutes=30),
                ),
                photos=(album.draw(3, "Frontrute, passasjersiden. Merket av tekniker."),),
                item_number=37,
            ),
        ),
        photos=(album.draw(4, "Gammelt kupéfilter, byttet i dag"),),
        parts=(
            PartUse(
                part=Part(id="p1", number="1107681-00-A", name="Kupéfilter, par", price="245"), quantity=2
            ),
            PartUse(
                part=Part(id="p2", number="1135558-00-A", name="Fordamperrens, boks", price="189"),
                quantity=1,
                serial_numbers=("SN-77012",),
            ),
        ),
        times=(
            TimeEntry(
                id="t1",
                job_id="job",
                technician_id="technician",
                kind=TimeKind.TRAVEL,
                started_at=NOW - timedelta(minutes=110),
                ended_at=NOW - timedelta(minutes=79),
                seconds=31 * 60,
                kilometres=18,
            ),
            TimeEntry(
                id="t2",
                job_id="job",
                technician_id="technician",
                kind=TimeKind.LABOUR,
                started_at=NOW - timedelta(minutes=79),
                ended_at=NOW,
                seconds=60 * 60,
            ),
        ),
        next_steps=("Regningen kommer på e-post.",),
    )


_SECTIONS = (
    ("Identity", 6, ()),
    ("Exterior", 10, (9, 11)),
    ("Wheels and tyres", 7, (18, 19, 20, 22)),
    ("Body", 8, ()),
    ("Interior", 6, ()),
    ("High and low voltage", 8, (40, 43, 45)),
    ("Software", 4, ()),
    ("Drive and release", 5, ()),
)


def pre_delivery(album: Album, language: str = "en", *, not_ok: int | None = None) -> ReportSource:
    """A new car with all 54 items answered; `not_ok` names one that fails."""
    sections = []
    number = 0
    for title, count, with_values in _SECTIONS:
        items = []
        for _ in range(count):
            number += 1
            items.append(_delivery_item(number, number in with_values, album, number == not_ok))
        sections.append(CheckedSection(title=title, items=tuple(items)))
    base = mobile_visit(Album(), language)
    job = Job(
        id="job",
        kind=JobKind.PRE_DELIVERY,
        status=JobStatus.IN_PROGRESS,
        customer_id="customer",
        site_id="site",
        vehicle_id="vehicle",
        technician_id="technician",
        window_start=NOW - timedelta(hours=3),
        window_end=NOW,
        number="J-2026-004107",
        odometer_km=24,
        software_after="2026.38.4",
    )
    return ReportSource(
        company=base.company,
        job=job,
        customer=base.customer,
        site=base.site,
        vehicle=base.vehicle,
        technician=base.technician,
        language=language,
        now=NOW,
        inspections=(
            CheckedInspection(
                inspection_id="inspection",
                kind=InspectionKind.PRE_DELIVERY,
                title="EV pre-delivery inspection",
                form_id="pre_delivery_ev",
                form_version="1",
                finished_at=NOW - timedelta(minutes=4),
                sections=tuple(sections),
            ),
        ),
        times=base.times,
    )


def _delivery_item(number: int, with_values: bool, album: Album, fails: bool) -> CheckedItem:
    title = (
        "Paint on all panels, looked at under side light, doors and sills included"
        if number % 8 == 0
        else f"Item number {number} of the inspection is as ordered and undamaged"
    )
    verdict: ItemVerdict = "not_ok" if fails else "na" if number % 17 == 0 else "ok"
    points: tuple[MeasuredPoint, ...] = ()
    if with_values:
        verdict = ""
        points = tuple(
            measured(place, f"{7 + number / 100:.2f}", "mm", limit_low="1.6", limit_high="9.0")
            for place in ("front left", "front right", "rear left", "rear right")
        )
    photos = (
        tuple(album.draw(100 + number * 5 + n, width=800, height=600) for n in range(4))
        if number in (1, 8, 52)
        else ()
    )
    answers = (
        (GivenAnswer(label="Seen on screen", value="5YJ3E7EA5KF312845"),)
        if number == 1
        else (GivenAnswer(label="Cleared on", value="2026-11-19", kind="date"),)
        if number == 5
        else ()
    )
    language = "en" if number == 7 else ""
    return CheckedItem(
        path=f"/data/item{number}",
        number=number,
        title=title,
        verdict=verdict,
        measured=points,
        answers=answers,
        photos=photos,
        language=language,
    )
