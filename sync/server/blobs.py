"""Files by content: a blob exists whole under its SHA-256 or not at all.

What is still arriving grows in the data folder's `uploads/`, whatever keeps the finished files: a folder (here) or an
S3 bucket (sync.server.buckets).
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from uuid_utils.compat import uuid4

from fieldapp.errors import DataProblem, NotFound

_CHUNK = 1024 * 1024
_NO_SECOND_NAMES = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS})


class HashMismatch(DataProblem):
    """The bytes are not those that were announced."""

    code = "hash_mismatch"


class BlobStorage(ABC):
    """Finished files by hash, and unfinished uploads in a folder.

    Attributes:
        uploads: where unfinished uploads grow; all worker processes see the same folder.
    """

    def __init__(self, uploads: Path) -> None:
        self.uploads = uploads

    @abstractmethod
    def has(self, sha256: str) -> bool:
        """Whether the whole file is here."""

    @abstractmethod
    def open(self, sha256: str, start: int = 0) -> IO[bytes]:
        """A blob to read, from a byte on.

        Raises:
            NotFound: it has not arrived.
        """

    @abstractmethod
    def require_writable(self) -> None:
        """Pass when a file could be kept now.

        Raises:
            StorageAway, OSError: it could not.
        """

    @abstractmethod
    def _take(self, file: Path, sha256: str) -> None:
        """Keep a complete, durable, checked file under its hash; `file` stays until its upload is recorded as done."""

    def read(self, sha256: str) -> bytes:
        """A blob's bytes.

        Raises:
            NotFound: it has not arrived.
        """
        with self.open(sha256) as content:
            return content.read()

    def put(self, content: IO[bytes], sha256: str) -> None:
        """Keep a file that comes from elsewhere, such as a backup.

        Raises:
            HashMismatch: it is another one.
        """
        upload_id = f"put-{uuid4()}"
        self.begin(upload_id)
        try:
            with self.part(upload_id).open("wb") as part:
                shutil.copyfileobj(content, part, _CHUNK)
            self.finish(upload_id, sha256)
        finally:
            self.discard(upload_id)

    def part(self, upload_id: str) -> Path:
        """The file an unfinished upload grows in."""
        return self.uploads / upload_id

    def begin(self, upload_id: str) -> None:
        """Make the empty file of an upload; with its first bytes it becomes durable."""
        self.uploads.mkdir(parents=True, exist_ok=True)
        self.part(upload_id).touch()

    def received(self, upload_id: str) -> int:
        """How many bytes of an upload are here; 0 when its file is gone."""
        try:
            return self.part(upload_id).stat().st_size
        except FileNotFoundError:
            return 0

    def finish(self, upload_id: str, sha256: str, *, found: str = "") -> None:
        """Check the hash of a complete upload and make it a blob; `discard` the upload once that is recorded.

        `found` is the hash of all its bytes where whoever wrote them has it; otherwise the file is read.
        Until then the bytes stay where they arrived: a server that stops in between finds them whole and ends what it
        began. That the blob is there would not do as a sign; somebody else may have brought it.

        Raises:
            HashMismatch: other bytes arrived; they are gone and the upload starts again.
        """
        part = self.part(upload_id)
        with part.open("rb") as source:
            found = found or hashlib.file_digest(source, "sha256").hexdigest()
            os.fsync(source.fileno())
        if found != sha256:
            os.truncate(part, 0)
            raise HashMismatch("The file changed on its way. It has to be sent again.", sha256=sha256)
        self._take(part, sha256)

    def discard(self, upload_id: str) -> None:
        """Let go of an upload's bytes."""
        with suppress(FileNotFoundError):
            self.part(upload_id).unlink()


class FileDamaged(DataProblem):
    """A file of the storage is gone or holds other bytes than it was taken in with."""

    code = "file_damaged"


class WholeFile:
    """A file that is copied to its end: reading it fails where it is not what it was taken in as."""

    def __init__(self, content: IO[bytes], sha256: str, size: int) -> None:
        self._content, self._sha256, self._left = content, sha256, size
        self._sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """At most so many of the next bytes.

        Raises:
            FileDamaged: it ends too early or too late, or these are the last bytes and the hash is another.
        """
        chunk = self._content.read(size)
        self._sum.update(chunk)
        self._left -= len(chunk)
        ended = len(chunk) < size or size < 0
        if (
            self._left < 0
            or (self._left and ended)
            or (not self._left and self._sum.hexdigest() != self._sha256)
        ):
            raise _damaged(self._sha256, "is damaged in the storage")
        return chunk


@contextmanager
def opened_whole(blobs: BlobStorage, sha256: str, size: int) -> Iterator[WholeFile]:
    """A file that must be there, to copy it elsewhere.

    Raises:
        FileDamaged: it is gone; reading it raises the same where it is not whole.
    """
    try:
        content = blobs.open(sha256)
    except NotFound as error:
        raise _damaged(sha256, "is no longer in the storage") from error
    with content:
        yield WholeFile(content, sha256, size)


def _damaged(sha256: str, what: str) -> FileDamaged:
    return FileDamaged(
        f"The file {sha256} {what}. Take it out of an earlier backup (tar -xf BACKUP blobs/{sha256}), put it back, and "
        "try again; fieldapp-server check names every such file."
    )


class BlobFolder(BlobStorage):
    """Content-addressed files in a folder: `ab/cd/abcd…`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "uploads")
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where a blob lies, whether or not it exists."""
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def has(self, sha256: str) -> bool:
        """Whether the whole file is here."""
        return self.path(sha256).is_file()

    def open(self, sha256: str, start: int = 0) -> IO[bytes]:
        """A blob to read, from a byte on."""
        try:
            content = self.path(sha256).open("rb")
        except FileNotFoundError as error:
            raise NotFound("This file has not arrived yet.", sha256=sha256) from error
        content.seek(start)
        return content

    def require_writable(self) -> None:
        """Pass when a file could be kept now."""
        self.uploads.mkdir(parents=True, exist_ok=True)
        probe = self.uploads / f"probe-{uuid4()}"
        try:
            probe.write_bytes(b"x")
        finally:
            probe.unlink(missing_ok=True)

    def _take(self, file: Path, sha256: str) -> None:
        target = self.path(sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        _give_second_name(file, target)
        sync_folder(target.parent)
        sync_folder(target.parent.parent)
        sync_folder(self.folder)


def _give_second_name(file: Path, target: Path) -> None:
    """Let a file be found under `target` too, in the place of what is there."""
    beside = target.with_name(f"{target.name}.{uuid4()}")
    try:
        os.link(file, beside)
    except OSError as error:
        if error.errno not in _NO_SECOND_NAMES:
            raise
        # Such file systems are rare; here a crash in the next moment costs that the file is sent once more.
        file.replace(target)
        return
    try:
        beside.replace(target)
    finally:
        # Where both were one file already, replacing leaves the second name.
        beside.unlink(missing_ok=True)


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
