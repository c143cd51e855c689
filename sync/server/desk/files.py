"""Pictures and reports of jobs, for whoever may read them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi.responses import StreamingResponse

from fieldapp.errors import NotFound
from sync.server.desk.entering import ASeat
from sync.server.desk.frame import PRIVATE
from sync.server.media import readable_size
from sync.server.routes.sending import pieces

router = APIRouter(prefix="/desk", include_in_schema=False)
_LONGEST_MARK = 12
# A picture may be shown; anything else is saved and opened by a program the person chooses.
_PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
_PDF = b"%PDF-"


@router.get("/files/{sha256}")
def file(sha256: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")], seat: ASeat) -> Response:
    """A file by its hash: pictures to be shown, everything else to be saved."""
    blobs = seat.visit.centre.database.blobs
    with seat.visit.reading() as (connection, who):
        size = readable_size(connection, who.actor, sha256)
    if size is None:
        raise NotFound("There is no such file.")
    with blobs.open(sha256) as content:
        begins = content.read(_LONGEST_MARK)
    shown = next((kind for mark, kind in _PICTURES.items() if begins.startswith(mark)), "")
    kind = shown or ("application/pdf" if begins.startswith(_PDF) else "application/octet-stream")
    return StreamingResponse(
        pieces(blobs.open(sha256), size),
        media_type=kind,
        headers={
            **PRIVATE,
            "Content-Disposition": "inline" if shown else "attachment",
            "Content-Length": str(size),
        },
    )
