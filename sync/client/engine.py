"""One round of sync: hello, changes first, photos after, each exactly once. No Qt and no threads here."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from fieldapp.domain.changes import Changes
from fieldapp.errors import DeviceRevoked, NotSignedIn, Refused
from fieldapp.logs import EventLog
from fieldapp.operations import device_key
from fieldapp.store import media_queue, outbox, pages, sync_state
from fieldapp.store.engine import Store
from fieldapp.store.sync_state import Session
from sync.client import media
from sync.client.pull import pull_all
from sync.client.push import BatchSize, push_all
from sync.client.revocation import still_to_hand_over
from sync.client.sign_in import Clock, SignedIn
from sync.client.transport import Server
from sync.protocol.wire import (
    EPOCH_CHANGED,
    CertificateAnswer,
    CertificateRequest,
    Cursor,
    HelloAnswer,
    HelloRequest,
)

_LOG = EventLog("sync")


def utc_now() -> datetime:
    """This laptop's wall clock, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncSummary:
    """What a round did and what still waits.

    `waiting` counts changes not accepted yet, `refused` among them those the server did not take this round.
    """

    pushed: int = 0
    pulled: int = 0
    conflicts: int = 0
    refused: int = 0
    waiting: int = 0
    media_sent: int = 0
    media_fetched: int = 0
    media_waiting: int = 0
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """How a round is to be done.

    `held_too` pushes status changes inside their 8 seconds as well. `originals` may be left out on a metered
    network. `on_change` hears of rows as they change, `on_sent` of each file with its receipt.
    """

    held_too: bool = False
    originals: bool = True
    on_change: Callable[[Changes], None] = lambda changes: None
    on_sent: Callable[[str], None] = lambda sha256: None


_PLAIN = Round()


def sync_once(
    store: Store,
    server: Server,
    *,
    clock: Clock = utc_now,
    how: Round = _PLAIN,
    size: BatchSize | None = None,
) -> SyncSummary:
    """One whole round: changes out, rows in, then files, small ones first.

    Raises:
        NotSignedIn, DeviceRevoked, Refused: the server said no; everything unsent waits.
        ServerUnreachable, NotOurServer: no answer; what was done before stays done.
    """
    signed_in = SignedIn(store, server, clock=clock)
    try:
        return _Exchange(store, signed_in, clock, how, size or BatchSize()).run()
    finally:
        sent, received = signed_in.take_traffic()
        if sent or received:
            with store.copying() as connection:  # a count: nobody waits for the disk because of it
                sync_state.count_traffic(connection, sent=sent, received=received, now=clock())


class _Look(NamedTuple):
    """What there is to do, by one view of the store; `key_due` is to be certified anew (PEM)."""

    changes: outbox.OutboxCounts
    files: media_queue.MediaCounts
    fetched: media.Unsettled
    key_due: str | None


class _Exchange:
    def __init__(self, store: Store, server: SignedIn, clock: Clock, how: Round, size: BatchSize) -> None:
        self._store = store
        self._server = server
        self._clock = clock
        self._how = how
        self._size = size
        self._done = SyncSummary()
        self._left: frozenset[str] = frozenset()
        self._epoch = ""

    def run(self) -> SyncSummary:
        """The whole round; once more from its hello when the server was put back to a backup in the middle of it."""
        try:
            return self._run()
        except Refused as error:
            if error.facts.get("problem") != EPOCH_CHANGED:
                raise
            return self._run()

    def _run(self) -> SyncSummary:
        with self._store.reading() as connection:
            session = sync_state.session(connection)
            here = sync_state.cursor(connection)
            unfinished = pages.snapshot_running(connection)
        hello = self._hello(session, here)
        look = self._look()
        if look.key_due is not None and hello.revoked == "no":
            self._renew_certificate(look.key_due)
        as_before = here.epoch == hello.epoch and not unfinished and not hello.anything_new
        if look.changes.waiting or not as_before or hello.revoked != "no":
            self._rows(hello, here, unfinished=unfinished)
            look = self._look()
        if self._files(look):
            look = self._look()
        self._store.fold()
        return dataclasses.replace(
            self._done, waiting=look.changes.waiting + look.changes.refused, media_waiting=look.files.waiting
        )

    def _look(self) -> _Look:
        with self._store.reading() as connection:
            return _Look(
                outbox.counts(connection, now=self._clock()),
                media_queue.counts(connection),
                media.unsettled(connection),
                device_key.due_for_renewal(connection, now=self._clock()),
            )

    def _rows(self, hello: HelloAnswer, here: Cursor, *, unfinished: bool) -> None:
        """Changes out, rows in, in the order the hello asks for."""
        fresh_epoch = bool(here.epoch) and here.epoch != hello.epoch
        first = hello.can_pull and (unfinished or fresh_epoch)
        if first:
            # Version numbers of another epoch would mislead the server about what this laptop has seen.
            self._pull()
        elif fresh_epoch:
            pages.prepare_hand_over(self._store, epoch=hello.epoch)
        behind = self._push(may_move=hello.can_pull and (first or not hello.anything_new))
        if hello.revoked == "push_then_wipe":
            self._hand_over(hello)
        if hello.can_pull and (behind or (hello.anything_new and not first)):
            self._pull()

    def _hello(self, session: Session | None, here: Cursor) -> HelloAnswer:
        hello = self._server.call(
            "POST",
            "/v1/sync/hello",
            body=HelloRequest(cursor=here),
            answer=HelloAnswer,
            session=session,
        )
        self._epoch = hello.epoch
        now = self._clock()
        sent, received = self._server.take_traffic()
        # The next hello tells it again: only what a laptop has to obey waits for the disk.
        keeping = self._store.copying if hello.revoked == "no" else self._store.writing
        with keeping() as connection:
            sync_state.note_contact(
                connection,
                now=now,
                clock_offset=(hello.server_time - now).total_seconds(),
                revoked=hello.revoked,
            )
            sync_state.count_traffic(connection, sent=sent, received=received, now=now)
        if hello.revoked == "wipe_now":
            self._revoked(hello)
        return hello

    def _renew_certificate(self, key: str) -> None:
        """Have the key that seals reports certified anew before its certificate ends; without success sync goes on."""
        now = self._clock()
        certificates: list[str] = []
        try:
            certificates = self._server.call(
                "POST",
                "/v1/device/certificate",
                body=CertificateRequest(public_key_pem=key),
                answer=CertificateAnswer,
            ).certificates
        except NotSignedIn:
            raise
        except Refused as error:
            _LOG.warning("certificate_not_renewed", code=error.code)
        with self._store.writing() as connection:
            device_key.keep_certificates(connection, certificates)
            device_key.note_renewal_asked(connection, now=now)

    def _hand_over(self, hello: HelloAnswer) -> None:
        """Out of service, but what was done here still goes to the office: its files too, on any network.

        Raises:
            DeviceRevoked: always; `waiting` says how much the office would still take.
        """
        self._how = dataclasses.replace(self._how, originals=True, held_too=True)
        self._push()
        self._send_files()
        self._revoked(hello, waiting=still_to_hand_over(self._store, now=self._clock()))

    def _revoked(self, hello: HelloAnswer, **facts: object) -> None:
        raise DeviceRevoked(
            "The office has taken this laptop out of service. Ask the office what to do with it.",
            revoked=hello.revoked,
            **facts,
        )

    def _push(self, *, may_move: bool = False) -> bool:
        """Push what is ripe; whether what came of it is still to be pulled."""
        pushed = push_all(
            self._store,
            self._server,
            clock=self._clock,
            size=self._size,
            epoch=self._epoch,
            held_too=self._how.held_too,
            may_move=may_move,
        )
        self._done = dataclasses.replace(
            self._done,
            pushed=self._done.pushed + pushed.accepted,
            refused=self._done.refused + pushed.refused,
            conflicts=self._done.conflicts + pushed.conflicts,
            changes=self._done.changes | pushed.changes,
        )
        self._left = self._ripe() if pushed.left else frozenset()
        if pushed.changes:
            self._how.on_change(pushed.changes)
        return pushed.behind

    def _pull(self) -> None:
        pulled = pull_all(self._store, self._server, on_page=self._how.on_change)
        self._done = dataclasses.replace(
            self._done,
            pulled=self._done.pulled + pulled.rows,
            changes=self._done.changes | pulled.changes,
        )

    def _files(self, look: _Look) -> bool:
        """Send and fetch files; whether there were any."""
        if any(look.fetched):
            media.settle_fetched(self._store, look.fetched, clock=self._clock)
            look = self._look()
        if look.files.to_send:
            self._send_files()
        if look.files.to_fetch:
            fetched = media.fetch_wanted(self._store, self._server, clock=self._clock)
            self._done = dataclasses.replace(self._done, media_fetched=len(fetched))
            if fetched:
                self._how.on_change(Changes.of("file", *fetched))
        return look.files.to_send or look.files.to_fetch

    def _send_files(self) -> None:
        """Small files before originals; a change made meanwhile goes before the rest of an original."""
        tried: set[str] = set()
        while True:
            files = media.missing_at_server(self._store, self._server, clock=self._clock)
            wanted = [
                file
                for file in files
                if file.sha256 not in tried
                and (file.lane != media_queue.LANE_ORIGINAL or self._how.originals)
            ]
            if not wanted:
                return
            outcome = media.send(
                self._store,
                self._server,
                wanted,
                clock=self._clock,
                urgent=self._text_waits,
                on_sent=self._how.on_sent,
            )
            self._done = dataclasses.replace(self._done, media_sent=self._done.media_sent + len(outcome.sent))
            # A job may have left while its files were still to be sent; now they may go as well.
            pages.forget_files(self._store, outcome.jobs)
            if outcome.stopped:
                tried.update(outcome.failed)
                self._push()
            else:
                tried.update(file.sha256 for file in wanted)

    def _text_waits(self) -> bool:
        """Whether a change became ripe since the last push; what that push left unsettled does not count."""
        return not self._ripe() <= self._left

    def _ripe(self) -> frozenset[str]:
        with self._store.reading() as connection:
            ripe = outbox.batch(connection, now=self._clock(), held_too=self._how.held_too)
        return frozenset(change.op_id for change in ripe.changes)
