"""What "out of service" asks of a laptop."""

from __future__ import annotations

from fieldapp.errors import DeviceRevoked, DeviceWiped


def wipe_is_due(error: DeviceRevoked) -> bool:
    """Whether the laptop is to be wiped now: at once, or because everything the office takes has been handed over.

    What the office refused for good does not keep a laptop that is out of service readable.
    """
    wanted = error.facts.get("revoked")
    return wanted == "wipe_now" or (wanted == "push_then_wipe" and error.facts.get("waiting") == 0)


def wiped(error: DeviceRevoked) -> DeviceWiped:
    """What a person reads once the laptop was wiped."""
    return DeviceWiped(
        "The office has taken this laptop out of service, and everything on it was erased. What could be sent is at "
        "the office; ask there for a new device code.",
        **error.facts,
    )
