"""What a person decides about sync: which version stays, and whether a refused change goes out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.domain.changes import Changes
from fieldapp.domain.moments import Moment
from fieldapp.errors import NotFound, WrongUsage
from fieldapp.store import outbox, sync_state

if TYPE_CHECKING:
    from pydantic import JsonValue

    from fieldapp.store.engine import Store
    from fieldapp.store.sync_state import StoredConflict

CHOICES = ("mine", "office", "both")


def settle(store: Store, *, conflict_id: str, choice: str, now: Moment) -> Changes:
    """Settle a conflict: keep `mine`, the `office`'s, or `both` (texts, the office's first).

    Raises:
        WrongUsage: no such choice, or both versions of something that is not text.
        NotFound: it is settled already.
    """
    if choice not in CHOICES:
        raise WrongUsage(f"Choose one of {', '.join(CHOICES)}.")
    with store.writing() as connection:
        found = next((one for one in sync_state.conflicts(connection) if one.id == conflict_id), None)
        if found is None:
            raise NotFound("This conflict is settled already.", conflict_id=conflict_id)
        return sync_state.settle_conflict(
            connection, conflict_id, keep=_kept(found, choice), choice=choice, now=now.at
        )


def _kept(found: StoredConflict, choice: str) -> JsonValue:
    if choice == "mine":
        return found.mine
    if choice == "office":
        return found.office
    if isinstance(found.mine, str) and isinstance(found.office, str):
        return f"{found.office}\n{found.mine}".strip()
    raise WrongUsage("Only texts can be kept both; choose mine or office.")


def send_again(store: Store, *, op_id: str, now: Moment) -> Changes:
    """Send a refused change once more, after what was wrong has been put right.

    Raises:
        NotFound: it is no longer waiting.
    """
    with store.writing() as connection:
        return outbox.send_again(connection, op_id)
