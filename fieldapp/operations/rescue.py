"""Unsent work in one encrypted file: out of a laptop that cannot send it, into one that can.

The file is age (https://age-encryption.org/v1), sealed by a passphrase or to a public key (`age1…`); inside is a ZIP
of `work.json` and the files it speaks of.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyrage
from pydantic import ValidationError
from pyrage import passphrase as by_passphrase

from fieldapp.domain.changes import Changes
from fieldapp.domain.moments import Moment
from fieldapp.errors import DatabaseDamaged, InputRefused, NotAllowedNow, NotFound, NotSignedIn
from fieldapp.logs import EventLog
from fieldapp.store import sync_state, unsent
from fieldapp.store.connecting import connect, translated
from fieldapp.store.engine import Store

if TYPE_CHECKING:
    from sqlalchemy import Connection

SHORTEST_PASSPHRASE = 8
_WORK = "work.json"
_LOG = EventLog("store")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """How much is in the file."""

    changes: int
    files: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What came back and which rows it touched."""

    changes: Changes
    count: int
    files: int


def rescue(store: Store, path: Path, *, passphrase: str = "", recipient: str = "") -> Rescued:
    """Write everything unsent into an encrypted file; nothing on this laptop changes.

    Raises:
        InputRefused: the passphrase is too short, the recipient is no age public key, or `path` cannot be a file.
        StorageFull, StorageReadOnly: there is no file.
    """
    with store.reading() as connection:
        work = unsent.collect(connection)
    packed = io.BytesIO()
    files = 0
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_WORK, unsent.WORK.dump_json(work))
        for file in work.files:
            try:
                content = store.blobs.get(file.sha256, job_id=file.job_id)
            except (NotFound, DatabaseDamaged):
                continue  # what is gone or damaged cannot be saved; the rest can
            archive.writestr(zipfile.ZipInfo(f"files/{file.sha256}"), content)
            files += 1
    sealed = _seal(packed.getvalue(), passphrase, recipient)
    fresh = path.with_name(f"{path.name}.new")
    if path.is_dir() or not path.parent.is_dir():
        raise InputRefused(f"{path} is no place for a file. Name a file in a folder that is there.")
    with translated():
        with fresh.open("wb") as target:
            target.write(sealed)
            target.flush()
            os.fsync(target.fileno())
        fresh.replace(path)
    return Rescued(changes=len(work.changes), files=files, size=len(sealed))


def _seal(content: bytes, passphrase: str, recipient: str) -> bytes:
    if recipient:
        try:
            return bytes(pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(recipient)]))
        except pyrage.RecipientError as error:
            raise InputRefused(
                "This is no public key of age; it begins with age1. Ask the office for theirs."
            ) from error
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise InputRefused(f"The passphrase needs at least {SHORTEST_PASSPHRASE} characters.")
    return bytes(by_passphrase.encrypt(content, passphrase))


def recover(store: Store, path: Path, *, passphrase: str = "", identity: str = "", now: Moment) -> Recovered:
    """Take the work of a rescue file in; it goes out with the next sync. Doing it twice changes nothing.

    Raises:
        NotSignedIn: nobody is signed in here.
        NotAllowedNow: it is somebody else's work.
        InputRefused: it is no rescue file, or passphrase or identity do not fit.
    """
    try:
        sealed = path.read_bytes()
    except OSError as error:
        raise InputRefused(f"The file {path} cannot be read: {error.strerror}.") from error
    try:
        content = (
            pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)])
            if identity
            else by_passphrase.decrypt(sealed, passphrase)
        )
        archive = zipfile.ZipFile(io.BytesIO(content))
        work = unsent.WORK.validate_json(archive.read(_WORK))
        files = {name: archive.read(name) for name in archive.namelist() if name.startswith("files/")}
    except (pyrage.DecryptError, pyrage.IdentityError) as error:
        if "Excessive work" in str(error):  # age measures how much this computer can do just now
            raise InputRefused(
                "This computer is too slow or too busy to open the file by its passphrase. Close other programs and "
                "try again, or take it in on a faster one."
            ) from error
        raise InputRefused("The passphrase does not fit this file, or it is no rescue file.") from error
    except (zipfile.BadZipFile, KeyError, ValidationError) as error:
        raise InputRefused("This is no rescue file of Field Companion.") from error
    with store.reading() as connection:
        _require_own(connection, work)
    there = 0
    for file in work.files:
        kept = files.get(f"files/{file.sha256}")
        if kept is not None and hashlib.sha256(kept).hexdigest() == file.sha256:
            store.blobs.put(kept, job_id=file.job_id)
            there += 1
    with store.writing() as connection:
        _require_own(connection, work)
        changes = unsent.take_in(connection, work, now=now.at)
    return Recovered(changes=changes, count=len(work.changes), files=there)


def recover_from_backup(store: Store, key: bytes, *, now: Moment) -> Recovered | None:
    """After the database was damaged and begun anew: take unsent work in from its newest backup that can be read, once.

    None when there is nothing to do. Files are still where they were.
    """
    damaged = sorted(folder.name for folder in store.folder.glob("damaged-*"))
    with store.reading() as connection:
        done = sync_state.fact(connection, "recovered_after")
        owner = sync_state.fact(connection, "owner")
    if not damaged or done == damaged[-1] or not isinstance(owner, list):
        return None
    # Both names begin with their time; a copy made since then is of the database begun anew.
    since = damaged[-1].removeprefix("damaged-")
    backups = sorted(one for one in (store.folder / "backups").glob("*.db") if one.name < since)
    work = next(filter(None, (_work_in(copy, key) for copy in reversed(backups))), None)
    if work is None:
        return None
    with store.writing() as connection:
        sync_state.keep_fact(connection, "recovered_after", damaged[-1])
        if work.owner != [str(one) for one in owner]:
            return None
        changes = unsent.take_in(connection, work, now=now.at)
    return Recovered(changes=changes, count=len(work.changes), files=len(work.files))


def _work_in(backup: Path, key: bytes) -> unsent.UnsentWork | None:
    """What waited when a copy was made; None of a copy that is damaged itself: the one before may not be."""
    try:
        copy = connect(backup, key)
        try:
            with translated():
                facts = {
                    name: json.loads(value)
                    for name, value in copy.execute(
                        "SELECT name, value FROM fact WHERE name IN ('cursor', 'owner')"
                    ).fetchall()
                }
                owner = [str(one) for one in facts.get("owner") or ()]
                epoch = str((facts.get("cursor") or {}).get("epoch", ""))
                return unsent.read_changes(copy.execute, (owner, "", epoch))
        finally:
            copy.close()
    except DatabaseDamaged:
        _LOG.warning("backup_damaged", file=backup.name)
        return None


def _require_own(connection: Connection, work: unsent.UnsentWork) -> None:
    owner = sync_state.fact(connection, "owner")
    if not isinstance(owner, list):
        raise NotSignedIn("Sign in on this laptop first; then its server takes the work.")
    if [str(one) for one in owner] != work.owner:
        raise NotAllowedNow(
            f"This is the work of {work.person_name or 'somebody else'}: only their own profile can take it in.",
            reasons=("other_owner",),
        )
