"""How a function of the dialect is declared and found.

A *plain* function gets its arguments evaluated; a *lazy* one gets closures and decides itself, which is how
`if` and `coalesce` leave the other branch alone. Arity is checked when the expression is compiled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from inspections.expressions.context import Context
from inspections.expressions.errors import ExpressionError
from inspections.expressions.syntax import Call
from inspections.expressions.values import NodeSet, Value

Evaluator: TypeAlias = Callable[[Context], Value]
Plain: TypeAlias = Callable[..., Value]
Lazy: TypeAlias = Callable[[list[Evaluator], Call], Evaluator]

ANY = 1_000


@dataclass(frozen=True, slots=True)
class Function:
    """One function: its name, how many arguments it takes, and how a call of it becomes a closure."""

    name: str
    fewest: int
    most: int
    build: Lazy

    def check_arity(self, count: int) -> None:
        """Raise `ExpressionError` unless the function takes so many arguments."""
        if self.fewest <= count <= self.most:
            return
        if self.fewest == self.most:
            wanted = f"{self.fewest}"
        elif self.most == ANY:
            wanted = f"at least {self.fewest}"
        else:
            wanted = f"{self.fewest} to {self.most}"
        raise ExpressionError(f"{self.name}() takes {wanted} arguments, {count} were given.")


_FUNCTIONS: dict[str, Function] = {}


def find_function(name: str) -> Function:
    """The function of that name.

    Raises:
        ExpressionError: the dialect has none.
    """
    function = _FUNCTIONS.get(name)
    if function is None:
        raise ExpressionError(f"There is no function {name}().")
    return function


def function_names() -> frozenset[str]:
    """Every name the dialect knows."""
    return frozenset(_FUNCTIONS)


def plain(name: str, fewest: int, most: int | None = None) -> Callable[[Plain], Plain]:
    """Declare `f(context, *values)` as a function of the dialect."""

    def declare(function: Plain) -> Plain:
        _FUNCTIONS[name] = Function(name, fewest, fewest if most is None else most, _eager(function))
        return function

    return declare


def lazy(name: str, fewest: int, most: int | None = None) -> Callable[[Lazy], Lazy]:
    """Declare `f(evaluators, call) -> evaluator` as a function of the dialect."""

    def declare(build: Lazy) -> Lazy:
        _FUNCTIONS[name] = Function(name, fewest, fewest if most is None else most, build)
        return build

    return declare


def _eager(function: Plain) -> Lazy:
    def build(arguments: list[Evaluator], _call: Call) -> Evaluator:
        if not arguments:
            return function
        if len(arguments) == 1:
            only = arguments[0]
            return lambda c: function(c, only(c))
        if len(arguments) == 2:
            first, second = arguments
            return lambda c: function(c, first(c), second(c))
        return lambda c: function(c, *[argument(c) for argument in arguments])

    return build


def as_nodes(name: str, value: Value) -> NodeSet:
    """The nodes of an argument that must be a node-set."""
    if isinstance(value, list):
        return value
    raise ExpressionError(f"{name}() works on questions or groups of the form, not on a plain value.")
