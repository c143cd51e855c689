"""Finding jobs, parts and articles."""

import dataclasses
from datetime import timedelta
from typing import Any

import pytest

from fieldapp.domain.jobs import Job
from fieldapp.store import jobs, outbox, rows, search
from fieldapp.store.outbox import Gesture
from sync.protocol.wire import Cursor, PullAnswer, Removed


def found(laptop: Any, text: str, **more: Any) -> tuple[str, ...]:
    with laptop.store.reading() as connection:
        return search.find_jobs(connection, text, **more)


@pytest.mark.parametrize(
    "text",
    [
        "solbakken",
        "SOLB",
        "ingrid 7043",
        "J-2026-004101",
        "004101",
        "EL 48213",
        "EL48213",
        "el482",
        "5YJ3E7EA5KF312845",
        "312845",
        "92618344",
        "+47 926 18",
        "innherreds",
        "ingrid.solbakken@example.no",
        "varmen 10",
        "model 3 trondheim",
    ],
)
def test_a_job_is_found_by_any_beginning_of_its_words(laptop: Any, text: str) -> None:
    assert found(laptop, text) == ("job-1",)


@pytest.mark.parametrize(
    "text", ["", "   ", '"', "*", "NEAR(a b)", "solbakken oslo", "olbakken", "AND OR NOT"]
)
def test_what_matches_nothing_finds_nothing_and_harms_nothing(laptop: Any, text: str) -> None:
    assert found(laptop, text) == ()


def test_jobs_come_newest_window_first_and_in_pages(laptop: Any) -> None:
    job: Job = laptop.row("job", "job-1")
    laptop.office(
        job=[
            dataclasses.replace(job, id=f"copy-{n}", window_start=job.window_start + timedelta(days=n))
            for n in (3, 1, 2)
        ]
    )
    assert found(laptop, "solbakken") == ("copy-3", "copy-2", "copy-1", "job-1")
    assert found(laptop, "solbakken", limit=2, offset=1) == ("copy-2", "copy-1")


def test_two_jobs_of_the_same_minute_are_both_found(laptop: Any) -> None:
    job: Job = laptop.row("job", "job-1")
    laptop.office(job=[dataclasses.replace(job, id=f"twin-{n}") for n in range(40)])
    assert len(found(laptop, "solbakken", limit=100)) == 41


def test_the_index_follows_customer_plate_and_window(laptop: Any) -> None:
    customer = laptop.row("customer", "customer-ingrid")
    vehicle = laptop.row("vehicle", "vehicle-3")
    job = laptop.row("job", "job-1")
    laptop.office(
        customer=[dataclasses.replace(customer, name="Berit Hansen")],
        vehicle=[dataclasses.replace(vehicle, plate="DN 99999")],
        job=[dataclasses.replace(job, concern="squeaks")],
    )
    assert found(laptop, "solbakken 48213") == ()
    assert found(laptop, "hansen dn99999 squeaks") == ("job-1",)


def test_what_left_the_laptop_is_no_longer_found(laptop: Any) -> None:
    from fieldapp.store import pages, sync_state

    with laptop.store.reading() as connection:
        here = sync_state.cursor(connection)
    pages.apply_page(
        laptop.store,
        PullAnswer(
            since=here,
            cursor=Cursor(epoch=here.epoch, scope_version=1, seq=here.seq + 1),
            snapshot=False,
            rows=[],
            removed=[Removed(kind="job", id="job-1", why="out_of_scope")],
            has_more=False,
        ),
    )
    assert found(laptop, "solbakken") == ()


def test_a_job_made_here_is_found_and_gone_when_taken_back(laptop: Any) -> None:
    gesture = Gesture.undoable(laptop.at)
    job = dataclasses.replace(laptop.row("job", "job-1"), id="new", number=None, provisional_number="P-77")
    with laptop.store.writing() as connection:
        rows.create(connection, "job", job, now=laptop.at, gesture=gesture)
    assert found(laptop, "P-77") == ("new",)
    with laptop.store.writing() as connection:
        outbox.undo(connection, gesture.id)
    assert found(laptop, "P-77") == ()


def test_parts_are_found_by_number_and_name(laptop: Any) -> None:
    with laptop.store.reading() as connection:
        assert search.find_parts(connection, "kupefilter") == ("part-filter",)
        assert search.find_parts(connection, "1500012") == ("part-switch",)
        assert search.find_parts(connection, "dør") == ("part-none", "part-switch")


def test_articles_are_found_in_a_language(laptop: Any) -> None:
    with laptop.store.reading() as connection:
        assert search.find_articles(connection, "ptc", language="en") == ("article-ptc-en",)
        assert search.find_articles(connection, "vcfront_a182", language="nb") == ("article-ptc-nb",)
        assert set(search.find_articles(connection, "ptc")) == {"article-ptc-en", "article-ptc-nb"}


def test_jobs_of_a_day_and_by_number(laptop: Any) -> None:
    job = laptop.row("job", "job-1")
    with laptop.store.reading() as connection:
        day = jobs.in_window(connection, start=job.window_start, end=job.window_start + timedelta(minutes=1))
        assert [one.id for one in day] == ["job-1"]
        assert jobs.by_number(connection, "J-2026-004101") == job
        assert jobs.by_number(connection, "job-1") == job
        assert jobs.by_number(connection, "none") is None
        assert [one.id for one in jobs.found(connection, "solbakken")] == ["job-1"]
        assert len(jobs.newest(connection, statuses=[job.status], limit=1)) == 1
