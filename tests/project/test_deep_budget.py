"""`make test-deep` keeps its budget: parts share it, runs of tests end with it, and what fails can be repeated."""

import os
import re
import select
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from allotted import COUNTED, UNTIL, Share, counted
from deep import Failed, Part, environment, main, measured, run, said_until, started

ROOT = Path(__file__).resolve().parents[2]
ENDLESS = [sys.executable, "-c", "import time; time.sleep(3600)"]
TESTS = f"""
import os, allotted, hypothesis

class Clock:  # it goes on while a test says so: how fast the machine is changes nothing
    now = 0.0

    def time(self):
        return self.now

clock = allotted.time = Clock()
os.environ["{UNTIL}"] = "4"

def test_first():
    for _ in allotted.as_many_as_fit(10_000, "cuts"):
        clock.now += 1 / 64

@hypothesis.given(hypothesis.strategies.integers())
def test_second(number):
    clock.now += 1 / 64
    allotted.count("seen")

@hypothesis.given(hypothesis.strategies.integers())
def test_third(number):
    allotted.count("tried")
    clock.now += 3
    hypothesis.assume(number)  # the first is 0

def test_fourth():
    raise AssertionError("it has begun")
"""


@dataclass
class Clock:
    """Stands still."""

    now: float = 0.0

    def time(self) -> float:
        """Seconds since 1970."""
        return self.now


def test_tests_share_what_time_there_is_and_none_begins_after_it(tmp_path: Path) -> None:
    (tmp_path / "test_long.py").write_text(TESTS)
    for name in ("conftest.py", "ground.py", "postgresql.py", "allotted.py"):
        (tmp_path / name).write_bytes((ROOT / "tests" / name).read_bytes())
    notes = tmp_path / "notes"
    notes.touch()
    variables = {UNTIL: str(time.time() + 3600), COUNTED: str(notes), "HYPOTHESIS_PROFILE": "deep"}
    variables |= {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, str(tmp_path)]

    done = subprocess.run(command, env={**ours, **variables}, capture_output=True, text=True, check=False)

    found = counted(notes)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (found["tests"], found["collected"]) == (3, 4), done.stdout
    assert found["cuts"] == 64, "a quarter of four seconds"
    assert found["seen"] == 64, "a third of the other three"
    assert found["examples"] >= found["seen"] + found["tried"]
    assert found["tried"] > 1, "not before one has passed its assumptions"


def test_a_share_grows_by_what_others_left_over(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, share = Clock(), Share()
    monkeypatch.setattr("allotted.time", clock)
    monkeypatch.delenv(UNTIL, raising=False)
    share.begin()
    assert not share.used_up(), "without a limit there is always time"
    monkeypatch.setenv(UNTIL, "60")
    share.expect(2)
    share.begin()
    clock.now = 29
    assert not share.used_up()
    clock.now = 30
    assert share.used_up()
    clock.now = 10
    share.begin()
    clock.now = 59
    assert not share.used_up(), "the first has left twenty seconds over"
    clock.now = 60
    assert share.used_up()


def test_a_part_that_fails_or_does_not_end_prints_what_repeats_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(
        Failed, match=r"failed; repeat it with: HYPOTHESIS_PROFILE=deep .* -c raise SystemExit"
    ):
        run([sys.executable, "-c", "raise SystemExit(3)"], seconds=3600)
    monkeypatch.setattr("deep.GRACE_SECONDS", 0.2)
    with pytest.raises(Failed, match=r"did not end 0\.2 s after its time"):
        run(ENDLESS, seconds=0.1)
    run(ENDLESS, seconds=0.1, may_be_stopped=True)


def test_a_part_that_died_says_of_what() -> None:
    died = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
    with pytest.raises(Failed, match="ended by SIGSEGV; repeat it with"):
        run([sys.executable, "-c", died], seconds=60)


def test_what_a_stopped_part_has_said_is_kept() -> None:
    talking = [sys.executable, "-c", "import time; print('begun', flush=True); time.sleep(3600)"]
    with started((talking,), environment()) as (process,):
        assert process.stdout
        select.select([process.stdout], [], [])  # however long it takes to say it
        assert said_until(process, time.monotonic()) == ("begun\n", True)


def test_a_part_is_told_with_its_count_and_one_without_time_is_not_begun() -> None:
    part = Part("sync", "histories", 1, lambda _seconds: Counter({"histories": 12}))

    told = measured(part, 60)

    rate = r"[\d,]+ a minute of a core, [\d,]+ in a night of 10 hours on \d+ cores"
    assert re.fullmatch(rf"sync: 12 histories in \d+ of 60 s, \d+ s of a core, {rate}", told), told
    assert measured(part, 0.5) == "sync: no time is left"


def test_after_a_failure_every_part_is_told_with_what_became_of_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_seconds: float) -> Counter[str]:
        raise Failed("failed; repeat it with: this")

    passes = Part("sync", "histories", 1, lambda _seconds: Counter({"histories": 12}))
    monkeypatch.setattr("deep.PARTS", (passes, Part("SIGKILL", "kills", 1, fail)))
    monkeypatch.setattr(sys, "argv", ["deep.py", "--minutes", "60"])

    assert main() == 1

    said = capsys.readouterr()
    assert said.err == "failed; repeat it with: this\n"
    told = said.out[said.out.rindex("\nsync: 12 histories") :]
    assert re.search(r"\nSIGKILL: failed\nsuite: not begun after that\n\S+ of 60 minutes\n$", told), told
