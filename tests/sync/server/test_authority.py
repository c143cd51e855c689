"""The company vouches for its laptops, and its key stays where it is."""

import errno
import os
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from server_builders import PASSWORD, START, Client, Clock, Laptop

from fieldapp.errors import DataProblem, InputRefused, NotAllowedNow, StorageReadOnly
from fieldapp.reports.device_key import certified, new_device_key, public_key_pem
from sync.server.accounts import Account
from sync.server.authority import FILE_NAME, change_passphrase, lock_authority, open_authority
from sync.server.cli import main
from sync.server.database import Database
from sync.server.devices import new_device_code
from sync.server.preferences import read_all, write

KEY = new_device_key(device_name="Laptop 7", organisation="", now=START)


def test_the_same_authority_answers_every_time_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = open_authority(tmp_path, company="Nordfjord", now=START)
    second = open_authority(tmp_path, company="Other", now=START)

    assert first.fingerprint == second.fingerprint
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]
    assert "PRIVATE" not in first.root_pem


def test_a_laptops_key_is_certified_for_ten_years_by_the_root(tmp_path: Path) -> None:
    authority = open_authority(tmp_path, company="Nordfjord", now=START)

    pems = authority.certify(public_key_pem(KEY), device_id="device-1", device_name="Laptop 7", now=START)

    leaf, root = (x509.load_pem_x509_certificate(pem.encode()) for pem in pems)
    leaf.verify_directly_issued_by(root)
    assert leaf.not_valid_after_utc > START + timedelta(days=3650)
    names = {name.oid: name.value for name in leaf.subject}
    assert names[NameOID.COMMON_NAME] == "Laptop 7"
    assert names[NameOID.SERIAL_NUMBER] == "device-1"
    assert not leaf.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    der = [pem.public_bytes(serialization.Encoding.DER) for pem in (leaf, root)]
    assert certified(KEY, der).chain == (der[1],)


def test_a_certificate_for_another_key_is_not_taken(tmp_path: Path) -> None:
    authority = open_authority(tmp_path, company="Nordfjord", now=START)
    other = new_device_key(device_name="Other", organisation="", now=START)
    pems = authority.certify(public_key_pem(other), device_id="d", device_name="x", now=START)
    der = [
        x509.load_pem_x509_certificate(pem.encode()).public_bytes(serialization.Encoding.DER) for pem in pems
    ]

    with pytest.raises(ValueError, match="another key"):
        certified(KEY, der)


@pytest.mark.parametrize("pem", ["", "no key", "rsa"])
def test_only_the_keys_we_make_are_certified(tmp_path: Path, pem: str) -> None:
    if pem == "rsa":
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key()
        pem = key.public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        ).decode()
    with pytest.raises(InputRefused):
        open_authority(tmp_path, company="", now=START).certify(
            pem, device_id="d", device_name="x", now=START
        )


def test_a_damaged_authority_is_said_and_never_replaced(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")

    with pytest.raises(DataProblem, match="backup"):
        open_authority(tmp_path, company="", now=START)

    assert "AAAA" in (tmp_path / FILE_NAME).read_text()


def test_a_passphrase_locks_the_key_and_nothing_opens_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, centre = tmp_path / "passphrase", tmp_path / "centre"
    secret.write_text("correct horse battery staple\n", encoding="utf-8")
    centre.mkdir()
    write(centre, "authority.passphrase_file", str(secret))
    first = open_authority(centre, company="Nordfjord", now=START)

    assert (centre / FILE_NAME).read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert open_authority(centre, company="", now=START).fingerprint == first.fingerprint
    for content, said in (("wrong", "does not open"), ("", "is empty")):
        secret.write_text(content, encoding="utf-8")
        with pytest.raises(DataProblem, match=said):
            open_authority(centre, company="", now=START)
    secret.unlink()
    with pytest.raises(DataProblem, match="cannot be read"):
        open_authority(centre, company="", now=START)
    write(centre, "authority.passphrase_file", "")
    with pytest.raises(DataProblem, match=r"authority\.passphrase_file"):
        open_authority(centre, company="", now=START)
    secret.write_text("correct horse battery staple", encoding="utf-8")
    monkeypatch.setenv("FIELDAPP_SERVER_AUTHORITY_PASSPHRASE_FILE", str(secret))
    assert open_authority(centre, company="", now=START).fingerprint == first.fingerprint


def test_a_key_that_was_never_locked_opens_with_a_passphrase_set(tmp_path: Path) -> None:
    first = open_authority(tmp_path, company="Nordfjord", now=START)
    (tmp_path / "passphrase").write_text("later", encoding="utf-8")
    write(tmp_path, "authority.passphrase_file", str(tmp_path / "passphrase"))

    assert open_authority(tmp_path, company="", now=START).fingerprint == first.fingerprint


def test_init_locks_the_key_of_a_new_server(tmp_path: Path) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text("correct horse", encoding="utf-8")
    folder = tmp_path / "centre"

    assert main(["--data", str(folder), "init", "--authority-passphrase-file", str(secret)]) == 0

    assert (folder / FILE_NAME).read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    before = (folder / FILE_NAME).read_bytes()
    assert main(["--data", str(folder), "init", "--authority-passphrase-file", str(tmp_path / "other")]) == 2
    assert (folder / FILE_NAME).read_bytes() == before
    assert read_all(folder)["authority.passphrase_file"] == str(secret)


def test_a_key_made_without_a_passphrase_is_locked_later(
    new_server: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, secret = tmp_path / "centre", tmp_path / "passphrase"
    shutil.copytree(new_server, folder)
    first = open_authority(folder, company="Nordfjord", now=START)
    command = ["--data", str(folder), "authority", "lock", "--passphrase-file", str(secret)]
    unlocked = (folder / FILE_NAME).read_bytes()
    assert main(command) == 5, "there is no such file"
    secret.write_text("\n", encoding="utf-8")
    assert main(command) == 5, "it is empty"
    assert (folder / FILE_NAME).read_bytes() == unlocked

    secret.write_text("correct horse\n", encoding="utf-8")
    assert main(command) == 0

    locked = (folder / FILE_NAME).read_bytes()
    assert locked.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir() if path.name.startswith(FILE_NAME)] == [FILE_NAME]
    assert open_authority(folder, company="", now=START).fingerprint == first.fingerprint
    capsys.readouterr()
    assert main(command) == 5
    assert "is locked already" in capsys.readouterr().err
    assert (folder / FILE_NAME).read_bytes() == locked


@pytest.mark.parametrize("step", ["link", "fsync", "replace"])
def test_a_key_that_is_being_locked_opens_whenever_the_power_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Each step of the change fails as on a disk that goes away; what lies there opens, and trying again ends it."""
    first = open_authority(tmp_path, company="Nordfjord", now=START)
    secret = tmp_path / "passphrase"
    secret.write_text("correct horse", encoding="utf-8")

    def gone(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "gone")

    with monkeypatch.context() as broken:
        broken.setattr(
            *{"link": (Path, "unlink"), "fsync": (os, "fsync"), "replace": (Path, "replace")}[step], gone
        )
        with pytest.raises((StorageReadOnly, OSError)):
            lock_authority(tmp_path, secret)
    assert open_authority(tmp_path, company="", now=START).fingerprint == first.fingerprint
    assert not (tmp_path / FILE_NAME).read_bytes().startswith(b"-----BEGIN ENCRYPTED")

    lock_authority(tmp_path, secret)
    assert (tmp_path / FILE_NAME).read_bytes().startswith(b"-----BEGIN ENCRYPTED")
    assert open_authority(tmp_path, company="", now=START).fingerprint == first.fingerprint


@dataclass(frozen=True)
class Locked:
    folder: Path
    old: Path
    new: Path

    def fingerprint(self) -> str:
        return open_authority(self.folder, company="", now=START).fingerprint

    def change(self, *more: str, new: Path | None = None) -> int:
        command = ["authority", "change-passphrase", "--passphrase-file", str(new or self.new), *more]
        return main(["--data", str(self.folder), *command])

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.iterdir() if path.suffix != ".db"}


@pytest.fixture(scope="module")
def new_server(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a server whose key is not locked, to be copied."""
    folder = tmp_path_factory.mktemp("new") / "centre"
    assert main(["--data", str(folder), "init"]) == 0
    return folder


@pytest.fixture
def locked(new_server: Path, tmp_path: Path) -> Locked:
    """A server whose key is locked by the passphrase `old`."""
    locked = Locked(tmp_path / "centre", tmp_path / "old", tmp_path / "new")
    locked.old.write_text("correct horse\n", encoding="utf-8")
    locked.new.write_text("battery staple\n", encoding="utf-8")
    shutil.copytree(new_server, locked.folder, ignore=shutil.ignore_patterns(FILE_NAME))
    write(locked.folder, "authority.passphrase_file", str(locked.old))
    locked.fingerprint()
    return locked


def test_the_passphrase_of_a_locked_key_is_changed_and_the_old_one_opens_it_no_more(locked: Locked) -> None:
    before = locked.fingerprint()

    assert locked.change() == 0

    assert locked.fingerprint() == before
    assert read_all(locked.folder)["authority.passphrase_file"] == str(locked.new)
    assert sorted(name for name in locked.files() if name.startswith(FILE_NAME)) == [FILE_NAME]
    assert stat.S_IMODE((locked.folder / FILE_NAME).stat().st_mode) == 0o600
    write(locked.folder, "authority.passphrase_file", str(locked.old))
    with pytest.raises(DataProblem, match="does not open"):
        locked.fingerprint()


def test_what_cannot_be_changed_is_said_in_a_sentence_and_nothing_is(
    locked: Locked, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong, empty = tmp_path / "wrong", tmp_path / "empty"
    wrong.write_text("wrong horse", encoding="utf-8")
    empty.write_text("\n", encoding="utf-8")
    before = locked.files()
    capsys.readouterr()

    def refused(said: str, *more: str, new: Path | None = None) -> None:
        assert locked.change(*more, new=new) == 5
        assert said in capsys.readouterr().err
        assert locked.files() == before

    refused(f"The passphrase in {wrong} does not open", "--old-passphrase-file", str(wrong))
    refused("cannot be read", "--old-passphrase-file", str(tmp_path / "none"))
    refused("is empty", new=empty)
    refused("has this passphrase already", new=locked.old)
    monkeypatch.setenv("FIELDAPP_SERVER_AUTHORITY_PASSPHRASE_FILE", str(locked.old))
    refused("The environment names another file")


def test_a_key_that_is_not_locked_has_no_passphrase_to_change(
    new_server: Path, locked: Locked, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(new_server / FILE_NAME, locked.folder)

    assert locked.change() == 5
    assert "is not locked" in capsys.readouterr().err


def test_a_file_with_new_words_in_the_place_of_the_old_one_is_told_what_they_were(
    locked: Locked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with systemd's credentials, whose place the environment names and nobody chooses."""
    before, kept = locked.fingerprint(), tmp_path / "kept"
    kept.write_bytes(locked.old.read_bytes())
    locked.old.write_bytes(locked.new.read_bytes())
    monkeypatch.setenv("FIELDAPP_SERVER_AUTHORITY_PASSPHRASE_FILE", str(locked.old))

    assert locked.change("--old-passphrase-file", str(kept), new=locked.old) == 0
    assert locked.fingerprint() == before


def test_a_backup_from_before_opens_by_the_old_passphrase_and_is_changed_too(
    locked: Locked, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, tar = locked.fingerprint(), tmp_path / "centre.tar"
    assert main(["--data", str(locked.folder), "backup", str(tar)]) == 0
    assert locked.change() == 0
    restored = Locked(tmp_path / "restored", locked.old, locked.new)
    assert main(["--data", str(restored.folder), "restore", str(tar)]) == 0
    capsys.readouterr()

    assert restored.change() == 5, "settings are no part of a backup"
    assert "--old-passphrase-file" in capsys.readouterr().err
    assert restored.change("--old-passphrase-file", str(locked.old)) == 0
    assert restored.fingerprint() == before


class PowerCut(BaseException):
    """Nothing after it happens."""


def test_a_passphrase_that_is_being_changed_leaves_a_key_that_opens_whenever_the_power_goes(
    locked: Locked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Power goes before each call that reaches the disk, the clearing up that would follow included."""
    first, cuts = locked.fingerprint(), 0
    seen = set()
    while True:
        folder = tmp_path / f"cut-{cuts}"
        shutil.copytree(locked.folder, folder)
        with monkeypatch.context() as dying:
            calls = cut_power_at(dying, cuts)
            try:
                change_passphrase(folder, locked.new)
            except PowerCut:
                pass
            else:
                break
        assert calls
        seen.add((read_all(folder)["authority.passphrase_file"], (folder / f"{FILE_NAME}.next").exists()))
        assert open_authority(folder, company="", now=START).fingerprint == first, calls
        with suppress(NotAllowedNow):  # it has been changed
            change_passphrase(folder, locked.new)
        assert open_authority(folder, company="", now=START).fingerprint == first
        locked.new.replace(tmp_path / "aside")
        with pytest.raises(DataProblem):
            open_authority(folder, company="", now=START)
        (tmp_path / "aside").replace(locked.new)
        cuts += 1
    assert seen >= {(str(locked.old), False), (str(locked.old), True), (str(locked.new), True)}


def cut_power_at(patch: pytest.MonkeyPatch, number: int) -> list[str]:
    """Let the call with this number, and all after it, fail; gives what was called."""
    calls: list[str] = []

    def dying(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            calls.append(name)
            if len(calls) > number:
                raise PowerCut
            return real(*given, **named)

        return call

    patch.setattr(os, "fsync", dying("fsync", os.fsync))
    patch.setattr(Path, "replace", dying("replace", Path.replace))
    patch.setattr(Path, "unlink", dying("unlink", Path.unlink))
    return calls


def test_a_registered_laptop_has_its_key_certified_anew_or_another_key(laptop: Laptop) -> None:
    other = new_device_key(device_name="x", organisation="", now=START)
    for key in (KEY, other):
        body = {"public_key_pem": public_key_pem(key)}
        answer = laptop.client.post("/v1/device/certificate", json=body, headers=laptop.headers)
        leaf, root = (x509.load_pem_x509_certificate(pem.encode()) for pem in answer.json()["certificates"])
        leaf.verify_directly_issued_by(root)
        names = {name.oid: name.value for name in leaf.subject}
        assert names[NameOID.SERIAL_NUMBER] == laptop.device_id
        assert certified(key, [one.public_bytes(serialization.Encoding.DER) for one in (leaf, root)])
    refused = laptop.client.post(
        "/v1/device/certificate", json={"public_key_pem": "no key"}, headers=laptop.headers
    )
    assert refused.status_code == 422


def test_a_new_laptop_gets_its_certificate_with_its_session(
    client: Client, database: Database, account: Callable[[str], Account], clock: Clock
) -> None:
    with database.writing() as connection:
        code = new_device_code(connection, account("kari"), now=clock())
    answer = client.post(
        "/v1/sign-in",
        json={
            "user": "kari",
            "password": PASSWORD,
            "device_code": code,
            "device_name": "Laptop 7",
            "device_id": str(uuid4()),
            "public_key_pem": public_key_pem(KEY),
        },
    )

    leaf, root = answer.json()["certificates"]
    told = client.get("/v1/authority").json()
    assert root == told["certificate"]
    assert told["fingerprint"] == open_authority(database.folder, company="", now=START).fingerprint
    x509.load_pem_x509_certificate(leaf.encode()).verify_directly_issued_by(
        x509.load_pem_x509_certificate(root.encode())
    )
