"""What the start costs beside a bare Qt window: whole processes, by turns, up to the first painted window."""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from large_store import JOBS_OF_A_DAY, LargeStore

TURNS = 11
STARTS = Path(__file__).with_name("starts.py")
KEY_COST = """
import sys, time
from pathlib import Path
from fieldapp import credentials
begun = time.perf_counter()
credentials.unlock(Path(sys.argv[1]))
print(time.perf_counter() - begun)
"""
KEYRING_COST = """
import sys, time
from pathlib import Path
from fieldapp import credentials
if len(sys.argv) > 2:
    credentials.create_in_keyring(Path(sys.argv[1]))
else:
    begun = time.perf_counter()
    credentials.unlock(Path(sys.argv[1]))
    print(time.perf_counter() - begun)
"""
WITH_KEYRING = "printf bench | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null && "


def start(what: str, key: bytes, environment: dict[str, str]) -> tuple[float, float, str]:
    """Seconds from starting the process to its first paint, its processor time, and what it said then."""
    begun, busy = time.perf_counter(), children_time()
    with subprocess.Popen(
        [sys.executable, str(STARTS), what],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{key.hex()}\n")
        process.stdin.flush()
        said = process.stdout.readline()
        spent = time.perf_counter() - begun
    return spent, children_time() - busy, said.strip()


def children_time() -> float:
    """Processor seconds of all processes that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_today_is_painted_soon_after_a_bare_window(large: LargeStore, surroundings: dict[str, str]) -> None:
    for what in ("app", "bare"):  # bytecode and the disk's cache
        start(what, large.key, surroundings)
    ours: list[tuple[float, float]] = []
    floor: list[tuple[float, float]] = []
    for _ in range(TURNS):
        spent, busy, said = start("app", large.key, surroundings)
        assert said == str(JOBS_OF_A_DAY), said
        ours.append((spent, busy))
        spent, busy, said = start("bare", large.key, surroundings)
        assert said == "20"
        floor.append((spent, busy))
    mine, least = (statistics.median(spent for spent, _ in times) for times in (ours, floor))
    mine_busy, least_busy = (statistics.median(busy for _, busy in times) for times in (ours, floor))
    print(
        f"start to first paint, key in hand: {mine * 1000:.0f} ms, bare window {least * 1000:.0f} ms, "
        f"ratio {mine / least:.2f} (≤ 1.5); processor time {mine_busy * 1000:.0f} and {least_busy * 1000:.0f} ms, "
        f"ratio {mine_busy / least_busy:.2f}"
    )
    print(f"the key itself: {key_times(large, surroundings)}")
    assert mine <= 1.5 * least


def key_times(large: LargeStore, environment: dict[str, str]) -> str:
    """What getting the key costs in a process of its own, modules included."""
    key_file = str(large.folder / "key.json")
    by_passphrase = statistics.median(
        seconds([sys.executable, "-c", KEY_COST, key_file], environment) for _ in range(5)
    )
    words = f"from a passphrase {by_passphrase * 1000:.0f} ms"
    if not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")):
        return f"{words}, no keyring on this computer"
    guarded = str(large.folder / "in-keyring.json")
    code = f"'{sys.executable}' -c \"$CODE\" '{guarded}'"
    script = f"{WITH_KEYRING}{code} new && for n in 1 2 3 4 5; do {code}; done"
    home = large.folder / "keyring-home"
    home.mkdir(exist_ok=True)
    there = {name: value for name, value in environment.items() if name != "FIELDAPP_PASSPHRASE"}
    there |= {"CODE": KEYRING_COST, "HOME": str(home), "XDG_DATA_HOME": str(home)}
    told = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script],
        capture_output=True,
        env=there,
        text=True,
        check=False,
        timeout=60,
    )
    if told.returncode:
        return f"{words}, the keyring of this computer does not answer"
    return f"{words}, from the keyring {statistics.median(map(float, told.stdout.split())) * 1000:.0f} ms"


def seconds(command: list[str], environment: dict[str, str]) -> float:
    told = subprocess.run(command, capture_output=True, env=environment, text=True, check=True, timeout=60)
    return float(told.stdout)
