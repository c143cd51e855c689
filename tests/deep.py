"""Test for a number of minutes: sync histories on every core, kills, cuts, then round after round of the suite.

The histories get four tenths of the time, kills one tenth, cuts at hundreds of bytes come once, the suite has the rest:
each round in a new order, with many more examples. What fails prints the command that repeats it.
"""

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLIENT = ROOT / "tests" / "sync" / "client"
CUTS = 42
"""Byte positions a direction of each of six endpoints: 504 in all."""


def main() -> int:
    """Run everything until the time is over, one round of the suite at least; stop at the first failure.

    Returns: 0 when everything passed, else the exit code of what did not.
    """
    parser = argparse.ArgumentParser(description="Test for a number of minutes.")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("paths", nargs="*", default=[], help="only these, without histories, kills and cuts")
    arguments = parser.parse_args()
    end = time.monotonic() + arguments.minutes * 60
    if not arguments.paths:
        code = histories(arguments.minutes * 0.4) or kills(arguments.minutes * 0.1) or cuts()
        if code:
            return code
    return suite(end, arguments.paths or ["tests"])


def histories(minutes: float) -> int:
    """Random histories of the sync, a process for each core; each reports how many it got through."""
    command = [sys.executable, str(CLIENT / "histories.py"), "--minutes", str(minutes)]
    cores = os.cpu_count() or 1
    print(f"histories: {minutes:.1f} minutes on {cores} cores", flush=True)
    running = [
        subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True)
        for _ in range(cores)
    ]
    done, code = 0, 0
    for process in running:
        said, _ = process.communicate()
        print(said, end="", flush=True)
        if process.returncode:
            code = process.returncode
        else:
            done += int(said.split()[0])
    rate = done / max(minutes, 0.01) / cores
    print(
        f"histories: {done} in all, {rate:.0f} a minute and core, {rate * cores * 600:,.0f} in a night of 10 hours"
    )
    return code


def kills(minutes: float) -> int:
    """SIGKILL for laptop and server."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(CLIENT / "killing.py"), f"{folder}/day", "--minutes", str(minutes)]
        return subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode


def cuts() -> int:
    """The line cut at hundreds of bytes of every endpoint's requests and answers."""
    command = [sys.executable, "-m", "pytest", "-n", "2", str(CLIENT / "test_cut_anywhere.py")]
    code = subprocess.run(
        command, cwd=ROOT, env={**environment(), "SYNC_CUTS": str(CUTS)}, check=False
    ).returncode
    if code:
        print(f"repeat it with: SYNC_CUTS={CUTS}", *command, file=sys.stderr)
    return code


def suite(end: float, paths: list[str]) -> int:
    """Rounds of the whole suite until `end`."""
    rounds = 0
    while rounds == 0 or time.monotonic() < end:
        seed = secrets.randbelow(2**32)
        command = [sys.executable, "-m", "pytest", "-n", "2", f"--randomly-seed={seed}", *paths]
        print(f"round {rounds + 1}: seed {seed}", flush=True)
        code = subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode
        if code:
            print("repeat it with: HYPOTHESIS_PROFILE=deep", *command, file=sys.stderr)
            return code
        rounds += 1
    print(f"{rounds} rounds passed")
    return 0


def environment() -> dict[str, str]:
    """What every part finds in its environment."""
    return {**os.environ, "HYPOTHESIS_PROFILE": "deep", "PYTHONPATH": str(ROOT)}


if __name__ == "__main__":
    sys.exit(main())
