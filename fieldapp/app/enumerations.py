"""Makes PySide's enumerations as Python would, in half the time."""

from __future__ import annotations

import enum
import sys
from collections.abc import Sequence
from typing import Any

# How an enumeration is laid out within belongs to Python, and may be other in another version.
KNOWN_VERSION = (3, 11)
_TAKEN = frozenset({"name", "value", "mro", ""})
_standard = enum.EnumType._create_  # type: ignore[attr-defined]  # the stub leaves it out


def make_quickly() -> None:
    """From now on make the enumerations that PySide asks for quickly.

    PySide has 170 plain ones with 2,700 members made before the first paint: those of all of `Qt` at once, and those of
    each class with the class. Python 3.11 turns each member into a descriptor, looks through all bases for its name and
    takes the descriptor away again: 7 % of the processor time of a start. Flags, names that need care and other
    versions of Python are left to Python.
    """
    if sys.version_info[:2] == KNOWN_VERSION:
        setattr(enum.EnumType, "_create_", create)  # noqa: B010 - mypy takes a method for unassignable


def create(cls: Any, class_name: str, names: Any, **facts: Any) -> Any:
    """What `Enum(class_name, names, …)` gives, for plain enumerations whose values are whole numbers."""
    if facts.get("module") is None:  # the caller's, as Python would find it one frame nearer
        facts["module"] = sys._getframe(2).f_globals.get("__name__")
    if facts["module"] is None or facts.get("type") is not None or not _is_plain(cls, names):
        return _standard(cls, class_name, names, **facts)
    made: Any = _standard(cls, class_name, (), **facts)
    new, takes_value = made._new_member_, made._use_args_
    by_value, by_name, in_order = made._value2member_map_, made._member_map_, made._member_names_
    for name, value in names:
        member = by_value.get(value)  # another name for a value that is there already
        if member is None:
            member = new(made, value) if takes_value else new(made)
            member._value_ = value
            member._name_ = name
            member.__objclass__ = made
            member._sort_order_ = len(in_order)
            by_value[value] = member
            in_order.append(name)
        type.__setattr__(made, name, member)
        by_name[name] = member
    return made


def _is_plain(cls: Any, names: Sequence[Any]) -> bool:
    """Whether the members need no more than name and number, each named once."""
    if issubclass(cls, enum.Flag) or not isinstance(names, list | tuple):
        return False
    said = set()
    for pair in names:
        if type(pair) is not tuple or type(pair[1]) is not int or pair[0] in _TAKEN or pair[0][0] == "_":
            return False
        said.add(pair[0])
    return len(said) == len(names)
