"""Know-how a technician can read without a network."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class ReadState(StrEnum):
    """What a person has read of an article: nothing, an earlier text, or what stands there now."""

    NEW = "new"
    CHANGED = "changed"
    READ = "read"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePicture:
    """A photo, drawing or schematic of an article.

    `name` is what the article's text calls it (`![What it shows](name)`); `sha256` and `size` (bytes) are its file's.
    `media_type` is `image/svg+xml`, `image/png` or `image/jpeg`.
    """

    name: str
    sha256: str
    size: int
    media_type: str


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
    pictures: tuple[ArticlePicture, ...] = ()


def text_print(article: Article) -> str:
    """SHA-256 (hex) of what a reader sees of an article: title, text and pictures. Models and tags are no reading."""
    seen = [article.title, article.body, *(picture.sha256 for picture in article.pictures)]
    return sha256(json.dumps(seen).encode()).hexdigest()
