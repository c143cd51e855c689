"""Which nodes an expression reads, found by walking its syntax over the template instead of over answers.

The walk keeps, for every node it reaches, the *anchor*: the highest node it climbed to on its way from the
expression's own node. Reader and read always share the anchor's instance, so that an answer in one wheel's
instance makes only that wheel's rules run again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from inspections.expressions import Expression
from inspections.expressions.syntax import (
    Binary,
    Call,
    Expr,
    Filter,
    KindTest,
    NameTest,
    Negation,
    Path,
    Step,
)
from inspections.model import TemplateNode

Place: TypeAlias = "tuple[TemplateNode, TemplateNode]"  # node, anchor
_ONLY_PLACES = frozenset({"position", "count"})


class Reads:
    """`values`: nodes whose answer matters; `shapes`: repeats whose number or order of instances matters."""

    __slots__ = ("shapes", "values")

    def __init__(self) -> None:
        self.values: dict[Place, None] = {}
        self.shapes: dict[Place, None] = {}


def reads_of(expression: Expression, node: TemplateNode, root: TemplateNode) -> Reads:
    """Everything an expression at `node` may read."""
    walker = _Walker(node, root)
    walker.value(expression.syntax, [(node, node)])
    return walker.reads


class _Walker:
    def __init__(self, node: TemplateNode, root: TemplateNode) -> None:
        self._node = node
        self._root = root
        self.reads = Reads()

    def value(self, expr: Expr, context: list[Place]) -> list[Place]:
        """Note what `expr` reads; the places it stands for, if it is a path."""
        if isinstance(expr, Path):
            places = self._path(expr, context)
            self._note(places)
            return places
        if isinstance(expr, Binary):
            return [*self.value(expr.left, context), *self.value(expr.right, context)]
        if isinstance(expr, Negation):
            self.value(expr.operand, context)
        elif isinstance(expr, Filter):
            places = self.value(expr.operand, context)
            for predicate in expr.predicates:
                self.value(predicate, places)
            return places
        elif isinstance(expr, Call):
            return self._call(expr, context)
        return []

    def _note(self, places: Iterable[Place]) -> None:
        for place in places:
            self.reads.values[place] = None

    def _call(self, call: Call, context: list[Place]) -> list[Place]:
        if call.name == "current":
            return [(self._node, self._node)]
        if call.name in _ONLY_PLACES and call.arguments and isinstance(call.arguments[0], Path):
            for node, anchor in self._path(call.arguments[0], context):
                if node.repeat is not None:
                    above = node.parent or node
                    self.reads.shapes[(node, anchor if above.descends_from(anchor) else above)] = None
            return []
        results = [self.value(argument, context) for argument in call.arguments]
        if call.name in {"indexed-repeat", "randomize"} and results:
            return results[0]
        return []

    def _path(self, path: Path, context: list[Place]) -> list[Place]:
        if path.start is not None:
            places = (
                self._path(path.start, context)
                if isinstance(path.start, Path)
                else self.value(path.start, context)
            )
        elif path.absolute:
            return self._absolute(path)
        else:
            places = context
        for step in path.steps:
            places = self._step(step, places)
        return places

    def _absolute(self, path: Path) -> list[Place]:
        if not path.steps:
            return [(self._root, self._root)]
        first, rest = path.steps[0], path.steps[1:]
        root: list[Place] = [(self._root, self._root)]
        if first.axis in {"descendant-or-self", "descendant"}:
            places = self._step(first, root)
            if rest and rest[0].axis == "child":
                # `//x` may also name the root itself.
                places = [*places, *self._matching(rest[0], root)]
                own = self._matching(rest[0], root)
                places = [*self._step(rest[0], places), *own]
                rest = rest[1:]
        else:
            places = self._matching(first, root)
            for predicate in first.predicates:
                self.value(predicate, places)
        for step in rest:
            places = self._step(step, places)
        return places

    def _step(self, step: Step, places: list[Place]) -> list[Place]:
        found: dict[Place, None] = {}
        for node, anchor in places:
            for target in self._targets(step, node, anchor):
                found[target] = None
        kept = self._matching(step, list(found))
        for node, anchor in kept:
            if node.repeat is not None and step.axis not in {
                "self",
                "parent",
                "ancestor",
                "ancestor-or-self",
            }:
                self.reads.shapes[(node, anchor)] = None
        for predicate in step.predicates:
            self.value(predicate, kept)
        return kept

    def _matching(self, step: Step, places: list[Place]) -> list[Place]:
        test = step.test
        if step.axis == "attribute":
            return places
        if isinstance(test, KindTest):
            return places
        return [place for place in places if _fits(place[0], test)]

    def _targets(self, step: Step, node: TemplateNode, anchor: TemplateNode) -> Iterable[Place]:
        axis, test = step.axis, step.test
        if axis == "child":
            # Without this a form of many questions beside one another is walked whole for each of its rules.
            if isinstance(test, NameTest) and test.local != "*":
                return [(child, anchor) for child in node.named(test.local)]
            return [(child, anchor) for child in node.children]
        if axis in {"self", "attribute"}:
            return [(node, anchor)]
        if axis == "parent":
            if node.parent is None:
                return []
            return [(node.parent, node.parent if anchor is node else anchor)]
        if axis in {"descendant", "descendant-or-self"}:
            below = [(each, anchor) for each in _below(node)]
            return below if axis == "descendant" else [(node, anchor), *below]
        return [(each, self._root) for each in (self._root, *_below(self._root))]


def _fits(node: TemplateNode, test: NameTest) -> bool:
    return test.local in {"*", node.local}


def _below(node: TemplateNode) -> Iterable[TemplateNode]:
    for child in node.children:
        yield child
        yield from _below(child)
