"""Reads the window's texts out of the source: what is marked for translation, and what seems forgotten."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("ui", "fieldapp/app")

# Texts nobody reads as a sentence: keys, file patterns, formats, what other programs say.
_NO_SENTENCE = re.compile(
    r"(Ctrl|Alt)\+|^(Tab|Return|Escape)\b|^(Field Companion|Apache License 2.0|Letter|Inter)$"
    r"|^(English|Norsk bokmål|Français|Deutsch)$"
    r"|\*\.|PDF \(|MMMM?|[A-Z]\w+/[A-Z]|</?span|<p style|color: |line-height: "
    r"|request id is| disabled since |does not exist|Unknown$"
)
_UNITS = re.compile(r" (min|h|km|B)\b")
_SENTENCE = re.compile(r"[A-Za-z]{2}\S* \S|\S [A-Za-z]{2}|^[A-Z][a-z]{2}")


@dataclass(frozen=True, slots=True)
class Text:
    """A text marked for translation; `plural` if it comes with a number."""

    context: str
    source: str
    plural: bool


@dataclass(slots=True)
class Source:
    """What one file marks, and the mistakes in it, each with its line."""

    texts: set[Text] = field(default_factory=set)
    mistakes: list[str] = field(default_factory=list)
    bases: dict[str, list[str]] = field(default_factory=dict)
    speaking: set[str] = field(default_factory=set)


def read(code: str) -> Source:
    """Marked texts and mistakes of one file's code."""
    found = Source()
    tree = ast.parse(code)
    harmless = set(_harmless(tree))
    for owner, node in _with_class(tree, ""):
        if isinstance(node, ast.ClassDef):
            found.bases[node.name] = [ast.unparse(base) for base in node.bases]
        elif isinstance(node, ast.Call) and _called(node) in ("tr", "translate"):
            _read_call(node, owner, found)
            harmless.update(id(part) for part in ast.walk(node))
        elif isinstance(node, ast.JoinedStr):
            found.mistakes += [
                f"line {node.lineno}: lupdate does not look into f-strings"
                for part in ast.walk(node)
                if isinstance(part, ast.Call) and _called(part) in ("tr", "translate")
            ]
    found.mistakes += [
        f"line {line}: {text!r} is not marked for translation"
        for line, text in _written(tree, harmless)
        if _SENTENCE.search(_UNITS.sub("", text)) and not _NO_SENTENCE.search(text)
    ]
    return found


def sources() -> dict[str, Source]:
    """Every file of the window. The theme speaks style sheets and font names, nothing else."""
    paths = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return {
        str(path.relative_to(ROOT)): read(path.read_text("utf-8"))
        for path in paths
        if "theme" not in path.parts
    }


def _written(tree: ast.AST, harmless: set[int]) -> Iterator[tuple[int, str]]:
    """Strings as they will read, with 0 where an f-string puts a value."""
    for node in ast.walk(tree):
        if id(node) in harmless:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = [str(part.value) if isinstance(part, ast.Constant) else "0" for part in node.values]
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _with_class(node: ast.AST, owner: str) -> Iterator[tuple[str, ast.AST]]:
    for child in ast.iter_child_nodes(node):
        yield owner, child
        yield from _with_class(child, child.name if isinstance(child, ast.ClassDef) else owner)


def _harmless(tree: ast.AST) -> Iterator[int]:
    """Docstrings, what is raised or logged for developers, object names, exported names."""
    for node in ast.walk(tree):
        raised = isinstance(node, ast.Raise)
        name = isinstance(node, ast.Call) and _called(node) in ("setObjectName", "error", "TypeVar")
        exported = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        said = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if raised or name or exported or said:
            yield from (id(part) for part in ast.walk(node))


def _read_call(call: ast.Call, owner: str, found: Source) -> None:
    texts = [part.value for part in call.args if isinstance(part, ast.Constant)]
    if _called(call) == "tr":
        if ast.unparse(call.func) != "self.tr":
            found.mistakes.append(f"line {call.lineno}: tr() of another object has that object's context")
        found.speaking.add(owner)
        context, rest = owner, call.args
    else:
        context, rest = str(texts[0]) if texts else "", call.args[1:]
        if len(call.args) > 2:
            found.mistakes.append(f"line {call.lineno}: lupdate reads plurals in self.tr() only")
    if not rest or not isinstance(rest[0], ast.Constant) or call.keywords:
        found.mistakes.append(f"line {call.lineno}: {ast.unparse(call)} is no plain text lupdate can read")
        return
    found.texts.add(Text(context, str(rest[0].value), len(rest) > 2))
