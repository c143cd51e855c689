"""Files: small ones first, each once, resumed where they were cut."""

import base64
import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta

import pytest
from world import MORNING, Laptop

from fieldapp.domain.attachments import Photo, Report
from fieldapp.domain.customer_messages import Note
from fieldapp.errors import ServerUnreachable
from fieldapp.store import media_queue, rows
from sync.client import media
from sync.client.sign_in import SignedIn
from sync.client.transport import HttpAnswer, HttpRequest
from sync.server.imports.articles import import_articles
from sync.server.upload_locks import try_lock


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def take_photo(laptop: Laptop, number: int, size: int = 200_000) -> tuple[bytes, bytes]:
    """Keep a photo as an operation does: files first, then the row."""
    original, preview = secrets.token_bytes(size), secrets.token_bytes(3000)
    for content in (original, preview):
        laptop.store.blobs.put(content, job_id="job-1")
    laptop.create(
        "photo",
        Photo(
            id=f"photo-{number}",
            job_id="job-1",
            sha256=sha(original),
            preview_sha256=sha(preview),
            width=4,
            height=3,
            size=len(original),
            taken_at=MORNING,
        ),
    )
    return original, preview


def make_report(laptop: Laptop) -> bytes:
    pdf = b"%PDF-1.7 " + secrets.token_bytes(5000)
    laptop.store.blobs.put(pdf, job_id="job-1")
    laptop.create(
        "report",
        Report(
            id="report-1",
            job_id="job-1",
            version=1,
            language="nb",
            sha256=sha(pdf),
            content_sha256="0" * 64,
            size=len(pdf),
            pages=1,
            made_at=MORNING,
        ),
    )
    return pdf


def test_changes_go_first_then_small_files_then_originals(laptop: Laptop) -> None:
    laptop.sync()
    original, preview = take_photo(laptop, 1)
    pdf = make_report(laptop)
    laptop.network.log.clear()
    order: list[str] = []
    done = laptop.sync(on_sent=order.append)
    assert (done.media_sent, done.media_waiting, done.pushed) == (3, 0, 2)
    assert order[-1] == sha(original)
    assert set(order[:2]) == {sha(preview), sha(pdf)}
    assert all(laptop.office.has_file(content) for content in (original, preview, pdf))
    paths = [path for _, path in laptop.network.log]
    assert paths.index("/v1/sync/push") < paths.index("/v1/media/have")


def test_a_file_takes_two_requests_and_is_never_sent_again(laptop: Laptop) -> None:
    laptop.sync()
    take_photo(laptop, 1)
    laptop.network.log.clear()
    laptop.sync()
    assert [method for method, path in laptop.network.log if "uploads" in path] == ["POST", "PATCH"] * 2
    laptop.network.log.clear()
    laptop.sync()
    assert laptop.network.asked("/v1/media") == 0


def test_the_same_picture_twice_is_sent_once(laptop: Laptop) -> None:
    laptop.sync()
    original, preview = take_photo(laptop, 1)
    laptop.create(
        "photo",
        Photo(
            id="photo-2",
            job_id="job-1",
            sha256=sha(original),
            preview_sha256=sha(preview),
            width=4,
            height=3,
            size=len(original),
            taken_at=MORNING,
        ),
    )
    assert laptop.sync().media_sent == 2


@pytest.mark.parametrize("cut", [0, 1, 65_536, 150_000, 199_999])
def test_an_upload_cut_at_any_byte_goes_on_from_there(laptop: Laptop, cut: int) -> None:
    laptop.sync()
    original, _ = take_photo(laptop, 1, size=200_000)
    deliver = laptop.network._deliver
    cuts: list[int] = []

    def cut_once(request: HttpRequest) -> HttpAnswer:
        if request.method == "PATCH" and len(request.body) == 200_000 and not cuts:
            cuts.append(cut)
            laptop.network.client(request, cut_after=cut)
            raise ServerUnreachable("cut")
        return deliver(request)

    laptop.network._deliver = cut_once  # type: ignore[method-assign]  # a cut is part of this network
    with pytest.raises(ServerUnreachable):
        laptop.sync()
    assert not laptop.office.has_file(original)
    laptop.restart()
    laptop.network.bytes_up = 0
    assert laptop.sync_until_quiet().media_waiting == 0
    assert laptop.office.has_file(original)
    assert laptop.network.bytes_up < 200_000 - cut + 2000


@pytest.mark.parametrize("fate", ["lose the request", "lose the answer", "deliver twice"])
@pytest.mark.parametrize("at", range(8))
def test_spoiled_uploads_arrive_whole(laptop: Laptop, fate: str, at: int) -> None:
    laptop.sync()
    original, preview = take_photo(laptop, 1, size=20_000)
    laptop.network.log.clear()
    laptop.network.spoil = lambda number, request: fate if number == at else "deliver"
    laptop.sync_until_quiet()
    assert laptop.office.has_file(original)
    assert laptop.office.has_file(preview)


def test_originals_wait_on_a_metered_network(laptop: Laptop) -> None:
    laptop.sync()
    original, preview = take_photo(laptop, 1)
    done = laptop.sync(originals=False)
    assert (done.media_sent, done.media_waiting) == (1, 1)
    assert laptop.office.has_file(preview)
    assert not laptop.office.has_file(original)
    assert laptop.sync().media_sent == 1


def test_a_change_made_while_photos_go_does_not_wait_for_them(laptop: Laptop) -> None:
    laptop.sync()
    for number in range(3):
        take_photo(laptop, number, size=5000)

    def write_a_note(sha256: str) -> None:
        if not laptop.ids("note"):
            laptop.create("note", Note(id="note-1", job_id="job-1", author="K", text="x", written_at=MORNING))
            laptop.network.log.clear()

    done = laptop.sync(on_sent=write_a_note)
    assert (done.media_sent, done.media_waiting) == (6, 0)
    paths = [path for _, path in laptop.network.log]
    assert paths.index("/v1/sync/push") == 0


def test_a_file_that_is_gone_here_is_named_and_does_not_stop_the_others(laptop: Laptop) -> None:
    laptop.sync()
    original, _ = take_photo(laptop, 1)
    take_photo(laptop, 2)
    laptop.store.blobs.remove(sha(original), job_id="job-1")
    done = laptop.sync()
    assert (done.media_sent, done.media_waiting) == (3, 1)
    with laptop.store.reading() as connection:
        problems = connection.exec_driver_sql("SELECT sha256, problem FROM media WHERE problem != ''").all()
    assert [tuple(row) for row in problems] == [(sha(original), "not_found")]


def test_a_wanted_file_comes_from_the_server(laptop: Laptop) -> None:
    laptop.sync()
    original, _ = take_photo(laptop, 1)
    laptop.sync()
    laptop.store.blobs.remove_job("job-1")
    with laptop.store.writing() as connection:
        media_queue.want(connection, sha256=sha(original), job_id="job-1", now=MORNING)
    assert laptop.sync().media_fetched == 1
    assert laptop.store.blobs.get(sha(original), job_id="job-1") == original
    assert laptop.sync().media_fetched == 0


def test_a_wanted_file_the_server_does_not_have_stays_wanted(laptop: Laptop) -> None:
    laptop.sync()
    with laptop.store.writing() as connection:
        media_queue.want(connection, sha256="0" * 64, job_id="job-1", now=MORNING)
    assert laptop.sync().media_fetched == 0
    with laptop.store.reading() as connection:
        assert len(media_queue.waiting(connection, direction="down")) == 1


def test_a_file_that_another_connection_still_writes_is_tried_again_and_not_given_up(laptop: Laptop) -> None:
    laptop.sync()
    original, _ = take_photo(laptop, 1, size=100_000)
    server = SignedIn(laptop.store, laptop.server, clock=laptop.clock)
    metadata = base64.b64encode(sha(original).encode()).decode()
    announced = {
        "Tus-Resumable": "1.0.0",
        "Upload-Length": str(len(original)),
        "Upload-Metadata": f"sha256 {metadata}",
    }
    place = server.exchange("POST", "/v1/media/uploads", headers=announced).headers["location"]
    part = laptop.office.database.blobs.part(place.rpartition("/")[2])
    part.write_bytes(original)
    with part.open("r+b") as held, try_lock(held) as mine:
        assert mine
        assert laptop.sync().media_waiting == 1
    assert not laptop.office.has_file(original)

    done = laptop.sync()
    assert (done.media_sent, done.media_waiting) == (1, 0)
    assert laptop.office.has_file(original)


def test_files_that_have_vanished_let_others_pass_and_are_asked_for_ever_more_rarely(laptop: Laptop) -> None:
    laptop.sync()
    original, _ = take_photo(laptop, 1, size=100)
    laptop.sync()
    laptop.store.blobs.remove_job("job-1")
    gone = [f"{number:064x}" for number in range(250)]
    with laptop.store.writing() as connection:
        for sha256 in gone:
            media_queue.want(connection, sha256=sha256, job_id="job-1", now=MORNING)
        media_queue.want(connection, sha256=sha(original), job_id="job-1", now=MORNING + timedelta(hours=1))
    asked: list[str] = []

    def listen(_number: int, request: HttpRequest) -> str:
        if request.method == "GET" and "/media/" in request.path:
            asked.append(request.path)
        return "deliver"

    laptop.network.spoil = listen

    assert [laptop.sync().media_fetched for _ in range(2)] == [0, 1]
    assert len(asked) == 251, "each is asked for once, then it waits"
    before = []
    for _ in range(12):
        asked.clear()
        laptop.clock.pass_(hours=3)
        laptop.sync()
        laptop.sync()
        before.append(len(asked))
    assert before[0] == 250
    assert sum(before) <= 250 * 9, "soon a day passes between two tries"
    with laptop.store.writing() as connection:
        media_queue.forget(connection, gone[0], direction="down")
        media_queue.want(connection, sha256=gone[0], job_id="job-1", now=laptop.clock())
    asked.clear()
    laptop.sync()
    assert asked == [f"/v1/media/{gone[0]}"], "a person who asks again is served at once"


def test_a_clock_that_was_years_ahead_does_not_keep_a_wanted_file_away(laptop: Laptop) -> None:
    laptop.sync()
    with laptop.store.writing() as connection:
        media_queue.want(connection, sha256="0" * 64, job_id="job-1", now=MORNING)
        media_queue.note_missed(connection, "0" * 64, now=MORNING + timedelta(days=4000))
    with laptop.store.reading() as connection:
        assert media_queue.waiting(connection, direction="down", now=MORNING)


def test_a_fetched_file_with_other_content_is_not_kept(laptop: Laptop) -> None:
    laptop.sync()
    original, _ = take_photo(laptop, 1, size=100)
    laptop.sync()
    laptop.store.blobs.remove_job("job-1")
    deliver = laptop.network._deliver

    def swapped(request: HttpRequest) -> HttpAnswer:
        got = deliver(request)
        if request.method == "GET":
            return HttpAnswer(status=got.status, headers=got.headers, body=b"something else")
        return got

    laptop.network._deliver = swapped  # type: ignore[method-assign]  # a network that swaps is the point
    with laptop.store.writing() as connection:
        media_queue.want(connection, sha256=sha(original), job_id="job-1", now=MORNING)
    server = SignedIn(laptop.store, laptop.server, clock=laptop.clock)
    assert media.fetch_wanted(laptop.store, server, clock=laptop.clock) == ()
    assert not laptop.store.blobs.has(sha(original))


def test_a_job_that_left_takes_its_files_only_after_they_are_sent(
    laptop: Laptop, hire: Callable[[str], Laptop]
) -> None:
    odd = hire("odd")
    laptop.sync()
    original, _ = take_photo(laptop, 1)
    laptop.network.spoil = lambda number, request: (
        "lose the request" if "/media/" in request.path else "deliver"
    )
    laptop.office.edit("job", "job-1", technician_id=odd.account.person_id)
    with pytest.raises(ServerUnreachable):
        laptop.sync()
    assert laptop.ids("job") == set()
    assert laptop.store.blobs.has(sha(original))
    laptop.network.spoil = lambda number, request: "deliver"
    laptop.sync()
    assert laptop.office.has_file(original)
    assert not laptop.store.blobs.has(sha(original))


def test_a_change_made_in_the_middle_of_an_original_goes_before_the_rest_of_it(laptop: Laptop) -> None:
    laptop.sync()
    original, _ = take_photo(laptop, 1, size=1_000_000)
    laptop.sync(originals=False)
    laptop.network.log.clear()
    asked = 0

    def urgent() -> bool:
        nonlocal asked
        asked += 1
        return asked == 5

    signed_in = SignedIn(laptop.store, laptop.server, clock=laptop.clock)
    files = media.missing_at_server(laptop.store, signed_in, clock=laptop.clock)
    stopped = media.send(laptop.store, signed_in, files, clock=laptop.clock, urgent=urgent, glance_seconds=0)
    assert (stopped.stopped, stopped.sent) == (True, ())
    up = laptop.network.bytes_up
    assert laptop.sync().media_sent == 1
    assert laptop.office.has_file(original)
    sent = laptop.network.bytes_up - up
    # Asked once before the file and once a buffer: three buffers had left when the fifth question said yes.
    assert sent < 1_000_000 - 3 * 64 * 1024 + 5_000


DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>'
TEXT = "---\ntitle: Filter\n---\n\nLook.\n\n{picture}\n"


def publish(laptop: Laptop, *, picture: str) -> None:
    """The office takes in an article that shows a drawing, or none."""
    office = laptop.office
    with office.database.writing() as connection:
        import_articles(
            connection,
            [("filter.en.md", TEXT.format(picture=picture).encode())],
            now=laptop.clock(),
            pictures={"filter.svg": DRAWING},
            blobs=office.database.blobs,
        )


def test_an_articles_drawing_comes_with_it_and_goes_with_it(laptop: Laptop) -> None:
    publish(laptop, picture="![The filter](filter.svg)")
    heard: list[frozenset[str]] = []
    done = laptop.sync(on_change=lambda changes: heard.append(changes.of_kind("file")))
    assert done.media_fetched == 1
    assert frozenset({sha(DRAWING)}) in heard
    with laptop.store.reading() as connection:
        (article,) = rows.fetch_many(connection, "article")
    assert [picture.name for picture in article.pictures] == ["filter.svg"]
    assert laptop.store.blobs.get(article.pictures[0].sha256, job_id="") == DRAWING
    assert laptop.sync().media_fetched == 0

    publish(laptop, picture="")
    laptop.sync()
    assert not laptop.store.blobs.has(sha(DRAWING))

    publish(laptop, picture="![The filter](filter.svg)")
    laptop.sync()
    assert laptop.store.blobs.has(sha(DRAWING))
