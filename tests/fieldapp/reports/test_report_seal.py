"""The seal holds: over the whole file, in one revision, with the device's key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from report_samples import NOW, Album, mobile_visit

from fieldapp.errors import WrongUsage
from fieldapp.reports.build import build_report
from fieldapp.reports.device_key import DeviceKey, new_device_key
from fieldapp.reports.job_report import decide
from fieldapp.reports.seal import pdf_date


@pytest.fixture(scope="module")
def key() -> DeviceKey:
    return new_device_key(device_name="Laptop 7", organisation="Nordfjord Mobilservice AS", now=NOW)


@pytest.fixture(scope="module")
def sealed(key: DeviceKey) -> bytes:
    album = Album()
    content = decide(mobile_visit(album))
    return build_report(content, images=album.load, signatures=(), device_key=key, made_at=NOW).pdf


def check(pdf: bytes, root: bytes) -> PdfSignatureStatus:
    (embedded,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    trusted = ValidationContext(
        trust_roots=load_certs_from_pemder_data(root), moment=NOW + timedelta(hours=1), allow_fetching=False
    )
    return validate_pdf_signature(embedded, signer_validation_context=trusted)


def test_a_sealed_report_is_valid_and_covered_whole(sealed: bytes, key: DeviceKey) -> None:
    status = check(sealed, key.certificate)

    assert status.bottom_line
    assert status.intact
    assert status.valid
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE


def test_a_sealed_report_is_one_revision(sealed: bytes) -> None:
    reader = PdfFileReader(BytesIO(sealed))

    assert reader.total_revisions == 1
    assert sealed.count(b"startxref") == 1
    assert sealed.rstrip().endswith(b"%%EOF")


def test_the_signed_range_leaves_out_nothing_but_the_signature(sealed: bytes) -> None:
    (embedded,) = PdfFileReader(BytesIO(sealed)).embedded_signatures
    first, length, second, rest = (int(number) for number in embedded.byte_range)

    assert first == 0
    assert sealed[length : length + 1] == b"<"
    assert sealed[second - 1 : second] == b">"
    assert second + rest == len(sealed)
    assert set(sealed[length + 1 : second - 1]) <= set(b"0123456789abcdef")


def test_a_changed_page_is_not_intact(sealed: bytes, key: DeviceKey) -> None:
    at = sealed.index(b"\xff\xd8\xff") + 700
    changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]

    status = check(changed, key.certificate)

    assert not status.intact
    assert not status.bottom_line


def test_a_strangers_root_does_not_vouch_for_the_seal(sealed: bytes) -> None:
    stranger = new_device_key(device_name="Other", organisation="Other", now=NOW)

    assert not check(sealed, stranger.certificate).trusted


def test_a_key_certified_by_the_company_carries_its_chain() -> None:
    own = new_device_key(device_name="Laptop 7", organisation="Nordfjord", now=NOW)
    issuer_key, issuer = authority()
    certified = DeviceKey(
        private_key=own.private_key,
        certificate=certify(own, issuer_key, issuer),
        chain=(issuer.public_bytes(serialization.Encoding.DER),),
    )
    album = Album()

    report = build_report(
        decide(mobile_visit(album)), images=album.load, signatures=(), device_key=certified, made_at=NOW
    )

    assert check(report.pdf, certified.chain[0]).bottom_line


def authority() -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Company CA")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW - timedelta(days=2))
        .not_valid_after(NOW + timedelta(days=9000))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    return key, certificate


def certify(own: DeviceKey, issuer_key: ec.EllipticCurvePrivateKey, issuer: x509.Certificate) -> bytes:
    leaf = x509.load_der_x509_certificate(own.certificate)
    builder = (
        x509.CertificateBuilder()
        .subject_name(leaf.subject)
        .issuer_name(issuer.subject)
        .public_key(leaf.public_key())
        .serial_number(2)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=400))
    )
    for extension in leaf.extensions:
        builder = builder.add_extension(extension.value, extension.critical)
    return builder.sign(issuer_key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def test_a_report_without_a_key_is_refused_in_a_sentence() -> None:
    album = Album()

    with pytest.raises(WrongUsage, match="sign in first"):
        build_report(
            decide(mobile_visit(album)), images=album.load, signatures=(), device_key=None, made_at=NOW
        )


def test_a_job_number_that_looks_like_a_seal_does_not_mislead_it(key: DeviceKey) -> None:
    album = Album()
    source = mobile_visit(album)
    number = "/ByteRange [ 0 2147483647 2147483647 2147483647 ] /Contents <" + "a5" * 300 + ">"
    content = decide(replace(source, job=replace(source.job, number=number)))

    report = build_report(content, images=album.load, signatures=(), device_key=key, made_at=NOW)

    assert check(report.pdf, key.certificate).bottom_line


def test_times_are_written_as_pdf_writes_them() -> None:
    oslo = datetime.fromisoformat("2026-11-20T09:23:00+01:00")

    assert pdf_date(oslo) == "D:20261120092300+01'00'"
    assert pdf_date(oslo.astimezone(UTC)) == "D:20261120082300+00'00'"
