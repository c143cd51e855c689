"""Peers' expression cases: evaluate one, compare what came out."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from inspections.expressions import (
    Context,
    Environment,
    Expression,
    ExpressionError,
    compile_expression,
    to_boolean,
    to_number,
    to_text,
)
from inspections.expressions.values import Value
from inspections.problems import FormNotUsable
from inspections.xmltree import Attribute, Comment, Document, Element, Instruction, Node, Text, parse_xml

_PLACE = re.compile(r"(@?)([^\[]*)(?:\[(\d+)\])?")
# The recorded cases name the active language only in their title.
_SPOKEN = re.compile(r"in language '([^']+)'")
_PREFIXES = {
    "xhtml": "http://www.w3.org/1999/xhtml",
    "jr": "http://openrosa.org/javarosa",
    "orx": "http://openrosa.org/xforms",
    "odk": "http://www.opendatakit.org/xforms",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def judge(case: dict[str, Any]) -> str | None:
    """None when the case passes, otherwise one line that says what differs."""
    document = _document(case["xml"])
    root = node_at(document, case.get("root") or "/")
    node = node_at(document, case["context"])
    if not isinstance(root, Element | Document):
        return "the root is no element"
    spoken = _SPOKEN.search(case["test"])
    environment = Environment(
        root=root,
        zone=ZoneInfo(case.get("timezone") or "UTC"),
        now=lambda: _recorded_now(case),
        instances=_instances(document),
        translate=_translator(document, spoken[1] if spoken else None),
    )
    namespaces = {**_PREFIXES, **document.namespaces}
    try:
        expression: Expression = compile_expression(case["expression"], namespaces, strict=False)
        value = expression.evaluate(Context(environment, node))
        return _COMPARE[case["kind"]](case, value, environment, document)
    except ExpressionError as error:
        return None if case["kind"] == "error" else f"raised: {error}"


def _recorded_now(case: dict[str, Any]) -> datetime:
    """The recording's clock: cases that compare with today carry the day in their own text."""
    zone = ZoneInfo(case.get("timezone") or "UTC")
    return (
        datetime(2026, 11, 20, 3, 27, tzinfo=zone) if "date-comparison" in case["file"] else datetime.now(UTC)
    )


@lru_cache(maxsize=64)
def _document(xml: str) -> Document:
    return parse_xml(xml, allow_doctype=True)


def _instances(document: Document) -> dict[str, Element]:
    found: dict[str, Element] = {}

    def look(element: Element) -> None:
        if element.local == "instance" and element.get("id"):
            found.setdefault(element.get("id") or "", element)
        for child in element.elements():
            look(child)

    look(document.root)
    return found


def _translator(document: Document, language: str | None) -> Callable[[str, Node | None], list[Node] | None]:
    """Texts by id, in a language; without one, in the form's default language."""
    translations: list[Element] = []

    def look(element: Element) -> None:
        for child in element.elements():
            if child.local == "translation":
                translations.append(child)
            else:
                look(child)

    look(document.root)
    fallback = next((t for t in translations if t.get("default") is not None), None)
    chosen = next((t for t in translations if t.get("lang") == language), None)
    spoken = chosen or fallback or (translations[0] if translations else None)

    def translate(text_id: str, _node: Node | None) -> list[Node] | None:
        for text in spoken.elements() if spoken else ():
            if text.get("id") == text_id:
                return list(text.elements())
        return None

    return translate


def node_at(document: Document, path: str) -> Node:
    """The node a positional path names; `/` is the document.

    Raises:
        FormNotUsable: there is none.
    """
    node: Node = document
    for part in path.strip("/").split("/") if path != "/" else []:
        match = _PLACE.fullmatch(part)
        if match is None:
            raise FormNotUsable(f"unreadable position {path}")
        attribute, name, place = match.groups()
        if attribute and isinstance(node, Element):
            node = next(
                a for a in node.attributes if (f"{a.prefix}:{a.local}" if a.prefix else a.local) == name
            )
        elif isinstance(node, Element | Document):
            kind: type[Node] = {"*": Element, "text()": Text, "comment()": Comment}.get(name, Instruction)
            node = [child for child in node.children if type(child) is kind][int(place or 1) - 1]
    return node


def position_of(node: Node) -> str:
    """The positional path of a node, as the cases write it."""
    if isinstance(node, Document):
        return "/"
    parent = node.parent
    if isinstance(node, Attribute):
        own = f"@{node.prefix}:{node.local}" if node.prefix else f"@{node.local}"
    else:
        names: dict[type[Node], str] = {Element: "*", Text: "text()", Comment: "comment()"}
        name = names.get(type(node), "processing-instruction()")
        peers = [c for c in parent.children if type(c) is type(node)] if parent is not None else [node]
        own = f"{name}[{next(i for i, peer in enumerate(peers, 1) if peer is node)}]"
    above = position_of(parent) if parent is not None else "/"
    return f"/{own}" if above == "/" else f"{above}/{own}"


def _boolean(case: dict[str, Any], value: Value, _env: Environment, _doc: Document) -> str | None:
    return _differs(to_boolean(value), case["expected"])


def _number(case: dict[str, Any], value: Value, environment: Environment, _doc: Document) -> str | None:
    number = to_number(value, environment.zone)
    if case.get("volatile"):
        return None
    expected = float(str(case["expected"]).replace("Infinity", "inf"))
    if case["kind"] == "number-rounded":
        factor = case["factor"]
        number, expected = math.floor(number * factor + 0.5), math.floor(expected * factor + 0.5)
    if number != number or expected != expected:
        return _differs(number != number, expected != expected)
    close = number == expected or abs(number - expected) <= 1e-12 * max(1.0, abs(expected))
    return None if close else f"{number!r} instead of {expected!r}"


def _string(case: dict[str, Any], value: Value, _env: Environment, _doc: Document) -> str | None:
    if case.get("volatile"):
        return None
    return _differs(to_text(value), str(case["expected"]))


def _length(case: dict[str, Any], value: Value, _env: Environment, _doc: Document) -> str | None:
    return _differs(len(to_text(value)), int(case["expected"]))


def _matches(case: dict[str, Any], value: Value, _env: Environment, _doc: Document) -> str | None:
    flags = re.IGNORECASE if "i" in (case.get("flags") or "") else 0
    found = re.search(case["expected"], to_text(value), flags | re.ASCII)
    return None if found else f"{to_text(value)!r} does not match {case['expected']!r}"


def _nodeset(case: dict[str, Any], value: Value, _env: Environment, _doc: Document) -> str | None:
    if not isinstance(value, list):
        return f"{value!r} instead of nodes"
    places = [position_of(node) for node in value]
    expected = list(case["expected"])
    if case["kind"] == "unordered-nodeset" or case.get("volatile") or "randomize(" in case["expression"]:
        places, expected = sorted(places), sorted(expected)
    return _differs(places, expected)


def _error(_case: dict[str, Any], value: Value, _env: Environment, _doc: Document) -> str | None:
    return f"{to_text(value)!r} instead of an error"


def _differs(got: object, expected: object) -> str | None:
    return None if got == expected else f"{got!r} instead of {expected!r}"


_COMPARE: dict[str, Callable[[dict[str, Any], Value, Environment, Document], str | None]] = {
    "boolean": _boolean,
    "number": _number,
    "number-rounded": _number,
    "string": _string,
    "string-length": _length,
    "string-matches": _matches,
    "nodeset": _nodeset,
    "unordered-nodeset": _nodeset,
    "error": _error,
}
