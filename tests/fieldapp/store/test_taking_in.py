"""Pages, snapshots and results from the server, laid under what is pending here."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from fieldapp.domain.customer_messages import Note
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.parties import Site
from fieldapp.store import outbox, pages, rows, settling, sync_state
from fieldapp.store.outbox import SECOND_THOUGHTS
from sync.protocol.hashes import marks_of
from sync.protocol.kinds import field_names, to_fields
from sync.protocol.wire import Check, ConflictWire, Cursor, PullAnswer, PushResult, Removed, Row

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def site(note: str, city: str = "Trondheim", site_id: str = "site-ingrid") -> Site:
    return Site(
        id=site_id,
        customer_id="customer-ingrid",
        street="Innherredsveien 71",
        postcode="7043",
        city=city,
        country="NO",
        note=note,
    )


def row_of(value: Any, seq: int, kind: str = "site") -> Row:
    return Row(
        kind=kind,
        id=value.id,
        fields=to_fields(kind, value),
        versions=dict.fromkeys(field_names(kind), seq),
        seq=seq,
    )


def page(laptop: Any, *rows_in: Row, to: Cursor, **more: Any) -> PullAnswer:
    with laptop.store.reading() as connection:
        here = sync_state.cursor(connection)
    return PullAnswer(
        **{"snapshot": False, "removed": [], "has_more": False, **more},
        since=here,
        cursor=to,
        rows=list(rows_in),
    )


def note_it(laptop: Any, text: str) -> str:
    with laptop.store.writing() as connection:
        rows.edit(connection, "site", "site-ingrid", now=NOW, note=text)
        return outbox.changes_waiting(connection)[-1].op_id


def kept(laptop: Any, columns: str, site_id: str = "site-ingrid") -> Any:
    with laptop.store.reading() as connection:
        return connection.exec_driver_sql(f"SELECT {columns} FROM site WHERE id = ?", (site_id,)).one()


def test_a_page_takes_every_field_but_those_changed_here(laptop: Any) -> None:
    note_it(laptop, "mine")
    laptop.office(site=[site("the office's", city="Oslo")])
    assert (laptop.row("site", "site-ingrid").note, laptop.row("site", "site-ingrid").city) == (
        "mine",
        "Oslo",
    )


def test_a_late_or_doubled_page_is_ignored(laptop: Any) -> None:
    with laptop.store.reading() as connection:
        here = sync_state.cursor(connection)
    first = page(laptop, row_of(site("one"), 100), to=Cursor(epoch=here.epoch, scope_version=1, seq=100))
    second = page(laptop, row_of(site("two"), 101), to=Cursor(epoch=here.epoch, scope_version=1, seq=101))
    assert pages.apply_page(laptop.store, first) is not None
    assert pages.apply_page(laptop.store, second) is None
    assert pages.apply_page(laptop.store, first) is None
    assert laptop.row("site", "site-ingrid").note == "one"


def test_an_accepted_change_leaves_the_outbox_and_the_servers_row_counts(laptop: Any) -> None:
    op_id = note_it(laptop, "mine")
    after = row_of(site("mine", city="Bergen"), 200)
    result = PushResult(op_id=op_id, outcome="applied", row=after)
    recorded = settling.record_results(laptop.store, [result], now=NOW)
    assert recorded.accepted == 1
    assert laptop.outbox() == []
    assert laptop.row("site", "site-ingrid").city == "Bergen"
    assert kept(laptop, "pending, shadow, seq") == ("{}", "{}", 200)
    assert settling.record_results(laptop.store, [result], now=NOW).accepted == 0


def test_a_later_change_of_the_same_field_stays_on_top_of_an_accepted_one(laptop: Any) -> None:
    first = note_it(laptop, "one")
    note_it(laptop, "two")
    settling.record_results(
        laptop.store, [PushResult(op_id=first, outcome="applied", row=row_of(site("one"), 200))], now=NOW
    )
    assert laptop.row("site", "site-ingrid").note == "two"
    (left,) = laptop.outbox()
    assert left[3] == {"note": "two"}


def test_an_old_answer_told_again_does_not_undo_what_a_pull_brought_since(laptop: Any) -> None:
    op_id = note_it(laptop, "mine")
    laptop.seq = 300
    laptop.office(site=[site("the office's, later")])
    result = PushResult(op_id=op_id, outcome="applied", row=row_of(site("mine"), 200))
    settling.record_results(laptop.store, [result], now=NOW)
    assert laptop.row("site", "site-ingrid").note == "the office's, later"


def test_a_conflict_shows_the_offices_value_and_keeps_both(laptop: Any) -> None:
    op_id = note_it(laptop, "mine")
    conflict = ConflictWire(
        id="conflict-1",
        kind="site",
        row_id="site-ingrid",
        field="note",
        before="Portkode 4417",
        mine="mine",
        office="theirs",
        mine_at=NOW,
        office_at=NOW,
        office_by="Odd",
    )
    result = PushResult(
        op_id=op_id, outcome="conflict", row=row_of(site("theirs"), 200), conflicts=[conflict]
    )
    recorded = settling.record_results(laptop.store, [result], now=NOW)
    assert recorded.conflicts == 1
    assert laptop.row("site", "site-ingrid").note == "theirs"
    with laptop.store.writing() as connection:
        (found,) = sync_state.conflicts(connection, row_id="site-ingrid")
        assert (found.mine, found.office) == ("mine", "theirs")
        sync_state.settle_conflict(connection, "conflict-1", keep="mine", choice="mine", now=NOW)
        assert sync_state.conflicts(connection) == ()
        assert outbox.pending(connection, now=NOW) == (), "it may still be taken back"
        (change,) = outbox.pending(connection, now=NOW, held_too=True)
    assert (change.set, change.base) == ({"note": "mine"}, {"note": 200})
    assert laptop.row("site", "site-ingrid").note == "mine"


def test_keeping_the_offices_value_is_told_to_the_office(laptop: Any) -> None:
    """Until its author writes the field once more, the conflict is open there."""
    conflict = ConflictWire(
        id="conflict-2", kind="site", row_id="site-ingrid", field="note", mine_at=NOW, office_at=NOW
    )
    with laptop.store.writing() as connection:
        sync_state.keep_conflict(connection, conflict)
        sync_state.settle_conflict(connection, "conflict-2", keep="theirs", choice="office", now=NOW)
    assert laptop.outbox() == [("site", "site-ingrid", "set", {"note": "Portkode 4417"})]


def test_rows_that_left_are_forgotten_with_their_files(laptop: Any) -> None:
    blob = laptop.store.blobs.put(b"a photo", job_id="job-1")
    with laptop.store.reading() as connection:
        here = sync_state.cursor(connection)
    gone = [
        Removed(kind="job", id="job-1", why="out_of_scope"),
        Removed(kind="job", id="never-here", why="deleted"),
    ]
    there = Cursor(epoch=here.epoch, scope_version=1, seq=here.seq + 1)
    pages.apply_page(laptop.store, page(laptop, to=there, removed=gone))
    assert [job.id for job in laptop.all("job")] == ["job-2"]
    assert not laptop.store.blobs.has(blob)


def test_a_row_that_left_with_unsent_work_stays_until_that_is_sent(laptop: Any) -> None:
    op_id = note_it(laptop, "mine")
    with laptop.store.reading() as connection:
        here = sync_state.cursor(connection)
    there = Cursor(epoch=here.epoch, scope_version=1, seq=here.seq + 1)
    gone = [Removed(kind="site", id="site-ingrid", why="out_of_scope")]
    pages.apply_page(laptop.store, page(laptop, to=there, removed=gone))
    assert laptop.row("site", "site-ingrid").note == "mine"
    settling.record_results(laptop.store, [PushResult(op_id=op_id, outcome="applied", code="late")], now=NOW)
    assert laptop.all("site", id=["site-ingrid"]) == ()


def test_a_snapshot_sweeps_what_it_did_not_contain_but_nothing_unsent(laptop: Any) -> None:
    note_it(laptop, "mine")
    with laptop.store.writing() as connection:
        rows.create(
            connection,
            "note",
            Note(id="note-1", job_id="job-1", author="Kari", text="x", written_at=NOW),
            now=NOW,
        )
    snapshot = page(
        laptop,
        row_of(laptop.row("job", "job-2"), 7, "job"),
        to=Cursor(epoch="epoch-1", scope_version=2, seq=7),
        snapshot=True,
    )
    changes = pages.apply_page(laptop.store, snapshot)
    assert changes is not None
    assert "job-1" in changes.of_kind("job")
    assert [job.id for job in laptop.all("job")] == ["job-2"]
    assert [found.id for found in laptop.all("site")] == ["site-ingrid"]
    assert [found.id for found in laptop.all("note")] == ["note-1"]
    assert laptop.all("part") == ()


def test_a_snapshot_in_pages_goes_on_after_a_restart_and_sweeps_at_its_end(laptop: Any) -> None:
    first = page(
        laptop,
        row_of(laptop.row("job", "job-2"), 5, "job"),
        to=Cursor(epoch="epoch-1", scope_version=2, seq=5),
        snapshot=True,
        has_more=True,
    )
    pages.apply_page(laptop.store, first)
    assert {job.id for job in laptop.all("job")} == {"job-1", "job-2"}
    with laptop.store.reading() as connection:
        assert pages.snapshot_running(connection)
    last = page(
        laptop, row_of(site("new", site_id="s9"), 9), to=Cursor(epoch="epoch-1", scope_version=2, seq=9)
    )
    pages.apply_page(laptop.store, last)
    assert {job.id for job in laptop.all("job")} == {"job-2"}
    assert {found.id for found in laptop.all("site")} == {"s9"}
    with laptop.store.reading() as connection:
        assert not pages.snapshot_running(connection)


def test_a_restored_server_gets_accepted_changes_again_and_honest_bases(laptop: Any) -> None:
    accepted = note_it(laptop, "one")
    settling.record_results(
        laptop.store, [PushResult(op_id=accepted, outcome="applied", row=row_of(site("one"), 200))], now=NOW
    )
    unsent = note_it(laptop, "two")
    restored = page(
        laptop,
        row_of(site("Portkode 4417"), 30),
        to=Cursor(epoch="epoch-2", scope_version=1, seq=30),
        snapshot=True,
    )
    pages.apply_page(laptop.store, restored)
    with laptop.store.reading() as connection:
        again, last = outbox.pending(connection, now=NOW)
    assert (again.op_id, again.set, again.base) == (accepted, {"note": "one"}, {"note": 30})
    # What the office wrote is compared by value: the second change saw "one", not what the server has now.
    assert (last.op_id, last.set, last.base) == (unsent, {"note": "two"}, {"note": 0})
    assert laptop.row("site", "site-ingrid").note == "two"


def test_a_restored_server_with_another_value_is_asked_to_decide(laptop: Any) -> None:
    unsent = note_it(laptop, "mine")
    restored = page(
        laptop,
        row_of(site("somebody else's"), 30),
        to=Cursor(epoch="epoch-2", scope_version=1, seq=30),
        snapshot=True,
    )
    pages.apply_page(laptop.store, restored)
    with laptop.store.reading() as connection:
        (change,) = outbox.pending(connection, now=NOW)
    assert (change.op_id, change.base) == (unsent, {"note": 0})


def test_rows_and_kinds_of_a_newer_program_do_not_keep_the_others_away(laptop: Any) -> None:
    strange = dataclasses.asdict(site("x", site_id="s2")) | {"country": None}
    strange.pop("id")
    with laptop.store.reading() as connection:
        here = sync_state.cursor(connection)
    answer = page(
        laptop,
        Row(kind="hologram", id="h1", fields={"a": 1}, versions={}, seq=400),
        Row(kind="site", id="s2", fields=strange, versions={}, seq=401),
        row_of(site("good", site_id="s3"), 402),
        to=Cursor(epoch=here.epoch, scope_version=1, seq=402),
    )
    changes = pages.apply_page(laptop.store, answer)
    assert changes is not None
    assert changes.of_kind("site") == {"s3"}


def test_a_copy_that_differs_from_the_servers_is_noticed(laptop: Any) -> None:
    with laptop.store.reading() as connection:
        marks = {
            kind: Check(count=count, mark=mark)
            for kind in ("job", "site")
            for count, mark in [
                marks_of(map(tuple, connection.exec_driver_sql(f"SELECT id, seq FROM {kind}")))
            ]
        }
        assert pages.damaged_kinds(connection, marks) == ()
    with laptop.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM site WHERE id = 'site-depot'")
        assert pages.damaged_kinds(connection, marks) == ("site",)


def test_a_held_status_is_not_lost_under_a_page(laptop: Any) -> None:
    job = laptop.row("job", "job-1")
    with laptop.store.writing() as connection:
        rows.edit(connection, "job", "job-1", now=NOW, status=JobStatus.TRAVELLING)
    laptop.office(job=[dataclasses.replace(job, concern="colder than thought")])
    now = laptop.row("job", "job-1")
    assert (now.status, now.concern) == (JobStatus.TRAVELLING, "colder than thought")
    with laptop.store.reading() as connection:
        (change,) = outbox.pending(connection, now=NOW + SECOND_THOUGHTS)
    assert change.set == {"status": "travelling"}


def test_a_change_behind_a_refused_one_is_answered_blocked_and_waits_on(laptop: Any) -> None:
    op_id = note_it(laptop, "mine")
    recorded = settling.record_results(
        laptop.store, [PushResult(op_id=op_id, outcome="blocked", code="earlier_change_rejected")], now=NOW
    )
    assert (recorded.unsettled, recorded.accepted) == (1, 0)
    assert len(laptop.outbox()) == 1
    assert laptop.row("site", "site-ingrid").note == "mine"


def test_a_second_change_does_not_claim_to_have_seen_what_a_page_hid_under_the_first(laptop: Any) -> None:
    note_it(laptop, "one")
    laptop.office(site=[site("the office's, never shown")])
    note_it(laptop, "two")
    with laptop.store.reading() as connection:
        first, second = outbox.pending(connection, now=NOW)
    assert second.base == first.base
    assert second.base["note"] < laptop.seq


def test_a_crash_inside_a_page_leaves_the_cursor_so_that_the_page_comes_again(laptop: Any) -> None:
    with laptop.store.reading() as connection:
        here = sync_state.cursor(connection)
    there = Cursor(epoch=here.epoch, scope_version=1, seq=here.seq + 60)
    many = [row_of(site("new", site_id=f"s-{n}"), here.seq + n + 1) for n in range(60)]
    answer = page(laptop, *many, to=there)
    copying, count = laptop.store.copying, 0

    class PowerCut(Exception):
        pass

    @contextmanager
    def until_the_second() -> Iterator[Any]:
        nonlocal count
        count += 1
        if count == 2:
            raise PowerCut
        with copying() as connection:
            yield connection

    laptop.store.copying = until_the_second
    with pytest.raises(PowerCut):
        pages.apply_page(laptop.store, answer)
    laptop.store.copying = copying
    assert 0 < len(laptop.all("site")) - 2 < 60
    with laptop.store.reading() as connection:
        assert sync_state.cursor(connection) == here
    assert pages.apply_page(laptop.store, answer) is not None
    assert len(laptop.all("site")) == 62


def test_a_row_this_program_cannot_read_is_no_reason_to_fetch_everything_anew(laptop: Any) -> None:
    job = to_fields("job", laptop.row("job", "job-1")) | {"kind": "teleport"}
    with laptop.store.reading() as connection:
        here = sync_state.cursor(connection)
        known = dict(map(tuple, connection.exec_driver_sql("SELECT id, seq FROM job")))
    there = Cursor(epoch=here.epoch, scope_version=1, seq=900)
    strange = Row(kind="job", id="job-new", fields=job, versions={}, seq=900)
    pages.apply_page(laptop.store, page(laptop, strange, to=there))
    count, mark = marks_of({**known, "job-new": 900}.items())
    with laptop.store.reading() as connection:
        assert pages.damaged_kinds(connection, {"job": Check(count=count, mark=mark)}) == ()
    gone = [Removed(kind="job", id="job-new", why="deleted")]
    pages.apply_page(
        laptop.store, page(laptop, to=Cursor(epoch=here.epoch, scope_version=1, seq=901), removed=gone)
    )
    count, mark = marks_of(known.items())
    with laptop.store.reading() as connection:
        assert pages.damaged_kinds(connection, {"job": Check(count=count, mark=mark)}) == ()
