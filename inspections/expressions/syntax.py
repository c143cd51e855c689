"""The shapes of a parsed expression. Values only: no evaluation, no document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Number:
    value: float


@dataclass(frozen=True, slots=True)
class Literal:
    text: str


@dataclass(frozen=True, slots=True)
class Binary:
    """`operator` is one of `or and = != < <= > >= + - * div mod |`."""

    operator: str
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Negation:
    operand: Expr


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class NameTest:
    """`local` may be `*`; `prefix` is empty when none was written."""

    prefix: str
    local: str


@dataclass(frozen=True, slots=True)
class KindTest:
    """`kind` is node, text, comment or processing-instruction; `target` only for the last."""

    kind: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    axis: str
    test: NameTest | KindTest
    predicates: tuple[Expr, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """`start` is None for a path that begins at the root (`absolute`) or at the context node."""

    start: Expr | None
    absolute: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A primary expression with predicates: `(a | b)[1]`."""

    operand: Expr
    predicates: tuple[Expr, ...]


Expr: TypeAlias = Number | Literal | Binary | Negation | Call | Path | Filter
