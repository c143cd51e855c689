"""Know-how: articles as Markdown, with the photos, drawings and schematics that lie beside them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID, uuid5

import sqlalchemy as sa
from sqlalchemy import Connection

from fieldapp.domain.knowledge import Article, ArticlePicture
from fieldapp.errors import InputRefused
from sync.protocol.kinds import to_fields
from sync.server import tables
from sync.server.blobs import BlobStorage
from sync.server.database import only_tenant, stamp
from sync.server.edits import put
from sync.server.imports.drawings import PICTURE_SUFFIXES, UsablePicture, usable_picture
from sync.server.imports.outcome import ImportOutcome
from sync.server.imports.reading import decode

_NAMESPACE = UUID("0f5a4a0e-4f1c-5bb7-8f5c-8a3a0e6d9c11")
_SHOWN = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")


def import_articles(
    connection: Connection,
    files: Iterable[tuple[str, bytes]],
    *,
    now: datetime,
    pictures: Mapping[str, bytes] | None = None,
    blobs: BlobStorage | None = None,
) -> ImportOutcome:
    """Take in know-how: files named `slug.language.md` with `title: …` lines between two `---` lines first.

    `pictures` are the files that `![What it shows](name)` may name (SVG, PNG, JPEG); `blobs` keeps those in use.

    Raises:
        InputRefused: a name or a head is not like that, or a picture is missing or unusable; nothing was changed.
    """
    tenant = only_tenant(connection).tenant
    articles: dict[str, Article] = {}
    used: dict[str, UsablePicture] = {}
    for name, content in files:
        text = decode(content)
        shown = _shown_in(name, text, pictures or {}, used)
        article = read_article(tenant, name, text, pictures=shown)
        articles[article.id] = article
    if used and blobs is not None:
        _keep(connection, tenant, blobs, used.values(), now=now)
    rows = {article.id: to_fields("article", article) for article in articles.values()}
    written = put(connection, tenant, "article", rows, now=now)
    return ImportOutcome(
        what="articles", created=written.created, changed=written.updated, unchanged=written.unchanged
    )


def article_id(tenant: str, slug: str, language: str) -> str:
    """The id of an article: it follows from its name and language."""
    return str(uuid5(_NAMESPACE, f"{tenant}:article:{slug}:{language}"))


def read_article(tenant: str, name: str, text: str, *, pictures: tuple[ArticlePicture, ...] = ()) -> Article:
    """An article from a Markdown file.

    Raises:
        InputRefused: its name or head is not as described.
    """
    pieces = name.split(".")
    if len(pieces) != 3 or not text.startswith("---"):
        raise InputRefused(
            f"{name} is no article: name it slug.language.md and begin it with a head between ---."
        )
    _, head, body = [*text.replace("\r\n", "\n").split("---\n", 2), "", ""][:3]
    fields = dict(line.split(":", 1) for line in head.splitlines() if ":" in line)
    if not fields.get("title", "").strip():
        raise InputRefused(f"{name} has no title in its head.")

    def words(key: str) -> tuple[str, ...]:
        return tuple(word.strip() for word in fields.get(key, "").split(";") if word.strip())

    return Article(
        id=article_id(tenant, pieces[0], pieces[1]),
        slug=pieces[0],
        language=pieces[1],
        title=fields["title"].strip(),
        body=body.strip() + "\n",
        models=words("models"),
        symptoms=words("symptoms"),
        fault_codes=words("fault_codes"),
        tags=words("tags"),
        pictures=pictures,
    )


def _shown_in(
    article: str, text: str, there: Mapping[str, bytes], used: dict[str, UsablePicture]
) -> tuple[ArticlePicture, ...]:
    """The pictures a text shows, in its order; each file is looked at once, whoever shows it."""
    shown: list[ArticlePicture] = []
    for name in dict.fromkeys(_SHOWN.findall(text)):
        if name not in used:
            if name not in there:
                raise InputRefused(
                    f"{article} shows {name}, but no such file lies beside it. "
                    f"Pictures may be {', '.join(PICTURE_SUFFIXES)}."
                )
            used[name] = usable_picture(name, there[name])
        picture = used[name]
        shown.append(
            ArticlePicture(
                name=name,
                sha256=picture.sha256,
                size=len(picture.content),
                media_type=picture.media_type,
            )
        )
    return tuple(shown)


def _keep(
    connection: Connection,
    tenant: str,
    blobs: BlobStorage,
    pictures: Iterable[UsablePicture],
    *,
    now: datetime,
) -> None:
    blob = tables.blob
    for picture in pictures:
        if not blobs.has(picture.sha256):
            blobs.put(io.BytesIO(picture.content), picture.sha256)
        mine = (blob.c.tenant == tenant, blob.c.sha256 == picture.sha256)
        if connection.execute(sa.select(blob.c.sha256).where(*mine)).first() is None:
            connection.execute(
                sa.insert(blob).values(
                    tenant=tenant,
                    sha256=picture.sha256,
                    size=len(picture.content),
                    uploaded_by="",
                    at=stamp(now),
                )
            )
