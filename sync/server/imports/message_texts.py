"""The office's own words to customers: one TOML file a language, named `nb.toml`, in the form of those that ship."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterable
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import Connection

from fieldapp.errors import InputProblem, InputRefused
from resources import LANGUAGES, message_texts
from sync.server.database import only_tenant
from sync.server.edits import Written, put
from sync.server.imports.outcome import ImportOutcome, refuse

PARTS = ("subject", "body", "sms")


def import_message_texts(
    connection: Connection, files: Iterable[tuple[str, bytes]], *, now: datetime
) -> ImportOutcome:
    """Take in templates by language; those a file does not name stay as they are.

    Raises:
        InputRefused: with every mistake; nothing was changed.
    """
    tenant = only_tenant(connection).tenant
    rows: dict[str, dict[str, JsonValue]] = {}
    problems: list[InputProblem] = []
    for name, content in files:
        language = name.removesuffix(".toml")
        if language not in LANGUAGES:
            raise InputRefused(
                f"{name} names no language we write in. Call it {', '.join(LANGUAGES)} with .toml."
            )
        for template, texts in _read(name, content).items():
            found = _problems(name, language, template, texts)
            problems += found
            if not found and isinstance(texts, dict):
                said = {part: str(texts[part]).strip("\n") for part in PARTS}
                rows[f"{template}.{language}"] = {"template": template, "language": language, **said}
    if problems:
        raise refuse("texts", problems)
    written = put(connection, tenant, "message_template", rows, now=now)
    return _outcome(written)


def _read(name: str, content: bytes) -> dict[str, object]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputRefused(f"{name} is not a TOML file in UTF-8: {error}.") from error


def _problems(name: str, language: str, template: str, texts: object) -> list[InputProblem]:
    shipped = message_texts(language)
    if template not in shipped:
        return [
            InputProblem(
                None, f"{name} [{template}]", f"there is no such message; known are {', '.join(shipped)}"
            )
        ]
    if not isinstance(texts, dict) or any(not str(texts.get(part, "")).strip() for part in PARTS):
        return [InputProblem(None, f"{name} [{template}]", "needs subject, body and sms")]
    found = []
    for part in PARTS:
        known = _places(shipped[template].body) | _places(shipped[template].sms)
        known |= _places(shipped[template].subject)
        try:
            used = _places(str(texts[part]))
        except ValueError:
            found.append(InputProblem(None, f"{name} [{template}] {part}", "a brace is not closed"))
            continue
        if strange := sorted(used - known):
            words = f"nothing fills {{{strange[0]}}}; known are {', '.join(sorted(known))}"
            found.append(InputProblem(None, f"{name} [{template}] {part}", words))
    return found


def _places(text: str) -> set[str]:
    """Names in braces; a place with more than a name (`{a.b}`, `{a!r}`) counts as strange."""
    return {
        name if not (spec or conversion) else f"{name}:"
        for _, name, spec, conversion in string.Formatter().parse(text)
        if name is not None
    }


def _outcome(written: Written) -> ImportOutcome:
    return ImportOutcome(
        what="texts", created=written.created, changed=written.updated, unchanged=written.unchanged
    )
