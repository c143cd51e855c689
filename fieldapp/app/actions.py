"""What the pages may ask for, bound to one store: operations and views as plain callables.

The heavy rooms (SQLAlchemy, pydantic, reportlab) come in with this module; it is imported on a worker thread after the
first paint.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, cast

from fieldapp.app.checklist_actions import ActionsOfChecklists
from fieldapp.app.job_actions import ActionsOfJobs
from fieldapp.app.window_actions import ActionsOfTheWindow
from fieldapp.domain.changes import Changes
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.screens.jobs import JobOrder
from fieldapp.domain.screens.sync_centre import Connection
from fieldapp.operations import (
    barcodes,
    conflicts,
    earlier_reports,
    jobs,
    jobs_on_site,
    parts,
    prints,
    reading,
    reports,
)
from fieldapp.views import jobs as jobs_view
from fieldapp.views import knowledge as knowledge_view
from fieldapp.views import parts as parts_view
from fieldapp.views import reports as reports_view
from fieldapp.views import sync_centre as sync_view
from fieldapp.views import today as today_view
from fieldapp.views.files import appendix_bytes, article_picture, report_bytes
from ui.jobs.presenter import JobsActions
from ui.knowledge.presenter import KnowledgeActions
from ui.parts.presenter import PartsActions
from ui.report.presenter import ReportActions
from ui.sync_centre.presenter import SyncActions
from ui.today.presenter import TodayActions


class Actions(ActionsOfJobs, ActionsOfChecklists, ActionsOfTheWindow):
    """Actions of every page for one store, person and screen language."""

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
            screen = sync_view.read(self._store, language=self._language)
            return dataclasses.replace(screen, connection=connection(screen.connection))

        return SyncActions(
            read=read,
            connection=lambda: connection(sync_view.connection(self._store)),
            wake=wake,
            settle=lambda conflict, choice: self._do(conflicts.settle, conflict_id=conflict, choice=choice),
            reopen=lambda conflict: self._do(conflicts.reopen, conflict_id=conflict),
            retry=lambda op_id: self._do(conflicts.send_again, op_id=op_id),
            take_back=lambda op_id: self._do(conflicts.take_back, op_id=op_id),
            copy=self._copy,
            preview=self._preview,
        )
