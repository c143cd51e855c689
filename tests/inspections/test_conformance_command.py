"""`python -m inspections.conformance` on small files of our own."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from inspection_forms import compiled, row, spreadsheet

from inspections.conformance.__main__ import main


def cases(folder: Path, name: str, *lines: dict[str, object]) -> str:
    path = folder / name
    text = "".join(json.dumps(line) + "\n" for line in lines)
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text)
    return str(path)


def expression(source: str, kind: str, expected: object, **more: object) -> dict[str, object]:
    return {
        "file": "own.test.ts",
        "test": "own",
        "expression": source,
        "kind": kind,
        "expected": expected,
        "xml": "<d><a>1</a><a>2</a></d>",
        "root": "/",
        "context": "/*[1]",
        "timezone": "UTC",
        "dialect": "odk",
        **more,
    }


def step(op: str, args: list[object], *changes: dict[str, object]) -> dict[str, object]:
    return {"op": op, "args": args, "threw": None, "lang": "", "removed": [], "state_delta": list(changes)}


def session_case(*, value: str) -> dict[str, object]:
    form = compiled([row("integer", "a", "A"), row("calculate", "b", calculation="${a} + 1")]).xform_xml
    return {
        "file": "own.test.ts",
        "test": "own > session",
        "form": form,
        "first_op": "init",
        "initial_instance": None,
        "steps": [
            step("init", [], {"ref": "/data/a", "kind": "input", "value": ""}),
            step(
                "answer",
                ["/data/a", 4],
                {"ref": "/data/a", "value": "4"},
                {"ref": "/data/b", "kind": "model-value", "value": value},
            ),
        ],
    }


def test_passing_cases_exit_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = cases(
        tmp_path,
        "own.jsonl.gz",
        expression("sum(a)", "number", 3),
        expression("a[2]", "nodeset", ["/*[1]/*[2]"]),
        expression("nonsense(", "error", None),
        expression("1 div 3", "number-rounded", 0.333, factor=1000),
        expression("concat('x', a[1])", "string-matches", "^X1$", flags="i"),
        session_case(value="5"),
        {
            "file": "own.py",
            "test": "own",
            "md": spreadsheet([row("text", "q", "Q")]).decode(),
            "errored": False,
        },
        {"file": "own.py", "test": "bad", "md": spreadsheet([row("end_group")]).decode(), "errored": True},
    )
    assert main([path]) == 0
    printed = capsys.readouterr().out
    assert "odk: 5 passed, 0 failed, 0 skipped" in printed
    assert "sessions: 1 passed, 0 failed" in printed
    assert "forms: 1 passed, 0 failed" in printed


@pytest.mark.parametrize(
    "case",
    [
        expression("sum(a)", "number", 4),
        expression("1", "error", None),
        expression("a", "nodeset", []),
        session_case(value="6"),
        {
            "file": "own.py",
            "test": "x",
            "md": spreadsheet([row("text", "q", "Q", relevant="(")]).decode(),
            "errored": False,
        },
    ],
)
def test_a_failing_case_is_printed_and_exits_one(
    case: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([cases(tmp_path, "own.jsonl", case)]) == 1
    printed = capsys.readouterr().out
    assert "NOT MET" in printed
    assert "\n    failed " in printed


def test_cases_outside_our_field_are_skipped_with_a_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = cases(tmp_path, "geo.jsonl", expression("area('x')", "number", 99, file="geo.test.ts"))
    assert main([path]) == 0
    assert "skipped 1: places and areas on a map are no part of vehicle checklists" in capsys.readouterr().out
