"""E-mail that waits to be called back, messages, private links to large reports, and mail that comes back."""

import asyncio
import hashlib
import re
import threading
import tracemalloc
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from server_builders import Client, Clock, Laptop
from test_mail import PDF, SHA256, Mailbox, mail_row, mailbox, queue_report, send_file, state

from fieldapp.errors import WrongPassword
from sync.server import parcels, tables
from sync.server.app import build_app
from sync.server.auth import TooManyAttempts
from sync.server.blobs import BlobFolder
from sync.server.bounces import read_bounce, take_bounce, take_bounces
from sync.server.centre import Centre
from sync.server.links import find_link, open_link
from sync.server.outbound import send_waiting
from sync.server.preferences import write

__all__ = ["mailbox"]


@pytest.fixture
def delivery(laptop: Laptop, mailbox: Mailbox) -> str:
    made = queue_report(laptop, "A-2")
    send_file(laptop)
    return made


# Two minutes


def test_mail_waits_two_minutes_in_which_the_laptop_calls_it_back(
    laptop: Laptop, mailbox: Mailbox, centre: Centre, clock: Clock
) -> None:
    write(centre.database.folder, "mail.hold_seconds", "120")
    delivery = queue_report(laptop, "A-2")
    send_file(laptop)
    row = laptop.rows()["report_delivery", delivery]
    assert row["fields"]["leaves_at"] == "2026-11-20T06:02:00Z"
    clock.forward(seconds=119)
    assert send_waiting(centre) == 0

    back = laptop.push(laptop.change("report_delivery", delivery, base=row["versions"], state="withdrawn"))
    clock.forward(minutes=10)

    assert back[0]["outcome"] == "applied"
    assert send_waiting(centre) == 0
    assert mailbox.letters == []


def test_after_two_minutes_it_leaves(laptop: Laptop, mailbox: Mailbox, centre: Centre, clock: Clock) -> None:
    write(centre.database.folder, "mail.hold_seconds", "120")
    queue_report(laptop, "A-2")
    send_file(laptop)
    clock.forward(seconds=120)
    assert send_waiting(centre) == 1


# Messages


def message(laptop: Laptop, **facts: Any) -> tuple[str, dict[str, Any]]:
    job, row_id = laptop.row("job", number="A-2"), str(uuid4())
    fields = {
        "job_id": job["id"],
        "template": "on_my_way",
        "language": "fr",
        "channel": "email",
        "recipient": "jean@example.fr",
        "body": "Bonjour,\nj’arrive vers 12:20.",
        "subject": "J’arrive",
        "written_at": "2026-11-20T07:00:00Z",
        **facts,
    }
    (answer,) = laptop.push(laptop.change("message", row_id, "create", **fields))
    return row_id, answer


def test_a_message_goes_out_in_the_technician_s_words(
    laptop: Laptop, mailbox: Mailbox, centre: Centre
) -> None:
    row_id, answer = message(laptop)
    assert answer["row"]["fields"]["state"] == "sending"

    assert send_waiting(centre) == 1

    (letter,) = mailbox.letters
    assert str(letter["Subject"]) == "J’arrive"
    assert str(letter["To"]) == "Jean Lefèvre <jean@example.fr>"
    assert letter.get_content().splitlines() == ["Bonjour,", "j’arrive vers 12:20."]
    assert laptop.rows()["message", row_id]["fields"]["state"] == "accepted"


def test_a_text_message_without_a_gateway_says_so_at_once(laptop: Laptop, mailbox: Mailbox) -> None:
    _, answer = message(laptop, channel="sms", recipient="+33612345678")
    fields = answer["row"]["fields"]
    assert (fields["state"], "gateway" in fields["detail"]) == ("failed", True)


# Too large


def post(client: Client, path: str, postcode: str) -> Any:
    return client.post(path, data={"postcode": postcode})


@pytest.fixture
def link(laptop: Laptop, delivery: str, mailbox: Mailbox, centre: Centre) -> str:
    """The path of the private link the customer got because the mail server found the report too large."""
    write(centre.database.folder, "mail.public_url", "https://reports.company.example/")
    mailbox.answers = ["552 5.3.4 message too big"]
    assert send_waiting(centre) == 1
    (letter,) = mailbox.letters
    assert list(letter.iter_attachments()) == []
    (path,) = re.findall(r"https://reports\.company\.example(/r/\S+)", letter.get_content())
    return str(path)


def test_a_report_too_large_for_the_mail_server_goes_as_a_link(
    laptop: Laptop, delivery: str, link: str, mailbox: Mailbox
) -> None:
    assert "20 décembre 2026" in mailbox.letters[0].get_content()
    assert state(laptop, delivery) == ("accepted", parcels.BY_LINK)


def test_the_link_asks_for_the_postcode_in_the_customer_s_language(client: Client, link: str) -> None:
    page = client.get(link)
    assert page.status_code == 200
    assert "Votre rapport est prêt" in page.text
    assert "<script" not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in page.headers["content-security-policy"]

    wrong = post(client, link, "9999")
    assert (wrong.status_code, "code postal du lieu" in wrong.text) == (403, True)
    right = post(client, link, " 7012 ")
    assert (right.status_code, right.headers["content-type"], right.content) == (200, "application/pdf", PDF)
    assert 'filename="report-A-2.pdf"' in right.headers["content-disposition"]


def test_whoever_looks_at_a_link_without_opening_it_is_told_whether_it_is_good(
    client: Client, link: str
) -> None:
    """As scanners of mail do."""
    looked = client.request("HEAD", link)
    assert (looked.status_code, looked.content) == (200, b"")
    assert looked.headers["cache-control"] == "no-store"
    assert client.request("HEAD", "/r/" + "x" * 32).status_code == 404


def test_a_large_report_is_never_held_in_memory_on_its_way_to_the_customer(centre: Centre, link: str) -> None:
    folder, size = centre.database.blobs, 24 * 2**20
    assert isinstance(folder, BlobFolder)
    folder.path(SHA256).write_bytes(bytes(size))
    with centre.database.writing() as connection:
        connection.execute(sa.update(tables.blob).values(size=size))
    app, told = build_app(centre), {"bytes": 0}

    asked = iter([{"type": "http.request", "body": b"postcode=7012", "more_body": False}])

    async def receive() -> dict[str, Any]:
        for message in asked:
            return message
        return await asyncio.Future()  # nobody hangs up

    async def send(message: dict[str, Any]) -> None:
        told["bytes"] += len(message.get("body", b""))
        told.update(status=message["status"]) if "status" in message else None
        if "headers" in message:
            told["announced"] = int(dict(message["headers"])[b"content-length"])

    path = {"path": link, "raw_path": link.encode(), "query_string": b"", "root_path": "", "scheme": "http"}
    head = {"method": "POST", "http_version": "1.1", "server": ("centre", 80), "client": ("203.0.113.7", 1)}
    scope = {"type": "http", "asgi": {"version": "3.0"}, "headers": [], **path, **head}
    tracemalloc.start()
    try:
        asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]  # plain dicts are what ASGI is made of
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert told == {"bytes": size, "status": 200, "announced": size}
    assert most < size / 3


def test_five_wrong_postcodes_close_the_link_for_a_quarter_of_an_hour(
    client: Client, link: str, clock: Clock
) -> None:
    assert [post(client, link, str(n)).status_code for n in range(5)] == [403] * 4 + [429]
    assert post(client, link, "7012").status_code == 429
    clock.forward(minutes=16)
    assert post(client, link, "7012").status_code == 200


def test_guesses_made_at_the_same_time_count_one_by_one(centre: Centre, link: str) -> None:
    begin, seen = threading.Barrier(8), []

    def guess() -> None:
        begin.wait()
        with centre.database.writing() as connection:
            found = find_link(connection, link.removeprefix("/r/"), now=centre.clock())
            try:
                open_link(connection, found, "0000", now=centre.clock())
            except (WrongPassword, TooManyAttempts) as error:
                seen.append(error.code)

    guesses = [threading.Thread(target=guess) for _ in range(8)]
    for one in guesses:
        one.start()
    for one in guesses:
        one.join()
    assert sorted(seen) == ["too_many_attempts"] * 4 + ["wrong_password"] * 4


def test_a_link_ends_and_a_guessed_one_says_nothing(client: Client, link: str, clock: Clock) -> None:
    guessed = client.get("/r/" + "x" * 32, headers={"Accept-Language": "de-DE,de;q=0.9"})
    assert (guessed.status_code, "gilt nicht mehr" in guessed.text) == (404, True)
    assert "Field Service" not in guessed.text
    assert "ist fertig" not in guessed.text, "no report is ready where the address has ended"
    clock.forward(days=31)
    assert client.get(link).status_code == 404
    assert post(client, link, "7012").status_code == 404


def test_the_secret_of_a_link_is_not_kept(centre: Centre, link: str) -> None:
    secret = link.removeprefix("/r/")
    with centre.database.reading() as connection:
        kept = connection.execute(sa.select(tables.download_link)).one()
    assert secret not in str(tuple(kept))


def test_what_the_company_is_called_is_no_markup(
    client: Client, link: str, laptop: Laptop, office: Callable[..., None]
) -> None:
    office("company", laptop.row("company")["id"], name="<img src=x onerror=alert(1)>")
    assert "<img" not in client.get(link).text


def test_without_a_public_address_a_large_report_fails_in_plain_words(
    laptop: Laptop, delivery: str, mailbox: Mailbox, centre: Centre
) -> None:
    mailbox.answers = ["552 too big"]
    assert send_waiting(centre) == 0
    shown, detail = state(laptop, delivery)
    assert (shown, "too large" in detail, "mail.public_url" in detail) == ("failed", True, True)


# Photos in a file of their own

PHOTOS = b"%PDF-1.7 " + b"its photos " * 400 + b"\n%%EOF\n"


@pytest.fixture
def with_photos(laptop: Laptop, mailbox: Mailbox) -> str:
    """A delivery of a report with a photo appendix; both files are here."""
    facts = {"appendix_sha256": hashlib.sha256(PHOTOS).hexdigest(), "appendix_size": len(PHOTOS)}
    made = queue_report(laptop, "A-2", **facts)
    send_file(laptop)
    send_file(laptop, PHOTOS)
    return made


def attached(letter: EmailMessage) -> dict[str | None, bytes]:
    return {part.get_filename(): part.get_content() for part in letter.iter_attachments()}


def test_report_and_photos_go_in_one_mail_where_both_fit(
    laptop: Laptop, with_photos: str, mailbox: Mailbox, centre: Centre
) -> None:
    assert send_waiting(centre) == 1
    (letter,) = mailbox.letters
    assert attached(letter) == {"report-A-2.pdf": PDF, "report-A-2-photos.pdf": PHOTOS}
    assert state(laptop, with_photos) == ("accepted", "")


def test_a_report_waits_for_its_photos(laptop: Laptop, mailbox: Mailbox, centre: Centre) -> None:
    facts = {"appendix_sha256": hashlib.sha256(PHOTOS).hexdigest(), "appendix_size": len(PHOTOS)}
    queue_report(laptop, "A-2", **facts)
    send_file(laptop)
    assert send_waiting(centre) == 0
    send_file(laptop, PHOTOS)
    assert send_waiting(centre) == 1


def test_photos_too_large_for_the_mail_server_go_as_a_link_beside_the_report(
    client: Client, laptop: Laptop, with_photos: str, mailbox: Mailbox, centre: Centre
) -> None:
    write(centre.database.folder, "mail.public_url", "https://reports.company.example/")
    mailbox.answers = ["552 5.3.4 message too big"]

    assert send_waiting(centre) == 1

    (letter,) = mailbox.letters
    assert attached(letter) == {"report-A-2.pdf": PDF}
    assert state(laptop, with_photos) == ("accepted", parcels.PHOTOS_BY_LINK)
    body = letter.get_body(("plain",))
    assert body is not None
    (path,) = re.findall(r"https://reports\.company\.example(/r/\S+)", body.get_content())
    assert "Télécharger les photos" in client.get(path).text
    for what, expected, name in (
        ("photos", PHOTOS, "report-A-2-photos.pdf"),
        ("report", PDF, "report-A-2.pdf"),
    ):
        answer = client.post(path, data={"postcode": "7012", "what": what})
        assert (answer.status_code, answer.content) == (200, expected)
        assert f'filename="{name}"' in answer.headers["content-disposition"]


def test_a_report_too_large_even_without_its_photos_goes_as_a_link_with_them(
    laptop: Laptop, with_photos: str, mailbox: Mailbox, centre: Centre
) -> None:
    write(centre.database.folder, "mail.public_url", "https://reports.company.example/")
    mailbox.answers = ["552 too big", "552 too big"]

    assert send_waiting(centre) == 1

    assert attached(mailbox.letters[0]) == {}
    assert state(laptop, with_photos) == ("accepted", parcels.BY_LINK)


def test_without_a_public_address_the_technician_reads_that_the_photos_did_not_go(
    laptop: Laptop, with_photos: str, mailbox: Mailbox, centre: Centre
) -> None:
    mailbox.answers = ["552 too big"]

    assert send_waiting(centre) == 1

    assert attached(mailbox.letters[0]) == {"report-A-2.pdf": PDF}
    shown, detail = state(laptop, with_photos)
    assert (shown, "without its photos" in detail) == ("accepted", True)


# Coming back


def notice(delivery: str, *, action: str = "failed", what: str = "report") -> bytes:
    """A delivery status notification as Postfix writes it."""
    return (
        "From: MAILER-DAEMON@mx.example\r\nTo: service@company.example\r\nSubject: Undelivered Mail\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; jean@example.fr\r\nAction: {action}\r\nStatus: 5.1.1\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 user unknown\r\n\r\n"
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"Message-ID: <{delivery}.{what}@company.example>\r\nSubject: Rapport\r\n\r\n--b--\r\n"
    ).encode()


@pytest.fixture
def sent(delivery: str, centre: Centre) -> str:
    assert send_waiting(centre) == 1
    return delivery


def test_a_returned_report_is_told_to_the_laptop(laptop: Laptop, sent: str, centre: Centre) -> None:
    assert take_bounce(centre, notice(sent)) is not None
    assert state(laptop, sent) == ("bounced", "The mail came back: 550 5.1.1 user unknown")
    assert mail_row(centre, sent).state == "bounced"
    assert send_waiting(centre) == 0


def test_mail_that_is_only_late_or_none_of_ours_changes_nothing(
    laptop: Laptop, sent: str, centre: Centre
) -> None:
    holiday = EmailMessage()
    holiday["In-Reply-To"] = f"<{sent}.report@company.example>"
    holiday["Subject"] = "Absence du bureau"
    holiday.set_content("Je suis en vacances.")
    for content in (
        notice(sent, action="delayed"),
        notice(str(uuid4())),
        holiday.as_bytes(),
        b"",
        b"\xff\x00",
    ):
        assert take_bounce(centre, content) is None
    assert state(laptop, sent)[0] == "accepted"


def test_prose_of_other_mail_servers_is_understood(sent: str) -> None:
    prose = (
        "From: MAILER-DAEMON@yahoo.example\r\nSubject: failure\r\n\r\n"
        "Message from  yahoo.example.\r\nUnable to deliver message to the following address(es).\r\n\r\n"
        "<jean@example.fr>:\r\nThis user doesn't have an account.\r\n\r\n--- Original message follows.\r\n\r\n"
        f"Return-Path: <x@y.example>\r\nMessage-ID: <{sent}.report@company.example>\r\n"
    )
    found = read_bounce(prose.replace("yahoo.example", "yahoo.com").encode())
    assert found is not None
    assert (found.row_id, "jean@example.fr" in found.detail) == (sent, True)


def test_a_mailbox_of_returned_mail_is_read_once(
    laptop: Laptop, sent: str, centre: Centre, tmp_path: Path
) -> None:
    box = tmp_path / "Maildir"
    for name in ("new", "cur", "tmp"):
        (box / name).mkdir(parents=True)
    (box / "new" / "1.mail").write_bytes(notice(sent))
    (box / "new" / "2.mail").write_bytes(b"Subject: hello\r\n\r\nhello")
    strange = b"Subject: \xff=?x?\r\nContent-Type: text/plain; charset=no-such\r\n\r\n\xff\xfe\x00"
    (box / "new" / "3.mail").write_bytes(strange)

    assert [take_bounces(centre, str(box)) for _ in range(2)] == [1, 0]
    assert list((box / "new").iterdir()) == []
    assert {file.name for file in (box / "cur").iterdir()} == {f"{n}.mail:2,S" for n in (1, 2, 3)}
    assert (box / "cur" / "3.mail:2,S").read_bytes() == strange, "as it came"
    assert take_bounces(centre, "") == 0
