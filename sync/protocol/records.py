"""What the centre says of a report: its hash and when it heard of it, as a link of a chain, signed by the company."""

from __future__ import annotations

from typing import Literal

from sync.protocol.wire import Message

FORMAT: Literal["field-companion-record/1"] = "field-companion-record/1"


class ReportRecord(Message):
    """One link: `mark` is the SHA-256 of the canonical JSON of everything else in it, `previous` the mark before."""

    position: int
    previous: str
    sha256: str
    content_sha256: str
    report_id: str
    version: int
    device_id: str
    made_at: str
    recorded_at: str
    mark: str


class SignedRecord(Message):
    """A record as anybody may keep it.

    `signature`: ECDSA with SHA-256 (DER, base64) over the record's canonical JSON; `authority`: the root (PEM).
    """

    format: Literal["field-companion-record/1"] = FORMAT
    record: ReportRecord
    signature: str
    authority: str
