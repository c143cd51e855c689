"""The laptop's clocks: wall time, and time since boot, which neither sleep nor a changed wall clock falsifies."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from fieldapp.domain.moments import Moment

# Given anew by the Linux kernel at each boot.
_LINUX_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def now() -> Moment:
    """This moment on every clock a time entry needs."""
    return Moment(at=datetime.now(UTC), boot_seconds=since_boot(), boot_id=_boot_id())


def since_boot() -> float:
    """Seconds since boot, sleep included.

    Linux has CLOCK_BOOTTIME for it; on macOS CLOCK_MONOTONIC and on Windows the monotonic clock count sleep too.
    """
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()


@cache
def _boot_id() -> str:
    """Names this boot; where the system gives no name, the minute it started at does."""
    try:
        return _LINUX_BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return f"boot-{round((time.time() - since_boot()) / 60)}"
