"""Eleven mistakes a sync can be built with. Planted one at a time, to see that a history notices."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import sqlalchemy as sa
from hazards import Socket
from histories import HistoryOffice

from fieldapp.store import outbox, pages, replay, shadow, sync_state
from fieldapp.store.tables import OUTBOX
from sync.server import changes as taking_in
from sync.server import tables
from sync.server.blobs import BlobStorage


@contextmanager
def instead(place: Any, name: str, wrong: Any) -> Iterator[None]:
    """`wrong` stands where the right one was; afterwards the right one is back as it was, a static method too."""
    right = vars(place)[name]
    setattr(place, name, wrong)
    try:
        yield
    finally:
        setattr(place, name, right)


@contextmanager
def no_idempotency() -> Iterator[None]:
    """The server forgets which changes it has answered."""
    right = taking_in._Intake._answer

    def answer(self: Any, change: Any, unfit: Any) -> Any:
        if self._known.pop(change.op_id, None) is not None:
            for table in (tables.op, tables.late_contribution):
                self._ledger.connection.execute(sa.delete(table).where(table.c.op_id == change.op_id))
        return right(self, change, unfit)

    with instead(taking_in._Intake, "_answer", answer):
        yield


@contextmanager
def newest_wins() -> Iterator[None]:
    """The server takes whatever comes last, whatever it was made from."""

    def seen(self: Any, change: Any) -> dict[str, int]:
        return dict.fromkeys(change.set, 2**60)

    with instead(taking_in._Intake, "_seen", seen):
        yield


@contextmanager
def drop_on_send() -> Iterator[None]:
    """The laptop strikes a change off as soon as it sends it."""

    def sent(connection: sa.Connection, op_ids: Any) -> int:
        return connection.execute(sa.delete(OUTBOX).where(OUTBOX.c.op_id.in_(list(op_ids)))).rowcount

    with instead(outbox, "mark_sent", sent):
        yield


@contextmanager
def pull_clobbers() -> Iterator[None]:
    """A page of the server overwrites what waits here, and what waited is gone."""

    def overridden(connection: sa.Connection, kind: str, ids: Any) -> set[str]:
        connection.exec_driver_sql(
            "DELETE FROM outbox WHERE kind = ? AND row_id IN (SELECT value FROM json_each(?))",
            (kind, json.dumps(list(ids))),
        )
        return set()

    with instead(shadow, "_overridden", overridden):
        yield


@contextmanager
def cursor_zero_after_restore() -> Iterator[None]:
    """After a restore of the server the laptop just reads from the beginning, on top of what it has."""
    with (
        instead(replay, "requeue_accepted", lambda connection: None),
        instead(pages, "_sweep", lambda store, generation: pages.Changes()),
        instead(pages, "damaged_kinds", lambda connection, expected: ()),
    ):
        yield


@contextmanager
def missing_prev() -> Iterator[None]:
    """A change does not say that it was made on top of this laptop's own earlier one."""
    right = outbox.add

    def add(connection: sa.Connection, *, prev: str, **named: Any) -> None:
        right(connection, prev="{}", **named)

    with instead(outbox, "add", add):
        yield


@contextmanager
def counter_ids() -> Iterator[None]:
    """Changes are numbered by the laptop; one restored from an image uses its numbers again."""
    right = outbox.add

    def add(connection: sa.Connection, *, op_id: str, row_id: str, kind: str, **named: Any) -> None:
        device = sync_state.fact(connection, "device_id")
        row = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'").first()
        number = f"{device}-{row[0] if row else 0}"[-64:]
        right(connection, op_id=number, row_id=row_id, kind=kind, **named)
        connection.exec_driver_sql(
            f"UPDATE {kind} SET pending = replace(pending, ?, ?) WHERE id = ?", (op_id, number, row_id)
        )

    with instead(outbox, "add", add):
        yield


@contextmanager
def ack_before_commit() -> Iterator[None]:
    """The server answers before its transaction has come to its end – and it does not always."""

    def wrap(self: Socket, transaction: Callable[..., Any]) -> Callable[..., Any]:
        @contextmanager
        def careless(**how: bool) -> Iterator[Any]:
            goes_off = self.commits_left == 1 or self.full_for > 0
            self.commits_left, self.full_for = max(0, self.commits_left - 1), max(0, self.full_for - 1)
            with transaction(**how) as connection:
                yield connection
                if goes_off:
                    connection.rollback()

        return careless

    with instead(HistoryOffice, "socket_wrap", staticmethod(wrap)):
        yield


@contextmanager
def full_disk_unnoticed() -> Iterator[None]:
    """The server answers that it has a file for which its disk had no room."""
    right = BlobStorage.finish

    def finish(self: BlobStorage, *what: Any, **more: Any) -> None:
        with suppress(OSError):
            right(self, *what, **more)

    with instead(BlobStorage, "finish", finish):
        yield


@contextmanager
def others_overlooked() -> Iterator[None]:
    """The server lets a laptop's cursor pass its own push without looking at what others wrote meanwhile."""
    right = taking_in.standing

    def standing(*about: Any) -> Any:
        return right(*about)._replace(anything_new=False)

    with instead(taking_in, "standing", standing):
        yield


@contextmanager
def consequences_overlooked() -> Iterator[None]:
    """The server lets a laptop's cursor pass rows that its push wrote and that no answer shows."""
    with instead(taking_in._Intake, "tells_all", lambda *_: True):
        yield


FAULTS: dict[str, Callable[[], Any]] = {
    fault.__name__: fault
    for fault in (
        no_idempotency,
        newest_wins,
        drop_on_send,
        pull_clobbers,
        cursor_zero_after_restore,
        missing_prev,
        counter_ids,
        ack_before_commit,
        full_disk_unnoticed,
        others_overlooked,
        consequences_overlooked,
    )
}
