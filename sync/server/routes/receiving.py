"""Taking an upload's bytes in: one writer at a time, durable, checked before it becomes a file."""

from __future__ import annotations

import asyncio
import hashlib
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import BinaryIO

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from uuid_utils.compat import uuid4

from sync.server.blobs import sync_folder
from sync.server.centre import Visit
from sync.server.media import Upload, claim, find, is_writer, keep
from sync.server.problems import RequestProblem
from sync.server.upload_locks import try_lock

LOOK_SECONDS = 0.5
# Longer than an older writer needs to notice that it was taken over.
TAKE_OVER_SECONDS = 10.0


class Receiving:
    """One PATCH: the newest writer of an upload goes on, an older one stops, and never both write.

    A laptop that lost its connection comes back on a new one before the old one is noticed as dead. The newer request
    puts its name on the upload; the older one, in whichever process, looks twice a second if its name still stands.
    """

    def __init__(self, visit: Visit, request: Request, upload_id: str) -> None:
        self._visit = visit
        self._request = request
        self._id = upload_id
        self._name = str(uuid4())
        self._database = visit.centre.database
        self._upload: Upload
        self._reached = 0
        self._digest = hashlib.sha256()

    async def run(self, told: int) -> Upload:
        """Take the bytes from offset `told` on; the upload afterwards, finished when it is whole.

        Raises:
            NotFound: no such upload, or somebody else's.
            RequestProblem: it stands elsewhere, somebody else writes it, or other bytes came.
        """
        part = await run_in_threadpool(self._begin, told)
        if part is None:
            return self._upload
        with part:
            async with self._locked(part):
                self._upload = await run_in_threadpool(own_upload, self._visit, self._id)
                require_offset(self._upload, told)
                if self._upload.done:
                    return self._upload
                try:
                    await self._receive(part)
                except BaseException:
                    await run_in_threadpool(self._make_durable, part)
                    raise
                upload = await run_in_threadpool(self._settle, part)
        if upload.done:
            await run_in_threadpool(self._database.blobs.discard, upload.id)
        return upload

    def _begin(self, told: int) -> BinaryIO | None:
        """The upload's file to write to, and nobody else's turn any more; None of a finished one."""
        blobs = self._database.blobs
        # Whose turn it is matters to requests under way, and none outlives a power cut.
        with self._visit.writing(durable=False) as (connection, who):
            self._upload = find(connection, blobs, who.actor, self._id)
            require_offset(self._upload, told)
            if self._upload.done:
                return None
            claim(connection, who.actor, self._upload, self._name, now=self._visit.now)
        try:
            return blobs.part(self._id).open("r+b")
        except FileNotFoundError:
            if told:
                raise RequestProblem(
                    "offset_conflict", "The upload stands elsewhere.", Upload_Offset=str(told)
                ) from None
        # Announced, and then a power cut came before the first byte did.
        blobs.begin(self._id)
        return blobs.part(self._id).open("r+b")

    @asynccontextmanager
    async def _locked(self, part: BinaryIO) -> AsyncIterator[None]:
        deadline = time.monotonic() + TAKE_OVER_SECONDS
        while True:
            with try_lock(part) as mine:
                if mine:
                    yield
                    return
            if time.monotonic() > deadline:
                raise _busy()
            await asyncio.sleep(0.05)

    async def _receive(self, part: BinaryIO) -> None:
        """Write what comes, until no more does."""
        reader = asyncio.ensure_future(self._read(part))
        watcher = asyncio.ensure_future(self._watch())
        try:
            await asyncio.wait({reader, watcher}, return_when=asyncio.FIRST_COMPLETED)
            if not reader.done():
                raise RequestProblem("offset_conflict", "The upload goes on over another connection.")
            reader.result()
        finally:
            for task in (reader, watcher):
                task.cancel()
            await asyncio.wait({reader, watcher})

    async def _read(self, part: BinaryIO) -> None:
        offset = self._reached = self._upload.offset
        part.seek(offset)
        with suppress(ClientDisconnect):
            async for chunk in self._request.stream():
                if offset + len(chunk) > self._upload.size:
                    raise RequestProblem("too_large", "More bytes came than were announced.")
                part.write(chunk)
                self._digest.update(chunk)
                offset = self._reached = offset + len(chunk)

    async def _watch(self) -> None:
        """Return when another request has taken the upload over."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            if not await run_in_threadpool(self._still_ours):
                return

    def _still_ours(self) -> bool:
        with self._database.reading() as connection:
            return is_writer(connection, self._upload, self._name)

    def _settle(self, part: BinaryIO) -> Upload:
        """Keep what came; the upload where it stands now, finished when it is whole."""
        self._make_durable(part)
        upload = replace(self._upload, offset=self._reached)
        if upload.offset != upload.size:
            return upload
        # Of a file that came in one go the hash is known; one that was cut is read once more.
        return _finish(self._visit, upload, "" if self._upload.offset else self._digest.hexdigest())

    def _make_durable(self, part: BinaryIO) -> None:
        part.flush()
        # A whole file becomes durable when it is checked and put in its place.
        if self._reached != self._upload.size:
            os.fsync(part.fileno())
            sync_folder(self._database.blobs.uploads)


def own_upload(visit: Visit, upload_id: str) -> Upload:
    """An upload of the caller's.

    Raises:
        NotFound: no such upload, or somebody else's.
    """
    with visit.reading() as (connection, who):
        return find(connection, visit.centre.database.blobs, who.actor, upload_id)


def require_offset(upload: Upload, told: int) -> None:
    """Pass when the caller goes on where the upload stands.

    Raises:
        RequestProblem: with the right offset.
    """
    if told != upload.offset:
        raise RequestProblem(
            "offset_conflict", "The upload stands elsewhere.", Upload_Offset=str(upload.offset)
        )


def _busy() -> RequestProblem:
    return RequestProblem("upload_busy", "Another connection writes this upload.", Retry_After="1")


def finish_alone(visit: Visit, upload: Upload) -> Upload:
    """Finish what a server left complete but unchecked when it stopped."""
    blobs = visit.centre.database.blobs
    try:
        part = blobs.part(upload.id).open("r+b")
    except FileNotFoundError:
        return own_upload(visit, upload.id)  # another request has finished it meanwhile
    with part, try_lock(part) as mine:
        if not mine:
            raise _busy()
        finished = _finish(visit, upload)
    blobs.discard(upload.id)
    return finished


def _finish(visit: Visit, upload: Upload, found: str = "") -> Upload:
    visit.centre.database.blobs.finish(upload.id, upload.sha256, found=found)
    with visit.writing() as (connection, who):
        keep(connection, who.actor, upload, now=visit.now)
    visit.centre.mail_waits.set()
    return replace(upload, offset=upload.size, done=True)
