"""What the store costs beside raw SQLCipher: an answer saved, a search over 50,000 jobs."""

from __future__ import annotations

import secrets
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from large_store import JOBS, JOBS_OF_A_DAY, LargeStore

from fieldapp.domain.inspections import Answer, answer_id
from fieldapp.store import jobs, rows, search
from fieldapp.store.connecting import connect
from fieldapp.store.engine import open_store
from fieldapp.views import finding

KEY = secrets.token_bytes(32)
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
ANSWERS = 400

RAW_ANSWER = (
    "INSERT INTO answer (id, inspection_id, path, value, answered_at, pending) VALUES (?, ?, ?, ?, ?, ?)"
)
RAW_OUTBOX = (
    "INSERT INTO outbox (op_id, kind, row_id, action, fields, before, base, prev, made_at) "
    "VALUES (?, 'answer', ?, 'create', ?, '{}', '{}', '{}', ?)"
)


def each(times: int, action: Callable[[int], None]) -> list[float]:
    """Seconds of each call."""
    spent = []
    for number in range(times):
        begun = time.perf_counter()
        action(number)
        spent.append(time.perf_counter() - begun)
    return spent


def test_an_answer_saved_costs_at_most_three_times_the_same_statements_raw(tmp_path: Path) -> None:
    store = open_store(tmp_path / "ours", KEY)
    open_store(tmp_path / "raw", KEY).close()
    raw = connect(tmp_path / "raw" / "fieldapp.db", KEY)
    text = "2026-11-20T08:00:00.000000Z"
    sent = '{"inspection_id":"i","path":"/data/a","value":"ok","answered_at":"2026-11-20T08:00:00Z","tool_id":null}'

    def by_hand(number: int) -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("SELECT * FROM answer WHERE id = ?", (f"answer-{number}",)).fetchone()
        raw.execute(RAW_ANSWER, (f"answer-{number}", "i", f"/data/{number}", "ok", text, '{"*":"op"}'))
        raw.execute(RAW_OUTBOX, (f"op-{number}", f"answer-{number}", sent, text))
        raw.execute("COMMIT")

    def by_store(number: int) -> None:
        path = f"/data/{number}"
        answer = Answer(id=answer_id("i", path), inspection_id="i", path=path, value="ok", answered_at=NOW)
        with store.writing() as connection:
            rows.save(connection, "answer", answer, now=NOW)

    each(50, lambda number: by_store(-number - 1))
    each(50, lambda number: by_hand(-number - 1))
    # In turns, so that both meet the same moods of the disk.
    ours: list[float] = []
    floor: list[float] = []
    for number in range(ANSWERS):
        floor += each(1, lambda _, n=number: by_hand(n))
        ours += each(1, lambda _, n=number: by_store(n))
    mine, least = statistics.median(ours), statistics.median(floor)
    print(f"answer saved: {mine * 1000:.3f} ms, raw {least * 1000:.3f} ms, ratio {mine / least:.2f} (≤ 3)")
    raw.close()
    store.close()
    assert mine <= 3 * least


QUERIES = [
    "s",
    "so",
    "sol",
    "solb",
    "solbakken",
    "solbakken trondheim",
    "ingrid sol",
    "tesla",
    "model y",
    "heater warm",
    "j-2026",
    "J-2026-0431",
    "el 48",
    "5yj3",
    "5yj3e7ea",
    "5yj3e7ea1",
    "5yj3e7ea12345",
    "9",
    "storgata 12 oslo",
    "kari nordli bergen storgata",
    "zzz",
    "4791",
    "model 3 ålesund dahl",
    "minus ten",
    "+47 9",
]


def test_a_search_over_50_000_jobs_answers_within_5_milliseconds(large: LargeStore) -> None:
    def one(number: int) -> None:
        with large.store.reading() as connection:
            search.find_jobs(connection, QUERIES[number % len(QUERIES)], limit=50)

    slow = {query: max(each(5, lambda _, n=n: one(n))) * 1000 for n, query in enumerate(QUERIES)}
    worst = max(slow, key=lambda query: slow[query])
    p50, p99 = calmest(len(QUERIES) * 30, one)
    print(
        f"search over {JOBS:,} jobs: p50 {p50 * 1000:.2f} ms, p99 {p99 * 1000:.2f} ms (≤ 5), "
        f"slowest {worst!r} {slow[worst]:.2f} ms"
    )
    assert p99 <= 0.005


MISTYPED = [
    "solbaken",
    "ingird sol",
    "trondhiem",
    "hetaer wram",
    "storgta 12",
    "modle y",
    "zzzzqq",
    "vinxxxx",
    "el 48213",
]


def test_finding_anything_in_50_000_jobs_takes_at_most_50_milliseconds(large: LargeStore) -> None:
    wanted = [*QUERIES, *MISTYPED]

    def one(number: int) -> None:
        finding.search(large.store, text=wanted[number % len(wanted)])

    p50, p99 = calmest(len(wanted) * 10, one)
    print(
        f"anything among {JOBS:,} jobs, mistyped words too: p50 {p50 * 1000:.1f}, p99 {p99 * 1000:.1f} ms (≤ 50)"
    )
    assert p99 <= 0.05


def test_a_day_is_read_within_15_milliseconds_of_50_000_jobs(large: LargeStore) -> None:
    today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)

    def one(number: int) -> None:
        day = today - timedelta(days=number % 100)
        with large.store.reading() as connection:
            assert jobs.in_window(connection, start=day, end=day + timedelta(days=1))

    _p50, p99 = calmest(300, one)
    print(f"a day of {JOBS_OF_A_DAY} jobs read: p99 {p99 * 1000:.2f} ms (≤ 15)")
    assert p99 <= 0.015


def calmest(times: int, action: Callable[[int], None]) -> tuple[float, float]:
    """p50 and p99 in seconds of the calmest of three rounds: a busy neighbour is no property of the code."""
    rounds = [sorted(each(times, action)) for _ in range(3)]
    best = min(rounds, key=lambda spent: spent[int(times * 0.99)])
    return best[times // 2], best[int(times * 0.99)]
