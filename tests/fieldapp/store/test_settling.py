"""Answers to pushed changes are settled many at once: what comes of it is what would come of one after the other."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from fieldapp.domain.customer_messages import Note
from fieldapp.domain.parties import Site
from fieldapp.store import outbox, rows, settling
from fieldapp.store.engine import Store, open_store
from fieldapp.store.migrations import back_up
from fieldapp.store.pages import Pace
from fieldapp.store.tables import METADATA
from sync.protocol.kinds import field_names, to_fields
from sync.protocol.wire import Change, PushResult, Row

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
SITES = 6


def site(number: int, note: str) -> Site:
    return Site(
        id=f"site-{number}",
        customer_id="customer-ingrid",
        street="Innherredsveien 71",
        postcode="7043",
        city="Trondheim",
        country="NO",
        note=note,
    )


def everything(store: Store) -> dict[str, Any]:
    with store.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {table.name}")))
            for table in METADATA.sorted_tables
        }


def write_at_random(laptop: Any, dice: random.Random) -> None:
    """Notes made, sites written on again and again, one of them gone from this laptop's scope meanwhile."""
    laptop.office(site=[site(number, "as it was") for number in range(SITES)])
    with laptop.store.writing() as connection:
        for number in range(dice.randint(8, 20)):
            if dice.random() < 0.3:
                note = Note(id=f"note-{number}", job_id="job-1", author="Kari", text="Ring", written_at=NOW)
                rows.create(connection, "note", note, now=NOW)
            else:
                rows.edit(connection, "site", f"site-{dice.randrange(SITES)}", now=NOW, note=f"mine {number}")
        if dice.random() < 0.5:
            connection.exec_driver_sql("UPDATE site SET leaving = 1 WHERE id = 'site-0'")


def answer(change: Change, dice: random.Random, row_seq: int) -> PushResult:
    outcome: Any = dice.choice(("applied",) * 6 + ("merged", "conflict", "rejected", "blocked"))
    if outcome in ("rejected", "blocked"):
        return PushResult(op_id=change.op_id, outcome=outcome, code="no", sentence="No.")
    fields = dict(change.set)
    if change.kind == "site":
        fields = to_fields("site", site(int(change.id[-1]), dice.choice(("theirs", "mine"))))
        fields["city"] = dice.choice(("Oslo", "Oslo", 7))  # what a newer program may mean by it nobody knows
    row = Row(
        kind=change.kind,
        id=change.id,
        fields=fields,
        versions=dict.fromkeys(field_names(change.kind), row_seq),
        seq=row_seq,
    )
    return PushResult(op_id=change.op_id, outcome=outcome, row=dice.choice((row, row, row, None)))


@pytest.mark.parametrize("seed", range(25))
def test_answers_settled_together_leave_what_one_after_the_other_would(laptop: Any, seed: int) -> None:
    dice = random.Random(seed)
    write_at_random(laptop, dice)
    with laptop.store.reading() as connection:
        changes = outbox.pending(connection, now=NOW)
    sent = changes[: dice.randint(1, len(changes))]
    newest = {change.id: dice.choice((3, 1000 + number)) for number, change in enumerate(changes)}
    answers = [answer(change, dice, newest[change.id]) for change in sent]
    image = back_up(laptop.store.folder / "fieldapp.db", laptop.key, reason="image")
    together = settling.record_results(laptop.store, answers, now=NOW)
    folder = laptop.store.folder / "twin"
    folder.mkdir()
    image.replace(folder / "fieldapp.db")
    twin = open_store(folder, laptop.key)
    apart = [settling.record_results(twin, [one], now=NOW) for one in answers]
    assert everything(laptop.store) == everything(twin)
    assert (together.accepted, together.refused, together.unsettled) == tuple(
        sum(counted)
        for counted in zip(*((one.accepted, one.refused, one.unsettled) for one in apart), strict=True)
    )
    twin.close()


def test_five_hundred_answers_take_a_few_short_transactions(laptop: Any) -> None:
    with laptop.store.writing() as connection:
        for number in range(500):
            note = Note(id=f"note-{number}", job_id="job-1", author="Kari", text="Ring", written_at=NOW)
            rows.create(connection, "note", note, now=NOW)
    with laptop.store.reading() as connection:
        changes = outbox.pending(connection, now=NOW)
    answers = [
        PushResult(
            op_id=change.op_id,
            outcome="applied",
            row=Row(kind="note", id=change.id, fields=change.set, versions={"text": n + 1}, seq=n + 1),
        )
        for n, change in enumerate(changes)
    ]
    asked: list[str] = []
    copying = laptop.store.copying

    def watched() -> Any:
        asked.append("copying")
        return copying()

    laptop.store.copying = watched
    pace = Pace()
    recorded = settling.record_results(laptop.store, answers, now=NOW, pace=pace)
    assert recorded.accepted == 500
    assert 2 <= len(asked) <= 10  # none holds the store for long, none is for one answer only
    assert laptop.outbox() == []


def test_a_row_the_office_gave_another_owner_is_found_by_the_new_one(laptop: Any) -> None:
    laptop.office(site=[site(0, "as it was")])
    with laptop.store.writing() as connection:
        rows.edit(connection, "site", "site-0", now=NOW, note="mine")
        (change,) = outbox.pending(connection, now=NOW)
    moved = to_fields("site", site(0, "mine")) | {"customer_id": "customer-tor"}
    row = Row(kind="site", id="site-0", fields=moved, versions=dict.fromkeys(field_names("site"), 90), seq=90)
    settling.record_results(
        laptop.store, [PushResult(op_id=change.op_id, outcome="merged", row=row)], now=NOW, pace=Pace()
    )
    with laptop.store.reading() as connection:
        assert [one.id for one in rows.fetch_many(connection, "site", customer_id="customer-tor")] == [
            "site-0"
        ]
        earlier = rows.fetch_many(connection, "site", customer_id="customer-ingrid")
        assert "site-0" not in [one.id for one in earlier]
        # It compares every index with its table.
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"


def test_what_is_remembered_is_forgotten_after_thirty_days(laptop: Any) -> None:
    laptop.office(site=[site(number, "as it was") for number in range(3)])

    def remembered() -> list[str]:
        with laptop.store.reading() as connection:
            return sorted(connection.exec_driver_sql("SELECT row_id FROM acked").scalars())

    for number, days in ((0, 0), (1, 20), (2, 31)):
        with laptop.store.writing() as connection:
            rows.edit(connection, "site", f"site-{number}", now=NOW, note="mine")
            (change,) = outbox.pending(connection, now=NOW)
        settled = PushResult(op_id=change.op_id, outcome="applied")
        settling.record_results(laptop.store, [settled], now=NOW + timedelta(days=days))
    assert remembered() == ["site-1", "site-2"]
    settling.record_results(laptop.store, [], now=NOW + timedelta(days=365))
    assert remembered() == []
