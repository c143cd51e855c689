"""What "out of service" asks of a laptop."""

from __future__ import annotations

from datetime import datetime

from fieldapp.errors import DeviceRevoked
from fieldapp.store import media_queue, outbox
from fieldapp.store.engine import Store


def still_to_hand_over(store: Store, *, now: datetime) -> int:
    """Changes and files the office would still take from a laptop that is out of service."""
    with store.reading() as connection:
        changes = outbox.batch(connection, now=now, held_too=True).changes
        files = media_queue.waiting(connection)
    return len(changes) + len(files)


def wipe_is_due(error: DeviceRevoked) -> bool:
    """Whether the laptop is to be wiped now: at once, or because everything the office takes has been handed over.

    What the office refused for good does not keep a laptop that is out of service readable.
    """
    wanted = error.facts.get("revoked")
    return wanted == "wipe_now" or (wanted == "push_then_wipe" and error.facts.get("waiting") == 0)


def is_handed_over(error: DeviceRevoked) -> bool:
    """Whether a wipe that is due comes after the work was handed over; else it comes at once."""
    return error.facts.get("revoked") == "push_then_wipe"
