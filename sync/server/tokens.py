"""Passwords, codes and tokens: made here, kept only as hashes."""

from __future__ import annotations

import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# RFC 9106's second recommended option (64 MiB, 3 passes) is the library's default; one sign-in costs about 50 ms.
_HASHER = PasswordHasher()
# Without I, L, O, U, 0 and 1: read aloud over the telephone.
_CODE_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
CODE_LENGTH = 10


def password_hash(password: str) -> str:
    """Argon2id hash of a password or PIN."""
    return _HASHER.hash(password)


# Checked when there is no such account, so that the answer takes as long as for a wrong password.
_NOBODYS = _HASHER.hash(secrets.token_hex(8))


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
