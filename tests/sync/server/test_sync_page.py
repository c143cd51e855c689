"""The examples of docs/sync.md are what the wire carries: every field known, every value of its form."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter

from fieldapp.domain.amounts import allowed
from sync.protocol import wire
from sync.protocol.kinds import KINDS, field_names, from_fields
from sync.server.merging import COMPANIONS

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "sync.md").read_text(encoding="utf-8")
NAMED = re.compile(
    r"`(\w+)`[^`]*?(?:and the `(\w+)`)?:[^`]*\n\n```json\n(.*?)```(?:\n\n```json\n(.*?)```)?", re.DOTALL
)


def examples() -> list[tuple[str, str]]:
    section = PAGE.partition("## What it looks like")[2].partition("\n## ")[0]
    found = []
    for first, second, one, other in NAMED.findall(section):
        found.append((first, one))
        if second:
            found.append((second, other))
    return found


def test_every_kind_of_message_has_its_example() -> None:
    assert [name for name, _ in examples()] == [
        "HelloRequest",
        "HelloAnswer",
        "PushRequest",
        "PushAnswer",
        "PullAnswer",
    ]
    assert PAGE.count("```json") == len(examples())


@pytest.mark.parametrize(("name", "text"), examples(), ids=[name for name, _ in examples()])
def test_an_example_is_what_it_is_called_and_nothing_else(name: str, text: str) -> None:
    said = json.loads(text)
    model: type[BaseModel] = getattr(wire, name)
    read = json.loads(model.model_validate(said).model_dump_json())
    assert _unknown(said, read) == []


def test_the_rows_of_the_examples_are_rows() -> None:
    pushed = next(json.loads(text) for name, text in examples() if name == "PushRequest")
    (create, change) = pushed["changes"]
    assert from_fields(create["kind"], create["id"], create["set"]).text == "Ring twice"
    assert set(change["set"]) <= KINDS[change["kind"]].settable


def test_the_fields_of_new_rows_are_those_of_the_program() -> None:
    assert fields_table() in PAGE, f"put this into docs/sync.md:\n\n{fields_table()}"


def test_the_companions_of_a_field_are_those_of_the_program() -> None:
    lines = [
        f"| `{kind}` | `{leader}` | {', '.join(f'`{name}`' for name in sorted(companions))} |"
        for kind, leaders in sorted(COMPANIONS.items())
        for leader, companions in leaders.items()
    ]
    assert "\n".join(lines) in PAGE


def fields_table() -> str:
    """What a new row of a laptop's carries, as `docs/sync.md` shows it."""
    lines = ["| Kind | A laptop's new row carries | It may carry |", "|---|---|---|"]
    for kind in KINDS.values():
        if kind.create is None:
            continue
        schema = TypeAdapter(kind.value).json_schema()

        def told(names: list[str], kind: str = kind.name, schema: dict[str, Any] = schema) -> str:
            forms = {name: _form(schema["properties"][name], schema.get("$defs", {})) for name in names}
            forms |= {
                name: f"{form}, {amount}" for name, form in forms.items() if (amount := allowed(kind, name))
            }
            return ", ".join(
                f"`{name}`" + (f" ({form})" if form != "text" else "") for name, form in forms.items()
            )

        wanted = [name for name in field_names(kind.name) if name in schema["required"]]
        other = [name for name in field_names(kind.name) if name not in wanted]
        lines.append(f"| `{kind.name}` | {told(wanted)} | {told(other) or '–'} |")
    return "\n".join(lines)


def _form(schema: dict[str, Any], defs: dict[str, Any]) -> str:
    if "$ref" in schema:
        schema = defs[schema["$ref"].rpartition("/")[2]]
    if "enum" in schema:
        return " / ".join(schema["enum"])
    if "anyOf" in schema:
        return " or ".join(_form(one, defs) for one in schema["anyOf"] if one.get("type") != "null")
    if "format" in schema:
        return {"date-time": "time", "date": "day"}[schema["format"]]
    plain = {"string": "text", "integer": "whole number", "boolean": "yes or no", "array": "list"}
    return plain.get(schema["type"], schema["type"])


def _unknown(said: Any, read: Any, place: str = "") -> list[str]:
    """Fields that were said and that reading forgot or changed."""
    if isinstance(said, dict):
        return [
            one
            for key, value in said.items()
            for one in (_unknown(value, read[key], f"{place}.{key}") if key in read else [f"{place}.{key}"])
        ]
    if isinstance(said, list):
        return [one for n, value in enumerate(said) for one in _unknown(value, read[n], f"{place}[{n}]")]
    return [] if said == read else [place]
