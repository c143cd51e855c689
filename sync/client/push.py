"""Sending what this laptop changed: first in, first out, each settled by the server's own word."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Set
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from fieldapp.domain.changes import Changes
from fieldapp.errors import Offline, Refused, StorageFull, StorageReadOnly
from fieldapp.store import outbox, settling, sync_state
from fieldapp.store.engine import Store
from fieldapp.store.pages import Pace
from fieldapp.store.settling import Moved
from sync.client.sign_in import Clock, SignedIn
from sync.protocol.wire import MAX_CHANGES, MAX_PUSH_BYTES, SERVER_FAULT, Cursor, PushAnswer, PushResult

_FEWEST_CHANGES = 16
_TOO_LARGE = 413
_NOT_TAKEN = (400, _TOO_LARGE, 422)
"""Answers to a whole request that one change in it may be the cause of."""
_TAKEN = ("applied", "merged", "conflict")
_FAULTS_IN_A_ROW = 8
"""Changes one behind the other that a server meets a fault over, each sent alone, before it counts as broken."""


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
    return _Push(store, server, clock, size, epoch, held_too=held_too, may_move=may_move).run()


class _Push:
    """Batch after batch. A batch leaves when the one before has been answered; that one's answers are settled, and the
    batch behind it is read, while the server works.
    """

    def __init__(
        self,
        store: Store,
        server: SignedIn,
        clock: Clock,
        size: BatchSize,
        epoch: str,
        *,
        held_too: bool,
        may_move: bool,
    ) -> None:
        self._store = store
        self._server = server
        self._clock = clock
        self._size = size
        self._epoch = epoch
        self._held_too = held_too
        self._may_move = may_move
        self._pace = Pace()
        self._most = MAX_CHANGES  # fewer while a change is looked for that no request can carry
        self._total = Pushed(accepted=0, refused=0, conflicts=0, changes=Changes())
        # Changes that the server met a fault over; `_suspected` those after which it has taken another.
        self._stumbled: list[outbox.Ripe] = []
        self._suspected: list[outbox.Ripe] = []
        self._asked_alone = ""

    def run(self) -> Pushed:
        left = False
        while True:
            with self._store.reading() as connection:
                if not outbox.anything_pending(connection):
                    return self._total
            with self._store.writing() as connection:
                here = sync_state.cursor(connection) if self._may_move and not self._total.behind else None
                first = self._read(connection)
                if not first.changes:
                    break
                # Said before the request leaves: from here on nobody can know that the server has not got them.
                outbox.mark_sent(connection, [change.op_id for change in first.changes])
            before = self._total.accepted + self._total.refused + len(self._set_back)
            whole = self._pass(first, here)
            if whole and before == self._total.accepted + self._total.refused + len(self._set_back):
                left = True  # Nothing moved: asking the same again in this round would never end.
                break
        for change in self._suspected:
            self._ask_once_more(change)
        return dataclasses.replace(self._total, left=left or bool(self._set_back))

    @property
    def _set_back(self) -> list[outbox.Ripe]:
        return self._stumbled + self._suspected

    def _read(self, connection: sa.Connection, asked: Set[str] = frozenset()) -> outbox.Batch:
        return outbox.batch(
            connection,
            now=self._clock(),
            limit=min(self._size.changes, self._most),
            limit_bytes=self._size.bytes,
            held_too=self._held_too,
            asked=asked,
            stuck={(change.kind, change.row_id) for change in self._set_back},
        )

    def _pass(self, batch: outbox.Batch, here: Cursor | None) -> bool:
        """This batch and all behind it, each once; False when one was not taken and smaller ones are to be tried."""
        asked: set[str] = set()
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="push") as line:
            under_way = line.submit(self._ask, batch, here) if batch.more else None
            while True:
                asked.update(change.op_id for change in batch.changes)
                following = self._following(asked) if batch.more else outbox.Batch((), more=False)
                if under_way is not None:
                    self._fold()
                answer = self._answer(under_way, batch, here)
                if answer is None:
                    return False
                following = self._marked(following, batch, answer)
                moved = Moved(here, answer.cursor) if here is not None and answer.cursor is not None else None
                if following.changes:
                    # Where this laptop will stand once it has taken in what was just answered; if it does not come to
                    # that, the next answer's cursor follows one that is not here, and is not taken.
                    here = None if moved is None else moved.to
                    under_way = line.submit(self._ask, following, here)
                self._settle(answer, moved, more_follow=bool(following.changes))
                if not following.changes:
                    return True
                batch = following

    def _fold(self) -> None:
        """While the server works there is time for it; at the end of the round somebody would wait."""
        # On a full disk what is under way is settled all the same; the end of the round tells.
        with suppress(StorageFull, StorageReadOnly):
            self._store.fold(beyond=0)

    def _following(self, asked: Set[str]) -> outbox.Batch:
        with self._store.reading() as connection:
            return self._read(connection, asked)

    def _marked(self, following: outbox.Batch, batch: outbox.Batch, answer: PushAnswer) -> outbox.Batch:
        """What of the following batch may leave: no row a change of which the server has not taken just now."""
        taken = {result.op_id for result in answer.results if result.outcome in _TAKEN}
        stopped = {(change.kind, change.row_id) for change in batch.changes if change.op_id not in taken}
        ripe = tuple(one for one in following.changes if (one.kind, one.row_id) not in stopped)
        # What names a row that was just set back must not leave either: the next pass reads anew.
        if not ripe or any(change in self._stumbled for change in batch.changes):
            return outbox.Batch((), more=False)
        with self._store.writing() as connection:
            waiting = outbox.mark_sent(connection, [change.op_id for change in ripe])
        # Somebody has taken one of them back since it was read: they are read anew.
        return outbox.Batch(ripe, following.more) if waiting == len(ripe) else outbox.Batch((), more=False)

    def _ask(self, batch: outbox.Batch, here: Cursor | None) -> PushAnswer:
        changes = ",".join(change.text for change in batch.changes)
        cursor = "null" if here is None else here.model_dump_json()
        return self._server.call(
            "POST",
            "/v1/sync/push",
            body=f'{{"changes":[{changes}],"cursor":{cursor},"epoch":{json.dumps(self._epoch)}}}',
            answer=PushAnswer,
        )

    def _answer(
        self, under_way: Future[PushAnswer] | None, batch: outbox.Batch, here: Cursor | None
    ) -> PushAnswer | None:
        """The answer to a batch; None when the server took none of it: half as many changes are to be tried."""
        try:
            answer = self._ask(batch, here) if under_way is None else under_way.result()
        except Offline as error:
            if error.facts.get("problem") == SERVER_FAULT:
                return self._after_fault(batch, error)
            self._size.shrink()
            raise
        except Refused as error:
            if error.facts.get("status") not in _NOT_TAKEN:
                raise
            if len(batch.changes) > 1:
                self._most = len(batch.changes) // 2
                return None
            # Refused with nothing in it as well, the request is at fault, and no change: then this raises.
            self._ask(outbox.Batch((), more=False), here)
            self._most = MAX_CHANGES
            return PushAnswer(results=[_set_aside(batch.changes[0], _code_of(error))])
        self._size.grow()
        if self._stumbled and any(result.outcome in _TAKEN for result in answer.results):
            self._suspected += self._stumbled
            self._stumbled = []
            self._most = MAX_CHANGES
        return answer

    def _after_fault(self, batch: outbox.Batch, error: Offline) -> PushAnswer | None:
        """The server met a fault over a batch: half as many changes are to be tried, or a single one again (None).

        After its second fault that one waits with its row, while others show whether the server is broken for all.
        """
        if len(batch.changes) > 1:
            self._most = len(batch.changes) // 2
            return None
        (change,) = batch.changes
        self._most = 1
        if self._asked_alone != change.op_id:
            self._asked_alone = change.op_id
            return None
        self._stumbled.append(change)
        if len(self._stumbled) == _FAULTS_IN_A_ROW:
            self._size.shrink()
            raise error
        return PushAnswer(results=[PushResult(op_id=change.op_id, outcome="blocked", code=SERVER_FAULT)])

    def _ask_once_more(self, change: outbox.Ripe) -> None:
        """The server has taken others since it met a fault over this one: a second fault is this one's own, and it must
        not keep its row and everybody's patience for ever.
        """
        try:
            answer = self._ask(outbox.Batch((change,), more=False), None)
        except Offline as error:
            if error.facts.get("problem") != SERVER_FAULT:
                raise
            answer = PushAnswer(results=[_set_aside(change, SERVER_FAULT)])
        except Refused as error:
            if error.facts.get("status") not in _NOT_TAKEN:
                raise
            answer = PushAnswer(results=[_set_aside(change, _code_of(error))])
        self._settle(answer, None, more_follow=False)

    def _settle(self, answer: PushAnswer, moved: Moved | None, *, more_follow: bool) -> None:
        recorded = settling.record_results(
            self._store,
            answer.results,
            now=_server_time(self._store, self._clock),
            pace=self._pace,
            moved=moved,
            more_follow=more_follow,
        )
        total = self._total
        self._total = Pushed(
            accepted=total.accepted + recorded.accepted,
            refused=total.refused + recorded.refused,
            conflicts=total.conflicts + recorded.conflicts,
            changes=total.changes | recorded.changes,
            behind=total.behind or (recorded.accepted > 0 and not recorded.up_to_date),
        )


_SET_ASIDE = {
    "too_large": "This is too large for the office's server. Take it back and write less.",
    "unreadable": "The office's server cannot read this. Take it back and enter it once more.",
    SERVER_FAULT: "The office's server met a fault over this. Tell the office, and send it again later.",
}


def _set_aside(change: outbox.Ripe, code: str) -> PushResult:
    """One change no request can carry must not keep all others away: it waits among the refused ones."""
    return PushResult(op_id=change.op_id, outcome="rejected", code=code, sentence=_SET_ASIDE[code])


def _code_of(error: Refused) -> str:
    return "too_large" if error.facts.get("status") == _TOO_LARGE else "unreadable"


def _server_time(store: Store, clock: Clock) -> datetime:
    """When the server took it, by its own clock: one set wrong here must not end what is remembered for 30 days."""
    with store.reading() as connection:
        session = sync_state.session(connection)
    return clock() + timedelta(seconds=session.clock_offset if session is not None else 0.0)
