"""The line to the office's own process breaks at any byte of any request or answer: head, body, first byte, last."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from allotted import as_many_as_fit
from cutting_line import Cut, CuttingLine
from test_bad_line import served_by_a_program
from test_media import take_photo
from world import MORNING, Clock, Laptop, Office

from fieldapp.domain.customer_messages import Note
from fieldapp.store import sync_state
from sync.client.transport import BUFFER_BYTES, RequestsSend, Server

CUTS = int(os.environ.get("SYNC_LINE_CUTS", "2"))
"""Byte positions a direction of each endpoint; 32 make 512 in all."""
PHOTO_BYTES = 150_000
ENDPOINTS = {
    "POST /v1/refresh": (),
    "POST /v1/sync/hello": (),
    "POST /v1/sync/push": (),
    "GET /v1/sync/pull": (),
    "POST /v1/media/have": (),
    "POST /v1/media/uploads": (),
    "PATCH /v1/media/uploads/": (),
    # An upload is asked how far it came only after it was cut.
    "HEAD /v1/media/uploads/": (Cut("PATCH ", 0.5),),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, CuttingLine]]:
    """A laptop with one job whose office is a process of its own behind the line."""
    folder: Path = tmp_path_factory.mktemp("line")
    office = Office(folder / "office", Clock())
    laptop = Laptop(office, office.hire("kari"), folder / "laptop", office.clock)
    laptop.sign_in()
    office.job("job-1", laptop.account)
    laptop.sync()
    with served_by_a_program(folder / "office") as port, CuttingLine(port) as line:
        laptop.server = Server(RequestsSend(f"http://127.0.0.1:{line.port}"))
        yield laptop, line
    laptop.store.close()
    office.client.close()
    office.database.close()


def sign_in_runs_out(laptop: Laptop) -> None:
    with laptop.store.writing() as connection:
        session = sync_state.session(connection)
        assert session is not None
        kept = sync_state.fact(connection, "session")
        assert isinstance(kept, dict)
        sync_state.keep_fact(connection, "session", {**kept, "access": "", "access_until": None})


@pytest.mark.parametrize("of_answer", [False, True], ids=["request", "answer"])
@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_a_line_cut_at_any_byte_loses_and_doubles_nothing(
    served: tuple[Laptop, CuttingLine], endpoint: str, of_answer: bool
) -> None:
    laptop, line = served
    seed = random.randrange(2**32)
    dice = random.Random(seed)
    for number in as_many_as_fit(CUTS, "cuts"):
        at = (0.0, dice.random(), 1 - 1e-9)[min(number, 2)] if number < 3 else dice.random()
        said = f"seed {seed}, cut {number} of the {'answer' if of_answer else 'request'} at {at}"
        name = f"{endpoint}-{of_answer}-{number}"
        note = Note(
            id=f"note-{name}"[-60:],
            job_id="job-1",
            author="K",
            text="x" * dice.randrange(2000),
            written_at=MORNING,
        )
        laptop.create("note", note)
        laptop.office.edit("job", "job-1", concern=name)
        original, preview = take_photo(laptop, dice.randrange(10**9), size=PHOTO_BYTES)
        if endpoint == "POST /v1/refresh":
            sign_in_runs_out(laptop)
        line.carried.clear()
        cut = Cut(endpoint, at, of_answer)
        line.cuts = [*(Cut(one.request, one.at) for one in ENDPOINTS[endpoint]), cut]
        laptop.sync_until_quiet()
        assert cut.done, said
        assert laptop.office.has_file(original), said
        assert laptop.office.has_file(preview), said
        assert line.sent("PATCH ") <= PHOTO_BYTES + len(preview) + BUFFER_BYTES, said
        assert laptop.row("job", "job-1").concern == name, said
        assert laptop.office.row("note", note.id).text == note.text, said
    assert laptop.conflicts() == ()
    with laptop.office.database.reading() as connection:
        told = [
            json.loads(result)["outcome"]
            for result in connection.exec_driver_sql("SELECT result FROM op").scalars()
        ]
    assert set(told) == {"applied"}
    assert laptop.office.times_applied("note") == len(laptop.office.ids("note"))
