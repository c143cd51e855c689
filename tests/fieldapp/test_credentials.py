"""The key of a profile's database."""

import json
from pathlib import Path
from typing import Any

import keyring
import keyring.backend
import keyring.errors
import pytest

from fieldapp import credentials
from fieldapp.errors import KeyUnavailable

PASSPHRASE = "correct horse battery"


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(credentials.ENVIRONMENT_VARIABLE, raising=False)
    return tmp_path / "key.json"


class LockedKeyring(keyring.backend.KeyringBackend):
    """A keyring whose owner has not unlocked it."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise keyring.errors.KeyringLocked("locked")


class PlainFileKeyring(LockedKeyring):
    """Stands for backends that keep secrets in plain text; keyring gives them a priority below 1."""

    priority = 0.5


@pytest.mark.usefixtures("memory_keyring")
def test_a_new_key_goes_to_the_keyring_and_is_the_same_next_time(key_file: Path) -> None:
    key = credentials.unlock(key_file)
    assert len(key) == 32
    assert credentials.unlock(key_file) == key
    assert credentials.kept_in(key_file) == "keyring"


def test_neither_file_nor_keyring_alone_holds_the_key(key_file: Path, memory_keyring: Any) -> None:
    key = credentials.unlock(key_file)
    (secret,) = memory_keyring.secrets.values()
    for kept in (key_file.read_bytes(), secret.encode()):
        assert key not in kept
        assert key.hex().encode() not in kept


@pytest.mark.usefixtures("memory_keyring")
def test_two_profiles_have_two_keys(tmp_path: Path) -> None:
    assert credentials.unlock(tmp_path / "one.json") != credentials.unlock(tmp_path / "two.json")


def test_without_a_keyring_a_passphrase_is_asked_twice_and_then_once(key_file: Path) -> None:
    asked: list[str] = []

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return PASSPHRASE

    key = credentials.unlock(key_file, ask=ask)
    assert (len(asked), credentials.kept_in(key_file)) == (2, "passphrase")
    assert credentials.unlock(key_file, ask=ask) == key
    assert len(asked) == 3


@pytest.mark.usefixtures("memory_keyring")
def test_the_environment_can_give_the_passphrase_also_where_there_is_a_keyring(
    key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(credentials.ENVIRONMENT_VARIABLE, PASSPHRASE)
    key = credentials.unlock(key_file)
    assert credentials.kept_in(key_file) == "passphrase"
    assert credentials.unlock(key_file) == key


def test_without_keyring_and_passphrase_nothing_is_stored(key_file: Path) -> None:
    with pytest.raises(KeyUnavailable, match="No keyring answers"):
        credentials.unlock(key_file)
    assert not key_file.exists()


def test_a_guarded_profile_without_its_passphrase_is_said_in_a_sentence(key_file: Path) -> None:
    credentials.create_with_passphrase(key_file, PASSPHRASE)
    with pytest.raises(KeyUnavailable, match="guarded by a passphrase"):
        credentials.unlock(key_file)


def test_a_wrong_passphrase_is_refused(key_file: Path) -> None:
    credentials.create_with_passphrase(key_file, PASSPHRASE)
    with pytest.raises(KeyUnavailable, match="does not fit"):
        credentials.unlock(key_file, ask=lambda prompt: PASSPHRASE + "!")


def test_a_short_passphrase_and_two_that_differ_are_refused(key_file: Path) -> None:
    with pytest.raises(KeyUnavailable, match="at least 8"):
        credentials.create_with_passphrase(key_file, "short")
    typed = iter(["first passphrase", "second passphrase"])
    with pytest.raises(KeyUnavailable, match="differ"):
        credentials.unlock(key_file, ask=lambda prompt: next(typed))
    assert not key_file.exists()


def test_a_keyring_that_lost_the_secret_is_said_and_the_profile_left_alone(
    key_file: Path, memory_keyring: Any
) -> None:
    credentials.unlock(key_file)
    before = key_file.read_bytes()
    memory_keyring.secrets.clear()
    with pytest.raises(KeyUnavailable, match="no longer holds"):
        credentials.unlock(key_file)
    assert key_file.read_bytes() == before


@pytest.mark.usefixtures("memory_keyring")
def test_a_locked_keyring_is_said_in_a_sentence(key_file: Path, tmp_path: Path) -> None:
    credentials.unlock(key_file)
    keyring.set_keyring(LockedKeyring())  # type: ignore[no-untyped-call]  # keyring's is not annotated
    with pytest.raises(KeyUnavailable, match="does not answer"):
        credentials.unlock(key_file)
    with pytest.raises(KeyUnavailable, match="refuses"):
        credentials.unlock(tmp_path / "other.json")


@pytest.mark.usefixtures("memory_keyring")
def test_a_keyring_in_plain_text_is_not_used(key_file: Path) -> None:
    keyring.set_keyring(PlainFileKeyring())  # type: ignore[no-untyped-call]  # keyring's is not annotated
    with pytest.raises(KeyUnavailable, match="No keyring answers"):
        credentials.unlock(key_file)


@pytest.mark.parametrize("text", ["", "{}", "not json", "[]", json.dumps({"kept_in": "passphrase"})])
def test_a_broken_key_file_is_said_in_a_sentence(key_file: Path, text: str) -> None:
    key_file.write_text(text)
    with pytest.raises(KeyUnavailable, match="key file"):
        credentials.unlock(key_file, ask=lambda prompt: PASSPHRASE)
