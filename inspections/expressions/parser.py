"""Tokens -> syntax tree, by recursive descent over the grammar of XPath 1.0."""

from __future__ import annotations

from inspections.expressions.errors import ExpressionError
from inspections.expressions.lexer import Token, tokenize
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

MAX_NESTING = 40
MAX_CHAIN = 150

_LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"or"}),
    frozenset({"and"}),
    frozenset({"=", "!="}),
    frozenset({"<", "<=", ">", ">="}),
    frozenset({"+", "-"}),
    frozenset({"*", "div", "mod"}),
)
_AXES = frozenset(
    {
        "ancestor",
        "ancestor-or-self",
        "attribute",
        "child",
        "descendant",
        "descendant-or-self",
        "following",
        "following-sibling",
        "namespace",
        "parent",
        "preceding",
        "preceding-sibling",
        "self",
    }
)
_KINDS = frozenset({"node", "text", "comment", "processing-instruction"})
_ANY_NODE = KindTest("node")
_DESCEND = Step("descendant-or-self", _ANY_NODE)


def parse(source: str) -> Expr:
    """The syntax tree of one expression.

    Raises:
        ExpressionError: with a sentence that says what was found where.
    """
    parser = _Parser(tokenize(source))
    expression = parser.expression()
    parser.expect_end()
    return expression


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._index = 0
        self._nesting = 0

    def expect_end(self) -> None:
        if self._peek.kind != "end":
            raise self._unexpected()

    def expression(self) -> Expr:
        self._nesting += 1
        if self._nesting > MAX_NESTING:
            raise ExpressionError(f"The expression nests more than {MAX_NESTING} levels deep.")
        result = self._binary(0)
        self._nesting -= 1
        return result

    @property
    def _peek(self) -> Token:
        return self._tokens[self._index]

    def _next(self) -> Token:
        token = self._tokens[self._index]
        if token.kind != "end":
            self._index += 1
        return token

    def _at(self, text: str) -> bool:
        token = self._tokens[self._index]
        return token.kind == "symbol" and token.text == text

    def _accept(self, text: str) -> bool:
        if self._at(text):
            self._index += 1
            return True
        return False

    def _require(self, text: str) -> None:
        if not self._accept(text):
            token = self._peek
            found = f"“{token.text}”" if token.text else "the end"
            raise ExpressionError(
                f"“{text}” was expected at character {token.position + 1}, {found} was found."
            )

    def _unexpected(self) -> ExpressionError:
        token = self._peek
        if token.kind == "end":
            return ExpressionError("The expression ends too early.")
        return ExpressionError(f"“{token.text}” at character {token.position + 1} does not belong here.")

    def _binary(self, level: int) -> Expr:
        if level == len(_LEVELS):
            return self._unary()
        left = self._binary(level + 1)
        operators = _LEVELS[level]
        chain = 0
        while self._peek.kind == "operator" and self._peek.text in operators:
            chain += 1
            if chain > MAX_CHAIN:
                raise ExpressionError(f"The expression chains more than {MAX_CHAIN} operators.")
            operator = self._next().text
            left = Binary(operator, left, self._binary(level + 1))
        return left

    def _unary(self) -> Expr:
        minus = 0
        while self._peek.kind == "operator" and self._peek.text == "-":
            self._next()
            minus += 1
        operand = self._union()
        if minus == 0:
            return operand
        return Negation(operand) if minus % 2 else Negation(Negation(operand))

    def _union(self) -> Expr:
        left = self._path()
        while self._peek.kind == "operator" and self._peek.text == "|":
            self._next()
            left = Binary("|", left, self._path())
        return left

    def _path(self) -> Expr:
        if self._accept("/"):
            steps = self._relative() if self._starts_step() else ()
            return Path(None, absolute=True, steps=steps)
        if self._accept("//"):
            return Path(None, absolute=True, steps=(_DESCEND, *self._relative()))
        if self._starts_primary():
            return self._filter_path()
        if not self._starts_step():
            raise self._unexpected()
        return Path(None, absolute=False, steps=self._relative())

    def _filter_path(self) -> Expr:
        start = self._primary()
        predicates = self._predicates()
        if predicates:
            start = Filter(start, predicates)
        if self._accept("/"):
            return Path(start, absolute=False, steps=self._relative())
        if self._accept("//"):
            return Path(start, absolute=False, steps=(_DESCEND, *self._relative()))
        return start

    def _starts_step(self) -> bool:
        token = self._peek
        return token.kind == "name" or (token.kind == "symbol" and token.text in {".", "..", "@"})

    def _starts_primary(self) -> bool:
        token = self._peek
        if token.kind in {"number", "literal"} or self._at("("):
            return True
        if token.kind != "name":
            return False
        following = self._tokens[self._index + 1]
        return following.kind == "symbol" and following.text == "(" and token.text not in _KINDS

    def _primary(self) -> Expr:
        token = self._next()
        if token.kind == "number":
            return Number(float(token.text))
        if token.kind == "literal":
            return Literal(token.text[1:-1])
        if token.kind == "symbol":
            inner = self.expression()
            self._require(")")
            return inner if not isinstance(inner, Path) else Filter(inner, ())
        self._require("(")
        arguments: list[Expr] = []
        if not self._accept(")"):
            arguments.append(self.expression())
            while self._accept(","):
                arguments.append(self.expression())
            self._require(")")
        return Call(token.text, tuple(arguments))

    def _relative(self) -> tuple[Step, ...]:
        steps = [self._step()]
        while True:
            if self._accept("/"):
                steps.append(self._step())
            elif self._accept("//"):
                steps.append(_DESCEND)
                steps.append(self._step())
            else:
                return tuple(steps)

    def _step(self) -> Step:
        if self._accept("."):
            return Step("self", _ANY_NODE, self._predicates())
        if self._accept(".."):
            return Step("parent", _ANY_NODE, self._predicates())
        axis = "child"
        if self._accept("@"):
            axis = "attribute"
        else:
            following = self._tokens[min(self._index + 1, len(self._tokens) - 1)]
            if self._peek.kind == "name" and following.kind == "symbol" and following.text == "::":
                axis = self._next().text
                self._next()
                if axis not in _AXES:
                    raise ExpressionError(f"“{axis}::” is not an axis.")
        if self._peek.kind != "name":
            raise self._unexpected()
        return Step(axis, self._node_test(), self._predicates())

    def _node_test(self) -> NameTest | KindTest:
        token = self._next()
        if token.text in _KINDS and self._accept("("):
            target = None
            if token.text == "processing-instruction" and self._peek.kind == "literal":
                target = self._next().text[1:-1]
            self._require(")")
            return KindTest(token.text, target)
        prefix, _, local = token.text.rpartition(":")
        return NameTest(prefix, local)

    def _predicates(self) -> tuple[Expr, ...]:
        predicates: list[Expr] = []
        while self._accept("["):
            predicates.append(self.expression())
            self._require("]")
        return tuple(predicates)
