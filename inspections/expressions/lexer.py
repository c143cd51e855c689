"""Text of an expression -> tokens, by the rules of XPath 1.0, section 3.7.

The one context-dependent rule: after something that can end an operand, `*` multiplies and the words
`and or div mod` are operators; anywhere else they are names. ODK forms write `1mod 2`, so a word
operator needs no space behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from inspections.expressions.errors import ExpressionError

MAX_LENGTH = 50_000

_NAME = r"[^\W\d][\w.\-·]*"
_TOKEN = re.compile(
    rf"""\s*(?:
        (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+(?![\w.]))?)
      | (?P<literal>"[^"]*"|'[^']*')
      | (?P<symbol>::|//|\.\.|!=|<=|>=|[()\[\]@,/|+\-=<>*.])
      | (?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)
    )""",
    re.VERBOSE,
)
_WORD_OPERATOR = re.compile(r"\s*(and|or|div|mod)")
_SPACE = re.compile(r"\s*")
_OPERAND_END = frozenset({")", "]", ".", "..", "*name"})


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is number, literal, name, symbol, operator or end; `position` counts characters from 0."""

    kind: str
    text: str
    position: int


def tokenize(source: str) -> list[Token]:
    """All tokens of an expression, the last of kind `end`.

    Raises:
        ExpressionError: a character that starts no token, an open quote, or too long.
    """
    if len(source) > MAX_LENGTH:
        raise ExpressionError(f"The expression is longer than {MAX_LENGTH} characters.")
    tokens: list[Token] = []
    position = 0
    after_operand = False
    end = len(source.rstrip())
    while position < end:
        if after_operand and (word := _WORD_OPERATOR.match(source, position)):
            tokens.append(Token("operator", word[1], word.start(1)))
            position = word.end()
            after_operand = False
            continue
        match = _TOKEN.match(source, position)
        if match is None:
            raise _unreadable(source, position)
        kind = match.lastgroup or ""
        text = match[kind]
        start = match.start(kind)
        if kind == "symbol" and text == "*":
            kind, after_operand = ("operator", False) if after_operand else ("name", True)
        elif kind == "symbol":
            if text in {"|", "+", "-", "=", "!=", "<", "<=", ">", ">="}:
                kind = "operator"
            after_operand = text in _OPERAND_END
        else:
            after_operand = True
        tokens.append(Token(kind, text, start))
        position = match.end()
    tokens.append(Token("end", "", len(source)))
    return tokens


def _unreadable(source: str, position: int) -> ExpressionError:
    start = _SPACE.match(source, position)
    where = start.end() if start else position
    character = source[where : where + 1]
    if character in {'"', "'"}:
        return ExpressionError(f"The text that starts at character {where + 1} has no closing quote.")
    return ExpressionError(f"Character {where + 1} ({character}) does not belong here.")
