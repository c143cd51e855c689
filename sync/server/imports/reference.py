"""What changes seldom: the company, its people and tools. JSON or CSV."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from pydantic import JsonValue
from sqlalchemy import Connection

from fieldapp.domain.people import Role
from fieldapp.errors import InputProblem, InputRefused
from sync.protocol.kinds import field_from_json, field_names, field_to_json
from sync.server.accounts import account_by_login, pin_verifier, the_technician
from sync.server.database import only_tenant
from sync.server.edits import Written, put
from sync.server.imports.outcome import ImportOutcome, refuse
from sync.server.imports.reading import decode, read_sheet
from sync.server.imports.values import plain_text
from sync.server.ledger import Ledger
from sync.server.tokens import password_fits

_NAMESPACE = UUID("0f5a4a0e-4f1c-5bb7-8f5c-8a3a0e6d9c11")
_COMPANY_NAMES = {"org_number": "organisation_number", "hourly_rate": "labour_rate"}

Entry = dict[str, str]


def import_company(connection: Connection, content: bytes, *, now: datetime) -> ImportOutcome:
    """Set the company's letterhead, currency and time zone from one object or one row.

    Raises:
        InputRefused: it is not the company's form.
    """
    tenant = only_tenant(connection).tenant
    entries = _entries(content, required=("name",), known=field_names("company"))
    if len(entries) != 1:
        raise InputRefused("The file must describe one company.")
    entry = {_COMPANY_NAMES.get(name, name): value for name, value in entries[0].items()}
    fields = _fields("company", entry, row=1)
    row = Ledger(connection, tenant, now=now).of_kind("company")[0]
    return _outcome("company", put(connection, tenant, "company", {row.id: fields}, now=now))


def import_tools(
    connection: Connection, content: bytes, *, technician: str | None, now: datetime
) -> ImportOutcome:
    """Take in tools by their code. A `technician` column or the argument says whose car; else they are shared.

    Raises:
        InputRefused: with every mistake; nothing was changed.
    """
    tenant = only_tenant(connection).tenant
    known = Ledger(connection, tenant, now=now).by_natural_key("tool")
    rows: dict[str, dict[str, JsonValue]] = {}
    problems: list[InputProblem] = []
    for number, entry in enumerate(_entries(content, required=("code", "name"), known=("code", "name")), 2):
        owner = entry.pop("technician", "") or technician
        code = entry.get("code", "")
        if not code:
            problems.append(InputProblem(number, "code", "this must not be empty"))
            continue
        if entry.get("calibrated_until") and not _is_date(entry["calibrated_until"]):
            message = f"“{entry['calibrated_until']}” is not a date like 2027-01-31"
            problems.append(InputProblem(number, "calibrated_until", message))
            continue
        row_id = known[code].id if code in known else str(uuid5(_NAMESPACE, f"{tenant}:tool:{code}"))
        owner_id = the_technician(connection, owner).person_id if owner else None
        empty = {"calibrated_until": None, "technician_id": owner_id}
        rows[row_id] = {**empty, **_fields("tool", entry, row=number), "technician_id": owner_id}
    if problems:
        raise refuse("tools", problems)
    return _outcome("tools", put(connection, tenant, "tool", rows, now=now))


def import_people(connection: Connection, content: bytes, *, now: datetime) -> ImportOutcome:
    """Take in people who may sign; whoever has an account (by `username`) is updated, nobody gets one.

    Raises:
        InputRefused: with every mistake; nothing was changed.
    """
    tenant = only_tenant(connection).tenant
    ledger = Ledger(connection, tenant, now=now)
    by_name = {str(row.fields["name"]): row.id for row in ledger.of_kind("person")}
    rows: dict[str, dict[str, JsonValue]] = {}
    problems: list[InputProblem] = []
    for number, entry in enumerate(_entries(content, required=("name", "role"), known=("name", "role")), 2):
        missing = next((name for name in ("name", "role") if not entry.get(name)), None)
        if missing or entry["role"] not in set(Role):
            message = "this must not be empty" if missing else f"“{entry['role']}” is unknown"
            problems.append(InputProblem(number, missing or "role", message))
            continue
        account = account_by_login(connection, tenant, entry.get("username", ""))
        name = entry["name"]
        row_id = account.person_id if account else by_name.get(name, _person_id(tenant, name))
        said = {key: entry.get(key, "") for key in ("name", "role", "email", "phone")}
        stored = ledger.get("person", row_id)
        verifier = str(stored.fields["verifier"]) if stored is not None else ""
        rows[row_id] = {
            **_fields("person", said, row=number),
            "verifier": _verifier(verifier, entry.get("pin", "")),
        }
    if problems:
        raise refuse("people", problems)
    return _outcome("people", put(connection, tenant, "person", rows, now=now))


def _verifier(stored: str, pin: str) -> str:
    """The verifier to keep: a new one only for another PIN, so that the same file changes nothing."""
    return stored if not pin or password_fits(stored or None, pin) else pin_verifier(pin)


def _entries(content: bytes, *, required: Iterable[str], known: Iterable[str]) -> list[Entry]:
    """Objects of a JSON file, or rows of a CSV, as text by name."""
    text = decode(content)
    if text.lstrip()[:1] in ("{", "["):
        try:
            loaded = json.loads(text)
        except ValueError as error:
            raise InputRefused(f"The file is not JSON: {error}.") from error
        listed: list[Any] = loaded if isinstance(loaded, list) else [loaded]
        if not all(isinstance(entry, dict) for entry in listed):
            raise InputRefused("The file must hold objects.")
        return [
            {str(name): plain_text(str(value)) for name, value in entry.items() if value is not None}
            for entry in listed
        ]
    sheet = read_sheet(content, required=tuple(required), known=tuple(known))
    if sheet.problems:
        raise refuse("rows", list(sheet.problems))
    return [
        {name: plain_text(cell) for name, cell in row.cells.items() if plain_text(cell)} for row in sheet.rows
    ]


def _fields(kind: str, entry: Mapping[str, str], *, row: int) -> dict[str, JsonValue]:
    known = set(field_names(kind))
    try:
        return {
            name: field_to_json(kind, name, field_from_json(kind, name, value))
            for name, value in entry.items()
            if name in known
        }
    except InputRefused as error:
        raise refuse(
            kind, [InputProblem(row, problem.column, problem.message) for problem in error.problems]
        ) from error


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _person_id(tenant: str, name: str) -> str:
    return str(uuid5(_NAMESPACE, f"{tenant}:person:{name}"))


def _outcome(what: str, written: Written) -> ImportOutcome:
    return ImportOutcome(
        what=what, created=written.created, changed=written.updated, unchanged=written.unchanged
    )
