"""The convention columns of our checklists, translated into what XLSForm already has room for.

Plain headers (`item`, `unit`, `limit_low`, …) become bind attributes in our namespace, so that the XForm keeps them
and other tools ignore them. Translated columns (`finding::Norsk bokmål (nb)`) become one attribute that holds all
languages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from inspections.model import CHECKLIST
from inspections.wording import language_code

Row = dict[str, str]
Sheet = list[Row]

CONVENTIONS = (
    "item",
    "unit",
    "limit_low",
    "limit_high",
    "warn_low",
    "warn_high",
    "placeholder_limit",
    "severity",
    "mandatory_for",
    "evidence",
    "signer",
)
_TRANSLATED = "finding"
_NAMESPACE = f'fc="{CHECKLIST}"'


def translate_survey(rows: Sequence[Mapping[str, str]], headers: Sequence[str]) -> tuple[Sheet, list[str]]:
    """Survey rows and headers with the convention columns as bind attributes."""
    result: Sheet = []
    for row in rows:
        kept: Row = {}
        texts: dict[str, str] = {}
        for header, value in row.items():
            plain = header.strip().lower()
            name, _, language = header.partition("::")
            if plain in CONVENTIONS:
                kept[f"bind::fc:{plain}"] = value
            elif name.strip().lower() == _TRANSLATED:
                texts[language.strip()] = value
            else:
                kept[header] = value
        if texts:
            only = texts.get("") if len(texts) == 1 else None
            kept["bind::fc:finding"] = only or json.dumps(texts, ensure_ascii=False)
        result.append(kept)
    return result, list(dict.fromkeys(_translated(header) for header in headers))


def _translated(header: str) -> str:
    plain = header.strip().lower()
    if plain.partition("::")[0].strip() == _TRANSLATED:
        return f"bind::fc:{_TRANSLATED}"
    return f"bind::fc:{plain}" if plain in CONVENTIONS else header


def translate_settings(rows: Sequence[Mapping[str, str]]) -> tuple[Sheet, dict[str, str], str]:
    """Settings with our own columns as attributes of the instance; the titles by language code; the kind."""
    settings: Row = dict(rows[0]) if rows else {}
    titles: dict[str, str] = {}
    kind = ""
    for header in list(settings):
        plain = header.strip().lower()
        if plain == "inspection_kind":
            kind = settings.pop(header).strip()
        elif plain.startswith(("form_title::", "form_title_")):
            language = header.strip()[len("form_title") :].lstrip(":_ ")
            titles[language_code(language)] = settings.pop(header).strip()
    if settings.get("form_title") and settings.get("default_language"):
        titles.setdefault(language_code(settings["default_language"]), settings["form_title"])
    settings["namespaces"] = f"{settings.get('namespaces', '')} {_NAMESPACE}".strip()
    if kind:
        settings["attribute::fc:kind"] = kind
    if titles:
        settings["attribute::fc:titles"] = json.dumps(titles, ensure_ascii=False)
    return [settings], titles, kind
