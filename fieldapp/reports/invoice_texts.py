"""The few words an invoice file says by itself, in the customer's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceTexts:
    """`labour` names a line of work; `agreed_price` says why money is taken off; `exempt` why there is no VAT."""

    labour: str
    agreed_price: str
    exempt: str
    serial_number: str
    about: str  # {vehicle} and {job}


_TEXTS = {
    "en": InvoiceTexts(
        labour="Labour",
        agreed_price="Down to the agreed price",
        exempt="The seller is not registered for VAT",
        serial_number="Serial number",
        about="{vehicle}, job {job}",
    ),
    "nb": InvoiceTexts(
        labour="Arbeid",
        agreed_price="Ned til avtalt pris",
        exempt="Selgeren er ikke registrert i Merverdiavgiftsregisteret",
        serial_number="Serienummer",
        about="{vehicle}, oppdrag {job}",
    ),
    "fr": InvoiceTexts(
        labour="Main-d’œuvre",
        agreed_price="Remise au prix convenu",
        exempt="Le vendeur n’est pas assujetti à la TVA",
        serial_number="Numéro de série",
        about="{vehicle}, mission {job}",
    ),
    "de": InvoiceTexts(
        labour="Arbeitszeit",
        agreed_price="Nachlass auf den vereinbarten Preis",
        exempt="Der Verkäufer ist nicht zur Umsatzsteuer angemeldet",
        serial_number="Seriennummer",
        about="{vehicle}, Auftrag {job}",
    ),
}


def invoice_texts(language: str) -> InvoiceTexts:
    """The words in a language; English for one we lack."""
    return _TEXTS.get(language, _TEXTS["en"])
