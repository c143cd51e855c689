"""What a sync costs beside plain HTTP, JSON and SQLite with the same data; the server is a process of its own."""

from __future__ import annotations

import gc
import gzip
import hashlib
import json
import secrets
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import requests
from sync_office import BusyOffice, Laptop, program

from fieldapp.app.tidying import tidy_rarely
from fieldapp.store import media_queue, rows, sync_state
from sync.client.engine import sync_once

ROUNDS = 3
PHOTOS, PHOTO_BYTES = 50, 3 * 1024 * 1024


@pytest.fixture(scope="module", autouse=True)
def garbage_as_in_the_window() -> Iterator[None]:
    """The program looks through what has stood for long while nobody is at it."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    tidy_rarely()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BusyOffice]:
    """The office, serving."""
    office = BusyOffice(tmp_path_factory.mktemp("sync") / "office")
    with office.serving():
        yield office


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The folder and the address of the floor."""
    folder = tmp_path_factory.mktemp("floor")
    with program(str(Path(__file__).with_name("sync_floor.py")), str(folder)) as port:
        yield folder, f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def settled(office: BusyOffice, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """A laptop that has everything."""
    laptop = office.laptop(tmp_path_factory.mktemp("settled"))
    sync_once(laptop.store, laptop.server)
    yield laptop
    laptop.store.close()


def timed(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def test_a_first_pull_of_10_000_rows_takes_at_most_three_times_the_floor(
    office: BusyOffice, floor: tuple[Path, str], tmp_path: Path
) -> None:
    folder, url = floor
    laptop = office.laptop(tmp_path / "model")
    pages = recorded_pages(laptop)
    for number, page in enumerate(pages):
        (folder / f"page-{number}").write_bytes(gzip.compress(page, 5))

    def by_hand(round_: int) -> None:
        database = sqlite3.connect(tmp_path / f"plain-{round_}.db")
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            database.execute(f"PRAGMA {pragma}")
        database.execute(
            "CREATE TABLE row (kind TEXT, id TEXT, fields TEXT, seq INTEGER, PRIMARY KEY (kind, id))"
        )
        with requests.Session() as session:
            for number in range(len(pages)):
                packed = session.get(f"{url}/page/{number}").content
                found = json.loads(gzip.decompress(packed))["rows"]
                database.executemany(
                    "INSERT INTO row VALUES (?, ?, ?, ?)",
                    [(row["kind"], row["id"], json.dumps(row["fields"]), row["seq"]) for row in found],
                )
                database.commit()
        database.close()

    least, ours, asked = [], [], 0
    for round_ in range(ROUNDS):
        least.append(timed(lambda n=round_: by_hand(n)))
        fresh = office.laptop(tmp_path / f"laptop-{round_}")
        ours.append(timed(lambda one=fresh: sync_once(one.store, one.server)))
        asked = len(fresh.counting.requests)
        with fresh.store.reading() as connection:
            assert sum(sync_state.row_count(connection, kind) for kind in ("answer", "note", "part")) > 8000
        fresh.store.close()
    ratio = min(ours) / min(least)
    size = sum(map(len, pages)) / 10_000
    print(
        f"first pull of 10,000 rows of {size:.0f} bytes: {min(ours):.2f} s, floor {min(least):.2f} s, "
        f"ratio {ratio:.1f} (≤ 3), {asked} requests (≤ 12)"
    )
    assert asked <= 12
    assert ratio <= 3


def test_a_running_pull_holds_the_write_lock_for_moments_only(office: BusyOffice, tmp_path: Path) -> None:
    """What an answer may have to wait for: a transaction's processor time, the same on a busy machine."""
    laptop = office.laptop(tmp_path / "held")
    held: list[float] = []

    def clocked(transaction: Callable[[], AbstractContextManager[Any]]) -> Callable[[], Any]:
        @contextmanager
        def watched() -> Iterator[Any]:
            with transaction() as connection:
                begun = time.thread_time()
                yield connection
            held.append(time.thread_time() - begun)

        return watched

    laptop.store.writing = clocked(laptop.store.writing)  # type: ignore[method-assign]  # the same, with a watch
    laptop.store.copying = clocked(laptop.store.copying)  # type: ignore[method-assign]
    sync_once(laptop.store, laptop.server)
    laptop.store.close()
    held.sort()
    print(
        f"write lock during a first pull: {len(held)} times, median {1000 * statistics.median(held):.1f} ms, "
        f"longest {1000 * held[-1]:.1f} ms (≤ 50), {1000 * sum(held):.0f} ms in all"
    )
    assert len(held) > 20
    assert held[-1] <= 0.050


def recorded_pages(laptop: Laptop) -> list[bytes]:
    """What the server answers to a first pull, unpacked."""
    pages: list[bytes] = []
    send = laptop.counting.send

    class Recording:
        def __call__(self, request: object) -> object:
            answer = send(request)
            if request.path.startswith("/v1/sync/pull"):
                pages.append(answer.body)
            return answer

    laptop.counting.send = Recording()
    sync_once(laptop.store, laptop.server)
    laptop.store.close()
    return pages


def test_pushing_1_000_changed_rows_takes_three_small_requests(
    settled: Laptop, floor: tuple[Path, str]
) -> None:
    with settled.store.reading() as connection:
        answers = rows.fetch_many(connection, "answer")
    ours, least, busy, sent = [], [], [], 0
    for round_ in range(ROUNDS):
        changed = answers[1000 * round_ : 1000 * (round_ + 1)]
        with settled.store.writing() as connection:
            for number, one in enumerate(changed):
                rows.edit(
                    connection,
                    "answer",
                    one.id,
                    now=datetime.now(UTC),
                    value=f"measured {number} of 1000, fine",
                )
        settled.counting.requests.clear()
        settled.counting.bytes_up = 0
        begun = time.process_time()
        ours.append(timed(lambda: sync_once(settled.store, settled.server)))
        busy.append(time.process_time() - begun)
        sent = settled.counting.bytes_up
        # What was pushed is not pulled again.
        assert settled.counting.requests == ["POST /v1/sync/hello", *["POST /v1/sync/push"] * 2]
        body = gzip.compress(
            json.dumps([{"id": one.id, "fields": {"value": "measured"}} for one in changed]).encode()
        )
        least.append(timed(partial(requests.post, f"{floor[1]}/rows", data=body)))
    print(
        f"push of 1,000 changed rows: {min(ours) * 1000:.0f} ms (goal 300), {min(busy) * 1000:.0f} ms of it the "
        f"laptop's processor, 3 requests (≤ 3), {sent / 1024:.0f} KiB (≤ 220), one bare request with an insert "
        f"{min(least) * 1000:.0f} ms"
    )
    assert sent <= 220 * 1024


def test_nothing_to_do_is_one_small_quick_request(settled: Laptop) -> None:
    sync_once(settled.store, settled.server)
    settled.counting.requests.clear()
    settled.counting.bytes_up = settled.counting.bytes_down = 0
    spent = [timed(lambda: sync_once(settled.store, settled.server)) for _ in range(50)]
    each = (settled.counting.bytes_up + settled.counting.bytes_down) / 50
    print(
        f"nothing to do: {statistics.median(spent) * 1000:.1f} ms (≤ 5), "
        f"{len(settled.counting.requests) / 50:.0f} request, {each:.0f} bytes (≤ 400)"
    )
    assert len(settled.counting.requests) == 50
    assert each <= 400
    assert min(spent) <= 0.005


def test_50_photos_are_durable_in_three_times_a_raw_put(settled: Laptop, floor: tuple[Path, str]) -> None:
    contents = [secrets.token_bytes(PHOTO_BYTES) for _ in range(PHOTOS)]
    with settled.store.reading() as connection:
        job = rows.fetch_many(connection, "job")[0]
    for content in contents:
        sha256 = settled.store.blobs.put(content, job_id=job.id)
        with settled.store.writing() as connection:
            media_queue.queue(
                connection,
                sha256=sha256,
                job_id=job.id,
                lane=media_queue.LANE_ORIGINAL,
                size=len(content),
                now=datetime.now(UTC),
            )
    settled.counting.requests.clear()
    ours = timed(lambda: sync_once(settled.store, settled.server))
    files = [one for one in settled.counting.requests if "/media/uploads" in one]
    with settled.store.reading() as connection:
        assert media_queue.counts(connection).waiting == 0

    def by_hand() -> None:
        with requests.Session() as session:
            for content in contents:
                hashlib.sha256(content)
                session.put(f"{floor[1]}/file/{secrets.token_hex(8)}", data=content)

    least = timed(by_hand)
    print(
        f"50 × 3 MB durable: {ours:.2f} s, raw PUT with fsync {least:.2f} s, ratio {ours / least:.1f} (≤ 3), "
        f"{len(files) / PHOTOS:.1f} requests a file (≤ 2)"
    )
    assert len(files) <= 2 * PHOTOS
    assert ours <= 3 * least
