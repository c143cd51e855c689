"""Mail that leaves: each report at most once, tried again until the mail server has it.

States of `outbound_mail`::

    waiting ─► claimed ─► committing ─► accepted
       ▲          │            ├──────► failed      refused for good
       └──────────┴────────────┘ (an answer that says "not now", or no connection)
    committing, but no answer ────────► unknown     never sent again by itself: it may have arrived
    waiting ─► withdrawn

`committing` is written before the last dot of the message leaves, so that a crash at any point either leaves a
message that certainly was not sent, or one that is not sent again.
"""

from __future__ import annotations

import logging
import random
import smtplib
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from fieldapp.domain.attachments import DeliveryState
from fieldapp.errors import DataProblem, FieldAppError
from sync.server import tables
from sync.server.bounces import take_bounces
from sync.server.centre import Centre
from sync.server.database import lock_tenant, only_tenant, stamp
from sync.server.mail_states import show_state
from sync.server.parcels import pack
from sync.server.possession import has_arrived
from sync.server.preferences import MailSettings, mail_settings, returned_mailbox
from sync.server.returned_mail import fetch_returned

_LOG = logging.getLogger("fieldapp.server")

LOOKS_EVERY = 5.0  # seconds; a push or a finished upload wakes the worker at once
FETCHES_EVERY = 120.0  # seconds between two looks into the mailbox of returned mail
CLAIM_FOR = timedelta(minutes=5)
FIRST_RETRY = timedelta(seconds=20)
LONGEST_RETRY = timedelta(minutes=30)
CONNECT_TIMEOUT = 15.0

UNKNOWN = "The mail server did not say whether it took the message. Ask the customer before sending it again."


class MailWorker:
    """A thread that sends what waits, on a database that anybody else may be using too."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._stopped = threading.Event()
        self._looks_again = 0.0  # at the mailbox of returned mail, by the monotonic clock
        self._thread = threading.Thread(target=self._work, name="outbound mail", daemon=True)

    def start(self) -> None:
        """Begin to look for mail."""
        self._thread.start()

    def close(self) -> None:
        """Stop after the message in hand."""
        self._stopped.set()
        self._centre.mail_waits.set()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        while not self._stopped.is_set():
            self._centre.mail_waits.wait(LOOKS_EVERY)
            self._centre.mail_waits.clear()
            if self._stopped.is_set():
                return
            try:
                send_waiting(self._centre)
                self._look_for_returned()
            except FieldAppError as error:
                # A full disk or a broken settings file passes or is put right by somebody; mail waits meanwhile.
                _LOG.error("mail waits: %s", error.code)
            except Exception:  # noqa: BLE001 - the thread's top: a fault is written down, other mail leaves
                _LOG.exception("fault in the mail worker")

    def _look_for_returned(self) -> None:
        folder = self._centre.database.folder
        take_bounces(self._centre, mail_settings(folder).bounces)
        if time.monotonic() >= self._looks_again:
            self._looks_again = time.monotonic() + FETCHES_EVERY
            fetch_returned(self._centre, returned_mailbox(folder))


def send_waiting(centre: Centre) -> int:
    """Send everything that is due now; returns how many the mail server took."""
    settings = mail_settings(centre.database.folder)
    _give_up_on_unknown(centre)
    if not settings.host:
        return 0
    accepted = 0
    while (claimed := _claim(centre)) is not None:
        accepted += _send(centre, settings, claimed)
    return accepted


@dataclass(frozen=True, slots=True)
class _Claim:
    tenant: str
    delivery_id: str
    attempts: int
    kind: str


def _claim(centre: Centre) -> _Claim | None:
    """Take the next message whose report has arrived, so that nobody else takes it."""
    now = centre.clock()
    mail, row = tables.outbound_mail, tables.synced_row
    with centre.database.writing() as connection:
        tenant = only_tenant(connection).tenant
        lock_tenant(connection, tenant)
        due = connection.execute(
            sa.select(mail.c.delivery_id, mail.c.report_id, mail.c.attempts, mail.c.kind)
            .where(
                mail.c.tenant == tenant,
                mail.c.next_at <= stamp(now),
                sa.or_(
                    mail.c.state == "waiting",
                    # Claimed by a server that stopped before it said anything: certainly not sent.
                    sa.and_(mail.c.state == "claimed", mail.c.claimed_at < stamp(now - CLAIM_FOR)),
                ),
                sa.or_(
                    mail.c.kind == "message",
                    sa.exists().where(
                        row.c.tenant == tenant,
                        row.c.kind == "report",
                        row.c.id == mail.c.report_id,
                        tables.blob_link.c.tenant == tenant,
                        tables.blob_link.c.row_id == row.c.id,
                        has_arrived(tables.blob_link),
                    )
                    & ~_waits_for_a_file(tenant),
                ),
            )
            .order_by(mail.c.next_at)
            .limit(1)
        ).first()
        if due is None:
            return None
        connection.execute(
            sa.update(mail)
            .where(mail.c.tenant == tenant, mail.c.delivery_id == due.delivery_id)
            .values(state="claimed", attempts=due.attempts + 1, claimed_at=stamp(now))
        )
    return _Claim(tenant, due.delivery_id, due.attempts + 1, due.kind)


def _waits_for_a_file(tenant: str) -> sa.ColumnElement[bool]:
    """Whether one of the report's files (it may have its photos in a second one) has not arrived yet."""
    link, mail = tables.blob_link, tables.outbound_mail
    return sa.exists().where(
        link.c.tenant == tenant,
        link.c.kind == "report",
        link.c.row_id == mail.c.report_id,
        ~has_arrived(link),
    )


def _send(centre: Centre, settings: MailSettings, claim: _Claim) -> int:
    """One attempt; 1 when the mail server took the message."""
    try:
        parcel = pack(centre, settings, tenant=claim.tenant, kind=claim.kind, row_id=claim.delivery_id)
    except DataProblem as error:
        _finish(centre, claim, "failed", DeliveryState.FAILED, error.sentence)
        return 0
    committing = False
    try:
        with _connected(settings) as server:
            while parcel.size > _largest(server) and not parcel.is_link:
                parcel = parcel.smaller()
            _require(server.mail(parcel.sender))
            _require(server.rcpt(parcel.recipient))
            if not _commit(centre, claim):
                return 0
            committing = True
            answer = server.data(parcel.content)
            while _says_too_large(answer) and not parcel.is_link:
                # Refused for good, so a second, smaller message is no second copy.
                parcel = parcel.smaller()
                _require(server.mail(parcel.sender))
                _require(server.rcpt(parcel.recipient))
                answer = server.data(parcel.content)
            _require(answer)
    except DataProblem as error:
        _finish(centre, claim, "failed", DeliveryState.FAILED, error.sentence)
        return 0
    except smtplib.SMTPResponseException as error:
        _answered(centre, claim, error.smtp_code, error.smtp_error)
        return 0
    except (OSError, smtplib.SMTPException) as error:
        if committing:
            _finish(centre, claim, "unknown", DeliveryState.FAILED, UNKNOWN)
        else:
            _later(centre, claim, f"No connection to the mail server ({type(error).__name__}).")
        return 0
    _finish(centre, claim, "accepted", DeliveryState.ACCEPTED, parcel.note)
    return 1


def _commit(centre: Centre, claim: _Claim) -> bool:
    """Note that the message is about to leave; False when a claim that took too long is somebody else's by now."""
    mail = tables.outbound_mail
    with centre.database.writing() as connection:
        lock_tenant(connection, claim.tenant)
        done = connection.execute(
            sa.update(mail)
            .where(
                mail.c.tenant == claim.tenant,
                mail.c.delivery_id == claim.delivery_id,
                mail.c.state == "claimed",
                mail.c.attempts == claim.attempts,
            )
            .values(state="committing", claimed_at=stamp(centre.clock()))
        )
    return done.rowcount == 1


def _largest(server: smtplib.SMTP) -> float:
    """Bytes the mail server says it takes (RFC 1870), without a limit when it says none."""
    told = server.esmtp_features.get("size", "")
    return float(told) if told.isdecimal() and int(told) else float("inf")


def _says_too_large(answer: tuple[int, bytes]) -> bool:
    """552 (RFC 5321), or the enhanced codes 5.3.4 and 5.2.3 (RFC 3463)."""
    return answer[0] == 552 or (answer[0] >= 500 and answer[1][:5] in (b"5.3.4", b"5.2.3"))


class _Line(smtplib.SMTP):
    """An SMTP connection that ends politely and never turns a goodbye into an error."""

    def __exit__(self, *_details: object) -> None:
        with suppress(OSError, smtplib.SMTPException):
            self.quit()
        self.close()


class _SecretLine(_Line, smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""


def _connected(settings: MailSettings) -> smtplib.SMTP:
    context = ssl.create_default_context(cafile=settings.ca_file or None)
    if settings.security == "tls":
        line: smtplib.SMTP = _SecretLine(
            settings.host, settings.port, timeout=CONNECT_TIMEOUT, context=context
        )
    else:
        line = _Line(settings.host, settings.port, timeout=CONNECT_TIMEOUT)
    try:
        line.ehlo()
        if settings.security == "starttls":
            line.starttls(context=context)
            line.ehlo()
        if settings.user:
            line.login(settings.user, settings.password)
    except BaseException:
        line.close()
        raise
    return line


def _require(answer: tuple[int, bytes]) -> None:
    if not 200 <= answer[0] < 300:
        raise smtplib.SMTPResponseException(answer[0], answer[1])


def _answered(centre: Centre, claim: _Claim, code: int, text: bytes | str) -> None:
    """The mail server said no: for good (5xx about this message) or for now."""
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    detail = f"The mail server answered {code} {' '.join(words.split())[:200]}"
    # 53x is about our login, not about the message: somebody corrects the settings and it goes out.
    if code >= 500 and not 530 <= code <= 539:
        _finish(centre, claim, "failed", DeliveryState.FAILED, detail)
    else:
        _later(centre, claim, detail)


def _later(centre: Centre, claim: _Claim, detail: str) -> None:
    wait = min(FIRST_RETRY * 2 ** min(claim.attempts - 1, 12), LONGEST_RETRY)
    # Half fixed, half random: many messages that failed together do not come back together.
    wait *= 0.5 + random.random() / 2  # noqa: S311 - spreading load, not a secret
    with centre.database.writing() as connection:
        _say(connection, claim, "waiting", detail=detail, next_at=stamp(centre.clock() + wait))


def _finish(centre: Centre, claim: _Claim, state: str, shown: DeliveryState, detail: str) -> None:
    now = centre.clock()
    with centre.database.writing() as connection:
        if _say(connection, claim, state, detail=detail):
            show_state(connection, claim.tenant, claim.kind, claim.delivery_id, shown, detail, now=now)


def _say(connection: Connection, claim: _Claim, state: str, **values: object) -> bool:
    """Note what came of a claim; False when it took too long and another worker has the message by now."""
    lock_tenant(connection, claim.tenant)
    mail = tables.outbound_mail
    done = connection.execute(
        sa.update(mail)
        .where(
            mail.c.tenant == claim.tenant,
            mail.c.delivery_id == claim.delivery_id,
            mail.c.attempts == claim.attempts,
            # Given up on while the answer was on its way: it counts after all.
            mail.c.state.in_(("claimed", "committing", "unknown")),
        )
        .values(state=state, **values)
    )
    return done.rowcount == 1


def _give_up_on_unknown(centre: Centre) -> None:
    """A server that stopped while a message was on its last dot cannot know; say so instead of sending twice."""
    now, mail = centre.clock(), tables.outbound_mail
    with centre.database.reading() as connection:
        lost = connection.execute(
            sa.select(mail.c.tenant, mail.c.delivery_id, mail.c.kind).where(
                mail.c.state == "committing", mail.c.claimed_at < stamp(now - CLAIM_FOR)
            )
        ).all()
    for tenant, delivery_id, kind in lost:
        with centre.database.writing() as connection:
            lock_tenant(connection, tenant)
            given_up = connection.execute(
                sa.update(mail)
                .where(
                    mail.c.tenant == tenant,
                    mail.c.delivery_id == delivery_id,
                    mail.c.state == "committing",
                )
                .values(state="unknown", detail=UNKNOWN)
            )
            if given_up.rowcount == 0:
                continue  # another worker was here first, or the answer came after all
            show_state(connection, tenant, kind, delivery_id, DeliveryState.FAILED, UNKNOWN, now=now)
