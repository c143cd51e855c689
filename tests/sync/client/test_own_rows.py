"""What a laptop pushes is not brought back to it by a pull, unless a pull has something else to bring."""

from pathlib import Path

import pytest
from world import MORNING, Clock, Laptop, Office

from fieldapp.domain.customer_messages import Note
from fieldapp.store import sync_state
from sync.client.transport import HttpRequest
from sync.protocol.wire import Cursor


def note(number: int) -> Note:
    return Note(id=f"note-{number}", job_id="job-1", author="Kari", text="ring twice", written_at=MORNING)


def cursor(laptop: Laptop) -> Cursor:
    with laptop.store.reading() as connection:
        return sync_state.cursor(connection)


def asked_of(laptop: Laptop) -> list[str]:
    """A round, told by the last words of its requests."""
    laptop.network.log.clear()
    laptop.sync()
    return [path.rpartition("/")[2] for _, path in laptop.network.log]


def at_the_push(laptop: Laptop, happens: object) -> None:
    """Something happens at the office after it said hello and before the push arrives."""

    def spoil(number: int, request: HttpRequest) -> str:
        if request.path.endswith("/push"):
            laptop.network.spoil = lambda number, request: "deliver"
            happens()  # type: ignore[operator]
        return "deliver"

    laptop.network.spoil = spoil


def test_a_push_of_all_that_is_new_needs_no_pull(laptop: Laptop) -> None:
    laptop.sync()
    laptop.create("note", note(1), note(2))
    laptop.edit("site", "job-1-site", note="mine")
    assert asked_of(laptop) == ["hello", "push"]
    assert laptop.row("site", "job-1-site") == laptop.office.row("site", "job-1-site")
    assert asked_of(laptop) == ["hello"]


def test_a_thousand_changes_need_no_pull_either(laptop: Laptop) -> None:
    laptop.sync()
    laptop.create("note", *(note(number) for number in range(1000)))
    assert asked_of(laptop) == ["hello", "push", "push"]
    assert asked_of(laptop) == ["hello"]
    assert laptop.office.ids("note") == laptop.ids("note")


def test_what_the_office_wrote_in_between_is_pulled(laptop: Laptop) -> None:
    laptop.sync()
    laptop.edit("site", "job-1-site", note="mine")
    at_the_push(laptop, lambda: laptop.office.edit("job", "job-1", concern="squeaks"))
    assert asked_of(laptop) == ["hello", "push", "pull"]
    assert laptop.row("job", "job-1").concern == "squeaks"


def test_what_the_office_wrote_on_the_same_row_in_between_is_there_too(laptop: Laptop) -> None:
    laptop.sync()
    laptop.edit("job", "job-1", odometer_km=5)
    at_the_push(laptop, lambda: laptop.office.edit("job", "job-1", concern="squeaks"))
    laptop.sync()
    assert (laptop.row("job", "job-1").concern, laptop.row("job", "job-1").odometer_km) == ("squeaks", 5)


def test_the_work_of_somebody_else_costs_no_pull(laptop: Laptop, office: Office) -> None:
    office.job("job-2", office.hire("odd"))
    laptop.sync()
    laptop.edit("site", "job-1-site", note="mine")
    at_the_push(laptop, lambda: office.edit("job", "job-2", concern="squeaks"))
    assert asked_of(laptop) == ["hello", "push"]


def test_what_the_other_laptop_of_the_same_technician_wrote_is_pulled(
    laptop: Laptop, office: Office, clock: Clock, tmp_path: Path
) -> None:
    other = Laptop(office, laptop.account, tmp_path / "other", clock)
    other.sign_in()
    other.sync()
    laptop.sync()
    other.create("note", note(1))
    laptop.create("note", note(2))
    at_the_push(laptop, other.sync)
    laptop.sync()
    other.sync()
    assert laptop.ids("note") == other.ids("note") == {"note-1", "note-2"}
    other.store.close()


def test_an_answer_that_was_lost_is_followed_by_a_pull(laptop: Laptop) -> None:
    laptop.sync()
    laptop.create("note", note(1))
    laptop.network.spoil = lambda number, request: (
        "lose the answer" if request.path.endswith("/push") else "deliver"
    )
    with pytest.raises(Exception, match="lost"):
        laptop.sync()
    laptop.network.spoil = lambda number, request: "deliver"
    assert asked_of(laptop) == ["hello", "push", "pull"]
    assert laptop.waiting() == 0


def test_a_conflict_is_followed_by_a_pull(laptop: Laptop) -> None:
    laptop.sync()
    laptop.edit("site", "job-1-site", note="mine")
    laptop.office.edit("site", "job-1-site", note="the office's")
    laptop.sync()
    (conflict,) = laptop.conflicts()
    assert conflict.mine == "mine"
    laptop.edit("site", "job-1-site", note="seen, and mine all the same")
    assert asked_of(laptop) == ["hello", "push", "pull"]
    assert laptop.conflicts() == ()


def test_a_cursor_moves_only_from_where_the_question_was_asked(laptop: Laptop) -> None:
    laptop.sync()
    before = cursor(laptop)
    laptop.create("note", note(1))

    def asks_for_all_anew() -> None:
        with laptop.store.writing() as connection:
            sync_state.keep_cursor(connection, before.model_copy(update={"seq": before.seq - 1}))

    at_the_push(laptop, asks_for_all_anew)
    assert asked_of(laptop) == ["hello", "push", "pull"]
