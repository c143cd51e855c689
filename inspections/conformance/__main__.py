"""`python -m inspections.conformance FILE…` – run peers' cases and say how many pass.

Reads `.jsonl` and `.jsonl.gz` in the three formats (expressions, sessions, markdown forms), tells them apart by
their fields, prints passed / failed / skipped per file and every failure, and exits 0 only at or above the goals.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inspections.conformance import form_cases, session_cases, xpath_cases
from inspections.conformance.skips import skip_expression, skip_session

GOALS = {"xpath1": 0.98, "odk": 0.97, "sessions": 0.90, "forms": 0.95}


@dataclass(slots=True)
class Tally:
    """Counts of one group of cases."""

    passed: int = 0
    failed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    cells: int = 0
    agreed: int = 0

    def share(self) -> float:
        """Passed of passed and failed."""
        judged = self.passed + self.failed
        return self.passed / judged if judged else 1.0

    def note(self, name: str, failure: str | None) -> None:
        if failure is None:
            self.passed += 1
        else:
            self.failed += 1
            self.failures.append(f"{name}: {failure}")


def main(arguments: list[str] | None = None) -> int:
    """Run the files named on the command line; 0 when every goal is met, 1 otherwise, 2 for wrong usage."""
    parser = argparse.ArgumentParser(
        prog="python -m inspections.conformance", description="Run peers' cases."
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--failures", type=int, default=40, help="how many failures to print per group")
    options = parser.parse_args(arguments)
    met = True
    for path in options.files:
        for group, tally in _run(path).items():
            met &= _print(path, group, tally, options.failures)
    return 0 if met else 1


def _run(path: Path) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for case in _cases(path):
        if "md" in case:
            _form(case, tallies.setdefault("forms", Tally()), tallies.setdefault("refusals", Tally()))
        elif "steps" in case:
            _session(case, tallies.setdefault("sessions", Tally()))
        else:
            _expression(case, tallies.setdefault(case["dialect"], Tally()))
    return tallies


def _cases(path: Path) -> Iterator[dict[str, Any]]:
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _expression(case: dict[str, Any], tally: Tally) -> None:
    reason = skip_expression(case)
    if reason is not None:
        tally.skipped[reason] += 1
        return
    name = f"{Path(case['file']).name} {case['expression'].strip()[:90]} @ {case['context']}"
    tally.note(name, _guarded(lambda: xpath_cases.judge(case)))


def _session(case: dict[str, Any], tally: Tally) -> None:
    reason = skip_session(case)
    if reason is not None:
        tally.skipped[reason] += 1
        return

    def judge() -> str | None:
        outcome = session_cases.judge(case)
        tally.cells += outcome.cells
        tally.agreed += outcome.agreed
        return outcome.difference

    tally.note(f"{Path(case['file']).name} {case['test'][-90:]}", _guarded(judge))


def _form(case: dict[str, Any], forms: Tally, refusals: Tally) -> None:
    """`forms` are those pyxform accepts, `refusals` those it refuses."""
    name = f"{Path(case['file']).name} {case['test']}"

    def judge() -> str | None:
        fate, reason = form_cases.judge(case)
        if case["errored"]:
            return None if fate == "refused" else "loaded, though pyxform refuses it"
        if fate == "refused":
            forms.skipped["refused with sheet, row, column and reason"] += 1
        return None if fate == "loaded" else f"{fate}: {reason}"

    (refusals if case["errored"] else forms).note(name, _guarded(judge))


def _guarded(judge: Callable[[], str | None]) -> str | None:
    """A case that breaks the engine has failed; the others still run."""
    try:
        return judge()
    except Exception as error:  # noqa: BLE001 - whatever breaks, it is this case's failure and is printed
        return f"{type(error).__name__}: {error}"


def _print(path: Path, group: str, tally: Tally, most: int) -> bool:
    goal = GOALS.get(group)
    met = goal is None or tally.share() >= goal
    aim = f", goal {goal:.0%}: {'met' if met else 'NOT MET'}" if goal is not None else ""
    cells = f", cells {tally.agreed}/{tally.cells} ({tally.agreed / tally.cells:.2%})" if tally.cells else ""
    skipped = sum(tally.skipped.values())
    _say(
        f"{path.name} {group}: {tally.passed} passed, {tally.failed} failed, {skipped} skipped"
        f" ({tally.share():.2%}{aim}){cells}"
    )
    for reason, count in tally.skipped.most_common():
        _say(f"    skipped {count}: {reason}")
    for failure in tally.failures[:most]:
        _say(f"    failed {' '.join(failure.split())[:300]}")
    if len(tally.failures) > most:
        _say(f"    … and {len(tally.failures) - most} more")
    return met


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
