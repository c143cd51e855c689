"""Second thoughts between laptop and office: fields two people wrote, changes the server refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.domain.changes import Changes
from fieldapp.domain.moments import Moment
from fieldapp.errors import InputProblem, InputRefused, NotAllowedNow, NotFound
from fieldapp.store import outbox, sync_state
from sync.protocol.kinds import KINDS

if TYPE_CHECKING:
    from pydantic import JsonValue

    from fieldapp.store.engine import Store

CHOICES = ("mine", "office", "both")


def settle(store: Store, *, conflict_id: str, choice: str, now: Moment) -> Changes:
    """Settle a field two people wrote: keep mine, the office's, or – of free words – both, the office's first.

    It leaves this laptop after 8 seconds; until then `reopen` takes it back.

    Raises:
        InputRefused: another choice.
        NotAllowedNow: "both" of something that is not free words.
        NotFound: it is settled already.
    """
    if choice not in CHOICES:
        raise InputRefused(
            f"Choose one of {', '.join(CHOICES)}.",
            problems=(InputProblem(None, "choice", f"must be one of {', '.join(CHOICES)}"),),
        )
    with store.writing() as connection:
        conflict = next(
            (found for found in sync_state.conflicts(connection) if found.id == conflict_id), None
        )
        if conflict is None:
            raise NotFound("This conflict is settled already.", id=conflict_id)
        keep: JsonValue = conflict.office if choice == "office" else conflict.mine
        if choice == "both":
            words = conflict.field in KINDS[conflict.kind].prose
            if not words or not isinstance(conflict.office, str) or not isinstance(conflict.mine, str):
                raise NotAllowedNow("Only texts can both be kept; choose one.", reasons=("no_text",))
            keep = "\n".join(text for text in (conflict.office, conflict.mine) if text)
        return sync_state.settle_conflict(connection, conflict_id, keep=keep, choice=choice, now=now.at)


def reopen(store: Store, *, conflict_id: str, now: Moment) -> Changes:
    """Have second thoughts about a choice just made: the conflict is open again.

    Raises:
        NotFound: it was not settled here.
        NotAllowedNow: the choice is on its way to the office, or later work builds on it.
    """
    with store.writing() as connection:
        return sync_state.reopen_conflict(connection, conflict_id)


def send_again(store: Store, *, op_id: str, now: Moment) -> Changes:
    """Try a change the server refused once more, as it is.

    Raises:
        NotFound: it no longer waits.
    """
    with store.writing() as connection:
        return outbox.send_again(connection, op_id)


def take_back(store: Store, *, op_id: str, now: Moment) -> Changes:
    """Give up a change the server refused: its fields show what the office has, a row it made is gone.

    Raises:
        NotFound: it no longer waits.
        NotAllowedNow: a later change builds on it.
    """
    with store.writing() as connection:
        return outbox.take_back_refused(connection, op_id)
