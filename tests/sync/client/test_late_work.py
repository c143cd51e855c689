"""Work that reached the office too late: its technician is told, and told again once the office has decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from test_rounds import note
from world import Clock, Laptop

from fieldapp.domain.late_work import LateWork
from fieldapp.domain.people import Role
from fieldapp.domain.screens.news import NewsKind
from fieldapp.views import news, sync_centre
from sync.server import tables
from sync.server.actors import Actor
from sync.server.decisions import accept_late, decline_late
from sync.server.upkeep import keep_up

ANNE = Actor(tenant="main", person_id="anne", name="Anne", role=Role.ADVISOR)


@pytest.fixture
def late(laptop: Laptop, hire: Callable[[str], Laptop]) -> Laptop:
    """Kari wrote three notes on a job that is Odd's by now, and synced twice."""
    laptop.sync()
    laptop.office.edit("job", "job-1", technician_id=hire("odd").account.person_id)
    laptop.create("note", note(1), note(2))
    laptop.sync()
    return laptop


def told(laptop: Laptop) -> LateWork:
    (one,) = sync_centre.read(laptop.store).late
    return one


def decide(laptop: Laptop, decision: Callable[..., None], *, of: int) -> None:
    late = tables.late_contribution
    with laptop.office.database.writing() as connection:
        open_ones = connection.scalars(sa.select(late.c.op_id).where(late.c.state == "open")).all()
        decision(connection, ANNE, open_ones[:of], now=laptop.clock())


def test_late_work_is_told_in_the_round_that_sent_it(late: Laptop) -> None:
    assert late.ids("job") == set()
    one = told(late)
    assert (one.job_number, one.waiting, one.accepted, one.declined) == ("J-job-1", 2, 0, 0)
    assert one.decided_at is None
    late.create("note", note(3))
    done = late.sync()
    assert told(late).waiting == 3
    (heard,) = news.read(late.store, changes=done.changes, known=frozenset())
    assert (heard.kind, heard.who) == (NewsKind.LATE_WORK, "J-job-1")


def test_what_the_office_decided_is_told_with_nothing_else_new(late: Laptop) -> None:
    decide(late, accept_late, of=1)
    done = late.sync()
    assert (told(late).waiting, told(late).accepted) == (1, 1)
    decide(late, decline_late, of=1)
    done = late.sync()
    one = told(late)
    assert (one.waiting, one.accepted, one.declined, one.decided_at) == (0, 1, 1, late.clock())
    (heard,) = news.read(late.store, changes=done.changes, known=frozenset())
    assert (heard.kind, heard.who) == (NewsKind.LATE_WORK_DECIDED, "J-job-1")
    assert late.sync().pulled == 0


def test_the_outcome_leaves_after_two_weeks_and_late_work_of_later_begins_anew(
    late: Laptop, clock: Clock
) -> None:
    decide(late, accept_late, of=2)
    clock.pass_(days=13)
    keep_up(late.office.database, now=clock())
    late.sync()
    assert told(late).accepted == 2
    clock.pass_(days=2)
    keep_up(late.office.database, now=clock())
    late.sync()
    assert sync_centre.read(late.store).late == ()
    late.create("note", note(4))
    late.sync()
    assert (told(late).waiting, told(late).accepted) == (1, 0)


def test_undecided_work_is_told_for_as_long_as_it_waits(late: Laptop, clock: Clock) -> None:
    clock.pass_(days=60)
    keep_up(late.office.database, now=clock())
    late.sync()
    assert told(late).waiting == 2


def test_a_colleague_hears_nothing_of_it(late: Laptop, hire: Callable[[str], Laptop]) -> None:
    other = hire("siv")
    other.sync()
    assert other.ids("late_work") == set()


def test_what_waited_before_the_office_could_tell_is_counted_when_it_is_decided(late: Laptop) -> None:
    """An office updated with late work in its books: its technicians hear of it with the first decision."""
    row = tables.synced_row
    with late.office.database.writing() as connection:
        connection.execute(sa.delete(row).where(row.c.kind == "late_work"))
    decide(late, accept_late, of=1)
    late.sync()
    assert (told(late).waiting, told(late).accepted) == (1, 1)
