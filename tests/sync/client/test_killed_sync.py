"""Laptop and server die in the middle of what they do, over and over."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

KILLS = 50


def test_fifty_kills_of_laptop_and_server_lose_and_double_nothing(tmp_path: Path) -> None:
    program = Path(__file__).with_name("killing.py")
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path / "day"), "--kills", str(KILLS)],
        capture_output=True,
        text=True,
        timeout=240,
        env={"PYTHONPATH": f"{program.parents[3]}{os.pathsep}{program.parents[2]}", "TZ": "Europe/Oslo"},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert "nothing lost" in done.stdout
