"""Who is asking: settled from the session, never from a request's body."""

from __future__ import annotations

from dataclasses import dataclass

from fieldapp.domain.people import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One person of one tenant, on one device (empty for the office and for the centre itself)."""

    tenant: str
    person_id: str
    name: str
    role: Role
    device_id: str = ""

    @property
    def is_technician(self) -> bool:
        """Whether ownership of jobs limits what this person may see and write."""
        return self.role is Role.TECHNICIAN


def the_centre(tenant: str) -> Actor:
    """The server acting by itself: numbers, delivery states, imports."""
    return Actor(tenant=tenant, person_id="", name="", role=Role.LEAD)
