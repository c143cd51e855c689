"""An invoice as UBL 2.1 (ISO/IEC 19845), as EN 16931 and Peppol BIS Billing 3.0 want it; in Norway that is EHF.

A business with an address in the Peppol network gets a Peppol invoice. A private person has none, and Peppol refuses an
invoice without one (rule PEPPOL-EN16931-R010): theirs is an invoice of the plain European standard.

Sources: EN 16931-1:2017 (business terms BT-…, groups BG-…), docs.peppol.eu/poacc/billing/3.0 (identifiers, order of
elements, code lists), UBL 2.1 schema of OASIS. Schemes of electronic addresses: code list EAS of the same site.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

from fieldapp.domain.invoices import Allowance, InvoiceDraft, InvoiceLine
from fieldapp.domain.parties import Company, Customer, Site
from fieldapp.errors import DataProblem
from fieldapp.reports.invoice_texts import InvoiceTexts, invoice_texts

PLAIN = "urn:cen.eu:en16931:2017"
PEPPOL = f"{PLAIN}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"

ADDRESS_SCHEMES = {
    "AT": "9914",
    "BE": "0208",
    "CH": "0183",
    "DE": "9930",
    "DK": "0184",
    "FI": "0216",
    "FR": "0002",
    "GB": "9932",
    "IS": "0196",
    "LU": "9938",
    "NL": "0106",
    "NO": "0192",
    "SE": "0007",
}
"""Scheme (EAS) of a business's electronic address by country: the register its number comes from."""

_DISCOUNT = "95"  # UNCL 5189
_CREDIT_TRANSFER = "30"  # UNCL 4461
_INVOICE = "380"  # UNCL 1001

_ROOT = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
_CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
_CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
_NOT_IN_NUMBER = re.compile(r"[^0-9A-Za-z]")
# Signs XML 1.0 cannot carry at all.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_ubl(draft: InvoiceDraft) -> bytes:
    """The invoice as an XML file, UTF-8.

    Raises:
        DataProblem: something an invoice must say is missing; the sentence says what to do about it.
    """
    check_complete(draft)
    texts = invoice_texts(draft.buyer.language.value)
    for prefix, uri in (("", _ROOT), ("cac", _CAC), ("cbc", _CBC)):
        ET.register_namespace(prefix, uri)
    root = ET.Element(f"{{{_ROOT}}}Invoice")
    _say(root, "CustomizationID", PEPPOL if _buyer_address(draft) else PLAIN)
    _say(root, "ProfileID", PROFILE)
    _say(root, "ID", draft.number)
    _say(root, "IssueDate", _day(draft.issued))
    _say(root, "DueDate", _day(draft.due))
    _say(root, "InvoiceTypeCode", _INVOICE)
    _say(root, "Note", texts.about.format(vehicle=_vehicle(draft), job=draft.job.shown_number))
    _say(root, "DocumentCurrencyCode", draft.currency)
    _say(root, "BuyerReference", draft.job.shown_number)
    _seller(root, draft)
    _buyer(root, draft)
    delivery = _open(root, "Delivery")
    _say(delivery, "ActualDeliveryDate", _day(draft.delivered))
    _address(_open(_open(delivery, "DeliveryLocation"), "Address"), draft.site)
    if draft.seller.bank_account.strip():
        means = _open(root, "PaymentMeans")
        _say(means, "PaymentMeansCode", _CREDIT_TRANSFER)
        _say(means, "PaymentID", draft.number)
        _say(_open(means, "PayeeFinancialAccount"), "ID", _number(draft.seller.bank_account))
    for allowance in draft.allowances:
        _allowance(root, draft, allowance, texts)
    _tax(root, draft, texts)
    _sums(root, draft)
    for place, line in enumerate(draft.lines, start=1):
        _line(root, draft, line, place, texts)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


def check_complete(draft: InvoiceDraft) -> None:
    """Pass when everything is there that an invoice must say.

    Raises:
        DataProblem: what is missing, and who puts it right.
    """
    seller, buyer, site = draft.seller, draft.buyer, draft.site
    if draft.unpriced:
        raise DataProblem(
            f"Part {draft.unpriced[0]} has no price in {draft.currency}; the office sets one in the catalogue first."
        )
    if not draft.lines:
        raise DataProblem(
            f"Job {draft.number} has neither parts nor labour nor fees: there is nothing to invoice."
        )
    if draft.total < 0:
        raise DataProblem("The discount is greater than the price; take it down first.")
    missing = [
        name
        for name, value in (
            ("the company's name", seller.name),
            ("the company's country", seller.country),
            ("the company's organisation number", seller.organisation_number),
            ("the company's VAT number", vat_number(seller) if draft.rate.percent else "none"),
            ("the customer's name", buyer.name),
            ("the country of the place", site.country),
        )
        if not value.strip()
    ]
    if missing:
        raise DataProblem(f"An invoice needs {' and '.join(missing)}; the office sets it, then try again.")


def vat_number(company: Company) -> str:
    """The company's VAT number; in Norway it follows from the organisation number (NO-R-001: NO, nine digits, MVA)."""
    given = _number(company.vat_number).upper()
    if given or company.country.upper() != "NO":
        return given
    digits = "".join(sign for sign in company.organisation_number if sign.isdigit())
    return f"NO{digits}MVA" if len(digits) == 9 else ""


def _seller(root: ET.Element, draft: InvoiceDraft) -> None:
    company = draft.seller
    party = _open(_open(root, "AccountingSupplierParty"), "Party")
    scheme = ADDRESS_SCHEMES.get(company.country.upper())
    registered = _registered(company.organisation_number, company.country)
    if scheme:
        _say(party, "EndpointID", registered, schemeID=scheme)
    _say(_open(party, "PartyName"), "Name", company.name)
    _address(_open(party, "PostalAddress"), company)
    number = vat_number(company)
    if number:
        _tax_scheme(party, number, "VAT")
    else:
        _tax_scheme(party, registered, "TAX")  # BR-E-02: some number the tax office knows
    if company.country.upper() == "NO" and number:
        _tax_scheme(party, "Foretaksregisteret", "TAX")  # NO-R-002
    legal = _open(party, "PartyLegalEntity")
    _say(legal, "RegistrationName", company.name)
    _say(legal, "CompanyID", registered, **({"schemeID": scheme} if scheme else {}))
    contact = _open(party, "Contact")
    if company.phone:
        _say(contact, "Telephone", company.phone)
    if company.email:
        _say(contact, "ElectronicMail", company.email)
    if not len(contact):
        party.remove(contact)


def _buyer(root: ET.Element, draft: InvoiceDraft) -> None:
    customer: Customer = draft.buyer
    party = _open(_open(root, "AccountingCustomerParty"), "Party")
    address = _buyer_address(draft)
    if address:
        _say(party, "EndpointID", address[1], schemeID=address[0])
    _say(_open(party, "PartyName"), "Name", customer.name)
    _address(_open(party, "PostalAddress"), draft.site)
    legal = _open(party, "PartyLegalEntity")
    _say(legal, "RegistrationName", customer.name)
    if address:
        _say(legal, "CompanyID", address[1], schemeID=address[0])


def _buyer_address(draft: InvoiceDraft) -> tuple[str, str] | None:
    """Scheme and number of a business in the network; None for a private person, and where we have no address there.

    Both ends need one (rules PEPPOL-EN16931-R010 and -R020): a seller without sends the plain European invoice.
    """
    if draft.seller.country.upper() not in ADDRESS_SCHEMES:
        return None
    scheme = ADDRESS_SCHEMES.get(draft.site.country.upper())
    number = _registered(draft.buyer.organisation_number, draft.site.country)
    return (scheme, number) if scheme and number else None


def _registered(number: str, country: str) -> str:
    """A register's number without what people write around it: Norway's is nine digits."""
    plain = _number(number)
    if country.upper() == "NO":
        return "".join(sign for sign in plain if sign.isdigit())
    return plain


def _tax_scheme(party: ET.Element, number: str, scheme: str) -> None:
    inside = _open(party, "PartyTaxScheme")
    _say(inside, "CompanyID", number)
    _say(_open(inside, "TaxScheme"), "ID", scheme)


def _address(inside: ET.Element, place: Company | Site) -> None:
    for name, value in (
        ("StreetName", place.street),
        ("CityName", place.city),
        ("PostalZone", place.postcode),
    ):
        if value.strip():
            _say(inside, name, value)
    _say(_open(inside, "Country"), "IdentificationCode", place.country.upper())


def _allowance(root: ET.Element, draft: InvoiceDraft, allowance: Allowance, texts: InvoiceTexts) -> None:
    inside = _open(root, "AllowanceCharge")
    _say(inside, "ChargeIndicator", "false")
    _say(inside, "AllowanceChargeReasonCode", _DISCOUNT)
    _say(inside, "AllowanceChargeReason", texts.agreed_price if allowance.agreed else allowance.text)
    _amount(inside, "Amount", allowance.amount, draft)
    _category(_open(inside, "TaxCategory"), draft)


def _category(inside: ET.Element, draft: InvoiceDraft, *, reason: str = "") -> None:
    _say(inside, "ID", draft.rate.category)
    _say(inside, "Percent", _plain(draft.rate.percent))
    if reason:
        _say(inside, "TaxExemptionReason", reason)
    _say(_open(inside, "TaxScheme"), "ID", "VAT")


def _tax(root: ET.Element, draft: InvoiceDraft, texts: InvoiceTexts) -> None:
    total = _open(root, "TaxTotal")
    _amount(total, "TaxAmount", draft.vat, draft)
    part = _open(total, "TaxSubtotal")
    _amount(part, "TaxableAmount", draft.net, draft)
    _amount(part, "TaxAmount", draft.vat, draft)
    _category(_open(part, "TaxCategory"), draft, reason="" if draft.rate.category == "S" else texts.exempt)


def _sums(root: ET.Element, draft: InvoiceDraft) -> None:
    sums = _open(root, "LegalMonetaryTotal")
    _amount(sums, "LineExtensionAmount", draft.line_total, draft)
    _amount(sums, "TaxExclusiveAmount", draft.net, draft)
    _amount(sums, "TaxInclusiveAmount", draft.total, draft)
    if draft.allowances:
        _amount(sums, "AllowanceTotalAmount", draft.allowance_total, draft)
    _amount(sums, "PayableAmount", draft.total, draft)


def _line(root: ET.Element, draft: InvoiceDraft, line: InvoiceLine, place: int, texts: InvoiceTexts) -> None:
    inside = _open(root, "InvoiceLine")
    _say(inside, "ID", str(place))
    _say(inside, "InvoicedQuantity", _plain(line.quantity), unitCode=line.unit.value)
    _amount(inside, "LineExtensionAmount", line.net, draft)
    item = _open(inside, "Item")
    _say(item, "Name", line.text or texts.labour)
    if line.item_number:
        _say(_open(item, "SellersItemIdentification"), "ID", line.item_number)
    _category(_open(item, "ClassifiedTaxCategory"), draft)
    for serial in line.serial_numbers:
        about = _open(item, "AdditionalItemProperty")
        _say(about, "Name", texts.serial_number)
        _say(about, "Value", serial)
    price = _open(inside, "Price")
    _say(price, "PriceAmount", _plain(line.unit_price), currencyID=draft.currency)
    if line.per != 1:
        _say(price, "BaseQuantity", str(line.per), unitCode=line.unit.value)


def _vehicle(draft: InvoiceDraft) -> str:
    vehicle = draft.vehicle
    return " ".join(part for part in (vehicle.make, vehicle.model, vehicle.plate, vehicle.vin) if part)


def _open(parent: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{_CAC}}}{name}")


def _say(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, f"{{{_CBC}}}{name}", attributes).text = " ".join(_NO_XML.sub(" ", text).split())


def _amount(parent: ET.Element, name: str, amount: Decimal, draft: InvoiceDraft) -> None:
    _say(parent, name, f"{amount:f}", currencyID=draft.currency)


def _plain(number: Decimal) -> str:
    """A number as XML Schema's decimal writes it: no exponent."""
    return f"{number:f}"


def _number(text: str) -> str:
    return _NOT_IN_NUMBER.sub("", text)


def _day(day: date) -> str:
    return day.isoformat()
