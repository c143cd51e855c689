"""Rows and their pending changes."""

import dataclasses
import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from empty_profile import new_store
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.domain.changes import Changes
from fieldapp.domain.customer_messages import Note
from fieldapp.domain.inspections import Answer, answer_id
from fieldapp.domain.jobs import JobStatus
from fieldapp.errors import NotFound
from fieldapp.store import outbox, pages, rows, sync_state
from fieldapp.store.columns import columns_of, time_text
from fieldapp.store.engine import Store
from fieldapp.store.shadow import apply_rows, ready
from sync.protocol.kinds import KINDS, field_names, from_fields, to_fields
from sync.protocol.wire import Cursor, PullAnswer, Row

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)

st.register_type_strategy(
    datetime,
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis adds the zone
)
st.register_type_strategy(int, st.integers(-(2**53), 2**53))
st.register_type_strategy(float, st.floats(-1e9, 1e9))
st.register_type_strategy(
    str, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = new_store(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


class TakenBack(Exception):
    """A transaction has shown what it was begun for."""


@given(data=st.data())
@settings(max_examples=60)
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_value_comes_back_as_it_went_in_and_travels_as_the_protocol_says(
    store: Store, kind: str, data: st.DataObject
) -> None:
    value = data.draw(st.from_type(KINDS[kind].value))
    value = dataclasses.replace(value, id=secrets.token_hex(8))
    row = Row(
        kind=kind,
        id=value.id,
        fields=to_fields(kind, value),
        versions=dict.fromkeys(field_names(kind), 3),
        seq=3,
    )
    with suppress(TakenBack), store.writing() as connection:
        if KINDS[kind].creatable:
            rows.create(connection, kind, value, now=NOW)
            sent = outbox.changes_waiting(connection)[-1].fields
            assert sent == row.fields
            assert from_fields(kind, value.id, sent) == value
        else:
            assert apply_rows(connection, ready([row]), generation=0).of_kind(kind) == {value.id}
        assert rows.fetch(connection, kind, value.id) == value
        raise TakenBack  # the next example need not look through all that were before


@given(
    st.lists(
        st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.timezones()),  # noqa: DTZ001
        min_size=2,
    )
)
def test_times_as_text_sort_as_times(moments: list[datetime]) -> None:
    by_text = sorted(moments, key=time_text)
    assert [moment.timestamp() for moment in by_text] == sorted(moment.timestamp() for moment in moments)


def answer(value: str = "ok", path: str = "/data/a", **fields: Any) -> Answer:
    return Answer(
        id=answer_id("inspection-1", path),
        inspection_id="inspection-1",
        path=path,
        value=value,
        answered_at=NOW,
        **fields,
    )


def waiting(store: Store) -> tuple[outbox.PendingChange, ...]:
    with store.reading() as connection:
        return outbox.changes_waiting(connection)


def test_a_row_and_its_change_are_kept_together_or_not_at_all(fresh: Store) -> None:
    def half_way() -> None:
        with fresh.writing() as connection:
            rows.create(connection, "answer", answer(), now=NOW)
            raise LookupError

    with pytest.raises(LookupError):
        half_way()
    assert waiting(fresh) == ()
    with fresh.reading() as connection, pytest.raises(NotFound):
        rows.fetch(connection, "answer", answer().id)


def test_saving_creates_once_and_then_sets_only_what_differs(fresh: Store) -> None:
    with fresh.writing() as connection:
        assert rows.save(connection, "answer", answer("ok"), now=NOW) == Changes.of("answer", answer().id)
        assert rows.save(connection, "answer", answer("ok"), now=NOW) == Changes()
        rows.save(connection, "answer", answer("not_ok"), now=NOW)
    created, changed = waiting(fresh)
    assert (created.action, created.fields["value"]) == ("create", "ok")
    assert (changed.action, changed.fields, changed.before) == ("set", {"value": "not_ok"}, {"value": "ok"})


def test_editing_to_the_same_value_queues_nothing(fresh: Store) -> None:
    with fresh.writing() as connection:
        rows.create(connection, "answer", answer(), now=NOW)
        assert not rows.edit(connection, "answer", answer().id, now=NOW, value="ok", answered_at=NOW)
    assert len(waiting(fresh)) == 1


def test_a_laptop_cannot_set_or_create_what_is_the_offices(laptop: Any) -> None:
    with laptop.store.writing() as connection, pytest.raises(ValueError, match="concern"):
        rows.edit(connection, "job", "job-1", now=NOW, concern="something else")
    with laptop.store.writing() as connection, pytest.raises(ValueError, match="company"):
        rows.create(connection, "company", rows.fetch(connection, "company", "company"), now=NOW)


def test_an_edit_names_the_version_it_saw_and_this_laptops_earlier_change(laptop: Any) -> None:
    with laptop.store.writing() as connection:
        seen = connection.exec_driver_sql("SELECT versions FROM site WHERE id = 'site-ingrid'").scalar_one()
        rows.edit(connection, "site", "site-ingrid", now=NOW, note="one")
        rows.edit(connection, "site", "site-ingrid", now=NOW, note="two")
        first, second = outbox.pending(connection, now=NOW)
    assert f'"note":{first.base["note"]}' in seen
    assert first.prev == {}
    assert second.base == first.base
    assert second.prev == {"note": first.op_id}


def test_an_edit_of_a_row_made_here_builds_on_its_creation(fresh: Store) -> None:
    with fresh.writing() as connection:
        rows.create(connection, "answer", answer(), now=NOW)
        rows.edit(connection, "answer", answer().id, now=NOW, value="not_ok")
        created, changed = outbox.pending(connection, now=NOW)
    assert (changed.base, changed.prev) == ({"value": 0}, {"value": created.op_id})


def test_rows_are_found_by_value_by_any_of_several_and_by_absence(fresh: Store) -> None:
    with fresh.writing() as connection:
        for number in range(3):
            rows.create(connection, "answer", answer(str(number), f"/data/{number}"), now=NOW)
        rows.create(connection, "answer", answer("9", "/data/9", tool_id="tool-1"), now=NOW)

        def values(**equals: Any) -> set[str]:
            return {found.value for found in rows.fetch_many(connection, "answer", **equals)}

        assert values(inspection_id="inspection-1") == {"0", "1", "2", "9"}
        assert values(value=["1", "2", "7"]) == {"1", "2"}
        assert values(tool_id=None) == {"0", "1", "2"}
        assert values(tool_id="tool-1", inspection_id="other") == set()
        wanted = [answer(path=f"/data/{number}").id for number in (2, 0, 5)]
        assert [found.value for found in rows.fetch_in_order(connection, "answer", wanted)] == ["2", "0"]


def test_a_field_the_server_knows_and_this_program_does_not_is_kept(fresh: Store) -> None:
    note = Note(id="note-1", job_id="job-1", author="Odd", text="ring twice", written_at=NOW)
    fields = {**to_fields("note", note), "mood": "calm"}
    page = PullAnswer(
        since=Cursor(),
        cursor=Cursor(epoch="e", seq=1),
        snapshot=True,
        rows=[Row(kind="note", id="note-1", fields=fields, versions={}, seq=1)],
        removed=[],
        has_more=False,
    )
    pages.apply_page(fresh, page)
    with fresh.reading() as connection:
        assert rows.fetch(connection, "note", "note-1") == note
        assert connection.exec_driver_sql("SELECT extra FROM note").scalar_one() == '{"mood":"calm"}'


def test_columns_are_the_fields_of_the_values() -> None:
    for name, kind in KINDS.items():
        assert tuple(column.name for column in columns_of(kind.value)) == field_names(name)


def test_single_values_and_the_session_are_kept(fresh: Store) -> None:
    session = sync_state.Session(
        server_url="https://office.invalid",
        tenant="main",
        device_id="d",
        device_name="n",
        person_id="p",
        person_name="Kari",
        access="a",
        access_until=NOW,
        refresh="r",
        last_contact=NOW + timedelta(seconds=1),
        clock_offset=-2.5,
    )
    with fresh.writing() as connection:
        assert sync_state.session(connection) is None
        sync_state.keep_session(connection, session)
        assert sync_state.session(connection) == session
        sync_state.keep_session(connection, None)
        assert sync_state.session(connection) is None
        sync_state.count_traffic(connection, sent=10, received=5, now=NOW)
        sync_state.count_traffic(connection, sent=1, received=1, now=NOW)
        assert sync_state.traffic(connection, NOW.date()) == 17


def test_a_status_change_waits_by_itself(laptop: Any) -> None:
    with laptop.store.writing() as connection:
        rows.edit(connection, "job", "job-1", now=NOW, status=JobStatus.TRAVELLING)
        assert outbox.pending(connection, now=NOW) == ()
        assert outbox.next_release(connection, now=NOW) == NOW + outbox.SECOND_THOUGHTS
        (change,) = outbox.pending(connection, now=NOW + outbox.SECOND_THOUGHTS)
    assert change.set == {"status": "travelling"}
