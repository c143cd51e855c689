"""Test for a number of minutes: histories of the sync, kills, cuts, full disks, fuzzing, a monkey, then the suite.

Histories get four tenths of the time, kills one tenth, fuzzing a tenth and a half, a monkey at the window half a tenth;
cuts and full disks come once, the suite has the rest: each round in a new order, with many more examples. What fails
prints the command that repeats it; what passed is told at the end with its count and its rate per minute of a core.
"""

import argparse
import os
import re
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLIENT = ROOT / "tests" / "sync" / "client"
MONKEY = ROOT / "tests" / "ui" / "monkey.py"
CUTS = 42
"""Byte positions a direction of each of six endpoints in one process: 504 in all."""
LINE_CUTS = 32
"""Byte positions a direction of each of eight endpoints over a line between processes: 512 in all."""
DISKS = 50
CORES = os.cpu_count() or 1


@dataclass
class Failed(Exception):
    """A part that did not pass; its exit code."""

    code: int


def main() -> int:
    """Run everything until the time is over, one round of the suite at least; stop at the first failure.

    Returns: 0 when everything passed, else the exit code of what did not.
    """
    parser = argparse.ArgumentParser(description="Test for a number of minutes.")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("paths", nargs="*", default=[], help="only these, none of the other parts")
    arguments = parser.parse_args()
    end = time.monotonic() + arguments.minutes * 60
    parts: list[tuple[str, Callable[[], int]]] = []
    if not arguments.paths:
        parts = [
            ("histories", lambda: histories(arguments.minutes * 0.4)),
            ("kills", lambda: kills(arguments.minutes * 0.1)),
            ("cuts in one process", lambda: cuts("test_cut_anywhere.py", "SYNC_CUTS", CUTS, 6)),
            ("cuts between processes", lambda: cuts("test_cut_line.py", "SYNC_LINE_CUTS", LINE_CUTS, 8)),
            ("full disks", disks),
            ("fuzzed examples", lambda: fuzz(arguments.minutes * 0.15)),
            ("gestures of a monkey", lambda: monkey(arguments.minutes * 0.05)),
        ]
    told = []
    try:
        for name, part in parts:
            told.append(measured(name, part))
            print(told[-1], flush=True)
        suite(end, arguments.paths or ["tests"])
    except Failed as failed:
        return failed.code
    finally:
        print("\n".join(["", *told]), flush=True)
    return 0


def measured(name: str, part: Callable[[], int]) -> str:
    """What a part got through, and how fast a core is at it."""
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    count = part()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    core = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    spent = time.monotonic() - begun
    rate = count / max(core, 0.001) * 60
    night = (
        f", {rate * CORES * 600:,.0f} in a night of 10 hours on {CORES} cores" if name == "histories" else ""
    )
    return (
        f"{name}: {count:,} in {spent:.0f} s, {core:.0f} s of a core, {rate:,.0f} a minute of a core{night}"
    )


def histories(minutes: float) -> int:
    """Random histories of the sync, a process for each core."""
    command = [sys.executable, str(CLIENT / "histories.py"), "--minutes", str(minutes)]
    print(f"histories: {minutes:.1f} minutes on {CORES} cores", flush=True)
    running = [
        subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True)
        for _ in range(CORES)
    ]
    said = [process.communicate()[0] for process in running]
    if code := next((process.returncode for process in running if process.returncode), 0):
        raise Failed(code)
    return sum(int(one.split()[0]) for one in said)


def kills(minutes: float) -> int:
    """SIGKILL for laptop and server."""
    with tempfile.TemporaryDirectory() as folder:
        said = run([sys.executable, str(CLIENT / "killing.py"), f"{folder}/day", "--minutes", str(minutes)])
    return number(r"(\d+) kills", said)


def cuts(test: str, variable: str, positions: int, endpoints: int) -> int:
    """The line cut at hundreds of bytes of every endpoint's requests and answers."""
    run(
        [sys.executable, "-m", "pytest", "-q", "-n", str(CORES), str(CLIENT / test)],
        **{variable: str(positions)},
    )
    return positions * endpoints * 2


def disks() -> int:
    """Disks that are truly full; as many as this system lets us have."""
    said = run([sys.executable, str(CLIENT / "full_disk_days.py"), "--small-disks", "--rounds", str(DISKS)])
    return number(r"(\d+) full disks", said)


def fuzz(minutes: float) -> int:
    """Generated examples, file after file, for whatever is tested with them."""
    files = sorted(
        str(file.relative_to(ROOT))
        for file in (ROOT / "tests").rglob("test_*.py")
        if re.search(
            r"^(from|import) (hypothesis|schemathesis)", file.read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    end = time.monotonic() + minutes * 60
    with tempfile.NamedTemporaryFile("r") as counted:
        while files and time.monotonic() < end:
            file = files.pop(secrets.randbelow(len(files)))
            seed = secrets.randbelow(2**32)
            command = [sys.executable, "-m", "pytest", "-q", f"--hypothesis-seed={seed}", file]
            run(command, COUNT_EXAMPLES=counted.name)
        return sum(int(line) for line in counted)


def monkey(minutes: float) -> int:
    """A monkey at the window, from a new seed, which it tells with what it did and the slowest gestures."""
    said = run([sys.executable, str(MONKEY), "--minutes", str(minutes)], QT_QPA_PLATFORM="offscreen")
    return number(r"(\d+) events", said)


def suite(end: float, paths: list[str]) -> None:
    """Rounds of the whole suite until `end`."""
    rounds = 0
    while rounds == 0 or time.monotonic() < end:
        seed = secrets.randbelow(2**32)
        run([sys.executable, "-m", "pytest", "-n", str(CORES), f"--randomly-seed={seed}", *paths])
        rounds += 1
    print(f"{rounds} rounds of the suite passed")


def run(command: list[str], **variables: str) -> str:
    """Run a part and give what it said.

    Raises:
        Failed: it did not pass; the command that repeats it has been printed.
    """
    print(" ".join(command[1:]), flush=True)
    done = subprocess.run(
        command, cwd=ROOT, env={**environment(), **variables}, check=False, stdout=subprocess.PIPE, text=True
    )
    print(done.stdout, end="", flush=True)
    if done.returncode:
        words = [f"{name}={value}" for name, value in variables.items() if name != "COUNT_EXAMPLES"]
        print("repeat it with: HYPOTHESIS_PROFILE=deep", *words, *command, file=sys.stderr)
        raise Failed(done.returncode)
    return done.stdout


def number(pattern: str, said: str) -> int:
    """The number a part told of itself."""
    found = re.search(pattern, said)
    return int(found.group(1)) if found else 0


def environment() -> dict[str, str]:
    """What every part finds in its environment."""
    return {**os.environ, "HYPOTHESIS_PROFILE": "deep", "PYTHONPATH": str(ROOT)}


if __name__ == "__main__":
    sys.exit(main())
