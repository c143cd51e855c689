"""Taking changes in: each once, in order, merged by field; refused ones answered, never dropped.

One call is one transaction of the caller. Technicians' pushes, the office's edits and the centre's own writes all go
through `accept`; only technicians are held to ownership.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from pydantic import JsonValue
from pydantic_core import from_json
from sqlalchemy import Connection

from fieldapp.errors import FieldAppError, InputRefused, NotAllowedNow
from sync.protocol.kinds import (
    KINDS,
    field_from_json,
    field_in_form,
    field_names,
    from_fields,
    time_fields,
    to_fields,
)
from sync.protocol.wire import Change, ConflictWire, Cursor, PushResult
from sync.server import tables
from sync.server.actors import Actor
from sync.server.conflicts import (
    open_conflicts_of,
    record_clashes,
    settled_by_author,
    told_again,
    without_values,
)
from sync.server.database import stamp
from sync.server.effects import FILES, HOLD, Effects, natural_key
from sync.server.fitness import examined, require_bounds, require_times
from sync.server.late_work import tell_received
from sync.server.ledger import Ledger, Source, StoredRow, dump
from sync.server.merging import merge
from sync.server.possession import readable
from sync.server.queries import standing
from sync.server.release import check_release
from sync.server.rules import ChangeRejected, Placement, TechnicianRules
from sync.server.scope import SHARED_KINDS, Scopes, reader_of

_ROW = {"row"}
_SHA256 = re.compile("[0-9a-f]{64}")


class _KnownOp(NamedTuple):
    """A change that was answered before: by whom, what it set, what it was told."""

    person_id: str
    seq: int
    taken: frozenset[str]
    result: PushResult


def accept(
    connection: Connection,
    *,
    actor: Actor,
    changes: Sequence[Change],
    now: datetime,
    mail_hold: timedelta = HOLD,
    newest: int | None = None,
    author: str = tables.NOBODY,
) -> list[PushResult]:
    """Take a batch of changes in and answer each, in order; an e-mail among them waits `mail_hold` before it leaves.

    `newest`: the tenant's newest sequence number, where the caller has locked the tenant already. `author`: the
    technician whose work the office takes over.
    """
    ledger = Ledger(connection, actor.tenant, now=now, newest=newest)
    intake = _Intake(ledger, actor, changes, mail_hold, author)
    return [
        result if row is None else result.model_copy(update={"row": row.wire()})
        for result, row in intake.run()
    ]


def accept_for_laptop(
    connection: Connection,
    *,
    actor: Actor,
    changes: Sequence[Change],
    now: datetime,
    mail_hold: timedelta,
    newest: int | None,
    cursor: Cursor | None = None,
) -> tuple[bytes, Counter[str]]:
    """As `accept`, the answers as a `PushAnswer` in JSON, and how many there are of each outcome.

    Where a laptop that stands at `cursor` stands afterwards is told when the answers are all it could pull.
    Making a value of each row only to write it as JSON would take a tenth of a push.
    """
    ledger = Ledger(connection, actor.tenant, now=now, newest=newest)
    here = None if cursor is None else standing(connection, actor, cursor)
    intake = _Intake(ledger, actor, changes, mail_hold)
    answered = intake.run()
    told = ""
    if here is not None and not here.anything_new and intake.tells_all(answered):
        told = f',"cursor":{here.cursor.model_copy(update={"seq": ledger.seq}).model_dump_json()}'
    texts = [
        result.model_dump_json()
        if row is None
        else f'{result.model_dump_json(exclude=_ROW)[:-1]},"row":{row.wire_text()}}}'
        for result, row in answered
    ]
    answer = f'{{"results":[{",".join(texts)}]{told}}}'.encode()
    return answer, Counter(result.outcome for result, _ in answered)


class _Intake:
    def __init__(
        self,
        ledger: Ledger,
        actor: Actor,
        changes: Sequence[Change],
        mail_hold: timedelta,
        author: str = tables.NOBODY,
    ) -> None:
        self._ledger = ledger
        self._actor = actor
        self._changes = examined(changes)
        changes = [change for change, unfit in self._changes if unfit is None]
        self._rules = TechnicianRules(ledger, actor) if actor.is_technician else None
        self._scopes = Scopes(ledger)
        author = actor.person_id if actor.is_technician else author
        files = _files_named(changes) if author else frozenset[str]()
        self._effects = Effects(
            ledger,
            hold=mail_hold,
            author=author,
            may_read=frozenset(readable(ledger.connection, ledger.tenant, author, files) if files else ()),
        )
        self._stuck: set[tuple[str, str]] = set()
        self._late: Counter[str] = Counter()  # changes for the office to decide about, by job
        changes_rows = any(change.action == "set" for change in changes)
        self._conflicts = open_conflicts_of(ledger, actor) if actor.is_technician and changes_rows else {}
        self._conflicts_stand = not self._conflicts  # nothing this push does settles any, or makes one
        self._written: set[tuple[str, str]] = set()
        named = {change.op_id for change, _ in self._changes} | {
            op for change in changes for op in change.prev.values()
        }
        rows_named = _rows_named(changes)
        self._known = {
            op_id: _KnownOp(
                found.person_id,
                found.seq,
                frozenset(from_json(found.taken)),
                PushResult.model_validate_json(found.result),
            )
            for op_id, found in ledger.prefetch(rows_named, ops=named).items()
        }
        # An answer's job is known by its inspection; the second step fetches those jobs in one go as well.
        ledger.prefetch(
            ("job", found.job_id)
            for kind, row_id in rows_named
            if (found := ledger.get(kind, row_id)) is not None and found.job_id
        )

    def run(self) -> list[tuple[PushResult, StoredRow | None]]:
        """Each answer in order, with the row as it stands afterwards where its author may see it."""
        results = [self._answer(change, unfit) for change, unfit in self._changes]
        tell_received(self._ledger, self._actor.person_id, self._late)
        self._scopes.settle()
        self._written = self._ledger.unwritten() | {
            # One that left is in no answer.
            (share["kind"], share["id"]) if share["present"] else ("", "")
            for share in self._ledger.queued(tables.share)
        }
        self._ledger.flush()
        return [
            (result, self._shown(change, result))
            for (change, _), result in zip(self._changes, results, strict=True)
        ]

    def tells_all(self, answered: Sequence[tuple[PushResult, StoredRow | None]]) -> bool:
        """Whether the answers show every row this push wrote; and no conflict came of it or is over by it."""
        if not self._conflicts_stand or any(result.conflicts for result, _ in answered):
            return False
        return self._written <= {(row.kind, row.id) for _, row in answered if row is not None}

    def _answer(self, change: Change, unfit: ChangeRejected | None) -> PushResult:
        key = (change.kind, change.id)
        known = self._known.get(change.op_id)
        if known is not None:
            if known.person_id != self._actor.person_id:
                return _rejected(change, "op_id_taken", "This change has the name of somebody else's.")
            if known.result.outcome == "rejected":
                self._stuck.add(key)
            return told_again(self._ledger, known.result)
        if key in self._stuck:
            return PushResult(op_id=change.op_id, outcome="blocked", code="earlier_change_rejected")
        try:
            if unfit is not None:
                raise unfit
            seq, taken, result = self._take(change)
        except ChangeRejected as error:
            seq, taken, result = 0, frozenset[str](), _rejected(change, error.reason, error.sentence)
        except NotAllowedNow as error:
            code = error.reasons[0] if error.reasons else error.code
            seq, taken, result = 0, frozenset[str](), _rejected(change, code, error.sentence)
        except FieldAppError as error:
            code = "wrong_form" if isinstance(error, InputRefused) else error.code
            seq, taken, result = 0, frozenset[str](), _rejected(change, code, error.sentence)
        if result.outcome == "rejected":
            self._stuck.add(key)
        self._remember(change, seq, taken, result)
        return result

    def _take(self, change: Change) -> tuple[int, frozenset[str], PushResult]:
        if change.kind not in KINDS:
            raise ChangeRejected("unknown_kind", f"This centre does not know {change.kind[:40]} rows yet.")
        row = self._ledger.get(change.kind, change.id)
        if row is not None:
            return self._set(change, row)
        if change.action == "set":
            if self._rules is None:
                raise ChangeRejected("not_found", "The centre has no such row.")
            return self._keep_late(change, self._rules.place_unknown(change.kind, change.id, change.set))
        return self._create(change)

    def _create(self, change: Change) -> tuple[int, frozenset[str], PushResult]:
        kind = change.kind
        extra = change.set.keys() - field_names(kind)
        extra.discard("id")
        value = from_fields(kind, change.id, change.set)
        require_times((name, getattr(value, name)) for name in time_fields(kind))
        fields = {
            **to_fields(kind, value),
            **{name: change.set[name] for name in sorted(extra)},
        }
        require_bounds(kind, fields)
        placement = (
            self._rules.place_new(kind, change.id, fields)
            if self._rules is not None
            else Placement(self._job_id(kind, change.id, fields))
        )
        if placement.late:
            return self._keep_late(change, placement)
        row = StoredRow(kind, change.id, fields, {}, 0, job_id=placement.job_id)
        row.natural_key = natural_key(kind, change.id, fields)
        job = self._ledger.get("job", placement.job_id) if placement.job_id and kind != "job" else None
        row.reader = reader_of(row, job)
        source = self._source(change)
        self._ledger.add(row, source)
        if self._rules is not None and kind in SHARED_KINDS:
            self._rules.created(row)
            self._scopes.share_with(self._actor.person_id, row)
        self._effects.after_create(row, source)
        return row.seq, frozenset(fields), PushResult(op_id=change.op_id, outcome="applied")

    def _set(self, change: Change, row: StoredRow) -> tuple[int, frozenset[str], PushResult]:
        sent = _normal_fields(change)
        if self._rules is not None:
            placement = self._rules.place_existing(row, sent)
            if placement.late:
                return self._keep_late(change, placement)
            check_release(self._ledger, row, sent)
        seen = self._seen(change)
        outcome = merge(
            row.kind,
            fields=row.fields,
            versions=row.versions,
            sent=sent,
            seen=seen,
            role=self._actor.role,
        )
        known_until = max(seen.values(), default=0)
        others_wrote = bool(seen) and max(row.versions.values(), default=0) > known_until
        source = self._source(change)
        before = {name: row.fields.get(name) for name in outcome.taken}
        self._settle_own(row, seen, frozenset(outcome.taken) | outcome.agreed)
        self._ledger.write(row, outcome.taken, source)
        self._effects.after_set(row, before, outcome.taken, source)
        conflicts: list[ConflictWire] = []
        if outcome.clashes:
            conflicts = record_clashes(self._ledger, row, change, outcome.clashes, sent, self._actor)
        taken = frozenset(outcome.taken) | outcome.agreed
        if conflicts:
            result = PushResult(op_id=change.op_id, outcome="conflict", conflicts=conflicts)
        elif outcome.yielded or others_wrote:
            result = PushResult(op_id=change.op_id, outcome="merged")
        else:
            result = PushResult(op_id=change.op_id, outcome="applied")
        return self._ledger.seq, taken, result

    def _settle_own(self, row: StoredRow, seen: Mapping[str, int], fields: frozenset[str]) -> None:
        """A laptop that writes a field after it has seen the office's value has made its choice."""
        if not self._conflicts:
            return
        known = {name for name in fields if row.versions.get(name, 0) <= seen.get(name, 0)}
        ids = [self._conflicts.pop((row.kind, row.id, name), "") for name in sorted(known)]
        settled_by_author(self._ledger, self._actor, filter(None, ids))

    def _keep_late(self, change: Change, placement: Placement) -> tuple[int, frozenset[str], PushResult]:
        self._ledger.insert(
            tables.late_contribution,
            op_id=change.op_id,
            kind=change.kind,
            row_id=change.id,
            job_id=placement.job_id,
            action=change.action,
            fields=dump(change.set),
            person_id=self._actor.person_id,
            device_id=self._actor.device_id,
            made_at=stamp(change.made_at),
            received_at=self._ledger.stamp,
            state="open",
        )
        self._late[placement.job_id] += 1
        sentence = f"{placement.late} The office decides about this work."
        result = PushResult(op_id=change.op_id, outcome="applied", code="late", sentence=sentence)
        return 0, frozenset(), result

    def _job_id(self, kind: str, row_id: str, fields: dict[str, JsonValue]) -> str:
        if kind == "job":
            return row_id
        if kind == "answer":
            inspection = self._ledger.get("inspection", str(fields.get("inspection_id")))
            return inspection.job_id if inspection is not None else ""
        return str(fields.get("job_id") or "")

    def _seen(self, change: Change) -> dict[str, int]:
        seen = dict(change.base)
        for name, op_id in change.prev.items():
            known = self._known.get(op_id)
            if known is not None and name in known.taken and known.person_id == self._actor.person_id:
                seen[name] = max(seen.get(name, 0), known.seq)
        return seen

    def _source(self, change: Change) -> Source:
        return Source(actor=self._actor, op_id=change.op_id, made_at=change.made_at)

    def _remember(self, change: Change, seq: int, taken: Iterable[str], result: PushResult) -> None:
        fields = frozenset(taken)
        self._known[change.op_id] = _KnownOp(self._actor.person_id, seq, fields, result)
        self._ledger.insert(
            tables.op,
            op_id=change.op_id,
            device_id=self._actor.device_id,
            person_id=self._actor.person_id,
            kind=change.kind if change.kind in KINDS else ascii(change.kind[:40])[:40],
            row_id=change.id,
            seq=seq,
            taken=dump(sorted(fields)),
            result=without_values(result).model_dump_json(exclude_defaults=True),
            at=self._ledger.stamp,
        )

    def _shown(self, change: Change, result: PushResult) -> StoredRow | None:
        if result.outcome in ("rejected", "blocked") or change.kind not in KINDS:
            return None
        row = self._ledger.get(change.kind, change.id)
        if row is None or not self._may_see(row) or (result.code == "late" and row.kind in SHARED_KINDS):
            return None
        return row

    def _may_see(self, row: StoredRow) -> bool:
        return (
            self._rules is None
            or row.reader in (self._actor.person_id, tables.EVERYBODY)
            or row.kind in SHARED_KINDS
        )


def _rejected(change: Change, code: str, sentence: str) -> PushResult:
    return PushResult(op_id=change.op_id, outcome="rejected", code=code, sentence=sentence)


def _normal_fields(change: Change) -> dict[str, JsonValue]:
    """The fields sent, in the one form the centre keeps; unknown ones as they came."""
    known = field_names(change.kind)
    times = time_fields(change.kind) & change.set.keys()
    require_times((name, field_from_json(change.kind, name, change.set[name])) for name in times)
    fields = {
        name: field_in_form(change.kind, name, value) if name in known else value
        for name, value in change.set.items()
        if name != "id"
    }
    require_bounds(change.kind, fields)
    return fields


def _files_named(changes: Sequence[Change]) -> frozenset[str]:
    """Files that rows of a batch speak of, as far as it names them properly."""
    named = (change.set.get(name) for change in changes for name in FILES.get(change.kind, ()))
    return frozenset(name for name in named if isinstance(name, str) and _SHA256.fullmatch(name))


def _rows_named(changes: Sequence[Change]) -> list[tuple[str, str]]:
    """Rows a batch is about, with those its rules will look at."""
    named: list[tuple[str, str]] = []
    references: dict[str, Any] = {"job_id": "job", "inspection_id": "inspection", "part_id": "part"}
    for change in changes:
        if change.kind in KINDS:
            named.append((change.kind, change.id))
            named.extend(
                (kind, value)
                for name, kind in references.items()
                if isinstance(value := change.set.get(name), str)
            )
    return named
