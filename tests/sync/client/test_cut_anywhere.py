"""The line is cut at any byte of request or answer: nothing is lost, nothing doubled, little is sent again."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from allotted import as_many_as_fit
from test_media import take_photo
from world import MORNING, Laptop

from fieldapp.domain.customer_messages import Note
from fieldapp.errors import ServerUnreachable
from sync.client.transport import BUFFER_BYTES, HttpAnswer, HttpRequest, Interruptible

CUTS = int(os.environ.get("SYNC_CUTS", "6"))
ENDPOINTS = ("/v1/sync/hello", "/v1/sync/push", "/v1/sync/pull", "/v1/media/have", "POST up", "PATCH up")
PHOTO_BYTES = 150_000


@dataclass
class Scissors:
    """Cuts the first request to one endpoint after so many of its bytes, or of its answer's; counts what is sent."""

    deliver: Callable[..., HttpAnswer]
    endpoint: str
    at: float
    of_answer: bool
    done: bool = False
    sent: dict[str, int] = field(default_factory=dict)

    def __call__(self, request: HttpRequest, **named: object) -> HttpAnswer:
        key = f"{request.method} {request.path}"
        body = request.body.content if isinstance(request.body, Interruptible) else request.body
        mine = self.endpoint in key or (
            self.endpoint.endswith(" up") and key.startswith(f"{self.endpoint[:-3]} /v1/media/uploads")
        )
        cut = int(len(body) * self.at)
        first = mine and not self.done
        self.sent[request.method] = self.sent.get(request.method, 0) + (
            cut if first and not self.of_answer else len(body)
        )
        if not first:
            return self.deliver(request, **named)
        self.done = True
        if self.of_answer:
            self.deliver(request)
            raise ServerUnreachable("the answer was cut")
        self.deliver(request, cut_after=cut)
        raise ServerUnreachable("the request was cut")


@pytest.mark.parametrize("of_answer", [False, True])
@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_a_cut_at_any_byte_loses_and_doubles_nothing(laptop: Laptop, endpoint: str, of_answer: bool) -> None:
    laptop.sync()
    client = laptop.network.client
    seed = random.randrange(2**32)
    dice = random.Random(seed)
    done = 0
    for number in as_many_as_fit(CUTS, "cuts"):
        done += 1
        at = dice.random() if number else 0.0
        laptop.create(
            "note",
            Note(
                id=f"note-{number}",
                job_id="job-1",
                author="K",
                text="x" * dice.randrange(2000),
                written_at=MORNING,
            ),
        )
        laptop.office.edit("job", "job-1", concern=f"office {number}")
        original, preview = take_photo(laptop, number, size=PHOTO_BYTES)
        scissors = Scissors(client.__call__, endpoint, at, of_answer)
        laptop.network.client = scissors  # type: ignore[assignment]  # the same seam, with scissors
        laptop.sync_until_quiet()
        laptop.network.client = client
        said = f"seed {seed}, cut {number} at {at}"
        assert scissors.done, said
        assert laptop.office.has_file(original), said
        assert laptop.office.has_file(preview), said
        assert scissors.sent["PATCH"] <= PHOTO_BYTES + len(preview) + BUFFER_BYTES, said
        assert laptop.row("job", "job-1").concern == f"office {number}", said
    assert laptop.office.times_applied("note") == done
    assert laptop.office.ids("note") == {f"note-{number}" for number in range(done)}
    assert laptop.conflicts() == ()
