"""What a change may say at all, asked before any database hears of it.

A change that no database keeps, or that nobody could reckon with later, has to fail alone and for good: otherwise it
takes its whole push with it, is sent for ever, or breaks the page of whoever opens the job.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, datetime
from itertools import chain

from pydantic import JsonValue
from pydantic_core import PydanticSerializationError

from fieldapp.domain.amounts import out_of_bounds
from fieldapp.errors import InputRefused
from sync.protocol.wire import Change
from sync.server.effects import FILES
from sync.server.ledger import dump
from sync.server.rules import ChangeRejected

LONGEST_FIELD = 80
_SHA256 = re.compile("[0-9a-f]{64}")
_NUL = "\0"
_NUL_IN_JSON = "\\u0000"


def examined(changes: Sequence[Change]) -> list[tuple[Change, ChangeRejected | None]]:
    """Each as it is taken in, and what makes it unfit; asked of all at once, as nearly always, it takes a fifth."""
    if _all_are_fit(changes):
        return [(change, None) for change in changes]
    found: list[tuple[Change, ChangeRejected | None]] = []
    for change in changes:
        try:
            found.append((_fit(change), None))
        except ChangeRejected as error:
            found.append((change, error))
    return found


def _all_are_fit(changes: Sequence[Change]) -> bool:
    sets = [change.set for change in changes]
    try:
        text = dump([sets, [(change.kind, change.base, change.prev) for change in changes]])
    except PydanticSerializationError:
        return False
    return (
        _NUL_IN_JSON not in text
        and all(map(_is_kept, chain.from_iterable(one.values() for one in sets)))
        and all(len(name) <= LONGEST_FIELD for name in set(chain.from_iterable(sets)))
        and all(map(_names_files_properly, changes))
        and all(_is_reckonable(change.made_at) for change in changes)
    )


def _fit(change: Change) -> Change:
    """The change as it is taken in; NUL, which PostgreSQL keeps in no text, is left out of its values.

    Raises:
        ChangeRejected: no database keeps it, or its time cannot be reckoned with.
    """
    names = [*change.set, *change.base, *change.prev, *change.prev.values()]
    try:
        text = dump([change.kind, names, change.set])
    except PydanticSerializationError as error:
        raise _wrong("The text holds half of a character.") from error
    if not all(map(_is_kept, change.set.values())):
        raise _wrong("A number is none, endless, or has more than 64 bits.")
    if any(len(name) > LONGEST_FIELD for name in change.set):
        raise _wrong(f"The name of a field has more than {LONGEST_FIELD} characters.")
    require_times([("made_at", change.made_at)])
    if _NUL_IN_JSON in text:
        if any(_NUL in name for name in names):
            raise _wrong("A name holds a character that cannot be kept.")
        change = change.model_copy(
            update={"set": {name: _clean(value) for name, value in change.set.items()}}
        )
    if not _names_files_properly(change):
        raise _wrong("A file is named by its SHA-256.")
    return change


def kept(value: JsonValue) -> JsonValue:
    """A value somebody at the office typed, as it is taken in.

    Raises:
        InputRefused: no database keeps it.
    """
    try:
        dump(value)
    except PydanticSerializationError as error:
        raise InputRefused("The text holds half of a character.") from error
    if not _is_kept(value):
        raise InputRefused("A number is none, endless, or has more than 64 bits.")
    return _clean(value)


def require_times(values: Iterable[tuple[str, object]]) -> None:
    """Pass when every moment among the values of named fields has its offset and is one in every time zone.

    Raises:
        ChangeRejected: one is not.
    """
    for name, value in values:
        for moment in value.values() if isinstance(value, dict) else (value,):
            if isinstance(moment, datetime) and not _is_reckonable(moment):
                raise _wrong(f"The time of {name} has no offset, or is none that a calendar knows.")


def require_bounds(kind: str, fields: Mapping[str, JsonValue]) -> None:
    """Pass when every number among these fields, in the form they are kept in, is one its field may have.

    Raises:
        ChangeRejected: one is not.
    """
    if wrong := out_of_bounds(kind, fields):
        raise _wrong(wrong)


def _names_files_properly(change: Change) -> bool:
    named = (change.set.get(name) for name in FILES.get(change.kind, ()))
    return all(not sha256 or _SHA256.fullmatch(str(sha256)) is not None for sha256 in named)


def _is_reckonable(moment: datetime) -> bool:
    return moment.tzinfo is not None and MINYEAR < moment.year < MAXYEAR


def _is_kept(value: JsonValue) -> bool:
    """Whether JSON can say each number of a value, and a database keep it."""
    if value is None or isinstance(value, str | bool):
        return True
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    return all(map(_is_kept, value.values() if isinstance(value, dict) else value))


def _clean(value: JsonValue) -> JsonValue:
    if isinstance(value, str):
        return value.replace(_NUL, "")
    if isinstance(value, dict):
        return {name.replace(_NUL, ""): _clean(inner) for name, inner in value.items()}
    return [_clean(inner) for inner in value] if isinstance(value, list) else value


def _wrong(sentence: str) -> ChangeRejected:
    return ChangeRejected("wrong_form", sentence)
