"""PySide's enumerations made quickly are those that Python makes."""

from __future__ import annotations

import enum
import sys
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStyle

from fieldapp.app import enumerations

FACTS: dict[str, Any] = {"module": __name__, "qualname": "Made", "start": 1, "boundary": None}
KINDS = [enum.Enum, enum.IntEnum]
ASKED = [
    (("Low", 1), ("High", 7), ("Highest", 7), ("Below", -3), ("Nothing_", 0)),
    [(member.name, member.value) for member in QEvent.Type],
    [(name, member.value) for name, member in QStyle.StandardPixmap.__members__.items()],
]


def inside(made: Any) -> dict[str, Any]:
    """Everything an enumeration consists of, its members as name, value and what else they keep."""

    def plain(value: Any) -> Any:
        if isinstance(value, enum.Enum):
            return value.name, value.value, vars(value)["_sort_order_"], type(value).__name__
        if isinstance(value, dict):
            return {key: plain(one) for key, one in value.items()}
        return value

    return {name: plain(value) for name, value in vars(made).items() if name != "__dict__"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("names", ASKED)
def test_they_consist_of_the_same(kind: Any, names: Any) -> None:
    known = sys.version_info[:2] == enumerations.KNOWN_VERSION  # any other version is left to Python
    quick = (enumerations.create if known else enumerations._standard)(kind, "Made", names, **FACTS)
    usual = enumerations._standard(kind, "Made", names, **FACTS)
    mine, its = inside(quick), inside(usual)
    assert list(quick.__members__) == list(usual.__members__)
    assert {name: mine[name] for name in its if not callable(its[name])} == {
        name: value for name, value in its.items() if not callable(value)
    }
    assert set(mine) == set(its)
    assert [repr(member) for member in quick] == [repr(member) for member in usual]
    assert all(member.__objclass__ is quick for member in quick)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (enum.Flag, (("Left", 1), ("Right", 2), ("Both", 3))),
        (enum.Enum, "Low High"),
        (enum.Enum, (("Low", "a word"),)),
        (enum.Enum, (("name", 1), ("value", 2))),
        (enum.Enum, (("_generate_", 1),)),
    ],
)
def test_what_needs_care_is_left_to_python(kind: Any, names: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(enumerations, "_standard", lambda *given, **_facts: asked.append(given))
    enumerations.create(kind, "Made", names, **FACTS)
    assert asked == [(kind, "Made", names)]


def test_a_name_given_twice_is_refused_as_ever() -> None:
    with pytest.raises(TypeError):
        enumerations.create(enum.Enum, "Made", (("Low", 1), ("Low", 2)), **FACTS)
