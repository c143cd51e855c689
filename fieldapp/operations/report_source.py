"""Reads everything a report may say, at one moment, in the customer's language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from fieldapp.domain.attachments import Photo, SubjectKind
from fieldapp.domain.estimates import EstimateApproval, EstimateLine, price_standing
from fieldapp.domain.findings import Finding
from fieldapp.domain.inspections import Answer, Inspection
from fieldapp.domain.jobs import Job
from fieldapp.domain.moments import Moment
from fieldapp.domain.parties import Customer
from fieldapp.domain.parts import PartMovement
from fieldapp.domain.repair_plans import PlanStep
from fieldapp.errors import NotFound
from fieldapp.operations.report_changes import changes
from fieldapp.operations.report_extras import damage, deviations, place_on_car, sentences, step_photos
from fieldapp.operations.technician import technician
from fieldapp.reports.source import (
    AnswerKind,
    CheckedInspection,
    CheckedItem,
    CheckedSection,
    EarlierValue,
    FoundThing,
    GivenAnswer,
    MeasuredPoint,
    PartUse,
    ReportSource,
    ShownPhoto,
    Wear,
    shown_photo,
)
from fieldapp.store import companies, earlier_visits, fillings, rows
from fieldapp.store import parts as part_queries
from fieldapp.store.signed_content import inspection_sha256, job_sha256
from inspections.wear import trend_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.earlier_visits import EarlierVisits
    from inspections.presentation import Item, Measurement, Question, Section
    from inspections.session import Session

_PICTURES = frozenset({"image", "draw", "file"})
_NOT_SAID = frozenset({"signature", "note"})
_KINDS: dict[str, AnswerKind] = {
    "integer": "number",
    "decimal": "number",
    "range": "number",
    "date": "date",
    "time": "time",
    "datetime": "datetime",
}


def read(
    connection: Connection,
    job_id: str,
    *,
    language: str | None,
    now: Moment,
    version: int = 1,
    replaces_code: str = "",
    reason: str = "",
) -> ReportSource:
    """The source of a job's report; `language` None means the customer's.

    Raises:
        NotFound: no such job, or the company's profile has not come yet.
    """
    job: Job = rows.fetch(connection, "job", job_id)
    customer: Customer = rows.fetch(connection, "customer", job.customer_id)
    company = companies.company(connection)
    if company is None:
        raise NotFound("The company's profile is not on this laptop yet; sync before making a report.")
    spoken = language or customer.language.value
    extras: tuple[EstimateLine, ...] = rows.fetch_many(connection, "estimate_line", job_id=job_id)
    approvals: tuple[EstimateApproval, ...] = rows.fetch_many(connection, "estimate_approval", job_id=job_id)
    # What the customer did not want done now is what we advise them to have done later.
    declined = price_standing(
        promised=job.estimate, currency=company.currency, lines=extras, approvals=approvals
    ).declined_lines
    photos = tuple(
        photo for photo in rows.fetch_many(connection, "photo", job_id=job_id) if not photo.removed
    )
    inspections: tuple[Inspection, ...] = rows.fetch_many(connection, "inspection", job_id=job_id)
    sessions = {
        inspection.id: fillings.open_session(connection, inspection, now=now.at, language=spoken)
        for inspection in inspections
    }
    found: tuple[Finding, ...] = rows.fetch_many(connection, "finding", job_id=job_id, withdrawn=False)
    steps: tuple[PlanStep, ...] = rows.fetch_many(connection, "plan_step", job_id=job_id)
    planned = {step.id for step in steps}
    return ReportSource(
        company=company,
        job=job,
        customer=customer,
        site=rows.fetch(connection, "site", job.site_id),
        vehicle=rows.fetch(connection, "vehicle", job.vehicle_id),
        technician=rows.find(connection, "person", job.technician_id) or technician(connection),
        language=spoken,
        now=now.at,
        diagnosis=next(iter(rows.fetch_many(connection, "diagnosis", job_id=job_id)), None),
        steps=steps,
        step_photos=step_photos(photos),
        inspections=tuple(
            _checked(connection, inspection, sessions[inspection.id], photos, spoken)
            for inspection in inspections
        ),
        findings=_found(connection, found, sessions, photos, customer.name, spoken),
        photos=tuple(
            shown_photo(photo)
            for photo in photos
            if photo.subject_kind is SubjectKind.JOB
            or (photo.subject_kind is SubjectKind.PLAN_STEP and photo.subject_id not in planned)
        ),
        damage=damage(connection, job_id, photos),
        parts=_parts(connection, job_id),
        times=rows.fetch_many(connection, "time_entry", job_id=job_id, removed=False),
        extras=extras,
        approvals=approvals,
        next_steps=tuple(line.text for line in declined),
        version=version,
        replaces_code=replaces_code,
        reason=reason,
        work_sha256=job_sha256(connection, job_id),
        changes=changes(connection, job_id, sessions),
        sentences=sentences(sessions, found, job_number=job.shown_number, language=spoken),
    )


def _found(
    connection: Connection,
    findings: tuple[Finding, ...],
    sessions: dict[str, Session],
    photos: tuple[Photo, ...],
    customer_name: str,
    language: str,
) -> tuple[FoundThing, ...]:
    items = {
        (inspection_id, item.path): item
        for inspection_id, session in sessions.items()
        for section in session.sections()
        for item in section.items
    }
    accepted = deviations(connection, findings[0].job_id) if findings else {}
    shown = [(finding, items.get((finding.inspection_id, finding.item_path))) for finding in findings]
    return tuple(
        FoundThing(
            finding=finding,
            photos=tuple(
                shown_photo(photo)
                for photo in photos
                if photo.subject_kind is SubjectKind.FINDING and photo.subject_id == finding.id
            ),
            item_number=item.number if item is not None else None,
            decided_by=customer_name if finding.customer_decision is not None else "",
            decided_at=finding.decided_at,
            deviation=accepted.get(finding.id),
            language=_title_language(finding, item, sessions, language),
        )
        for finding, item in shown
    )


def _title_language(finding: Finding, item: Item | None, sessions: dict[str, Session], language: str) -> str:
    """The language of a title that is the checklist's and not in the customer's language, else ""."""
    from inspections.findings import foreign_words

    if item is None:
        return ""
    session = sessions[finding.inspection_id]
    told = foreign_words(session, item, finding.title)
    return "" if told is None else told or _foreign_language(session, language)


def _parts(connection: Connection, job_id: str) -> tuple[PartUse, ...]:
    left = part_queries.still_used(connection, job_id)
    kept: tuple[PartMovement, ...] = rows.fetch_in_order(connection, "part_movement", left)
    return tuple(
        PartUse(
            part=rows.fetch(connection, "part", part_id),
            quantity=sum(left[movement.id] for movement in kept if movement.part_id == part_id),
            serial_numbers=tuple(
                movement.serial_number
                for movement in kept
                if movement.part_id == part_id and movement.serial_number
            ),
        )
        for part_id in dict.fromkeys(movement.part_id for movement in kept)
    )


def _checked(
    connection: Connection,
    inspection: Inspection,
    session: Session,
    photos: tuple[Photo, ...],
    language: str,
) -> CheckedInspection:
    answers: tuple[Answer, ...] = rows.fetch_many(connection, "answer", inspection_id=inspection.id)
    codes = {tool.id: tool.code for tool in rows.fetch_many(connection, "tool")}
    tools = {answer.path: codes.get(answer.tool_id, "") for answer in answers if answer.tool_id is not None}
    job: Job = rows.fetch(connection, "job", inspection.job_id)
    before = earlier_visits.read(connection, inspection)
    zone = companies.zone(connection)
    days = {answer.path: answer.answered_at.astimezone(zone).date() for answer in answers}
    expired = {answer.path: answer.tool_calibrated_until for answer in answers if answer.tool_expired}
    reader = _ItemReader(
        inspection.id,
        photos,
        tools,
        expired,
        before,
        days,
        job.odometer_km,
        _foreign_language(session, language),
    )
    return CheckedInspection(
        inspection_id=inspection.id,
        kind=inspection.kind,
        title=session.title,
        form_id=inspection.form_id,
        form_version=inspection.form_version,
        finished_at=inspection.finished_at,
        sections=tuple(
            CheckedSection(
                title=section.title,
                items=tuple(reader.item(item) for item in section.items),
                language=reader.language_of(section),
            )
            for section in session.sections()
        ),
        missing=len(session.missing()),
        content_sha256=inspection_sha256(connection, inspection),
    )


def _foreign_language(session: Session, wanted: str) -> str:
    """The language the checklist speaks when it does not speak the wanted one, else ""."""
    from inspections.wording import language_code

    spoken = language_code(session.language)
    return spoken if spoken and spoken != wanted else ""


class _ItemReader:
    """Turns items of one inspection into what a report says of them."""

    def __init__(
        self,
        inspection_id: str,
        photos: tuple[Photo, ...],
        tools: dict[str, str],
        expired: dict[str, date | None],
        before: EarlierVisits,
        days: dict[str, date],
        odometer_km: int | None,
        language: str,
    ) -> None:
        self._photos: dict[str, list[Photo]] = {}
        for photo in photos:
            about, _, path = photo.subject_id.partition(" ")
            if photo.subject_kind is SubjectKind.ANSWER and about == inspection_id:
                self._photos.setdefault(path, []).append(photo)
        self._tools = tools
        self._expired = expired
        self._before = before
        self._days = days
        self._odometer_km = odometer_km
        self._language = language

    def item(self, item: Item) -> CheckedItem:
        """One item with its verdict, measurements, other answers and photos."""
        points: list[MeasuredPoint] = []
        answers: list[GivenAnswer] = []
        photos: list[ShownPhoto] = []
        for question in item.questions:
            caption = question.label or item.title
            photos.extend(
                shown_photo(photo, caption=caption) for photo in self._photos.get(question.path, ())
            )
            if question.kind == "verdict" or question.kind in _PICTURES or question.kind in _NOT_SAID:
                continue
            if not question.value:
                continue
            if question.measurement is not None and question.measurement.value is not None:
                points.append(self._point(item, question))
            else:
                answers.append(self._given(item, question))
        return CheckedItem(
            path=item.path,
            number=item.number,
            title=item.title,
            verdict=item.verdict or "",
            measured=tuple(points),
            answers=tuple(answers),
            photos=tuple(photos),
            language=self.language_of(item),
        )

    def language_of(self, told: Item | Section | Question) -> str:
        """The language a title or label is in when it is not the customer's, else ""."""
        return told.language or self._language

    def _label_language(self, item: Item, question: Question) -> str:
        """The same for a label under a title; a title in that language has said so already."""
        language = self.language_of(question)
        return language if language != self.language_of(item) else ""

    def _given(self, item: Item, question: Question) -> GivenAnswer:
        label = "" if question.label == item.title else question.label
        language = self._label_language(item, question)
        if not question.choices:
            kind = _KINDS.get(question.kind, "text")
            return GivenAnswer(label=label, value=question.value, kind=kind, language=language)
        offered = {choice.name: choice for choice in question.choices}
        names = [question.value] if question.kind == "select_one" else question.value.split()
        chosen = [offered[name] for name in names if name in offered]
        languages = {choice.language or self._language for choice in chosen} - {"", self.language_of(item)}
        return GivenAnswer(
            label=label,
            value=", ".join(offered[name].label if name in offered else name for name in names),
            language=language,
            value_language="" if language in languages else min(languages, default=""),
        )

    def _point(self, item: Item, question: Question) -> MeasuredPoint:
        measured = question.measurement
        assert measured is not None
        assert measured.value is not None
        return MeasuredPoint(
            label="" if question.label == item.title else question.label,
            value=measured.value,
            unit=measured.unit,
            limit_low=measured.limit_low,
            limit_high=measured.limit_high,
            warn_low=measured.warn_low,
            warn_high=measured.warn_high,
            verdict=measured.verdict,
            previous=_number(self._before.last.get(question.path)),
            tool=self._tools.get(question.path, ""),
            tool_expired_on=self._expired.get(question.path),
            place=place_on_car(question.path),
            wear=self._wear(question, measured),
            language=self._label_language(item, question),
        )

    def _wear(self, question: Question, measured: Measurement) -> Wear | None:
        """How the place wears, when it was measured before and is of a kind that wears."""
        earlier = self._before.points.get(question.path, ())
        on = self._days.get(question.path)
        trend = trend_of(measured, earlier, on=on, odometer_km=self._odometer_km) if on else None
        if trend is None:
            return None
        return Wear(
            earlier=tuple(
                EarlierValue(on=point.on, value=point.value) for point in earlier if point.on >= trend.since
            ),
            per_1000_km=trend.per_1000_km,
            due_on=trend.due_on,
            due_at_km=trend.due_at_km,
        )


def _number(text: str | None) -> Decimal | None:
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
