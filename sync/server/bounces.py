"""Mail that came back: known again by its Message-ID, told to the technician and the office.

A delivery status notification (RFC 3464) says so by itself; other mail servers write prose, which flufl.bounce reads.
"""

from __future__ import annotations

import email
import email.policy
import logging
import re
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import sqlalchemy as sa
from flufl.bounce import all_failures

from fieldapp.domain.attachments import DeliveryState
from sync.server import tables
from sync.server.centre import Centre
from sync.server.database import lock_tenant, only_tenant
from sync.server.mail_states import show_state

_LOG = logging.getLogger("fieldapp.server")
_OURS = re.compile(rb"<([0-9A-Fa-f-]{36})\.(report|message)@")
LONGEST = (
    2_000_000  # a returned report may come whole; its Message-ID stands near the beginning of what is quoted
)


@dataclass(frozen=True, slots=True)
class Bounce:
    """One e-mail of ours that could not be delivered."""

    kind: str
    row_id: str
    detail: str


def read_bounce(content: bytes) -> Bounce | None:
    """What came back, or None when this is no final failure of an e-mail of ours."""
    ours = _OURS.search(content[:LONGEST])
    if ours is None:
        return None
    returned = email.message_from_bytes(content[:LONGEST], policy=email.policy.compat32)
    detail = _said_by_notice(returned) or _said_in_prose(returned)
    if detail is None:
        return None
    kind = "report_delivery" if ours.group(2) == b"report" else "message"
    return Bounce(kind, ours.group(1).decode().lower(), detail)


def _said_by_notice(returned: Message) -> str | None:
    """What a delivery status notification says of its first failed recipient; None when it says no failure."""
    for part in returned.walk():
        if part.get_content_type() != "message/delivery-status" or not part.is_multipart():
            continue
        for block in part.get_payload():
            if isinstance(block, Message) and str(block.get("Action", "")).strip().lower() == "failed":
                said = str(block.get("Diagnostic-Code") or block.get("Status") or "")
                words = " ".join(said.partition(";")[2].split() or said.split())
                return f"The mail came back: {words[:200]}" if words else "The mail came back."
    return None


def _said_in_prose(returned: Message) -> str | None:
    try:
        _temporary, permanent = all_failures(returned)
    except (AttributeError, LookupError, TypeError, ValueError):
        # Its readers each expect one mail server's form, and some of them stumble over what anybody may send here.
        return None
    if not permanent:
        return None
    return f"The mail came back from {min(permanent).decode('utf-8', 'replace')}."


def take_bounce(centre: Centre, content: bytes) -> Bounce | None:
    """Note one returned mail on its row; None when it is none of ours."""
    bounce = read_bounce(content)
    if bounce is None:
        return None
    mail, now = tables.outbound_mail, centre.clock()
    with centre.database.writing() as connection:
        tenant = only_tenant(connection).tenant
        lock_tenant(connection, tenant)
        known = connection.execute(
            sa.update(mail)
            .where(
                mail.c.tenant == tenant,
                mail.c.delivery_id == bounce.row_id,
                mail.c.kind == bounce.kind,
                mail.c.state.in_(("accepted", "unknown")),
            )
            .values(state="bounced", detail=bounce.detail)
        )
        if not known.rowcount:
            return None
        show_state(
            connection, tenant, bounce.kind, bounce.row_id, DeliveryState.BOUNCED, bounce.detail, now=now
        )
    return bounce


def take_bounces(centre: Centre, folder: str) -> int:
    """Read a Maildir's new mail; each message is looked at once and then lies among the read ones, as it came.

    What was read before is not opened again: it may be years of mail.
    """
    new, read = Path(folder, "new"), Path(folder, "cur")
    if not folder or not new.is_dir():
        return 0
    taken = 0
    for file in sorted(new.iterdir()):
        try:
            with file.open("rb") as content:
                bounce = take_bounce(centre, content.read(LONGEST))
            file.rename(read / f"{file.name.partition(':')[0]}:2,S")  # S: seen
        except OSError as error:
            # Another worker was here first, or it is not ours to read: the next message may be.
            _LOG.warning("returned mail cannot be read: %s", type(error).__name__)
            continue
        taken += bounce is not None
    if taken:
        _LOG.info("%d mails came back", taken)
    return taken
