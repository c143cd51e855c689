"""Files by content hash: up by tus 1.0 (https://tus.io/protocols/resumable-upload) with resume, down on wish."""

from __future__ import annotations

import base64
import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

import sqlalchemy as sa

from fieldapp.domain.changes import Changes
from fieldapp.errors import DatabaseDamaged, NotFound, NotSignedIn, Refused
from fieldapp.store import earlier_reports, media_queue
from fieldapp.store.engine import Store
from fieldapp.store.media_queue import MediaFile
from sync.client.glance import Glance
from sync.client.sign_in import Clock, SignedIn
from sync.client.transport import Interrupted, Interruptible
from sync.protocol.wire import HaveAnswer, HaveRequest

_UPLOADS = "/v1/media/uploads"
_TUS = {"Tus-Resumable": "1.0.0"}
_GONE = frozenset({404, 410})
# 409: it stands elsewhere; 423: an older connection has not ended yet; 460: other bytes came.
_ELSEWHERE = frozenset({409, 423, 460})
_ASKED_AT_ONCE = 1000
_FETCHED_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Hashes that got their receipt, those that will not this round, and whose files they are.

    `stopped` when something more urgent came in between.
    """

    sent: tuple[str, ...]
    failed: tuple[str, ...]
    jobs: Changes
    stopped: bool = False


def missing_at_server(store: Store, server: SignedIn, *, clock: Clock) -> tuple[MediaFile, ...]:
    """Files the server does not have yet, small ones first; those it has get their receipt.

    Raises:
        Offline, Refused: as every call.
    """
    with store.reading() as connection:
        files = media_queue.waiting(connection, limit=_ASKED_AT_ONCE)
    if not files:
        return ()
    answer = server.call(
        "POST",
        "/v1/media/have",
        body=HaveRequest(hashes=[file.sha256 for file in files]),
        answer=HaveAnswer,
    )
    missing = set(answer.missing)
    there = [file for file in files if file.sha256 not in missing]
    if there:
        with store.writing() as connection:
            for file in there:
                media_queue.note_sent(connection, file.sha256, size=file.size, now=clock())
    return tuple(file for file in files if file.sha256 in missing)


def send(
    store: Store,
    server: SignedIn,
    files: Sequence[MediaFile],
    *,
    clock: Clock,
    urgent: Callable[[], bool] = lambda: False,
    on_sent: Callable[[str], None] = lambda sha256: None,
    glance_seconds: float = 0.1,
) -> Sent:
    """Send files one after the other; `urgent` may call a halt between two of them or two 64 KiB of one.

    Within a file it is asked once in `glance_seconds` at most.

    Raises:
        Offline, Refused: what was sent is remembered; the next round goes on there.
    """
    sent: list[str] = []
    failed: list[str] = []
    jobs = Changes()
    for file, content in _opened(store, files):
        jobs |= Changes.of("job", file.job_id)
        try:
            stopped = urgent()
            glance = Glance(urgent, seconds=glance_seconds)
            done = not stopped and _send_one(store, server, file, content, clock=clock, urgent=glance)
        except Interrupted:
            stopped = True
        if stopped:
            return Sent(sent=tuple(sent), failed=tuple(failed), jobs=jobs, stopped=True)
        (sent if done else failed).append(file.sha256)
        if done:
            on_sent(file.sha256)
    return Sent(sent=tuple(sent), failed=tuple(failed), jobs=jobs)


def _opened(store: Store, files: Sequence[MediaFile]) -> Iterator[tuple[MediaFile, bytes | None]]:
    """Each file with its bytes; while one is under way the next is read and decrypted."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="media") as opener:
        coming: deque[Future[bytes | None]] = deque()
        for number, file in enumerate(files):
            for ahead in files[number + len(coming) : number + 2]:
                coming.append(opener.submit(_content, store, ahead))
            yield file, coming.popleft().result()


def _content(store: Store, file: MediaFile) -> bytes | None:
    """A file's bytes; None when it cannot be sent, which is then written down."""
    try:
        return store.blobs.get(file.sha256, job_id=file.job_id)
    except (NotFound, DatabaseDamaged) as error:
        _give_up(store, file, error.code)
        return None


def _send_one(
    store: Store,
    server: SignedIn,
    file: MediaFile,
    content: bytes | None,
    *,
    clock: Clock,
    urgent: Callable[[], bool],
) -> bool:
    if content is None:
        return False
    try:
        upload, offset = _resume_or_begin(server, file, len(content))
        with store.copying() as connection:
            # Lost in a power cut it costs a question to the server, no more.
            media_queue.note_progress(connection, file.sha256, sent=offset, size=len(content), upload=upload)
        if offset < len(content) or not content:
            _patch(server, upload, offset, Interruptible(content[offset:], urgent))
    except NotSignedIn:
        raise
    except Refused as error:
        status = error.facts.get("status")
        if status in _GONE or status in _ELSEWHERE:
            # Another try begins by asking where the server stands.
            return False
        _give_up(store, file, str(error.facts.get("problem") or error.code))
        return False
    # Lost in a power cut, the receipt is had again by asking what the server still misses.
    with store.copying() as connection:
        media_queue.note_sent(connection, file.sha256, size=len(content), now=clock())
    return True


def _resume_or_begin(server: SignedIn, file: MediaFile, size: int) -> tuple[str, int]:
    if file.upload:
        try:
            answer = server.exchange("HEAD", file.upload, headers=_TUS)
            return file.upload, int(answer.headers.get("upload-offset", "0"))
        except Refused as error:
            if error.facts.get("status") not in _GONE:
                raise
    metadata = base64.b64encode(file.sha256.encode()).decode()
    answer = server.exchange(
        "POST",
        _UPLOADS,
        headers={**_TUS, "Upload-Length": str(size), "Upload-Metadata": f"sha256 {metadata}"},
    )
    return urlsplit(answer.headers["location"]).path, int(answer.headers.get("upload-offset", "0"))


def _patch(server: SignedIn, upload: str, offset: int, rest: Interruptible) -> None:
    server.exchange(
        "PATCH",
        upload,
        headers={
            **_TUS,
            "Upload-Offset": str(offset),
            "Content-Type": "application/offset+octet-stream",
        },
        body=rest,
    )


def _give_up(store: Store, file: MediaFile, problem: str) -> None:
    with store.writing() as connection:
        media_queue.note_problem(connection, file.sha256, direction="up", problem=problem)


class Unsettled(NamedTuple):
    """Hash and bytes of pictures nobody has asked for; hash and job of fetched files that nothing tells of any more."""

    missing: Sequence[tuple[str, int]]
    stale: Sequence[tuple[str, str]]


def unsettled(connection: sa.Connection) -> Unsettled:
    """What the rows that came say about the files to be fetched."""
    pictures = [(sha256, "") for sha256 in media_queue.pictures_of_nothing(connection)]
    return Unsettled(
        media_queue.missing_pictures(connection), [*pictures, *earlier_reports.files_of_nothing(connection)]
    )


def settle_fetched(store: Store, found: Unsettled, *, clock: Clock) -> None:
    """Ask for the pictures of articles that came, and let go of files that nothing tells of."""
    with store.writing() as connection:
        for sha256, size in found.missing:
            media_queue.want(connection, sha256=sha256, job_id="", size=size, now=clock())
        for sha256, _ in found.stale:
            media_queue.forget(connection, sha256, direction="down")
    for sha256, job_id in found.stale:
        store.blobs.remove(sha256, job_id=job_id)


def fetch_wanted(store: Store, server: SignedIn, *, clock: Clock) -> tuple[str, ...]:
    """Fetch files somebody asked for; those the server does not have stay wanted, and others pass. Returns what came.

    Raises:
        Offline, Refused: the rest stays wanted.
    """
    with store.reading() as connection:
        wanted = media_queue.waiting(connection, direction="down", limit=_FETCHED_AT_ONCE, now=clock())
    fetched: list[str] = []
    for file in wanted:
        if not store.blobs.has(file.sha256, job_id=file.job_id):
            try:
                content = server.exchange("GET", f"/v1/media/{file.sha256}").body
            except Refused as error:
                if error.facts.get("status") not in _GONE:
                    raise
                content = b""
            if hashlib.sha256(content).hexdigest() != file.sha256:
                with store.writing() as connection:
                    media_queue.note_missed(connection, file.sha256, now=clock())
                continue
            store.blobs.put(content, job_id=file.job_id)
        with store.writing() as connection:
            media_queue.note_fetched(
                connection,
                file.sha256,
                size=store.blobs.size(file.sha256, job_id=file.job_id),
                now=clock(),
            )
        fetched.append(file.sha256)
    return tuple(fetched)
