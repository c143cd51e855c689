"""People who do, sign or approve, and the tools they use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """Who may do what; see the table of roles in the plan."""

    TECHNICIAN = "technician"
    VIRTUAL_TECHNICIAN = "virtual_technician"
    ADVISOR = "advisor"
    LEAD = "lead"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone of the company. `verifier` is an Argon2id hash of the person's PIN for signing without a network."""

    id: str
    name: str
    role: Role
    email: str = ""
    phone: str = ""
    verifier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A torque wrench, meter or gauge in the car of `technician_id`; None = shared."""

    id: str
    code: str
    name: str
    calibrated_until: date | None = None
    technician_id: str | None = None
