"""Wrong PINs in a row, and how long the next one has to wait.

The wait runs by the clock since boot, which no hand sets; after a restart by the wall clock, and a wall clock that was
set back makes it begin anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from fieldapp.domain.moments import Moment

FREE_TRIES = 3
FIRST_WAIT_SECONDS = 5
LONGEST_WAIT_SECONDS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class PinTries:
    """How many PINs were wrong since the last right one, and when the newest was tried."""

    wrong: int
    at: datetime
    boot_seconds: float
    boot_id: str


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong tries in a row: none for two, then 5, 10, 20 … up to five minutes."""
    if wrong < FREE_TRIES:
        return 0
    return int(min(FIRST_WAIT_SECONDS * 2 ** min(wrong - FREE_TRIES, 10), LONGEST_WAIT_SECONDS))


def one_more(tries: PinTries | None, now: Moment) -> PinTries:
    """The count after another wrong try."""
    wrong = (tries.wrong if tries is not None else 0) + 1
    return PinTries(wrong=wrong, at=now.at, boot_seconds=now.boot_seconds, boot_id=now.boot_id)


def seconds_left(tries: PinTries | None, now: Moment) -> int:
    """Whole seconds until a PIN may be tried again, 0 when one may be now."""
    if tries is None:
        return 0
    if tries.boot_id == now.boot_id:
        passed = now.boot_seconds - tries.boot_seconds
    else:
        passed = (now.at - tries.at).total_seconds()
    return max(0, ceil(wait_after(tries.wrong) - max(passed, 0.0)))
