"""Seals an archived report with the device's own key, offline: a signature over every byte but its own.

The signature's place is made before the file is written (`reserve`), so that a sealed report is one revision and the
archive check has seen everything but the signature's digits.
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from io import BytesIO

import pikepdf
from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key

from fieldapp.reports.device_key import DeviceKey
from fieldapp.reports.signature_form import attributes_of, cms_bytes, issuer_and_serial, to_be_signed

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


def seal(written: BytesIO, key: DeviceKey) -> bytes:
    """The file with its reserved place filled: a CAdES signature over everything else.

    Works in place: a report weighs megabytes, and each copy costs more than the signature.
    """
    with written.getbuffer() as pdf:
        (place,) = _PLACE.finditer(pdf)
        start, end = place.span(2)
        told = f"/ByteRange [ 0 {start} {end} {len(pdf) - end}".encode()
        first, last = place.span(1)
        pdf[first:last] = told.ljust(last - first - 1) + b"]"
        digest = hashlib.sha256(pdf[:start])
        digest.update(pdf[end:])
        signature = _signed(digest.digest(), key).hex().encode()
        assert len(signature) <= end - start - 2
        pdf[start + 1 : end - 1] = signature.ljust(end - start - 2, b"0")
        del place  # it holds on to the buffer
    return written.getvalue()


def _signed(digest: bytes, key: DeviceKey) -> bytes:
    """The CMS signature of a digest, with the certificate and its chain inside."""
    leaf = x509.Certificate.load(key.certificate)
    attributes = attributes_of(digest, key.certificate)
    private_key = load_der_private_key(key.private_key, password=None)
    assert isinstance(private_key, ec.EllipticCurvePrivateKey)
    return cms_bytes(
        [key.certificate, *key.chain],
        issuer_and_serial=issuer_and_serial(leaf.issuer.dump(), leaf.serial_number),
        attributes=attributes,
        signature=private_key.sign(to_be_signed(attributes), ec.ECDSA(SHA256())),
    )


def pdf_date(at: datetime) -> str:
    """A time as PDF writes it: D:20261120092300+01'00'."""
    offset = at.strftime("%z") or "+0000"
    return f"D:{at:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
