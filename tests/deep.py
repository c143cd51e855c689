"""Test for a number of minutes: histories of the sync, kills, cuts, full disks, fuzzing, a monkey, then the suite.

Each part gets its share of what is left and ends by itself when that is over; one that goes on for a minute more has
failed, or is stopped where it only runs tests. What a part leaves over, those after it have. What fails prints the
command, with its seed, that repeats it; what passed is told at the end with its count and its rate a minute of a core.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from allotted import COUNTED, UNTIL, counted

ROOT = Path(__file__).resolve().parent.parent
CLIENT = ROOT / "tests" / "sync" / "client"
MONKEY = ROOT / "tests" / "ui" / "monkey.py"
CUTS = 42
"""Byte positions a direction of each of six endpoints in one process: 504 in all."""
LINE_CUTS = 32
"""Byte positions a direction of each of eight endpoints over a line between processes: 512 in all."""
DISKS = 50
CORES = os.cpu_count() or 1
SHORTEST_SECONDS = 3
SETTLING_SECONDS = 15
"""What killing needs at the end, when both sides are left in peace."""
SHORTEST_ROUND_SECONDS = 30
"""To find all tests takes half of it."""
WORTH_ALL_CORES_SECONDS = 120
"""A process more takes some seconds until it has loaded everything."""
GRACE_SECONDS = 40
"""How much longer than its share a part may take: what has begun is ended, and everything looked at."""


class Failed(Exception):
    """A part that did not pass; what there is to say of it has been printed."""


@dataclass(frozen=True)
class Part:
    """One kind of test: what of it is counted, how many shares of the time it gets, what runs it so many seconds."""

    name: str
    counts: str
    shares: int
    run: Callable[[float], Counter[str]]


def main() -> int:
    """Run everything until the time is over; stop at the first failure.

    Returns: 0 when everything passed, else 1.
    """
    parser = argparse.ArgumentParser(description="Test for a number of minutes.")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("paths", nargs="*", default=[], help="only these, none of the other parts")
    arguments = parser.parse_args()
    begun = time.monotonic()
    parts = [Part("suite", "tests", 26, lambda seconds: suite(seconds, arguments.paths or ["tests"]))]
    if not arguments.paths:
        parts = [*PARTS, *parts]
    told: list[str] = []
    try:
        for number, part in enumerate(parts):
            left = begun + arguments.minutes * 60 - time.monotonic()
            seconds = max(0.0, left) * part.shares / sum(one.shares for one in parts[number:])
            told.append(measured(part, seconds))
            print(told[-1], flush=True)
    except Failed as failed:
        print(failed, file=sys.stderr)
        stopped, *others = parts[len(told) :]
        told += [f"{stopped.name}: failed", *(f"{one.name}: not begun after that" for one in others)]
        return 1
    finally:
        spent = (time.monotonic() - begun) / 60
        print("\n".join(["", *told, f"{spent:.1f} of {arguments.minutes:g} minutes"]), flush=True)
    return 0


def measured(part: Part, seconds: float) -> str:
    """Run a part; gives what it got through, and how fast a core is at it."""
    if seconds < (SHORTEST_ROUND_SECONDS if part.counts == "tests" else SHORTEST_SECONDS):
        return f"{part.name}: no time is left"
    print(f"{part.name}: {seconds:.0f} s", flush=True)
    begun, before = time.monotonic(), core_seconds()
    done = part.run(seconds)
    core = core_seconds() - before  # two sums: four numbers one after the other leave "-0" over
    count = done[part.counts]
    rate = count / max(core, 0.001) * 60
    more = ""
    if part.counts == "histories":
        more = f", {rate * CORES * 600:,.0f} in a night of 10 hours on {CORES} cores"
    if collected := done["collected"]:
        more = f", {count / collected:.1f} rounds of {collected:,}"
    spent = time.monotonic() - begun
    return (
        f"{part.name}: {count:,} {part.counts} in {spent:.0f} of {seconds:.0f} s, {core:.0f} s of a core, "
        f"{rate:,.0f} a minute of a core{more}"
    )


def core_seconds() -> float:
    """What the programs that have ended took of a core."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def histories(seconds: float) -> Counter[str]:
    """Random histories of the sync, a process for each core. One that fails names its seed."""
    command = [sys.executable, str(CLIENT / "histories.py"), "--minutes", str(seconds / 60)]
    said = run(*[command] * CORES, seconds=seconds)
    return Counter({"histories": sum(number(r"(\d+) histories", one) for one in said)})


def kills(seconds: float) -> Counter[str]:
    """SIGKILL for laptop and server."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            str(CLIENT / "killing.py"),
            f"{folder}/day",
            *seeded(max(SHORTEST_SECONDS, seconds - SETTLING_SECONDS)),
        ]
        (said,) = run(command, seconds=seconds)
    return Counter({"kills": number(r"(\d+) kills", said)})


def cuts(seconds: float) -> Counter[str]:
    """The line cut at hundreds of bytes of every endpoint's requests and answers, in one process and between two."""
    files = [str((CLIENT / name).relative_to(ROOT)) for name in ("test_cut_anywhere.py", "test_cut_line.py")]
    return run_tests(seconds, files, SYNC_CUTS=str(CUTS), SYNC_LINE_CUTS=str(LINE_CUTS))


def disks(seconds: float) -> Counter[str]:
    """Disks that are truly full; as many as this system lets us have."""
    program = str(CLIENT / "full_disk_days.py")
    command = [sys.executable, program, "--small-disks", "--rounds", str(DISKS), *seeded(seconds)]
    (said,) = run(command, seconds=seconds)
    return Counter({"full disks": number(r"(\d+) full disks", said)})


def fuzz(seconds: float) -> Counter[str]:
    """Generated examples for whatever is tested with them; each test has its share of the time."""
    files = [
        str(file.relative_to(ROOT))
        for file in (ROOT / "tests").rglob("test_*.py")
        if re.search(
            r"^(from|import) (hypothesis|schemathesis)", file.read_text(encoding="utf-8"), re.MULTILINE
        )
    ]
    return run_tests(seconds, files)


def monkey(seconds: float) -> Counter[str]:
    """A monkey at the window; it tells what it did and the slowest gestures."""
    (said,) = run(
        [sys.executable, str(MONKEY), *seeded(seconds)], seconds=seconds, QT_QPA_PLATFORM="offscreen"
    )
    return Counter({"gestures": number(r"(\d+) events", said)})


def suite(seconds: float, paths: list[str]) -> Counter[str]:
    """Rounds of the whole suite, each in a new order; the last goes as far as the time does."""
    end, done = time.monotonic() + seconds, Counter[str]()
    while (left := end - time.monotonic()) > SHORTEST_ROUND_SECONDS or not done:
        found = run_tests(left, paths)
        done["tests"] += found["tests"]
        done["collected"] = max(done["collected"], found["collected"])
    return done


PARTS = (
    Part("sync", "histories", 25, histories),
    Part("SIGKILL", "kills", 9, kills),
    Part("cut lines", "cuts", 13, cuts),
    Part("small disks", "full disks", 5, disks),
    Part("fuzzing", "examples", 17, fuzz),
    Part("monkey", "gestures", 5, monkey),
)


def seeded(seconds: float) -> list[str]:
    """So long, from a new seed."""
    return ["--minutes", str(round(seconds / 60, 2)), "--seed", str(secrets.randbelow(2**32))]


def run_tests(seconds: float, paths: list[str], **variables: str) -> Counter[str]:
    """Run tests in a new order until the time is over; gives what they counted."""
    seed = secrets.randbelow(2**32)
    processes = CORES if seconds > WORTH_ALL_CORES_SECONDS else 0
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", str(processes)]
    command += [f"--randomly-seed={seed}", f"--hypothesis-seed={seed}", *paths]
    with tempfile.NamedTemporaryFile("r") as notes:
        limits = {UNTIL: str(time.time() + seconds), COUNTED: notes.name}
        run(command, seconds=seconds, may_be_stopped=True, limits=limits, **variables)
        return counted(Path(notes.name))


def run(
    *commands: list[str],
    seconds: float,
    may_be_stopped: bool = False,
    limits: dict[str, str] | None = None,
    **variables: str,
) -> list[str]:
    """Run programs side by side and give what each said.

    Raises:
        Failed: one did not pass, or did not end by itself, unless it `may_be_stopped`.
    """
    for command in commands:
        print(" ".join(command[1:]), flush=True)
    again = " ".join(f"{name}={value}" for name, value in variables.items())
    said, failed = [], []
    with started(commands, {**environment(), **variables, **(limits or {})}) as running:
        end = time.monotonic() + seconds + GRACE_SECONDS
        for process in running:
            text, stopped = said_until(process, end)
            print(text, end="", flush=True)
            said.append(text)
            over_time = stopped and not may_be_stopped
            bad = bool(re.search(r"\d+ (failed|error)", text)) if stopped else process.returncode != 0
            if over_time or bad:
                words = " ".join(map(str, process.args)) if isinstance(process.args, list) else ""
                why = f"did not end {GRACE_SECONDS} s after its time" if over_time else how_it_ended(process)
                failed.append(
                    f"{why}; repeat it with: HYPOTHESIS_PROFILE=deep PYTHONPATH=.:tests {again} {words}"
                )
    if failed:
        raise Failed("\n".join(failed))
    return said


@contextmanager
def started(
    commands: tuple[list[str], ...], variables: dict[str, str]
) -> Iterator[list[subprocess.Popen[str]]]:
    """Programs with what they start, none of which is left afterwards."""
    running = [
        subprocess.Popen(
            command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        for command in commands
    ]
    try:
        yield running
    finally:
        for process in running:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def how_it_ended(process: subprocess.Popen[str]) -> str:
    """A program that dies says nothing of its own."""
    code = process.returncode
    return f"ended by {signal.Signals(-code).name}" if code is not None and code < 0 else "failed"


def said_until(process: subprocess.Popen[str], end: float) -> tuple[str, bool]:
    """What a program said, and whether it had to be stopped; it may clear up first."""
    try:
        return process.communicate(timeout=max(0.1, end - time.monotonic()))[0], False
    except subprocess.TimeoutExpired:
        stopped = process.poll() is None  # else something it started holds the line open
        os.killpg(process.pid, signal.SIGINT)
    try:
        return process.communicate(timeout=15)[0], stopped
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
    return process.communicate()[0], stopped


def number(pattern: str, said: str) -> int:
    """The number a part told of itself."""
    found = re.search(pattern, said)
    return int(found.group(1)) if found else 0


def environment() -> dict[str, str]:
    """What every part finds in its environment."""
    return {**os.environ, "HYPOTHESIS_PROFILE": "deep", "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}


if __name__ == "__main__":
    sys.exit(main())
