"""The database key of a profile: random, and never on disk as it is.

The key is wrapped (AES-256-GCM) by a second key which lies in the system's keyring or is derived from a
passphrase (Argon2id, RFC 9106). `key.json` holds the wrapped key; without keyring or passphrase it is worthless.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from fieldapp.errors import KeyUnavailable, StorageReadOnly

ENVIRONMENT_VARIABLE = "FIELDAPP_PASSPHRASE"
SHORTEST_PASSPHRASE = 8
KeptIn = Literal["keyring", "passphrase"]
Ask = Callable[[str], str]
"""Shows a prompt and returns what was typed, unseen; `getpass.getpass` is one."""

_SERVICE = "Field Companion"
_KEY_BYTES = 32
_NONCE_BYTES = 12
# RFC 9106, second recommended set: 64 MiB, 3 passes, 4 lanes.
_ARGON2 = {"time_cost": 3, "memory_cost": 65536, "parallelism": 4}


def kept_in(key_file: Path) -> KeptIn | None:
    """What guards this profile's key, or None when the profile has no key yet."""
    if not key_file.exists():
        return None
    return "passphrase" if _read(key_file)["kept_in"] == "passphrase" else "keyring"


def unlock(key_file: Path, *, ask: Ask | None = None) -> bytes:
    """This profile's database key; a new profile gets one.

    A new key goes into the keyring; where there is none – or when `FIELDAPP_PASSPHRASE` is set – it is guarded
    by a passphrase from that variable or from `ask`.

    Raises:
        KeyUnavailable: no keyring, no passphrase, or the wrong one.
        StorageReadOnly: the new key cannot be kept.
    """
    given = os.environ.get(ENVIRONMENT_VARIABLE) or None
    kept = kept_in(key_file)
    if kept == "keyring":
        return _from_keyring(key_file)
    if kept == "passphrase":
        passphrase = given or (ask("Passphrase of this profile: ") if ask else None)
        if not passphrase:
            raise KeyUnavailable(
                f"This profile is guarded by a passphrase. Type it, or set {ENVIRONMENT_VARIABLE}."
            )
        return from_passphrase(key_file, passphrase)
    if given:
        return create_with_passphrase(key_file, given)
    if keyring_answers():
        return create_in_keyring(key_file)
    if ask is None:
        raise KeyUnavailable(
            "No keyring answers on this computer. Unlock it, or set a passphrase of your own in "
            f"{ENVIRONMENT_VARIABLE}; nothing is stored without one."
        )
    return create_with_passphrase(key_file, _asked_twice(ask))


def passphrase_given() -> bool:
    """Whether `FIELDAPP_PASSPHRASE` is set, for use without a keyboard."""
    return bool(os.environ.get(ENVIRONMENT_VARIABLE))


def keyring_answers() -> bool:
    """Whether this computer has a keyring that keeps secrets encrypted."""
    import keyring

    # Backends below 1 are keyring's own mark for "not recommended": plain-text files and dummies.
    return float(keyring.get_keyring().priority) >= 1


def create_in_keyring(key_file: Path) -> bytes:
    """A new database key, wrapped by a new secret in the keyring.

    Raises:
        KeyUnavailable: the keyring refuses.
    """
    import keyring
    import keyring.errors

    key, wrapping = os.urandom(_KEY_BYTES), os.urandom(_KEY_BYTES)
    name = f"profile {os.urandom(8).hex()}"
    try:
        keyring.set_password(_SERVICE, name, base64.b64encode(wrapping).decode())
    except keyring.errors.KeyringError as error:
        raise KeyUnavailable(
            "The keyring of this computer refuses to keep the key. Unlock it and start again."
        ) from error
    _write(key_file, {"kept_in": "keyring", "name": name}, key, wrapping)
    return key


def create_with_passphrase(key_file: Path, passphrase: str) -> bytes:
    """A new database key, wrapped by `passphrase`.

    Raises:
        KeyUnavailable: the passphrase is too short.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise KeyUnavailable(
            f"The passphrase needs at least {SHORTEST_PASSPHRASE} characters; choose a longer one.",
            reason="too_short",
            shortest=SHORTEST_PASSPHRASE,
        )
    key, salt = os.urandom(_KEY_BYTES), os.urandom(16)
    facts = {"kept_in": "passphrase", "salt": base64.b64encode(salt).decode(), **_ARGON2}
    _write(key_file, facts, key, _derive(passphrase, facts))
    return key


def from_passphrase(key_file: Path, passphrase: str) -> bytes:
    """The database key of a profile guarded by a passphrase.

    Raises:
        KeyUnavailable: the passphrase does not fit.
    """
    facts = _read(key_file)
    refusal = KeyUnavailable("The passphrase does not fit this profile. Try again.", reason="does_not_fit")
    return _unwrap(facts, _derive(passphrase, facts), refusal)


def destroy(key_file: Path) -> None:
    """Make this profile's database key unrecoverable: the secret in the keyring and the wrapped key both go.

    Raises:
        StorageReadOnly: the key file cannot be written; the keyring's secret is gone already.
    """
    if not key_file.exists():
        return
    name = None
    with suppress(KeyUnavailable):  # an unreadable key file opens nothing, and goes below
        name = _read(key_file).get("name")
    if name:
        import keyring
        import keyring.errors

        # Without the wrapped key, which goes below, a secret that stays opens nothing.
        with suppress(keyring.errors.KeyringError):
            keyring.delete_password(_SERVICE, str(name))
    try:
        with key_file.open("r+b") as file:
            file.write(os.urandom(key_file.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        key_file.unlink()
    except OSError as error:
        raise StorageReadOnly(
            f"The key file in {key_file.parent} cannot be destroyed. Hand this computer to the office.",
            folder=str(key_file.parent),
        ) from error


def _from_keyring(key_file: Path) -> bytes:
    import keyring
    import keyring.errors

    facts = _read(key_file)
    try:
        secret = keyring.get_password(_SERVICE, str(facts["name"]))
    except keyring.errors.KeyringError as error:
        raise KeyUnavailable(
            "The keyring that holds this profile's key does not answer. Unlock it and start again."
        ) from error
    if secret is None:
        raise KeyUnavailable(
            "The keyring no longer holds this profile's key. Restore the keyring, or sign in with a new profile "
            "(--profile-dir); this one is left as it is."
        )
    return _unwrap(
        facts,
        base64.b64decode(secret),
        KeyUnavailable("The key in the keyring does not fit this profile; it is left as it is."),
    )


def _asked_twice(ask: Ask) -> str:
    passphrase = ask("No keyring answers here. New passphrase for this profile: ")
    if passphrase != ask("The same passphrase again: "):
        raise KeyUnavailable("The two passphrases differ. Start again.")
    return passphrase


def _derive(passphrase: str, facts: dict[str, Any]) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        passphrase.encode(),
        base64.b64decode(facts["salt"]),
        time_cost=int(facts["time_cost"]),
        memory_cost=int(facts["memory_cost"]),
        parallelism=int(facts["parallelism"]),
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )


def _unwrap(facts: dict[str, Any], wrapping: bytes, refusal: KeyUnavailable) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    sealed = base64.b64decode(facts["wrapped"])
    try:
        return AESGCM(wrapping).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _SERVICE.encode())
    except (InvalidTag, ValueError) as error:
        raise refusal from error


def _read(key_file: Path) -> dict[str, Any]:
    try:
        facts = json.loads(key_file.read_text(encoding="utf-8"))
        complete = {"kept_in", "wrapped"} <= set(facts)
    except (OSError, ValueError, TypeError) as error:
        raise KeyUnavailable(f"The key file {key_file} cannot be read. Restore it from a backup.") from error
    if not complete:
        raise KeyUnavailable(f"The key file {key_file} is incomplete. Restore it from a backup.")
    return dict(facts)


def _write(key_file: Path, facts: dict[str, Any], key: bytes, wrapping: bytes) -> None:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    sealed = nonce + AESGCM(wrapping).encrypt(nonce, key, _SERVICE.encode())
    kept = {"format": 1, **facts, "wrapped": base64.b64encode(sealed).decode()}
    fresh = key_file.with_suffix(".new")
    try:
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(kept, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(0o600)
        fresh.replace(key_file)
    except OSError as error:
        raise StorageReadOnly(
            f"The key file cannot be written to {key_file.parent}. Check the folder's rights and free space.",
            folder=str(key_file.parent),
        ) from error
