"""Which rows a technician's laptops hold: own jobs with everything of theirs, and what everybody needs.

A row of a job has its job's technician as `reader`. Customers, sites and vehicles may be wanted by several
technicians; they stand in `share`. A row that leaves a technician's scope leaves a mark in `share` too, so that the
laptop is told to remove it – not that it was deleted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta

import sqlalchemy as sa

from fieldapp.domain.jobs import OPEN_STATUSES
from sync.server import tables
from sync.server.database import stamp
from sync.server.ledger import Ledger, StoredRow, batches
from sync.server.possession import has_arrived

SHARED_KINDS = {"customer": "customer_id", "site": "site_id", "vehicle": "vehicle_id"}
FOR_EVERYBODY = frozenset({"company", "person", "part", "article", "checklist_template", "message_template"})
OF_A_TECHNICIAN = frozenset({"part_movement", "tool", "late_work"})
KEPT_AFTER_COMPLETION = timedelta(days=14)
TOMBSTONES_KEPT = timedelta(days=180)


def reader_of(row: StoredRow, job: StoredRow | None) -> str:
    """Who pulls a row: a technician, everybody (`*`), or nobody by this way (shared kinds, unassigned jobs)."""
    if row.kind in FOR_EVERYBODY:
        return tables.EVERYBODY
    if row.kind in SHARED_KINDS:
        return tables.NOBODY
    if row.kind in OF_A_TECHNICIAN:
        return str(row.fields.get("technician_id") or tables.EVERYBODY)
    if row.kind == "job":
        return str(row.fields.get("technician_id") or tables.NOBODY)
    return job.reader if job is not None else tables.NOBODY


class Scopes:
    """Keeps readers and shares true to what a transaction changed; call `settle` before `Ledger.flush`."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._shares: dict[tuple[str, str, str], tuple[int, bool] | None] = {}
        # Of rows the centre did not have before: nobody can have had a share in them.
        self._first: set[tuple[str, str, str]] = set()

    def settle(self) -> None:
        """Work out what the touched rows mean for readers, and queue it."""
        ledger = self._ledger
        touched = list(ledger.touched.values())
        shared = [row for row in touched if row.kind in SHARED_KINDS and row.stored]
        for row in touched:
            if row.kind == "job":
                if row.reader or row.fields.get("status") in OPEN_STATUSES:
                    self._give(row, reader_of(row, None))
                # else its time on the laptop is over, and the office's invoice does not bring it back
            elif row.kind in OF_A_TECHNICIAN:
                self._hand_over(row, reader_of(row, None))
        self._write()
        self._renew(shared)
        ledger.touched.clear()

    def share_with(self, reader: str, row: StoredRow) -> None:
        """Let one more technician pull a shared row, from now on."""
        key = (reader, row.kind, row.id)
        self._shares[key] = (self._ledger.next_seq(), True)
        if not row.stored:
            self._first.add(key)

    def let_go(self, job: StoredRow) -> None:
        """Take a job and everything of it out of its technician's scope; it stays theirs in its fields."""
        self._give(job, tables.NOBODY)

    def _give(self, job: StoredRow, after: str) -> None:
        before = job.reader
        wanted = self._wanted([job])
        if before != after:
            self._hand_over(job, after)
            for row in self._ledger.of_job(job.id):
                if row.kind not in OF_A_TECHNICIAN:
                    self._hand_over(row, after)
            if before:
                kept = self._wanted(self._jobs_of(before, but=job.id))
                for kind, row_id in wanted - kept:
                    self._shares[before, kind, row_id] = (self._ledger.next_seq(), False)
        if after:
            self._share_missing(after, wanted)

    def _hand_over(self, row: StoredRow, reader: str) -> None:
        if row.reader == reader:
            return
        earlier = row.reader
        self._ledger.move(row, reader)
        if earlier not in (tables.NOBODY, tables.EVERYBODY):
            self._shares[earlier, row.kind, row.id] = (self._ledger.next_seq(), False)
        if reader not in (tables.NOBODY, tables.EVERYBODY):
            self._shares[reader, row.kind, row.id] = None

    def _wanted(self, jobs: Iterable[StoredRow]) -> set[tuple[str, str]]:
        return {
            (kind, str(job.fields[field]))
            for job in jobs
            for kind, field in SHARED_KINDS.items()
            if job.fields.get(field)
        }

    def _jobs_of(self, reader: str, *, but: str) -> list[StoredRow]:
        row = tables.synced_row
        ids = self._ledger.connection.scalars(
            sa.select(row.c.id).where(
                row.c.tenant == self._ledger.tenant, row.c.kind == "job", row.c.reader == reader
            )
        ).all()
        self._ledger.prefetch([("job", job_id) for job_id in ids])
        jobs = (self._ledger.get("job", job_id) for job_id in ids if job_id != but)
        return [job for job in jobs if job is not None and job.reader == reader]

    def _share_missing(self, reader: str, wanted: set[tuple[str, str]]) -> None:
        of = {"tenant": self._ledger.tenant, "reader": reader, "ids": [row_id for _, row_id in wanted]}
        present = {(found.kind, found.id) for found in self._ledger.connection.execute(_SHARED_WITH, of)}
        for kind, row_id in sorted(wanted - present):
            self._shares[reader, kind, row_id] = (self._ledger.next_seq(), True)

    def _write(self) -> None:
        if not self._shares:
            return
        share, tenant = tables.share, self._ledger.tenant
        keys = [
            {"b_tenant": tenant, "b_reader": reader, "b_kind": kind, "b_id": row_id}
            for reader, kind, row_id in self._shares
            if (reader, kind, row_id) not in self._first
        ]
        if keys:
            self._ledger.connection.execute(_NO_SHARE, keys)
        for (reader, kind, row_id), entry in self._shares.items():
            if entry is not None:
                self._ledger.insert(
                    share, reader=reader, kind=kind, id=row_id, seq=entry[0], present=entry[1]
                )
        self._shares.clear()
        self._first.clear()

    def _renew(self, rows: list[StoredRow]) -> None:
        """A changed shared row has to pass every reader's cursor again."""
        if not rows:
            return
        share = tables.share
        self._ledger.connection.execute(
            sa.update(share)
            .where(
                share.c.tenant == self._ledger.tenant,
                share.c.kind == sa.bindparam("b_kind"),
                share.c.id == sa.bindparam("b_id"),
                share.c.present.is_(True),
            )
            .values(seq=sa.bindparam("b_seq")),
            [{"b_kind": row.kind, "b_id": row.id, "b_seq": row.seq} for row in rows],
        )


_NO_SHARE = sa.delete(tables.share).where(
    tables.share.c.tenant == sa.bindparam("b_tenant"),
    tables.share.c.reader == sa.bindparam("b_reader"),
    tables.share.c.kind == sa.bindparam("b_kind"),
    tables.share.c.id == sa.bindparam("b_id"),
)
_SHARED_WITH = sa.select(tables.share.c.kind, tables.share.c.id).where(
    tables.share.c.tenant == sa.bindparam("tenant"),
    tables.share.c.reader == sa.bindparam("reader"),
    tables.share.c.present.is_(True),
    tables.share.c.id.in_(sa.bindparam("ids", expanding=True)),
)


def may_read_shared(ledger: Ledger, reader: str, rows: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of the (kind, id) pairs that stand in this reader's scope."""
    wanted = set(rows)
    found: set[tuple[str, str]] = set()
    for batch in batches(sorted({row_id for _, row_id in wanted})):
        of = {"tenant": ledger.tenant, "reader": reader, "ids": batch}
        found.update((row.kind, row.id) for row in ledger.connection.execute(_SHARED_WITH, of))
    return found & wanted


def once_read(ledger: Ledger, reader: str, kind: str, row_id: str) -> bool:
    """Whether a row was in this reader's scope and has left it."""
    share = tables.share
    return (
        ledger.connection.execute(
            sa.select(share.c.seq).where(
                share.c.tenant == ledger.tenant,
                share.c.reader == reader,
                share.c.kind == kind,
                share.c.id == row_id,
                share.c.present.is_(False),
            )
        ).first()
        is not None
    )


def retire_old_jobs(ledger: Ledger, *, now: datetime) -> int:
    """Take jobs out of their technician's scope 14 days after the centre heard of their end, once their files are here.

    Returns how many left. The rows stay at the centre.
    """
    row = tables.synced_row
    query = sa.select(row.c.id, row.c.fields).where(
        row.c.tenant == ledger.tenant, row.c.kind == "job", row.c.reader != tables.NOBODY
    )
    over = [
        found.id
        for found in ledger.connection.execute(query)
        if json.loads(found.fields).get("status") not in OPEN_STATUSES
    ]
    ended = _heard_before(ledger, over, stamp(now - KEPT_AFTER_COMPLETION))
    scopes, retired = Scopes(ledger), 0
    ledger.prefetch([("job", job_id) for job_id in ended])
    for job_id in ended:
        job = ledger.get("job", job_id)
        if job is not None and not _files_missing(ledger, job_id):
            scopes.let_go(job)
            retired += 1
    scopes.settle()
    return retired


def forget_tombstones(ledger: Ledger, *, now: datetime) -> None:
    """Clear away what was deleted or left a scope 180 days ago, values and history included.

    A laptop whose cursor is older than that gets a snapshot: it could not be told any more what left.
    """
    history, row, share, tenant = tables.history, tables.synced_row, tables.share, ledger.tenant
    until = ledger.connection.scalar(
        sa.select(sa.func.max(history.c.seq)).where(
            history.c.tenant == tenant, history.c.at < stamp(now - TOMBSTONES_KEPT)
        )
    )
    gone = (row.c.tenant == tenant, row.c.deleted.is_(True), row.c.seq <= (until or 0))
    left = (share.c.tenant == tenant, share.c.present.is_(False), share.c.seq <= (until or 0))
    newest = [
        ledger.connection.scalar(sa.select(sa.func.max(table.c.seq)).where(*which)) or 0
        for table, which in ((row, gone), (share, left))
    ]
    if not any(newest):
        return
    names = ledger.connection.execute(sa.select(row.c.kind, row.c.id).where(*gone)).all()
    for table, id_column in ((history, "row_id"), (share, "id"), (tables.blob_link, "row_id")):
        if names:
            ledger.connection.execute(
                sa.delete(table).where(
                    table.c.tenant == tenant,
                    table.c.kind == sa.bindparam("b_kind"),
                    table.c[id_column] == sa.bindparam("b_id"),
                ),
                [{"b_kind": kind, "b_id": row_id} for kind, row_id in names],
            )
    ledger.connection.execute(sa.delete(row).where(*gone))
    ledger.connection.execute(sa.delete(share).where(*left))
    counter = tables.counter
    ledger.connection.execute(
        sa.update(counter)
        .where(counter.c.tenant == tenant, counter.c.name == "forgotten")
        .values(value=max(newest))
    )


def _heard_before(ledger: Ledger, job_ids: list[str], limit: str) -> list[str]:
    """Those of the jobs whose status was last written before a moment of the centre's own clock.

    What a laptop says of the time is not asked: with a wrong clock it would lose its job at once, or keep it for ever.
    """
    history = tables.history
    heard: list[str] = []
    for batch in batches(sorted(job_ids)):
        query = (
            sa.select(history.c.row_id)
            .where(
                history.c.tenant == ledger.tenant,
                history.c.kind == "job",
                history.c.row_id.in_(batch),
                history.c.after.like('%"status":%'),
            )
            .group_by(history.c.row_id)
            .having(sa.func.max(history.c.at) < limit)
        )
        heard.extend(ledger.connection.scalars(query))
    return sorted(heard)


def _files_missing(ledger: Ledger, job_id: str) -> bool:
    row, link = tables.synced_row, tables.blob_link
    query = (
        sa.select(link.c.sha256)
        .join(
            row, sa.and_(row.c.tenant == link.c.tenant, row.c.kind == link.c.kind, row.c.id == link.c.row_id)
        )
        .where(link.c.tenant == ledger.tenant, row.c.job_id == job_id, ~has_arrived(link))
        .limit(1)
    )
    return ledger.connection.execute(query).first() is not None
