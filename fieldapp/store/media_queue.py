"""Files that wait to be sent or fetched, each once, small and urgent ones first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa

from fieldapp.store.engine import ask
from fieldapp.store.tables import MEDIA

LANE_SMALL = 2
"""Previews and reports: before originals. (Lane 1 is the text of changes.)"""
LANE_ORIGINAL = 3

_FILES: dict[str, tuple[tuple[str, int], ...]] = {
    "photo": (("preview_sha256", LANE_SMALL), ("sha256", LANE_ORIGINAL)),
    "report": (("sha256", LANE_SMALL), ("appendix_sha256", LANE_SMALL)),
}
Direction = Literal["up", "down"]
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """A file on its way: `sent` of `size` bytes; `upload` is the server's place for it once begun."""

    sha256: str
    job_id: str
    lane: int
    size: int
    sent: int
    upload: str
    queued_at: datetime
    done_at: datetime | None
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaCounts:
    """Files and bytes still to send, and files sent.

    `to_send`, `to_fetch`: whether any goes at the next chance; those with a problem wait for a person.
    """

    waiting: int
    waiting_bytes: int
    sent: int
    to_send: bool
    to_fetch: bool


def queue_files_of(connection: sa.Connection, kind: str, value: Any, *, now: datetime) -> None:
    """Queue the files a new row speaks of; kinds without files queue none."""
    for field, lane in _FILES.get(kind, ()):
        if not (sha256 := getattr(value, field)):
            continue
        size = {"sha256": value.size, "appendix_sha256": getattr(value, "appendix_size", 0)}.get(field, 0)
        queue(connection, sha256=sha256, job_id=value.job_id, lane=lane, size=size, now=now)


def queue(
    connection: sa.Connection, *, sha256: str, job_id: str, lane: int, size: int, now: datetime
) -> None:
    """Queue a file of the blob store to be sent; one that is queued or sent already stays as it is."""
    _queue(connection, "up", sha256, job_id, lane, size, now)


def want(connection: sa.Connection, *, sha256: str, job_id: str, now: datetime, size: int = 0) -> None:
    """Queue a file to be fetched from the server at the next chance."""
    _queue(connection, "down", sha256, job_id, LANE_SMALL, size, now)


def missing_pictures(connection: sa.Connection) -> tuple[tuple[str, int], ...]:
    """Hash and bytes of article pictures nobody has asked the server for yet."""
    found = ask(
        connection,
        "SELECT DISTINCT p.value ->> 'sha256', p.value ->> 'size' FROM article a, json_each(a.pictures) p "
        "WHERE NOT EXISTS (SELECT 1 FROM media m WHERE m.sha256 = p.value ->> 'sha256' AND m.direction = 'down')",
    )
    return tuple((str(row[0]), int(row[1])) for row in found)


def pictures_of_nothing(connection: sa.Connection) -> tuple[str, ...]:
    """Hashes of pictures that were fetched and that no article shows any more."""
    found = ask(
        connection,
        "SELECT sha256 FROM media WHERE direction = 'down' AND job_id = '' AND sha256 NOT IN "
        "(SELECT p.value ->> 'sha256' FROM article a, json_each(a.pictures) p)",
    )
    return tuple(row[0] for row in found)


def forget(connection: sa.Connection, sha256: str, *, direction: Direction) -> None:
    """Neither want nor remember a file."""
    connection.execute(sa.delete(MEDIA).where(MEDIA.c.sha256 == sha256, MEDIA.c.direction == direction))


def _queue(
    connection: sa.Connection,
    direction: Direction,
    sha256: str,
    job_id: str,
    lane: int,
    size: int,
    now: datetime,
) -> None:
    connection.execute(
        sa.insert(MEDIA).prefix_with("OR IGNORE"),
        {
            "sha256": sha256,
            "direction": direction,
            "job_id": job_id,
            "lane": lane,
            "size": size,
            "queued_at": now,
        },
    )


def waiting(
    connection: sa.Connection,
    *,
    direction: Direction = "up",
    limit: int = 1000,
    now: datetime | None = None,
) -> tuple[MediaFile, ...]:
    """Files not yet at their goal: small ones before originals, oldest first.

    With `now` those are left out whose next try waits, see `note_missed`.
    """
    query = sa.select(MEDIA).where(
        MEDIA.c.direction == direction, MEDIA.c.done_at.is_(None), MEDIA.c.problem == ""
    )
    if now is not None:
        # A time further away than any wait was set by a clock that has been turned back since.
        not_now = MEDIA.c.not_before.between(now, now + LONGEST_WAIT) & (MEDIA.c.not_before != now)
        query = query.where(sa.or_(MEDIA.c.not_before.is_(None), ~not_now))
    rows = connection.execute(query.order_by(MEDIA.c.lane, MEDIA.c.queued_at, MEDIA.c.sha256).limit(limit))
    return tuple(
        MediaFile(
            sha256=row.sha256,
            job_id=row.job_id,
            lane=row.lane,
            size=row.size,
            sent=row.sent,
            upload=row.upload,
            queued_at=row.queued_at,
            done_at=row.done_at,
            problem=row.problem,
        )
        for row in rows
    )


def note_progress(connection: sa.Connection, sha256: str, *, sent: int, size: int, upload: str) -> None:
    """Remember where an upload stands, so that it goes on there after a cut or a restart."""
    _set(connection, sha256, "up", sent=sent, size=size, upload=upload)


def note_sent(connection: sa.Connection, sha256: str, *, size: int, now: datetime) -> None:
    """The server has confirmed the whole file: its delivery receipt."""
    _set(connection, sha256, "up", sent=size, size=size, done_at=now)


def note_fetched(connection: sa.Connection, sha256: str, *, size: int, now: datetime) -> None:
    """The file is in the blob store."""
    _set(connection, sha256, "down", sent=size, size=size, done_at=now)


def note_missed(connection: sa.Connection, sha256: str, *, now: datetime) -> None:
    """The server had no such file to fetch: the next try waits a minute, then twice as long each time, up to a day."""
    mine = (MEDIA.c.sha256 == sha256, MEDIA.c.direction == "down")
    misses = connection.scalar(sa.select(MEDIA.c.misses).where(*mine)) or 0
    wait = min(FIRST_WAIT * 2 ** min(misses, 20), LONGEST_WAIT)
    _set(connection, sha256, "down", misses=misses + 1, not_before=now + wait)


def note_problem(connection: sa.Connection, sha256: str, *, direction: Direction, problem: str) -> None:
    """Stop trying: `problem` is the stable code of why; the file stays listed."""
    _set(connection, sha256, direction, problem=problem)


def forget_receipts(connection: sa.Connection) -> None:
    """Ask the server about every file again: it was restored from an older backup."""
    connection.execute(
        sa.update(MEDIA).where(MEDIA.c.direction == "up").values(done_at=None, sent=0, upload="")
    )


def _set(connection: sa.Connection, sha256: str, direction: Direction, **values: object) -> None:
    connection.execute(
        sa.update(MEDIA).where(MEDIA.c.sha256 == sha256, MEDIA.c.direction == direction).values(**values)
    )


def counts(connection: sa.Connection) -> MediaCounts:
    """How many files wait and how many have their receipt."""
    (row,) = ask(
        connection,
        "SELECT total(up AND open), total(CASE WHEN up AND open THEN size - sent ELSE 0 END), "
        "total(up AND NOT open), total(up AND open AND problem = ''), total(NOT up AND open AND problem = '') "
        "FROM (SELECT direction = 'up' AS up, done_at IS NULL AS open, size, sent, problem FROM media)",
    )
    return MediaCounts(
        waiting=int(row[0]),
        waiting_bytes=int(row[1]),
        sent=int(row[2]),
        to_send=bool(row[3]),
        to_fetch=bool(row[4]),
    )
