"""What is read from the environment is told to those who may set it."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_READ = re.compile(r"(?:os\.environ(?:\.get\(|\[)|os\.getenv\()(\"?)(\w+)\1")


def test_every_environment_variable_that_is_read_is_in_the_table() -> None:
    table = (ROOT / "docs/api.md").read_text(encoding="utf-8").partition("## Environment variables")[2]
    found = set()
    for room in ("fieldapp", "sync", "ui", "inspections"):
        for file in (ROOT / room).rglob("*.py"):
            code = file.read_text(encoding="utf-8")
            for quote, name in _READ.findall(code):
                constant = re.search(rf'^{name} = "(\w+)"', code, re.MULTILINE)
                found |= {name} if quote else {constant[1]} if constant else set()
    assert {"FIELDAPP_PASSPHRASE", "PROMETHEUS_MULTIPROC_DIR", "CUPS_SERVER"} <= found, (
        "the search finds them"
    )
    assert {name for name in found if f"`{name}`" not in table} == set()
