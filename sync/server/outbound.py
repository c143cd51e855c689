"""Mail that leaves: each report at most once, tried again until the mail server has it.

States of `outbound_mail`::

    waiting ─► claimed ─► committing ─► accepted
       ▲          │            ├──────► failed      refused for good
       └──────────┴────────────┘ (an answer that says "not now", a refusal of the office, or no connection)
    committing, but no answer ────────► unknown     never sent again by itself: it may have arrived
    waiting ─► withdrawn

`committing` is written before the last dot of the message leaves, so that a crash at any point either leaves a
message that certainly was not sent, or one that is not sent again.
"""

from __future__ import annotations

import logging
import random
import smtplib
import threading
import time
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
from sync.server.mail_line import TAKE_TIMEOUT, RefusesUs, connected, require, says_too_large
from sync.server.mail_states import show_state
from sync.server.parcels import pack
from sync.server.possession import has_arrived
from sync.server.preferences import MailSettings, mail_settings, returned_mailbox
from sync.server.returned_mail import fetch_returned

_LOG = logging.getLogger("fieldapp.server")

STOPS_WITHIN = 45.0  # seconds; a service manager kills what takes longer than a minute and a half
LOOKS_EVERY = 5.0  # seconds; a push or a finished upload wakes the worker at once
FETCHES_EVERY = 120.0  # seconds between two looks into the mailbox of returned mail
CLAIM_FOR = timedelta(minutes=5)
# Longer than the message and the answer to it may take.
ANSWER_WITHIN = timedelta(seconds=3 * TAKE_TIMEOUT)
FIRST_RETRY = timedelta(seconds=20)
LONGEST_RETRY = timedelta(minutes=30)
# After how many attempts the technician reads why it does not leave (most of an hour), and after how many it has
# failed: five days and more, as long as a mail server tries (RFC 5321, 4.5.4.1).
TOLD_AT = 8
MOST_ATTEMPTS = 300

GAVE_UP = "It could not be sent for days. Send it again when the cause is mended."
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
        """Stop after the message in hand; one whose answer takes long is `committing`, and later `unknown`."""
        self._stopped.set()
        self._centre.mail_waits.set()
        if self._thread.is_alive():
            self._thread.join(STOPS_WITHIN)

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
        committed = False
        while True:
            with connected(settings) as line:
                try:
                    while parcel.size > line.largest and not parcel.is_link:
                        parcel = parcel.smaller()
                    line.address(parcel.sender, parcel.recipient)
                    committed = committed or _commit(centre, claim)
                    if not committed:
                        return 0
                    answer = line.hand_over(parcel.content)
                except (OSError, smtplib.SMTPServerDisconnected):
                    if not line.may_be_taken:
                        raise
                    _finish(centre, claim, "unknown", DeliveryState.FAILED, UNKNOWN)
                    return 0
            if not says_too_large(answer) or parcel.is_link:
                break
            # Refused for good, so a second, smaller message is no second copy. It has a line of its own: a mail server
            # may hang up on whoever sends too much.
            parcel = parcel.smaller()
        require(answer)
    except DataProblem as error:
        _finish(centre, claim, "failed", DeliveryState.FAILED, error.sentence)
        return 0
    except RefusesUs as error:
        _later(centre, claim, _said(error.code, error.words))
        return 0
    except smtplib.SMTPResponseException as error:
        _answered(centre, claim, error.smtp_code, error.smtp_error)
        return 0
    except (OSError, smtplib.SMTPException) as error:
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


def _answered(centre: Centre, claim: _Claim, code: int, text: bytes | str) -> None:
    """The mail server said no to a message: for good (5xx) or for now."""
    # 53x is about our login, not about the message: somebody corrects the settings and it goes out.
    if code >= 500 and not 530 <= code <= 539:
        _finish(centre, claim, "failed", DeliveryState.FAILED, _said(code, text))
    else:
        _later(centre, claim, _said(code, text))


def _said(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"The mail server answered {code} {' '.join(words.split())[:200]}"


def _later(centre: Centre, claim: _Claim, detail: str) -> None:
    """Try again; whoever waits for the customer's answer hears of it when that goes on, and when it has to end."""
    if claim.attempts >= MOST_ATTEMPTS:
        _finish(centre, claim, "failed", DeliveryState.FAILED, f"{GAVE_UP} {detail}")
        return
    wait = min(FIRST_RETRY * 2 ** min(claim.attempts - 1, 12), LONGEST_RETRY)
    # Half fixed, half random: many messages that failed together do not come back together.
    wait *= 0.5 + random.random() / 2  # noqa: S311 - spreading load, not a secret
    now = centre.clock()
    with centre.database.writing() as connection:
        waits = _say(connection, claim, "waiting", detail=detail, next_at=stamp(now + wait))
        if waits and claim.attempts == TOLD_AT:
            show_state(
                connection,
                claim.tenant,
                claim.kind,
                claim.delivery_id,
                DeliveryState.SENDING,
                detail,
                now=now,
            )


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
                mail.c.state == "committing", mail.c.claimed_at < stamp(now - ANSWER_WITHIN)
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
