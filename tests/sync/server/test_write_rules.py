"""Who may write which field in which state of a job: every line of the declared table, through the real push."""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from server_builders import Laptop

from fieldapp.domain.inspections import answer_id
from fieldapp.domain.job_states import JobStatus
from fieldapp.domain.people import Role
from sync.protocol.kinds import KINDS, Writing, field_names
from sync.server import tables
from sync.server.database import Database
from sync.server.ledger import dump, stored_row
from sync.server.write_rules import Verdict, verdict

PAGE = Path(__file__).resolve().parents[3] / "docs" / "sync.md"
OF_A_JOB = [kind for kind in KINDS if {"job_id", "inspection_id"} & set(field_names(kind))]
# Status moves and checklist versions have further rules, with tests of their own; a row's belonging never changes.
RULED_ELSEWHERE = {
    ("job", "status"),
    *(("inspection", name) for name in ("template_id", "form_version", "template_sha256")),
}
SEEN = 2**40  # a base newer than every version: nothing here is about conflicts


def a_value(hint: Any, turn: int) -> Any:
    """Some JSON value of a type; two turns give two values wherever the type has two."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return a_value(next(one for one in typing.get_args(hint) if one is not type(None)), turn)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return list(hint)[turn % len(hint)].value
    plain: dict[Any, Any] = {
        str: f"{turn + 1}.00",
        int: turn + 1,
        float: 0.25 + turn % 2 / 2,
        bool: bool(turn % 2),
        datetime: f"2026-11-20T07:{turn % 60:02}:00Z",
        date: f"2026-11-{turn % 28 + 1:02}",
    }
    if hint in plain:
        return plain[hint]
    inner, kind = typing.get_args(hint), typing.get_origin(hint)
    if kind is tuple:
        return [a_value(one, turn) for one in inner if one is not Ellipsis]
    if kind is dict:
        return {a_value(inner[0], turn): a_value(inner[1], turn)}
    return {name: a_value(one, turn) for name, one in typing.get_type_hints(hint).items()}


def of_field(name: str, hint: Any, turn: int) -> Any:
    """The same for a field by its name: files are named by their hash."""
    return f"{turn:064x}" if name.endswith("sha256") else a_value(hint, turn)


class Desk:
    """Kari's laptop, and one row for each field of each kind of a job's rows, made by the office."""

    def __init__(self, laptop: Laptop, office: Callable[..., None], database: Database) -> None:
        self.laptop, self.office, self.database = laptop, office, database
        self.job = laptop.row("job", number="A-1")
        self.made: dict[str, dict[str, Any]] = {}
        self.part_id = laptop.row("part", number="F-1")["id"]
        self.parents = {kind: self.make(kind) for kind in ("inspection", "finding", "report")}

    def fields(self, kind: str, turn: int = 0) -> dict[str, Any]:
        hints = typing.get_type_hints(KINDS[kind].value)
        made = {name: of_field(name, hints[name], turn) for name in field_names(kind)}
        own = {
            "job_id": self.job["id"],
            "technician_id": self.laptop.person_id,
            "part_id": self.part_id,
            "channel": "phone" if kind == "estimate_approval" else "print",
            "strokes": [],
            **({f"{name}_id": row for name, row in self.parents.items()} if hasattr(self, "parents") else {}),
        }
        return {**made, **{name: value for name, value in own.items() if name in made}}

    def make(self, kind: str) -> str:
        """A row of the office's, for the laptop to write in."""
        if kind == "job":
            facts = {**self.job["fields"], "number": uuid4().hex}
            row_id = str(uuid4())
        else:
            facts = self.fields(kind)
            row_id = str(uuid4())
            if kind == "answer":
                facts["path"] = f"/data/{row_id}"
                row_id = answer_id(facts["inspection_id"], facts["path"])
        self.office(kind, row_id, **facts)
        self.made[row_id] = facts
        return row_id

    def everything_is(self, status: JobStatus) -> None:
        """Put every job into a state, whatever it was before: no person could."""
        row = tables.synced_row
        with self.database.writing() as connection:
            for found in connection.execute(sa.select(row).where(row.c.kind == "job")).all():
                stored = stored_row(found)
                connection.execute(
                    sa.update(row)
                    .where(row.c.kind == "job", row.c.id == stored.id)
                    .values(fields=dump({**stored.fields, "status": status.value}))
                )

    def told(self, *changes: dict[str, Any]) -> list[Verdict]:
        verdicts = []
        for first in range(0, len(changes), 500):
            for result in self.laptop.push(*changes[first : first + 500]):
                refused = result["outcome"] == "rejected" and result["code"] in (
                    "field_not_settable",
                    "kind_not_creatable",
                )
                late = result["outcome"] == "applied" and result["code"] == "late"
                taken = result["outcome"] in ("applied", "merged") and not late
                assert refused or late or taken, result
                verdicts.append(
                    Verdict.REFUSED if refused else Verdict.LATE if late else Verdict.TAKEN,
                )
        return verdicts


@pytest.fixture
def desk(laptop: Laptop, office: Callable[..., None], database: Database) -> Desk:
    return Desk(laptop, office, database)


def test_every_field_in_every_state_is_taken_kept_late_or_refused_as_declared(desk: Desk) -> None:
    lines = [
        (kind, name)
        for kind in (*OF_A_JOB, "job")
        for name in field_names(kind)
        if (kind, name) not in RULED_ELSEWHERE
    ]
    hints = {kind: typing.get_type_hints(KINDS[kind].value) for kind, _ in lines}
    rows = {line: desk.make(line[0]) for line in lines}
    here = {(kind, name): desk.made[rows[kind, name]][name] for kind, name in lines}
    for turn, status in enumerate(JobStatus, start=1):
        desk.everything_is(status)
        changes, declared = [], []
        for kind, name in lines:
            value = next(
                one
                for one in (of_field(name, hints[kind][name], turn + more) for more in range(3))
                if one != here[kind, name]
            )
            changes.append(desk.laptop.change(kind, rows[kind, name], base={name: SEEN}, **{name: value}))
            declared.append(verdict(kind, "set", [name], role=Role.TECHNICIAN, job_status=status))
        told = desk.told(*changes)
        for line, change, said in zip(lines, changes, told, strict=True):
            if said is Verdict.TAKEN:
                here[line] = change["set"][line[1]]
        differing = {
            line: (said, wanted)
            for line, said, wanted in zip(lines, told, declared, strict=True)
            if said is not wanted
        }
        assert differing == {}, status


def test_every_kind_in_every_state_is_made_kept_late_or_refused_as_declared(desk: Desk) -> None:
    for status in JobStatus:
        desk.everything_is(status)
        for kind in OF_A_JOB:
            if (
                kind == "deviation"
            ):  # needs a lead who allowed it: `tests/sync/client/test_release_at_the_office.py`
                continue
            facts, row_id = desk.fields(kind), str(uuid4())
            if kind == "answer":
                facts["path"] = f"/data/{row_id}"
                row_id = answer_id(facts["inspection_id"], facts["path"])
            declared = verdict(kind, "create", role=Role.TECHNICIAN, job_status=status)
            told = desk.told(desk.laptop.change(kind, row_id, "create", **facts))
            assert told == [declared], (kind, status)


def test_what_came_after_the_signature_waits_for_the_office_and_the_laptop_sees_what_stands(
    desk: Desk,
) -> None:
    answer = desk.make("answer")
    desk.everything_is(JobStatus.COMPLETED)

    (result,) = desk.laptop.push(desk.laptop.change("answer", answer, base={"value": SEEN}, value="2"))

    assert (result["outcome"], result["code"]) == ("applied", "late")
    assert "completed before this arrived" in result["sentence"]
    assert result["row"]["fields"]["value"] == "1.00"


def test_the_moment_of_a_completion_is_not_rewritten_afterwards(desk: Desk) -> None:
    job = desk.make("job")
    fields = {"completed_at": "2026-11-20T09:00:00Z", "status_times": {"completed": "2026-11-20T09:00:00Z"}}

    for name, value in fields.items():
        (result,) = desk.laptop.push(desk.laptop.change("job", job, base={name: SEEN}, **{name: value}))
        assert (result["outcome"], result["code"]) == ("rejected", "field_not_settable")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TECHNICIAN])
def test_the_office_is_bound_by_its_commands_not_by_the_laptops_table(role: Role) -> None:
    for kind in KINDS:
        for name in field_names(kind):
            assert verdict(kind, "set", [name], role=role, job_status=JobStatus.CLOSED) is Verdict.TAKEN


def table() -> str:
    """The declared rules, as `docs/sync.md` shows them."""
    lines = ["| Kind | A laptop makes one | It sets afterwards |", "|---|---|---|"]
    for kind in KINDS.values():
        if not (kind.create or kind.fields):
            continue
        by_rule = {
            rule: ", ".join(f"`{name}`" for name, when in kind.fields.items() if when is rule)
            for rule in Writing
        }
        sets = "; ".join(f"{rule.value}: {names}" for rule, names in by_rule.items() if names)
        lines.append(
            f"| `{kind.name}` | {kind.create.value if kind.create else 'never'} | {sets or 'nothing'} |"
        )
    office = ", ".join(f"`{kind.name}`" for kind in KINDS.values() if not (kind.create or kind.fields))
    return "\n".join([*lines, "", f"Only the office writes {office}."])


def test_the_protocols_page_shows_the_table_as_it_is() -> None:
    assert table() in PAGE.read_text(encoding="utf-8"), f"put this into docs/sync.md:\n\n{table()}"
