"""Whether the office has everything: the laptop's rows and files against the server's, by content."""

from __future__ import annotations

from pathlib import Path

from fieldapp.store import rows
from fieldapp.store.engine import Store
from fieldapp.store.sync_state import session
from sync.protocol.kinds import KINDS, to_fields
from sync.server.database import Database, only_tenant, utc_now
from sync.server.ledger import Ledger


def differences(store: Store, server_folder: Path) -> list[str]:
    """What differs, one line each; empty when the server's copy equals the laptop's.

    Every row on the laptop must be at the server with the same fields, and every photo, preview and report PDF with the
    same bytes (both ends name files by the hash of their content).
    """
    database = Database(server_folder)
    found: list[str] = []
    files: set[str] = set()
    try:
        with store.reading() as here, database.reading() as there:
            if session(here) is None:
                return ["the laptop is signed out"]
            ledger = Ledger(there, only_tenant(there).tenant, now=utc_now())
            for kind in KINDS:
                for value in rows.fetch_many(here, kind):
                    at_server = ledger.get(kind, value.id)
                    mine = to_fields(kind, value)
                    if at_server is None:
                        found.append(f"{kind} {value.id} is not at the server")
                    elif diff := [name for name in mine if mine[name] != at_server.fields.get(name)]:
                        found.append(f"{kind} {value.id} differs in {', '.join(diff)}")
                    files |= {
                        getattr(value, name)
                        for name in ("sha256", "preview_sha256")
                        if kind in _FILES and hasattr(value, name)
                    }
            for sha256 in files:
                content = database.blobs.read(sha256) if database.blobs.has(sha256) else None
                if content != store.blobs.get(sha256):
                    found.append(f"file {sha256[:12]} is not the same at the server")
    finally:
        database.close()
    return found


_FILES = frozenset({"photo", "report"})
