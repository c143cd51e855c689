"""The page behind a private link, in the customer's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, Template

from sync.server.links import Linked


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTexts:
    """The words of the page; `about` names {job} and {size} in MB, `photos` their {size}, `call` the {phone}.

    `heading` stands over a link that is good, `ended` over one that leads nowhere.
    """

    title: str
    heading: str
    ended: str
    about: str
    postcode: str
    fetch: str
    photos: str
    wrong: str
    closed: str
    gone: str
    call: str


_TEXTS = {
    "en": LinkTexts(
        title="Your report",
        heading="Your report is ready",
        ended="This address has ended",
        about="Report {job}, PDF, {size} MB. To show that it is yours, give the postcode of the place of our visit.",
        postcode="Postcode",
        fetch="Fetch the report",
        photos="Fetch the photos, {size} MB",
        wrong="This is not the postcode of the place of our visit. Check it and try again.",
        closed="Too many wrong postcodes. Try again in a quarter of an hour.",
        gone="This address is not good any more. Ask us, and we send the report again.",
        call="Questions? Call {phone}.",
    ),
    "nb": LinkTexts(
        title="Rapporten din",
        heading="Rapporten din er klar",
        ended="Adressen er utløpt",
        about="Rapport {job}, PDF, {size} MB. Oppgi postnummeret til stedet vi besøkte, så vi vet at den er din.",
        postcode="Postnummer",
        fetch="Hent rapporten",
        photos="Hent bildene, {size} MB",
        wrong="Dette er ikke postnummeret til stedet vi besøkte. Kontroller det og prøv igjen.",
        closed="For mange gale postnumre. Prøv igjen om et kvarter.",
        gone="Denne adressen gjelder ikke lenger. Spør oss, så sender vi rapporten på nytt.",
        call="Spørsmål? Ring {phone}.",
    ),
    "fr": LinkTexts(
        title="Votre rapport",
        heading="Votre rapport est prêt",
        ended="Cette adresse a expiré",
        about="Rapport {job}, PDF, {size} Mo. Pour montrer qu’il est à vous, indiquez le code postal du lieu de notre "
        "visite.",
        postcode="Code postal",
        fetch="Télécharger le rapport",
        photos="Télécharger les photos, {size} Mo",
        wrong="Ce n’est pas le code postal du lieu de notre visite. Vérifiez-le et réessayez.",
        closed="Trop de codes postaux erronés. Réessayez dans un quart d’heure.",
        gone="Cette adresse n’est plus valable. Demandez-nous, et nous renverrons le rapport.",
        call="Des questions\u202f? Appelez le {phone}.",
    ),
    "de": LinkTexts(
        title="Ihr Bericht",
        heading="Ihr Bericht ist fertig",
        ended="Diese Adresse ist abgelaufen",
        about="Bericht {job}, PDF, {size} MB. Geben Sie die Postleitzahl des Einsatzortes an, damit wir wissen, dass "
        "er Ihnen gehört.",
        postcode="Postleitzahl",
        fetch="Bericht herunterladen",
        photos="Fotos herunterladen, {size} MB",
        wrong="Das ist nicht die Postleitzahl des Einsatzortes. Prüfen Sie sie und versuchen Sie es noch einmal.",
        closed="Zu viele falsche Postleitzahlen. Versuchen Sie es in einer Viertelstunde noch einmal.",
        gone="Diese Adresse gilt nicht mehr. Fragen Sie uns, dann schicken wir den Bericht noch einmal.",
        call="Fragen? Rufen Sie {phone} an.",
    ),
}
_PLACES = {"en": "en_GB", "nb": "nb_NO", "fr": "fr_FR", "de": "de_DE"}


@cache
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parent / "pages")
    return Environment(loader=folder, autoescape=True).get_template("link.html")


def link_page(found: Linked, *, problem: str = "") -> str:
    """The page that asks for the postcode; `problem` is `wrong` or `closed` after a try that failed."""
    texts = link_texts(found.language)
    size = _megabytes(found.size, found.language)
    photos = texts.photos.format(size=_megabytes(found.photos_size, found.language))
    return _template().render(
        language=found.language,
        texts=texts,
        heading=texts.heading,
        asks=True,
        company=found.company,
        about=texts.about.format(job=found.job_number, size=size),
        photos=photos if found.photos_sha256 else "",
        problem={"wrong": texts.wrong, "closed": texts.closed}.get(problem, ""),
        phone=found.phone,
        call=texts.call.partition("{phone}"),
        dialled=re.sub(r"[^+0-9]", "", found.phone),
    )


def _megabytes(size: int, language: str) -> str:
    locale = _PLACES.get(language, "en_GB")
    return str(format_decimal(max(0.1, round(size / 1e6, 1)), locale=locale))


def gone_page(language: str) -> str:
    """The page for a link that leads nowhere; it names nobody."""
    texts = link_texts(language)
    return _template().render(
        language=language,
        texts=texts,
        heading=texts.ended,
        asks=False,
        company="",
        problem=texts.gone,
        phone="",
    )


def link_texts(language: str) -> LinkTexts:
    """The words in a language; English for one we lack."""
    return _TEXTS.get(language, _TEXTS["en"])


def spoken(accepted: str) -> str:
    """The first of our languages in an Accept-Language header, English when none is."""
    for part in accepted.split(","):
        code = part.partition(";")[0].strip().lower().partition("-")[0]
        code = "nb" if code in ("no", "nn") else code
        if code in _TEXTS:
            return code
    return "en"
