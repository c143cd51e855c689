"""The company's certificate authority: vouches for the keys that laptops seal reports with, and for what arrived when.

Key and root certificate lie in one file of the data folder that only its owner may read, made with the centre. Whoever
has the root's fingerprint can check a report without asking anybody; losing the file means a new root for new laptops,
while old reports still verify against the old one.
"""

from __future__ import annotations

import base64
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import Connection

from fieldapp.errors import (
    DataProblem,
    InputProblem,
    InputRefused,
    NotAllowedNow,
    NotFound,
    StorageReadOnly,
)
from fieldapp.reports.device_key import EARLIER, VALID_FOR
from sync.server.blobs import sync_folder
from sync.server.database import only_tenant
from sync.server.preferences import read_all, set_by_environment, write

FILE_NAME = "authority.pem"
_WAITING_NAME = f"{FILE_NAME}.next"
_LOCKED_BY = "authority.passphrase_file"
_HEAD_OF_LOCKED = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"
# Reports are kept for ten years and more, and are sealed until the authority's last day.
_ROOT_VALID_FOR = timedelta(days=30 * 365)


@dataclass(frozen=True, slots=True)
class Authority:
    """The company's key and its own certificate, the root."""

    key: ec.EllipticCurvePrivateKey
    root: x509.Certificate

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the root certificate, 64 hex digits: what the company publishes."""
        return self.root.fingerprint(hashes.SHA256()).hex()

    @property
    def root_pem(self) -> str:
        """The root certificate, to give away."""
        return self.root.public_bytes(serialization.Encoding.PEM).decode()

    def certify(
        self, public_key_pem: str, *, device_id: str, device_name: str, now: datetime
    ) -> tuple[str, ...]:
        """Certificates for a laptop's key, PEM: its own, then the root.

        Raises:
            InputRefused: no EC P-256 public key.
        """
        key = _public_key(public_key_pem)
        organisation = self.root.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
        subject = x509.Name(
            [
                *organisation,
                x509.NameAttribute(NameOID.COMMON_NAME, device_name[:64] or "Laptop"),
                x509.NameAttribute(NameOID.SERIAL_NUMBER, device_id[:64]),
            ]
        )
        certificate = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.root.subject)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - EARLIER)
            .not_valid_after(min(now + VALID_FOR, self.root.not_valid_after_utc))
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(seals=True), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False
            )
            .sign(self.key, hashes.SHA256())
        )
        return certificate.public_bytes(serialization.Encoding.PEM).decode(), self.root_pem

    def sign(self, what: bytes) -> str:
        """A signature of the company over some bytes: ECDSA with SHA-256, DER, base64."""
        return base64.b64encode(self.key.sign(what, ec.ECDSA(hashes.SHA256()))).decode()


def open_authority(folder: Path, *, company: str, now: datetime) -> Authority:
    """The authority in a data folder, made when there is none yet; `company` names a new one's root.

    Raises:
        DataProblem: the file is no authority, or its passphrase does not open it.
        StorageReadOnly: the folder cannot be written.
    """
    file = folder / FILE_NAME
    passphrase = _passphrase(folder)
    try:
        if not file.exists():
            _make(file, company=company, passphrase=passphrase, now=now)
        content = file.read_bytes()
    except OSError as error:
        raise StorageReadOnly(f"{file} cannot be read or written. Check who owns it.") from error
    if not content.startswith(_HEAD_OF_LOCKED):
        return _opened(file, content, None)
    if not passphrase:
        raise DataProblem(
            f"{file} is locked by a passphrase. Name the file it stands in by the setting {_LOCKED_BY}."
        )
    return _unlocked(file, passphrase)


def _opened(file: Path, content: bytes, passphrase: bytes | None) -> Authority:
    try:
        key = serialization.load_pem_private_key(content, password=passphrase)
        root = x509.load_pem_x509_certificate(content)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        if passphrase is not None:
            raise DataProblem(
                f"The passphrase does not open {file}. Check the setting {_LOCKED_BY}."
            ) from error
        raise DataProblem(f"{file} is damaged. Put back the copy from your backup.") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != root.public_key():
        raise DataProblem(f"{file} is damaged. Put back the copy from your backup.")
    return Authority(key, root)


def authority_of(connection: Connection, folder: Path, *, now: datetime) -> Authority:
    """The authority of the centre in this folder; a new one is named like the company.

    Raises:
        DataProblem, StorageReadOnly: as `open_authority`.
    """
    return open_authority(folder, company=only_tenant(connection).name, now=now)


def lock_authority(folder: Path, passphrase_file: Path) -> Authority:
    """Lock the key of the authority in a data folder by the passphrase in a file, which the settings name from then on.

    A power cut at any moment leaves a key that opens: the setting is written first, and a key that is not locked does
    not mind it; then the file is replaced by one that is on the disk already and was opened as a test.

    Raises:
        NotFound: there is no authority yet.
        NotAllowedNow: the key is locked already.
        InputRefused: the environment names another file, which would overrule the setting.
        DataProblem: the passphrase's file cannot be read or is empty, or the authority is damaged.
        StorageReadOnly: the folder cannot be written.
    """
    file, named = folder / FILE_NAME, str(passphrase_file.resolve())
    if not file.exists():
        raise NotFound(f"There is no {file} yet. Lock it as it is made: init --authority-passphrase-file.")
    if file.read_bytes().startswith(_HEAD_OF_LOCKED):
        raise NotAllowedNow(f"{file} is locked already. Nothing was changed.", reasons=("locked",))
    passphrase = _read_passphrase(named)
    before = _opened(file, file.read_bytes(), None)
    _check_environment(named)
    write(folder, _LOCKED_BY, named)
    try:
        _place(file, before, passphrase)
    except OSError as error:
        raise StorageReadOnly(f"{file} cannot be written: {error.strerror}. The key is as it was.") from error
    return before


def change_passphrase(folder: Path, passphrase_file: Path, *, old_file: Path | None = None) -> Authority:
    """Lock the authority's key by another passphrase, in a file which the settings name from then on.

    `old_file` holds the passphrase that opens the key now; None is the file the settings name. A power cut at any
    moment leaves a key that opens: one locked anew waits beside the old one before the setting changes, and whoever
    opens the authority by the new passphrase puts it in place.

    Raises:
        NotFound: there is no authority yet.
        NotAllowedNow: the key is not locked, or by this very passphrase already.
        InputRefused: the environment names another file, which would overrule the setting.
        DataProblem: a passphrase's file cannot be read or is empty, or the old passphrase does not open the key.
        StorageReadOnly: the folder cannot be written.
    """
    file, named = folder / FILE_NAME, str(passphrase_file.resolve())
    if not file.exists():
        raise NotFound(f"There is no {file} yet. Nothing was changed.")
    content = file.read_bytes()
    if not content.startswith(_HEAD_OF_LOCKED):
        raise NotAllowedNow(
            f"{file} is not locked. Lock it by: authority lock --passphrase-file FILE.",
            reasons=("not_locked",),
        )
    fresh = _read_passphrase(named)
    before = _opened_by_old(file, content, str(old_file) if old_file else read_all(folder)[_LOCKED_BY], fresh)
    _check_environment(named)
    waiting = file.with_name(_WAITING_NAME)
    try:
        _place(waiting, before, fresh)
        if read_all(folder)[_LOCKED_BY] != named:
            write(folder, _LOCKED_BY, named)
    except OSError as error:
        raise StorageReadOnly(
            f"{waiting} cannot be written: {error.strerror}. Nothing was changed."
        ) from error
    except StorageReadOnly:
        waiting.unlink(missing_ok=True)
        raise
    return _unlocked(file, fresh)


def _opened_by_old(file: Path, content: bytes, old: str, fresh: bytes) -> Authority:
    """The authority by the passphrase in the file `old`; `fresh` is the one it shall have.

    Raises:
        NotAllowedNow: it has the fresh one already.
        DataProblem: no old file is known, or what it holds does not open the key.
    """
    try:
        _opened(file, content, fresh)
    except DataProblem:
        pass  # as it should be
    else:
        raise NotAllowedNow(f"{file} has this passphrase already. Nothing was changed.", reasons=("same",))
    if not old:
        raise DataProblem(
            f"No setting names the passphrase that opens {file}. Name its file by --old-passphrase-file."
        )
    passphrase = _read_passphrase(old)
    try:
        return _unlocked(file, passphrase)
    except DataProblem as error:
        raise DataProblem(f"The passphrase in {old} does not open {file}. Nothing was changed.") from error


def _unlocked(file: Path, passphrase: bytes) -> Authority:
    """A locked authority by its passphrase; a change of it that was cut short is ended first.

    Raises:
        DataProblem: neither the key nor one that waits beside it opens.
    """
    with suppress(DataProblem):
        return _opened(file, file.read_bytes(), passphrase)
    waiting = file.with_name(_WAITING_NAME)
    with suppress(DataProblem, FileNotFoundError):
        known = _opened(waiting, waiting.read_bytes(), passphrase)
        # Another root: it was left by an authority that was here before.
        if known.root_pem.encode() in file.read_bytes():
            with suppress(OSError):  # on a disk that cannot be written it goes on waiting
                waiting.replace(file)
                sync_folder(file.parent)
            return known
    return _opened(file, file.read_bytes(), passphrase)  # another process may just have ended it


def _check_environment(named: str) -> None:
    if set_by_environment(_LOCKED_BY) not in (None, named):
        raise InputRefused(
            f"The environment names another file by {_LOCKED_BY}. Take it out there and try again. "
            "The key is as it was."
        )


def put_back(folder: Path, content: bytes) -> None:
    """Place an authority from a backup into a data folder that has none; an authority that is there stays."""
    file = folder / FILE_NAME
    with suppress(FileExistsError):
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())


def _passphrase(folder: Path) -> bytes:
    """What locks the authority's key; empty where none is set.

    Raises:
        DataProblem: its file cannot be read, or is empty.
    """
    named = read_all(folder)[_LOCKED_BY]
    return _read_passphrase(named) if named else b""


def _read_passphrase(named: str) -> bytes:
    try:
        passphrase = Path(named).read_bytes().strip(b"\r\n")
    except OSError as error:
        raise DataProblem(f"The passphrase file {named} cannot be read. Check who owns it.") from error
    if not passphrase:
        raise DataProblem(f"The passphrase file {named} is empty. Write the passphrase into its first line.")
    return passphrase


def _make(file: Path, *, company: str, passphrase: bytes, now: datetime) -> None:
    """Whole or not at all, and the first of two processes wins."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, company[:64] or "Field Service"),
            x509.NameAttribute(NameOID.COMMON_NAME, "Field Companion reports"),
        ]
    )
    root = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(now + _ROOT_VALID_FOR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(seals=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    fresh = _durable(file, _pem(key, root, passphrase))
    try:
        with suppress(FileExistsError):
            os.link(fresh, file)
    finally:
        fresh.unlink()


def _pem(key: ec.EllipticCurvePrivateKey, root: x509.Certificate, passphrase: bytes) -> bytes:
    lock = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    packed = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
    return packed + root.public_bytes(serialization.Encoding.PEM)


def _durable(file: Path, content: bytes) -> Path:
    """A file beside another with this content on the disk, readable by its owner only."""
    fresh = file.with_name(f"{FILE_NAME}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:  # noqa: PTH123
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    return fresh


def _place(file: Path, before: Authority, passphrase: bytes) -> None:
    """Let `file` hold the key locked by a passphrase, once that is durable and opens as the same."""
    fresh = _durable(file, _pem(before.key, before.root, passphrase))
    try:
        if _opened(fresh, fresh.read_bytes(), passphrase).fingerprint != before.fingerprint:
            raise DataProblem(f"{fresh} does not read back. The key is as it was.")
        fresh.replace(file)
        sync_folder(file.parent)
    finally:
        fresh.unlink(missing_ok=True)


def _usage(*, seals: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not seals,
        crl_sign=not seals,
        encipher_only=False,
        decipher_only=False,
    )


def _public_key(pem: str) -> ec.EllipticCurvePublicKey:
    try:
        key = serialization.load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
        return key
    problem = InputProblem(None, "public_key_pem", "no EC P-256 public key in PEM")
    raise InputRefused("The laptop's public key cannot be read. Update the program.", problems=(problem,))
