"""Files by content in a folder: a blob exists whole under its SHA-256 or not at all."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import IO

from fieldapp.errors import DataProblem, NotFound


class HashMismatch(DataProblem):
    """The bytes are not those that were announced."""

    code = "hash_mismatch"


class BlobFolder:
    """Content-addressed files: `ab/cd/abcd…`; unfinished uploads under `uploads/`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.uploads = folder / "uploads"

    def path(self, sha256: str) -> Path:
        """Where a blob lies, whether or not it exists."""
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def has(self, sha256: str) -> bool:
        """Whether the whole file is here."""
        return self.path(sha256).is_file()

    def read(self, sha256: str) -> bytes:
        """A blob's bytes.

        Raises:
            NotFound: it has not arrived.
        """
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise NotFound("This file has not arrived yet.", sha256=sha256) from error

    def open(self, sha256: str) -> IO[bytes]:
        """A blob to read from its beginning.

        Raises:
            NotFound: it has not arrived.
        """
        try:
            return self.path(sha256).open("rb")
        except FileNotFoundError as error:
            raise NotFound("This file has not arrived yet.", sha256=sha256) from error

    def part(self, upload_id: str) -> Path:
        """The file an unfinished upload grows in."""
        return self.uploads / upload_id

    def begin(self, upload_id: str) -> None:
        """Make the empty file of an upload, durable before its address is given out."""
        self.uploads.mkdir(parents=True, exist_ok=True)
        self.part(upload_id).touch()
        sync_folder(self.uploads)

    def received(self, upload_id: str) -> int:
        """How many bytes of an upload are here; 0 when its file is gone."""
        try:
            return self.part(upload_id).stat().st_size
        except FileNotFoundError:
            return 0

    def finish(self, upload_id: str, sha256: str) -> None:
        """Check the hash of a complete upload and make it a blob.

        Raises:
            HashMismatch: other bytes arrived; they are gone and the upload starts again.
        """
        part = self.part(upload_id)
        if not part.exists() and self.has(sha256):
            return  # done before, by a server that stopped before it could say so
        with part.open("rb") as source:
            found = hashlib.file_digest(source, "sha256").hexdigest()
            os.fsync(source.fileno())
        if found != sha256:
            part.unlink()
            raise HashMismatch("The file changed on its way. It has to be sent again.", sha256=sha256)
        target = self.path(sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        part.replace(target)
        sync_folder(target.parent)
        sync_folder(target.parent.parent)
        sync_folder(self.folder)

    def discard(self, upload_id: str) -> None:
        """Forget an unfinished upload."""
        with suppress(FileNotFoundError):
            self.part(upload_id).unlink()


def sync_folder(folder: Path) -> None:
    """Make names in a folder survive a power cut, where the system has that notion."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # Windows opens no folders; its renames are written through
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
