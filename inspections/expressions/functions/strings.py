"""Text: cutting, joining, checking, encoding."""

from __future__ import annotations

import base64
import binascii
import hashlib
import math
import uuid

from inspections.expressions.context import Context, bounded
from inspections.expressions.errors import ExpressionError
from inspections.expressions.functions.registry import ANY, plain
from inspections.expressions.regular import find
from inspections.expressions.values import Value, to_number, to_text

_SPACES = " \t\r\n"
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGESTS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}


@plain("string", 0, 1)
def _string(context: Context, value: Value | None = None) -> Value:
    return context.node.string_value() if value is None else to_text(value)


@plain("concat", 0, ANY)
def _concat(_context: Context, *values: Value) -> Value:
    return bounded("".join(_texts(values)))


@plain("join", 1, ANY)
def _join(_context: Context, separator: Value, *values: Value) -> Value:
    return bounded(to_text(separator).join(_texts(values)))


def _texts(values: tuple[Value, ...]) -> list[str]:
    parts: list[str] = []
    for value in values:
        if isinstance(value, list):
            parts.extend(node.string_value() for node in value)
        else:
            parts.append(to_text(value))
    return parts


@plain("starts-with", 2)
def _starts_with(_context: Context, text: Value, start: Value) -> Value:
    return to_text(text).startswith(to_text(start))


@plain("ends-with", 2)
def _ends_with(_context: Context, text: Value, end: Value) -> Value:
    return to_text(text).endswith(to_text(end))


@plain("contains", 2)
def _contains(_context: Context, text: Value, part: Value) -> Value:
    return to_text(part) in to_text(text)


@plain("substring-before", 2)
def _substring_before(_context: Context, text: Value, mark: Value) -> Value:
    before, found, _ = to_text(text).partition(to_text(mark)) if to_text(mark) else ("", "", "")
    return before if found else ""


@plain("substring-after", 2)
def _substring_after(_context: Context, text: Value, mark: Value) -> Value:
    if not to_text(mark):
        return to_text(text)
    return to_text(text).partition(to_text(mark))[2]


@plain("substring", 2, 3)
def _substring(context: Context, text: Value, start: Value, length: Value | None = None) -> Value:
    """Characters whose place p satisfies start ≤ p < start + length, all rounded, places from 1."""
    whole = to_text(text)
    first = _round_half_up(to_number(start, context.zone))
    last = math.inf if length is None else first + _round_half_up(to_number(length, context.zone))
    if first != first or last != last or last == -math.inf:
        return ""
    begin = 0 if first == -math.inf else max(0, min(len(whole), first - 1))
    end = len(whole) if last == math.inf else max(0, min(len(whole), last - 1))
    return whole[int(begin) : int(end)]


def _round_half_up(number: float) -> float:
    return math.floor(number + 0.5) if math.isfinite(number) else number


@plain("substr", 2, 3)
def _substr(context: Context, text: Value, start: Value, end: Value | None = None) -> Value:
    """From `start` up to, not including, `end`; places from 0, negative ones from the end."""
    whole = to_text(text)
    first = to_number(start, context.zone)
    last = float(len(whole)) if end is None else to_number(end, context.zone)
    return whole[_index(first, len(whole)) : _index(last, len(whole))]


def _index(place: float, length: int) -> int:
    if place != place:
        return 0
    return int(max(-length, min(length, place)))


@plain("string-length", 0, 1)
def _string_length(context: Context, value: Value | None = None) -> Value:
    return float(len(context.node.string_value() if value is None else to_text(value)))


@plain("normalize-space", 0, 1)
def _normalize_space(context: Context, value: Value | None = None) -> Value:
    text = context.node.string_value() if value is None else to_text(value)
    return " ".join(part for part in text.translate(_TO_SPACE).split(" ") if part)


_TO_SPACE = {ord(character): " " for character in _SPACES}


@plain("translate", 3)
def _translate(_context: Context, text: Value, old: Value, new: Value) -> Value:
    replacement = to_text(new)
    table: dict[int, str | None] = {}
    for index, character in enumerate(to_text(old)):
        table.setdefault(ord(character), replacement[index] if index < len(replacement) else None)
    return to_text(text).translate(table)


@plain("regex", 2)
def _regex(_context: Context, text: Value, pattern: Value) -> Value:
    return find(to_text(pattern), to_text(text))


@plain("uuid", 0, 1)
def _uuid(context: Context, length: Value | None = None) -> Value:
    chance = context.environment.chance
    if length is None:
        return str(uuid.UUID(int=chance.getrandbits(128), version=4))
    wanted = to_number(length, context.zone)
    if not 0 <= wanted <= 10_000:
        raise ExpressionError("uuid() takes a length from 0 to 10000.")
    return "".join(chance.choice(_ALPHABET) for _ in range(int(wanted)))


@plain("digest", 2, 3)
def _digest(_context: Context, text: Value, algorithm: Value, encoding: Value = "base64") -> Value:
    name = _DIGESTS.get(to_text(algorithm).upper())
    if name is None:
        raise ExpressionError(f"digest() knows {', '.join(_DIGESTS)}, not {to_text(algorithm)}.")
    # MD5 and SHA-1 are fingerprints that forms ask for by name; nothing is protected by them.
    digest = hashlib.new(name, to_text(text).encode(), usedforsecurity=False).digest()
    form = to_text(encoding).lower()
    if form == "hex":
        return digest.hex()
    if form == "base64":
        return base64.b64encode(digest).decode("ascii")
    raise ExpressionError(f"digest() writes hex or base64, not {to_text(encoding)}.")


@plain("base64-decode", 1)
def _base64_decode(_context: Context, text: Value) -> Value:
    try:
        return base64.b64decode(to_text(text), validate=True).decode("utf-8", errors="replace")
    except (binascii.Error, ValueError):
        return ""
