"""Sending what this laptop changed: first in, first out, each settled by the server's own word."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import datetime, timedelta

from fieldapp.domain.changes import Changes
from fieldapp.errors import Offline, Refused
from fieldapp.store import outbox, settling, sync_state
from fieldapp.store.engine import Store
from fieldapp.store.pages import Pace
from fieldapp.store.settling import Moved
from sync.client.sign_in import Clock, SignedIn
from sync.protocol.wire import MAX_CHANGES, MAX_PUSH_BYTES, Change, PushAnswer, PushRequest, PushResult

_FEWEST_CHANGES = 16
_TOO_LARGE = 413


@dataclass(slots=True)
class BatchSize:
    """How much one push may carry: halves when a push got no answer, grows back when one did."""

    changes: int = MAX_CHANGES

    @property
    def bytes(self) -> int:
        """The same as bytes."""
        return MAX_PUSH_BYTES * self.changes // MAX_CHANGES

    def shrink(self) -> None:
        """A batch did not get through."""
        self.changes = max(_FEWEST_CHANGES, self.changes // 2)

    def grow(self) -> None:
        """A batch got through."""
        self.changes = min(MAX_CHANGES, self.changes * 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """How many changes were accepted or refused, and conflicts that came of it.

    `left`: some were neither. `behind`: what came of them is only told by a pull.
    """

    accepted: int
    refused: int
    conflicts: int
    changes: Changes
    left: bool = False
    behind: bool = False


def push_all(
    store: Store,
    server: SignedIn,
    *,
    clock: Clock,
    size: BatchSize,
    epoch: str,
    held_too: bool = False,
    may_move: bool = False,
) -> Pushed:
    """Push until nothing is ripe; with `held_too` also status changes still inside their 8 seconds.

    `epoch`: the server's that the changes' versions are of. With `may_move` the cursor moves past the laptop's own
    changes where nothing else is new, so that no pull brings them back.

    Raises:
        Offline, Refused: what was not answered stays queued; sending it again is harmless.
    """
    total = Pushed(accepted=0, refused=0, conflicts=0, changes=Changes())
    pace = Pace()
    while True:
        with store.reading() as connection:
            if not outbox.anything_pending(connection):
                return total
        with store.writing() as connection:
            here = sync_state.cursor(connection) if may_move and not total.behind else None
            batch = outbox.pending(
                connection, now=clock(), limit=size.changes, limit_bytes=size.bytes, held_too=held_too
            )
            if not batch:
                return total
            # Said before the request leaves: from here on nobody can know that the server has not got them.
            outbox.mark_sent(connection, [change.op_id for change in batch])
        try:
            answer = server.call(
                "POST",
                "/v1/sync/push",
                body=PushRequest(changes=list(batch), cursor=here, epoch=epoch),
                answer=PushAnswer,
            )
        except Offline:
            size.shrink()
            raise
        except Refused as error:
            if error.facts.get("status") != _TOO_LARGE:
                raise
            if len(batch) > 1:
                size.shrink()
                continue
            answer = PushAnswer(results=[_too_large(batch[0])])
        else:
            size.grow()
        recorded = settling.record_results(
            store,
            answer.results,
            now=_server_time(store, clock),
            pace=pace,
            moved=Moved(here, answer.cursor) if here is not None and answer.cursor is not None else None,
        )
        total = Pushed(
            accepted=total.accepted + recorded.accepted,
            refused=total.refused + recorded.refused,
            conflicts=total.conflicts + recorded.conflicts,
            changes=total.changes | recorded.changes,
            behind=total.behind or (recorded.accepted > 0 and not recorded.up_to_date),
        )
        if not recorded.accepted and not recorded.refused:
            # Nothing moved: asking the same again in this round would never end.
            return dataclasses.replace(total, left=True)


def _too_large(change: Change) -> PushResult:
    """One change no request can carry must not keep all others away: it waits among the refused ones."""
    return PushResult(
        op_id=change.op_id,
        outcome="rejected",
        code="too_large",
        sentence="This is too large for the office's server. Take it back and write less.",
    )


def _server_time(store: Store, clock: Clock) -> datetime:
    """When the server took it, by its own clock: one set wrong here must not end what is remembered for 30 days."""
    with store.reading() as connection:
        session = sync_state.session(connection)
    return clock() + timedelta(seconds=session.clock_offset if session is not None else 0.0)
