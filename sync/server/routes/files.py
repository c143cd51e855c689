"""Files: what is missing, uploads by tus 1.0 (creation extension), downloads."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import datetime
from email.utils import format_datetime
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Request, Response
from fastapi.responses import StreamingResponse

from fieldapp.errors import NotFound
from sync.protocol.wire import HaveAnswer, HaveRequest
from sync.server.media import (
    LARGEST_FILE,
    Upload,
    announce,
    missing,
    readable_size,
)
from sync.server.problems import RequestProblem, documented
from sync.server.routes.receiving import Receiving, finish_alone, own_upload
from sync.server.routes.sending import pieces
from sync.server.routes.visits import AVisit

router = APIRouter(prefix="/v1/media")

TUS = "1.0.0"
_SHA256 = re.compile(r"^[0-9a-f]{64}$")
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_BYTES = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
_DOWNLOAD: dict[int | str, dict[str, Any]] = {
    200: {"description": "The whole file", **_BYTES},
    206: {"description": "The part asked for", **_BYTES},
    **documented(401, 403, 404, 416),
}

TusVersion = Annotated[str | None, Header(alias="Tus-Resumable")]


@router.post("/have", responses=documented(401, 403))
def have(body: HaveRequest, visit: AVisit) -> HaveAnswer:
    """Which of these files still have to be sent."""
    with visit.reading() as (connection, who):
        return HaveAnswer(missing=missing(connection, who.actor, body.hashes))


@router.options("/uploads", status_code=204, response_class=Response)
def abilities() -> Response:
    """What of tus is spoken here."""
    headers = {"Tus-Version": TUS, "Tus-Extension": "creation,expiration", "Tus-Max-Size": str(LARGEST_FILE)}
    return Response(status_code=204, headers=_tus(headers))


@router.post(
    "/uploads",
    status_code=201,
    response_class=Response,
    responses=documented(401, 403, 412, 413, 423, 460, 507),
)
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
    # An address that a power cut takes back is answered 404, and the laptop announces the file anew.
    with visit.writing(durable=False) as (connection, who):
        upload = announce(
            connection,
            visit.centre.database.blobs,
            who.actor,
            sha256=sha256,
            size=upload_length,
            now=visit.now,
        )
    upload = _finished_if_whole(visit, upload)
    headers = {"Location": f"/v1/media/uploads/{upload.id}"}
    return Response(status_code=201, headers=_tus(headers, upload))


@router.head(
    "/uploads/{upload_id}", response_class=Response, responses=documented(401, 403, 404, 412, 423, 460, 507)
)
def upload_state(
    upload_id: Annotated[str, Path(max_length=64)], visit: AVisit, tus_resumable: TusVersion = None
) -> Response:
    """How many bytes have arrived. The full length is only ever said of a file that was checked and kept."""
    _require_tus(tus_resumable)
    upload = _finished_if_whole(visit, own_upload(visit, upload_id))
    headers = {"Upload-Length": str(upload.size), "Cache-Control": "no-store"}
    return Response(headers=_tus(headers, upload))


@router.patch(
    "/uploads/{upload_id}",
    status_code=204,
    response_class=Response,
    responses=documented(401, 403, 404, 409, 412, 413, 415, 423, 460, 507),
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
    upload = await Receiving(visit, request, upload_id).run(upload_offset)
    return Response(status_code=204, headers=_tus({}, upload))


@router.get("/{sha256}", response_class=StreamingResponse, responses=_DOWNLOAD)
def download(
    sha256: Annotated[str, Path(pattern=_SHA256.pattern)],
    visit: AVisit,
    wanted: Annotated[str | None, Header(alias="Range")] = None,
    if_range: Annotated[str | None, Header()] = None,
) -> StreamingResponse:
    """A file's bytes, whole or – to go on after a cut – from a byte on (`Range: bytes=FROM-` or `FROM-TO`)."""
    blobs = visit.centre.database.blobs
    with visit.reading() as (connection, who):
        size = readable_size(connection, who.actor, sha256)
    if size is None:
        raise NotFound("There is no such file.")
    first, last = 0, size - 1
    part = _part(wanted, size) if if_range in (None, _tag(sha256)) else None
    if part is not None:
        first, last = part
    headers = {
        # Never shown by a browser as what it may claim to be.
        "Content-Disposition": "attachment",
        "Cache-Control": "private, immutable",
        "Accept-Ranges": "bytes",
        "ETag": _tag(sha256),
        "Content-Length": str(last - first + 1),
    }
    if part is not None:
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return StreamingResponse(
        pieces(blobs.open(sha256, first), last - first + 1),
        status_code=200 if part is None else 206,
        media_type="application/octet-stream",
        headers=headers,
    )


def _tag(sha256: str) -> str:
    return f'"{sha256}"'


def _part(wanted: str | None, size: int) -> tuple[int, int] | None:
    """First and last byte asked for; None for the whole file, also when the header is of another kind (RFC 9110).

    Raises:
        RequestProblem: the part begins behind the end.
    """
    found = _RANGE.fullmatch((wanted or "").strip())
    if found is None or not any(found.groups()):
        return None
    begin, end = found.groups()
    if not begin:
        first, last = max(0, size - int(end)), size - 1
    else:
        first, last = int(begin), min(int(end), size - 1) if end else size - 1
        if end and int(end) < first:
            return None
    if first >= size or first > last:
        raise RequestProblem("wrong_range", "The file is shorter.", Content_Range=f"bytes */{size}")
    return first, last


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


def _finished_if_whole(visit: AVisit, upload: Upload) -> Upload:
    """Check and keep a file whose bytes are all here: before that its full length is not said of it."""
    if upload.offset == upload.size and not upload.done:
        return finish_alone(visit, upload)
    return upload


def _tus(headers: dict[str, str], upload: Upload | None = None) -> dict[str, str]:
    told = {"Tus-Resumable": TUS, **headers}
    if upload is not None:
        told["Upload-Offset"] = str(upload.offset)
        if not upload.done:
            told["Upload-Expires"] = format_datetime(datetime.fromisoformat(upload.until), usegmt=True)
    return told
