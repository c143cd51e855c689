"""Whoever holds a report can find out what it proves – today and in ten years."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import time_machine
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.generic import NameObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from report_samples import NOW
from sealed_samples import Company, company, forged, sealed_report

from fieldapp.reports import archive
from fieldapp.reports.archive import drawn_by
from fieldapp.reports.content import canonical_json
from fieldapp.reports.data_check import DataCheck
from fieldapp.reports.strict_signature import Broken, NoSeal, read_seal
from fieldapp.reports.verify import Clock, Integrity, Signer, verify
from sync.protocol.records import ReportRecord
from sync.server.report_records import signed

FLIPS = 2000


@pytest.fixture(scope="module")
def nordfjord(tmp_path_factory: pytest.TempPathFactory) -> Company:
    return company(tmp_path_factory.mktemp("nordfjord"))


@pytest.fixture(scope="module")
def report(nordfjord: Company) -> bytes:
    return sealed_report(nordfjord.key)


def test_an_honest_report_proves_all_there_is_to_prove(report: bytes, nordfjord: Company) -> None:
    found = verify(report, roots=[nordfjord.root])

    assert (found.integrity, found.signer, found.time) == (
        Integrity.UNCHANGED,
        Signer.KNOWN,
        Clock.CLAIMED,
    )
    assert (found.data, found.data_problem) == (DataCheck.SAME, "")
    assert (found.device, found.company) == ("Laptop 7", "Nordfjord Mobilservice AS")
    assert found.sealed_at == NOW
    assert (found.job_number, found.version) == ("J-2026-004101", 1)
    assert [(one.name, one.role) for one in found.signatures] == [("Ingrid Solbakken", "customer")]


def test_the_published_fingerprint_is_enough_to_know_the_signer(report: bytes, nordfjord: Company) -> None:
    assert verify(report, fingerprints=[nordfjord.authority.fingerprint]).signer is Signer.KNOWN
    assert verify(report).signer is Signer.UNKNOWN
    assert verify(report, fingerprints=["0" * 64]).signer is Signer.UNKNOWN


def test_every_flipped_bit_is_reported(report: bytes) -> None:
    seal = read_seal(report)
    _, first, second, _ = seal.byte_range
    chance = random.Random(20261120)
    unseen = []
    for number in range(FLIPS):
        place = chance.randrange(first, second) if number % 2 else chance.randrange(len(report))
        changed = bytearray(report)
        changed[place] ^= 1 << chance.randrange(8)
        if verify(bytes(changed)).integrity is Integrity.UNCHANGED:
            unseen.append(place)
    assert unseen == []


def test_bytes_added_or_taken_away_are_reported(report: bytes) -> None:
    for changed in (
        report + b"\n",
        report + b"%%EOF",
        report[:-1],
        report[: len(report) // 2],
        b"\n" + report,
        report + report,
    ):
        assert verify(changed).integrity is not Integrity.UNCHANGED


def test_an_appended_revision_is_reported(report: bytes) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(report))
    writer.root[NameObject("/PageMode")] = NameObject("/UseNone")
    writer.update_root()
    out = BytesIO()
    writer.write(out)

    found = verify(out.getvalue())

    assert found.integrity is Integrity.CHANGED
    assert "whole file" in found.problem


def test_a_second_seal_over_the_first_is_reported(report: bytes, nordfjord: Company) -> None:
    registry: Any = SimpleCertificateStore
    (certificate,) = load_certs_from_pemder_data(nordfjord.key.certificate)
    stranger = signers.SimpleSigner(
        signing_cert=certificate,
        signing_key=load_private_key_from_pemder_data(nordfjord.key.private_key, passphrase=None),
        cert_registry=registry.from_certs([]),
    )
    writer = IncrementalPdfFileWriter(BytesIO(report))
    fields.append_signature_field(writer, fields.SigFieldSpec("Second"))
    out = signers.sign_pdf(
        writer, signers.PdfSignatureMetadata(field_name="Second"), signer=stranger, in_place=False
    )

    assert verify(out.getvalue()).integrity is Integrity.CHANGED


@pytest.mark.parametrize("file", [b"", b"%PDF-1.7\n", b"no PDF at all", bytes(5000)])
def test_a_file_without_a_seal_is_said_to_have_none(file: bytes) -> None:
    assert verify(file).integrity is Integrity.NOT_SEALED
    with pytest.raises(NoSeal):
        read_seal(file)


def test_a_seal_in_other_digits_is_not_the_seal(report: bytes) -> None:
    _, first, second, _ = read_seal(report).byte_range
    for contents in (
        report[first:second].upper(),
        report[first : second - 3] + b"01>",
        report[first : second - 2] + b" >",
    ):
        with pytest.raises(Broken, match=r"another way|no longer readable"):
            read_seal(report[:first] + contents + report[second:])


@pytest.mark.parametrize("year", [2026, 2037, 2050])
def test_the_verdict_holds_when_the_laptops_certificate_has_long_expired(
    report: bytes, nordfjord: Company, year: int
) -> None:
    with time_machine.travel(datetime(year, 12, 1, tzinfo=UTC)):
        found = verify(report, roots=[nordfjord.root])

    assert (found.integrity, found.signer, found.data) == (
        Integrity.UNCHANGED,
        Signer.KNOWN,
        DataCheck.SAME,
    )


def test_a_report_sealed_after_the_certificate_expired_has_no_known_signer(nordfjord: Company) -> None:
    late = sealed_report(nordfjord.key, made_at=NOW + timedelta(days=5000))

    found = verify(late, roots=[nordfjord.root])

    assert (found.integrity, found.signer) == (Integrity.UNCHANGED, Signer.UNKNOWN)


def test_a_company_that_only_has_the_same_name_is_not_known(report: bytes, tmp_path: Path) -> None:
    impostor = company(tmp_path)

    assert verify(report, roots=[impostor.root]).signer is Signer.UNKNOWN
    assert verify(sealed_report(impostor.key), roots=[impostor.root]).signer is Signer.KNOWN


def record(sha256: str, nordfjord: Company, *, recorded_at: str = "2026-11-20T08:25:00+00:00") -> bytes:
    told = ReportRecord(
        position=1,
        previous="0" * 64,
        sha256=sha256,
        content_sha256="c" * 64,
        report_id="report-1",
        version=1,
        device_id="device-7",
        made_at="2026-11-20T08:21:00Z",
        recorded_at=recorded_at,
        mark="m" * 64,
    )
    return signed(told, nordfjord.authority).model_dump_json().encode()


def test_the_companys_record_confirms_the_time(report: bytes, nordfjord: Company) -> None:
    sha256 = verify(report).sha256

    found = verify(report, record=record(sha256, nordfjord))

    assert (found.time, found.time_problem) == (Clock.CONFIRMED, "")
    assert found.recorded_at == datetime(2026, 11, 20, 8, 25, tzinfo=UTC)


def test_a_record_that_does_not_fit_confirms_nothing(
    report: bytes, nordfjord: Company, tmp_path: Path
) -> None:
    sha256 = verify(report).sha256
    honest = record(sha256, nordfjord)
    for wrong, why in (
        (record("a" * 64, nordfjord), "another file"),
        (record(sha256, company(tmp_path)), "another company"),
        (record(sha256, nordfjord, recorded_at="2026-11-19T08:25:00+00:00"), "older than the seal"),
        (honest.replace(b"08:25", b"08:24"), "was changed"),
        (b"{}", "was changed"),
        (b"\xff", "was changed"),
    ):
        found = verify(report, record=wrong)
        assert found.time is Clock.CONTRADICTED
        assert why in found.time_problem


def test_data_that_says_something_else_than_the_pages_is_found(report: bytes, nordfjord: Company) -> None:
    def lie(data: dict[str, Any]) -> None:
        data["content"]["whose"]["odometer_km"] = 18430

    clumsy = verify(forged(report, nordfjord.key, data=lie))
    assert (clumsy.integrity, clumsy.data) == (Integrity.UNCHANGED, DataCheck.DIFFERENT)
    assert "its own hash" in clumsy.data_problem

    def lie_well(data: dict[str, Any]) -> None:
        lie(data)
        data["content_sha256"] = hashlib.sha256(canonical_json(data["content"])).hexdigest()

    clever = verify(forged(report, nordfjord.key, data=lie_well))
    assert clever.data is DataCheck.DIFFERENT
    assert "page 1" in clever.data_problem


def test_a_page_drawn_over_by_a_dishonest_laptop_is_found(report: bytes, nordfjord: Company) -> None:
    found = verify(
        forged(report, nordfjord.key, page=lambda content: content + b"\n0 0 m 90 90 l S\n"),
        roots=[nordfjord.root],
    )

    assert (found.integrity, found.signer, found.data) == (
        Integrity.UNCHANGED,
        Signer.KNOWN,
        DataCheck.DIFFERENT,
    )
    assert "page 1" in found.data_problem


def test_another_versions_drawing_is_compared_word_by_word(report: bytes, nordfjord: Company) -> None:
    def older(data: dict[str, Any]) -> None:
        data["drawn_by"] = "Field Companion 0.0.1, reportlab 4.0"

    def thicker(content: bytes) -> bytes:
        return b"0.7 w\n" + content

    assert verify(forged(report, nordfjord.key, data=older, page=thicker)).data is DataCheck.SAME_WORDS

    def blank(content: bytes) -> bytes:
        return b""

    gone = verify(forged(report, nordfjord.key, data=older, page=blank))
    assert gone.data is DataCheck.DIFFERENT
    assert "no page says" in gone.data_problem


def test_the_drawing_code_tells_two_builds_of_one_version_apart() -> None:
    name = drawn_by()
    (code,) = re.findall(r"\(([0-9a-f]{12})\)", name)
    read = b"".join(file.read_bytes() for file in sorted(Path(archive.__file__).parent.rglob("*.py")))
    assert code == hashlib.sha256(read).hexdigest()[:12]


def stamped(document: pikepdf.Pdf) -> None:
    """White paper and other words over what the page says, as an annotation every reader shows."""
    looks = document.make_stream(
        b"1 1 1 rg 0 0 300 90 re f",
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=pikepdf.Array([0, 0, 300, 90]),
    )
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Stamp,
        Rect=pikepdf.Array([50, 500, 350, 590]),
        F=4,
        AP=pikepdf.Dictionary(N=looks),
    )
    document.pages[0].obj["/Annots"] = pikepdf.Array([document.make_indirect(note)])


def cut_off(document: pikepdf.Pdf) -> None:
    document.pages[1].obj["/CropBox"] = pikepdf.Array([0, 0, 595, 400])


def upside_down(document: pikepdf.Pdf) -> None:
    document.pages[0].obj["/Rotate"] = 180


def layered(document: pikepdf.Pdf) -> None:
    document.Root["/OCProperties"] = pikepdf.Dictionary(OCGs=pikepdf.Array([]))


def negative_photos(document: pikepdf.Pdf) -> None:
    for page in document.pages:
        for image in page.resources.get("/XObject", pikepdf.Dictionary()).values():
            image["/Decode"] = pikepdf.Array([1, 0, 1, 0, 1, 0])


def other_letters(document: pikepdf.Pdf) -> None:
    font = next(iter(document.pages[0].resources["/Font"].values()))
    font["/Encoding"] = pikepdf.Dictionary(Differences=pikepdf.Array([49, pikepdf.Name("/nine")]))


@pytest.mark.parametrize("deceive", [stamped, cut_off, upside_down, layered, negative_photos, other_letters])
def test_pages_that_only_look_otherwise_than_they_say_are_told(
    nordfjord: Company, report: bytes, deceive: Callable[[pikepdf.Pdf], None]
) -> None:
    found = verify(forged(report, nordfjord.key, document_too=deceive))

    assert found.integrity is Integrity.UNCHANGED, "who sealed it meant it so"
    assert found.data is DataCheck.DIFFERENT
    assert found.data_problem.startswith("page ")


def test_data_that_nests_without_end_is_no_data(nordfjord: Company, report: bytes) -> None:
    def endless(data: dict[str, Any]) -> None:
        inner: list[Any] = []
        for _ in range(500):
            inner = [inner]
        data["content"]["diagnosis"] = inner

    assert verify(forged(report, nordfjord.key, data=endless)).data is DataCheck.DIFFERENT
