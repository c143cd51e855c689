"""What a person did on a job, as something that can be taken back and done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fieldapp.domain.changes import Changes


Kept = Callable[[frozenset[str]], None]
"""Hears that a change is on disk, and the ids of signatures that have to do with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing done by an operation.

    `words` say what was done; `do` does it, `back` takes back what doing changed, each by operations of their own.
    `key` is what the message about it offers to undo it by. On the GUI thread `seen_back` hears of its being taken back
    and `seen_again` of its being done again, each with what doing changed.
    """

    job_id: str
    words: str
    do: Callable[[], Changes]
    back: Callable[[Changes], Changes]
    inspection_id: str | None = None
    key: str = ""
    seen_back: Callable[[Changes], None] | None = None
    seen_again: Callable[[Changes], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneStep:
    """A step, what doing it changed, and when it was done."""

    step: Step
    changes: Changes
    at: datetime


class Outcome(NamedTuple):
    """What became of a step back: a sentence, and whether it was taken.

    The sentence is empty when there was nothing to take back (any more). Of a step that was taken it is told once the
    change is on disk.
    """

    said: str = ""
    taken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerStep:
    """An answer of a checklist, whose rules live with its page.

    `back` and `again` run on the GUI thread, and only while `is_open`: until its checklist is the one that is open.
    When the change is on disk they call what they are given: `back` with the signatures that the answer had voided,
    `again` with those it has voided now. `open_first` opens the checklist and calls what it is given then, or not at
    all when the checklist is gone.
    """

    job_id: str
    at: datetime
    is_open: Callable[[], bool]
    open_first: Callable[[Callable[[], None]], None]
    back: Callable[[Kept], Outcome]
    again: Callable[[Kept], Outcome]
