"""What must hold before a vehicle leaves. One pure rule that laptop and server both call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenFail:
    """A finding as the gate sees it. `settled` = repaired and checked again, or accepted as a deviation."""

    item_path: str
    title: str
    severity: str
    settled: bool


@dataclass(frozen=True, slots=True)
class GateProblem:
    """One thing in the way. `code` is unanswered, open_unsafe, open_fail, unsigned or same_person."""

    code: str
    item_path: str
    label: str


def check_gate(
    *,
    unanswered: Iterable[tuple[str, str]],
    fails: Iterable[OpenFail],
    signers: Iterable[tuple[str, str]],
    roles: tuple[str, str] = ("technician", "second_person"),
) -> tuple[GateProblem, ...]:
    """Everything that keeps the vehicle from being released; empty = it may leave.

    `unanswered` are (item path, label) of mandatory items without an answer; `signers` are (role, person id) of
    the signatures given. Both roles must have signed, by two different people.
    """
    problems = [GateProblem("unanswered", path, label) for path, label in unanswered]
    for fail in fails:
        if not fail.settled and fail.severity != "advice":
            code = "open_unsafe" if fail.severity == "unsafe" else "open_fail"
            problems.append(GateProblem(code, fail.item_path, fail.title))
    signed = {role: person for role, person in signers if person}
    problems.extend(GateProblem("unsigned", "", role) for role in roles if role not in signed)
    first, second = (signed.get(role) for role in roles)
    if first is not None and first == second:
        problems.append(GateProblem("same_person", "", roles[1]))
    return tuple(problems)
