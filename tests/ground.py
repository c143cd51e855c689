"""The ground tests stand on: what a test may reach of the machine it runs on."""

from __future__ import annotations

import socket
from ipaddress import ip_address

import keyring.backend
import keyring.errors


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
