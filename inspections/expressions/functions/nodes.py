"""Node-sets: counting, naming, places, other instances, repeats, order by chance."""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Iterable

from inspections.expressions.axes import document_order
from inspections.expressions.context import Context
from inspections.expressions.errors import ExpressionError
from inspections.expressions.functions.registry import ANY, Evaluator, as_nodes, lazy, plain
from inspections.expressions.syntax import Call
from inspections.expressions.values import NAN, Value, text_to_number, to_number, to_text
from inspections.xmltree import Attribute, Document, Element, Instruction, Node

_MODULUS = 2_147_483_647
_MULTIPLIER = 16_807


@plain("last", 0)
def _last(context: Context) -> Value:
    return float(context.size)


@plain("position", 0, 1)
def _position(context: Context, value: Value | None = None) -> Value:
    """The place in the current node-set, or of a given node among its siblings of the same name."""
    if value is None:
        return float(context.position)
    nodes = as_nodes("position", value)
    return float(place_among_peers(nodes[0])) if nodes else NAN


def place_among_peers(node: Node) -> int:
    """1 for the first of the siblings that share the node's name."""
    parent = node.parent
    if parent is None or not isinstance(node, Element):
        return 1
    place = 0
    for peer in parent.children:
        if isinstance(peer, Element) and peer.local == node.local and peer.uri == node.uri:
            place += 1
            if peer is node:
                break
    return place


@plain("count", 1)
def _count(_context: Context, value: Value) -> Value:
    return float(len(as_nodes("count", value)))


@plain("count-non-empty", 1)
def _count_non_empty(_context: Context, value: Value) -> Value:
    return float(sum(1 for node in as_nodes("count-non-empty", value) if node.string_value()))


def _first(context: Context, name: str, value: Value | None) -> Node | None:
    if value is None:
        return context.node
    nodes = as_nodes(name, value)
    return nodes[0] if nodes else None


@plain("local-name", 0, 1)
def _local_name(context: Context, value: Value | None = None) -> Value:
    node = _first(context, "local-name", value)
    if isinstance(node, Element | Attribute):
        return node.local
    return node.target if isinstance(node, Instruction) else ""


@plain("name", 0, 1)
def _name(context: Context, value: Value | None = None) -> Value:
    node = _first(context, "name", value)
    if isinstance(node, Element | Attribute):
        return f"{node.prefix}:{node.local}" if node.prefix else node.local
    return node.target if isinstance(node, Instruction) else ""


@plain("namespace-uri", 0, 1)
def _namespace_uri(context: Context, value: Value | None = None) -> Value:
    node = _first(context, "namespace-uri", value)
    return node.uri if isinstance(node, Element | Attribute) else ""


@plain("id", 1)
def _id(context: Context, value: Value) -> Value:
    """Elements whose `id` attribute is among the words given."""
    texts = [node.string_value() for node in value] if isinstance(value, list) else [to_text(value)]
    wanted = {word for text in texts for word in text.split()}
    top: Node = context.node
    while top.parent is not None:
        top = top.parent
    found: list[Node] = []
    seen: set[str] = set()
    for element in _elements(top):
        context.environment.spend(1)
        own = element.get("id")
        if own in wanted and own not in seen:
            seen.add(own or "")
            found.append(element)
    return found


def _elements(node: Node) -> Iterable[Element]:
    if isinstance(node, Element):
        yield node
    if isinstance(node, Element | Document):
        for child in node.children:
            yield from _elements(child)


@plain("current", 0)
def _current(context: Context) -> Value:
    return [context.current]


@plain("instance", 1)
def _instance(context: Context, instance_id: Value) -> Value:
    name = to_text(instance_id)
    instance = context.environment.instances.get(name)
    if instance is None:
        raise ExpressionError(f"The form has no instance “{name}”.")
    return [instance]


@plain("pulldata", 4)
def _pulldata(context: Context, instance_id: Value, wanted: Value, key: Value, value: Value) -> Value:
    """From the first row of an instance whose `key` column holds `value`: its `wanted` column, or empty."""
    instance = context.environment.instances.get(to_text(instance_id))
    if instance is None:
        raise ExpressionError(f"The form has no list “{to_text(instance_id)}” to pull data from.")
    sought, key_path, wanted_path = to_text(value), to_text(key), to_text(wanted)
    if not sought:
        return ""
    for root in instance.elements():
        for row in root.elements():
            context.environment.spend(1)
            if any(cell.string_value() == sought for cell in _column(row, key_path)):
                cells = _column(row, wanted_path)
                return cells[0].string_value() if cells else ""
    return ""


def _column(row: Element, path: str) -> list[Node]:
    nodes: list[Node] = [row]
    for name in path.strip().removeprefix("./").split("/"):
        following: list[Node] = []
        for node in nodes:
            if not isinstance(node, Element):
                continue
            if name.startswith("@"):
                following.extend(a for a in node.attributes if a.local == name[1:])
            else:
                following.extend(e for e in node.elements() if name in {e.local, e.name})
        nodes = following
    return nodes


@lazy("indexed-repeat", 3, ANY)
def _indexed_repeat(arguments: list[Evaluator], call: Call) -> Evaluator:
    """The target inside the n-th instance of a repeat (and of repeats within it, outermost first)."""
    if len(arguments) % 2 == 0:
        raise ExpressionError("indexed-repeat() takes a target, then pairs of a repeat and its number.")
    target, pairs = arguments[0], list(zip(arguments[1::2], arguments[2::2], strict=True))
    _ = call

    def find(context: Context) -> Value:
        nodes: list[Node] = list(as_nodes("indexed-repeat", target(context)))
        for repeat, index in pairs:
            wanted = to_number(index(context), context.zone)
            chosen = {
                id(node)
                for node in as_nodes("indexed-repeat", repeat(context))
                if float(place_among_peers(node)) == wanted
            }
            nodes = [node for node in nodes if _within(node, chosen)]
        return nodes

    return find


def _within(node: Node, chosen: set[int]) -> bool:
    at: Node | None = node
    while at is not None:
        if id(at) in chosen:
            return True
        at = at.parent
    return False


@plain("randomize", 1, 2)
def _randomize(context: Context, value: Value, seed: Value | None = None) -> Value:
    """The nodes shuffled; with a seed always the same way (Fisher-Yates driven by Park-Miller)."""
    nodes = document_order(as_nodes("randomize", value))
    context.environment.spend(len(nodes))
    if seed is None:
        chance: random.Random = context.environment.chance
        chance.shuffle(nodes)
        return nodes
    state = _seed(to_text(seed), context)
    for last in range(len(nodes)):
        state = state * _MULTIPLIER % _MODULUS
        other = int((state - 1) / (_MODULUS - 1) * (last + 1))
        nodes[last], nodes[other] = nodes[other], nodes[last]
    return nodes


def _seed(text: str, context: Context) -> int:
    """A number as it is; any other text by its SHA-256, so that names and ids can be seeds."""
    number = text_to_number(text, context.zone)
    if math.isfinite(number):
        whole = int(number)
    elif number != number and text.strip() not in {"", "NaN"}:
        whole = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True)
    else:
        whole = 0
    state = int(math.copysign(abs(whole) % _MODULUS, whole))
    return state if state > 0 else state + _MODULUS - 1
