"""Fetching what changed at the server, page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from fieldapp.domain.changes import Changes
from fieldapp.errors import ServerUnreachable
from fieldapp.logs import EventLog
from fieldapp.store import pages, shadow, sync_state
from fieldapp.store.engine import Store
from sync.client.sign_in import SignedIn
from sync.protocol.wire import Cursor, PullAnswer

ROWS_PER_PAGE = 1000
_MOST_STRAYS = 5
_LOG = EventLog("sync")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """How many rows came or went, and which."""

    rows: int
    changes: Changes


def pull_all(
    store: Store, server: SignedIn, *, on_page: Callable[[Changes], None] = lambda changes: None
) -> Pulled:
    """Pull until the server has no more; `on_page` hears of each page as soon as it is kept.

    While a page is being kept the next one is already on its way, and made ready when it is here. A copy that differs
    from what the server counted is fetched anew, once a round.

    Raises:
        Offline, Refused: pages already kept stay; the next round goes on behind them.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="pull") as ahead:
        return _Pull(store, server, on_page, ahead).run()


class _Page(NamedTuple):
    answer: PullAnswer
    rows: Sequence[shadow.Ready]


class _Pull:
    def __init__(
        self,
        store: Store,
        server: SignedIn,
        on_page: Callable[[Changes], None],
        ahead: ThreadPoolExecutor,
    ) -> None:
        self._store = store
        self._server = server
        self._on_page = on_page
        self._ahead = ahead
        self._upcoming: Future[_Page] | None = None
        self._pace = pages.Pace()
        self._done = Pulled(rows=0, changes=Changes())

    def run(self) -> Pulled:
        strays = 0
        fetched_anew = False
        while True:
            fetched = self._next_page()
            page = fetched.answer
            if not self._keep(fetched):
                strays += 1
                if strays > _MOST_STRAYS:
                    raise ServerUnreachable(
                        "The server's answers do not fit together. It is tried again by itself."
                    )
                continue
            if page.has_more:
                continue
            if fetched_anew or not self._differs(page):
                return self._done
            fetched_anew = True

    def _next_page(self) -> _Page:
        upcoming, self._upcoming = self._upcoming, None
        page = upcoming.result() if upcoming is not None else self._ask(self._here())
        if page.answer.has_more:
            self._upcoming = self._ahead.submit(self._ask, page.answer.cursor)
        return page

    def _here(self) -> Cursor:
        with self._store.reading() as connection:
            return sync_state.cursor(connection)

    def _ask(self, here: Cursor) -> _Page:
        query = urlencode(
            {
                "epoch": here.epoch,
                "scope_version": here.scope_version,
                "seq": here.seq,
                "limit": ROWS_PER_PAGE,
            }
        )
        answer = self._server.call("GET", f"/v1/sync/pull?{query}", answer=PullAnswer)
        return _Page(answer, shadow.ready(answer.rows))

    def _keep(self, fetched: _Page) -> bool:
        page = fetched.answer
        changes = pages.apply_page(self._store, page, self._pace, rows=fetched.rows)
        if changes is None:
            # What was asked for ahead followed a page that is not for this laptop: ask from where it stands, but not
            # while that question is still under way.
            if self._upcoming is not None:
                self._upcoming.exception()
            self._upcoming = None
            return False
        self._on_page(changes)
        self._done = Pulled(
            rows=self._done.rows + len(page.rows) + len(page.removed), changes=self._done.changes | changes
        )
        return True

    def _differs(self, page: PullAnswer) -> bool:
        """Whether the copy is not what the server counted; then the next pull brings everything anew."""
        if page.check is None:
            return False
        with self._store.reading() as connection:
            damaged = pages.damaged_kinds(connection, page.check)
        if damaged:
            _LOG.warning("copy_differs", kinds=len(damaged), first=damaged[0])
            pages.ask_for_snapshot(self._store)
        return bool(damaged)
