"""`make test-deep` keeps its budget: parts share it, runs of tests end with it, and what fails can be repeated."""

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from allotted import COUNTED, UNTIL, Share, counted
from deep import Failed, Part, measured, run

ROOT = Path(__file__).resolve().parents[2]
TESTS = f"""
import os, time, hypothesis
from allotted import as_many_as_fit

os.environ["{UNTIL}"] = str(time.time() + 4)  # however long it took to get here

def test_first():
    for _ in as_many_as_fit(10_000, "cuts"):
        time.sleep(0.01)

@hypothesis.given(hypothesis.strategies.integers())
def test_second(number):
    time.sleep(0.01)

def test_third():
    time.sleep(3)

def test_fourth():
    raise AssertionError("it has begun")
"""


def test_tests_share_what_time_there_is_and_none_begins_after_it(tmp_path: Path) -> None:
    (tmp_path / "test_long.py").write_text(TESTS)
    for name in ("conftest.py", "ground.py", "postgresql.py", "allotted.py"):
        (tmp_path / name).write_bytes((ROOT / "tests" / name).read_bytes())
    notes = tmp_path / "notes"
    notes.touch()
    variables = {UNTIL: str(time.time() + 600), COUNTED: str(notes), "HYPOTHESIS_PROFILE": "deep"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-c", os.devnull, str(tmp_path)]

    done = subprocess.run(
        command,
        env={**os.environ, **variables, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )

    found = counted(notes)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (found["tests"], found["collected"]) == (3, 4), done.stdout
    assert 0 < found["cuts"] < 1_000
    assert 0 < found["examples"] < 1_000


def test_a_share_grows_by_what_others_left_over(monkeypatch: pytest.MonkeyPatch) -> None:
    share = Share()
    share.begin()
    assert not share.used_up(), "without a limit there is always time"
    share.expect(2)
    monkeypatch.setenv(UNTIL, str(time.time() - 1))
    share.begin()
    assert share.used_up()
    monkeypatch.setenv(UNTIL, str(time.time() + 60))
    share.begin()
    assert not share.used_up()


def test_a_part_that_fails_or_does_not_end_prints_what_repeats_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(
        Failed, match=r"failed; repeat it with: HYPOTHESIS_PROFILE=deep .* -c raise SystemExit"
    ):
        run([sys.executable, "-c", "raise SystemExit(3)"], seconds=5)
    monkeypatch.setattr("deep.GRACE_SECONDS", 0.2)
    endless = [sys.executable, "-c", "import time; print('begun', flush=True); time.sleep(60)"]
    begun = time.monotonic()
    with pytest.raises(Failed, match=r"did not end 0\.2 s after its time"):
        run(endless, seconds=0.5)
    assert run(endless, seconds=2, may_be_stopped=True) == ["begun\n"]
    assert time.monotonic() - begun < 20


def test_a_part_is_told_with_its_count_and_one_without_time_is_not_begun() -> None:
    part = Part("sync", "histories", 1, lambda _seconds: Counter({"histories": 12}))

    assert measured(part, 60).startswith("sync: 12 histories in 0 of 60 s, 0 s of a core, ")
    assert measured(part, 0.5) == "sync: no time is left"
