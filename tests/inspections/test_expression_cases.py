"""Every function of the dialect, case by case: the table stands in `expression_cases.txt`."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from inspections.expressions import (
    Context,
    Environment,
    ExpressionError,
    compile_expression,
    to_boolean,
    to_number,
    to_text,
)
from inspections.expressions.functions import function_names
from inspections.expressions.values import Value
from inspections.instances import list_of_rows
from inspections.xmltree import Node, parse_xml

TABLE = Path(__file__).parent / "expression_cases.txt"
OSLO = ZoneInfo("Europe/Oslo")
VAN = parse_xml(
    """<data>
  <odometer>48210</odometer><plate>EK 12345</plate><empty/><faults>dust leak rattle</faults>
  <wheel id="fl"><tread>4.2</tread></wheel><wheel id="fr"><tread>2.8</tread></wheel>
  <wheel id="rl"><tread>5.0</tread></wheel><wheel id="rr"><tread/></wheel>
  <axle id="front"><pad><mm>8</mm></pad><pad><mm>9</mm></pad></axle>
  <axle id="rear"><pad><mm>7</mm></pad></axle>
  <note xml:lang="de">Hinten links</note><spaced>  a
  b </spaced>
</data>"""
)
CHOICES = {"/data/faults": {"dust": "Staub", "leak": "Leck"}}
TEXTS = {"hello": "Guten Tag"}
TOPICS = {"arithmetic", "comparison", "logic", "paths"}
_WORDS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


def cases() -> Iterator[tuple[str, str, str, str]]:
    """Topic, place, expression, expectation."""
    topic = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            topic = line.strip("[]")
            continue
        asked, _, wanted = line.rpartition(" => ")
        if not asked:  # nothing is said about the refusal
            asked, _, wanted = line.rpartition(" =>")
        place = re.match(r"at (\S+): ", asked)
        yield topic, place[1] if place else "/data", asked[place.end() if place else 0 :], wanted.strip()


CASES = list(cases())


def environment() -> Environment:
    return Environment(
        root=VAN,
        zone=OSLO,
        now=lambda: datetime(2026, 1, 15, 12, 30, tzinfo=OSLO),
        language="Deutsch (de)",
        instances={
            "visits": list_of_rows("visits", [{"vin": "A", "km": "100"}, {"vin": "B", "km": "250"}]),
            "job": list_of_rows("job", [{"model": "EV6", "country": "NO"}]),
        },
        translate=lambda text, _node: TEXTS.get(text),
        choice_name=lambda _node, path, value: CHOICES.get(path, {}).get(value),
        chance=random.Random(7),
    )


def evaluate(expression: str, place: str) -> Value:
    outside = environment()
    found = compile_expression(place).evaluate(Context(outside, VAN))
    assert isinstance(found, list)
    node: Node = found[0]
    return compile_expression(expression).evaluate(Context(outside, node))


@pytest.mark.parametrize(
    ("place", "expression", "wanted"),
    [case[1:] for case in CASES],
    ids=[f"{topic}-{number}" for number, (topic, *_) in enumerate(CASES)],
)
def test_gives_what_the_table_says(place: str, expression: str, wanted: str) -> None:
    if wanted.startswith("!"):
        with pytest.raises(ExpressionError, match=re.escape(wanted[1:].strip())):
            evaluate(expression, place)
        return
    value = evaluate(expression, place)
    expected = _WORDS[wanted] if wanted in _WORDS else json.loads(wanted)
    if isinstance(expected, bool):
        assert to_boolean(value) is expected
    elif isinstance(expected, str):
        assert to_text(value) == expected
    else:
        assert to_number(value, OSLO) == pytest.approx(expected, nan_ok=True, rel=1e-12)


def test_the_table_knows_every_function() -> None:
    assert {topic for topic, *_ in CASES} - TOPICS == function_names()


def test_each_function_is_asked_for_in_its_own_part_of_the_table() -> None:
    strays = [
        expression
        for topic, _, expression, _ in CASES
        if topic not in TOPICS and f"{topic}(" not in expression
    ]
    assert strays == []
