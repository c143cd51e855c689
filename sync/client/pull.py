"""Fetching what changed at the server, page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from fieldapp.domain.changes import Changes
from fieldapp.errors import ServerUnreachable
from fieldapp.logs import EventLog
from fieldapp.store import pages, sync_state
from fieldapp.store.engine import Store
from sync.client.sign_in import SignedIn
from sync.protocol.wire import PullAnswer

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

    A copy that differs from what the server counted is fetched anew, once a round.

    Raises:
        Offline, Refused: pages already kept stay; the next round goes on behind them.
    """
    pulled = Pulled(rows=0, changes=Changes())
    fetched_anew = False
    strays = 0
    while True:
        with store.reading() as connection:
            here = sync_state.cursor(connection)
        query = urlencode(
            {
                "epoch": here.epoch,
                "scope_version": here.scope_version,
                "seq": here.seq,
                "limit": ROWS_PER_PAGE,
            }
        )
        page = server.call("GET", f"/v1/sync/pull?{query}", answer=PullAnswer)
        changes = pages.apply_page(store, page)
        if changes is None:
            strays += 1
            if strays > _MOST_STRAYS:
                raise ServerUnreachable(
                    "The server's answers do not fit together. It is tried again by itself."
                )
            continue
        on_page(changes)
        pulled = Pulled(
            rows=pulled.rows + len(page.rows) + len(page.removed), changes=pulled.changes | changes
        )
        if page.has_more:
            continue
        if page.check is None or fetched_anew:
            return pulled
        with store.reading() as connection:
            damaged = pages.damaged_kinds(connection, page.check)
        if not damaged:
            return pulled
        _LOG.warning("copy_differs", kinds=len(damaged), first=damaged[0])
        pages.ask_for_snapshot(store)
        fetched_anew = True
