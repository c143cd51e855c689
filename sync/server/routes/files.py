"""Files: what is missing, uploads by tus 1.0 (creation extension), downloads."""

from __future__ import annotations

import base64
import binascii
import os
import re
from typing import Annotated, BinaryIO

from fastapi import APIRouter, Header, Path, Request, Response
from fastapi.responses import FileResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from fieldapp.errors import NotFound
from sync.protocol.wire import HaveAnswer, HaveRequest
from sync.server.centre import Visit
from sync.server.media import LARGEST_FILE, Upload, announce, find, keep, may_read, missing
from sync.server.problems import RequestProblem, documented
from sync.server.routes.visits import AVisit

router = APIRouter(prefix="/v1/media")

TUS = "1.0.0"
_SHA256 = re.compile(r"[0-9a-f]{64}")

TusVersion = Annotated[str | None, Header(alias="Tus-Resumable")]


@router.post("/have", responses=documented(401, 403))
def have(body: HaveRequest, visit: AVisit) -> HaveAnswer:
    """Which of these files still have to be sent."""
    with visit.reading() as (connection, who):
        return HaveAnswer(missing=missing(connection, who.actor, body.hashes))


@router.options("/uploads", status_code=204, response_class=Response)
def abilities() -> Response:
    """What of tus is spoken here."""
    headers = {"Tus-Version": TUS, "Tus-Extension": "creation", "Tus-Max-Size": str(LARGEST_FILE)}
    return Response(status_code=204, headers=_tus(headers))


@router.post("/uploads", status_code=201, response_class=Response, responses=documented(401, 403, 412, 413))
def create_upload(
    visit: AVisit,
    upload_length: Annotated[int, Header(ge=1, lt=2**62)],
    upload_metadata: Annotated[str, Header(max_length=4000)],
    tus_resumable: TusVersion = None,
) -> Response:
    """Announce a file by size and SHA-256; the answer's Location takes its bytes."""
    _require_tus(tus_resumable)
    if upload_length > LARGEST_FILE:
        raise RequestProblem("too_large", f"A file may have {LARGEST_FILE // 2**20} MB at most.")
    sha256 = _announced_hash(upload_metadata)
    with visit.writing() as (connection, who):
        upload = announce(
            connection,
            visit.centre.database.blobs,
            who.actor,
            sha256=sha256,
            size=upload_length,
            now=visit.now,
        )
    headers = {"Location": f"/v1/media/uploads/{upload.id}", "Upload-Offset": str(upload.offset)}
    return Response(status_code=201, headers=_tus(headers))


@router.head("/uploads/{upload_id}", response_class=Response, responses=documented(401, 403, 404, 412))
def upload_state(
    upload_id: Annotated[str, Path(max_length=64)], visit: AVisit, tus_resumable: TusVersion = None
) -> Response:
    """How many bytes have arrived. The full length is only ever said of a file that was checked and kept."""
    _require_tus(tus_resumable)
    upload = _own_upload(visit, upload_id)
    if upload.offset == upload.size and not upload.done:
        upload = _finish(visit, upload)
    headers = {
        "Upload-Offset": str(upload.offset),
        "Upload-Length": str(upload.size),
        "Cache-Control": "no-store",
    }
    return Response(headers=_tus(headers))


@router.patch(
    "/uploads/{upload_id}",
    status_code=204,
    response_class=Response,
    responses=documented(401, 403, 404, 409, 412, 413, 415, 460),
)
async def append(
    upload_id: Annotated[str, Path(max_length=64)],
    request: Request,
    visit: AVisit,
    upload_offset: Annotated[int, Header(ge=0, lt=2**62)],
    tus_resumable: TusVersion = None,
) -> Response:
    """Take the rest of a file in one go, from the offset the laptop was told. What arrived before a cut is kept."""
    _require_tus(tus_resumable)
    if request.headers.get("content-type") != "application/offset+octet-stream":
        raise RequestProblem("wrong_media_type", "Uploads are sent as application/offset+octet-stream.")
    upload = await run_in_threadpool(_own_upload, visit, upload_id)
    if upload_offset != upload.offset:
        raise RequestProblem(
            "offset_conflict", "The upload stands elsewhere.", Upload_Offset=str(upload.offset)
        )
    if not upload.done:
        received = await _receive(request, visit, upload)
        upload = Upload(upload.id, upload.sha256, upload.size, received, done=False)
        if received == upload.size:
            upload = await run_in_threadpool(_finish, visit, upload)
    return Response(status_code=204, headers=_tus({"Upload-Offset": str(upload.offset)}))


@router.get("/{sha256}", response_class=FileResponse, responses=documented(401, 403, 404))
def download(sha256: Annotated[str, Path(pattern=_SHA256.pattern)], visit: AVisit) -> FileResponse:
    """A file's bytes."""
    blobs = visit.centre.database.blobs
    with visit.reading() as (connection, who):
        if not may_read(connection, who.actor, sha256) or not blobs.has(sha256):
            raise NotFound("There is no such file.")
    # Never shown by a browser as what it may claim to be.
    headers = {"Content-Disposition": "attachment", "Cache-Control": "private, immutable"}
    return FileResponse(blobs.path(sha256), media_type="application/octet-stream", headers=headers)


async def _receive(request: Request, visit: Visit, upload: Upload) -> int:
    """Write what comes, make it durable, and say where the upload stands now."""
    writers: dict[str, object] = request.app.state.writers
    mine = writers[upload.id] = object()
    offset = upload.offset
    part: BinaryIO = await run_in_threadpool(visit.centre.database.blobs.part(upload.id).open, "r+b")
    try:
        part.seek(offset)
        async for chunk in request.stream():
            # A laptop that lost its connection comes back on a new one before the old one is noticed as dead:
            # the newest writer goes on, the older one stops. There is no await between this look and the write.
            if writers.get(upload.id) is not mine:
                raise RequestProblem("offset_conflict", "The upload goes on over another connection.")
            if offset + len(chunk) > upload.size:
                raise RequestProblem("too_large", "More bytes came than were announced.")
            part.write(chunk)
            offset += len(chunk)
    except ClientDisconnect:
        pass
    finally:
        await run_in_threadpool(_make_durable, part)
        if writers.get(upload.id) is mine:
            del writers[upload.id]
    return offset


def _make_durable(part: BinaryIO) -> None:
    with part:
        part.flush()
        os.fsync(part.fileno())


def _own_upload(visit: Visit, upload_id: str) -> Upload:
    with visit.reading() as (connection, who):
        return find(connection, visit.centre.database.blobs, who.actor, upload_id)


def _finish(visit: Visit, upload: Upload) -> Upload:
    visit.centre.database.blobs.finish(upload.id, upload.sha256)
    with visit.writing() as (connection, who):
        keep(connection, who.actor, upload, now=visit.now)
    visit.centre.mail_waits.set()
    return Upload(upload.id, upload.sha256, upload.size, upload.size, done=True)


def _announced_hash(metadata: str) -> str:
    for pair in metadata.split(","):
        name, _, value = pair.strip().partition(" ")
        if name == "sha256":
            try:
                sha256 = base64.b64decode(value, validate=True).decode("ascii")
            except (binascii.Error, UnicodeDecodeError):
                break
            if _SHA256.fullmatch(sha256):
                return sha256
    raise RequestProblem("wrong_form", "Upload-Metadata must carry sha256, as hex in base64.")


def _require_tus(version: str | None) -> None:
    if version != TUS:
        raise RequestProblem("wrong_tus_version", "This is tus 1.0.0.", Tus_Version=TUS)


def _tus(headers: dict[str, str]) -> dict[str, str]:
    return {"Tus-Resumable": TUS, **headers}
