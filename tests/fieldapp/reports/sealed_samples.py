"""Reports sealed by a laptop that a company vouches for, and files made to deceive."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from report_samples import NOW, Album, mobile_visit, sign

from fieldapp.domain.attachments import SignerRole
from fieldapp.reports.archive import ATTACHMENT
from fieldapp.reports.build import build_report
from fieldapp.reports.device_key import DeviceKey, certified, new_device_key, public_key_pem
from fieldapp.reports.job_report import decide
from fieldapp.reports.seal import reserve, seal
from sync.server.authority import Authority, open_authority


@dataclass(frozen=True)
class Company:
    """A company's authority and one laptop it certified."""

    authority: Authority
    key: DeviceKey

    @property
    def root(self) -> bytes:
        return self.authority.root.public_bytes(Encoding.DER)


def company(folder: Path, *, now: datetime = NOW) -> Company:
    authority = open_authority(folder, company="Nordfjord Mobilservice AS", now=now)
    own = new_device_key(device_name="Laptop 7", organisation="", now=now)
    pems = authority.certify(public_key_pem(own), device_id="device-7", device_name="Laptop 7", now=now)
    ders = [x509.load_pem_x509_certificate(pem.encode()).public_bytes(Encoding.DER) for pem in pems]
    return Company(authority, certified(own, ders))


def sealed_report(key: DeviceKey, *, made_at: datetime = NOW) -> bytes:
    album = Album()
    content = decide(mobile_visit(album))
    signature = sign(SignerRole.CUSTOMER, "Ingrid Solbakken")
    return build_report(
        content, images=album.load, signatures=(signature,), device_key=key, made_at=made_at
    ).pdf


def forged(
    pdf: bytes,
    key: DeviceKey,
    *,
    data: Callable[[dict[str, Any]], None] = lambda data: None,
    page: Callable[[bytes], bytes] = lambda content: content,
    document_too: Callable[[pikepdf.Pdf], None] = lambda document: None,
) -> bytes:
    """A report whose data or first page a dishonest laptop changed before it sealed."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        told = json.loads(document.attachments[ATTACHMENT].get_file().read_bytes())
        data(told)
        del document.Root["/AcroForm"]
        del document.pages[0]["/Annots"]
        del document.attachments[ATTACHMENT]
        attached = pikepdf.AttachedFileSpec(document, json.dumps(told).encode(), filename=ATTACHMENT)
        attached.obj["/AFRelationship"] = pikepdf.Name.Data
        document.attachments[ATTACHMENT] = attached
        contents = document.pages[0].obj["/Contents"]
        contents.write(page(contents.read_bytes()))
        document_too(document)
        reserve(document, key, NOW)
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return seal(out, key)
