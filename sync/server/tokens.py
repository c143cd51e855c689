"""Passwords, codes and tokens: made here, kept only as hashes."""

from __future__ import annotations

import base64
import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import ARGON2_VERSION

# RFC 9106's second recommended option (64 MiB, 3 passes) is the library's default; one sign-in costs about 50 ms.
_HASHER = PasswordHasher()
# Without I, L, O, U, 0 and 1: read aloud over the telephone.
_CODE_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
CODE_LENGTH = 10


def password_hash(password: str) -> str:
    """Argon2id hash of a password or PIN."""
    return _HASHER.hash(password)


def _random(length: int) -> str:
    return base64.b64encode(secrets.token_bytes(length)).decode().rstrip("=")


# Checked when there is no such account, so that the answer takes as long as for a wrong password. It is nobody's hash:
# random bytes in the form of one. Hashing something instead would cost every start of the program as much as a sign-in.
_NOBODYS = (
    f"$argon2id$v={ARGON2_VERSION}$m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    f"${_random(_HASHER.salt_len)}${_random(_HASHER.hash_len)}"
)


def password_fits(stored: str | None, password: str) -> bool:
    """Whether the password is the one that was hashed; takes equally long without an account."""
    try:
        _HASHER.verify(stored or _NOBODYS, password)
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def new_token() -> str:
    """256 random bits, short enough for every keyring."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """How tokens are kept: they are random, so one SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code() -> str:
    """A one-time device code (49 bits), like `K7QFM-2XPTA`."""
    letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(CODE_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"


def code_hash(code: str) -> str:
    """How device codes are kept; case, spaces and dashes do not matter."""
    return token_hash("".join(sign for sign in code.upper() if sign.isalnum()))
