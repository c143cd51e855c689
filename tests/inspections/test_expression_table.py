"""The dialect, case by case, in the project's own words. `table.txt`-like rows: expression, then what it gives."""

from __future__ import annotations

import math
import random
from datetime import datetime
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
from inspections.expressions.values import Value
from inspections.instances import list_of_rows
from inspections.xmltree import Element, parse_xml

OSLO = ZoneInfo("Europe/Oslo")
VAN = """<data>
  <odometer>48210</odometer><plate>EK 12345</plate><empty/><faults>dust leak rattle</faults>
  <wheel id="fl"><tread>4.2</tread></wheel><wheel id="fr"><tread>2.8</tread></wheel>
  <wheel id="rl"><tread>5.0</tread></wheel><wheel id="rr"><tread/></wheel>
  <checked>2026-03-29</checked>
</data>"""


def evaluate(expression: str, *, at: str = "/data") -> Value:
    document = parse_xml(VAN)
    environment = Environment(
        root=document,
        zone=OSLO,
        now=lambda: datetime(2026, 1, 15, 12, 30, tzinfo=OSLO),
        instances={
            "visits": list_of_rows("visits", [{"vin": "A", "km": "100"}, {"vin": "B", "km": "250"}]),
            "job": list_of_rows("job", [{"model": "EV6", "country": "NO"}]),
        },
        chance=random.Random(7),
    )
    start = compile_expression(at).evaluate(Context(environment, document))
    assert isinstance(start, list)
    return compile_expression(expression).evaluate(Context(environment, start[0]))


NUMBERS = [
    ("1 + 2 * 3", 7),
    ("(1 + 2) * 3", 9),
    ("10 - 4 - 3", 3),
    ("7 mod 4", 3),
    ("-7 mod 4", -3),
    ("7 div 2", 3.5),
    ("1 div 0", math.inf),
    ("-1 div 0", -math.inf),
    ("0 div 0", math.nan),
    ("--3", 3),
    ("2mod 2", 0),
    (". * 1", math.nan),
    ("odometer - 8210", 40000),
    ("number('4,2')", math.nan),
    ("number('  12 ')", 12),
    ("number(true())", 1),
    ("count(wheel)", 4),
    ("count(wheel[tread < 3])", 1),
    ("count(wheel[tread != ''])", 3),
    ("count(//tread)", 4),
    ("count(wheel | wheel[1] | odometer)", 5),
    ("count-non-empty(wheel/tread)", 3),
    ("sum(wheel[position() < 4]/tread)", 12),
    ("min(wheel[tread != '']/tread)", 2.8),
    ("max(1, 7, 3)", 7),
    ("max(wheel/tread)", math.nan),
    ("round(2.5)", 3),
    ("round(-2.5)", -3),
    ("round(2.15, 1)", 2.2),
    ("round(1250, -2)", 1300),
    ("int(2.9)", 2),
    ("int(-2.9)", -2),
    ("floor(-2.1)", -3),
    ("ceiling(2.1)", 3),
    ("abs(-4)", 4),
    ("pow(2, 10)", 1024),
    ("pow(-8, 0.5)", math.nan),
    ("sqrt(16)", 4),
    ("sqrt(-1)", math.nan),
    ("log10(1000)", 3),
    ("exp10(2)", 100),
    ("string-length(plate)", 8),
    ("count-selected(faults)", 3),
    ("count-selected('')", 0),
    ("position(wheel[3])", 3),
    ("number(wheel[last()]/@id = 'rr')", 1),
    ("indexed-repeat(/data/wheel/tread, /data/wheel, 2)", 2.8),
    ("pulldata('visits', 'km', 'vin', 'B')", 250),
    ("instance('visits')/root/item[vin = 'A']/km", 100),
    ("decimal-date-time('1970-01-02T00:00:00Z')", 1),
    ("decimal-time('06:00')", 0.25),
    ("if(odometer > 40000, 2, 1)", 2),
    ("coalesce(empty, odometer)", 48210),
    ("round(pi(), 4)", 3.1416),
    ("round(sin(pi() div 2), 6)", 1),
    ("distance('0 0;0 1') > 111000", 1),
    ("fc:tread-limit('2026-01-15', 'NO')", 3),
    ("fc:tread-limit('2026-07-01', 'NO')", 1.6),
]

TEXTS = [
    ("plate", "EK 12345"),
    ("string(12.50)", "12.5"),
    ("string(1 div 3 * 3)", "1"),
    ("string(0.0000001)", "0.0000001"),
    ("string(12345678901234567890)", "12345678901234567168"),
    ("string(-0)", "0"),
    ("concat('a', 1, true())", "a1true"),
    ("join(', ', wheel/@id)", "fl, fr, rl, rr"),
    ("substring('vehicle', 2, 3)", "ehi"),
    ("substring('vehicle', 0)", "vehicle"),
    ("substr('vehicle', -3)", "cle"),
    ("substr('vehicle', 1, 3)", "eh"),
    ("substring-before(plate, ' ')", "EK"),
    ("substring-after(plate, ' ')", "12345"),
    ("substring-after(plate, '')", "EK 12345"),
    ("normalize-space('  two   words ')", "two words"),
    ("translate('4,2', ',', '.')", "4.2"),
    ("translate(plate, ' ', '')", "EK12345"),
    ("selected-at(faults, 1)", "leak"),
    ("selected-at(faults, 9)", ""),
    ("selected-at(faults, -1)", ""),
    ("string(wheel[@id = 'rl']/tread)", "5.0"),
    ("string(wheel[2]/preceding-sibling::wheel/@id)", "fl"),
    ("string(wheel[2]/following-sibling::*[1]/@id)", "rl"),
    ("string(wheel/tread/ancestor::data/plate)", "EK 12345"),
    ("local-name(*[1])", "odometer"),
    ("name(wheel/@id)", "id"),
    ("digest('abc', 'SHA-256', 'hex')", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("digest('abc', 'MD5')", "kAFQmDzST7DWlj99KOF/cg=="),
    ("base64-decode('w6bDuMOl')", "æøå"),
    ("today()", "2026-01-15"),
    ("number('2026-01-15')", "20467"),
    ("number('1e-3')", "0.001"),
    ("number('2026-01-15') + 0", "20467.958333333332"),
    ("now()", "2026-01-15T12:30:00.000+01:00"),
    ("date(today() + 1)", "2026-01-16"),
    ("date('2026-1-5')", "2026-01-05"),
    ("date('never')", "Invalid Date"),
    ("date('')", ""),
    ("format-date('2026-03-09', '%Y-%m-%d %n/%e %y %b %a')", "2026-03-09 3/9 26 Mar Mon"),
    ("format-date-time('2026-03-09T07:05:09', '%H:%M:%S %h %3 %%')", "07:05:09 7 000 %"),
    ("format-date('', '%Y')", ""),
    ("if(false(), 'yes', 'no')", "no"),
    ("coalesce('', 'second')", "second"),
    ("fc:job('model')", "EV6"),
    ("fc:job('unknown')", ""),
    ("string(instance('job')/root/item/country)", "NO"),
    ("string(current()/plate)", "EK 12345"),
    ("string(wheel[tread = current()/wheel[1]/tread]/@id)", "fl"),
]

TRUTHS = [
    ("1 = 1.0", True),
    ("'2' = 2", True),
    ("'' > 3", False),
    ("empty = ''", True),
    ("nothing = ''", False),
    ("nothing != ''", False),
    ("not(nothing)", True),
    ("wheel/tread < 3", True),
    ("wheel/tread > 6", False),
    ("3 > wheel/tread", True),
    ("wheel/tread = wheel[2]/tread", True),
    ("true() = 'anything'", True),
    ("false() = empty", False),
    ("'a' != 'b' and 1 < 2", True),
    ("0 or ''", False),
    ("false() and unknown-node + 1", False),
    ("selected(faults, 'leak')", True),
    ("selected(faults, 'lea')", False),
    ("selected('', '')", True),
    ("contains(plate, '123')", True),
    ("starts-with(plate, 'EK')", True),
    ("ends-with(plate, '45')", True),
    ("boolean-from-string('true')", True),
    ("boolean-from-string('yes')", False),
    ("checklist(2, 3, true(), true(), false())", True),
    ("weighted-checklist(5, -1, true(), 3, true(), 1)", False),
    ("regex(plate, '^[A-Z]{2} \\d{5}$')", True),
    ("regex('ek12345', '^[A-Z]{2}')", False),
    ("today() > '2026-01-14'", True),
    ("today() = date('2026-01-15')", True),
    ("'2026-01-15' = '2026-01-15T00:00:00'", False),
    ("date('2026-01-15') <= date('2026-01-15T00:00:01')", True),
    ("checked + 1 > '2026-03-29'", True),
    ("fc:winter-season(today(), 'NO')", True),
    ("fc:winter-season('2026-10-20', 'NO')", False),
    ("fc:winter-season('2026-10-20', 'NO-55')", True),
    ("string-length(uuid()) = 36", True),
    ("string-length(uuid(12)) = 12", True),
    ("random() >= 0 and random() < 1", True),
    ("count(randomize(wheel, 42)) = 4", True),
    ("lang('nb')", False),
]


@pytest.mark.parametrize(("expression", "expected"), NUMBERS)
def test_gives_the_number(expression: str, expected: float) -> None:
    number = to_number(evaluate(expression), OSLO)
    assert number == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize(("expression", "expected"), TEXTS)
def test_gives_the_text(expression: str, expected: str) -> None:
    assert to_text(evaluate(expression)) == expected


@pytest.mark.parametrize(("expression", "expected"), TRUTHS)
def test_gives_the_truth(expression: str, *, expected: bool) -> None:
    assert to_boolean(evaluate(expression)) is expected


@pytest.mark.parametrize(
    ("expression", "part"),
    [
        ("", "ends too early"),
        ("1 +", "ends too early"),
        ("concat('a', 'b'", "“)” was expected"),
        ("'open", "no closing quote"),
        ("a b", "does not belong here"),
        ("$var", "does not belong here"),
        ("unknown-function(1)", "no function unknown-function()"),
        ("if(1, 2)", "takes 3 arguments, 2 were given"),
        ("count()", "takes 1 arguments, 0 were given"),
        ("sideways::a", "not an axis"),
        ("zz:name", "not declared"),
        ("a[", "ends too early"),
        ("../", "does not belong|ends too early"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_a_sentence(expression: str, part: str) -> None:
    with pytest.raises(ExpressionError, match=part.replace("(", r"\(").replace(")", r"\)")):
        compile_expression(expression)


@pytest.mark.parametrize(
    "expression", ["count('a')", "sum(1)", "position('x')", "instance('nowhere')", "'a' | b"]
)
def test_a_plain_value_where_nodes_are_needed_is_an_error(expression: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(expression)


def test_a_seed_shuffles_the_same_way_every_time() -> None:
    ids = "join(' ', randomize(wheel, 42)/@id)"
    assert to_text(evaluate(ids)) == to_text(evaluate(ids))
    assert sorted(to_text(evaluate(ids)).split()) == ["fl", "fr", "rl", "rr"]


@pytest.mark.parametrize(
    ("seed", "order"), [("42", "AFCBDE"), ("-42", "EDAFBC"), ("1", "BFEACD"), ("''", "CBEAFD")]
)
def test_a_seed_shuffles_as_other_tools_do(seed: str, order: str) -> None:
    document = parse_xml("<d>" + "".join(f"<a>{letter}</a>" for letter in "ABCDEF") + "</d>")
    shuffled = compile_expression(f"join('', randomize(/d/a, {seed}))")
    assert to_text(shuffled.evaluate(Context(Environment(root=document), document.root))) == order


def test_once_keeps_what_a_node_already_holds() -> None:
    assert to_text(evaluate("once('new')", at="/data/plate")) == "EK 12345"
    assert to_text(evaluate("once('new')", at="/data/empty")) == "new"


def test_nodes_come_in_document_order_each_once() -> None:
    nodes = evaluate("wheel[3] | wheel[1] | wheel[1]/tread | wheel[3]")
    assert isinstance(nodes, list)
    assert [node.local for node in nodes if isinstance(node, Element)] == ["wheel", "tread", "wheel"]
