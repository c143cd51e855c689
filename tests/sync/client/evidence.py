"""What a history must keep true, and who may be forgiven: collected while it runs, judged at its end."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from fieldapp.domain.people import Role
from fieldapp.store import outbox, rows, sync_state
from sync.protocol.kinds import KINDS, from_fields, to_fields
from sync.protocol.wire import Cursor, PullAnswer
from sync.server import tables
from sync.server.actors import Actor
from sync.server.database import DATABASE_NAME
from sync.server.merging import COMPANIONS, JOINED
from sync.server.queries import LARGEST_PAGE, pull_page

if TYPE_CHECKING:
    from histories import HistoryLaptop, HistoryOffice

Held = frozenset[str]


@dataclass(frozen=True)
class Edit:
    """One change somebody made on a laptop; `before` is what the screen showed."""

    op_id: str
    kind: str
    row_id: str
    action: str
    fields: dict[str, Any]
    before: dict[str, Any]


class _Alarms(logging.Handler):
    """Hears a laptop say that its copy differs from what the office counted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += "copy_differs" in record.getMessage()


@dataclass
class Evidence:
    """Everything a judge needs. `excused` are changes that went down with a disk no sync can bring back."""

    office: HistoryOffice
    laptops: Sequence[HistoryLaptop]
    edits: dict[tuple[str, str], Edit] = field(default_factory=dict)
    by_laptop: defaultdict[str, dict[str, Edit]] = field(default_factory=lambda: defaultdict(dict))
    excused: set[str] = field(default_factory=set)
    told: dict[str, set[tuple[str, Any]]] = field(default_factory=dict)
    """By change: what its author was asked about, as (field, the office's value)."""
    disks_put_back: int = 0
    removed: set[tuple[str, str]] = field(default_factory=set)  # by the office, for everybody
    known_when_revoked: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    # While it runs

    def look(self, laptop: HistoryLaptop) -> None:
        """After each step: what was changed on this laptop."""
        if laptop.gone:
            return
        with laptop.store.reading() as connection:
            found = connection.exec_driver_sql(
                "SELECT op_id, kind, row_id, action, fields, before FROM outbox"
            ).all()
        for op_id, kind, row_id, action, fields, before in found:
            edit = Edit(op_id, kind, row_id, action, json.loads(fields), json.loads(before))
            self.edits.setdefault((op_id, fields), edit)
            self.by_laptop[laptop.folder.name].setdefault(op_id, edit)
            if op_id not in self.told:
                self.told[op_id] = {
                    (one.field, one.office)
                    for one in laptop.conflicts()
                    if (one.kind, one.row_id) == (kind, row_id)
                }
        if laptop.revoked:
            own = {(edit.kind, edit.row_id) for edit in self.by_laptop[laptop.folder.name].values()}
            new = self._rows_of(laptop) - self.known_when_revoked[laptop.folder.name] - own
            assert not new, f"a laptop out of service received {sorted(new)}"

    def taken_back(self, laptop: HistoryLaptop, connection: sa.Connection) -> None:
        """A gesture was undone: its changes are nobody's any more."""
        self.excused |= set(self.by_laptop[laptop.folder.name]) - _held(connection) - self._at_the_office()

    @contextmanager
    def watching(self, laptop: HistoryLaptop) -> Iterator[None]:
        """Around a sync: the cursor never goes back within an epoch, and no copy ever differs."""
        before, alarms = self._cursor(laptop), _Alarms()
        log = logging.getLogger("fieldapp.sync")
        log.addHandler(alarms)
        try:
            yield
        finally:
            log.removeHandler(alarms)
        assert not alarms.count, "the copy differed from what the office counted"
        after = self._cursor(laptop)
        if (before.epoch, before.scope_version) == (after.epoch, after.scope_version):
            assert after.seq >= before.seq, f"the cursor went back from {before.seq} to {after.seq}"

    def _cursor(self, laptop: HistoryLaptop) -> Cursor:
        with laptop.store.reading() as connection:
            return sync_state.cursor(connection)

    def held_by(self, laptop: HistoryLaptop) -> Held:
        """Changes that wait on a laptop or are remembered there."""
        with laptop.store.reading() as connection:
            return _held(connection)

    def office_goes_back(self, backup: Path) -> None:
        """What only the office had since the backup is lost; what laptops remember is not."""
        self.disks_put_back += 1
        copy = sqlite3.connect(backup / DATABASE_NAME)
        kept = {row[0] for row in copy.execute("SELECT op_id FROM op")}
        copy.close()
        held = set[str]().union(*(self.held_by(one) for one in self.laptops if not one.gone))
        self.excused |= self._at_the_office() - kept - held

    def laptop_went_back(self, laptop: HistoryLaptop, before: Held) -> None:
        """What only this disk had since its image is lost."""
        self.disks_put_back += 1
        self.excused |= before - self.held_by(laptop) - self._at_the_office()
        if laptop.folder.name in self.known_when_revoked:  # the old disk may show what has been deleted since
            self.known_when_revoked[laptop.folder.name] |= self._rows_of(laptop)

    def revoked(self, laptop: HistoryLaptop) -> None:
        """The office took the laptop out of service: from now on it gets nothing new."""
        self.known_when_revoked[laptop.folder.name] = self._rows_of(laptop)

    def wiped(self, laptop: HistoryLaptop) -> None:
        """What was only on it is lost on purpose – when it was to be wiped at once."""
        lost = self.held_by(laptop) - self._at_the_office()
        if laptop.revoked == "push_then_wipe":
            with laptop.store.reading() as connection:
                refused = {c.row_id for c in outbox.changes_waiting(connection) if c.state == "rejected"}
            left = {e.row_id for op_id, e in self.by_laptop[laptop.folder.name].items() if op_id in lost}
            assert left <= refused, f"wiped before {sorted(left - refused)} was handed over"
        self.excused |= lost

    def _at_the_office(self) -> set[str]:
        """Changes the office has taken (and not only answered with a refusal)."""
        with self.office.database.reading() as connection:
            return {
                row.op_id
                for row in connection.execute(sa.select(tables.op.c.op_id, tables.op.c.result))
                if json.loads(row.result)["outcome"] != "rejected"
            }

    def _rows_of(self, laptop: HistoryLaptop) -> set[tuple[str, str]]:
        with laptop.store.reading() as connection:
            return {
                (kind, row[0])
                for kind in KINDS
                for row in connection.exec_driver_sql(f"SELECT id FROM {kind}")
            }

    # At the end

    def judge(self) -> None:
        """Everybody has synced over a good network.

        Raises:
            AssertionError: a promise was broken.
        """
        self._read_the_books()
        for laptop in self.laptops:
            if not laptop.gone and not laptop.revoked:
                self._judge_laptop(laptop)
            elif not laptop.gone:
                # Out of service and signed out: it can no longer be asked for anything.
                self.excused |= self.held_by(laptop)
        for edit in self.edits.values():
            if edit.op_id not in self.excused and edit.op_id not in self._waiting:
                self._judge_edit(edit)
        self._judge_history()
        self._judge_conflicts()

    def _read_the_books(self) -> None:
        with self.office.database.reading() as connection:
            self._ops = {
                row.op_id: (json.loads(row.taken), json.loads(row.result), row.device_id)
                for row in connection.execute(sa.select(tables.op))
            }
            self._open_conflicts = {
                row.id: row
                for row in connection.execute(
                    sa.select(tables.conflict).where(tables.conflict.c.state == "open")
                )
            }
            self._late = set(connection.execute(sa.select(tables.late_contribution.c.op_id)).scalars())
            self._history = [
                (
                    row.op_id,
                    row.device_id,
                    row.kind,
                    row.row_id,
                    json.loads(row.before),
                    json.loads(row.after),
                )
                for row in connection.execute(sa.select(tables.history).order_by(tables.history.c.seq))
            ]
        self._waiting: set[str] = set()
        for laptop in self.laptops:
            if not laptop.gone:
                with laptop.store.reading() as connection:
                    self._waiting |= {change.op_id for change in outbox.changes_waiting(connection)}

    def _judge_laptop(self, laptop: HistoryLaptop) -> None:
        name = laptop.folder.name
        with laptop.store.reading() as connection:
            waits = outbox.changes_waiting(connection)
            mine = {
                (kind, value.id): to_fields(kind, value)
                for kind in KINDS
                for value in rows.fetch_many(connection, kind)
            }
            receipts = connection.exec_driver_sql(
                "SELECT sha256, done_at, problem FROM media WHERE direction = 'up'"
            ).all()
        refused = {(change.kind, change.row_id) for change in waits if change.state == "rejected"}
        stuck = [change for change in waits if (change.kind, change.row_id) not in refused]
        assert not stuck, f"{name} still has {stuck}"
        theirs = self._in_scope(laptop)
        for key in sorted({*mine, *theirs} - refused):
            assert mine.get(key) == theirs.get(key), (
                f"{name} shows {key} as {mine.get(key)}, not {theirs.get(key)}"
            )
        assert not leftovers(laptop), f"{name} has leftovers {leftovers(laptop)}"
        kept = {conflict.id for conflict in laptop.conflicts()}
        over = kept - self._open_conflicts.keys()
        assert not over, f"{name} keeps settled conflicts {over}"
        swallowed = [
            met
            for met in self._open_conflicts.values()
            if met.device_id == laptop.device_id and (met.kind, met.row_id) in mine and met.id not in kept
        ]
        assert self.disks_put_back or not swallowed, f"{name} does not tell of {swallowed}"
        for sha256, done_at, problem in receipts:
            stored = self.office.database.blobs.has(sha256)
            assert done_at is None or stored, f"{name} has a receipt for {sha256}, which the office has not"
            assert done_at is not None or problem or refused, f"{name} never sent {sha256}"

    def _in_scope(self, laptop: HistoryLaptop) -> dict[tuple[str, str], Any]:
        account = laptop.account
        actor = Actor(
            tenant=account.tenant, person_id=account.person_id, name=account.name, role=Role.TECHNICIAN
        )
        with self.office.database.reading() as connection:
            page = PullAnswer.model_validate_json(pull_page(connection, actor, Cursor(), LARGEST_PAGE))
        assert not page.has_more
        return {
            (row.kind, row.id): to_fields(row.kind, from_fields(row.kind, row.id, row.fields))
            for row in page.rows
        }

    def _judge_edit(self, edit: Edit) -> None:
        """It is in the history, in a conflict, or with the office as late work."""
        assert edit.op_id in self._ops, f"{edit} is lost"
        taken, result, _device = self._ops[edit.op_id]
        if edit.op_id in self._late or (edit.kind, edit.row_id) in self.removed:
            return
        assert result["outcome"] != "rejected", f"{edit} was refused and is not kept on the laptop"
        clashed = {conflict["field"] for conflict in result.get("conflicts", ())}
        for name, value in edit.fields.items():
            if name in clashed or _follows(edit.kind, name) or (edit.kind, name) in JOINED:
                continue
            written = [
                after[name] == value
                for op_id, _, kind, row_id, _, after in self._history
                if (kind, row_id) == (edit.kind, edit.row_id)
                and name in after
                and (op_id == edit.op_id or name in taken)
            ]
            assert any(written), f"{name} of {edit} is in no history and no conflict: {result}"

    def _judge_history(self) -> None:
        """Nothing was applied twice, and nobody overwrote what they had not seen."""
        counted: Counter[tuple[str, str, str, str]] = Counter()
        made = {edit.op_id: edit for edit in self.edits.values()}
        for op_id, device_id, kind, row_id, before, after in self._history:
            edit = made.get(op_id)
            if not device_id or edit is None:
                continue
            counted.update((op_id, kind, row_id, name) for name in after if name in edit.fields)
            if edit.action == "create" or (edit.kind, edit.row_id) != (kind, row_id):
                continue
            for name in set(after) & set(edit.before):
                if name == "status" or _follows(kind, name) or (kind, name) in JOINED:
                    continue
                # A laptop that gives its changes again to an office put back shows its own value until they are
                # answered. The conflict on its list still names the office's: writing then is choosing.
                seen = (name, before.get(name)) in self.told.get(op_id, ())
                assert seen or before.get(name) in (edit.before[name], after[name]), (
                    f"{edit} overwrote {before.get(name)!r}, which it had not seen"
                )
        twice = [key for key, count in counted.items() if count > 1]
        assert not twice, f"applied twice: {twice}"

    def _judge_conflicts(self) -> None:
        """No laptop conflicts with itself – unless a disk was put back, and it meets its own later work."""
        if self.disks_put_back:
            return
        conflict, op, history = tables.conflict, tables.op, tables.history
        with self.office.database.reading() as connection:
            made = connection.execute(
                sa.select(conflict, op.c.at.label("told_at")).join(op, op.c.op_id == conflict.c.op_id)
            ).all()
            written = connection.execute(sa.select(history)).all()
        for met in made:
            writers = [
                one.device_id
                for one in written
                if (one.kind, one.row_id) == (met.kind, met.row_id)
                and one.at <= met.told_at  # what it wrote itself once the conflict was settled is none
                and json.loads(one.after).get(met.field, self) == json.loads(met.office)
            ]
            assert met.device_id not in writers, f"a laptop conflicts with itself: {met}"


def _held(connection: sa.Connection) -> Held:
    return frozenset(
        row[0] for row in connection.exec_driver_sql("SELECT op_id FROM outbox UNION SELECT op_id FROM acked")
    )


def _follows(kind: str, name: str) -> bool:
    return any(name in companions for companions in COMPANIONS.get(kind, {}).values())


def leftovers(laptop: HistoryLaptop) -> list[Any]:
    """Rows that still claim to have something pending."""
    with laptop.store.reading() as connection:
        return [
            (kind, *row)
            for kind in KINDS
            for row in connection.exec_driver_sql(
                f"SELECT id, pending, shadow FROM {kind} WHERE (pending != '{{}}' OR shadow != '{{}}' OR leaving)"
                " AND id NOT IN (SELECT row_id FROM outbox)"
            )
        ]
