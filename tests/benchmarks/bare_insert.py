"""The floor of the server's benchmarks: a FastAPI app that checks a body's form and inserts its rows, nothing else."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from fastapi import FastAPI
from pydantic import BaseModel

from sync.server.database import postgresql_engine, sqlite_engine


class Item(BaseModel):
    """One row."""

    op_id: str
    kind: str
    id: str
    set: dict[str, Any]
    made_at: datetime


class Items(BaseModel):
    """A request."""

    changes: list[Item]


def app() -> FastAPI:
    """The app on the database that `BARE_URL` names: a PostgreSQL URL or a SQLite file."""
    url = os.environ["BARE_URL"]
    engine = postgresql_engine(url) if url.startswith("postgresql") else sqlite_engine(url)
    metadata = sa.MetaData()
    table = sa.Table(
        "bare",
        metadata,
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(40)),
        sa.Column("fields", sa.JSON()),
        sa.Column("made_at", sa.String(40)),
    )
    with engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            # Both workers begin at the same moment: one makes the table, the other finds it.
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(1)"))
        else:
            connection.execute(sa.text("SELECT 1"))
        metadata.create_all(connection)
    made = FastAPI()

    @made.post("/push")
    def push(body: Items) -> dict[str, list[dict[str, str]]]:
        rows = [
            {"id": item.id, "kind": item.kind, "fields": item.set, "made_at": item.made_at.isoformat()}
            for item in body.changes
        ]
        with engine.execution_options(writes=True).begin() as connection:
            connection.execute(sa.insert(table), rows)
        return {"results": [{"op_id": item.op_id, "outcome": "applied"} for item in body.changes]}

    return made
