"""Finding jobs, parts and articles by the beginnings of any of their words.

Jobs come newest first: the number of a line in the full-text index begins with the job's window, so the index
itself delivers the newest without sorting (ranking 50,000 candidates would take 40 ms).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime

import sqlalchemy as sa

from fieldapp.domain.changes import Changes
from fieldapp.store import spelling
from fieldapp.store.engine import Store, ask

SEARCHED: dict[str, frozenset[str]] = {
    "job": frozenset(
        {"number", "provisional_number", "concern", "customer_id", "site_id", "vehicle_id", "window_start"}
    ),
    "customer": frozenset({"name", "phone", "email"}),
    "vehicle": frozenset({"vin", "plate", "make", "model", "earlier_reports"}),
    "site": frozenset({"street", "postcode", "city"}),
    "part": frozenset({"number", "name"}),
    "article": frozenset({"title", "body", "models", "symptoms", "fault_codes", "tags"}),
    "report": frozenset({"words"}),
}
"""Fields that are searched, by kind: a change of any other needs no refresh."""

_RANKED_CANDIDATES = 500
_MOST_PIECES = 32
_MERGED_AT_ONCE = 128  # pages of the index, 4 KiB each
_OWNERS = {"customer": "customer_id", "vehicle": "vehicle_id", "site": "site_id"}
_WORD = re.compile(r"\w+")
_PART_OF_VIN = re.compile(r"[a-hj-npr-z0-9]{9,17}")
_WHOLE_VIN = "vin"
_LONG_VIN = 15
_SPACES_AND_SIGNS = re.compile(r"[\s\-./()]+")

_JOB_WORDS = """
SELECT j.id, j.window_start, coalesce(j.number, ''), j.provisional_number, j.concern,
  coalesce(c.name, ''), coalesce(c.phone, ''), coalesce(c.email, ''),
  coalesce(v.plate, ''), coalesce(v.vin, ''), coalesce(v.make, ''), coalesce(v.model, ''),
  coalesce(s.street, ''), coalesce(s.postcode, ''), coalesce(s.city, '')
FROM job j LEFT JOIN customer c ON c.id = j.customer_id LEFT JOIN vehicle v ON v.id = j.vehicle_id
  LEFT JOIN site s ON s.id = j.site_id
WHERE j.id IN (SELECT value FROM json_each(?))
"""
_PART_WORDS = "SELECT id, '', number, name FROM part WHERE id IN (SELECT value FROM json_each(?))"
_ARTICLE_WORDS = (
    "SELECT id, '', title, body, models, symptoms, fault_codes, tags FROM article "
    "WHERE id IN (SELECT value FROM json_each(?))"
)
# A report of an earlier visit is told by its car where it is no row of this laptop.
_REPORT_WORDS = """
SELECT r.id, r.made_at, r.words, coalesce(j.number, ''), coalesce(j.provisional_number, ''), coalesce(c.name, ''),
  coalesce(v.plate, ''), coalesce(v.vin, ''), coalesce(v.model, '')
FROM report r LEFT JOIN job j ON j.id = r.job_id LEFT JOIN customer c ON c.id = j.customer_id
  LEFT JOIN vehicle v ON v.id = j.vehicle_id
WHERE r.id IN (SELECT value FROM json_each(?1))
UNION ALL
SELECT e.value ->> 'report_id', e.value ->> 'made_at', e.value ->> 'words', e.value ->> 'job_number', '',
  coalesce(c.name, ''), v.plate, v.vin, v.model
FROM vehicle v, json_each(v.earlier_reports) e LEFT JOIN customer c ON c.id = v.customer_id
WHERE v.earlier_reports != '[]' AND e.value ->> 'report_id' IN (SELECT value FROM json_each(?1))
  AND e.value ->> 'report_id' NOT IN (SELECT id FROM report)
GROUP BY e.value ->> 'report_id'
"""
_WORDS = {"job": _JOB_WORDS, "part": _PART_WORDS, "article": _ARTICLE_WORDS, "report": _REPORT_WORDS}
_REGION = {"part": 1 << 60, "article": 1 << 61, "report": 1 << 62}


def find_jobs(
    connection: sa.Connection, text: str, *, limit: int = 50, offset: int = 0, forgiving: bool = False
) -> tuple[str, ...]:
    """Ids of jobs with every word of `text` (or its beginning), newest window first.

    Searched: number, customer, phone, e-mail, plate, VIN (also its last digits), model, address, concern.
    `forgiving` reads a word that occurs nowhere as the nearest ones that do; here and below.
    """
    match = _forgiving(connection, "job", text) if forgiving else _match(text)
    if not match:
        return ()
    rows = connection.exec_driver_sql(
        "SELECT e.row_id FROM "
        "(SELECT rowid AS n FROM search_job WHERE words MATCH ? ORDER BY rowid DESC LIMIT ? OFFSET ?) f "
        "JOIN search_entry e ON e.n = f.n ORDER BY f.n DESC",
        (match, limit, offset),
    )
    return tuple(row[0] for row in rows)


def find_parts(
    connection: sa.Connection, text: str, *, limit: int = 50, forgiving: bool = False
) -> tuple[str, ...]:
    """Ids of parts whose number or name has every word of `text` or its beginning, by number."""
    match = _forgiving(connection, "part", text) if forgiving else _match(text)
    if not match:
        return ()
    rows = connection.exec_driver_sql(
        "SELECT p.id FROM search_part f JOIN search_entry e ON e.n = f.rowid JOIN part p ON p.id = e.row_id "
        "WHERE f.words MATCH ? ORDER BY p.number LIMIT ?",
        (match, limit),
    )
    return tuple(row[0] for row in rows)


def find_articles(
    connection: sa.Connection,
    text: str,
    *,
    language: str | None = None,
    limit: int = 50,
    forgiving: bool = False,
) -> tuple[str, ...]:
    """Ids of articles with every word of `text` or its beginning, best first, in `language` when given."""
    match = _forgiving(connection, "article", text) if forgiving else _match(text)
    if not match:
        return ()
    rows = connection.exec_driver_sql(
        "SELECT e.row_id FROM (SELECT rowid AS n, rank AS score FROM search_article WHERE words MATCH ? LIMIT ?) f "
        "JOIN search_entry e ON e.n = f.n JOIN article a ON a.id = e.row_id "
        "WHERE ? IS NULL OR a.language = ? ORDER BY f.score, a.title LIMIT ?",
        (match, _RANKED_CANDIDATES, language, language, limit),
    )
    return tuple(row[0] for row in rows)


def find_reports(connection: sa.Connection, text: str, *, limit: int = 50) -> tuple[str, ...]:
    """Ids of reports that say every word of `text` or its beginning, newest first.

    Searched: what the report says, job number, customer, plate, VIN and model.
    """
    match = _match(text)
    if not match:
        return ()
    rows = connection.exec_driver_sql(
        "SELECT e.row_id FROM search_report f JOIN search_entry e ON e.n = f.rowid JOIN report r ON r.id = e.row_id "
        "WHERE f.words MATCH ? ORDER BY r.made_at DESC, r.id LIMIT ?",
        (match, limit),
    )
    return tuple(row[0] for row in rows)


def find_earlier_reports(connection: sa.Connection, text: str, *, limit: int = 500) -> tuple[str, ...]:
    """The same for reports of earlier visits that are no rows of this laptop, in no order."""
    match = _match(text)
    if not match:
        return ()
    rows = connection.exec_driver_sql(
        "SELECT e.row_id FROM search_report f JOIN search_entry e ON e.n = f.rowid "
        "WHERE f.words MATCH ? AND e.row_id NOT IN (SELECT id FROM report) LIMIT ?",
        (match, limit),
    )
    return tuple(row[0] for row in rows)


def refresh(connection: sa.Connection, changes: Changes) -> None:
    """Bring the index up to date with rows that changed, appeared or went, in the same transaction."""
    jobs = set(changes.of_kind("job"))
    for kind, column in _OWNERS.items():
        if owners := changes.of_kind(kind):
            rows = connection.exec_driver_sql(
                f"SELECT id FROM job WHERE {column} IN (SELECT value FROM json_each(?))",  # noqa: S608 - our names
                (json.dumps(sorted(owners)),),
            )
            jobs.update(row[0] for row in rows)
    for kind, ids in (
        ("job", jobs),
        ("report", {*changes.of_kind("report"), *_told_by(connection, changes.of_kind("vehicle"))}),
        ("part", changes.of_kind("part")),
        ("article", changes.of_kind("article")),
    ):
        if ids:
            _rewrite(connection, kind, ids)


def _told_by(connection: sa.Connection, vehicles: AbstractSet[str]) -> frozenset[str]:
    """Earlier reports that these cars tell of, and those in the index that no car tells of any more."""
    if not vehicles:
        return frozenset()
    told = connection.exec_driver_sql(
        "SELECT e.value ->> 'report_id' FROM vehicle v, json_each(v.earlier_reports) e "
        "WHERE v.id IN (SELECT value FROM json_each(?)) AND v.earlier_reports != '[]'",
        (json.dumps(sorted(vehicles)),),
    )
    found = {row[0] for row in told}
    indexed = connection.exec_driver_sql(
        "SELECT row_id FROM search_entry WHERE kind = 'report' AND row_id NOT IN (SELECT id FROM report)"
    )
    if left := {row[0] for row in indexed} - found:
        kept = connection.exec_driver_sql(
            "SELECT e.value ->> 'report_id' FROM vehicle v, json_each(v.earlier_reports) e "
            "WHERE v.earlier_reports != '[]'"
        )
        found |= left - {row[0] for row in kept}
    return frozenset(found)


def words_of(text: str) -> list[str]:
    """The words of a search, at most 8."""
    return _WORD.findall(text.casefold())[:8]


def _match(text: str) -> str:
    return " ".join(_one(word) for word in words_of(text))


def _one(word: str) -> str:
    if _PART_OF_VIN.fullmatch(word):
        return f'("{word}"* OR "{_WHOLE_VIN}{word}"*)'
    return f'"{word}"*'


def _forgiving(connection: sa.Connection, index: spelling.Index, text: str) -> str:
    parts = []
    for word in words_of(text):
        known = connection.exec_driver_sql(
            f"SELECT 1 FROM search_{index} WHERE words MATCH ? LIMIT 1",  # noqa: S608 - our names
            (_one(word),),
        ).first()
        if known:
            parts.append(_one(word))
        elif len(word) >= _LONG_VIN and _PART_OF_VIN.fullmatch(word):
            # One sign of a VIN misread: its end or its beginning is right, or both ends round the sign.
            ends = f'("{word[:8]}" AND "{word[-4:]}")'
            parts.append(f'("{word[-6:]}" OR "{_WHOLE_VIN}{word[:12]}"* OR {ends})')
        else:
            meant = spelling.meant(connection, index, word)
            parts.append(f"({' OR '.join(map(_one, meant))})" if meant else _one(word))
    return " AND ".join(parts)


def _rewrite(connection: sa.Connection, kind: str, ids: Iterable[str]) -> None:
    wanted = json.dumps(sorted(ids))
    old = connection.exec_driver_sql(
        "SELECT row_id, n FROM search_entry WHERE kind = ? AND row_id IN (SELECT value FROM json_each(?))",
        (kind, wanted),
    ).all()
    if old:
        numbers = [(row[1],) for row in old]
        connection.exec_driver_sql(f"DELETE FROM search_{kind} WHERE rowid = ?", numbers)  # noqa: S608 - our names
        connection.exec_driver_sql("DELETE FROM search_entry WHERE n = ?", numbers)
    entries, words = [], []
    found = connection.exec_driver_sql(_WORDS[kind], (wanted,)).all()
    numbers_wanted = [_number(kind, row[0], row[1]) for row in found]
    for row, number in zip(found, _free(connection, numbers_wanted), strict=True):
        entries.append((number, kind, row[0]))
        words.append((number, _job_words(row[2:]) if kind == "job" else " ".join(row[2:])))
    if entries:
        # Full-text search writes its buffer out whenever a number is smaller than the one before.
        words.sort()
        connection.exec_driver_sql("INSERT INTO search_entry (n, kind, row_id) VALUES (?, ?, ?)", entries)
        connection.exec_driver_sql(f"INSERT INTO search_{kind} (rowid, words) VALUES (?, ?)", words)  # noqa: S608 - our names


def _job_words(fields: Iterable[str]) -> str:
    texts = tuple(fields)
    phone, plate, vin = texts[4], texts[6], texts[7]
    # People type a number with or without spaces and country code, and know a VIN by its end.
    joined = [_SPACES_AND_SIGNS.sub("", value) for value in (phone, plate)]
    # All cars of a model share the first 8 signs of their VIN: as one word they cost one lookup, while the
    # beginnings of 50,000 whole numbers would take 10 ms.
    numbers = (vin[:8], f"{_WHOLE_VIN}{vin}" if vin else "", vin[-8:], vin[-6:], vin[-4:])
    return " ".join((*texts[:7], *texts[8:], *joined, joined[0][-8:], *numbers))


def _number(kind: str, row_id: str, window_start: str) -> int:
    digest = int.from_bytes(hashlib.blake2b(row_id.encode(), digest_size=5).digest(), "big")
    if kind != "job":
        return _REGION[kind] | digest
    minutes = int(datetime.fromisoformat(window_start).astimezone(UTC).timestamp() // 60)
    return max(0, minutes) << 24 | digest & 0xFFFFFF


def _free(connection: sa.Connection, numbers: Sequence[int]) -> list[int]:
    """The numbers, those that are taken replaced by the next free one."""
    taken = _taken(connection, numbers)
    free = []
    for wanted in numbers:
        number = wanted
        while number in taken or (number != wanted and _taken(connection, [number])):
            number += 1
        taken.add(number)
        free.append(number)
    return free


def _taken(connection: sa.Connection, numbers: Sequence[int]) -> set[int]:
    rows = connection.exec_driver_sql(
        "SELECT n FROM search_entry WHERE n IN (SELECT value FROM json_each(?))", (json.dumps(numbers),)
    )
    return {row[0] for row in rows}


def merge(store: Store) -> None:
    """Merge the pieces an index is in, once they are many, in transactions a click does not notice.

    Each transaction that changed searched words leaves a piece; left to itself SQLite would merge them within such a
    transaction, however long that takes.
    """
    with store.reading() as connection:
        crowded = [kind for kind in _WORDS if _pieces(connection, f"search_{kind}") > _MOST_PIECES]
    for kind in crowded:
        merged = True
        while merged:
            with store.copying() as connection:
                merged = _merge_some(connection, f"search_{kind}")


def _pieces(connection: sa.Connection, index: str) -> int:
    """How many; hopping along the key, since each has a line for each of its thousands of pages."""
    ((count,),) = ask(
        connection,
        f"WITH RECURSIVE piece (n) AS (SELECT min(segid) FROM {index}_idx UNION ALL "  # noqa: S608 - our names
        f"SELECT (SELECT min(segid) FROM {index}_idx WHERE segid > n) FROM piece WHERE n IS NOT NULL) "
        "SELECT count(n) FROM piece",
    )
    return int(count)


def _merge_some(connection: sa.Connection, index: str) -> bool:
    """One step; whether there was anything to do, which SQLite tells by the rows it changed."""
    driver = connection.connection.driver_connection
    assert driver is not None
    before = driver.total_changes
    connection.exec_driver_sql(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', {_MERGED_AT_ONCE})")  # noqa: S608
    # https://sqlite.org/fts5.html#the_merge_command: a difference below 2 means that nothing was merged.
    return bool(driver.total_changes - before >= 2)


def count_jobs(connection: sa.Connection, text: str, *, most: int = 1000) -> int:
    """How many jobs match, counted up to `most`."""
    match = _match(text)
    if not match:
        return 0
    return int(
        connection.exec_driver_sql(
            "SELECT count(*) FROM (SELECT 1 FROM search_job WHERE words MATCH ? LIMIT ?)", (match, most)
        ).scalar_one()
    )
