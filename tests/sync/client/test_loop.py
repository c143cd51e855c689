"""The background loop: on a change, on a timer, when the network returns."""

import queue
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random

import pytest
from world import MORNING, Laptop

from fieldapp.domain.customer_messages import Note
from fieldapp.errors import ServerUnreachable
from fieldapp.store import sync_state
from sync.client.backoff import Backoff
from sync.client.loop import Pace, SyncEvent, SyncLoop, SyncState
from sync.client.transport import Server


class Listener:
    """Collects events and waits for one."""

    def __init__(self) -> None:
        self.events: queue.SimpleQueue[SyncEvent] = queue.SimpleQueue()
        self.seen: list[SyncEvent] = []
        self.threads: set[str] = set()

    def __call__(self, event: SyncEvent) -> None:
        self.threads.add(threading.current_thread().name)
        self.events.put(event)

    def wait_for(self, wanted: Callable[[SyncEvent], bool]) -> SyncEvent:
        while True:
            event = self.events.get(timeout=20)
            self.seen.append(event)
            if wanted(event):
                return event


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def loop(laptop: Laptop, listener: Listener) -> Iterator[SyncLoop]:
    made = SyncLoop(
        laptop.store,
        lambda url: Server(laptop.network),
        on_event=listener,
        clock=laptop.clock,
        pace=Pace(every=timedelta(hours=1)),
    )
    yield made
    assert made.stop()


def done(event: SyncEvent) -> bool:
    return event.summary is not None


def note() -> Note:
    return Note(id="note-1", job_id="job-1", author="Kari", text="x", written_at=MORNING)


def test_it_syncs_at_once_and_again_when_woken(laptop: Laptop, loop: SyncLoop, listener: Listener) -> None:
    loop.start()
    first = listener.wait_for(done)
    assert first.summary is not None
    assert first.summary.pulled
    assert any(event.changes.of_kind("job") for event in listener.seen)
    laptop.create("note", note())
    loop.wake()
    second = listener.wait_for(done)
    assert second.summary is not None
    assert second.summary.pushed == 1
    assert listener.threads == {"sync"}


def test_without_a_network_it_says_when_it_tries_again_and_goes_on_by_itself(
    laptop: Laptop, loop: SyncLoop, listener: Listener
) -> None:
    laptop.network.spoil = lambda number, request: "lose the request" if number < 4 else "deliver"
    loop.start()
    failed = listener.wait_for(lambda event: event.state is SyncState.OFFLINE)
    assert isinstance(failed.error, ServerUnreachable)
    assert failed.next_try is not None
    loop.network_changed()
    listener.wait_for(done)


class Longest(Random):
    """Always the most of what may be waited."""

    def uniform(self, a: float, b: float) -> float:
        return 30 * b


def test_a_fault_ends_a_round_and_not_the_loop(laptop: Laptop, listener: Listener) -> None:
    laptop.network.spoil = lambda number, request: {}["a bug of ours"]
    made = SyncLoop(
        laptop.store,
        lambda url: Server(laptop.network),
        on_event=listener,
        clock=laptop.clock,
        pace=Pace(every=timedelta(hours=1)),
    )
    made.start()
    failed = listener.wait_for(lambda event: event.error is not None)
    assert (failed.state, failed.error and failed.error.code) == (SyncState.REFUSED, "error")
    laptop.network.spoil = lambda number, request: "deliver"
    made.wake()
    listener.wait_for(done)
    assert made.stop()


def test_changes_made_without_a_network_do_not_push_the_next_try_away(
    laptop: Laptop, listener: Listener
) -> None:
    laptop.network.spoil = lambda number, request: "lose the request"
    loop = SyncLoop(
        laptop.store,
        lambda url: Server(laptop.network),
        on_event=listener,
        clock=laptop.clock,
        backoff=Backoff(Longest()),
    )
    waits = []
    loop.start()
    for _ in range(4):
        failed = listener.wait_for(lambda event: event.state is SyncState.OFFLINE)
        assert failed.next_try is not None
        waits.append((failed.next_try - laptop.clock()).total_seconds())
        loop.wake()
    assert loop.stop()
    assert waits[0] == pytest.approx(60, abs=1)
    assert waits == sorted(waits, reverse=True)


def test_nobody_signed_in_is_said_and_waits_for_a_sign_in(
    laptop: Laptop, loop: SyncLoop, listener: Listener
) -> None:
    with laptop.store.writing() as connection:
        sync_state.keep_session(connection, None)
    loop.start()
    listener.wait_for(lambda event: event.state is SyncState.SIGNED_OUT)
    laptop.sign_in()
    loop.wake()
    listener.wait_for(done)


def test_an_ended_session_is_told_and_not_hammered(
    laptop: Laptop, loop: SyncLoop, listener: Listener
) -> None:
    laptop.clock.pass_(days=200)
    loop.start()
    refused = listener.wait_for(lambda event: event.state is SyncState.REFUSED)
    assert refused.next_try is not None
    assert refused.next_try - laptop.clock() >= timedelta(minutes=10)


def test_a_held_status_goes_by_itself_when_its_time_is_over(laptop: Laptop, listener: Listener) -> None:
    from fieldapp.domain.jobs import JobStatus

    laptop.sync()
    laptop.edit("job", "job-1", status=JobStatus.TRAVELLING)
    laptop.clock.pass_(seconds=7.9)
    loop = SyncLoop(
        laptop.store,
        lambda url: Server(laptop.network),
        on_event=listener,
        clock=laptop.clock,
        pace=Pace(every=timedelta(hours=1)),
        backoff=Backoff(),
    )
    loop.start()
    first = listener.wait_for(done)
    assert first.next_try is not None
    assert first.next_try - laptop.clock() < timedelta(seconds=1)
    laptop.clock.pass_(seconds=1)
    second = listener.wait_for(done)
    assert second.summary is not None
    assert second.summary.pushed == 1
    assert loop.stop()


def test_stopping_twice_or_before_it_began_is_fine(laptop: Laptop, listener: Listener) -> None:
    loop = SyncLoop(laptop.store, lambda url: Server(laptop.network), on_event=listener)
    assert loop.stop()
    assert loop.stop()


@pytest.fixture
def calm_loop(laptop: Laptop, listener: Listener) -> Iterator[SyncLoop]:
    """On a line that costs money: once an hour."""
    made = SyncLoop(
        laptop.store,
        lambda url: Server(laptop.network),
        on_event=listener,
        clock=laptop.clock,
        pace=Pace(every=timedelta(hours=1), eager=False, originals=False),
    )
    made.start()
    first = listener.wait_for(done)
    assert first.next_try is not None
    assert first.next_try - laptop.clock() == timedelta(hours=1)
    yield made
    assert made.stop()


def nothing_happens(listener: Listener) -> bool:
    """Longer than a burst of clicks is waited for."""
    with pytest.raises(queue.Empty):
        listener.events.get(timeout=0.6)
    return True


def test_at_a_calm_pace_what_is_made_waits_until_somebody_asks(
    laptop: Laptop, calm_loop: SyncLoop, listener: Listener
) -> None:
    laptop.create("note", note())
    calm_loop.something_made()
    calm_loop.network_changed()
    assert nothing_happens(listener)
    calm_loop.wake()
    asked = listener.wait_for(done)
    assert asked.summary is not None
    assert asked.summary.pushed == 1


def test_when_the_line_costs_nothing_any_more_what_waits_goes_at_once(
    laptop: Laptop, calm_loop: SyncLoop, listener: Listener
) -> None:
    laptop.create("note", note())
    calm_loop.use_pace(Pace(every=timedelta(hours=1)))
    freed = listener.wait_for(done)
    assert freed.summary is not None
    assert freed.summary.pushed == 1
    calm_loop.use_pace(Pace(every=timedelta(hours=1), originals=False))
    assert nothing_happens(listener)


def test_a_round_that_failed_at_a_calm_pace_is_made_good_when_the_network_returns(
    laptop: Laptop, calm_loop: SyncLoop, listener: Listener
) -> None:
    laptop.network.spoil = lambda number, request: "lose the request"
    calm_loop.wake()
    failed = listener.wait_for(lambda event: event.state is SyncState.OFFLINE)
    assert failed.next_try is not None
    assert failed.next_try - laptop.clock() >= timedelta(minutes=59)
    laptop.network.spoil = lambda number, request: "deliver"
    calm_loop.network_changed()
    listener.wait_for(done)
