"""A change over which the server meets a fault is set aside; a server that is broken for all sets aside none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from test_rounds import answer, inspection
from test_unsendable import note, refused
from world import Laptop

from fieldapp.domain.moments import Moment
from fieldapp.errors import ServerUnreachable
from fieldapp.operations import conflicts
from sync.protocol.wire import Change
from sync.server import changes

Poisoned = Callable[[Change], bool]


@pytest.fixture
def fault(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> Callable[[Poisoned], None]:
    """Let the server's own code fail over every change that is poisoned."""
    laptop.sync()
    laptop.network.log.clear()
    take = changes._Intake._take

    def plant(poisoned: Poisoned) -> None:
        def failing(self: changes._Intake, change: Change) -> object:
            if poisoned(change):
                raise ZeroDivisionError
            return take(self, change)

        monkeypatch.setattr(changes._Intake, "_take", failing)

    return plant


@pytest.mark.parametrize("bad", [0, 1, 29, 58])
def test_the_one_is_set_aside_and_all_others_arrive(
    laptop: Laptop, fault: Callable[[Poisoned], None], bad: int
) -> None:
    fault(lambda change: change.id == f"note-{bad}")
    laptop.create("note", *map(note, range(60)))
    done = laptop.sync()
    assert (done.pushed, done.refused, done.waiting) == (59, 1, 1)
    assert refused(laptop) == [(f"note-{bad}", "server_fault")]
    assert laptop.office.ids("note") == {f"note-{number}" for number in range(60)} - {f"note-{bad}"}
    assert laptop.network.asked("/v1/sync/push") <= 2 * 6 + 6, "halving, not one after the other"


def test_set_aside_it_goes_once_somebody_sends_it_again(
    laptop: Laptop, fault: Callable[[Poisoned], None]
) -> None:
    fault(lambda change: change.id == "note-1")
    laptop.create("note", note(1), note(2))
    laptop.sync()
    fault(lambda change: False)
    assert laptop.sync().pushed == 0
    with laptop.store.reading() as connection:
        (op_id,) = connection.exec_driver_sql("SELECT op_id FROM outbox").scalars()
    conflicts.send_again(laptop.store, op_id=op_id, now=Moment(laptop.clock(), 0.0, ""))
    assert laptop.sync().pushed == 1
    assert laptop.office.ids("note") == {"note-1", "note-2"}


def test_what_is_made_upon_it_waits_and_is_not_refused(
    laptop: Laptop, fault: Callable[[Poisoned], None]
) -> None:
    fault(lambda change: change.id == "inspection-1")
    laptop.create("inspection", inspection(laptop))
    laptop.create("answer", answer("ok", "/data/a"), answer("ok", "/data/b"))
    assert laptop.sync().waiting == 3
    assert refused(laptop) == [], "alone, nobody can say whose fault it is"
    fault(lambda change: False)
    assert laptop.sync().pushed == 3


def test_alone_it_keeps_nothing_of_the_office_away(laptop: Laptop, fault: Callable[[Poisoned], None]) -> None:
    fault(lambda change: change.kind == "note")
    laptop.create("note", note(1))
    laptop.office.edit("site", "job-1-site", note="Gate 4712")
    assert laptop.sync().pulled > 0
    assert laptop.row("site", "job-1-site").note == "Gate 4712"
    laptop.create("note", note(2))
    assert (laptop.sync().waiting, refused(laptop)) == (2, [])


def test_a_server_broken_for_all_sets_nothing_aside_and_is_not_asked_on_and_on(
    laptop: Laptop, fault: Callable[[Poisoned], None]
) -> None:
    fault(lambda change: change.kind == "note")
    laptop.create("note", *map(note, range(60)))
    for _ in range(3):
        laptop.network.log.clear()
        with pytest.raises(ServerUnreachable):
            laptop.sync()
        assert laptop.network.asked("/v1/sync/push") <= 6 + 2 * 8
    assert (refused(laptop), laptop.waiting()) == ([], 60)
    fault(lambda change: False)
    assert laptop.sync().pushed == 60


def test_one_fault_in_passing_sets_nothing_aside(laptop: Laptop, fault: Callable[[Poisoned], None]) -> None:
    left = [1]
    fault(lambda change: bool(left) and bool(left.pop()))
    laptop.create("note", *map(note, range(3)))
    done = laptop.sync()
    assert (done.pushed, done.refused, done.waiting) == (3, 0, 0)
