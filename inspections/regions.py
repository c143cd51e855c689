"""The region a place lies in, read from `regions.toml`, which names its source."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path


def region_of(country: str, postcode: str) -> str:
    """The region of a place as limits ask for it: ISO 3166-2 (NO-18) where one is known, else the country (NO)."""
    nation = country.strip().upper()
    code = postcode.strip()
    for of_country, first, last, region in _table():
        if nation == of_country and len(code) == len(first) and code.isdecimal() and first <= code <= last:
            return region
    return nation


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, str, str, str], ...]:
    entries = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["region"]
    return tuple((entry["country"], entry["from"], entry["to"], entry["code"]) for entry in entries)
