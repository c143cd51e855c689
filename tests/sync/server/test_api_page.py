"""docs/api.md says what the server does."""

from pathlib import Path

import pytest

from sync.server.access import ACCESS
from sync.server.preferences import PREFERENCES
from sync.server.problems import _STATUS

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("route", sorted(ACCESS), ids=" ".join)
def test_every_route_is_described(route: tuple[str, str]) -> None:
    method, path = route
    lines = [line for line in PAGE.splitlines() if f"{method} {path}" in line]
    assert lines, f"{method} {path} is missing"


@pytest.mark.parametrize("code", sorted(_STATUS))
def test_every_problem_is_described(code: str) -> None:
    assert f"`{code}`" in PAGE


@pytest.mark.parametrize("name", sorted(PREFERENCES))
def test_every_setting_is_described(name: str) -> None:
    assert f"`{name}`" in PAGE
