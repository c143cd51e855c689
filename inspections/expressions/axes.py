"""Walking from one node to others: axes, node tests and document order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from inspections.expressions.errors import ExpressionError
from inspections.expressions.syntax import KindTest, NameTest
from inspections.xmltree import Attribute, Comment, Document, Element, Instruction, Node, Text

Axis: TypeAlias = Callable[[Node], "list[Node]"]
NodeFilter: TypeAlias = Callable[[Node], bool]


def children(node: Node) -> list[Node]:
    return node.children if isinstance(node, Element | Document) else []


def _self(node: Node) -> list[Node]:
    return [node]


def _parent(node: Node) -> list[Node]:
    return [node.parent] if node.parent is not None else []


def _attributes(node: Node) -> list[Node]:
    return list(node.attributes) if isinstance(node, Element) else []


def _descendants(node: Node) -> list[Node]:
    return list(_walk(node))


def _walk(node: Node) -> Iterator[Node]:
    for child in children(node):
        yield child
        yield from _walk(child)


def _descendants_or_self(node: Node) -> list[Node]:
    return [node, *_walk(node)]


def _ancestors(node: Node) -> list[Node]:
    """Nearest first, as reverse axes count."""
    found: list[Node] = []
    above: Node | None = node.parent
    while above is not None:
        found.append(above)
        above = above.parent
    return found


def _ancestors_or_self(node: Node) -> list[Node]:
    return [node, *_ancestors(node)]


def _siblings(node: Node) -> tuple[list[Node], int]:
    if node.parent is None or isinstance(node, Attribute):
        return [], 0
    peers = node.parent.children
    for index, peer in enumerate(peers):
        if peer is node:
            return peers, index
    return [], 0


def _following_siblings(node: Node) -> list[Node]:
    peers, index = _siblings(node)
    return peers[index + 1 :]


def _preceding_siblings(node: Node) -> list[Node]:
    peers, index = _siblings(node)
    return peers[:index][::-1]


def _following(node: Node) -> list[Node]:
    found: list[Node] = []
    if isinstance(node, Attribute) and node.parent is not None:
        found.extend(_walk(node.parent))
        node = node.parent
    at: Node | None = node
    while at is not None:
        for peer in _following_siblings(at):
            found.extend(_descendants_or_self(peer))
        at = at.parent
    return found


def _preceding(node: Node) -> list[Node]:
    found: list[Node] = []
    at: Node | None = node.parent if isinstance(node, Attribute) else node
    while at is not None:
        for peer in _preceding_siblings(at):
            found.extend(reversed(_descendants_or_self(peer)))
        at = at.parent
    return found


def _none(_node: Node) -> list[Node]:
    return []


AXES: dict[str, Axis] = {
    "ancestor": _ancestors,
    "ancestor-or-self": _ancestors_or_self,
    "attribute": _attributes,
    "child": children,
    "descendant": _descendants,
    "descendant-or-self": _descendants_or_self,
    "following": _following,
    "following-sibling": _following_siblings,
    "namespace": _none,
    "parent": _parent,
    "preceding": _preceding,
    "preceding-sibling": _preceding_siblings,
    "self": _self,
}
REVERSE = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
# From several nodes that do not contain one another these axes give nodes in document order, each once.
ORDERLY = frozenset({"child", "attribute", "self"})


def node_filter(axis: str, test: NameTest | KindTest, namespaces: dict[str, str]) -> NodeFilter:
    """A predicate for one step's node test.

    Raises:
        ExpressionError: the name's prefix is not declared.
    """
    if isinstance(test, KindTest):
        return _kind_filter(test)
    kind: type[Element] | type[Attribute] = Attribute if axis == "attribute" else Element
    local = test.local
    if test.prefix:
        uri = namespaces.get(test.prefix)
        if uri is None:
            raise ExpressionError(f"The prefix “{test.prefix}:” is not declared in this form.")
        if local == "*":
            return lambda node: isinstance(node, kind) and node.uri == uri
        return lambda node: isinstance(node, kind) and node.local == local and node.uri == uri
    if local == "*":
        return lambda node: isinstance(node, kind)
    return lambda node: isinstance(node, kind) and node.local == local and not node.uri


def _kind_filter(test: KindTest) -> NodeFilter:
    if test.kind == "node":
        return lambda _node: True
    if test.kind == "text":
        return lambda node: type(node) is Text
    if test.kind == "comment":
        return lambda node: isinstance(node, Comment)
    target = test.target
    return lambda node: isinstance(node, Instruction) and (target is None or node.target == target)


def document_order(nodes: list[Node]) -> list[Node]:
    """The nodes sorted as they stand in their document, each once."""
    unique = list({id(node): node for node in nodes}.values())
    if len(unique) < 2:
        return unique
    places: dict[int, dict[int, int]] = {}
    return sorted(unique, key=lambda node: _place(node, places))


def _place(node: Node, places: dict[int, dict[int, int]]) -> tuple[int, ...]:
    way: list[int] = []
    at = node
    while at.parent is not None:
        above = at.parent
        if isinstance(at, Attribute) and isinstance(above, Element):
            # Attributes come after their element and before its children.
            way.append(
                next(i for i, peer in enumerate(above.attributes) if peer is at) - len(above.attributes)
            )
        else:
            index = places.get(id(above))
            if index is None:
                index = places[id(above)] = {id(child): i for i, child in enumerate(above.children)}
            way.append(index.get(id(at), 0))
        at = above
    way.append(id(at))  # different documents: any order, but always the same one
    return tuple(reversed(way))
