"""The archive file: valid PDF/A-3b, its data inside."""

from __future__ import annotations

import hashlib
import json
from io import BytesIO

import pikepdf
import pytest
from asn1crypto import cms
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


def broken_rules(pdf: bytes) -> list[str]:
    """What a sealed file breaks of the rules the validator leaves out: form fields and signatures (ISO 19005-3, 6.3
    and 6.4), and what signing could have spoilt of the file as a whole (6.1, 6.6).
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        form = document.Root["/AcroForm"]
        (field,) = form["/Fields"]
        (widget,) = document.pages[0]["/Annots"]
        flags, seal = int(widget["/F"]), field["/V"]
        start, first, second, last = (int(number) for number in seal["/ByteRange"])
        with document.open_metadata() as meta:
            part = meta.get("pdfaid:part"), meta.get("pdfaid:conformance")
        signed = cms.ContentInfo.load(bytes(seal["/Contents"]).rstrip(b"\0"))["content"]
        rules = {
            "the form draws itself (6.4.1)": "/NeedAppearances" not in form and "/XFA" not in form,
            "no field acts (6.4.1, 6.5)": "/A" not in widget and "/AA" not in widget,
            "printed, not hidden, not without view (6.3.2)": flags & 4 == 4
            and flags & (1 | 2 | 32 | 256) == 0,
            "an appearance, or no size (6.3.3)": "/AP" in widget or list(widget["/Rect"]) == [0, 0, 0, 0],
            "the seal covers all but itself (6.4.3)": (start, second + last) == (0, len(pdf))
            and pdf[first : first + 1] == b"<"
            and pdf[second - 1 : second] == b">",
            "exactly one signer, with certificate (6.4.3)": len(signed["signer_infos"]) == 1
            and len(signed["certificates"]) >= 1,
            "nothing runs, nothing is locked (6.1.3, 6.5)": "/OpenAction" not in document.Root
            and "/AA" not in document.Root
            and not document.is_encrypted,
            "it says what it is (6.6.4)": part == ("3", "B"),
            "an identity, one end of file (6.1.3)": "/ID" in document.trailer and pdf.count(b"%%EOF") == 1,
        }
    return [rule for rule, kept in rules.items() if not kept]


def test_the_sealed_file_keeps_the_rules_for_signatures_too(made: tuple[ReportContent, bytes]) -> None:
    assert broken_rules(made[1]) == []


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("/F", 134, "printed, not hidden, not without view (6.3.2)"),
        ("/Rect", [0, 0, 9, 9], "an appearance, or no size (6.3.3)"),
        ("/AA", {}, "no field acts (6.4.1, 6.5)"),
    ],
)
def test_a_sealed_file_that_breaks_a_rule_is_found(
    made: tuple[ReportContent, bytes], name: str, value: object, rule: str
) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(made[1])) as document:
        document.pages[0]["/Annots"][0][name] = pikepdf.Dictionary(value) if value == {} else value
        document.save(out)
    assert rule in broken_rules(out.getvalue())
    assert broken_rules(made[1] + b"\n%%EOF\n") != []


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
