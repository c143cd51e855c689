"""What can go wrong between and on both sides, drawn from a history's own dice."""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from in_process import InProcess

from fieldapp.errors import ServerUnreachable, StorageFull
from sync.client.transport import HttpAnswer, HttpRequest, Interrupted, Interruptible

_MOST_PAGES = 2**32 - 2  # SQLite's own limit
_OTHERS_ARE_QUICKER = 0.3


class PowerCut(Exception):
    """The machine went off in the middle of what it did."""


@dataclass
class Socket:
    """Where a machine's disk gets its power: goes off at one commit, before or after it; or the disk is full.

    For `full_for` transactions SQLite itself has no page more to give, and where that was not noticed the commit fails.
    """

    commits_left: int = 0
    kept: bool = False
    full_for: int = 0

    def wrap(
        self, transaction: Callable[..., AbstractContextManager[Any]]
    ) -> Callable[..., AbstractContextManager[Any]]:
        """The same transactions, on this socket."""

        @contextmanager
        def on_this_socket(**how: bool) -> Iterator[Any]:
            goes_off = self.commits_left == 1
            self.commits_left = max(0, self.commits_left - 1)
            with transaction(**how) as connection:
                full = self.full_for > 0
                self.full_for -= full
                with _no_page_more(connection) if full else nullcontext():
                    yield connection
                if goes_off and not self.kept:
                    raise PowerCut
                if full:
                    raise StorageFull("The disk is full.")
            if goes_off:
                raise PowerCut

        return on_this_socket


@contextmanager
def _no_page_more(connection: Any) -> Iterator[None]:
    """What needs another page of the database is refused by SQLite, in the middle of the transaction."""
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {_MOST_PAGES}")


@contextmanager
def no_room_for_files(place: Any, name: str) -> Iterator[None]:
    """The function of that name, which writes files, finds the disk full."""
    right = vars(place)[name]

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    setattr(place, name, full)
    try:
        yield
    finally:
        setattr(place, name, right)


FATES = (
    *("deliver",) * 6,
    "lose the request",
    "lose the answer",
    "deliver twice",
    "deliver late",
    "another answer",
    "cut",
    "portal",
)


@dataclass
class Wire:
    """The way from one laptop to the office; `bad` while the weather is. `meanwhile` is what others do before some of
    its pushes arrive, after the office has said hello.
    """

    office: Callable[[], InProcess]
    dice: random.Random
    bad: bool = False
    late: list[HttpRequest] = field(default_factory=list)
    previous: HttpAnswer | None = None
    seen: Callable[[HttpRequest, HttpAnswer], None] = lambda request, answer: None
    meanwhile: Callable[[], None] = lambda: None

    def __call__(self, request: HttpRequest) -> HttpAnswer:
        fate = self.dice.choice(FATES) if self.bad else "deliver"
        if fate == "lose the request":
            raise ServerUnreachable("lost on the way")
        if fate == "deliver late":
            self.late.append(request)
            raise ServerUnreachable("nobody knows")
        if fate == "portal":
            page = b"<html>Welcome to the hotel</html>"
            return HttpAnswer(status=200, headers={"content-type": "text/html"}, body=page)
        if fate == "cut" and isinstance(request.body, Interruptible):
            length = self.dice.randrange(len(request.body.content))
            self._deliver(request, cut_after=length)
            raise ServerUnreachable("cut")
        if self.late and self.dice.random() < 0.3:
            self.arrive()
        if request.path.endswith("/push") and self.dice.random() < _OTHERS_ARE_QUICKER:
            self.meanwhile()
        answer = self._deliver(request)
        if fate == "deliver twice":
            answer = self._deliver(request)
        if fate in ("lose the answer", "cut"):
            raise ServerUnreachable("lost on the way back")
        self.previous, previous = answer, self.previous
        if fate == "another answer" and previous is not None:
            return previous
        self.seen(request, answer)
        return answer

    def arrive(self) -> None:
        """What was under way arrives now, in any order; nobody waits for its answer."""
        self.dice.shuffle(self.late)
        while self.late:
            request = self.late.pop()
            try:
                self._deliver(request)
            except (ServerUnreachable, Interrupted):
                continue

    def _deliver(self, request: HttpRequest, *, cut_after: int | None = None) -> HttpAnswer:
        try:
            return self.office()(request, cut_after=cut_after)
        except (PowerCut, StorageFull) as error:
            raise ServerUnreachable("the office's machine went off") from error
