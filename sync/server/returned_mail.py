"""Returned mail fetched from a mailbox of the office's mail server by IMAP (RFC 3501); a Maildir needs none of this."""

from __future__ import annotations

import imaplib
import logging
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from fieldapp.errors import Offline
from sync.server.bounces import LONGEST, take_bounce
from sync.server.centre import Centre
from sync.server.preferences import ReturnedMailbox

_LOG = logging.getLogger("fieldapp.server")
_SECONDS = 30
# One look must end before the next e-mail is due; what is left is new the next time.
_AT_ONCE = 200


class ReturnedMailAway(Offline):
    """The mailbox of returned mail cannot be read now; nothing in it was touched."""

    code = "returned_mail_away"


def fetch_returned(centre: Centre, settings: ReturnedMailbox) -> int:
    """Look at the unread mail of a mailbox and mark it read; returns how many e-mails of ours had come back.

    Every message is looked at once, ours or not; none is deleted. A message counts as read only when what it says is
    kept.

    Raises:
        ReturnedMailAway: no connection, no login, or no such folder.
    """
    if not settings.host:
        return 0
    taken = 0
    with _opened(settings) as box:
        _answer(box.select(_quoted(settings.folder)), f"has no folder {settings.folder}")
        unread = _answer(box.uid("SEARCH", "UNSEEN"), "cannot be searched")
        for number in (unread[0] or b"").split()[:_AT_ONCE]:
            uid = number.decode("ascii")
            # PEEK: reading alone must not mark it, or a stop in between would lose it.
            told = _answer(box.uid("FETCH", uid, f"(BODY.PEEK[]<0.{LONGEST}>)"), "cannot be read")
            content = next((part[1] for part in told if isinstance(part, tuple)), b"")
            if take_bounce(centre, content) is not None:
                taken += 1
            _answer(box.uid("STORE", uid, "+FLAGS", r"(\Seen)"), "cannot be marked")
    if taken:
        _LOG.info("%d mails came back", taken)
    return taken


@contextmanager
def _opened(settings: ReturnedMailbox) -> Iterator[imaplib.IMAP4]:
    try:
        box = _connected(settings)
        try:
            box.login(settings.user, settings.password)
            yield box
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                box.logout()
    except (OSError, imaplib.IMAP4.error) as error:
        # An imaplib error may quote what the server said, never the password.
        raise ReturnedMailAway(
            f"The mailbox of returned mail on {settings.host} cannot be opened. Check imap.host, imap.port, "
            "imap.security, imap.folder and the login.",
            reason=type(error).__name__,
        ) from error


def _connected(settings: ReturnedMailbox) -> imaplib.IMAP4:
    context = ssl.create_default_context(cafile=settings.ca_file or None)
    if settings.security == "tls":
        return imaplib.IMAP4_SSL(settings.host, settings.port, ssl_context=context, timeout=_SECONDS)
    box = imaplib.IMAP4(settings.host, settings.port, timeout=_SECONDS)
    if settings.security == "starttls":
        try:
            box.starttls(ssl_context=context)
        except BaseException:
            box.shutdown()
            raise
    return box


def _answer(told: tuple[str, list[Any]], otherwise: str) -> list[Any]:
    kind, data = told
    if kind != "OK":
        raise imaplib.IMAP4.error(otherwise)
    return data


def _quoted(name: str) -> str:
    """A folder's name as IMAP wants it; imaplib itself quotes nothing."""
    return '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
