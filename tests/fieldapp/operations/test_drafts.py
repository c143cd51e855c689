"""Words typed and not saved yet stay on the laptop, and only there."""

from dataclasses import replace

from laptops import Laptop

from fieldapp.domain.drafts import LONGEST_KEPT, Draft
from fieldapp.operations import drafts

NOTE = Draft(place="note/job-1", text="the gate code is 1905, ask for", job_id="job-1")
NEW_JOB = Draft(place="new_job/concern", text="rattles at the")


def test_a_draft_is_given_back_as_it_was_typed_last_and_nothing_waits_to_be_sent(laptop: Laptop) -> None:
    drafts.keep(laptop.store, drafts=[NOTE, NEW_JOB], now=laptop.now)
    longer = replace(NOTE, text=f"{NOTE.text} Ola")

    drafts.keep(laptop.store, drafts=[longer], now=laptop.now)

    assert set(drafts.gather(laptop.store, now=laptop.now)) == {longer, NEW_JOB}
    assert laptop.outbox() == []


def test_an_empty_text_lets_its_draft_go(laptop: Laptop) -> None:
    drafts.keep(laptop.store, drafts=[NOTE, NEW_JOB], now=laptop.now)

    drafts.keep(laptop.store, drafts=[replace(NOTE, text="")], now=laptop.now)

    assert drafts.gather(laptop.store, now=laptop.now) == (NEW_JOB,)


def test_drafts_of_jobs_that_left_the_laptop_and_old_ones_are_let_go(laptop: Laptop) -> None:
    gone = Draft(place="note/job-gone", text="a customer's words", job_id="job-gone")
    drafts.keep(laptop.store, drafts=[gone, NOTE], now=laptop.now)

    assert drafts.gather(laptop.store, now=laptop.now) == (NOTE,)
    laptop.later(days=LONGEST_KEPT.days, minutes=1)
    assert drafts.gather(laptop.store, now=laptop.now) == ()
