"""The car."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from fieldapp.domain.damage import DamageMark
from fieldapp.domain.job_states import JobKind

# ISO 3779: 17 characters, capital letters and digits without I, O and Q. The check digit is a North-American
# rule only, so a European number is never refused for it.
_VIN = re.compile(r"[A-HJ-NPR-Z0-9]{17}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One value measured at an earlier visit, whoever made it. `path` is the place in the form, without instances."""

    job_id: str
    form_id: str
    path: str
    value: str
    measured_on: date
    odometer_km: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierReport:
    """The newest report of one visit to a car, as whoever gets the car next knows it; its PDF is fetched when wanted.

    `findings` are the titles of what was found, the worst first; `words` what the report says, for search, cut short.
    """

    report_id: str
    job_id: str
    job_number: str
    job_kind: JobKind
    technician: str
    version: int
    language: str
    sha256: str
    size: int
    pages: int
    made_at: datetime
    odometer_km: int | None = None
    findings: tuple[str, ...] = ()
    words: str = ""
    appendix_sha256: str = ""
    appendix_size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """One car; `odometer_km` and `software_version` are the last known.

    `readings` and `earlier_reports` come from the centre, the newest last: what finished inspections of this VIN
    measured, and what visits to this car at this customer's were told in. `earlier_marks` do too: the damage marked on
    this VIN at its last visit that marked any.
    """

    id: str
    customer_id: str
    vin: str
    plate: str = ""
    make: str = ""
    model: str = ""
    model_year: int | None = None
    colour: str = ""
    odometer_km: int | None = None
    software_version: str = ""
    readings: tuple[Reading, ...] = ()
    earlier_reports: tuple[EarlierReport, ...] = ()
    earlier_marks: tuple[DamageMark, ...] = ()


def vin_problem(vin: str) -> str | None:
    """One sentence on why this is no vehicle identification number (ISO 3779), or None."""
    if len(vin) != 17:
        return f"a VIN has 17 characters, this one has {len(vin)}"
    if not _VIN.fullmatch(vin):
        return "a VIN has capital letters and digits only, and never I, O or Q"
    return None
