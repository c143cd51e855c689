"""The parts list: catalogue and what lies in a technician's car."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID, uuid5

from pydantic import JsonValue
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from fieldapp.domain.parts import MovementKind, Part, PartMovement
from fieldapp.errors import InputProblem
from sync.protocol.kinds import to_fields
from sync.server.accounts import the_technician
from sync.server.database import only_tenant
from sync.server.edits import put
from sync.server.imports.outcome import ImportOutcome, Remembered, refuse
from sync.server.imports.reading import Sheet, SheetRow, read_sheet
from sync.server.imports.values import NotReadable, amount, plain_text, whole_number
from sync.server.ledger import Ledger, StoredRow

Rows = dict[str, dict[str, JsonValue]]

REQUIRED = ("number", "name")
COLUMNS = (*REQUIRED, "price_nok_ex_vat", "in_this_car")
LARGEST_STOCK = 10_000
_PRICE = re.compile(r"price(_[a-z]{3})?(_ex_vat)?")
_NAMESPACE = UUID("4c0de7a5-93c5-5d7b-8d0e-6a52c1a1f2d3")


def part_id(tenant: str, number: str, *, known: Mapping[str, StoredRow]) -> str:
    """A part's id: the stored one's, or one that follows from its number."""
    row = known.get(number)
    return row.id if row is not None else str(uuid5(_NAMESPACE, f"{tenant}:part:{number}"))


def stub_parts(
    tenant: str, numbers: Iterable[str], *, known: Mapping[str, StoredRow], currency: str
) -> dict[str, dict[str, JsonValue]]:
    """Catalogue entries for parts a plan names before the catalogue was imported: the number stands for the name."""
    stubs = {
        number: Part(
            id=part_id(tenant, number, known=known), number=number, name=number, price="0", currency=currency
        )
        for number in numbers
        if number not in known
    }
    return {stub.id: to_fields("part", stub) for stub in stubs.values()}


def import_parts(
    connection: Connection, content: bytes, *, technician: str | None, now: datetime
) -> ImportOutcome:
    """Take in a parts list; `in_this_car` loads the car of the named technician, or of the only one.

    What the list says of a car is compared with what it said last time; the difference goes into the ledger, so
    that parts used since then stay used.

    Raises:
        InputRefused: with every mistake; nothing was changed.
        NotFound: the list is about a car and it is not clear whose.
    """
    tenant = only_tenant(connection).tenant
    sheet = read_sheet(content, required=REQUIRED, known=COLUMNS)
    ledger = Ledger(connection, tenant, now=now)
    company = ledger.of_kind("company")[0]
    known = ledger.by_natural_key("part")
    lines = _read(sheet, currency=str(company.fields["currency"]), tenant=tenant, known=known)
    owner = (
        the_technician(connection, technician).person_id
        if any(count is not None for _, count in lines)
        else ""
    )
    catalogue = Remembered(connection, tenant, "parts", now=now)
    car = Remembered(connection, tenant, f"car {owner}"[:40], now=now)
    counts = {"created": 0, "changed": 0, "unchanged": 0}
    parts: Rows = {}
    movements: Rows = {}
    for part, count in lines:
        fields = to_fields("part", part)
        new, differing = part.number not in known, catalogue.differing(part.number, fields)
        if new or differing:
            parts[part.id] = fields if new else {name: fields[name] for name in differing}
        movement = _movement(part, owner, count, car, now=now)
        if movement is not None:
            movements[movement.id] = to_fields("part_movement", movement)
        counts["created" if new else "changed" if differing or movement else "unchanged"] += 1
    put(connection, tenant, "part", parts, now=now)
    put(connection, tenant, "part_movement", movements, now=now)
    catalogue.keep({part.number: to_fields("part", part) for part, _ in lines})
    car.keep({part.number: {"count": count} for part, count in lines if count is not None})
    return ImportOutcome(what="parts", **counts)


def _movement(
    part: Part, owner: str, count: int | None, car: Remembered, *, now: datetime
) -> PartMovement | None:
    """What the ledger needs so that the car holds what the list says, or None."""
    difference = (count or 0) - int(str(car.earlier(part.number).get("count", 0)))
    if count is None or not difference:
        return None
    loaded = difference > 0 or not car.known(part.number)
    return PartMovement(
        id=str(uuid7()),
        part_id=part.id,
        technician_id=owner,
        kind=MovementKind.LOADED if loaded else MovementKind.COUNTED,
        delta=difference,
        moved_at=now,
    )


def _read(
    sheet: Sheet, *, currency: str, tenant: str, known: Mapping[str, StoredRow]
) -> list[tuple[Part, int | None]]:
    problems = list(sheet.problems)
    price_column = next((name for name in sheet.columns if _PRICE.fullmatch(name)), "")
    named = re.fullmatch(r"price_([a-z]{3})(_ex_vat)?", price_column)
    rows: dict[str, int] = {}
    lines: list[tuple[Part, int | None]] = []
    for row in sheet.rows:
        number, name = plain_text(row.cells["number"]), plain_text(row.cells["name"])
        if not number:
            problems.append(InputProblem(row.number, "number", "this must not be empty"))
        elif rows.setdefault(number, row.number) != row.number:
            problems.append(InputProblem(row.number, "number", f"{number} is already in row {rows[number]}"))
        price, count = _price(row, price_column, sheet, problems), _count(row, problems)
        part = Part(
            id=part_id(tenant, number, known=known),
            number=number,
            name=name or number,
            price=price,
            currency=named.group(1).upper() if named else currency,
        )
        lines.append((part, count))
    if problems:
        raise refuse("parts", problems)
    return lines


def _price(row: SheetRow, column: str, sheet: Sheet, problems: list[InputProblem]) -> str:
    cell = row.cells.get(column, "")
    if not plain_text(cell):
        return "0"
    try:
        return str(amount(cell, comma_decimals=sheet.comma_decimals))
    except NotReadable as error:
        problems.append(InputProblem(row.number, column, str(error)))
        return "0"


def _count(row: SheetRow, problems: list[InputProblem]) -> int | None:
    cell = row.cells.get("in_this_car", "")
    if not plain_text(cell):
        return None
    try:
        return whole_number(cell, largest=LARGEST_STOCK)
    except NotReadable as error:
        problems.append(InputProblem(row.number, "in_this_car", str(error)))
        return None
