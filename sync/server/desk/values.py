"""Fields of rows as a person reads them and, where it can be typed, writes them."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, Literal

from pydantic import JsonValue

from fieldapp.errors import InputRefused
from sync.protocol.kinds import KINDS
from sync.server.desk.speech import Speech

Way = Literal["text", "number", "choice", "yes_no", "day", "none"]
_WORDS_OF = {
    "JobStatus": "status",
    "Severity": "severity",
    "CustomerDecision": "customer_decision",
    "FollowUp": "follow_up",
    "StepGrade": "grade",
    "TimeKind": "time_kind",
    "InspectionKind": "inspection_kind",
    "MovementKind": "movement_kind",
    "JobKind": "job_kind",
    "SignerRole": "signer",
    "DeliveryState": "delivery",
}

_MONEY = frozenset({"estimate", "price", "unit_price", "agreed_before", "promised"})


@dataclass(frozen=True, slots=True)
class Typing:
    """How a field's value is typed: freely, as a number or a day, chosen from `options`, or not at all (`none`)."""

    way: Way
    options: tuple[str, ...] = ()
    may_be_empty: bool = False


def typing_of(kind: str, name: str) -> Typing:
    """How one field of a kind is typed in a form."""
    one = _hints(kind).get(name)
    parts = typing.get_args(one) if isinstance(one, types.UnionType) else (one,)
    may_be_empty = type(None) in parts
    (plain, *others) = [part for part in parts if part is not type(None)] or [None]
    if others or not isinstance(plain, type) or name.endswith("_id"):
        return Typing("none")
    if issubclass(plain, Enum):
        return Typing("choice", tuple(str(option.value) for option in plain), may_be_empty)
    ways: Mapping[type, Way] = {str: "text", bool: "yes_no", int: "number", float: "number", date: "day"}
    return Typing(ways.get(plain, "none"), may_be_empty=may_be_empty)


def typed(kind: str, name: str, text: str) -> JsonValue:
    """What was typed for a field, as JSON.

    Raises:
        InputRefused: it cannot be read as that.
    """
    way = typing_of(kind, name)
    if way.way == "none" or (way.options and text and text not in way.options):
        raise InputRefused("This field is not typed here.")
    if not text.strip() and way.may_be_empty:
        return None
    if way.way == "yes_no":
        return text == "true"
    if way.way == "number":
        try:
            number = Decimal("".join(text.split()).replace(",", "."))
        except InvalidOperation as error:
            raise InputRefused("This is no number.") from error
        if not number.is_finite() or abs(number) >= 2**31:
            raise InputRefused("This is no number of that kind.")
        return int(number) if number == number.to_integral_value() else float(number)
    return text


def told(speech: Speech, kind: str, name: str, value: JsonValue) -> str:
    """A field's value in words; "" for none."""
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return speech.word("yes_no", str(value).lower())
    if isinstance(value, int | float):
        return speech.number(value)
    if isinstance(value, list):
        return "\n".join(told(speech, kind, name, one) for one in value)
    if isinstance(value, dict):
        return "\n".join(
            f"{_word(speech, kind, name, key)}: {told(speech, kind, name, one)}" for key, one in value.items()
        )
    words = _WORDS_OF.get(getattr(_plain(kind, name), "__name__", ""))
    if words:
        return speech.word(words, value)
    if name in _MONEY and (amount := _amount(value)) is not None:
        return speech.money(amount)
    if moment := _moment(value) if name.endswith(("_at", "_start", "_end", "_times")) else None:
        return speech.moment(moment)
    return value


def _word(speech: Speech, kind: str, name: str, key: str) -> str:
    return speech.word("status", key) if (kind, name) == ("job", "status_times") else key


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _plain(kind: str, name: str) -> Any:
    one = _hints(kind).get(name)
    parts = typing.get_args(one) if isinstance(one, types.UnionType) else (one,)
    return next((part for part in parts if part is not type(None)), None)


@cache
def _hints(kind: str) -> Mapping[str, Any]:
    return typing.get_type_hints(KINDS[kind].value) if kind in KINDS else {}
