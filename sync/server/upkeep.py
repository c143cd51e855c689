"""What a centre does by itself. Once an hour: old jobs leave the laptops, given-up uploads leave the disk. Between:
SQLite's log is folded, which whoever writes would otherwise wait for now and then.
"""

from __future__ import annotations

import logging
import threading
import time
from datetime import datetime

from fieldapp.errors import FieldAppError
from sync.server.centre import Centre
from sync.server.database import Database, lock_tenant, only_tenant
from sync.server.earlier_reports import catch_up
from sync.server.late_work import forget_told
from sync.server.ledger import Ledger
from sync.server.limits import forget_old
from sync.server.media import give_up_stale
from sync.server.scope import Scopes, forget_tombstones, retire_old_jobs

_LOG = logging.getLogger("fieldapp.server")

EVERY = 3600.0  # seconds
FOLD_EVERY = 1.0
_AFTER_A_FAULT = 60.0


def keep_up(database: Database, *, now: datetime) -> int:
    """Do what is due; returns how many jobs left their technician's laptops."""
    with database.writing() as connection:
        ledger = Ledger(connection, only_tenant(connection).tenant, now=now)
        if catch_up(ledger):
            Scopes(ledger).settle()
        retired = retire_old_jobs(ledger, now=now)
        forget_told(ledger, now=now)
        ledger.flush()
        forget_tombstones(ledger, now=now)
    with database.writing() as connection:
        lock_tenant(connection, only_tenant(connection).tenant)
        give_up_stale(connection, database.blobs, now=now)
        forget_old(connection, now=now)
    return retired


class Upkeep:
    """A thread that keeps up while the server runs."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="upkeep", daemon=True)

    def start(self) -> None:
        """Begin, a moment after the server did."""
        self._thread.start()

    def close(self) -> None:
        """Stop."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        due = time.monotonic() + EVERY
        pause = FOLD_EVERY
        while not self._stopped.wait(pause):
            try:
                pause = FOLD_EVERY
                self._centre.database.fold()
                if time.monotonic() < due:
                    continue
                due += EVERY
                keep_up(self._centre.database, now=self._centre.clock())
            except FieldAppError as error:
                pause = _AFTER_A_FAULT
                _LOG.error("upkeep waits: %s", error.code)
            except Exception:  # noqa: BLE001 - the thread's top: a fault is written down and tried again
                pause = _AFTER_A_FAULT
                _LOG.exception("fault in the upkeep")
