"""Steps back: movements the other way, notes that have not left, and nothing under a signature."""

from dataclasses import replace

import pytest
from laptops import Laptop, only

from fieldapp.domain.attachments import SignerRole
from fieldapp.domain.jobs import JobStatus
from fieldapp.errors import NotAllowedNow
from fieldapp.operations import jobs, parts, signatures
from fieldapp.operations.undoing import check_may_undo
from fieldapp.store import outbox
from fieldapp.store import parts as queries

STROKES = (((0.1, 0.1), (0.5, 0.4)),)


def in_car(laptop: Laptop) -> int:
    with laptop.store.reading() as connection:
        return queries.in_car(connection, part_id="part-filter", technician_id="person-kari")


def use_two(laptop: Laptop) -> str:
    changes = parts.use(
        laptop.store,
        job_id="job-1",
        part_id="part-filter",
        quantity=2,
        serial_number="SN-1",
        now=laptop.now,
    )
    return only(changes, "part_movement")


def test_a_use_and_a_return_are_taken_back_by_movements_the_other_way(laptop: Laptop) -> None:
    used = use_two(laptop)

    back = only(
        parts.reverse(laptop.store, movement_ids=[used], now=laptop.later(seconds=5)), "part_movement"
    )
    assert in_car(laptop) == 6
    again = only(
        parts.reverse(laptop.store, movement_ids=[back], now=laptop.later(seconds=5)), "part_movement"
    )

    assert in_car(laptop) == 4
    assert laptop.row("part_movement", back).reverses_id == used
    assert laptop.row("part_movement", again).serial_number == "SN-1"
    assert [action for _, _, action, _ in laptop.outbox("part_movement")] == ["create"] * 3


def test_what_is_back_already_is_not_taken_back_twice(laptop: Laptop) -> None:
    used = use_two(laptop)
    parts.give_back(laptop.store, movement_id=used, now=laptop.now)

    with pytest.raises(NotAllowedNow, match="back in the car already"):
        parts.reverse(laptop.store, movement_ids=[used], now=laptop.now)


def test_parts_of_the_car_alone_belong_to_no_job_that_could_take_them_back(laptop: Laptop) -> None:
    loaded = parts.load(laptop.store, part_id="part-filter", quantity=1, now=laptop.now)

    with pytest.raises(NotAllowedNow, match="Only parts of a job"):
        parts.reverse(laptop.store, movement_ids=loaded.of_kind("part_movement"), now=laptop.now)


def test_a_note_is_taken_back_while_nothing_of_it_has_left(laptop: Laptop) -> None:
    note = only(
        jobs.add_note(laptop.store, job_id="job-1", text="wrong job", second_thoughts=True, now=laptop.now),
        "note",
    )
    with laptop.store.reading() as connection:
        assert outbox.pending(connection, now=laptop.at) == ()
        later = laptop.later(seconds=9).at
        assert [change.id for change in outbox.pending(connection, now=later)] == [note]

    jobs.take_back_note(laptop.store, note_id=note)

    assert laptop.all("note") == ()
    assert laptop.outbox() == []


def test_a_note_that_has_left_stays(laptop: Laptop) -> None:
    note = only(jobs.add_note(laptop.store, job_id="job-1", text="hello", now=laptop.now), "note")
    (pending,) = _pending(laptop)
    with laptop.store.writing() as connection:
        outbox.mark_sent(connection, [pending])

    with pytest.raises(NotAllowedNow):
        jobs.take_back_note(laptop.store, note_id=note)
    assert [one.id for one in laptop.all("note")] == [note]


def _pending(laptop: Laptop) -> list[str]:
    with laptop.store.reading() as connection:
        return [change.op_id for change in outbox.pending(connection, now=laptop.at)]


def test_a_step_under_a_signature_is_not_taken_back_without_a_word(laptop: Laptop) -> None:
    done = laptop.at
    check_may_undo(laptop.store, job_id="job-1", inspection_id=None, since=done)
    signatures.sign(
        laptop.store,
        job_id="job-1",
        role=SignerRole.CUSTOMER,
        name="Ola",
        strokes=STROKES,
        shown="I have seen the work.",
        now=laptop.later(minutes=1),
    )

    with pytest.raises(NotAllowedNow, match="signed for this since"):
        check_may_undo(laptop.store, job_id="job-1", inspection_id=None, since=done)

    check_may_undo(laptop.store, job_id="job-1", inspection_id=None, since=laptop.later(seconds=1).at)


def test_a_step_of_a_closed_job_is_not_taken_back(laptop: Laptop) -> None:
    laptop.office(job=[replace(laptop.row("job", "job-1"), status=JobStatus.CLOSED)])

    with pytest.raises(NotAllowedNow, match="closed by the office"):
        check_may_undo(laptop.store, job_id="job-1", inspection_id=None, since=laptop.at)
