"""Answers what a report's file proves, without a profile, a network or an account.

Is it unchanged, who sealed it, when, and does the data inside say what the pages say: each is told apart, because each
can be true without the others.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from io import BytesIO
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from pydantic import ValidationError

from fieldapp.reports.data_check import STUMBLES, DataCheck, SignedBy, check_data
from fieldapp.reports.sheet import Part
from fieldapp.reports.strict_signature import Broken, NoSeal, Seal, read_seal
from sync.protocol.hashes import canonical_json
from sync.protocol.records import SignedRecord

# A laptop whose clock is a little ahead of the server is no liar.
_CLOCKS_DIFFER = timedelta(minutes=10)


class Integrity(StrEnum):
    """Whether the file is what was sealed, to the last bit."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NOT_SEALED = "not_sealed"


class Signer(StrEnum):
    """Whether somebody we know vouches for the key; `not_judged` when the file was changed."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    NOT_JUDGED = "not_judged"


class Clock(StrEnum):
    """Whose word the time is: the laptop's alone, or the company's record too; `contradicted` when they disagree."""

    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    NOT_JUDGED = "not_judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a file proves.

    `problem` says how it was changed. `root` is the fingerprint (SHA-256, 64 hex digits) of whoever vouches for the
    laptop; `signer` is known when that is one of the given roots. `sealed_at` is the laptop's word, `recorded_at` the
    company's. `signatures` are the people's, as the data tells them. `part` is `photos` for the photo appendix of a
    report; `appendix_sha256` is the hash of the appendix that a report names, "" without one.
    """

    sha256: str
    integrity: Integrity
    problem: str = ""
    signer: Signer = Signer.NOT_JUDGED
    device: str = ""
    company: str = ""
    root: str = ""
    time: Clock = Clock.NOT_JUDGED
    time_problem: str = ""
    sealed_at: datetime | None = None
    recorded_at: datetime | None = None
    data: DataCheck = DataCheck.NOT_JUDGED
    data_problem: str = ""
    job_number: str = ""
    version: int | None = None
    content_sha256: str = ""
    signatures: tuple[SignedBy, ...] = ()
    part: Part = "report"
    appendix_sha256: str = ""


def verify(
    pdf: bytes, *, roots: Sequence[bytes] = (), fingerprints: Sequence[str] = (), record: bytes | None = None
) -> Verification:
    """What this file proves to somebody who trusts these roots (DER) or fingerprints (SHA-256, 64 hex digits).

    `record` is what the company's server says of the file (`GET /v1/reports/{sha256}/record`), as it came.
    """
    sha256 = hashlib.sha256(pdf).hexdigest()
    try:
        seal = read_seal(pdf)
        sealed_at, held = _second_opinion(pdf, seal)
    except NoSeal:
        return Verification(sha256=sha256, integrity=Integrity.NOT_SEALED, problem="the file carries no seal")
    except Broken as broken:
        return Verification(sha256=sha256, integrity=Integrity.CHANGED, problem=str(broken))
    trusted = {x509.load_der_x509_certificate(der).fingerprint(hashes.SHA256()).hex() for der in roots}
    trusted |= {fingerprint.lower() for fingerprint in fingerprints}
    time, time_problem, recorded_at = _time(record, sha256, sealed_at, seal)
    known = held and seal.root_fingerprint in trusted
    leaf = seal.certificates[0]
    data = check_data(pdf)
    return Verification(
        sha256=sha256,
        integrity=Integrity.UNCHANGED,
        signer=Signer.KNOWN if known else Signer.UNKNOWN,
        device=_name(leaf.subject, NameOID.COMMON_NAME),
        company=_name(seal.certificates[-1].subject, NameOID.ORGANIZATION_NAME),
        root=seal.root_fingerprint,
        time=time,
        time_problem=time_problem,
        sealed_at=sealed_at,
        recorded_at=recorded_at,
        data=data.check,
        data_problem=data.problem,
        job_number=data.job_number,
        version=data.version,
        content_sha256=data.content_sha256,
        signatures=data.signatures,
        part=data.part,
        appendix_sha256=data.appendix_sha256,
    )


def _second_opinion(pdf: bytes, seal: Seal) -> tuple[datetime, bool]:
    """When the laptop says it sealed and whether the chain held then (dates, purposes, lengths) – once a reader that
    knows PDF as a whole finds the same one seal, and it holds.

    Raises:
        Broken: it does not.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    unreadable: tuple[type[Exception], ...] = (PdfError, SignatureValidationError, *STUMBLES)
    try:
        reader = PdfFileReader(BytesIO(pdf))
        (embedded,) = reader.embedded_signatures
        sealed_at = embedded.self_reported_timestamp
        context = _context(seal.certificates[-1].public_bytes(Encoding.DER), sealed_at)
        status = validate_pdf_signature(embedded, signer_validation_context=context)
        told = tuple(int(number) for number in embedded.byte_range)
        revisions = reader.total_revisions
    except unreadable as error:
        raise Broken("the file cannot be read as the PDF that was sealed") from error
    whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE and revisions == 1
    if not (status.intact and status.valid and whole and told == seal.byte_range and sealed_at is not None):
        raise Broken("the file is not the one revision that was sealed")
    at: datetime = sealed_at
    return at, bool(status.trusted)


def _context(root: bytes, moment: datetime | None) -> Any:
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(
        trust_roots=list(load_certs_from_pemder_data(root)), moment=moment, allow_fetching=False
    )


def _time(
    record: bytes | None, sha256: str, sealed_at: datetime, seal: Seal
) -> tuple[Clock, str, datetime | None]:
    """What the company's record makes of the laptop's time."""
    if record is None:
        return Clock.CLAIMED, "", None
    try:
        told = SignedRecord.model_validate_json(record)
        recorded_at = datetime.fromisoformat(told.record.recorded_at).astimezone(UTC)
        root = _signed_by(told)
    except (ValidationError, ValueError, TypeError, AttributeError, InvalidSignature):
        return Clock.CONTRADICTED, "the record is no record of the company's, or was changed", None
    if told.record.sha256 != sha256:
        return Clock.CONTRADICTED, "the record is about another file", None
    if root != seal.root_fingerprint:
        return Clock.CONTRADICTED, "the record is another company's than the seal", None
    if recorded_at < sealed_at - _CLOCKS_DIFFER:
        return (
            Clock.CONTRADICTED,
            "the record is older than the seal; the laptop's clock was ahead",
            recorded_at,
        )
    return Clock.CONFIRMED, "", recorded_at


def _signed_by(told: SignedRecord) -> str:
    """Fingerprint of the company whose signature holds; raises what the libraries raise when none does."""
    root = x509.load_pem_x509_certificate(told.authority.encode())
    key: Any = root.public_key()
    key.verify(
        base64.b64decode(told.signature, validate=True),
        canonical_json(told.record.model_dump()),
        ec.ECDSA(hashes.SHA256()),
    )
    return root.fingerprint(hashes.SHA256()).hex()


def _name(name: x509.Name, what: x509.ObjectIdentifier) -> str:
    return ", ".join(str(one.value) for one in name.get_attributes_for_oid(what))


def as_value(found: Verification) -> dict[str, object]:
    """For a script: every field, times in ISO 8601."""
    from fieldapp.reports.content import plain

    value = json.loads(json.dumps(plain(found)))
    assert isinstance(value, dict)
    return value
