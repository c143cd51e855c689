"""What a sync keeps the store busy with, kept short: pieces of pages, merging of the search index, folding the log."""

import time
from typing import Any

import pytest

from fieldapp.domain.parts import Part
from fieldapp.store import pages, search, shadow
from fieldapp.store.connecting import FOLDED_FROM
from fieldapp.store.engine import Store
from sync.protocol.kinds import field_names, to_fields
from sync.protocol.wire import Row

MOST_SECONDS = 0.016


def parts(first: int, count: int) -> list[shadow.Ready]:
    made = []
    for number in range(first, first + count):
        part = Part(
            id=f"part-{number}",
            number=f"{number:08}",
            name=" ".join(f"{number * 31 + word:06x}" for word in range(40)),
            price="1.00",
            currency="NOK",
        )
        made.append(
            Row(
                kind="part",
                id=part.id,
                fields=to_fields("part", part),
                versions=dict.fromkeys(field_names("part"), 1),
                seq=number + 1,
            )
        )
    return shadow.ready(made)


def take_in(store: Store, rows: list[shadow.Ready]) -> None:
    with store.copying() as connection:
        shadow.apply_rows(connection, rows, generation=1)


def pieces(store: Store) -> int:
    with store.reading() as connection:
        return int(
            connection.exec_driver_sql("SELECT count(DISTINCT segid) FROM search_part_idx").scalar_one()
        )


def test_a_slow_kind_does_not_inherit_the_pace_of_a_quick_one(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])
    pace = pages.Pace()
    costs = {"note": 0.00001, "part": 0.0002}
    waiting = ["note"] * 5000 + ["part"] * 1000
    spent = []
    while waiting:
        count = pace.fitting(waiting)
        piece, waiting = waiting[:count], waiting[count:]
        with pace.watching(piece):
            now[0] += sum(costs[kind] for kind in piece)
        spent.append(sum(costs[kind] for kind in piece))
    assert max(spent) <= MOST_SECONDS
    assert len(spent) < 30


def test_a_row_slower_than_a_whole_transaction_may_be_is_one_of_its_own() -> None:
    pace = pages.Pace()
    for _ in range(20):
        with pace.watching(["vehicle"]):
            time.sleep(MOST_SECONDS)
    assert pace.fitting(["vehicle", "vehicle"]) == 1


def test_a_search_index_in_many_pieces_is_merged_in_small_steps(
    laptop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        take_in(laptop.store, parts(10 * number, 10))
    assert pieces(laptop.store) >= 40, "within a transaction nothing is merged"
    steps = []
    step = search._merge_some
    monkeypatch.setattr(search, "_merge_some", lambda *said: steps.append(1) or step(*said))
    monkeypatch.setattr(search, "_MERGED_AT_ONCE", 8)
    search.merge(laptop.store)
    assert pieces(laptop.store) <= 16
    assert len(steps) > 2
    with laptop.store.reading() as connection:
        assert search.find_parts(connection, "00000399") == ("part-399",)
        assert search.find_parts(connection, f"{7 * 31:06x} {7 * 31 + 39:06x}") == ("part-7",)


def test_an_index_in_few_pieces_is_left_alone(laptop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(laptop.store, parts(0, 10))
    monkeypatch.setattr(search, "_merge_some", lambda *said: pytest.fail("nothing is to be merged"))
    search.merge(laptop.store)


def test_the_log_is_folded_into_the_database_beside_a_writer_that_is_at_work(laptop: Any) -> None:
    database = laptop.store.folder / "fieldapp.db"
    laptop.store.fold(beyond=0)
    before = database.stat().st_size
    take_in(laptop.store, parts(0, 500))
    assert database.stat().st_size == before, "a sync's own commits fold nothing"
    with laptop.store.writing() as connection:
        shadow.update_row(connection, "part", "part-1", {"price": "2.00"})
        laptop.store.fold(beyond=0)
    assert database.stat().st_size > before


def test_a_log_that_was_folded_is_not_folded_again_by_each_round(
    laptop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = laptop.store.folder / "fieldapp.db-wal"
    number = 0
    while log.stat().st_size <= FOLDED_FROM:
        take_in(laptop.store, parts(number, 500))
        number += 500
    laptop.store.fold()
    take_in(laptop.store, parts(0, 1))
    assert log.stat().st_size <= FOLDED_FROM
