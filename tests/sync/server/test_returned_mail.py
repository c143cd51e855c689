"""Returned mail in a mailbox that is read by IMAP; the server here speaks the protocol over a real, private line."""

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import trustme
from server_builders import Laptop
from test_mail import mail_row, mailbox, state
from test_mail_held_and_returned import delivery, notice, sent

from sync.server.centre import Centre
from sync.server.preferences import returned_mailbox, write
from sync.server.returned_mail import ReturnedMailAway, fetch_returned

__all__ = ["delivery", "mailbox", "sent"]
PASSWORD = 'a "quoted" word'


@dataclass
class Box:
    """A mailbox: messages and which of them were read."""

    context: ssl.SSLContext
    private_from_the_start: bool
    messages: list[bytes] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    said: list[str] = field(default_factory=list)


class Session(socketserver.StreamRequestHandler):
    """One connection: the few commands a reader of a mailbox needs."""

    box: Box

    def handle(self) -> None:
        if self.box.private_from_the_start:
            self._go_private()
        self._say("* OK ready")
        signed_in = False
        while line := self.rfile.readline().decode().strip():
            tag, _, command = line.partition(" ")
            self.box.said.append(command.partition(" ")[0].upper())
            verb = command.upper()
            if verb.startswith("CAPABILITY"):
                self._say("* CAPABILITY IMAP4rev1 STARTTLS")
            elif verb.startswith("STARTTLS"):
                self._say(f"{tag} OK begin")
                self._go_private()
                continue
            elif verb.startswith("LOGIN"):
                signed_in = PASSWORD.replace('"', '\\"') in command
                if not signed_in:
                    self._say(f"{tag} NO wrong")
                    continue
            elif verb.startswith("LOGOUT"):
                self._say("* BYE")
                self._say(f"{tag} OK")
                return
            elif not signed_in or (
                verb.startswith("SELECT") and 'INBOX/RETURNED "MAIL"' not in verb.replace("\\", "")
            ):
                self._say(f"{tag} NO")
                continue
            elif verb.startswith("UID"):
                self._uid(command)
            self._say(f"{tag} OK done")

    def _uid(self, command: str) -> None:
        number = int(found.group(1)) if (found := re.match(r"UID \w+ (\d+)", command)) else 0
        if command.startswith("UID SEARCH UNSEEN"):
            unread = [str(n) for n in range(1, len(self.box.messages) + 1) if n not in self.box.seen]
            self._say(" ".join(("* SEARCH", *unread)))
        elif "BODY.PEEK[]" in command:
            content = self.box.messages[number - 1]
            self._say(f"* {number} FETCH (UID {number} BODY[]<0> {{{len(content)}}}")
            self.wfile.write(content)
            self._say(")")
        elif r"+FLAGS (\Seen)" in command:
            self.box.seen.add(number)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def finish(self) -> None:
        super().finish()
        self.request.close()

    def _go_private(self) -> None:
        self.rfile.close()
        self.wfile.close()
        self.request = self.box.context.wrap_socket(self.request, server_side=True)
        self.setup()


@pytest.fixture(params=["tls", "starttls"])
def box(request: pytest.FixtureRequest, centre: Centre, tmp_path: Path) -> Iterator[Box]:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    made = Box(context, private_from_the_start=request.param == "tls")
    handler = type("OneBox", (Session,), {"box": made})
    with socketserver.ThreadingTCPServer(("localhost", 0), handler) as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a line refused by its reader
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name, value in {
            "imap.host": "localhost",
            "imap.port": str(server.server_address[1]),
            "imap.security": request.param,
            "imap.user": "bounces",
            "imap.password": PASSWORD,
            "imap.ca_file": str(tmp_path / "ca.pem"),
            "imap.folder": 'INBOX/Returned "mail"',
        }.items():
            write(centre.database.folder, name, value)
        yield made
        server.shutdown()


def look(centre: Centre) -> int:
    return fetch_returned(centre, returned_mailbox(centre.database.folder))


def test_returned_mail_is_fetched_told_and_looked_at_once(
    laptop: Laptop, sent: str, centre: Centre, box: Box
) -> None:
    box.messages += [b"Subject: hello\r\n\r\nhello", notice(sent)]

    assert look(centre) == 1

    assert state(laptop, sent) == ("bounced", "The mail came back: 550 5.1.1 user unknown")
    assert mail_row(centre, sent).state == "bounced"
    assert box.seen == {1, 2}
    assert look(centre) == 0
    if not box.private_from_the_start:
        assert box.said.index("STARTTLS") < box.said.index("LOGIN")


@pytest.mark.parametrize(
    ("name", "value"), [("imap.password", "wrong"), ("imap.folder", "Nowhere"), ("imap.ca_file", "")]
)
def test_a_mailbox_that_does_not_open_is_told_and_left_alone(
    sent: str, centre: Centre, box: Box, name: str, value: str
) -> None:
    box.messages.append(notice(sent))
    write(centre.database.folder, name, value)
    with pytest.raises(ReturnedMailAway, match="cannot be opened"):
        look(centre)
    assert box.seen == set()


def test_without_a_mailbox_nobody_looks(centre: Centre) -> None:
    assert look(centre) == 0
