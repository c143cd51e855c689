"""Invoices as UBL: the schema of OASIS, the rules of EN 16931 and Peppol."""

import csv
import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invoice_samples import invoice_facts, sample_invoice
from lxml import etree
from peppol.rules import check_rules
from peppol.xsd import validate_xsd

from fieldapp.domain.invoices import InvoiceDraft
from fieldapp.domain.parties import Language
from fieldapp.domain.parts import Part, UsedPart
from fieldapp.errors import DataProblem
from fieldapp.reports.invoice_csv import COLUMNS, write_csv
from fieldapp.reports.ubl import PEPPOL, PLAIN, write_ubl

NS = {
    "i": "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}


def business(**facts: Any) -> InvoiceDraft:
    """A Norwegian company as customer, which has an address in the network."""
    customer = replace(invoice_facts().customer, organisation_number="987 654 325")
    return sample_invoice(**{"customer": customer, **facts})


def tree(draft: InvoiceDraft) -> Any:
    return etree.fromstring(write_ubl(draft))


def text(root: Any, path: str) -> str:
    (found,) = root.xpath(path, namespaces=NS)
    return str(found.text if hasattr(found, "text") else found)


def texts(root: Any, path: str) -> list[str]:
    return [str(found.text) for found in root.xpath(path, namespaces=NS)]


def assert_valid(draft: InvoiceDraft) -> Any:
    """Schema-valid UBL 2.1, and no finding of an independent reading of the rules."""
    content = write_ubl(draft)
    valid, errors = validate_xsd(content)
    assert valid, errors
    findings = [found for found in check_rules(content) if "BE-" not in str(found)]
    assert findings == []
    return etree.fromstring(content)


def test_a_business_gets_a_peppol_invoice_with_both_addresses() -> None:
    root = assert_valid(business())

    assert text(root, "cbc:CustomizationID") == PEPPOL
    assert root.xpath("//cbc:EndpointID/@schemeID", namespaces=NS) == ["0192", "0192"]
    assert texts(root, "//cbc:EndpointID") == ["914778271", "987654325"]


def test_a_seller_without_an_address_in_the_network_sends_no_peppol_invoice() -> None:
    draft = business()
    abroad = replace(draft, seller=replace(draft.seller, country="US", vat_number="US12"))

    root = etree.fromstring(write_ubl(abroad))

    assert text(root, "cbc:CustomizationID") == PLAIN
    assert texts(root, "//cbc:EndpointID") == []


def test_norway_wants_the_vat_number_with_mva_and_the_register() -> None:
    root = assert_valid(business())

    seller = "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID"
    assert texts(root, seller) == ["NO914778271MVA", "Foretaksregisteret"]  # NO-R-001, NO-R-002


def test_a_private_person_gets_an_invoice_of_the_plain_standard() -> None:
    root = assert_valid(sample_invoice())

    assert text(root, "cbc:CustomizationID") == PLAIN
    assert root.xpath("cac:AccountingCustomerParty//cbc:EndpointID", namespaces=NS) == []
    assert (
        text(root, "cac:AccountingCustomerParty/cac:Party/cac:PartyName/cbc:Name")
        == "Ingrid Solbakken & sønn"
    )


def test_the_sums_in_the_file_follow_br_co_10_to_17() -> None:
    root = assert_valid(business())

    def amount(path: str) -> Decimal:
        return Decimal(text(root, path))

    sums = "cac:LegalMonetaryTotal/cbc:"
    lines = [Decimal(found) for found in texts(root, "cac:InvoiceLine/cbc:LineExtensionAmount")]
    allowances = [Decimal(found) for found in texts(root, "cac:AllowanceCharge/cbc:Amount")]
    assert amount(f"{sums}LineExtensionAmount") == sum(lines)  # BR-CO-10
    assert amount(f"{sums}AllowanceTotalAmount") == sum(allowances)  # BR-CO-11
    assert root.xpath("//cbc:ChargeTotalAmount", namespaces=NS) == []  # BR-CO-12
    net = amount(f"{sums}TaxExclusiveAmount")
    assert net == sum(lines) - sum(allowances)  # BR-CO-13
    vat = amount("cac:TaxTotal/cbc:TaxAmount")
    assert vat == amount("cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount")  # BR-CO-14
    assert amount(f"{sums}TaxInclusiveAmount") == net + vat  # BR-CO-15
    assert amount(f"{sums}PayableAmount") == net + vat  # BR-CO-16
    percent = amount("cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:Percent")
    assert vat == round(net * percent / 100, 2)  # BR-CO-17
    assert amount("cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount") == net  # BR-S-08
    assert text(root, "cbc:DueDate") == "2026-12-05"  # BR-CO-25: when it is to be paid


def test_work_is_counted_in_minutes_and_priced_by_the_hour() -> None:
    root = assert_valid(business())

    work = "cac:InvoiceLine[cac:Item/cbc:Name='Arbeid']/"
    assert text(root, f"{work}cbc:InvoicedQuantity") == "50"
    assert text(root, f"{work}cac:Price/cbc:PriceAmount") == "1190"
    assert text(root, f"{work}cac:Price/cbc:BaseQuantity") == "60"
    assert root.xpath(f"{work}*//@unitCode | {work}cbc:InvoicedQuantity/@unitCode", namespaces=NS) == [
        "MIN",
        "MIN",
    ]  # PEPPOL-EN16931-R130: one unit for both


def test_a_serial_number_stands_with_its_part() -> None:
    root = assert_valid(business())

    found = "cac:InvoiceLine/cac:Item[cac:SellersItemIdentification/cbc:ID='1500012-99-C']/"
    assert text(root, f"{found}cac:AdditionalItemProperty/cbc:Value") == "SN-77"


@pytest.mark.parametrize("language", list(Language))
def test_it_is_valid_in_every_language(language: Language) -> None:
    customer = replace(invoice_facts().customer, language=language)
    assert_valid(sample_invoice(customer=customer))


@pytest.mark.parametrize(
    ("country", "percent", "own", "vat"),
    [
        ("FR", "20", "FR", "FR40303265045"),
        ("DE", "19", "DE", "DE123456789"),
        ("SE", "25", "SE", "SE556677889901"),
    ],
)
def test_other_countries_have_their_own_rate_and_scheme(
    country: str, percent: str, own: str, vat: str
) -> None:
    facts = invoice_facts()
    company = replace(
        facts.company,
        country=own,
        vat_percent=percent,
        vat_number=vat,
        organisation_number="303 265 045",
        currency="EUR",
        labour_rate="95",
    )
    parts = tuple((replace(part, currency="EUR"), used) for part, used in facts.parts)
    root = assert_valid(
        business(
            company=company,
            site=replace(facts.site, country=country),
            parts=parts,
            lines=tuple(replace(line, currency="EUR") for line in facts.lines),
        )
    )

    assert text(root, "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:Percent") == percent
    assert text(root, "cbc:DocumentCurrencyCode") == "EUR"
    assert vat in texts(root, "cac:AccountingSupplierParty//cbc:CompanyID")


def test_without_vat_the_file_says_why() -> None:
    facts = invoice_facts()
    root = assert_valid(business(company=replace(facts.company, vat_percent="0")))

    category = "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/"
    assert text(root, f"{category}cbc:ID") == "E"
    assert text(root, f"{category}cbc:TaxExemptionReason")  # BR-E-10
    assert Decimal(text(root, "cac:TaxTotal/cbc:TaxAmount")) == 0  # BR-E-09


@settings(max_examples=60, deadline=None)
@given(words=st.text(min_size=1, max_size=60))
def test_any_text_a_person_types_gives_a_valid_file(words: str) -> None:
    facts = invoice_facts()
    name = words if words.strip() else "x"
    part = (
        Part(id="p", number=words, name=words, price="1.00"),
        UsedPart(part_id="p", units=1, serial_numbers=(words,)),
    )
    customer = replace(facts.customer, name="A" + name)
    valid, errors = validate_xsd(write_ubl(sample_invoice(customer=customer, parts=(part,))))
    assert valid, errors


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"parts": (), "labour_minutes": 0, "lines": ()}, "nothing to invoice"),
        ({"company": replace(invoice_facts().company, organisation_number="")}, "organisation number"),
        ({"company": replace(invoice_facts().company, organisation_number="12")}, "VAT number"),
        ({"customer": replace(invoice_facts().customer, name=" ")}, "customer's name"),
    ],
)
def test_what_is_missing_is_named_instead_of_written(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(DataProblem, match=sentence):
        write_ubl(sample_invoice(**change))


@pytest.mark.parametrize(
    ("sum_in_file", "rule"),
    [("PayableAmount", "BR-CO-16"), ("TaxExclusiveAmount", "BR-CO-13"), ("TaxInclusiveAmount", "BR-CO-15")],
)
def test_a_broken_sum_would_be_noticed(sum_in_file: str, rule: str) -> None:
    root = tree(business())
    root.xpath(f"cac:LegalMonetaryTotal/cbc:{sum_in_file}", namespaces=NS)[0].text = "1.00"

    assert rule in {found.rule_id for found in check_rules(etree.tostring(root))}


def test_an_element_out_of_order_would_be_noticed() -> None:
    root = tree(business())
    root.append(root.xpath("cbc:DueDate", namespaces=NS)[0])

    assert not validate_xsd(etree.tostring(root))[0]


def test_the_table_has_a_row_for_each_line_and_allowance() -> None:
    rows = list(csv.DictReader(io.StringIO(write_csv([business()]).decode("utf-8-sig")), delimiter=";"))

    assert tuple(rows[0]) == COLUMNS
    assert [row["kind"] for row in rows] == ["part", "part", "labour", "fee", "discount"]
    assert sum(Decimal(row["net"]) for row in rows) == Decimal(rows[0]["invoice_net"])
    assert rows[-1]["net"] == "-99.90"


def test_a_cell_is_no_formula() -> None:
    customer = replace(invoice_facts().customer, name="=HYPERLINK(1)")
    content = write_csv([sample_invoice(customer=customer)]).decode("utf-8-sig")
    assert ";'=HYPERLINK(1);" in content
