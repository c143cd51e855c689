"""Everything a centre knows as plain JSON and files, for whoever wants to leave or to look with tools of their own.

    rows/KIND.json        every row: id, fields, versions, seq
    history.jsonl         every change: row, before, after, who, when
    conflicts.json, late.json, devices.json, accounts.json, mail.json, report_records.json
    files/SHA256.EXT      photos, previews and reports by content; `files.json` says what they belong to

Passwords, PINs' verifiers, tokens and keys stay out.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from fieldapp.errors import StorageReadOnly, WrongUsage
from sync.server import tables
from sync.server.blobs import opened_whole
from sync.server.database import Database, only_tenant

# By SHA-256 and size of a file: kind and id of the rows that name it.
Links = dict[tuple[str, int], list[dict[str, str]]]
_ROWS_AT_ONCE = 1000
_BEGINNINGS = {b"%PDF": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG": "png"}
_SECRET_FIELDS = {"person": frozenset({"verifier"})}
_LISTS: dict[str, tuple[sa.Table, frozenset[str]]] = {
    "conflicts": (tables.conflict, frozenset({"before", "mine", "with_mine", "office"})),
    "late": (tables.late_contribution, frozenset({"fields"})),
    "devices": (tables.device, frozenset()),
    "accounts": (tables.account, frozenset()),
    "mail": (tables.outbound_mail, frozenset()),
    "report_records": (tables.report_record, frozenset()),
}
_SECRET_COLUMNS = frozenset({"tenant", "password_hash"})


@dataclass(frozen=True, slots=True)
class ExportOutcome:
    """How many rows and files were written."""

    rows: int
    files: int


def export(database: Database, folder: Path) -> ExportOutcome:
    """Write everything into an empty folder that only its owner may open.

    Raises:
        WrongUsage: there is something in the folder already.
        StorageReadOnly: it cannot be written.
        FileDamaged: a file is missing or not whole.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if any(folder.iterdir()):
            raise WrongUsage(f"The folder {folder} is not empty. Name a new one.")
        with database.reading() as connection:
            tenant = only_tenant(connection).tenant
            rows = _rows(connection, tenant, folder)
            _history(connection, tenant, folder)
            for name, (table, as_json) in _LISTS.items():
                query = sa.select(table).where(table.c.tenant == tenant)
                values = [_plain(dict(found), as_json) for found in connection.execute(query).mappings()]
                _write_list(folder / f"{name}.json", values)
            links = _links(connection, tenant)
        _files(database, folder, links)
    except OSError as error:
        raise StorageReadOnly(f"The folder {folder} cannot be written: {error.strerror}.") from error
    return ExportOutcome(rows=rows, files=len(links))


def _rows(connection: Connection, tenant: str, folder: Path) -> int:
    row, count = tables.synced_row, 0
    (folder / "rows").mkdir()
    live = (row.c.tenant == tenant, row.c.deleted.is_(False))
    kinds = connection.scalars(sa.select(row.c.kind).where(*live).distinct().order_by(row.c.kind)).all()
    for kind in kinds:
        query = (
            sa.select(row.c.id, row.c.fields, row.c.versions, row.c.seq)
            .where(*live, row.c.kind == kind)
            .order_by(row.c.seq)
        )
        secret = _SECRET_FIELDS.get(kind, frozenset())
        values = (
            {
                "id": found.id,
                "seq": found.seq,
                "fields": _without(json.loads(found.fields), secret),
                "versions": json.loads(found.versions),
            }
            for found in connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(query)
        )
        count += _write_list(folder / "rows" / f"{kind}.json", values)
    return count


def _history(connection: Connection, tenant: str, folder: Path) -> None:
    history = tables.history
    query = sa.select(history).where(history.c.tenant == tenant).order_by(history.c.seq)
    with (folder / "history.jsonl").open("w", encoding="utf-8") as out:
        for found in connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(query).mappings():
            value = _plain(dict(found), frozenset({"before", "after"}))
            secret = _SECRET_FIELDS.get(found["kind"], frozenset())
            for side in ("before", "after"):
                value[side] = _without(value[side], secret)
            out.write(json.dumps(value, ensure_ascii=False) + "\n")


def _plain(columns: dict[str, Any], as_json: frozenset[str]) -> dict[str, Any]:
    return {
        name: json.loads(value) if name in as_json else value
        for name, value in columns.items()
        if name not in _SECRET_COLUMNS
    }


def _without(fields: dict[str, Any], secret: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in secret}


def _links(connection: Connection, tenant: str) -> Links:
    blob, link = tables.blob, tables.blob_link
    links: Links = {}
    query = (
        sa.select(blob.c.sha256, blob.c.size, link.c.kind, link.c.row_id)
        .outerjoin(link, sa.and_(link.c.tenant == blob.c.tenant, link.c.sha256 == blob.c.sha256))
        .where(blob.c.tenant == tenant)
        .order_by(blob.c.sha256)
    )
    for sha256, size, kind, row_id in connection.execute(query):
        of = links.setdefault((sha256, size), [])
        if kind is not None:
            of.append({"kind": kind, "id": row_id})
    return links


def _files(database: Database, folder: Path, links: Links) -> None:
    (folder / "files").mkdir()
    told: list[dict[str, Any]] = []
    for (sha256, size), of in links.items():
        target = folder / "files" / sha256
        with opened_whole(database.blobs, sha256, size) as content, target.open("wb") as out:
            shutil.copyfileobj(content, out)
        named = target.with_suffix(f".{_suffix(target)}")
        target.replace(named)
        told.append({"file": named.name, "of": of})
    _write_list(folder / "files.json", told)


def _suffix(file: Path) -> str:
    with file.open("rb") as content:
        begin = content.read(4)
    return next((suffix for sign, suffix in _BEGINNINGS.items() if begin.startswith(sign)), "bin")


def _write_list(file: Path, values: Iterable[dict[str, Any]]) -> int:
    """A JSON list, an item a line, so that it can be read by line as well as whole."""
    count = 0
    with file.open("w", encoding="utf-8") as out:
        write: Callable[[str], int] = out.write
        write("[")
        for value in values:
            write(("\n" if count == 0 else ",\n") + json.dumps(value, ensure_ascii=False))
            count += 1
        write("\n]\n")
    return count
