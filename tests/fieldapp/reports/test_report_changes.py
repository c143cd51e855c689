"""What was changed, what was measured with an expired tool, and the certificate of a car that goes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pypdfium2
import pytest
from report_samples import NOW, Album, mobile_visit, pre_delivery, sign, vehicle

from fieldapp.domain.attachments import SignerRole
from fieldapp.domain.findings import Severity
from fieldapp.domain.inspections import InspectionKind
from fieldapp.domain.jobs import JobKind
from fieldapp.reports.build import build_report
from fieldapp.reports.content import control_code
from fieldapp.reports.data_check import DataCheck, check_data
from fieldapp.reports.device_key import new_device_key
from fieldapp.reports.job_report import LANGUAGES, decide
from fieldapp.reports.source import CheckedInspection, ReportSource, ShownChange
from fieldapp.reports.texts import load

KEY = new_device_key(device_name="Laptop 7", organisation="Nordfjord", now=NOW)
CHANGES = (
    ShownChange(
        about="recheck",
        item_number=20,
        title="Tread depth: Front left",
        before="2.4",
        after="7.6",
        kind="number",
        unit="mm",
        why="Mounted a new tyre",
        by="Nora Lien",
        at=NOW - timedelta(minutes=30),
    ),
    ShownChange(
        about="finding",
        item_number=8,
        title="Paint",
        before="attention",
        after="advice",
        field="severity",
        why="Polished out",
        by="Nora Lien",
        at=NOW - timedelta(minutes=20),
    ),
    ShownChange(
        about="mark", title="3", before="", after="", field="removed", why="Dirt", by="Per Moe", at=NOW
    ),
)


def read(source: ReportSource, *roles: SignerRole) -> tuple[bytes, str]:
    album = Album()
    signatures = tuple(sign(role, f"Signer {place}") for place, role in enumerate(roles, 1))
    pdf = build_report(
        decide(source), images=album.load, signatures=signatures, device_key=KEY, made_at=NOW
    ).pdf
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    try:
        return pdf, " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def returned(language: str, *, passes: bool = True) -> ReportSource:
    """A workshop visit whose car was checked before its return."""
    checked = pre_delivery(Album(), language)
    (check,) = checked.inspections
    back = replace(
        check,
        kind=InspectionKind.BEFORE_RETURN,
        title="Before return",
        content_sha256="5ad1" * 16,
        missing=0 if passes else 2,
        sections=check.sections[3:5],
    )
    visit = mobile_visit(Album(), language)
    calm = tuple(
        replace(found, finding=replace(found.finding, severity=Severity.ADVICE)) for found in visit.findings
    )
    return replace(
        visit,
        job=replace(visit.job, kind=JobKind.WORKSHOP),
        findings=calm,
        inspections=(*visit.inspections, back),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_values_who_when_and_why_stand_on_the_page(language: str) -> None:
    texts = load(language)
    pdf, text = read(replace(pre_delivery(Album(), language), changes=CHANGES))
    for words in (texts.changes, "2,4 mm", "7,6 mm", "Mounted a new tyre", "Nora Lien,"):
        assert words in text
    assert texts.severity_attention in text
    assert f"{texts.damage} 3" in text
    assert check_data(pdf).check is DataCheck.SAME


def test_a_report_without_changes_has_no_such_section() -> None:
    assert load("en").changes not in read(pre_delivery(Album(), "en"))[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_measured_with_an_expired_tool_says_since_when(language: str) -> None:
    source = pre_delivery(Album(), language)

    def expired(check: CheckedInspection) -> CheckedInspection:
        first, second, third, *rest = check.sections
        items = tuple(
            replace(
                item,
                measured=tuple(
                    replace(point, tool="MN-0317", tool_expired_on=date(2026, 11, 1))
                    for point in item.measured
                ),
            )
            for item in third.items
        )
        return replace(check, sections=(first, second, replace(third, items=items), *rest))

    text = read(replace(source, inspections=tuple(map(expired, source.inspections))))[1]
    told = load(language).tool_expired.partition("{day}")[0].format(tool="MN-0317").strip()
    assert told in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_car_that_goes_back_has_its_certificate(language: str) -> None:
    texts = load(language)
    everybody = (SignerRole.CUSTOMER, SignerRole.TECHNICIAN, SignerRole.SECOND_PERSON)
    text = read(returned(language), *everybody)[1]
    assert texts.return_release in text
    assert texts.return_given.partition("{vin}")[2].strip() in text
    assert control_code("5ad1" * 16) in text
    assert texts.release not in text

    refused = read(returned(language, passes=False), *everybody)[1]
    assert texts.not_released in refused
    assert texts.return_given.partition("{vin}")[2].strip() not in refused


def test_a_visit_without_such_a_check_has_no_certificate() -> None:
    text = read(mobile_visit(Album(), "en"))[1]
    assert load("en").return_release not in text
    assert load("en").not_released not in text


def test_the_second_persons_line_waits_on_a_car_that_goes_back() -> None:
    waiting = load("en").not_signed_yet  # what was decided about findings may say so too
    everybody = (SignerRole.CUSTOMER, SignerRole.TECHNICIAN, SignerRole.SECOND_PERSON)
    signed_by_all = read(returned("en"), *everybody)[1].count(waiting)
    # Two lines to sign on, and the certificate that waits for them.
    assert read(returned("en"), SignerRole.CUSTOMER)[1].count(waiting) == signed_by_all + 3


@pytest.mark.parametrize("language", ["en", "nb", "fr", "de"])
def test_a_car_is_released_by_both_signatures_and_not_before(language: str) -> None:
    texts = load(language)
    given, unsigned = (one.format(vin=vehicle().vin) for one in (texts.return_given, texts.return_unsigned))
    technician, second = SignerRole.TECHNICIAN, SignerRole.SECOND_PERSON
    both = read(returned(language), technician, second)[1]
    assert given in both
    assert texts.scan_code in both
    assert unsigned not in both
    for signed in ((), (technician,), (second,), (SignerRole.CUSTOMER, technician)):
        told = read(returned(language), *signed)[1]
        assert unsigned in told, signed
        assert given not in told, signed
        assert texts.scan_code not in told, signed
