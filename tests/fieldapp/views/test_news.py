"""What the office sent that a person wants to hear of."""

import dataclasses

from laptops import Laptop

from fieldapp.domain.changes import Changes
from fieldapp.domain.screens.news import NewsKind
from fieldapp.views import news


def test_a_job_that_was_not_here_is_new_and_one_the_office_changed_is_changed(laptop: Laptop) -> None:
    known = news.known_jobs(laptop.store)
    job = laptop.row("job", "job-1")
    laptop.office(
        job=[
            dataclasses.replace(job, id="fresh"),
            dataclasses.replace(job, office_change="Window now 08:00", office_changed_at=laptop.now.at),
        ]
    )
    found = news.read(laptop.store, changes=Changes.of("job", "fresh", "job-1"), known=known)
    assert {(one.kind, one.row_id) for one in found} == {
        (NewsKind.NEW_JOB, "fresh"),
        (NewsKind.CHANGED_JOB, "job-1"),
    }
    assert all(one.who == "Ingrid Solbakken" and one.at == job.window_start for one in found)


def test_what_one_did_oneself_is_no_news(laptop: Laptop) -> None:
    known = news.known_jobs(laptop.store)
    assert "job-1" in known
    assert news.read(laptop.store, changes=Changes.of("job", "job-1"), known=known) == ()
    assert news.read(laptop.store, changes=Changes(), known=known) == ()
