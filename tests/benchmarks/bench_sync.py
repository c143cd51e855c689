"""What a first pull of 10,000 rows costs the laptop beside parsing and inserting them by hand."""

from __future__ import annotations

import gzip
import json
import secrets
import sqlite3
import time
from pathlib import Path

from fieldapp.domain.parts import Part
from fieldapp.store import pages, sync_state
from fieldapp.store.engine import open_store
from sync.protocol.kinds import field_names, to_fields
from sync.protocol.wire import Cursor, PullAnswer

ROWS, PAGE = 10_000, 1000


def packed_pages() -> list[bytes]:
    """Pages of 1,000 parts of about a kilobyte, as they travel."""
    packed = []
    for start in range(0, ROWS, PAGE):
        rows = [
            {
                "kind": "part",
                "id": f"part-{n:06}",
                "fields": to_fields(
                    "part",
                    Part(id="", number=f"{n:06}", name=secrets.token_hex(400), price="1.00", currency="NOK"),
                ),
                "versions": dict.fromkeys(field_names("part"), n + 1),
                "seq": n + 1,
            }
            for n in range(start, start + PAGE)
        ]
        answer = {
            "since": Cursor(epoch="e" if start else "", seq=start).model_dump(),
            "cursor": Cursor(epoch="e", seq=start + PAGE).model_dump(),
            "snapshot": start == 0,
            "rows": rows,
            "removed": [],
            "has_more": start + PAGE < ROWS,
            "check": None,
        }
        packed.append(gzip.compress(json.dumps(answer).encode(), 5))
    return packed


def test_taking_in_10_000_rows_is_measured_beside_plain_sqlite(tmp_path: Path) -> None:
    packed = packed_pages()
    begun = time.perf_counter()
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("PRAGMA synchronous = FULL")
    plain.execute("CREATE TABLE part (id TEXT PRIMARY KEY, fields TEXT, seq INTEGER)")
    for page in packed:
        rows = json.loads(gzip.decompress(page))["rows"]
        plain.executemany(
            "INSERT INTO part VALUES (?, ?, ?)", [(r["id"], json.dumps(r["fields"]), r["seq"]) for r in rows]
        )
        plain.commit()
    plain.close()
    floor = time.perf_counter() - begun
    store = open_store(tmp_path / "ours", secrets.token_bytes(32))
    begun = time.perf_counter()
    for page in packed:
        assert pages.apply_page(store, PullAnswer.model_validate_json(gzip.decompress(page))) is not None
    ours = time.perf_counter() - begun
    with store.reading() as connection:
        assert sync_state.row_count(connection, "part") == ROWS
    store.close()
    print(f"10,000 rows taken in: {ours:.2f} s, plain SQLite {floor:.2f} s, ratio {ours / floor:.1f}")
