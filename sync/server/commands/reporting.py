"""authority …, reports …"""

from __future__ import annotations

import hashlib
import re
from argparse import Namespace
from pathlib import Path

from fieldapp.errors import DataProblem, NotFound, StorageReadOnly
from sync.server import report_records
from sync.server.authority import authority_of, change_passphrase, lock_authority
from sync.server.commands.people import seen
from sync.server.commands.speaking import say
from sync.server.database import utc_now

_SHA256 = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)


def show_authority(arguments: Namespace) -> None:
    """Print the root's fingerprint in groups of four; with --out also write the certificate."""
    with seen(arguments) as connection:
        authority = authority_of(connection, arguments.data, now=utc_now())
    if arguments.out is not None:
        _write(arguments.out, authority.root_pem)
    digits = authority.fingerprint.upper()
    text = " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
    value = {"fingerprint": authority.fingerprint, "certificate": authority.root_pem}
    say(text, value, as_json=arguments.json)


def lock(arguments: Namespace) -> None:
    """Lock the company's key by the passphrase in a file."""
    with seen(arguments):
        pass  # the folder holds a server of this version
    authority = lock_authority(arguments.data, arguments.passphrase_file)
    say(
        f"The company's key is locked. The server reads {arguments.passphrase_file} whenever it needs it; keep a copy "
        "of the passphrase apart. Backups and copies from before hold the key unlocked: put them away, or make new "
        "ones.",
        {"fingerprint": authority.fingerprint, "passphrase_file": str(arguments.passphrase_file.resolve())},
        as_json=arguments.json,
    )


def relock(arguments: Namespace) -> None:
    """Lock the company's key by another passphrase."""
    with seen(arguments):
        pass  # the folder holds a server of this version
    named, old = arguments.passphrase_file, arguments.old_passphrase_file
    authority = change_passphrase(arguments.data, named, old_file=old)
    say(
        f"The company's key has a new passphrase. The server reads {named} whenever it needs it; keep a copy of the "
        "passphrase apart. Backups from before open by the old passphrase only: keep it as long as you keep them.",
        {"fingerprint": authority.fingerprint, "passphrase_file": str(named.resolve())},
        as_json=arguments.json,
    )


def show_record(arguments: Namespace) -> None:
    """Print when a report was first heard of; with --out also write the signed record."""
    sha256 = _sha256(arguments.report)
    with seen(arguments) as connection:
        found = report_records.find(connection, sha256)
        signed = report_records.signed(found, authority_of(connection, arguments.data, now=utc_now()))
    if arguments.out is not None:
        _write(arguments.out, signed.model_dump_json(indent=1) + "\n")
    text = f"Recorded {found.recorded_at} as number {found.position}, version {found.version}."
    say(text, signed.model_dump(), as_json=arguments.json)


def check_records(arguments: Namespace) -> None:
    """Follow the chain of records.

    Raises:
        DataProblem: a record was changed, left out or put in.
    """
    with seen(arguments) as connection:
        outcome = report_records.check(connection)
    if outcome.broken:
        places = ", ".join(map(str, outcome.broken))
        raise DataProblem(f"The chain of records is broken at {places}. Compare it with a backup.")
    say(
        f"{outcome.records} records, each follows from the one before.",
        report_records.as_value(outcome),
        as_json=arguments.json,
    )


def _sha256(given: str) -> str:
    if _SHA256.fullmatch(given):
        return given.lower()
    try:
        return hashlib.sha256(Path(given).read_bytes()).hexdigest()
    except OSError as error:
        raise NotFound(f"{given} is neither a file nor a SHA-256.") from error


def _write(file: Path, content: str) -> None:
    try:
        file.write_text(content, encoding="utf-8")
    except OSError as error:
        raise StorageReadOnly(f"{file} cannot be written.") from error
