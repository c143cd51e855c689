"""What anybody who holds a report may ask: whose it is, and when the company first heard of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel

from sync.protocol.records import SignedRecord
from sync.server import report_records
from sync.server.authority import authority_of
from sync.server.problems import documented
from sync.server.routes.visits import Stranger

router = APIRouter(prefix="/v1")


class Root(BaseModel):
    """The company's root certificate and its fingerprint: SHA-256, 64 hex digits."""

    certificate: str
    fingerprint: str


@router.get("/authority", responses=documented())
def authority(centre: Stranger) -> Root:
    """The root that vouches for every laptop's reports."""
    with centre.database.reading() as connection:
        found = authority_of(connection, centre.database.folder, now=centre.clock())
    return Root(certificate=found.root_pem, fingerprint=found.fingerprint)


@router.get("/reports/{sha256}/record", responses=documented(404))
def record(
    sha256: Annotated[str, Path(pattern="^[0-9a-f]{64}$")],
    centre: Stranger,
) -> SignedRecord:
    """When the company first heard of a file. Whoever knows its hash has it, so nobody needs to sign in."""
    with centre.database.reading() as connection:
        found = report_records.find(connection, sha256)
        return report_records.signed(
            found, authority_of(connection, centre.database.folder, now=centre.clock())
        )
