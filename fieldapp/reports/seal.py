"""Seals an archived report with the device's own key, offline: a signature over every byte but its own.

The signature's place is made before the file is written (`reserve`), so that a sealed report is one revision and the
archive check has seen everything but the signature's digits.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from datetime import datetime
from typing import Any

import pikepdf
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from fieldapp.reports.device_key import DeviceKey

FIELD = "Seal"
_FILLER = b"\xa5"
_SIGNATURE_ROOM = 2048
_UNKNOWN = 2147483647  # the largest integer the archive format allows; as wide as any offset of ours
# Angle brackets stand nowhere else in the clear: metadata escapes them, everything else is compressed.
_PLACE = re.compile(
    rb"(/ByteRange \[ 0 2147483647 2147483647 2147483647 \]) /Contents (<(?:"
    + _FILLER.hex().encode()
    + rb"){256,}>)"
)


def reserve(document: pikepdf.Pdf, key: DeviceKey, made_at: datetime) -> None:
    """Makes the place for the seal: an invisible signature field whose value is filled in by `seal`."""
    room = _SIGNATURE_ROOM + len(key.certificate) + sum(map(len, key.chain))
    signature = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Sig,
            Filter=pikepdf.Name("/Adobe.PPKLite"),
            SubFilter=pikepdf.Name("/ETSI.CAdES.detached"),
            M=pikepdf.String(pdf_date(made_at)),
            ByteRange=pikepdf.Array([0, _UNKNOWN, _UNKNOWN, _UNKNOWN]),
            Contents=pikepdf.String(_FILLER * room),
        )
    )
    first = document.pages[0]
    print_and_locked = 4 + 128
    field = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Sig,
            T=pikepdf.String(FIELD),
            F=print_and_locked,
            Rect=pikepdf.Array([0, 0, 0, 0]),
            P=first.obj,
            V=signature,
        )
    )
    annotations = first.obj.get("/Annots", pikepdf.Array())
    annotations.append(field)
    first.obj["/Annots"] = annotations
    signatures_exist_append_only = 1 + 2
    document.Root["/AcroForm"] = document.make_indirect(
        pikepdf.Dictionary(Fields=pikepdf.Array([field]), SigFlags=signatures_exist_append_only)
    )


def seal(pdf: bytes, key: DeviceKey) -> bytes:
    """The file with its reserved place filled: a CAdES signature over everything else."""
    (place,) = _PLACE.finditer(pdf)
    start, end = place.span(2)
    told = f"/ByteRange [ 0 {start} {end} {len(pdf) - end}".encode()
    sealed = bytearray(pdf)
    sealed[place.start(1) : place.end(1)] = told.ljust(place.end(1) - place.start(1) - 1) + b"]"
    digest = hashlib.sha256()
    view = memoryview(sealed)
    digest.update(view[:start])
    digest.update(view[end:])
    signature = _signed(digest.digest(), key).hex().encode()
    assert len(signature) <= end - start - 2
    view[start + 1 : end - 1] = signature.ljust(end - start - 2, b"0")
    view.release()
    return bytes(sealed)


def _signed(digest: bytes, key: DeviceKey) -> bytes:
    """The CMS signature of a digest, with the certificate and its chain inside."""
    (certificate,) = load_certs_from_pemder_data(key.certificate)
    issuers = [issuer for der in key.chain for issuer in load_certs_from_pemder_data(der)]
    registry: Any = SimpleCertificateStore  # has no annotations
    signer = SimpleSigner(
        signing_cert=certificate,
        signing_key=load_private_key_from_pemder_data(key.private_key, passphrase=None),
        cert_registry=registry.from_certs(issuers),
    )
    signature = asyncio.run(signer.async_sign(digest, "sha256", use_pades=True))
    dumped: bytes = signature.dump()
    return dumped


def pdf_date(at: datetime) -> str:
    """A time as PDF writes it: D:20261120092300+01'00'."""
    offset = at.strftime("%z") or "+0000"
    return f"D:{at:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
