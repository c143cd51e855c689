"""All expressions of a form in the order in which they must run, and who reads whom."""

from __future__ import annotations

from collections.abc import Iterable

from inspections.cycles import Order, Reader, find_cycles
from inspections.dependencies import Reads, reads_of
from inspections.expressions import Expression
from inspections.model import Edge, Rule, Template, TemplateNode, Words

# What a rule of each kind can change: a node's value, or nothing another rule reads.
_PRODUCING = ("calculate", "relevant", "count", "choices")


class RuleBook:
    """Built once per template: `rules` by rank, readers by node, cycles as `find_cycles` tells them."""

    def __init__(self, root: TemplateNode, nodes: Iterable[TemplateNode]) -> None:
        self._root = root
        self._nodes = tuple(nodes)
        self._drafts: list[tuple[TemplateNode, str, Expression, Reads]] = []
        for node in self._nodes:
            self._collect(node)
        self.rules = self._ranked()
        self.readers, self.shape_readers = self._edges()
        self.cycles = find_cycles(
            [Reader(node, kind, reads) for node, kind, _expression, reads in self._drafts]
        )

    def _collect(self, node: TemplateNode) -> None:
        bind = node.bind
        for kind, expression in (
            ("relevant", bind.relevant),
            ("count", node.repeat.count if node.repeat else None),
            ("calculate", bind.calculate),
            ("readonly", bind.readonly),
            ("required", bind.required),
            ("constraint", bind.constraint),
        ):
            if expression is not None:
                self._draft(node, kind, expression)
        for expression in bind.limits.values():
            self._draft(node, "view", expression)
        if node.control is not None:
            if node.control.itemset is not None:
                self._draft(node, "choices", node.control.itemset.nodes)
            for words in (node.control.label, node.control.hint):
                for expression in _expressions(words):
                    self._draft(node, "view", expression)

    def _draft(self, node: TemplateNode, kind: str, expression: Expression) -> None:
        # How many instances a repeat has is decided where the repeat stands, not inside an instance.
        self._drafts.append((node, kind, expression, reads_of(expression, node, self._root)))

    def _ranked(self) -> tuple[Rule, ...]:
        makers: dict[TemplateNode, list[int]] = {}
        for index, (node, kind, _expression, _reads) in enumerate(self._drafts):
            if kind in {"calculate", "choices"}:
                makers.setdefault(node, []).append(index)
            elif kind in {"relevant", "count"}:
                for each in _with_descendants(node):
                    makers.setdefault(each, []).append(index)
        order = Order(lambda index: self._needs(index, makers), len(self._drafts))
        ranks = {index: rank for rank, index in enumerate(order.result)}
        self._rules = [
            Rule(node, kind, expression, ranks[index])
            for index, (node, kind, expression, _reads) in enumerate(self._drafts)
        ]
        return tuple(sorted(self._rules, key=lambda rule: rule.rank))

    def _needs(self, index: int, makers: dict[TemplateNode, list[int]]) -> list[int]:
        node, kind, _expression, reads = self._drafts[index]
        needed: list[int] = []
        places = [place[0] for place in (*reads.values, *reads.shapes)]
        for read in places:
            for each in _with_descendants(read):
                needed.extend(makers.get(each, ()))
        if kind not in _PRODUCING:
            needed.extend(makers.get(node, ()))
        # A rule inside a group does not wait for the group's own relevance when it feeds that relevance.
        return [i for i in needed if i != index or (kind == "calculate" and any(p is node for p in places))]

    def _edges(
        self,
    ) -> tuple[dict[TemplateNode, tuple[Edge, ...]], dict[TemplateNode, tuple[Edge, ...]]]:
        direct: dict[TemplateNode, dict[tuple[Rule, TemplateNode], None]] = {}
        shapes: dict[TemplateNode, dict[tuple[Rule, TemplateNode], None]] = {}
        for rule, (_node, _kind, _expression, reads) in zip(self._rules, self._drafts, strict=True):
            for node, anchor in reads.values:
                direct.setdefault(node, {})[(rule, anchor)] = None
            for node, anchor in reads.shapes:
                shapes.setdefault(node, {})[(rule, anchor)] = None
        readers: dict[TemplateNode, tuple[Edge, ...]] = {}
        for node in self._nodes:
            found: dict[tuple[Rule, TemplateNode], None] = {}
            above: TemplateNode | None = node
            while above is not None:
                found.update(direct.get(above, {}))
                above = above.parent
            if found:
                readers[node] = tuple(Edge(rule, _instance_anchor(anchor)) for rule, anchor in found)
        return readers, {
            node: tuple(Edge(rule, _instance_anchor(anchor)) for rule, anchor in pairs)
            for node, pairs in shapes.items()
        }


def _instance_anchor(anchor: TemplateNode) -> TemplateNode | None:
    """The innermost repeat around the anchor: below it, there is one instance of everything shared."""
    repeats = anchor.repeats()
    return repeats[-1] if repeats else None


def _expressions(words: Words | None) -> Iterable[Expression]:
    if words is None:
        return
    if words.expression is not None:
        yield words.expression
    if words.phrase is not None:
        for part in words.phrase.parts:
            if not isinstance(part, str):
                yield part


def _with_descendants(node: TemplateNode) -> Iterable[TemplateNode]:
    yield node
    for child in node.children:
        yield from _with_descendants(child)


def viewed_nodes(template: Template) -> frozenset[TemplateNode]:
    """Nodes whose words, limits or choices an answer can change."""
    edges = (*template.readers.values(), *template.shape_readers.values())
    return frozenset(
        edge.rule.node for group in edges for edge in group if edge.rule.kind in {"view", "choices"}
    )
