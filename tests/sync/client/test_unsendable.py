"""A change no request can carry is set aside and shown; whatever else the laptop has goes to the office."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from world import MORNING, Laptop

from fieldapp.domain.attachments import Signature, SignerRole
from fieldapp.domain.customer_messages import Note
from fieldapp.domain.moments import Moment
from fieldapp.errors import Refused
from fieldapp.operations import conflicts
from fieldapp.store import outbox
from fieldapp.store.tables import OUTBOX
from fieldapp.views import sync_centre
from sync.client import push
from sync.client.push import BatchSize
from sync.client.revocation import still_to_hand_over
from sync.client.transport import HttpAnswer, HttpRequest
from sync.server import wire_http

PAD = (((0.1, 0.2), (0.3, 0.4)), ((0.5, 0.6),))


def note(number: int) -> Note:
    return Note(id=f"note-{number}", job_id="job-1", author="Kari", text="Ring twice", written_at=MORNING)


def signature() -> Signature:
    return Signature(
        id="signature-1",
        job_id="job-1",
        role=SignerRole.CUSTOMER,
        signed_at=MORNING,
        name="Ingrid Solbakken",
        strokes=PAD,
        content_sha256="0" * 64,
    )


def written(laptop: Laptop, row_id: str, change: Callable[[str], str]) -> None:
    """The waiting change of a row as another version of this program wrote it."""
    with laptop.store.writing() as connection:
        fields = connection.execute(sa.select(OUTBOX.c.fields).where(OUTBOX.c.row_id == row_id)).scalar_one()
        other = change(fields)
        assert other != fields
        connection.execute(sa.update(OUTBOX).where(OUTBOX.c.row_id == row_id).values(fields=other))


def half_a_pair(laptop: Laptop, row_id: str) -> None:
    written(laptop, row_id, lambda fields: fields.replace("Ring twice", "Ring \\ud83d"))


def refused(laptop: Laptop) -> list[tuple[str, str]]:
    with laptop.store.reading() as connection:
        waiting = outbox.changes_waiting(connection)
    return [(one.row_id, one.code) for one in waiting if one.state == "rejected"]


@pytest.fixture
def ready(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """A laptop that has all there is, at a server that still refuses a push whole for one change in it."""
    monkeypatch.setattr(wire_http, "_JUDGED_ONE_BY_ONE", "")
    laptop.sync()
    laptop.network.log.clear()
    return laptop


@pytest.mark.parametrize("bad", [0, 1, 29, 58, 59])
def test_the_one_the_office_cannot_read_is_set_aside_and_all_others_arrive(ready: Laptop, bad: int) -> None:
    ready.create("note", *map(note, range(60)))
    half_a_pair(ready, f"note-{bad}")
    done = ready.sync()
    assert (done.pushed, done.refused, done.waiting) == (59, 1, 1)
    assert refused(ready) == [(f"note-{bad}", "unreadable")]
    assert ready.office.ids("note") == {f"note-{number}" for number in range(60)} - {f"note-{bad}"}
    assert ready.network.asked("/v1/sync/push") <= 2 * 6 + 2, "halving, not one after the other"
    before = ready.network.asked("/v1/sync/push")
    assert (ready.sync().refused, ready.network.asked("/v1/sync/push")) == (0, before)


@pytest.mark.parametrize(
    "wrong", [{"id": "x" * 65}, {"base": {"text": "soon"}}], ids=["a name too long", "no number"]
)
def test_a_change_of_another_form_is_set_aside_alike(ready: Laptop, wrong: dict[str, object]) -> None:
    ready.create("note", *map(note, range(5)))
    column = OUTBOX.c.base if "base" in wrong else OUTBOX.c.row_id
    value = json.dumps(wrong["base"]) if "base" in wrong else wrong["id"]
    with ready.store.writing() as connection:
        connection.execute(sa.update(OUTBOX).where(OUTBOX.c.row_id == "note-2").values({column.name: value}))
    done = ready.sync()
    assert (done.pushed, done.refused) == (4, 1)
    assert [code for _, code in refused(ready)] == ["unreadable"]


def test_several_in_pushes_one_behind_the_other_are_each_found(
    ready: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push, "MAX_CHANGES", 16)
    ready.size = BatchSize(changes=16)
    ready.create("note", *map(note, range(50)))
    for bad in (3, 17, 18, 49):
        half_a_pair(ready, f"note-{bad}")
    done = ready.sync()
    assert (done.pushed, done.refused) == (46, 4)
    assert {row_id for row_id, _ in refused(ready)} == {"note-3", "note-17", "note-18", "note-49"}
    assert ready.office.times_applied("note") == 46


def test_it_is_shown_and_taken_back_and_work_on_its_row_waits_until_then(ready: Laptop) -> None:
    ready.create("note", note(1))
    ready.edit("site", "job-1-site", note="Ring twice")
    half_a_pair(ready, "job-1-site")
    ready.edit("site", "job-1-site", note="Gate 4712")
    assert still_to_hand_over(ready.store, now=ready.clock()) == 3
    ready.sync()
    assert ready.office.row("site", "job-1-site").note == "", "not past the one it was made upon"
    (shown,) = sync_centre.read(ready.store, now=ready.clock()).refused
    assert (shown.kind, shown.code) == ("site", "unreadable")
    assert "cannot read" in shown.sentence
    assert still_to_hand_over(ready.store, now=ready.clock()) == 0


def test_what_was_set_aside_is_gone_once_it_is_taken_back(ready: Laptop) -> None:
    ready.create("note", note(1), note(2))
    half_a_pair(ready, "note-1")
    ready.sync()
    (shown,) = sync_centre.read(ready.store, now=ready.clock()).refused
    conflicts.take_back(ready.store, op_id=shown.op_id, now=Moment(ready.clock(), 0.0, ""))
    assert (ready.ids("note"), ready.waiting()) == ({"note-2"}, 0)
    ready.create("note", note(3))
    assert ready.sync().waiting == 0


def test_a_server_that_refuses_every_request_makes_no_change_a_refused_one(ready: Laptop) -> None:
    ready.create("note", *map(note, range(9)))
    deliver = ready.network._deliver

    def never(request: HttpRequest) -> HttpAnswer:
        if request.path == "/v1/sync/push":
            # The nonce has to be the request's: the real server says 400 to a body that is no JSON.
            return deliver(HttpRequest(method="POST", path=request.path, headers=request.headers, body=b"{"))
        return deliver(request)

    ready.network._deliver = never  # type: ignore[method-assign]
    with pytest.raises(Refused):
        ready.sync()
    assert (refused(ready), ready.waiting()) == ([], 9)
    ready.network._deliver = deliver  # type: ignore[method-assign]
    assert ready.sync().pushed == 9


def test_a_signature_of_an_early_version_goes_without_the_points_no_pad_has(ready: Laptop) -> None:
    ready.create("signature", signature())
    written(
        ready, "signature-1", lambda fields: fields.replace("0.3,0.4", "NaN,0.4").replace("0.5", "-Infinity")
    )
    ready.create("note", note(1))
    done = ready.sync()
    assert (done.refused, done.waiting) == (0, 0)
    assert ready.office.row("signature", "signature-1").strokes == (((0.1, 0.2),),)
    assert ready.row("signature", "signature-1") == ready.office.row("signature", "signature-1")


def test_a_signature_of_which_nothing_would_be_left_is_set_aside(ready: Laptop) -> None:
    ready.create("signature", signature())
    for number in ("0.2", "0.4", "0.6"):
        written(ready, "signature-1", lambda fields, number=number: fields.replace(number, "NaN"))  # type: ignore[misc]
    ready.create("note", note(1))
    ready.sync()
    assert refused(ready) == [("signature-1", "unreadable")]
    assert ready.office.ids("note") == {"note-1"}
