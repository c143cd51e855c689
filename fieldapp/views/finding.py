"""Finding anything by a few letters of it, also mistyped ones."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import sqlalchemy as sa
from rapidfuzz.distance import OSA

from fieldapp.domain.knowledge import Article
from fieldapp.domain.parts import Part
from fieldapp.domain.screens.jobs import JobLine, SearchHit
from fieldapp.store import job_lines, rows, spelling
from fieldapp.store import search as index

if TYPE_CHECKING:
    from fieldapp.store.engine import Store

_OF_EACH_OWNER = 3
_OWNERS_AMONG = 60
_SIGNS = re.compile(r"\W+")


def search(store: Store, *, text: str, limit: int = 8) -> tuple[SearchHit, ...]:
    """Jobs, customers, vehicles, parts and articles that match every word of `text`: at most `limit` of each kind.

    Customers and vehicles come from the newest matching jobs. Where nothing matches, words that occur nowhere are
    read as the nearest ones that do.
    """
    with store.reading() as connection:
        found = _search(connection, text, limit, forgiving=False)
        return found or _search(connection, text, limit, forgiving=True)


def _search(connection: sa.Connection, text: str, limit: int, *, forgiving: bool) -> tuple[SearchHit, ...]:
    ids = index.find_jobs(connection, text, limit=_OWNERS_AMONG, forgiving=forgiving)
    jobs = job_lines.lines_of(connection.exec_driver_sql, ids[:limit])
    parts: tuple[Part, ...] = rows.fetch_in_order(
        connection, "part", index.find_parts(connection, text, limit=limit, forgiving=forgiving)
    )
    articles: tuple[Article, ...] = rows.fetch_in_order(
        connection, "article", index.find_articles(connection, text, limit=limit, forgiving=forgiving)
    )
    words = [spelling.folded(word) for word in index.words_of(text)]
    return (
        *(_job_hit(line) for line in jobs),
        *_owners(connection, _CUSTOMERS, _customer_hit, ids, words),
        *_owners(connection, _VEHICLES, _vehicle_hit, ids, words),
        *(SearchHit(kind="part", id=part.id, title=part.name, detail=part.number) for part in parts),
        *(
            SearchHit(kind="article", id=article.id, title=article.title, detail=", ".join(article.models))
            for article in articles
        ),
    )


def _job_hit(line: JobLine) -> SearchHit:
    detail = " · ".join(part for part in (line.number, line.plate, line.model, line.city) if part)
    return SearchHit(kind="job", id=line.job_id, title=line.customer_name, detail=detail)


_CUSTOMERS = """
SELECT c.id, c.name, c.phone, c.email FROM job j JOIN customer c ON c.id = j.customer_id
WHERE j.id IN (SELECT value FROM json_each(?)) GROUP BY c.id ORDER BY max(j.window_start) DESC"""
_VEHICLES = """
SELECT v.id, coalesce(v.plate, ''), coalesce(v.vin, ''), coalesce(v.make, ''), coalesce(v.model, '')
FROM job j JOIN vehicle v ON v.id = j.vehicle_id
WHERE j.id IN (SELECT value FROM json_each(?)) GROUP BY v.id ORDER BY max(j.window_start) DESC"""

_Row = tuple[str, ...]


def _owners(
    connection: sa.Connection,
    question: str,
    hit: Callable[[_Row, list[str]], SearchHit | None],
    job_ids: tuple[str, ...],
    words: list[str],
) -> Iterable[SearchHit]:
    found = (
        hit(tuple(row), words) for row in connection.exec_driver_sql(question, (json.dumps(list(job_ids)),))
    )
    return [one for one in found if one is not None][:_OF_EACH_OWNER]


def _customer_hit(row: _Row, words: list[str]) -> SearchHit | None:
    row_id, name, phone, email = row
    if not _all_in(words, (*name.split(), *_SIGNS.split(email), *_SIGNS.split(phone), _joined(phone))):
        return None
    return SearchHit(kind="customer", id=row_id, title=name, detail=phone or email)


def _vehicle_hit(row: _Row, words: list[str]) -> SearchHit | None:
    row_id, plate, vin, make, model = row
    if not _all_in(words, (*plate.split(), _joined(plate), vin, vin[-8:], vin[-6:], vin[-4:])):
        return None
    detail = " · ".join(part for part in (f"{make} {model}".strip(), vin) if part)
    return SearchHit(kind="vehicle", id=row_id, title=plate or vin, detail=detail)


def _joined(text: str) -> str:
    return _SIGNS.sub("", text)


def _all_in(words: list[str], texts: Iterable[str]) -> bool:
    known = [spelling.folded(text) for text in texts if text]
    return all(any(_begins(text, word) for text in known) for word in words)


def _begins(text: str, word: str) -> bool:
    if text.startswith(word):
        return True
    if len(word) < spelling.SHORTEST:
        return False
    most = 2 if len(word) >= spelling.TWO_MISTAKES_FROM else 1
    return any(OSA.distance(word, text[: len(word) + more], score_cutoff=most) <= most for more in (0, 1, -1))
