"""The programs as a person starts them – processes of their own – and ways to look at what they left behind."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from ground import folder_of_this_process
from office_processes import Office
from quick_secrets import guard_quickly

from fieldapp import credentials
from fieldapp.demo.centre import PASSWORD, people, prepare
from fieldapp.paths import Profile
from fieldapp.store import outbox, rows, sync_state
from fieldapp.store.engine import Store, open_store
from sync.protocol.kinds import KINDS

PASSPHRASE = "correct horse battery"
USER = people()["technician"].login
SECONDS = 90
FIELDAPP = (sys.executable, "-m", "fieldapp")
VISIT = "J-2026-000301"


@dataclass(frozen=True)
class Ended:
    """How a program ended."""

    code: int
    out: str
    error: str

    def refused(self, code: int, *words: str) -> str:
        """It ended with `code` and one sentence on stderr that holds every word; gives the sentence."""
        assert self.code == code, (self.code, self.out, self.error)
        lines = self.error.strip().splitlines()
        assert len(lines) == 1, self.error
        assert "Traceback" not in self.error
        assert lines[0].endswith("."), lines[0]
        for word in words:
            assert word in lines[0], lines[0]
        return lines[0]


@dataclass(frozen=True)
class Laptop:
    """`fieldapp` on one profile."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=lambda: {"FIELDAPP_PASSPHRASE": PASSPHRASE})

    @property
    def variables(self) -> dict[str, str]:
        """What the program finds in its environment."""
        return {**os.environ, "QT_QPA_PLATFORM": "offscreen", **self.environment}

    def run(
        self,
        *words: str,
        typed: str = "",
        through: tuple[str, ...] = (),
        before: Callable[[], None] | None = None,
    ) -> Ended:
        """One command from start to end; `through` is a program that starts it, `before` runs in the child first."""
        done = subprocess.run(
            [*through, *FIELDAPP, "--profile-dir", str(self.folder), *words],
            input=typed,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            env=self.variables,
            preexec_fn=before,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def json(self, *words: str, typed: str = "") -> Any:
        """One command that must end well; its answer."""
        ended = self.run(*words, "--json", typed=typed)
        assert ended.code == 0, (words, ended.error)
        return json.loads(ended.out)

    def sign_in(self, url: str, code: str) -> Ended:
        """Sign the demo's technician in."""
        words = ("sign-in", "--server", url, "--user", USER, "--device-code", code)
        return self.run(*words, typed=f"{PASSWORD}\n")

    def copied_to(self, folder: Path) -> Laptop:
        """The same laptop in another folder: what happens to it does not touch this one."""
        shutil.copytree(self.folder, folder)
        return dataclasses.replace(self, folder=folder)

    def opened(self) -> Store:
        """The store, opened by this process."""
        key = credentials.from_passphrase(
            Profile(self.folder).key_file, self.environment.get("FIELDAPP_PASSPHRASE", PASSPHRASE)
        )
        return open_store(self.folder, key)

    def everything(self) -> dict[str, Any]:
        """Every row, what waits, and who is signed in."""
        store = self.opened()
        try:
            with store.reading() as connection:
                kept: dict[str, Any] = {
                    kind: {one.id: one for one in rows.fetch_many(connection, kind)} for kind in KINDS
                }
                kept["waiting"] = [
                    (one.op_id, one.kind, one.row_id, one.fields)
                    for one in outbox.changes_waiting(connection)
                ]
                session = sync_state.session(connection)
                kept["session"] = session and (session.server_url, session.device_id, session.person_id)
        finally:
            store.close()
        return kept


def demo_office(folder: Path) -> tuple[Office, str]:
    """An office with the demo's day, not yet serving, and a device code for a laptop."""
    kept, code = _prepared(datetime.now().astimezone().date())
    shutil.copytree(kept, folder)
    return Office(folder), code


@cache
def _prepared(today: date) -> tuple[Path, str]:
    """The demo's office, made once in a process for every journey to copy."""
    folder = folder_of_this_process() / "office"
    return folder, prepare(folder, today=today)


def ready_laptop(office: Office, folder: Path, code: str) -> Laptop:
    """A laptop that has signed in and fetched its day; the office serves meanwhile."""
    laptop = Laptop(folder)
    ended = laptop.sign_in(office.url, code)
    assert ended.code == 0, ended.error
    key_file = Profile(folder).key_file
    guard_quickly(key_file, credentials.from_passphrase(key_file, PASSPHRASE), PASSPHRASE)
    return laptop


def office_program(office: Office, *words: str) -> Ended:
    """One command of the office as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "sync.server", "--data", str(office.folder), *words],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


@cache
def private_mounts() -> tuple[str, ...]:
    """The words that start a program with mounts of its own; empty where this machine does not allow that."""
    for words in (("unshare", "--mount"), ("unshare", "--mount", "--map-root-user")):
        try:
            tried = subprocess.run(
                [*words, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
            )
        except OSError:
            return ()
        if tried.returncode == 0:
            return words
    return ()
