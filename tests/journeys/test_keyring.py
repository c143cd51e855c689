"""The key in a real keyring: GNOME's, on a session bus of its own, asked by new processes each time."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from programs import FIELDAPP, Ended

pytestmark = pytest.mark.slow

KEYRING_PASSWORD = "keyring password"
UNLOCKED = (
    'printf %s "$KEYRING_PASSWORD" | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1; '
    'for words in "$@"; do eval "$words"; done'
)


def in_a_session(home: Path, *lines: str) -> Ended:
    """Shell lines on a session bus with an unlocked keyring; the bus and the keyring end with them."""
    home.mkdir(exist_ok=True)
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XDG_", "PYTHON_KEYRING", "DBUS_", "FIELDAPP_"))
    } | {
        "HOME": str(home),
        "KEYRING_PASSWORD": KEYRING_PASSWORD,
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-euc", UNLOCKED, "-", *lines],
        capture_output=True,
        text=True,
        timeout=90,
        env=environment,
        check=False,
    )
    # The bus itself complains where it may not raise its limits, in a container for example.
    said = [line for line in done.stderr.splitlines() if not line.startswith("dbus-daemon[")]
    # Asked for before it has taken its name on the bus, the daemon is started once more and says where the first is.
    out = [line for line in done.stdout.splitlines() if not re.match("[A-Z_]+=/", line)]
    return Ended(done.returncode, "\n".join(out), "\n".join(said))


def fieldapp(folder: Path, *words: str) -> str:
    return " ".join(f"'{word}'" for word in (*FIELDAPP, "--profile-dir", str(folder), *words))


def test_the_tools_are_what_the_makefile_installs() -> None:
    listed = (
        (Path(__file__).parents[2] / "packaging/setup/debian-test.txt").read_text(encoding="utf-8").split()
    )
    assert {"dbus", "gnome-keyring"} <= set(listed)
    assert shutil.which("dbus-run-session")
    assert shutil.which("gnome-keyring-daemon")


def test_the_key_lies_in_the_keyring_and_opens_the_profile_again(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "laptop"
    first = in_a_session(home, fieldapp(folder, "status", "--json"))
    assert first.code == 0, first.error
    assert json.loads(first.out)["profile"]["key_kept_in"] == "keyring"
    kept = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    assert kept["kept_in"] == "keyring"
    keyrings = list((home / ".local/share/keyrings").glob("*.keyring"))
    assert keyrings, "the keyring's own file, sealed by its password"

    # Another day: a new bus, a new daemon, a new process. One more row, read by one process after another.
    again = in_a_session(home, *[fieldapp(folder, "parts", "list", "--json")] * 2)
    assert again.code == 0, again.error
    assert kept == json.loads((folder / "key.json").read_text(encoding="utf-8"))
    assert b"damaged" not in b" ".join(os.fsencode(path.name) for path in folder.iterdir())

    secret = in_a_session(home, _tell_secret(kept["name"]))
    for path in (*keyrings, *folder.rglob("*")):
        if path.is_file():
            assert secret.out.strip().encode() not in path.read_bytes(), path
    assert len(secret.out.strip()) == 44, "32 bytes in base 64 fit every system's keyring"


def _tell_secret(name: str) -> str:
    return f"{sys.executable} -c \"import keyring; print(keyring.get_password('Field Companion', '{name}'))\""


def test_another_keyring_does_not_open_the_profile_and_leaves_it(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "laptop"
    assert in_a_session(home, fieldapp(folder, "status")).code == 0
    before = {
        path: path.read_bytes() for path in folder.iterdir() if path.suffix in (".db", ".json", ".check")
    }
    stranger = in_a_session(tmp_path / "thief", fieldapp(folder, "status"))
    stranger.refused(5, "keyring", "profile")
    assert {path: path.read_bytes() for path in before} == before
    assert in_a_session(home, fieldapp(folder, "status")).code == 0


def test_a_bus_without_a_keyring_is_told_in_a_sentence(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "laptop"
    assert in_a_session(home, fieldapp(folder, "status")).code == 0
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DBUS_")}
    environment |= {"HOME": str(home), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus"}
    environment.pop("PYTHON_KEYRING_BACKEND", None)
    done = subprocess.run(
        [*FIELDAPP, "--profile-dir", str(folder), "status"],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
        check=False,
    )
    Ended(done.returncode, done.stdout, done.stderr).refused(5, "keyring")
