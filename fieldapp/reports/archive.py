"""Turns a drawn PDF into an archive file: PDF/A-3b with the report's data attached, checked before it is sealed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import pikepdf
from pikepdf import pdfa

from fieldapp.domain.attachments import Signature
from fieldapp.reports.content import FORMAT, ReportContent, canonical_json, content_sha256
from fieldapp.reports.device_key import DeviceKey
from fieldapp.reports.paper import Paper
from fieldapp.reports.seal import pdf_date, reserve

ATTACHMENT = "report.json"


def attached_json(
    content: ReportContent, signatures: Sequence[Signature], *, made_at: datetime, paper: Paper
) -> bytes:
    """The data inside the file: what the pages say, the hash that signatures cover, who signed, when it was made."""
    return canonical_json(
        {
            "format": FORMAT,
            "content": content,
            "content_sha256": content_sha256(content),
            "signatures": tuple(signatures),
            "made_at": made_at,
            "paper": paper,
        }
    )


def archive(
    pdf: bytes,
    content: ReportContent,
    signatures: Sequence[Signature],
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
            attached_json(content, signatures, made_at=made_at, paper=paper),
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
