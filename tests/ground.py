"""The ground tests stand on: what a test may reach of the machine it runs on."""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import tempfile
from ipaddress import ip_address
from pathlib import Path

import keyring.backend
import keyring.errors

MEMORY = Path("/dev/shm")
ROOM_WANTED = 4 * 1024**3
"""Bytes. A whole run has a tenth of it in use at once; a full disk is for the tests of full disks."""


def memory_for_files() -> Path | None:
    """Where temporary files lie in memory, so that no test waits for a disk; None where that cannot be.

    What is synced is what a crash of a program keeps there too, and no test cuts the power of the machine. A folder
    chosen by TMPDIR is left chosen.
    """
    if "TMPDIR" in os.environ or not MEMORY.is_dir():
        return None
    facts = os.statvfs(MEMORY)
    fits = facts.f_bavail * facts.f_frsize >= ROOM_WANTED and not facts.f_flag & os.ST_NOEXEC
    return MEMORY if fits and os.access(MEMORY, os.W_OK) else None


def folder_of_this_process() -> Path:
    """A new folder that is there until this process ends: for what many tests begin with a copy of."""
    folder = Path(tempfile.mkdtemp(prefix="field-companion-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


class NetworkTouched(BaseException):
    """A test reached for a host other than this machine. Not an Exception, so that no retry swallows it."""


def refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    """Audit hook: this machine may be reached; `*.invalid` fails as a resolver would; the rest is refused."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return
    if isinstance(name, str) and name.endswith(".invalid"):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    try:
        local = ip_address(str(name)).is_loopback
    except ValueError:
        local = False
    if not local:
        raise NetworkTouched(f"{event} {name}")


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A working keyring that lives as long as one test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring's is not annotated
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        try:
            del self.secrets[service, username]
        except KeyError:
            raise keyring.errors.PasswordDeleteError(username) from None
