"""`fieldapp verify`: what a report's file proves – on any computer, without profile, network or account."""

from __future__ import annotations

import re
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp import terminal
from fieldapp.commands.context import Answer, Context
from fieldapp.errors import NotFound, WrongUsage
from resources import report_roots

if TYPE_CHECKING:
    from fieldapp.reports.data_check import SignedBy
    from fieldapp.reports.verify import Verification

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
REFUSED, DATA_PROBLEM = 4, 5


def verify(args: Namespace, context: Context) -> Answer:
    """Exit code 0: unchanged, sealed by somebody known, data and pages the same. 4: the signer is not known here.
    5: changed, not sealed, or data, pages and record disagree.
    """
    from fieldapp.reports.verify import as_value
    from fieldapp.reports.verify import verify as judge

    pdf = _read(args.file)
    roots, fingerprints = _trusted(args.root)
    record = _read(args.record) if args.record is not None else None
    found = judge(pdf, roots=roots, fingerprints=fingerprints, record=record)
    return Answer(as_value(found), _text(args.file, found), exit_code(found))


def exit_code(found: Verification) -> int:
    """What a script learns without reading."""
    if (
        found.integrity != "unchanged"
        or found.data not in ("same", "same_words")
        or found.time == "contradicted"
    ):
        return DATA_PROBLEM
    return 0 if found.signer == "known" else REFUSED


def _trusted(given: list[str]) -> tuple[list[bytes], list[str]]:
    """Certificates (DER) and fingerprints of the roots named, and the certificates this copy was built with."""
    fingerprints = [_digits(text) for text in given if _is_fingerprint(text)]
    contents = [_read(Path(text)) for text in given if not _is_fingerprint(text)]
    contents += [root.read_bytes() for root in report_roots()]
    return [der for content in contents for der in _certificates(content)], fingerprints


def _certificates(content: bytes) -> list[bytes]:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    try:
        found = (
            x509.load_pem_x509_certificates(content)
            if content.lstrip().startswith(b"-----")
            else [x509.load_der_x509_certificate(content)]
        )
    except ValueError as error:
        raise WrongUsage("A root is a certificate, PEM or DER; one of the files is none.") from error
    return [certificate.public_bytes(Encoding.DER) for certificate in found]


def _digits(text: str) -> str:
    return re.sub(r"[\s:]", "", text).lower()


def _is_fingerprint(text: str) -> bool:
    return bool(_FINGERPRINT.fullmatch(_digits(text)))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise NotFound(f"{file} cannot be read.") from error


def _text(file: Path, found: Verification) -> str:
    lines = [("File", file.name), ("Unchanged", _unchanged(found))]
    if found.integrity == "unchanged":
        lines += [
            ("Sealed by", _signer(found)),
            ("Time", _time(found)),
            ("Data", _data(found)),
            ("Photos of" if found.part == "photos" else "Report", _what(found)),
            ("Photo appendix", found.appendix_sha256 and f"a file with SHA-256 {found.appendix_sha256}"),
        ]
    people = [_person(one) for one in found.signatures]
    told = terminal.paragraphs(
        terminal.table(line for line in lines if line[1]), terminal.block("Signed", people)
    )
    # Names come out of a stranger's file: nothing of it may steer the terminal.
    return "".join(char if char.isprintable() or char == "\n" else "\ufffd" for char in told)


def _unchanged(found: Verification) -> str:
    if found.integrity == "unchanged":
        return "yes, every byte is as it was sealed"
    return f"NO: {found.problem}"


def _what(found: Verification) -> str:
    from fieldapp.reports.content import control_code

    if not found.job_number:
        return ""
    told = f"{found.job_number}, version {found.version}"
    return f"{told}, control code {control_code(found.content_sha256)}" if found.part == "photos" else told


def _signer(found: Verification) -> str:
    digits = found.root.upper()
    groups = " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
    who = ", ".join(part for part in (found.device, found.company) if part)
    if found.signer == "known":
        return f"{who}; the company's root is known"
    return (
        f"{who}, says the file; NOT KNOWN here. Compare this fingerprint with the one the company publishes, "
        f"and give it with --root: {groups}"
    )


def _time(found: Verification) -> str:
    claimed = _moment(found.sealed_at)
    if found.time == "confirmed":
        return f"{claimed}, confirmed: the company recorded it {_moment(found.recorded_at)}"
    if found.time == "contradicted":
        return f"{claimed}, NOT CONFIRMED: {found.time_problem}"
    return f"{claimed}, as the laptop says"


def _data(found: Verification) -> str:
    if found.data == "same":
        return "says what the pages say; drawn again, page for page"
    if found.data == "same_words":
        return "its words stand on the pages; another version of the program drew them"
    return f"DIFFERENT: {found.data_problem}"


def _person(one: SignedBy) -> str:
    who = ", ".join(part for part in (one.name, terminal.spoken(one.role)) if part)
    if one.waived_reason:
        return f"{who}, {_moment(one.at)}: not signed, {one.waived_reason}"
    covers = "covers the work in this report" if one.covers_content else "for the sentence shown above it"
    return f"{who}, {_moment(one.at)}: {covers}"


def _moment(at: datetime | None) -> str:
    """With the year, for it may be long ago: `20 Nov 2026 09:21`, in this computer's time zone."""
    return "" if at is None else at.astimezone().strftime("%d %b %Y %H:%M")
