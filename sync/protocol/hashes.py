"""Canonical JSON and the hashes built on it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable


def canonical_json(value: object) -> bytes:
    """The one byte form of a JSON value: sorted keys, no spaces, UTF-8."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def content_sha256(value: object) -> str:
    """SHA-256 (hex) of a JSON value's canonical form."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def row_mark(row_id: str, seq: int) -> int:
    """A 64-bit mark of one row at one sequence number; XOR over a kind compares two copies of it."""
    return int.from_bytes(hashlib.blake2b(f"{row_id}:{seq}".encode(), digest_size=8).digest(), "big")


def marks_of(rows: Iterable[tuple[str, int]]) -> tuple[int, str]:
    """Count and XOR (16 hex digits) of the marks of (id, seq) pairs."""
    count, mark = 0, 0
    for row_id, seq in rows:
        count += 1
        mark ^= row_mark(row_id, seq)
    return count, f"{mark:016x}"
