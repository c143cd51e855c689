"""Numbers a laptop may write and how far each goes: where the world has a rule, it is here and nowhere else.

The laptop holds what is typed to them, the centre what any client sends. What is kept already is not looked at again.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# No electric car is known to have driven half as far; more is a slip of the hand.
FARTHEST_ODOMETER = 5_000_000
# Of one journey to a customer: Europe from end to end.
FARTHEST_KILOMETRES = 5000
# Pieces of one part that are loaded, used or counted at a time.
MOST_UNITS = 100_000
# What one line of a car's ledger may move: a count that puts several such loads right.
MOST_MOVED = 10 * MOST_UNITS

_WITHOUT_END = 2**63 - 1  # the largest number both databases keep

BOUNDS: Mapping[tuple[str, str], tuple[int, int]] = MappingProxyType(
    {
        ("job", "odometer_km"): (0, FARTHEST_ODOMETER),
        ("vehicle", "odometer_km"): (0, FARTHEST_ODOMETER),
        ("time_entry", "kilometres"): (0, FARTHEST_KILOMETRES),
        ("time_entry", "seconds"): (0, _WITHOUT_END),
        ("part_movement", "delta"): (-MOST_MOVED, MOST_MOVED),
        ("damage_mark", "number"): (1, _WITHOUT_END),
        ("photo", "size"): (0, _WITHOUT_END),
        ("report", "version"): (1, _WITHOUT_END),
        ("report", "size"): (0, _WITHOUT_END),
    }
)
"""The least and the most of a field, by kind and field."""


def out_of_bounds(kind: str, fields: Mapping[str, object]) -> str:
    """What is wrong with the first of these fields that is out of its bounds; "" when none is."""
    for name, value in fields.items():
        found = BOUNDS.get((kind, name))
        if found is None or not isinstance(value, int) or found[0] <= value <= found[1]:
            continue
        return f"{name} of a {kind} is {value}; it may be {allowed(kind, name)}."
    return ""


def allowed(kind: str, name: str) -> str:
    """What a field's number may be, in words; "" where nothing bounds it."""
    least, most = BOUNDS.get((kind, name), (0, 0))
    if least == most:
        return ""
    return f"{least} or more" if most == _WITHOUT_END else f"{least} to {most}"
