"""What follows at the centre when a row arrives: numbers, links to files, mail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, timedelta

import sqlalchemy as sa
from pydantic import JsonValue

from fieldapp.domain.attachments import DeliveryChannel, DeliveryState
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.vehicles import vin_problem
from sync.server import tables
from sync.server.actors import the_centre
from sync.server.database import stamp
from sync.server.earlier_marks import inherit_marks, keep_marks
from sync.server.earlier_reports import keep_report
from sync.server.ledger import Ledger, Source, StoredRow
from sync.server.office_words import office_change
from sync.server.possession import claimant
from sync.server.readings import inherit_readings, keep_readings
from sync.server.report_records import record

HOLD = timedelta(minutes=2)
NO_TEXT_MESSAGES = "No gateway for text messages is set up at the office. Call the customer."

# Jobs made on site are numbered in a series of their own, so that the office's system can never export the same.
FIELD_SERIES = "F"

_NATURAL_KEYS: Mapping[str, tuple[str, ...]] = {
    "job": ("number",),
    "part": ("number",),
    "tool": ("code",),
    "checklist_template": ("form_id", "version", "sha256"),
    "article": ("slug", "language"),
}
# Either way somebody was at the car.
_ENDED = frozenset({JobStatus.COMPLETED, JobStatus.CANNOT_COMPLETE})
FILES = {"photo": ("sha256", "preview_sha256"), "report": ("sha256", "appendix_sha256")}


def files_of(kind: str, fields: Mapping[str, JsonValue]) -> frozenset[str]:
    """Hashes of the files a row speaks of."""
    named = {str(fields[name]) for name in FILES.get(kind, ()) if fields.get(name)}
    pictures = fields.get("pictures") if kind == "article" else None
    if isinstance(pictures, list):
        named |= {str(picture["sha256"]) for picture in pictures if isinstance(picture, dict)}
    return frozenset(named)


def natural_key(kind: str, row_id: str, fields: Mapping[str, JsonValue]) -> str | None:
    """What an import, a person or the next visit finds a row by, or None.

    One car may stand in several rows, one per owner: its VIN comes first, so that all of them are found at once.
    """
    if kind == "vehicle":
        vin = str(fields.get("vin", ""))
        return None if vin_problem(vin) is not None else f"{vin}\n{row_id}"
    parts = [fields.get(name) for name in _NATURAL_KEYS.get(kind, ())]
    return "\n".join(str(part) for part in parts) if parts and all(parts) else None


class Effects:
    """Follows up on rows within the transaction that brought them."""

    def __init__(
        self,
        ledger: Ledger,
        *,
        hold: timedelta = HOLD,
        author: str = tables.NOBODY,
        may_read: frozenset[str] = frozenset(),
    ) -> None:
        """`author`: the technician on whose word new rows name files, "" for the office; `may_read`: files they need
        not bring, see sync.server.possession.
        """
        self._ledger = ledger
        self._hold = hold
        self._author = author
        self._may_read = may_read

    def after_create(self, row: StoredRow, source: Source) -> None:
        """Number a job, record a report, link files, queue an e-mail."""
        if row.kind == "job" and row.fields.get("number") is None:
            self._ledger.write(row, {"number": self._next_number()}, self._ours(source))
            row.natural_key = natural_key("job", row.id, row.fields)
        if row.kind == "vehicle":
            if source.actor.is_technician:
                # What a car's visits said is the centre's to tell, whatever a laptop sends.
                ours: dict[str, JsonValue] = {
                    name: []
                    for name in ("readings", "earlier_reports", "earlier_marks")
                    if row.fields.get(name)
                }
                self._ledger.write(row, ours, self._ours(source))
            inherit_readings(self._ledger, row, self._ours(source))
            inherit_marks(self._ledger, row, self._ours(source))
        self._link(row, files_of(row.kind, row.fields))
        if row.kind == "report":
            for file in files_of("report", row.fields):
                record(
                    self._ledger.connection,
                    self._ledger.tenant,
                    row,
                    file,
                    device_id=source.actor.device_id,
                    now=self._ledger.now,
                )
            keep_report(self._ledger, row, self._ours(source))
        by_mail = row.kind == "report_delivery" and row.fields["channel"] == DeliveryChannel.EMAIL
        if by_mail and row.fields["state"] == DeliveryState.QUEUED:
            self._queue_mail(row, source, report_id=str(row.fields["report_id"]))
        if row.kind == "message" and row.fields["state"] == DeliveryState.QUEUED:
            self._take_message(row, source)

    def after_set(
        self, row: StoredRow, before: Mapping[str, JsonValue], taken: Mapping[str, JsonValue], source: Source
    ) -> None:
        """Tell the technician what the office changed; keep what was measured; keep a withdrawn e-mail from leaving."""
        if row.kind == "article" and "pictures" in taken:
            self._link(row, files_of("article", row.fields) - self._linked(row))
        if row.kind == "job" and not source.actor.is_technician:
            self._note_office_change(row, before, taken, source)
        if row.kind == "job" and taken.get("status") in _ENDED:
            keep_marks(self._ledger, row, self._ours(source))
        if row.kind == "inspection" and taken.get("finished_at") is not None:
            keep_readings(self._ledger, row, self._ours(source))
        if (row.kind in _NATURAL_KEYS or row.kind == "vehicle") and taken:
            row.natural_key = natural_key(row.kind, row.id, row.fields)
        if row.kind == "report_delivery" and taken.get("state") == DeliveryState.WITHDRAWN:
            mail = tables.outbound_mail
            self._ledger.connection.execute(
                sa.update(mail)
                .where(
                    mail.c.tenant == self._ledger.tenant,
                    mail.c.delivery_id == row.id,
                    mail.c.state == "waiting",
                )
                .values(state="withdrawn")
            )

    def _link(self, row: StoredRow, files: frozenset[str]) -> None:
        """Let whoever may read the row read these files of it, once its author has shown to have them."""
        for sha256 in sorted(files):
            self._ledger.insert(
                tables.blob_link,
                sha256=sha256,
                kind=row.kind,
                row_id=row.id,
                claimed_by=claimant(sha256, author=self._author, may_read=self._may_read),
            )

    def _linked(self, row: StoredRow) -> frozenset[str]:
        """Files a row was ever linked to: a picture may go and come back."""
        link = tables.blob_link
        query = sa.select(link.c.sha256).where(
            link.c.tenant == self._ledger.tenant, link.c.kind == row.kind, link.c.row_id == row.id
        )
        return frozenset(self._ledger.connection.scalars(query))

    def _ours(self, source: Source) -> Source:
        return Source(actor=the_centre(self._ledger.tenant), op_id=source.op_id, made_at=self._ledger.now)

    def _now(self) -> str:
        """This moment as every other time in a row's fields is written."""
        return self._ledger.now.astimezone(UTC).isoformat().replace("+00:00", "Z")

    def _next_number(self) -> str:
        counter = tables.counter
        mine = (counter.c.tenant == self._ledger.tenant, counter.c.name == "job_number")
        value = self._ledger.connection.execute(sa.select(counter.c.value).where(*mine)).scalar_one() + 1
        self._ledger.connection.execute(sa.update(counter).where(*mine).values(value=value))
        return f"{FIELD_SERIES}-{self._ledger.now.year}-{value:06d}"

    def _take_message(self, row: StoredRow, source: Source) -> None:
        if row.fields["channel"] == DeliveryChannel.EMAIL:
            self._queue_mail(row, source, report_id="")
        else:
            # Honest at once: the technician can still call, and the office sees who has to be told.
            failed = {"state": DeliveryState.FAILED.value, "detail": NO_TEXT_MESSAGES}
            self._ledger.write(row, dict(failed), self._ours(source))

    def _queue_mail(self, row: StoredRow, source: Source, *, report_id: str) -> None:
        """Mail waits a while before it leaves, so that whoever pressed the wrong button can call it back."""
        leaves = self._ledger.now + self._hold
        # At once, not with the ledger: a later change of the same push may call it back.
        self._ledger.connection.execute(
            sa.insert(tables.outbound_mail).values(
                tenant=self._ledger.tenant,
                delivery_id=row.id,
                report_id=report_id,
                state="waiting",
                attempts=0,
                next_at=stamp(leaves),
                claimed_at=None,
                detail="",
                queued_at=stamp(self._ledger.now),
                kind=row.kind,
            )
        )
        fields: dict[str, JsonValue] = {"state": DeliveryState.SENDING.value}
        if row.kind == "report_delivery":
            fields |= {
                "state_at": self._now(),
                "leaves_at": leaves.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            }
        self._ledger.write(row, fields, self._ours(source))

    def _note_office_change(
        self, row: StoredRow, before: Mapping[str, JsonValue], taken: Mapping[str, JsonValue], source: Source
    ) -> None:
        words = office_change(self._ledger, before=before, after=taken)
        if words:
            self._ledger.write(
                row,
                {
                    "office_change": words,
                    "office_changed_at": self._now(),
                    "office_change_seen_at": None,
                },
                self._ours(source),
            )
