"""Parts in and out of the car."""

import pytest
from laptops import Laptop, only

from fieldapp.domain.parts import MovementKind
from fieldapp.errors import InputRefused, NotAllowedNow
from fieldapp.operations import parts
from fieldapp.store import parts as queries


def in_car(laptop: Laptop, part_id: str) -> int:
    with laptop.store.reading() as connection:
        return queries.in_car(connection, part_id=part_id, technician_id="person-kari")


def test_using_parts_adds_a_line_to_the_ledger_and_never_overwrites_a_count(laptop: Laptop) -> None:
    before = laptop.all("part_movement")

    changes = parts.use(
        laptop.store,
        job_id="job-1",
        part_id="part-filter",
        quantity=2,
        serial_number=" SN-1 ",
        now=laptop.now,
    )

    movement = laptop.row("part_movement", only(changes, "part_movement"))
    assert (movement.kind, movement.delta, movement.job_id) == (MovementKind.USED, -2, "job-1")
    assert movement.serial_number == "SN-1"
    assert set(before) < set(laptop.all("part_movement"))
    assert in_car(laptop, "part-filter") == 4
    assert [action for _, _, action, _ in laptop.outbox("part_movement")] == ["create"]


def test_more_than_lies_in_the_car_is_refused_with_what_to_do(laptop: Laptop) -> None:
    with pytest.raises(NotAllowedNow, match="count or load") as refused:
        parts.use(laptop.store, job_id="job-1", part_id="part-switch", quantity=2, now=laptop.now)

    assert refused.value.reasons == ("not_in_car",)
    assert laptop.outbox() == []


@pytest.mark.parametrize("quantity", [0, -1, 100_001])
def test_a_quantity_that_makes_no_sense_is_refused(laptop: Laptop, quantity: int) -> None:
    with pytest.raises(InputRefused):
        parts.use(laptop.store, job_id="job-1", part_id="part-filter", quantity=quantity, now=laptop.now)


def test_a_used_part_is_given_back_once(laptop: Laptop) -> None:
    used = only(
        parts.use(laptop.store, job_id="job-1", part_id="part-filter", quantity=2, now=laptop.now),
        "part_movement",
    )

    back = only(parts.give_back(laptop.store, movement_id=used, now=laptop.now), "part_movement")

    assert laptop.row("part_movement", back).reverses_id == used
    assert in_car(laptop, "part-filter") == 6
    with pytest.raises(NotAllowedNow):
        parts.give_back(laptop.store, movement_id=used, now=laptop.now)
    with pytest.raises(NotAllowedNow):
        parts.give_back(laptop.store, movement_id=back, now=laptop.now)


def test_some_of_several_used_parts_go_back_the_last_first(laptop: Laptop) -> None:
    first = only(
        parts.use(laptop.store, job_id="job-1", part_id="part-filter", quantity=2, now=laptop.now),
        "part_movement",
    )
    parts.use(laptop.store, job_id="job-1", part_id="part-filter", quantity=1, now=laptop.later(minutes=1))

    parts.put_back(
        laptop.store, job_id="job-1", part_id="part-filter", quantity=2, now=laptop.later(minutes=1)
    )

    with laptop.store.reading() as connection:
        assert queries.still_used(connection, "job-1") == {first: 1}
    with pytest.raises(NotAllowedNow):
        parts.put_back(laptop.store, job_id="job-1", part_id="part-filter", quantity=2, now=laptop.now)


def test_counting_books_the_difference_and_nothing_when_there_is_none(laptop: Laptop) -> None:
    changes = parts.count(laptop.store, part_id="part-filter", quantity=5, now=laptop.now)

    movement = laptop.row("part_movement", only(changes, "part_movement"))
    assert (movement.kind, movement.delta) == (MovementKind.COUNTED, -1)
    assert in_car(laptop, "part-filter") == 5
    assert not parts.count(laptop.store, part_id="part-filter", quantity=5, now=laptop.now)
    assert len(laptop.outbox()) == 1


def test_loading_puts_parts_into_the_car(laptop: Laptop) -> None:
    parts.load(laptop.store, part_id="part-none", quantity=3, now=laptop.now)

    assert in_car(laptop, "part-none") == 3


def test_what_goes_back_to_the_shelf_leaves_the_car(laptop: Laptop) -> None:
    before = in_car(laptop, "part-filter")

    changes = parts.bring_back(laptop.store, part_id="part-filter", quantity=2, now=laptop.now)

    movement = laptop.row("part_movement", only(changes, "part_movement"))
    assert (movement.kind, movement.delta, movement.job_id) == (MovementKind.RETURNED, -2, None)
    assert in_car(laptop, "part-filter") == before - 2
    with pytest.raises(NotAllowedNow):
        parts.bring_back(laptop.store, part_id="part-filter", quantity=before, now=laptop.now)
