"""How a field of a domain value is kept in a column, and how it looks on the wire.

Enums are their value, times are UTC text of one fixed width (so that text order is time order), dates are ISO
text, tuples and mappings are JSON.
"""

from __future__ import annotations

import dataclasses
import json
import math
import re
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, cast

import sqlalchemy as sa
from pydantic import JsonValue, TypeAdapter
from sqlalchemy.types import TypeDecorator

from fieldapp.domain.attachments import PadStrokes
from fieldapp.errors import InputProblem, InputRefused


def time_text(moment: datetime) -> str:
    """A time as it is kept: UTC, microseconds, 27 characters."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _time_wire(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


_AS_KEPT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z", re.ASCII)


def _time_from_wire(value: JsonValue) -> str:
    text = _text(value)
    moment = datetime.fromisoformat(text)
    if (usual := _AS_KEPT.fullmatch(text)) is not None:
        # Nearly every time comes in the form it is kept in, or without the fraction: no need to write it anew.
        return text if usual[1] else f"{text[:-1]}.000000Z"
    if moment.tzinfo is None:
        raise ValueError("a time without an offset")
    return time_text(moment)


def _text(value: JsonValue) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _integer(value: JsonValue) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("not a whole number")
    return value


def _number(value: JsonValue) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("not a number")
    return float(value)


def _truth(value: JsonValue) -> int:
    if not isinstance(value, bool):
        raise TypeError("not true or false")
    return int(value)


KEPT_AS_THEY_ARE: Mapping[Callable[[Any], Any], type] = {_text: str, _integer: int}
"""Conversions from the wire that give the value back when it is exactly of this type."""


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Column:
    """One field. The four functions never see None; `nullable` says whether a row may."""

    name: str
    nullable: bool
    sql_type: sa.types.TypeEngine[Any]
    to_db: Callable[[Any], Any]
    from_db: Callable[[Any], Any]
    to_wire: Callable[[Any], JsonValue]
    wire_to_db: Callable[[Any], Any]

    @property
    def kept_as_it_is(self) -> bool:
        """Whether the database keeps the field's value itself."""
        return self.from_db is _same

    def db(self, value: Any) -> Any:
        """A field's value as the database keeps it."""
        return None if value is None else self.to_db(value)

    def value(self, kept: Any) -> Any:
        """A field's value from what the database keeps."""
        return None if kept is None else self.from_db(kept)

    def wire(self, value: Any) -> JsonValue:
        """A field's value as JSON."""
        return None if value is None else self.to_wire(value)

    def db_from_wire(self, value: JsonValue) -> Any:
        """What the database keeps, from JSON.

        Raises:
            InputRefused: it is not of the field's type.
        """
        if value is None and self.nullable:
            return None
        try:
            return self.wire_to_db(value)
        except (TypeError, ValueError) as error:
            raise wrong_form(self.name, error) from error


def wrong_form(field: str, error: Exception) -> InputRefused:
    """What is said of a field that is not of its type."""
    return InputRefused(
        f"The field {field} does not have the right form.",
        problems=(InputProblem(None, field, type(error).__name__),),
    )


class _Kept(TypeDecorator[Any]):
    """Lets a hand-written Core query speak in domain values."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, hint: Any) -> None:
        super().__init__()
        self.hint = hint

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> Any:
        return None if value is None else _functions(self.hint)[0](value)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:
        return None if value is None else _functions(self.hint)[1](value)


type_of_time = _Kept(datetime)
"""Column type of a time in hand-written tables."""

_Functions = tuple[
    Callable[[Any], Any], Callable[[Any], Any], Callable[[Any], JsonValue], Callable[[Any], Any]
]


@cache
def _functions(hint: Any) -> _Functions:
    if hint is str:
        return _same, _same, _same, _text
    if hint is int:
        return _same, _same, _same, _integer
    if hint is float:
        return _same, _same, _same, _number
    if hint is bool:
        return int, bool, _same, _truth
    if hint is datetime:
        return time_text, datetime.fromisoformat, _time_wire, _time_from_wire
    if hint is date:
        return date.isoformat, date.fromisoformat, date.isoformat, _date_from_wire
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        # A value this program does not know yet (a newer peer's) must not strand the row, but typed code cannot
        # hold it either: it is refused here and the row is kept aside by the caller.
        return str, hint, str, lambda value: str(hint(value))
    adapter: TypeAdapter[Any] = TypeAdapter(hint)
    return (
        lambda value: adapter.dump_json(value).decode(),
        _pad_strokes if hint == PadStrokes else adapter.validate_json,
        lambda value: adapter.dump_python(value, mode="json"),
        lambda value: adapter.dump_json(adapter.validate_python(value)).decode(),
    )


_PAD: TypeAdapter[PadStrokes] = TypeAdapter(PadStrokes)


def _pad_strokes(kept: str) -> PadStrokes:
    """Strokes without the points no pad has: an early version kept "not a number", which is written as null, and no
    job may become unreadable by its signature.
    """
    if "n" not in kept.casefold():  # null, NaN, Infinity
        return _PAD.validate_json(kept)
    lines = (
        tuple((float(x), float(y)) for x, y in line if _is_place(x) and _is_place(y))
        for line in json.loads(kept)
    )
    return tuple(line for line in lines if line)


def pad_as_it_travels(fields: str) -> str:
    """A change's fields (JSON) with their strokes as they are read here; untouched when nothing would be left of them.

    "Not a number" is no JSON: a server takes no request that holds it.
    """
    if "NaN" not in fields and "Infinity" not in fields:
        return fields
    read = json.loads(fields)
    strokes = read.get("strokes")
    left = _pad_strokes(to_json(strokes)) if isinstance(strokes, list) else ()
    return to_json({**read, "strokes": left}) if left else fields


def _is_place(share: object) -> bool:
    return isinstance(share, int | float) and math.isfinite(share)


def _date_from_wire(value: JsonValue) -> str:
    return date.fromisoformat(_text(value)).isoformat()


def _sql_type(hint: Any) -> sa.types.TypeEngine[Any]:
    if hint is str:
        return sa.Text()
    if hint is int:
        return sa.Integer()
    if hint is float:
        return sa.Float()
    if hint is bool:
        return sa.Boolean(create_constraint=False)
    return _Kept(hint)


def _without_none(hint: Any) -> tuple[Any, bool]:
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        rest = [part for part in typing.get_args(hint) if part is not type(None)]
        if len(rest) == 1:
            return rest[0], True
        raise TypeError(f"no column for {hint}")
    return hint, False


def columns_of(value: type[Any]) -> tuple[Column, ...]:
    """A column for each field of a frozen domain value, in its order, without its id."""
    return _columns_of(cast("Hashable", value))


@cache
def _columns_of(value: Hashable) -> tuple[Column, ...]:
    hints = typing.get_type_hints(value)
    columns = []
    for field in dataclasses.fields(cast("type[Any]", value)):
        if field.name == "id":
            continue
        hint, nullable = _without_none(hints[field.name])
        columns.append(Column(field.name, nullable, _sql_type(hint), *_functions(hint)))
    return tuple(columns)


_COMPACT = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)


def to_json(value: object) -> str:
    """Compact JSON text for the columns the store keeps for itself."""
    return _COMPACT.encode(value)
