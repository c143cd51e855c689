"""Encrypted files by content: photos, signatures, reports."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldapp.errors import DatabaseDamaged, NotFound
from fieldapp.store.connecting import translated

_MARK = b"FCB1"
_NONCE_BYTES = 12
_SHARED = "shared"


class BlobStore:
    """One AES-256-GCM file for each content of each job, named by the content's SHA-256.

    Each file has a key of its own (HKDF of the database key and the hash) and is bound to its hash and job, so a
    file moved to another place no longer opens. A file is complete or absent, also after a power cut.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = key

    def put(self, content: bytes, *, job_id: str) -> str:
        """Keep `content` for a job ("" = for all) and return its SHA-256; keeping it twice changes nothing.

        Raises:
            StorageFull, StorageReadOnly: nothing was kept.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256, job_id)
        if path.exists():
            return sha256
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = AESGCM(self._file_key(sha256)).encrypt(nonce, content, _bound_to(sha256, job_id))
        with translated():
            _make_folder(path.parent)
            fresh = path.with_name(f"{sha256}.{secrets.token_hex(4)}.new")
            try:
                _write_through(fresh, _MARK + nonce + sealed)
                fresh.rename(path)
            except OSError:
                fresh.unlink(missing_ok=True)
                raise
            _flush_folder(path.parent)
        return sha256

    def get(self, sha256: str, *, job_id: str | None = None) -> bytes:
        """The content; without `job_id` from whichever job has it.

        Raises:
            NotFound: it is not on this laptop.
            DatabaseDamaged: the file was changed or moved.
        """
        path = self._find(sha256, job_id)
        if path is None:
            raise NotFound(
                "This file is not on this laptop yet. Connect to the network and sync.", sha256=sha256
            )
        with translated():
            kept = path.read_bytes()
        owner = "" if path.parent.name == _SHARED else path.parent.name
        body = kept[len(_MARK) :]
        try:
            return AESGCM(self._file_key(sha256)).decrypt(
                body[:_NONCE_BYTES], body[_NONCE_BYTES:], _bound_to(sha256, owner)
            )
        except (InvalidTag, ValueError) as error:
            raise DatabaseDamaged(
                "A stored photo or report is damaged and cannot be opened; the others are not touched.",
                sha256=sha256,
            ) from error

    def has(self, sha256: str, *, job_id: str | None = None) -> bool:
        """Whether the content is on this laptop."""
        return self._find(sha256, job_id) is not None

    def size(self, sha256: str, *, job_id: str | None = None) -> int:
        """Bytes of the content, without opening it.

        Raises:
            NotFound: it is not on this laptop.
        """
        path = self._find(sha256, job_id)
        if path is None:
            raise NotFound("This file is not on this laptop.", sha256=sha256)
        return path.stat().st_size - len(_MARK) - _NONCE_BYTES - 16

    def remove(self, sha256: str, *, job_id: str) -> None:
        """Forget one content of one job; absent is fine."""
        with translated():
            self._path(sha256, job_id).unlink(missing_ok=True)

    def remove_job(self, job_id: str) -> None:
        """Forget every file of a job whose time on this laptop is over."""
        folder = self._folder / job_id
        if not job_id or not folder.is_dir():
            return
        with translated():
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()

    def _path(self, sha256: str, job_id: str) -> Path:
        return self._folder / (job_id or _SHARED) / sha256

    def _find(self, sha256: str, job_id: str | None) -> Path | None:
        if job_id is not None:
            path = self._path(sha256, job_id)
            return path if path.exists() else None
        return next(self._folder.glob(f"*/{sha256}"), None)

    def _file_key(self, sha256: str) -> bytes:
        return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"blob " + sha256.encode()).derive(
            self._key
        )


def _bound_to(sha256: str, job_id: str) -> bytes:
    return f"{sha256} {job_id}".encode()


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _flush_folder(folder.parent)
    _flush_folder(folder.parent.parent)


def _write_through(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle on a folder to flush; NTFS journals the rename itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
