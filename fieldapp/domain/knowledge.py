"""Know-how a technician can read without a network."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A work instruction or know-how, one row a language; `slug` joins the languages. `body` is Markdown."""

    id: str
    slug: str
    language: str
    title: str
    body: str
    models: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    fault_codes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
