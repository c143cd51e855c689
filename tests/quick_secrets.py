"""Passwords, PINs and passphrases that are made and checked in a millisecond.

What each costs the product on purpose (Argon2id: a sixth of a second of processor time) is proved by the tests of
signing in and of the key file; a test of anything else would only wait for it.
"""

from __future__ import annotations

import base64
import os
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from argon2 import PasswordHasher

from fieldapp import credentials
from sync.server import tables

_COST = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
_HASHER = PasswordHasher(**_COST)


@cache
def quick_hash(secret: str) -> str:
    """What the office keeps of a password or PIN; checking it takes as long as its making did."""
    return _HASHER.hash(secret)


def check_quickly(connection: sa.Connection, password: str) -> None:
    """Every account of a centre, all of which have this password, is checked quickly from now on."""
    connection.execute(sa.update(tables.account).values(password_hash=quick_hash(password)))


def guard_quickly(key_file: Path, key: bytes, passphrase: str) -> None:
    """Guard a profile's database key by a passphrase that opens it at once."""
    salt = base64.b64encode(os.urandom(16)).decode()
    facts = {"kept_in": "passphrase", "salt": salt, **_COST}
    credentials._write(key_file, facts, key, credentials._derive(passphrase, facts))
