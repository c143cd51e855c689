"""The tables of the laptop's database. Columns of synced kinds are the fields of their domain values.

Beside its fields each synced row keeps:

    extra       JSON   fields of the wire this program does not know, sent back untouched
    versions    JSON   the server's version of each field that its value here was made from ({} = never there)
    shadow      JSON   field -> [the server's value, its version] of each field a pending change overrides here
    pending     JSON   field -> op_id of the newest change of this device not yet accepted; "*" = its creation
    seq                the server's sequence number of the row, 0 = never at the server
    generation         the snapshot that last contained the row
    leaving            the row left this laptop's scope but still has unsent changes

So what a screen reads is the column itself (server's shadow with this laptop's changes on top), without a join.
There are no foreign keys between synced rows: a page may bring a job before its customer.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import sqlalchemy as sa

from fieldapp.store.columns import Column, columns_of, type_of_time
from sync.protocol.kinds import KINDS

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "answer": (("inspection_id", "path"),),
    "article": (("slug", "language"),),
    "correction": (("job_id",), ("inspection_id",)),
    "damage_mark": (("job_id",),),
    "deviation": (("job_id",), ("finding_id",)),
    "recheck": (("job_id",), ("finding_id",)),
    "checklist_template": (("form_id", "version"),),
    "customer": (("name",),),
    "diagnosis": (("job_id",),),
    "estimate_approval": (("job_id",),),
    "estimate_line": (("job_id",),),
    "finding": (("job_id",), ("inspection_id", "item_path")),
    "inspection": (("job_id",),),
    "job": (("window_start",), ("status", "window_start"), ("customer_id",), ("vehicle_id",), ("site_id",)),
    "message": (("job_id",),),
    "note": (("job_id",),),
    "part": (("number",),),
    "part_movement": (("part_id",), ("job_id",), ("technician_id",)),
    "photo": (("job_id",), ("sha256",)),
    "plan_step": (("job_id", "position"),),
    "planned_part": (("job_id",),),
    "report": (("job_id",),),
    "report_delivery": (("job_id",), ("report_id",)),
    "signature": (("job_id",),),
    "site": (("customer_id",),),
    "time_entry": (("job_id",), ("ended_at",)),
    "tool": (("code",),),
    "vehicle": (("vin",), ("plate",), ("customer_id",)),
}


def _synced(kind: str, columns: tuple[Column, ...]) -> sa.Table:
    table = sa.Table(
        kind,
        METADATA,
        sa.Column("id", sa.Text, primary_key=True),
        *(sa.Column(column.name, column.sql_type, nullable=column.nullable) for column in columns),
        sa.Column("extra", sa.Text, nullable=False, server_default="{}"),
        sa.Column("versions", sa.Text, nullable=False, server_default="{}"),
        sa.Column("shadow", sa.Text, nullable=False, server_default="{}"),
        sa.Column("pending", sa.Text, nullable=False, server_default="{}"),
        sa.Column("seq", sa.Integer, nullable=False, server_default="0"),
        sa.Column("generation", sa.Integer, nullable=False, server_default="0"),
        sa.Column("leaving", sa.Integer, nullable=False, server_default="0"),
    )
    for names in _INDEXES.get(kind, ()):
        sa.Index(None, *(table.c[name] for name in names))
    return table


SYNCED = {name: _synced(name, columns_of(kind.value)) for name, kind in KINDS.items()}


@cache
def columns(kind: str) -> dict[str, Column]:
    """The fields of a kind by name."""
    return {column.name: column for column in columns_of(KINDS[kind].value)}


OUTBOX = sa.Table(
    "outbox",
    METADATA,
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("op_id", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("row_id", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("fields", sa.Text, nullable=False),
    sa.Column("before", sa.Text, nullable=False),
    sa.Column("base", sa.Text, nullable=False),
    sa.Column("prev", sa.Text, nullable=False),
    sa.Column("made_at", type_of_time, nullable=False),
    sa.Column("not_before", type_of_time),
    sa.Column("gesture", sa.Text),
    sa.Column("state", sa.Text, nullable=False, server_default="pending"),
    sa.Column("code", sa.Text, nullable=False, server_default=""),
    sa.Column("sentence", sa.Text, nullable=False, server_default=""),
    sa.Index(None, "row_id"),
    sqlite_autoincrement=True,
)
"""Changes not yet accepted by the server. `state`: pending or rejected."""

SENT = sa.Table(
    "sent",
    METADATA,
    sa.Column("op_id", sa.Text, primary_key=True),
    sqlite_with_rowid=False,
)
"""Changes of the outbox that may be at the server. No column of theirs: to mark one would write all it says anew."""

ACKED = sa.Table(
    "acked",
    METADATA,
    sa.Column("op_id", sa.Text, primary_key=True),
    sa.Column("n", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("row_id", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("fields", sa.Text, nullable=False),
    sa.Column("before", sa.Text, nullable=False),
    sa.Column("base", sa.Text, nullable=False),
    sa.Column("prev", sa.Text, nullable=False),
    sa.Column("made_at", type_of_time, nullable=False),
    sa.Column("acked_at", type_of_time, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
)
"""Accepted changes in the order they were accepted, kept 30 days: a server restored from an older backup gets them
again.
"""

CONFLICT = sa.Table(
    "conflict",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("row_id", sa.Text, nullable=False),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("before", sa.Text, nullable=False),
    sa.Column("mine", sa.Text, nullable=False),
    sa.Column("with_mine", sa.Text, nullable=False, server_default="{}"),
    sa.Column("office", sa.Text, nullable=False),
    sa.Column("mine_at", type_of_time, nullable=False),
    sa.Column("office_at", type_of_time, nullable=False),
    sa.Column("office_by", sa.Text, nullable=False),
    sa.Column("settled_at", type_of_time),
    sa.Column("choice", sa.Text, nullable=False, server_default=""),
    sa.Index(None, "row_id"),
)
"""A field two people wrote; `before`, `mine`, `office` are JSON; `with_mine`: fields said together with mine."""

MEDIA = sa.Table(
    "media",
    METADATA,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("direction", sa.Text, primary_key=True),
    sa.Column("job_id", sa.Text, nullable=False),
    sa.Column("lane", sa.Integer, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("sent", sa.Integer, nullable=False, server_default="0"),
    sa.Column("upload", sa.Text, nullable=False, server_default=""),
    sa.Column("queued_at", type_of_time, nullable=False),
    sa.Column("done_at", type_of_time),
    sa.Column("problem", sa.Text, nullable=False, server_default=""),
    sa.Column("misses", sa.Integer, nullable=False, server_default="0"),
    sa.Column("not_before", type_of_time),
    sa.Index(None, "direction", "done_at", "lane"),
)
"""Files to send (`up`) or to fetch (`down`); `done_at` of an upload is its delivery receipt.

`misses`: how often the server had no such file to fetch; it is not asked for again `not_before` a time.
"""

FACT = sa.Table(
    "fact",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
"""Single values: cursor, who is signed in, tokens, clock offset."""

DRAFT = sa.Table(
    "draft",
    METADATA,
    sa.Column("place", sa.Text, primary_key=True),
    sa.Column("job_id", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("written_at", type_of_time, nullable=False),
)
"""Texts that were typed and not saved yet, by the field they belong in; they never leave this laptop."""

READ_MARK = sa.Table(
    "read_mark",
    METADATA,
    sa.Column("person_id", sa.Text, primary_key=True),
    sa.Column("article_id", sa.Text, primary_key=True),
    sa.Column("text_print", sa.Text, nullable=False),
    sa.Column("read_at", type_of_time, nullable=False),
)
"""Who has read which text of an article on this laptop, which it never leaves."""

TRAFFIC = sa.Table(
    "traffic",
    METADATA,
    sa.Column("day", sa.Text, primary_key=True),
    sa.Column("sent", sa.Integer, nullable=False),
    sa.Column("received", sa.Integer, nullable=False),
)
"""Bytes over the network by UTC day."""

SEARCH_ENTRY = sa.Table(
    "search_entry",
    METADATA,
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("row_id", sa.Text, nullable=False),
    sa.Index(None, "kind", "row_id", unique=True),
)
"""Which row stands behind which line of the search index."""

SEARCH_INDEXES = ("search_job", "search_part", "search_article", "search_report")


def search_ddl(name: str) -> str:
    """SQL that makes one full-text index: keeps no copy of the text, finds beginnings of words at once."""
    return (
        f"CREATE VIRTUAL TABLE {name} USING fts5(words, content='', contentless_delete=1, "
        "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )


def service_columns() -> frozenset[str]:
    """Names of the columns the store keeps for itself in every synced table."""
    some: dict[str, Any] = dict(SYNCED["job"].c.items())
    return frozenset(some) - set(columns("job")) - {"id"}
