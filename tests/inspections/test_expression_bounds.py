"""Hostile or careless forms: refused, or stopped in time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inspection_forms import again, begin, row, said

from inspections.cells import MAX_INSTANCES
from inspections.expressions import (
    Context,
    Environment,
    ExpressionError,
    ExpressionTooCostly,
    compile_expression,
    to_text,
)
from inspections.expressions.functions import function_names
from inspections.problems import FormNotUsable
from inspections.xform import load_template
from inspections.xmltree import MAX_DEPTH, parse_xml


def run(expression: str, xml: str = "<data/>", *, steps: int = 200_000) -> object:
    document = parse_xml(xml)
    environment = Environment(root=document, steps=steps)
    return compile_expression(expression).evaluate(Context(environment, document.root))


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 500 + "1" + ")" * 500,
        "concat(" * 300 + "1" + ")" * 300,
        "1" + "+1" * 2_000,
        "-" * 100_000 + "1",
        "a" * 60_000,
    ],
)
def test_expressions_too_deep_or_too_long_are_refused(expression: str) -> None:
    with pytest.raises(ExpressionError):
        compile_expression(expression)


def test_an_expression_that_walks_the_form_over_and_over_runs_out_of_budget() -> None:
    xml = "<data>" + "<a><b/></a>" * 200 + "</data>"
    with pytest.raises(ExpressionTooCostly):
        run("count(//*[count(//*[count(//*) > 0]) > 0])", xml)


def test_the_same_walk_within_budget_is_answered() -> None:
    assert run("count(//*[count(//*) > 0])", "<data><a/><a/></data>") == 3.0


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|a)*b", "(.*)*x", "((a{1,30}){1,30}){1,2}b"])
def test_a_catastrophic_pattern_answers_at_once(pattern: str) -> None:
    started = time.perf_counter()
    try:
        assert run(f"regex('{'a' * 60}!', '{pattern}')") is False
    except ExpressionError:
        assert "{1,30}" in pattern
    assert time.perf_counter() - started < 2


def test_a_text_that_doubles_without_end_is_stopped() -> None:
    with pytest.raises(ExpressionTooCostly):
        run("concat(" + ",".join(["."] * 900) + ")", f"<data>{'x' * 2_000}</data>")


def test_a_document_type_is_refused() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
    with pytest.raises(FormNotUsable, match="document type"):
        parse_xml(bomb)


def test_entities_are_refused_even_where_a_document_type_is_allowed() -> None:
    with pytest.raises(FormNotUsable, match="entities"):
        parse_xml('<!DOCTYPE d [<!ENTITY a "aaaa">]><d/>', allow_doctype=True)


def test_an_outside_entity_is_never_fetched() -> None:
    with pytest.raises(FormNotUsable):
        parse_xml('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>')


def test_elements_nested_without_end_are_refused() -> None:
    with pytest.raises(FormNotUsable, match="deep"):
        parse_xml("<a>" * (MAX_DEPTH + 2) + "</a>" * (MAX_DEPTH + 2))


@pytest.mark.parametrize("xml", ["", "<a>", "<a></b>", "no xml at all", "<html/>", "<html><model/></html>"])
def test_what_is_no_form_is_refused_with_a_sentence(xml: str) -> None:
    with pytest.raises(FormNotUsable):
        load_template(xml)


pieces = st.sampled_from(
    [
        *sorted(function_names()),
        *"()[],/|.@*+-=<>",
        "..",
        "::",
        "//",
        "div",
        "and",
        "1",
        "2.5",
        "'x'",
        "'",
        "/data",
        "a",
    ]
)


@given(st.lists(pieces, max_size=14).map(" ".join))
def test_any_text_is_either_understood_or_refused_with_a_sentence(text: str) -> None:
    document = parse_xml("<data><a>1</a><a>2026-01-15</a></data>")
    outcome = ""
    try:
        value = compile_expression(text).evaluate(
            Context(Environment(root=document, steps=50_000), document.root)
        )
        outcome = f"{to_text(value)}."
    except ExpressionError as error:
        outcome = str(error)
    assert outcome.endswith(".")


def test_a_calculation_that_feeds_on_the_whole_form_stops_growing() -> None:
    form = (
        '<html><model><instance><data id="x"><a>seed</a><b/></data></instance>'
        '<bind nodeset="/data/b" calculate="concat(/data, /data)"/></model></html>'
    )
    session = again(form)
    session.set("/data/a", "more")
    assert len(session.values()["/data/b"]) <= 100_000
    assert "too long" in said(session)["/data/b"]


def test_an_answer_too_long_to_keep_is_refused() -> None:
    session = begin([row("text", "q", "Q")])
    with pytest.raises(FormNotUsable, match="shorten"):
        session.set("/data/q", "x" * 100_001)


def test_a_control_that_climbs_out_of_the_form_is_refused() -> None:
    form = (
        '<html><model><instance><data id="x"><a/></data></instance></model>'
        '<body><input ref="../../../../a"/></body></html>'
    )
    with pytest.raises(FormNotUsable, match="does not have"):
        load_template(form)


def repeats_by_the_million(body: str) -> str:
    return (
        '<html xmlns:jr="http://openrosa.org/javarosa"><model><instance>'
        '<data id="x"><n/><r><q><a/></q></r></data></instance></model>'
        f'<body><input ref="/data/n"/>{body}</body></html>'
    )


def test_a_million_entries_become_a_thousand_and_a_sentence() -> None:
    fixed = repeats_by_the_million('<repeat nodeset="/data/r" jr:count="1000000"/>')
    session = again(fixed)
    assert len(session.repeats()["/data/r"]) == MAX_INSTANCES
    assert said(session) == {"/data/r": "repeat_count asks for more than 1000 entries; 1000 are made."}


def test_a_million_typed_by_mistake_is_bounded_and_the_sentence_goes_with_the_mistake() -> None:
    session = again(repeats_by_the_million('<repeat nodeset="/data/r" jr:count="/data/n"/>'))
    session.set("/data/n", "1000000")
    assert len(session.repeats()["/data/r"]) == MAX_INSTANCES
    assert "more than 1000 entries" in said(session)["/data/r"]
    session.set("/data/n", "2")
    assert len(session.repeats()["/data/r"]) == 2
    assert session.faults() == ()


def test_a_million_times_a_million_entries_are_refused() -> None:
    nested = repeats_by_the_million(
        '<repeat nodeset="/data/r" jr:count="1000000"><repeat nodeset="/data/r/q" jr:count="1000000"/></repeat>'
    )
    started = time.process_time()
    with pytest.raises(FormNotUsable, match=r"grows past \d+ nodes\."):
        again(nested)
    assert time.process_time() - started < 15


def test_groups_nested_without_end_are_refused_as_a_form() -> None:
    deep = "<g>" * (MAX_DEPTH + 2) + "</g>" * (MAX_DEPTH + 2)
    with pytest.raises(FormNotUsable, match=r"deep\.$"):
        load_template(f'<html><model><instance><data id="x">{deep}</data></instance></model></html>')


def test_entity_expansion_in_a_form_is_refused() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    form = (
        f'<!DOCTYPE html [<!ENTITY e0 "lol">{bomb}]>'
        '<html><model><instance><data id="x"><a>&e9;</a></data></instance></model></html>'
    )
    with pytest.raises(FormNotUsable, match="document type"):
        load_template(form)


def test_a_catastrophic_pattern_in_a_constraint_answers_at_once() -> None:
    session = begin([row("text", "q", "Q", constraint="regex(., '(a+)+$')")])
    started = time.process_time()
    session.set("/data/q", "a" * 5_000 + "!")
    assert session.question("/data/q").problem
    assert time.process_time() - started < 2
