"""Sync in the background: on a change, on a timer, when the network returns – never on the caller's thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from fieldapp.domain.changes import Changes
from fieldapp.errors import DeviceRevoked, FieldAppError, Offline
from fieldapp.logs import EventLog
from fieldapp.store import outbox, sync_state
from fieldapp.store.engine import Store
from sync.client.backoff import Backoff
from sync.client.engine import Round, SyncSummary, sync_once, utc_now
from sync.client.push import BatchSize
from sync.client.sign_in import Clock
from sync.client.transport import Server

_LOG = EventLog("sync")
_SOON_SECONDS = 0.3
_RARELY_SECONDS = 600.0


class SyncState(StrEnum):
    """What the loop is doing."""

    SYNCING = "syncing"
    IDLE = "idle"
    OFFLINE = "offline"
    REFUSED = "refused"
    SIGNED_OUT = "signed_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncEvent:
    """Something happened; delivered on the loop's own thread.

    `changes` are rows that are different now. `summary` ends a round that worked, `error` one that did not, with
    `next_try`. `file_sent` names a file that has its receipt.
    """

    state: SyncState
    changes: Changes = field(default_factory=Changes)
    summary: SyncSummary | None = None
    error: FieldAppError | None = None
    next_try: datetime | None = None
    file_sent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How often and how much the loop sends.

    `every`: from one round to the next. An `eager` loop goes at once when something is made or the network returns;
    another one waits for its time, or for somebody who asks. `originals`: whether full-size photos may go.
    """

    every: timedelta = timedelta(seconds=60)
    eager: bool = True
    originals: bool = True


class SyncLoop:
    """Runs rounds on a thread of its own until `stop()`.

    `connect` makes a `Server` for an address; it is asked again when the address changes. `on_event` must return
    soon; `after_round` is called on the loop's thread after each round, whatever came of it. Every round stands for
    itself: whatever ends one, the outbox keeps what was not confirmed.
    """

    def __init__(
        self,
        store: Store,
        connect: Callable[[str], Server],
        *,
        on_event: Callable[[SyncEvent], None],
        after_round: Callable[[], object] = lambda: None,
        clock: Clock = utc_now,
        pace: Pace | None = None,
        backoff: Backoff | None = None,
    ) -> None:
        self._store = store
        self._connect = connect
        self._on_event = on_event
        self._after_round = after_round
        self._clock = clock
        self._pace = pace or Pace()
        self._backoff = backoff or Backoff()
        self._size = BatchSize()
        self._how = Round(on_change=self._changed, on_sent=self._sent, originals=self._pace.originals)
        self._retry_at = 0.0  # by the monotonic clock; 0 when the last round worked
        self._server: tuple[str, Server] | None = None
        self._wanted = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    @property
    def pace(self) -> Pace:
        """The pace it goes at."""
        return self._pace

    def start(self) -> None:
        """Begin, with a round at once."""
        self._wanted.set()
        self._thread.start()

    def wake(self) -> None:
        """Somebody asks: do a round now instead of later."""
        self._wanted.set()

    def something_made(self) -> None:
        """Something is to be sent: now, if the pace is eager."""
        if self._pace.eager:
            self._wanted.set()

    def network_changed(self) -> None:
        """The network came or is another: forget past failures, and try now if one is to be made good or the pace is
        eager.
        """
        overdue = self._retry_at > 0.0
        self._backoff.reset()
        self._retry_at = 0.0
        if overdue or self._pace.eager:
            self._wanted.set()

    def use_pace(self, pace: Pace) -> None:
        """Go on at another pace; one that lets more through begins with a round at once."""
        before, self._pace = self._pace, pace
        self._how = replace(self._how, originals=pace.originals)
        if (pace.eager, pace.originals) > (before.eager, before.originals) or pace.every < before.every:
            self._wanted.set()

    def stop(self, *, patience: float = 5.0) -> bool:
        """End after the request under way, waiting `patience` seconds at most; whether it has ended."""
        self._stopping.set()
        self._wanted.set()
        if self._thread.is_alive():
            self._thread.join(patience)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._wanted.clear()
            pause = self._kept_round()
            # A wake during the round is answered at once, but a burst of clicks makes one round, not twenty.
            if self._wanted.wait(pause):
                self._stopping.wait(_SOON_SECONDS)

    def _kept_round(self) -> float | None:
        """The same as `_round` with what follows it; a fault ends the round, not the loop."""
        try:
            pause = self._round()
            self._after_round()
        except Exception as error:  # noqa: BLE001 - the thread's top: a fault is written down and told
            _LOG.bug("round_fault", error)
            pause = max(_RARELY_SECONDS, self._pace.every.total_seconds())
            self._failed(
                SyncState.REFUSED,
                FieldAppError(
                    "Sync met a fault inside the program. Nothing is lost; it is tried again by itself."
                ),
                pause,
            )
        return pause

    def _round(self) -> float | None:
        """One round; seconds until the next, None = only when woken."""
        server = self._server_now()
        if server is None:
            self._tell(SyncEvent(state=SyncState.SIGNED_OUT))
            return None
        self._tell(SyncEvent(state=SyncState.SYNCING))
        try:
            summary = sync_once(self._store, server, clock=self._clock, how=self._how, size=self._size)
        except Offline as error:
            pause = self._until_retry(error)
            self._failed(SyncState.OFFLINE, error, pause)
            return pause
        except DeviceRevoked as error:
            # Out of service, but not all of its work is out: that is tried as often as anything else.
            pause = self._pace.every.total_seconds()
            self._failed(SyncState.REFUSED, error, pause)
            return pause
        except FieldAppError as error:
            # Only a person can change this (sign in, free the disk): try rarely, and at once when woken.
            pause = max(_RARELY_SECONDS, self._pace.every.total_seconds())
            self._failed(SyncState.REFUSED, error, pause)
            return pause
        self._backoff.reset()
        self._retry_at = 0.0
        pause = self._until_next()
        self._tell(
            SyncEvent(
                state=SyncState.IDLE, summary=summary, next_try=self._clock() + timedelta(seconds=pause)
            )
        )
        return pause

    def _server_now(self) -> Server | None:
        with self._store.reading() as connection:
            session = sync_state.session(connection)
        if session is None or not session.refresh:
            return None
        if self._server is None or self._server[0] != session.server_url:
            self._server = session.server_url, self._connect(session.server_url)
        return self._server[1]

    def _until_retry(self, error: Offline) -> float:
        """Seconds to the next try. One that came early, for a change or a click, leaves that where it was: a day's work
        without a network must not push the moment it is noticed further and further away.
        """
        told = error.facts.get("retry_after")
        asked = told if isinstance(told, int) else None
        left = self._retry_at - time.monotonic()
        pause = max(left, asked or 0.0) if left > 0 else self._backoff.failed(retry_after=asked)
        if not self._pace.eager:
            pause = max(pause, self._pace.every.total_seconds())
        self._retry_at = time.monotonic() + pause
        return pause

    def _until_next(self) -> float:
        now = self._clock()
        every = self._pace.every.total_seconds()
        with self._store.reading() as connection:
            release = outbox.next_release(connection, now=now) if self._pace.eager else None
        if release is None:
            return every
        return min(every, max(0.05, (release - now).total_seconds() + 0.05))

    def _failed(self, state: SyncState, error: FieldAppError, pause: float) -> None:
        _LOG.event("round_failed", code=error.code, seconds=round(pause, 1))
        self._tell(SyncEvent(state=state, error=error, next_try=self._clock() + timedelta(seconds=pause)))

    def _changed(self, changes: Changes) -> None:
        self._tell(SyncEvent(state=SyncState.SYNCING, changes=changes))

    def _sent(self, sha256: str) -> None:
        self._tell(SyncEvent(state=SyncState.SYNCING, file_sent=sha256))

    def _tell(self, event: SyncEvent) -> None:
        if not self._stopping.is_set():
            self._on_event(event)
