"""Syntax tree -> nested closures. Each closure takes a `Context` and gives a `Value`."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeAlias

from inspections.expressions.axes import AXES, ORDERLY, REVERSE, NodeFilter, document_order, node_filter
from inspections.expressions.context import Context
from inspections.expressions.errors import ExpressionError
from inspections.expressions.functions import Evaluator, find_function
from inspections.expressions.parser import parse
from inspections.expressions.syntax import (
    Binary,
    Call,
    Expr,
    Filter,
    KindTest,
    Literal,
    NameTest,
    Negation,
    Number,
    Path,
    Step,
)
from inspections.expressions.values import (
    Comparison,
    NodeSet,
    Value,
    equal,
    related,
    to_boolean,
    to_number,
)
from inspections.xmltree import Element, Node

MAX_DEPTH = 200

_Step: TypeAlias = Callable[[list[Node], Context], list[Node]]


class Expression:
    """A compiled expression. `evaluate(context)` gives its value; `syntax` is its tree, `source` its text."""

    __slots__ = ("evaluate", "source", "syntax")

    def __init__(self, source: str, syntax: Expr, evaluate: Evaluator) -> None:
        self.source = source
        self.syntax = syntax
        self.evaluate = evaluate

    def __repr__(self) -> str:
        return f"Expression({self.source!r})"


def compile_expression(
    source: str, namespaces: Mapping[str, str] | None = None, *, strict: bool = True
) -> Expression:
    """Make an expression ready to run.

    `namespaces` maps the prefixes that names in the expression may carry. With `strict` off, an unknown function
    or a wrong number of arguments is an error only once it is evaluated, as in the peers' engines.

    Raises:
        ExpressionError: the text is not an expression of the dialect, names an unknown function, gives a
            function the wrong number of arguments, or is nested too deeply.
    """
    return _compiled(source, tuple(sorted((namespaces or {}).items())), strict)


@lru_cache(maxsize=8192)
def _compiled(source: str, namespaces: tuple[tuple[str, str], ...], strict: bool) -> Expression:
    syntax = parse(source)
    return Expression(source, syntax, _Compiler(dict(namespaces), strict=strict).compile(syntax))


class _Compiler:
    def __init__(self, namespaces: dict[str, str], *, strict: bool) -> None:
        self._namespaces = namespaces
        self._strict = strict
        self._depth = 0

    def compile(self, expr: Expr) -> Evaluator:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError(f"The expression is more than {MAX_DEPTH} levels deep.")
        try:
            return self._compile(expr)
        finally:
            self._depth -= 1

    def _compile(self, expr: Expr) -> Evaluator:
        if isinstance(expr, Number):
            number: Value = expr.value
            return lambda _context: number
        if isinstance(expr, Literal):
            text: Value = expr.text
            return lambda _context: text
        if isinstance(expr, Binary):
            return self._binary(expr)
        if isinstance(expr, Negation):
            operand = self.compile(expr.operand)
            return lambda context: -to_number(operand(context), context.zone)
        if isinstance(expr, Call):
            return self._call(expr)
        if isinstance(expr, Filter):
            return self._filter(expr)
        return self._path(expr)

    def _call(self, expr: Call) -> Evaluator:
        try:
            function = find_function(expr.name)
            function.check_arity(len(expr.arguments))
        except ExpressionError as error:
            if self._strict:
                raise
            return _failing(str(error))
        return function.build([self.compile(argument) for argument in expr.arguments], expr)

    def _binary(self, expr: Binary) -> Evaluator:
        left, right = self.compile(expr.left), self.compile(expr.right)
        sign = expr.operator
        if sign == "or":
            return lambda c: to_boolean(left(c)) or to_boolean(right(c))
        if sign == "and":
            return lambda c: to_boolean(left(c)) and to_boolean(right(c))
        if sign == "=":
            return lambda c: equal(left(c), right(c), c.zone, negated=False)
        if sign == "!=":
            return lambda c: equal(left(c), right(c), c.zone, negated=True)
        if sign in _COMPARISONS:
            compare = _COMPARISONS[sign]
            return lambda c: related(left(c), right(c), c.zone, compare)
        if sign == "|":
            return lambda c: document_order([*_nodes(left(c)), *_nodes(right(c))])
        combine = _ARITHMETIC[sign]
        return lambda c: combine(to_number(left(c), c.zone), to_number(right(c), c.zone))

    def _filter(self, expr: Filter) -> Evaluator:
        operand = self.compile(expr.operand)
        if not expr.predicates:
            return operand
        narrow = self._predicates(expr.predicates)
        return lambda c: narrow(list(_nodes(operand(c))), c)

    def _path(self, expr: Path) -> Evaluator:
        if expr.start is None and expr.absolute:
            start: Evaluator = _root
        elif expr.start is None:
            if len(expr.steps) == 1 and expr.steps[0] == _SELF:
                return _here
            start = _here
        else:
            start = self.compile(expr.start)
        steps: list[_Step] = []
        flat = not isinstance(expr.start, Filter)
        for step in expr.steps:
            steps.append(self._step(step, flat=flat))
            flat = flat and step.axis in {"child", "attribute", "self", "parent"}

        def walk(context: Context) -> Value:
            nodes = _nodes(start(context))
            for take in steps:
                if not nodes:
                    return nodes
                nodes = take(nodes, context)
            return nodes

        return walk

    def _step(self, step: Step, *, flat: bool) -> _Step:
        if step.axis == "child" and isinstance(step.test, NameTest) and flat and not step.predicates:
            return self._child_step(step.test)
        axis = AXES[step.axis]
        accepts = node_filter(step.axis, step.test, self._namespaces)
        narrow = self._predicates(step.predicates) if step.predicates else None
        orderly = flat and step.axis in ORDERLY
        backwards = step.axis in REVERSE

        def take(nodes: list[Node], context: Context) -> list[Node]:
            found: list[Node] = []
            for node in nodes:
                # Before the walk too: who has nothing left must not look at everything once more to learn it.
                context.environment.spend(1)
                candidates = axis(node)
                context.environment.spend(len(candidates))
                matching = [candidate for candidate in candidates if accepts(candidate)]
                found.extend(narrow(matching, context) if narrow else matching)
            if orderly or (len(nodes) == 1 and not backwards):
                return found
            return document_order(found)

        return take

    def _child_step(self, test: NameTest) -> _Step:
        """The commonest step of all: children by name, no predicate."""
        accepts: NodeFilter = node_filter("child", test, self._namespaces)
        local, plain = test.local, not test.prefix and test.local != "*"

        def take(nodes: list[Node], context: Context) -> list[Node]:
            found: list[Node] = []
            environment = context.environment
            for node in nodes:
                candidates = getattr(node, "children", None)
                if candidates:
                    environment.spend(len(candidates))
                    if plain:
                        found.extend(
                            child
                            for child in candidates
                            if isinstance(child, Element) and child.local == local and not child.uri
                        )
                    else:
                        found.extend(child for child in candidates if accepts(child))
            return found

        return take

    def _predicates(self, predicates: tuple[Expr, ...]) -> _Step:
        tests = [self.compile(predicate) for predicate in predicates]
        fixed = [p.value if isinstance(p, Number) else None for p in predicates]

        def narrow(nodes: list[Node], context: Context) -> list[Node]:
            for test, place in zip(tests, fixed, strict=True):
                if place is not None:
                    nodes = nodes[int(place) - 1 : int(place)] if place >= 1 and place == int(place) else []
                    continue
                size = len(nodes)
                context.environment.spend(size)
                inner = Context(context.environment, context.node, size=size, current=context.current)
                kept: list[Node] = []
                for index, node in enumerate(nodes, 1):
                    inner.node = node
                    inner.position = index
                    inner.size = size
                    value = test(inner)
                    if value == index if isinstance(value, float) else to_boolean(value):
                        kept.append(node)
                nodes = kept
            return nodes

        return narrow


_SELF = Step("self", KindTest("node"))


def _root(context: Context) -> Value:
    return [context.environment.root]


def _here(context: Context) -> Value:
    return [context.node]


def _failing(sentence: str) -> Evaluator:
    def fail(_context: Context) -> Value:
        raise ExpressionError(sentence)

    return fail


def _nodes(value: Value) -> NodeSet:
    if isinstance(value, list):
        return value
    raise ExpressionError("Nodes of the form were expected here, but this is a plain value.")


def _divide(left: float, right: float) -> float:
    if right != 0:
        return left / right
    if left == 0 or left != left:
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def _modulo(left: float, right: float) -> float:
    if right == 0 or math.isinf(left) or left != left or right != right:
        return math.nan
    return math.fmod(left, right)


def _multiply(left: float, right: float) -> float:
    return left * right


_COMPARISONS: dict[str, Comparison] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": _multiply,
    "div": _divide,
    "mod": _modulo,
}
