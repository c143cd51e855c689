"""An invoice to look at: a visit with parts, work, a fee and a discount."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from fieldapp.domain.estimates import EstimateLine, LineKind
from fieldapp.domain.invoices import InvoiceDraft, InvoiceFacts, draft_invoice
from fieldapp.domain.jobs import Job, JobKind, JobStatus
from fieldapp.domain.parties import Company, Customer, Language, Site
from fieldapp.domain.parts import Part, UsedPart
from fieldapp.domain.vehicles import Vehicle

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def extra(number: int, kind: LineKind, net: str, quantity: str = "1", **facts: Any) -> EstimateLine:
    made = EstimateLine(
        id=f"line-{number}",
        job_id="job-1",
        kind=kind,
        text=f"Extra {number}",
        quantity=quantity,
        unit_price=net,
        vat_percent="25",
        currency="NOK",
        added_at=NOON,
    )
    return replace(made, **facts)


def invoice_facts(**facts: Any) -> InvoiceFacts:
    """Two filters, one switch with its serial number, 50 minutes, a fee and a discount."""
    made = InvoiceFacts(
        company=Company(
            id="company",
            name="Fjell Bilservice AS",
            organisation_number="914 778 271 MVA",
            street="Verkstedveien 2",
            postcode="7041",
            city="Trondheim",
            country="NO",
            email="post@fjellbil.example",
            phone="+47 73 50 00 00",
            labour_rate="1190",
            bank_account="8601 11 17947",
        ),
        customer=Customer(id="customer-1", name="Ingrid Solbakken & sønn", language=Language.BOKMAL),
        site=Site(
            id="site-1",
            customer_id="customer-1",
            street="Innherredsveien 71",
            postcode="7043",
            city="Trondheim",
            country="NO",
        ),
        vehicle=Vehicle(
            id="vehicle-1",
            customer_id="customer-1",
            vin="5YJ3E7EA5KF312845",
            plate="EL 48213",
            make="Tesla",
            model="Model 3",
        ),
        job=Job(
            id="job-1",
            number="J-2026-004101",
            kind=JobKind.MOBILE_SERVICE,
            status=JobStatus.COMPLETED,
            customer_id="customer-1",
            site_id="site-1",
            vehicle_id="vehicle-1",
            technician_id="person-1",
            window_start=NOON,
            window_end=NOON,
            estimate="",
        ),
        parts=(
            (
                Part(id="part-1", number="1107681-00-A", name="Kupéfilter, par", price="245.00"),
                UsedPart(part_id="part-1", units=2),
            ),
            (
                Part(id="part-2", number="1500012-99-C", name="Innvendig dørbryter", price="612.55"),
                UsedPart(part_id="part-2", units=1, serial_numbers=("SN-77",)),
            ),
        ),
        labour_minutes=50,
        lines=(extra(1, LineKind.FEE, "150.00"), extra(2, LineKind.DISCOUNT, "99.90")),
        approvals=(),
        day=date(2026, 11, 21),
        delivered=date(2026, 11, 20),
    )
    return replace(made, **facts)


def sample_invoice(**facts: Any) -> InvoiceDraft:
    return draft_invoice(invoice_facts(**facts))
