"""Encrypted copies of the database while work goes on, so that a damaged one costs half an hour at most."""

from __future__ import annotations

import time
from datetime import timedelta

from fieldapp.errors import DataProblem
from fieldapp.logs import EventLog
from fieldapp.paths import DATABASE_NAME
from fieldapp.store import outbox
from fieldapp.store.engine import Store
from fieldapp.store.migrations import back_up

EVERY = timedelta(minutes=30)
_LOG = EventLog("store")


class WorkBackup:
    """Called often (after each round of sync), makes a copy at most every 30 minutes and only after new work."""

    def __init__(self, store: Store, key: bytes, *, every: timedelta = EVERY) -> None:
        self._store = store
        self._key = key
        self._every = every.total_seconds()
        self._made_at = time.monotonic()
        self._copied = self._newest_change()

    def __call__(self) -> bool:
        """Whether a copy was made. One that cannot be made (the disk is full) is logged and tried again later."""
        newest = self._newest_change()
        if newest == self._copied or time.monotonic() - self._made_at < self._every:
            return False
        self._made_at = time.monotonic()
        try:
            back_up(self._store.folder / DATABASE_NAME, self._key, reason="work")
        except DataProblem as error:
            _LOG.warning("backup_failed", code=error.code)
            return False
        self._copied = newest
        return True

    def _newest_change(self) -> int:
        with self._store.reading() as connection:
            return outbox.newest_number(connection)
