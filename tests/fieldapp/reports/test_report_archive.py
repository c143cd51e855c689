"""The archive file: valid PDF/A-3b, its data inside."""

from __future__ import annotations

import hashlib
import json
from io import BytesIO

import pikepdf
import pytest
from pikepdf import pdfa
from report_samples import NOW, Album, mobile_visit, pre_delivery, sign

from fieldapp.domain.attachments import SignerRole
from fieldapp.reports.archive import ATTACHMENT, archive
from fieldapp.reports.build import build_report
from fieldapp.reports.content import ReportContent, canonical_json, content_sha256
from fieldapp.reports.device_key import DeviceKey, new_device_key
from fieldapp.reports.job_report import decide

SIGNATURE = sign(SignerRole.CUSTOMER, "Ingrid Solbakken")


@pytest.fixture(scope="module")
def key() -> DeviceKey:
    return new_device_key(device_name="Laptop 7", organisation="Nordfjord", now=NOW)


@pytest.fixture(scope="module")
def made(key: DeviceKey) -> tuple[ReportContent, bytes]:
    album = Album()
    content = decide(pre_delivery(album))
    report = build_report(content, images=album.load, signatures=(SIGNATURE,), device_key=key, made_at=NOW)
    return content, report.pdf


def test_what_the_validator_does_not_know_is_the_seal_and_nothing_else(
    made: tuple[ReportContent, bytes],
) -> None:
    with pikepdf.open(BytesIO(made[1])) as document:
        report = pdfa.validate_written(document, "3b")
        assert not [finding for finding in report.findings if finding.kind == "violation"]
        del document.Root["/AcroForm"]
        del document.pages[0]["/Annots"]
        out = BytesIO()
        assert pdfa.save(document, out, "3b", repair=False).verdict == "pass"


def test_a_page_that_breaks_the_archive_format_is_not_sealed(key: DeviceKey) -> None:
    from reportlab.pdfgen.canvas import Canvas

    album = Album()
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 72, "Helvetica is not embedded")
    canvas.save()

    with pytest.raises(pdfa.PdfaError):
        archive(
            out.getvalue(),
            decide(mobile_visit(album)),
            (),
            {},
            sha256="0" * 64,
            device_key=key,
            made_at=NOW,
            paper="A4",
        )


def test_the_attached_data_is_what_the_pages_say(made: tuple[ReportContent, bytes]) -> None:
    content, pdf = made
    with pikepdf.open(BytesIO(pdf)) as document:
        attached = document.attachments[ATTACHMENT]
        told = json.loads(attached.get_file().read_bytes())
        assert attached.obj["/AFRelationship"] == pikepdf.Name.Data

    assert told["format"] == "field-companion-report/1"
    assert told["content"]["whose"]["vin"] == content.whose.vin
    assert told["signatures"][0]["name"] == "Ingrid Solbakken"
    assert told["paper"] == "A4"
    assert told["made_at"] == "2026-11-20T08:21:00Z"
    assert hashlib.sha256(canonical_json(told["content"])).hexdigest() == told["content_sha256"]
    assert told["content_sha256"] == content_sha256(content)


def test_no_page_has_a_transition(made: tuple[ReportContent, bytes]) -> None:
    with pikepdf.open(BytesIO(made[1])) as document:
        assert not [page for page in document.pages if "/Trans" in page]


def test_the_file_says_when_it_was_made_and_in_which_language(made: tuple[ReportContent, bytes]) -> None:
    with pikepdf.open(BytesIO(made[1])) as document:
        assert str(document.docinfo["/CreationDate"]).startswith("D:20261120082100+00'00")
        assert str(document.Root["/Lang"]) == "en-NO"
        assert str(document.docinfo["/Title"]) == "Delivery report J-2026-004107"


def test_every_font_is_embedded(made: tuple[ReportContent, bytes]) -> None:
    with pikepdf.open(BytesIO(made[1])) as document:
        names = {
            str(font["/BaseFont"]): "/FontFile2" in font["/FontDescriptor"]
            for page in document.pages
            for font in page.resources["/Font"].values()
        }
    assert names
    assert all(names.values())
    assert not [name for name in names if "Helvetica" in name]
