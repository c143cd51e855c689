"""What mail servers do on the line itself – slow, unwilling, hanging up – and what becomes of the report."""

import asyncio
import hashlib
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from server_builders import Clock, Laptop
from test_mail import Mailbox, delivery, mail_row, mailbox, queue_report, send_file, state

from sync.server import mail_line, outbound, tables
from sync.server.centre import Centre
from sync.server.outbound import send_waiting
from sync.server.preferences import mail_settings, write

__all__ = ["delivery", "mailbox"]


class OpenServer(Controller):
    """A mail server without login; `begins` answers DATA instead of it where it is given."""

    def __init__(self, handler: object, *, port: int, begins: Callable[[SMTP], None] | None = None) -> None:
        super().__init__(handler, hostname="127.0.0.1", port=port)
        self._begins = begins

    def factory(self) -> SMTP:
        """The protocol of one connection."""
        begins = self._begins
        if begins is None:
            return SMTP(self.handler)

        hang_up = begins

        class HangsUp(SMTP):
            async def smtp_DATA(self, arg: str) -> None:
                await self.push("354 go ahead")
                hang_up(self)

        return HangsUp(self.handler)


@pytest.fixture
def open_server(centre: Centre) -> Iterator[Callable[..., None]]:
    """Call it with a handler: the centre's mail goes to such a server, without TLS or login."""
    started: list[Controller] = []

    def serve(handler: object, begins: Callable[[SMTP], None] | None = None) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        for running in started:
            running.stop()
        started[:] = [OpenServer(handler, port=port, begins=begins)]
        started[0].start()
        for name, value in {
            "smtp.host": "127.0.0.1",
            "smtp.port": str(port),
            "smtp.security": "none",
            "smtp.user": "",
            "mail.from": "service@company.example",
            "mail.hold_seconds": "0",
        }.items():
            write(centre.database.folder, name, value)

    yield serve
    for running in started:
        running.stop()


class Taking:
    """Takes every message, `after` seconds of thought."""

    def __init__(self, after: float = 0.0) -> None:
        self.after = after
        self.taken: list[bytes] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        await asyncio.sleep(self.after)
        assert isinstance(envelope.original_content, bytes)
        self.taken.append(envelope.original_content)
        return "250 OK"


def test_a_mail_server_that_looks_through_a_report_before_it_says_yes_is_waited_for(
    laptop: Laptop, centre: Centre, open_server: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_line, "CONNECT_TIMEOUT", 0.4)
    server = Taking(after=1.0)
    open_server(server)
    sent = queue_report(laptop, "A-2")
    send_file(laptop)
    assert send_waiting(centre) == 1
    assert state(laptop, sent) == ("accepted", "")
    assert len(server.taken) == 1


def _cut(connection: SMTP) -> None:
    assert isinstance(connection.transport, asyncio.Transport)
    connection.transport.abort()


def test_a_line_that_breaks_before_the_last_dot_has_brought_nothing_and_it_is_sent_again(
    laptop: Laptop, centre: Centre, open_server: Callable[..., None], clock: Clock
) -> None:
    server = Taking()
    open_server(server, begins=_cut)
    photos = b"%PDF-1.7 " + bytes(12_000_000)
    facts: dict[str, Any] = {
        "appendix_sha256": hashlib.sha256(photos).hexdigest(),
        "appendix_size": len(photos),
    }
    sent = queue_report(laptop, "A-2", **facts)
    send_file(laptop)
    send_file(laptop, photos)
    assert send_waiting(centre) == 0
    assert mail_row(centre, sent).state == "waiting", "the last dot had not left: nothing can have arrived"
    open_server(server)
    write(centre.database.folder, "mail.public_url", "https://reports.company.example/")
    clock.forward(minutes=1)
    assert send_waiting(centre) == 1
    assert state(laptop, sent)[0] == "accepted"
    assert len(server.taken) == 1


def test_a_line_that_begins_with_a_dot_arrives_as_it_was(
    laptop: Laptop, centre: Centre, open_server: Callable[..., None]
) -> None:
    server = Taking()
    open_server(server)
    with mail_line.connected(mail_settings(centre.database.folder)) as line:
        line.address("a@company.example", "b@example.fr")
        assert line.hand_over(b"Subject: dots\r\n\r\n.\r\n..\r\n.end")[0] == 250
    assert server.taken == [b"Subject: dots\r\n\r\n.\r\n..\r\n.end\r\n"]


class Unwilling(Taking):
    """Refuses the sender first."""

    refused = False

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if not self.refused:
            self.refused = True
            return "550 5.7.60 this login may not send as service@company.example"
        envelope.mail_from = address
        return "250 OK"


def test_a_sender_the_mail_server_refuses_is_the_offices_to_correct_and_no_report_fails(
    laptop: Laptop, centre: Centre, open_server: Callable[..., None], clock: Clock
) -> None:
    open_server(Unwilling())
    sent = queue_report(laptop, "A-2")
    send_file(laptop)
    assert send_waiting(centre) == 0
    kept = mail_row(centre, sent)
    assert (kept.state, "5.7.60" in kept.detail) == ("waiting", True)
    clock.forward(minutes=1)
    assert send_waiting(centre) == 1


def test_a_mail_server_that_takes_nothing_from_this_address_fails_no_report(
    laptop: Laptop, centre: Centre, mailbox: Mailbox, delivery: str
) -> None:
    send_file(laptop)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        write(centre.database.folder, "smtp.port", str(listening.getsockname()[1]))

        def turn_away() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.sendall(b"554 no service for you here\r\n")

        turning = threading.Thread(target=turn_away)
        turning.start()
        assert send_waiting(centre) == 0
        turning.join()
    kept = mail_row(centre, delivery)
    assert (kept.state, kept.detail) == ("waiting", "The mail server answered 554 no service for you here")


def test_a_mail_server_that_hangs_up_on_what_is_too_large_gets_the_link_on_a_new_line(
    laptop: Laptop, delivery: str, mailbox: Mailbox, centre: Centre
) -> None:
    send_file(laptop)
    write(centre.database.folder, "mail.public_url", "https://reports.company.example/")
    mailbox.answers = ["552 too big"]
    mailbox.hang_up_when_refusing = True
    assert send_waiting(centre) == 1
    assert state(laptop, delivery)[0] == "accepted"
    assert len(mailbox.letters) == 1


def test_the_technician_reads_why_an_e_mail_does_not_leave_and_at_last_that_it_will_not(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox, clock: Clock
) -> None:
    send_file(laptop)
    mailbox.rcpt_answers = ["450 mailbox busy"] * 400

    def tried() -> tuple[str, str]:
        send_waiting(centre)
        clock.forward(minutes=30)
        laptop.tokens = laptop.client.post("/v1/refresh", json={"refresh": laptop.tokens["refresh"]}).json()
        return state(laptop, delivery)

    shown = [tried() for _ in range(outbound.TOLD_AT)]
    assert set(shown[:-1]) == {("sending", "")}
    assert shown[-1] == ("sending", "The mail server answered 450 mailbox busy")
    with centre.database.writing() as connection:
        connection.execute(tables.outbound_mail.update().values(attempts=outbound.MOST_ATTEMPTS - 2))
    assert tried()[0] == "sending"
    ended = tried()
    assert ended == ("failed", f"{outbound.GAVE_UP} The mail server answered 450 mailbox busy")
    assert send_waiting(centre) == 0
