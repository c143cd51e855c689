"""How long to wait before the next try."""

from __future__ import annotations

import random

SHORTEST_SECONDS = 2.0
LONGEST_SECONDS = 15 * 60.0


class Backoff:
    """Full jitter: a random time up to a ceiling that doubles from 2 seconds to 15 minutes.

    Thousands of laptops that lost one server thus do not all come back in the same second.
    """

    def __init__(self, source: random.Random | None = None) -> None:
        self._source = source or random.Random()  # noqa: S311 - spreads load, guards nothing
        self._tries = 0

    def failed(self, *, retry_after: float | None = None) -> float:
        """Seconds to wait now; never less than the server asked for."""
        ceiling = min(LONGEST_SECONDS, SHORTEST_SECONDS * 2.0 ** min(self._tries, 20))
        self._tries += 1
        return max(self._source.uniform(0, ceiling), retry_after or 0.0)

    def reset(self) -> None:
        """It worked, or the network changed: begin again with short times."""
        self._tries = 0
