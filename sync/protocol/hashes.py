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


def marks_of(rows: Iterable[tuple[str, int]]) -> tuple[int, str]:
    """Count and mark (16 hex digits) of (id, seq) pairs: compares two copies of a kind.

    A row's mark is BLAKE2b with a digest of 8 bytes over `<id>:<seq>`, big-endian; those of a kind are XORed.
    """
    count, mark, hashed, number = 0, 0, hashlib.blake2b, int.from_bytes
    for row_id, seq in rows:
        count += 1
        mark ^= number(hashed(f"{row_id}:{seq}".encode(), digest_size=8).digest(), "big")
    return count, f"{mark:016x}"
