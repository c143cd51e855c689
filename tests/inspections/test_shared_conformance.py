"""The peers' own cases, where they lie beside the repository: every goal is met."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspections.conformance.__main__ import main

CASES = Path(__file__).resolve().parents[3] / "shared" / "conformance"


@pytest.mark.parametrize("name", ["xpath.jsonl.gz", "sessions.jsonl.gz", "markdown_forms.jsonl.gz"])
def test_the_peers_cases_meet_their_goals(name: str) -> None:
    assert main([str(CASES / name)]) == 0
