"""Turns a drawn PDF into an archive file: PDF/A-3b with the report's data attached, checked before it is sealed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from importlib.metadata import version
from io import BytesIO

import pikepdf
from pikepdf import pdfa

from fieldapp.domain.attachments import Signature
from fieldapp.reports.content import FORMAT, ReportContent, canonical_json, content_sha256
from fieldapp.reports.device_key import DeviceKey
from fieldapp.reports.images import Jpeg
from fieldapp.reports.paper import Paper
from fieldapp.reports.seal import pdf_date, reserve
from fieldapp.version import program_version

ATTACHMENT = "report.json"


@lru_cache
def drawn_by() -> str:
    """Which program drew the pages; the same one draws the same pages from the same data."""
    return f"Field Companion {program_version()}, reportlab {version('reportlab')}"


def attached_json(
    content: ReportContent,
    signatures: Sequence[Signature],
    photos: Mapping[str, Jpeg | None],
    *,
    made_at: datetime,
    paper: Paper,
) -> bytes:
    """The data inside the file: what the pages say, who signed, when and by what program it was made.

    `photos` tells the SHA-256 of each picture on the pages by that of the photo it shows; null where it is missing.
    """
    return canonical_json(
        {
            "format": FORMAT,
            "content": content,
            "content_sha256": content_sha256(content),
            "signatures": tuple(signatures),
            "photos": {
                sha256: jpeg and hashlib.sha256(jpeg.stream).hexdigest() for sha256, jpeg in photos.items()
            },
            "made_at": made_at,
            "paper": paper,
            "drawn_by": drawn_by(),
        }
    )


def archive(
    pdf: bytes,
    content: ReportContent,
    signatures: Sequence[Signature],
    photos: Mapping[str, Jpeg | None],
    *,
    device_key: DeviceKey,
    made_at: datetime,
    paper: Paper,
) -> bytes:
    """The file as PDF/A-3b with the canonical JSON attached as its data and a place kept for the seal.

    The validator knows no form fields, so it passes the whole file before the seal's field is added.

    Raises:
        pikepdf.pdfa.PdfaError: when the pages break a rule of the archive format, which is a fault of ours.
    """
    out = BytesIO()
    made = pdf_date(made_at)
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            if "/Trans" in page:
                del page["/Trans"]
        document.docinfo["/CreationDate"] = pikepdf.String(made)
        document.docinfo["/ModDate"] = pikepdf.String(made)
        attached = pikepdf.AttachedFileSpec(
            document,
            attached_json(content, signatures, photos, made_at=made_at, paper=paper),
            description="Data of this report",
            filename=ATTACHMENT,
            mime_type="application/json",
            creation_date=made,
            mod_date=made,
        )
        attached.obj["/AFRelationship"] = pikepdf.Name.Data
        document.attachments[ATTACHMENT] = attached
        checked = pdfa.save(document, BytesIO(), "3b")
        reserve(document, device_key, made_at)
        document.save(out, **checked.save_kwargs)
    return out.getvalue()
