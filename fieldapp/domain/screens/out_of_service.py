"""What a laptop that was taken out of service still has to say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfService:
    """Everything on this laptop was erased.

    `handed_over`: its work went to the office first. `changes` and `files` count what never left it and is gone.
    """

    handed_over: bool = False
    changes: int = 0
    files: int = 0
