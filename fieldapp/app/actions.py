"""What the pages may ask for, bound to one store: operations and views as plain callables.

The heavy rooms (SQLAlchemy, pydantic, reportlab) come in with this module; it is imported on a worker thread after the
first paint.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

from uuid_utils.compat import uuid7

from fieldapp.clock import now as moment_now
from fieldapp.domain.attachments import SignerRole, SubjectKind
from fieldapp.domain.changes import Changes
from fieldapp.domain.damage import CarView, DamageKind
from fieldapp.domain.drafts import Draft
from fieldapp.domain.estimates import LineKind
from fieldapp.domain.findings import CustomerDecision, Severity
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.moments import Moment
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.domain.screens.jobs import JobOrder
from fieldapp.domain.screens.news import News
from fieldapp.domain.screens.profile import WindowPlace
from fieldapp.domain.screens.sync_centre import Connection
from fieldapp.domain.time_entries import TimeKind
from fieldapp.operations import (
    barcodes,
    conflicts,
    customer_messages,
    damage,
    deviations,
    drafts,
    earlier_reports,
    estimates,
    findings,
    inspections,
    jobs,
    jobs_on_site,
    parts,
    photos,
    pictures,
    pins,
    prints,
    profile,
    reading,
    reports,
    signatures,
    tags,
    template_moves,
    time_entries,
    undoing,
)
from fieldapp.store.engine import Store
from fieldapp.views import checklist as checklist_view
from fieldapp.views import finding
from fieldapp.views import job as job_view
from fieldapp.views import jobs as jobs_view
from fieldapp.views import knowledge as knowledge_view
from fieldapp.views import news as news_view
from fieldapp.views import parts as parts_view
from fieldapp.views import profile as profile_view
from fieldapp.views import reports as reports_view
from fieldapp.views import sync_centre as sync_view
from fieldapp.views import today as today_view
from fieldapp.views.files import appendix_bytes, article_picture, photo_bytes, report_bytes
from inspections.moving import Move
from ui.inspection.follow_up_presenter import FollowUpActions
from ui.inspection.presenter import ChecklistActions
from ui.job.presenter import JobActions
from ui.job.work_presenter import WorkActions
from ui.jobs.presenter import JobsActions
from ui.knowledge.presenter import KnowledgeActions
from ui.mail_program import MailProgram, open_by_the_system
from ui.marks_presenter import MarksActions
from ui.parts.presenter import PartsActions
from ui.report.presenter import ReportActions
from ui.sync_centre.presenter import SyncActions
from ui.today.presenter import TodayActions
from ui.widgets.damage_mark import Place

Operation = Callable[..., Changes]
Clock = Callable[[], Moment]


class Actions:
    """Actions of every page for one store, person and screen language."""

    def __init__(self, store: Store, *, technician_id: str, language: str, clock: Clock = moment_now) -> None:
        self._store = store
        self._technician_id = technician_id
        self._language = language
        self._clock = clock
        self._mail_program = MailProgram(open_file=open_by_the_system)

    def _do(self, operation: Operation, **facts: Any) -> Changes:
        return operation(self._store, now=self._clock(), **facts)

    def today(self) -> TodayActions:
        """Today."""

        def read(day: date) -> Any:
            return today_view.read(self._store, day=day, technician_id=self._technician_id, now=self._clock())

        return TodayActions(
            read=read,
            today=lambda: self._clock().at.astimezone().date(),
            drive=lambda job: self._do(jobs.drive, job_id=job),
            arrive=lambda job: self._do(jobs.arrive, job_id=job),
            start=lambda job: self._do(jobs.start, job_id=job),
            undo=lambda job: self._do(jobs.undo_status, job_id=job),
        )

    def jobs(self) -> JobsActions:
        """The list of jobs."""

        def read(text: str, statuses: frozenset[JobStatus], order: JobOrder, offset: int, limit: int) -> Any:
            return jobs_view.read(
                self._store, text=text, statuses=statuses, order=order, offset=offset, limit=limit
            )

        def create(fields: dict[str, str]) -> Changes:
            return self._do(jobs_on_site.create_on_site, technician_id=self._technician_id, **fields)

        return JobsActions(read=read, create=create)

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

    def _preview(self, photo_id: str) -> bytes:
        return photo_bytes(self._store, photo_id=photo_id, preview=True)

    def checklist(self, identify: Callable[[str, str], str]) -> ChecklistActions:
        """Filling a checklist; `identify` asks the server who a name and password belong to."""

        def record(job: str, prepared: object, kind: str, subject: str) -> Changes:
            return self._do(
                photos.record,
                job_id=job,
                prepared=prepared,
                subject_kind=SubjectKind(kind),
                subject_id=subject,
            )

        def sign(job: str, inspection: str, path: str, role: str, facts: Mapping[str, Any]) -> Changes:
            return self._do(
                signatures.sign,
                job_id=job,
                inspection_id=inspection,
                path=path,
                role=SignerRole(role),
                name=facts["name"],
                person_id=facts["person_id"] or None,
                pin=facts["pin"],
                signed_in=bool(facts.get("user")),
                strokes=facts["strokes"],
                shown=facts["shown"],
            )

        return ChecklistActions(
            read=lambda inspection: checklist_view.read(
                self._store, inspection_id=inspection, language=self._language
            ),
            now=lambda: datetime.now(UTC).astimezone(),
            new_id=lambda: str(uuid7()),
            answer=lambda inspection, values, tool: self._do(
                inspections.answer, inspection_id=inspection, values=values, tool_id=tool
            ),
            set_finding=lambda inspection, item, severity, note: self._do(
                findings.set_finding,
                inspection_id=inspection,
                item_path=item,
                severity=Severity(severity) if severity else None,
                note=note,
            ),
            prepare_photo=pictures.prepare,
            record_photo=record,
            remove_photo=lambda photo: self._do(photos.remove, photo_id=photo),
            preview=self._preview,
            sign=sign,
            identify=identify,
            waive=lambda job, inspection, path, role, reason: self._do(
                signatures.waive,
                job_id=job,
                inspection_id=inspection,
                path=path,
                role=SignerRole(role),
                reason=reason,
            ),
            finish=lambda inspection: self._do(inspections.finish, inspection_id=inspection),
        )

    def follow_up(self, identify: Callable[[str, str], str]) -> FollowUpActions:
        """What becomes of findings and of a finished checklist; `identify` as for `checklist`."""

        def accept(finding: str, facts: Mapping[str, Any]) -> Changes:
            return self._do(
                deviations.accept,
                finding_id=finding,
                owner=facts["owner"],
                due_on=facts["due_on"],
                approver_id=facts["person_id"],
                pin=facts["pin"],
                signed_in=bool(facts.get("user")),
                note=facts["note"],
            )

        return FollowUpActions(
            decide=lambda finding, decision: self._do(
                findings.decide_finding,
                finding_id=finding,
                decision=CustomerDecision(decision) if decision else None,
            ),
            put_back_decision=lambda before: self._do(findings.put_back_decision, before=before),
            recheck=lambda inspection, item, values, repair: self._do(
                findings.recheck, inspection_id=inspection, item_path=item, values=values, repair=repair
            ),
            accept=accept,
            identify=identify,
            withdraw_acceptance=lambda deviation: self._do(deviations.withdraw, deviation_id=deviation),
            reopen=lambda inspection, reason: self._do(
                inspections.reopen, inspection_id=inspection, reason=reason
            ),
            preview_move=self._preview_move,
            move_over=lambda inspection, template: self._do(
                template_moves.move_over, inspection_id=inspection, template_id=template
            ),
        )

    def _preview_move(self, inspection_id: str) -> tuple[str, Move]:
        found = template_moves.preview(
            self._store, inspection_id=inspection_id, language=self._language, now=self._clock()
        )
        return found.template_id, found.move

    def report(self) -> ReportActions:
        """The Report tab. The page hands back, unseen, what `read_source` and `make` gave."""
        return ReportActions(
            read_source=lambda job: reports.read_source(self._store, job_id=job, now=self._clock()),
            draft=lambda source: reports.draft(cast("reports.ReadReport", source)),
            make=lambda source: reports.make(cast("reports.ReadReport", source)),
            record=lambda made: self._do(reports.record, made=made),
            pdf=lambda report: report_bytes(self._store, report_id=report),
            photos=lambda report: appendix_bytes(self._store, report_id=report),
            email=lambda report, recipient, confirmed: self._do(
                reports.deliver_by_email, report_id=report, recipient=recipient, confirmed=confirmed
            ),
            withdraw=lambda delivery: self._do(reports.withdraw_delivery, delivery_id=delivery),
            letter=lambda report: reports.unsent_letter(self._store, report_id=report),
            mail_program=self._mail_program.write_letter,
            note_print=lambda report, printer, state, requests: self._do(
                prints.note_print, report_id=report, printer=printer, state=state, requests=requests
            ),
            lose_sight=lambda report, printer, requests: self._do(
                prints.lose_sight, report_id=report, printer=printer, requests=requests
            ),
            settle_print=lambda delivery, came_out: self._do(
                prints.settle_print, delivery_id=delivery, came_out=came_out
            ),
            under_way=lambda: reports_view.under_way(self._store, now=self._clock().at),
            fetch=lambda report: self._do(earlier_reports.fetch, report_id=report),
        )

    def parts(self) -> PartsActions:
        """The Parts page."""
        return PartsActions(
            read=lambda text: parts_view.read(self._store, text=text),
            count=lambda part, quantity: self._do(parts.count, part_id=part, quantity=quantity),
            load=lambda part, quantity: self._do(parts.load, part_id=part, quantity=quantity),
            bring_back=lambda part, quantity: self._do(parts.bring_back, part_id=part, quantity=quantity),
            scan=barcodes.read,
            scan_frame=barcodes.read_frame,
            tag=partial(self._part_tag, None),
        )

    def _part_tag(self, job: str | None, part: str) -> bytes:
        return tags.part_return(
            self._store, job_id=job, part_id=part, language=self._language, now=self._clock()
        )

    def _copy(self, passphrase: str, path: Path) -> tuple[int, int]:
        from fieldapp.operations import rescue  # age is asked for once in a laptop's life

        saved = rescue.rescue(self._store, path, passphrase=passphrase)
        return saved.changes, saved.files

    def knowledge(self) -> KnowledgeActions:
        """Know-how."""
        return KnowledgeActions(
            search=lambda query: knowledge_view.read(
                self._store, query=query, language=self._language, person_id=self._technician_id
            ),
            article=lambda article: knowledge_view.article(
                self._store, article_id=article, person_id=self._technician_id
            ),
            picture=lambda sha256: article_picture(self._store, sha256=sha256),
            mark_read=lambda article: self._do(
                reading.mark_read, article=article, person_id=self._technician_id
            ),
        )

    def sync(
        self, *, connection: Callable[[Connection], Connection], wake: Callable[[], None]
    ) -> SyncActions:
        """The sync centre; `connection` adds what only the running loop knows."""

        def read() -> Any:
            screen = sync_view.read(self._store)
            return dataclasses.replace(screen, connection=connection(screen.connection))

        return SyncActions(
            read=read,
            connection=lambda: connection(sync_view.connection(self._store)),
            wake=wake,
            settle=lambda conflict, choice: self._do(conflicts.settle, conflict_id=conflict, choice=choice),
            retry=lambda op_id: self._do(conflicts.send_again, op_id=op_id),
            take_back=lambda op_id: self._do(conflicts.take_back, op_id=op_id),
            copy=self._copy,
            preview=self._preview,
        )

    def check_own_pin(self, pin: str) -> None:
        """Pass when this is the PIN of who is signed in; raises what `pins.check_own_pin` raises."""
        pins.check_own_pin(self._store, pin, now=self._clock())

    def profile(self) -> Any:
        """Facts for Settings."""
        return profile_view.read(self._store)

    def place(self) -> WindowPlace:
        """Where the window was."""
        return profile_view.place(self._store)

    def keep_place(self, place: WindowPlace) -> Changes:
        """Remember where the window is."""
        return profile.keep_place(self._store, place=place)

    def check_may_undo(self, job: str, inspection: str | None, since: datetime) -> None:
        """Pass when a step may be taken back; raises what `undoing.check_may_undo` raises."""
        undoing.check_may_undo(self._store, job_id=job, inspection_id=inspection, since=since)

    def bring_back_signatures(self, voided: Collection[str]) -> Changes:
        """Let these signatures count again where everything is as it was signed; which ones do."""
        return self._do(signatures.bring_back, signature_ids=voided)

    def keep_drafts(self, typed: tuple[Draft, ...]) -> None:
        """Write down what is being typed."""
        drafts.keep(self._store, drafts=typed, now=self._clock())

    def running_timer(self) -> Any:
        """The open time entry, or None."""
        return job_view.running_timer(self._store)

    def search(self, text: str) -> Any:
        """What the search field offers."""
        return finding.search(self._store, text=text, limit=8)

    def known_jobs(self) -> frozenset[str]:
        """Open jobs on this laptop."""
        return news_view.known_jobs(self._store)

    def news(self, changes: Changes, known: frozenset[str]) -> tuple[News, ...]:
        """What a sync round brought that a person wants to hear of."""
        return news_view.read(self._store, changes=changes, known=known)

    def now(self) -> Moment:
        """This moment."""
        return self._clock()
