"""The time a run of the tests has, and what it got through: agreed between `tests/deep.py` and what that starts.

Both travel in the environment. Without them (`make test`) nothing is limited and nothing counted.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

UNTIL, COUNTED = "TESTS_UNTIL", "TESTS_COUNTED"
"""Names in the environment: seconds since 1970, after which nothing new begins; a file that takes a line a count."""
LONGEST_SHRINKING_SECONDS = 30


def over() -> bool:
    """Whether the time is over."""
    return UNTIL in os.environ and time.time() >= float(os.environ[UNTIL])


def count(name: str, number: int = 1) -> None:
    """Note that so many were done."""
    if file := os.environ.get(COUNTED):
        with open(file, "a", encoding="utf-8") as notes:  # noqa: PTH123 - one appended line
            notes.write(f"{number} {name}\n")


def counted(file: Path) -> Counter[str]:
    """What was noted in a file, by name."""
    found: Counter[str] = Counter()
    for line in file.read_text(encoding="utf-8").splitlines():
        number, _, name = line.partition(" ")
        found[name] += int(number)
    return found


class Share:
    """What is left, shared fairly between the tests of a process that have not begun."""

    def __init__(self) -> None:
        self._to_come = 1.0
        self._until = float("inf")

    def expect(self, tests: float) -> None:
        """About so many tests will run in this process."""
        self._to_come = tests

    def begin(self) -> None:
        """A test begins."""
        if UNTIL in os.environ:
            now = time.time()
            self._until = now + (float(os.environ[UNTIL]) - now) / max(1.0, self._to_come)
        self._to_come -= 1

    def used_up(self) -> bool:
        """Whether the test that runs has had its share."""
        return time.time() >= self._until


share = Share()
"""Of the test that runs in this process."""


def as_many_as_fit(most: int, name: str) -> Iterator[int]:
    """0, 1, … up to `most` of them, counted under `name`: the first always, more while the test has its share."""
    for number in range(most):
        if number and share.used_up():
            return
        yield number
        count(name)


def limit_examples() -> None:
    """Let Hypothesis generate no more examples for a test than its share of the time allows.

    One that passes its assumptions is always made: without, Hypothesis takes the test itself for wrong.
    """
    from hypothesis.internal.conjecture import engine

    runner: Any = engine.ConjectureRunner
    usual = runner.test_function

    def limited(self: Any, data: object) -> None:
        usual(self, data)
        if share.used_up() and self.valid_test_cases and not self.interesting_test_cases:
            self.exit_with(engine.ExitReason.max_examples)

    runner.test_function = limited
    engine.MAX_SHRINKING_SECONDS = LONGEST_SHRINKING_SECONDS  # a failure is told in time too
