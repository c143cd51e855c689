"""Who has shown that a file is theirs: whoever sent all of its bytes, or could read it already.

A SHA-256 is no secret: reports, mails and logs may name one. So a row that a technician makes gives nobody the file it
names before that technician has shown to have it. Until then the file is not here, as far as anything that comes of the
row is concerned: it is not read, not mailed, not told of – and whether the centre has it cannot be told from outside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from sync.server import tables

_BLOB, _LINK, _ROW, _SHARE, _HOLDER = (
    tables.blob,
    tables.blob_link,
    tables.synced_row,
    tables.share,
    tables.blob_holder,
)


def is_good(link: sa.FromClause) -> sa.ColumnElement[bool]:
    """Whether a row of `blob_link` counts: nobody had to show anything, or they have."""
    return sa.or_(
        link.c.claimed_by == tables.NOBODY,
        sa.exists().where(
            _HOLDER.c.tenant == link.c.tenant,
            _HOLDER.c.sha256 == link.c.sha256,
            _HOLDER.c.person_id == link.c.claimed_by,
        ),
    )


def has_arrived(link: sa.FromClause) -> sa.ColumnElement[bool]:
    """Whether the file of a row of `blob_link` is here, for whoever may read that row."""
    return sa.and_(
        sa.exists().where(_BLOB.c.tenant == link.c.tenant, _BLOB.c.sha256 == link.c.sha256), is_good(link)
    )


def readable(connection: Connection, tenant: str, person_id: str, hashes: Iterable[str]) -> set[str]:
    """Those of the files that this technician may read: own ones, and those of rows and cars in scope."""
    asked = {"tenant": tenant, "person": person_id, "wanted": sorted(set(hashes))}
    return set(connection.scalars(_READABLE, asked))


def _readable() -> sa.CompoundSelect[Any]:
    """Put together once: that takes longer than to ask it."""
    tenant: sa.BindParameter[str] = sa.bindparam("tenant")
    person_id: sa.BindParameter[str] = sa.bindparam("person")
    wanted: sa.BindParameter[Any] = sa.bindparam("wanted", expanding=True)
    brought = sa.select(_HOLDER.c.sha256).where(
        _HOLDER.c.tenant == tenant, _HOLDER.c.sha256.in_(wanted), _HOLDER.c.person_id == person_id
    )
    named = (_LINK.c.tenant == tenant, _LINK.c.sha256.in_(wanted), has_arrived(_LINK))
    linked = (
        sa.select(_LINK.c.sha256)
        .join(
            _ROW,
            sa.and_(
                _ROW.c.tenant == _LINK.c.tenant, _ROW.c.kind == _LINK.c.kind, _ROW.c.id == _LINK.c.row_id
            ),
        )
        .where(*named, sa.or_(_ROW.c.reader == person_id, _ROW.c.reader == tables.EVERYBODY))
    )
    of_my_cars = (
        sa.select(_LINK.c.sha256)
        .join(
            _SHARE,
            sa.and_(
                _SHARE.c.tenant == _LINK.c.tenant,
                _SHARE.c.kind == _LINK.c.kind,
                _SHARE.c.id == _LINK.c.row_id,
            ),
        )
        .where(*named, _SHARE.c.reader == person_id, _SHARE.c.present.is_(True))
    )
    return sa.union(brought, linked, of_my_cars)


_READABLE = _readable()


def settled(connection: Connection, tenant: str, person_id: str, hashes: Iterable[str]) -> set[str]:
    """Those of the files that this technician need not send: readable, and no row of theirs waits for the bytes."""
    here = readable(connection, tenant, person_id, hashes)
    if not here:
        return here
    owed = sa.select(_LINK.c.sha256).where(
        _LINK.c.tenant == tenant,
        _LINK.c.sha256.in_(sorted(here)),
        _LINK.c.claimed_by == person_id,
        ~is_good(_LINK),
    )
    return here - set(connection.scalars(owed))


def claimant(sha256: str, *, author: str, may_read: Collection[str]) -> str:
    """Who has to show possession before a new row's link to a file counts; nobody for what its author could read."""
    return tables.NOBODY if sha256 in may_read else author
