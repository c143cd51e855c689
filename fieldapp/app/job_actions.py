"""What the tabs of a job may ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from fieldapp.app.bound import Bound, Operation
from fieldapp.domain.attachments import SignerRole, SubjectKind
from fieldapp.domain.changes import Changes
from fieldapp.domain.damage import CarView, DamageKind
from fieldapp.domain.estimates import LineKind
from fieldapp.domain.findings import CustomerDecision
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.domain.time_entries import TimeKind
from fieldapp.operations import (
    customer_messages,
    damage,
    estimates,
    findings,
    inspections,
    jobs,
    parts,
    photos,
    pictures,
    signatures,
    tags,
    time_entries,
)
from fieldapp.views import job as job_view
from fieldapp.views import parts as parts_view
from fieldapp.views.files import photo_bytes
from ui.job.presenter import JobActions
from ui.job.work_presenter import WorkActions
from ui.marks_presenter import MarksActions
from ui.widgets.damage_mark import Place


class ActionsOfJobs(Bound):
    """Actions of one job: its plan, parts, time, photos, marks, customer."""

    def job(self) -> JobActions:
        """One job."""

        def step(operation: Operation) -> Callable[[str], Changes]:
            return lambda job: self._do(operation, job_id=job)

        return JobActions(
            read=lambda job: job_view.read(
                self._store, job_id=job, language=self._language, person_id=self._technician_id
            ),
            steps={
                "drive": step(jobs.drive),
                "arrive": step(jobs.arrive),
                "start": step(jobs.start),
                "resume": step(jobs.resume),
                "complete": step(jobs.complete),
            },
            hold=lambda job, reason: self._do(jobs.hold, job_id=job, reason=reason),
            cannot_complete=lambda job, reason, follow_up: self._do(
                jobs.cannot_complete, job_id=job, reason=reason, follow_up=follow_up
            ),
            undo=step(jobs.undo_status),
            grade_step=lambda step_id, grade, note: self._do(
                jobs.grade_step, step_id=step_id, grade=StepGrade(grade) if grade else None, note=note
            ),
            acknowledge=step(jobs.acknowledge_office_change),
            add_note=lambda job, text: self._do(jobs.add_note, job_id=job, text=text, second_thoughts=True),
            take_back_note=lambda note: jobs.take_back_note(self._store, note_id=note),
            begin_checklist=lambda job, form: self._do(inspections.begin, job_id=job, form_id=form),
            decide_finding=lambda finding, decision: self._do(
                findings.decide_finding,
                finding_id=finding,
                decision=CustomerDecision(decision) if decision else None,
            ),
            put_back_decision=lambda before: self._do(findings.put_back_decision, before=before),
        )

    def work(self) -> WorkActions:
        """Parts, time, photos, customer."""

        def use(job: str, part: str, quantity: int, serial: str) -> Changes:
            if quantity < 0:
                return self._do(parts.put_back, job_id=job, part_id=part, quantity=-quantity)
            return self._do(parts.use, job_id=job, part_id=part, quantity=quantity, serial_number=serial)

        def add_time(job: str, kind: str, minutes: int, kilometres: int) -> Changes:
            return self._do(
                time_entries.add_by_hand,
                job_id=job,
                kind=TimeKind(kind),
                started_at=self._clock().at - timedelta(minutes=minutes),
                minutes=minutes,
                kilometres=kilometres or None,
            )

        def sign(job: str, name: str, strokes: Any, shown: str) -> Changes:
            return self._do(
                signatures.sign, job_id=job, role=SignerRole.CUSTOMER, name=name, strokes=strokes, shown=shown
            )

        return WorkActions(
            use_part=use,
            reverse_moves=lambda moves: self._do(parts.reverse, movement_ids=moves),
            search_parts=lambda text: parts_view.read(self._store, text=text),
            part_tag=self._part_tag,
            wheel_tags=lambda job: tags.wheels(
                self._store, job_id=job, language=self._language, now=self._clock()
            ),
            start_timer=lambda job, kind: self._do(time_entries.start, job_id=job, kind=TimeKind(kind)),
            stop_timer=lambda: self._do(time_entries.stop),
            add_time=add_time,
            remove_time=lambda entry, resume: self._do(time_entries.remove, entry_id=entry, resume_id=resume),
            resume_timer=lambda entry: self._do(time_entries.resume, entry_id=entry),
            prepare_photo=pictures.prepare,
            record_photo=lambda job, prepared: self._do(photos.record, job_id=job, prepared=prepared),
            caption_photo=lambda photo, text: self._do(photos.caption, photo_id=photo, text=text),
            remove_photo=lambda photo: self._do(photos.remove, photo_id=photo),
            restore_photo=lambda photo: self._do(photos.restore, photo_id=photo),
            preview=self._preview,
            sign=sign,
            waive=lambda job, reason: self._do(
                signatures.waive, job_id=job, role=SignerRole.CUSTOMER, reason=reason
            ),
            queue_message=lambda job, template: self._do(
                customer_messages.queue, job_id=job, template=template
            ),
            set_site_note=lambda site, text: self._do(jobs.set_site_note, site_id=site, text=text),
            add_price_line=lambda job, kind, text, quantity, price: self._do(
                estimates.add_line,
                job_id=job,
                kind=LineKind(kind),
                text=text,
                quantity=quantity,
                unit_price=price or None,
            ),
            withdraw_price_line=lambda line: self._do(estimates.withdraw_line, line_id=line),
            restore_price_line=lambda line: self._do(estimates.restore_line, line_id=line),
            sign_price=lambda job, name, strokes, shown, price: self._do(
                estimates.accept_signed, job_id=job, name=name, strokes=strokes, shown=shown, price=price
            ),
            phone_price=lambda job, name, phone, said, price: self._do(
                estimates.accept_by_phone, job_id=job, name=name, phone=phone, said=said, price=price
            ),
            decline_price=lambda job, name: self._do(estimates.decline, job_id=job, name=name),
            keep_price=lambda job: self._do(estimates.keep_price, job_id=job),
        )

    def marks(self) -> MarksActions:
        """Marks on photos and on the car's outline."""

        def mark(job: str, inspection: str | None, kind: str, place: Place) -> Changes:
            return self._do(
                damage.mark,
                job_id=job,
                inspection_id=inspection,
                view=CarView(place.view),
                x=place.x,
                y=place.y,
                kind=DamageKind(kind),
            )

        def change(mark_id: str, fields: Mapping[str, Any]) -> Changes:
            kinds = {"view": CarView, "kind": DamageKind}
            given = {name: kinds[name](value) if name in kinds else value for name, value in fields.items()}
            return self._do(damage.change, mark_id=mark_id, **given)

        return MarksActions(
            picture=lambda photo: photo_bytes(self._store, photo_id=photo, preview=False),
            remove_photo=lambda photo: self._do(photos.remove, photo_id=photo),
            annotate=lambda photo, strokes: self._do(photos.annotate, photo_id=photo, strokes=strokes),
            mark=mark,
            change=change,
            prepare_photo=pictures.prepare,
            record_photo=lambda job, prepared, mark_id: self._do(
                photos.record,
                job_id=job,
                prepared=prepared,
                subject_kind=SubjectKind.MARK,
                subject_id=mark_id,
            ),
        )
