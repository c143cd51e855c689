"""Reports by e-mail, through a real mail server with STARTTLS and login."""

import email
import email.policy
import hashlib
import socket
import ssl
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from server_builders import Client, Clock, Laptop

from fieldapp.domain.attachments import DeliveryState
from fieldapp.errors import InputRefused
from sync.server import outbound, tables
from sync.server.centre import Centre
from sync.server.database import stamp
from sync.server.letters import one_address
from sync.server.outbound import MailWorker, send_waiting
from sync.server.preferences import write

PDF = b"%PDF-1.7 a report\n%%EOF\n"
SHA256 = hashlib.sha256(PDF).hexdigest()
LOGIN, PASSWORD = "centre", "smtp secret"


@dataclass
class Mailbox:
    """What a mail server got, and how it answers the next messages."""

    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    rcpt_answers: list[str] = field(default_factory=list)
    hang_up: bool = False
    hang_up_when_refusing: bool = False

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.rcpt_answers:
            return self.rcpt_answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert session.ssl is not None, "the line is private"
        assert session.authenticated
        if self.answers:
            answer = self.answers.pop(0)
            if self.hang_up_when_refusing:
                await server.push(answer)
                _hang_up(server)
            return answer
        assert isinstance(envelope.content, bytes)
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        self.recipients.append(list(envelope.rcpt_tos))
        if self.hang_up:
            _hang_up(server)
        return "250 OK"


def _hang_up(server: SMTP) -> None:
    assert server.transport is not None
    server.transport.close()


@pytest.fixture
def mailbox(centre: Centre, tmp_path: Path) -> Iterator[Mailbox]:
    """A mail server on this machine; the centre is set to use it."""
    authority = trustme.CA()
    certificate = authority.issue_cert("localhost")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))

    def authenticate(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        fits = isinstance(given, LoginPassword) and given == LoginPassword(LOGIN.encode(), PASSWORD.encode())
        return AuthResult(success=fits, handled=fits)

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    box = Mailbox()
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=port,
        tls_context=context,
        require_starttls=True,
        authenticator=authenticate,
        auth_required=True,
    )
    controller.start()
    for name, value in {
        "smtp.host": "localhost",
        "smtp.port": str(port),
        "smtp.user": LOGIN,
        "smtp.password": PASSWORD,
        "smtp.ca_file": str(tmp_path / "ca.pem"),
        "mail.from": "service@company.example",
        "mail.hold_seconds": "0",
    }.items():
        write(centre.database.folder, name, value)
    yield box
    controller.stop()


@pytest.fixture
def delivery(laptop: Laptop, mailbox: Mailbox) -> str:
    return queue_report(laptop, "A-2")


def queue_report(laptop: Laptop, number: str, recipient: str = "jean@example.fr", **facts: Any) -> str:
    """Push a report and its e-mail; the file is not there yet."""
    job = laptop.row("job", number=number)
    report, delivery = str(uuid4()), str(uuid4())
    results = laptop.push(
        laptop.change(
            "report",
            report,
            "create",
            job_id=job["id"],
            version=1,
            language="fr",
            sha256=SHA256,
            content_sha256="c" * 64,
            size=len(PDF),
            pages=1,
            made_at="2026-11-20T08:00:00Z",
            **facts,
        ),
        laptop.change(
            "report_delivery",
            delivery,
            "create",
            job_id=job["id"],
            report_id=report,
            channel="email",
            recipient=recipient,
            language="fr",
            requested_at="2026-11-20T08:00:00Z",
        ),
    )
    assert [result["outcome"] for result in results] == ["applied", "applied"]
    assert results[1]["row"]["fields"]["state"] == "sending"
    return delivery


def send_file(laptop: Laptop, pdf: bytes = PDF) -> None:
    tus = {**laptop.headers, "Tus-Resumable": "1.0.0"}
    metadata = f"sha256 {b64encode(hashlib.sha256(pdf).hexdigest().encode()).decode()}"
    begun = laptop.client.post(
        "/v1/media/uploads", headers={**tus, "Upload-Length": str(len(pdf)), "Upload-Metadata": metadata}
    )
    done = laptop.client.request(
        "PATCH",
        begun.headers["location"],
        content=pdf,
        headers={**tus, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"},
    )
    assert done.status_code == 204


def state(laptop: Laptop, delivery: str) -> tuple[str, str]:
    fields = laptop.rows()["report_delivery", delivery]["fields"]
    return fields["state"], fields["detail"]


def mail_row(centre: Centre, delivery: str) -> Any:
    with centre.database.reading() as connection:
        mail = tables.outbound_mail
        return connection.execute(sa.select(mail).where(mail.c.delivery_id == delivery)).one()


def test_the_customer_gets_the_report_in_their_language(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox
) -> None:
    assert send_waiting(centre) == 0, "the report has not arrived"
    send_file(laptop)
    assert send_waiting(centre) == 1
    (letter,) = mailbox.letters
    assert mailbox.recipients == [["jean@example.fr"]]
    assert str(letter["To"]) == "Jean Lefèvre <jean@example.fr>"
    assert str(letter["From"]) == "Field Service <service@company.example>"
    assert "A-2" in str(letter["Subject"])
    assert letter["Message-ID"] == f"<{delivery}.report@company.example>"
    body = letter.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert "Bonjour Jean Lefèvre" in text
    assert "21 novembre 2026" in text
    assert "{" not in text
    (attached,) = letter.iter_attachments()
    assert (attached.get_content_type(), attached.get_content()) == ("application/pdf", PDF)
    assert attached.get_filename() == "report-A-2.pdf"


def test_the_delivery_state_comes_back_by_pull(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox
) -> None:
    laptop.pull()
    send_file(laptop)
    send_waiting(centre)
    (row,) = laptop.pull()["rows"]
    assert (row["kind"], row["id"], row["fields"]["state"]) == ("report_delivery", delivery, "accepted")
    assert row["fields"]["state_at"] is not None


def test_mail_leaves_once(laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox) -> None:
    send_file(laptop)
    assert [send_waiting(centre) for _ in range(3)] == [1, 0, 0]
    assert len(mailbox.letters) == 1


def test_not_now_means_later(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox, clock: Clock
) -> None:
    send_file(laptop)
    mailbox.answers = ["451 try again later"]
    assert send_waiting(centre) == 0
    assert state(laptop, delivery) == ("sending", "")
    assert "451" in mail_row(centre, delivery).detail
    assert send_waiting(centre) == 0, "not before its time"
    clock.forward(minutes=1)
    assert send_waiting(centre) == 1


def test_the_wait_grows_and_has_an_end(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox, clock: Clock
) -> None:
    send_file(laptop)
    mailbox.answers = ["451 no"] * 20
    waits = []
    for _ in range(12):
        send_waiting(centre)
        until = datetime.fromisoformat(mail_row(centre, delivery).next_at)
        waits.append((until - clock.now).total_seconds())
        clock.now = until
    assert 10 <= waits[0] <= 20
    assert waits[5] > waits[0]
    assert all(900 <= wait <= 1800 for wait in waits[-3:])


def test_never_is_said_to_the_technician(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox
) -> None:
    send_file(laptop)
    mailbox.rcpt_answers = ["550 no such mailbox"]
    send_waiting(centre)
    assert state(laptop, delivery) == ("failed", "The mail server answered 550 no such mailbox")
    assert send_waiting(centre) == 0


def test_a_wrong_login_is_the_offices_to_correct_and_loses_nothing(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox, clock: Clock
) -> None:
    send_file(laptop)
    write(centre.database.folder, "smtp.password", "wrong")
    send_waiting(centre)
    assert "535" in mail_row(centre, delivery).detail
    write(centre.database.folder, "smtp.password", PASSWORD)
    clock.forward(minutes=1)
    assert send_waiting(centre) == 1


def test_without_a_mail_server_mail_waits(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox, clock: Clock
) -> None:
    send_file(laptop)
    write(centre.database.folder, "smtp.port", "9")
    assert send_waiting(centre) == 0
    assert mail_row(centre, delivery).state == "waiting"


def test_a_certificate_nobody_vouches_for_gets_no_mail(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox
) -> None:
    send_file(laptop)
    write(centre.database.folder, "smtp.ca_file", "")
    assert send_waiting(centre) == 0
    assert mailbox.letters == []
    assert mail_row(centre, delivery).state == "waiting"


def test_no_answer_after_the_last_dot_is_never_sent_again(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox, clock: Clock
) -> None:
    send_file(laptop)
    mailbox.hang_up = True
    assert send_waiting(centre) == 0
    assert len(mailbox.letters) == 1
    assert state(laptop, delivery) == ("failed", outbound.UNKNOWN)
    mailbox.hang_up = False
    clock.forward(days=1)
    assert send_waiting(centre) == 0
    assert len(mailbox.letters) == 1


@pytest.mark.parametrize(
    ("left_in", "letters", "shown"), [("claimed", 1, "accepted"), ("committing", 0, "failed")]
)
def test_a_crash_sends_again_only_what_certainly_was_not_sent(
    laptop: Laptop,
    delivery: str,
    centre: Centre,
    mailbox: Mailbox,
    clock: Clock,
    left_in: str,
    letters: int,
    shown: str,
) -> None:
    send_file(laptop)
    with centre.database.writing() as connection:
        connection.execute(sa.update(tables.outbound_mail).values(state=left_in, claimed_at=stamp(clock.now)))
    assert send_waiting(centre) == 0
    clock.forward(minutes=31)
    send_waiting(centre)
    assert len(mailbox.letters) == letters
    laptop.tokens = laptop.client.post("/v1/refresh", json={"refresh": laptop.tokens["refresh"]}).json()
    assert state(laptop, delivery)[0] == shown


def test_a_worker_that_was_given_up_on_says_no_more_about_the_mail(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox, clock: Clock
) -> None:
    send_file(laptop)
    slow = outbound._claim(centre)
    clock.forward(minutes=6)
    quick = outbound._claim(centre)
    assert slow is not None
    assert quick is not None
    assert outbound._commit(centre, quick)
    outbound._later(centre, slow, "No connection.")
    assert mail_row(centre, delivery).state == "committing", "or it would be sent twice"
    outbound._finish(centre, slow, "failed", DeliveryState.FAILED, "No.")
    assert mail_row(centre, delivery).state == "committing"
    outbound._finish(centre, quick, "accepted", DeliveryState.ACCEPTED, "")
    assert mail_row(centre, delivery).state == "accepted"


def test_a_withdrawn_mail_never_leaves(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox
) -> None:
    row = laptop.rows()["report_delivery", delivery]
    change = laptop.change("report_delivery", delivery, base=row["versions"], state="withdrawn")
    assert laptop.push(change)[0]["outcome"] == "applied"
    send_file(laptop)
    assert send_waiting(centre) == 0
    assert mailbox.letters == []


def test_what_has_left_cannot_be_withdrawn(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox
) -> None:
    send_file(laptop)
    send_waiting(centre)
    row = laptop.rows()["report_delivery", delivery]
    for value, code in (("withdrawn", "already_sent"), ("printed", "field_not_settable")):
        change = laptop.change("report_delivery", delivery, base=row["versions"], state=value)
        assert laptop.push(change)[0]["code"] == code


def test_a_name_cannot_add_headers_or_recipients(
    laptop: Laptop, centre: Centre, mailbox: Mailbox, office: Callable[..., None]
) -> None:
    job = laptop.row("job", number="A-2")
    office(
        "customer", job["fields"]["customer_id"], name="Eve\r\nBcc: all@example.no\u2028X: y, <b@c.example>"
    )
    queue_report(laptop, "A-2")
    send_file(laptop)
    assert send_waiting(centre) == 1
    (letter,) = mailbox.letters
    assert letter["Bcc"] is None
    assert letter["X"] is None
    assert mailbox.recipients == [["jean@example.fr"]]


@pytest.mark.parametrize(
    "recipient", ["a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example", "nobody", "<a@b.example>"]
)
def test_a_recipient_is_one_address(laptop: Laptop, recipient: str) -> None:
    job = laptop.row("job", number="A-2")
    report, delivery = str(uuid4()), str(uuid4())
    laptop.push(
        laptop.change(
            "report",
            report,
            "create",
            job_id=job["id"],
            version=1,
            language="fr",
            sha256=SHA256,
            content_sha256="c" * 64,
            size=1,
            pages=1,
            made_at="2026-11-20T08:00:00Z",
        )
    )
    (result,) = laptop.push(
        laptop.change(
            "report_delivery",
            delivery,
            "create",
            job_id=job["id"],
            report_id=report,
            channel="email",
            recipient=recipient,
            language="fr",
            requested_at="2026-11-20T08:00:00Z",
        )
    )
    assert (result["outcome"], result["code"]) == ("rejected", "wrong_form")


def test_a_mistyped_address_fails_alone_and_the_next_mail_leaves(
    laptop: Laptop, centre: Centre, mailbox: Mailbox
) -> None:
    wrong = queue_report(laptop, "A-2", "jean@example..fr")
    queue_report(laptop, "A-1")
    send_file(laptop)
    assert send_waiting(centre) == 1
    assert state(laptop, wrong) == ("failed", "This is not an e-mail address that can be used.")


@pytest.mark.parametrize(
    "mistyped", ["", "jean", "@b.fr", "jean@b..fr", "jean@b.fr.", "jean@[", "jean@(", "a@b@c.fr", "å@b.fr"]
)
def test_whatever_the_library_makes_of_an_address_it_is_one_sentence(mistyped: str) -> None:
    with pytest.raises(InputRefused):
        one_address(mistyped)


def test_mail_withdrawn_before_the_laptop_ever_sent_it_never_leaves(
    laptop: Laptop, centre: Centre, mailbox: Mailbox
) -> None:
    job, report, delivery = laptop.row("job", number="A-2"), str(uuid4()), str(uuid4())
    made = [
        laptop.change(
            "report",
            report,
            "create",
            job_id=job["id"],
            version=1,
            language="fr",
            sha256=SHA256,
            content_sha256="c" * 64,
            size=len(PDF),
            pages=1,
            made_at="2026-11-20T08:00:00Z",
        ),
        laptop.change(
            "report_delivery",
            delivery,
            "create",
            job_id=job["id"],
            report_id=report,
            channel="email",
            recipient="jean@example.fr",
            language="fr",
            requested_at="2026-11-20T08:00:00Z",
        ),
    ]
    back = laptop.change("report_delivery", delivery, prev={"state": made[1]["op_id"]}, state="withdrawn")
    assert [result["outcome"] for result in laptop.push(*made, back)] == ["applied"] * 3
    send_file(laptop)
    assert send_waiting(centre) == 0
    assert mail_row(centre, delivery).state == "withdrawn"


def test_a_fault_does_not_end_the_worker(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox, clock: Clock
) -> None:
    faults = [RuntimeError("a bug"), OSError("the Maildir cannot be read")]

    def faulty() -> datetime:
        if faults:
            raise faults.pop()
        return clock()

    send_file(laptop)
    fragile = Centre(centre.database, clock=faulty)
    worker = MailWorker(fragile)
    worker.start()
    try:
        deadline = time.monotonic() + 10
        while not mailbox.letters and time.monotonic() < deadline:
            fragile.mail_waits.set()
            time.sleep(0.02)
    finally:
        worker.close()
    assert len(mailbox.letters) == 1


def test_the_worker_sends_as_soon_as_the_file_is_here(
    laptop: Laptop, delivery: str, centre: Centre, mailbox: Mailbox, client: Client
) -> None:
    worker = MailWorker(centre)
    worker.start()
    try:
        send_file(laptop)
        deadline = time.monotonic() + 10
        while not mailbox.letters and time.monotonic() < deadline:
            time.sleep(0.05)
    finally:
        worker.close()
    assert len(mailbox.letters) == 1
