"""An office for journeys: the real server as a process of its own, and a mail server with STARTTLS and login."""

from __future__ import annotations

import contextlib
import email
import email.policy
import io
import json
import os
import socket
import ssl
import subprocess
import sys
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

from sync.server.cli import main

LOGIN, PASSWORD = "centre", "smtp secret"
START_SECONDS = 30


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Mailbox:
    """What the mail server got."""

    letters: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, _server: object, session: Session, envelope: Envelope) -> str:
        """Keep a letter that came over a private line, after a login."""
        assert session.ssl is not None
        assert session.authenticated
        assert isinstance(envelope.content, bytes)
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"


class MailServer:
    """SMTP on this machine; `ca_file` is what trusts it."""

    def __init__(self, folder: Path) -> None:
        authority = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        self.ca_file = folder / "mail-ca.pem"
        authority.cert_pem.write_to_path(str(self.ca_file))
        self.port = free_port()
        self.box = Mailbox()
        self._controller = Controller(
            self.box,
            hostname="127.0.0.1",
            port=self.port,
            tls_context=context,
            require_starttls=True,
            auth_required=True,
            authenticator=_fits,
        )

    def __enter__(self) -> MailServer:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()


def _fits(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
    right = given == LoginPassword(LOGIN.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=right)


class Office:
    """`fieldapp-server` on one data folder: commands in this process, serving in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[str] | None = None

    def run(self, *words: str, typed: str = "") -> str:
        """One command of the office; its output.

        Raises:
            AssertionError: it did not end well.
        """
        out, err, terminal = io.StringIO(), io.StringIO(), sys.stdin
        sys.stdin = io.StringIO(typed)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = main(["--data", str(self.folder), *words])
        finally:
            sys.stdin = terminal
        assert code == 0, (words, err.getvalue())
        return out.getvalue()

    def json(self, *words: str, typed: str = "") -> Any:
        """One command, its answer as JSON."""
        return json.loads(self.run(*words, "--json", typed=typed))

    def open(self) -> None:
        """Start serving; returns once it answers."""
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "sync.server",
                "--data",
                str(self.folder),
                "run",
                "--port",
                str(self.port),
            ],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        assert self.url in said, said

    def close(self) -> None:
        """Stop serving, as when the machine is turned off in order."""
        if self._process is not None:
            self._process.terminate()
            self._process.communicate(timeout=START_SECONDS)
            self._process = None

    def kill(self) -> None:
        """Stop at once, as when the power fails."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate(timeout=START_SECONDS)
            self._process = None
