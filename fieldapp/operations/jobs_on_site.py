"""A job made on the spot, without a network: another car, another fault."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from uuid_utils.compat import uuid7

from fieldapp.domain.changes import Changes
from fieldapp.domain.jobs import Job, JobKind, JobStatus
from fieldapp.domain.moments import Moment
from fieldapp.domain.parties import Customer, Language, Site
from fieldapp.domain.vehicles import Vehicle, vin_problem
from fieldapp.errors import InputProblem, InputRefused
from fieldapp.operations.email_addresses import address_problem
from fieldapp.store import rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store

USUAL_LENGTH = timedelta(hours=1)
# Crockford's base 32: no I, L, O, U, so that a number read over the phone is not misheard.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def create_on_site(
    store: Store,
    *,
    customer_id: str | None = None,
    customer_name: str = "",
    language: str = "en",
    phone: str = "",
    email: str = "",
    street: str = "",
    postcode: str = "",
    city: str = "",
    country: str = "NO",
    vin: str = "",
    plate: str = "",
    make: str = "",
    model: str = "",
    concern: str,
    technician_id: str,
    kind: JobKind = JobKind.MOBILE_SERVICE,
    checklists: tuple[str, ...] = ("mobile_visit",),
    now: Moment,
) -> Changes:
    """Create a job where the technician stands; it has a provisional number until the server gives the final one.

    A known customer is named by id; a car already known by its VIN is taken, not written twice.

    Raises:
        InputRefused: with every problem at once (no name, no concern, neither VIN nor plate, a bad VIN or address).
        NotFound: no such customer.
    """
    vin, plate = vin.strip().upper(), plate.strip().upper()
    problems = _problems(
        known=customer_id is not None,
        name=customer_name,
        language=language,
        email=email.strip(),
        country=country,
        vin=vin,
        plate=plate,
        concern=concern,
    )
    if problems:
        raise InputRefused(f"The job cannot be created: {problems[0]}.", problems=tuple(problems))
    with store.writing() as connection:
        changes = Changes()
        if customer_id is None:
            customer = Customer(
                id=str(uuid7()),
                name=customer_name.strip(),
                language=Language(language),
                phone=phone.strip(),
                email=email.strip(),
            )
            changes |= rows.create(connection, "customer", customer, now=now.at)
        else:
            customer = rows.fetch(connection, "customer", customer_id)
        site, made = _site(connection, customer.id, street, postcode, city, country, now)
        changes |= made
        vehicle, made = _vehicle(connection, customer.id, vin, plate, make, model, now)
        changes |= made
        job_id = str(uuid7())
        job = Job(
            id=job_id,
            kind=kind,
            status=JobStatus.ON_SITE,
            customer_id=customer.id,
            site_id=site.id,
            vehicle_id=vehicle.id,
            technician_id=technician_id,
            window_start=now.at,
            window_end=now.at + USUAL_LENGTH,
            provisional_number=_provisional_number(connection, job_id),
            concern=concern.strip(),
            checklists=checklists,
            created_on_site=True,
            status_times={JobStatus.ON_SITE.value: now.at},
        )
        return changes | rows.create(connection, "job", job, now=now.at)


def _problems(
    *, known: bool, name: str, language: str, email: str, country: str, vin: str, plate: str, concern: str
) -> list[InputProblem]:
    problems = []
    if not known:
        if not name.strip():
            problems.append(InputProblem(None, "customer_name", "is missing"))
        if language not in set(Language):
            problems.append(InputProblem(None, "language", f"must be one of {', '.join(Language)}"))
        if email and (problem := address_problem(email)):
            problems.append(InputProblem(None, "email", problem))
    if len(country) != 2 or not country.isalpha():
        problems.append(InputProblem(None, "country", "must be a country code of two letters"))
    if not vin and not plate:
        problems.append(InputProblem(None, "vin", "give the VIN or the plate"))
    if vin and (problem := vin_problem(vin)):
        problems.append(InputProblem(None, "vin", problem))
    if not concern.strip():
        problems.append(InputProblem(None, "concern", "is missing"))
    return problems


def _site(
    connection: Connection,
    customer_id: str,
    street: str,
    postcode: str,
    city: str,
    country: str,
    now: Moment,
) -> tuple[Site, Changes]:
    """The customer's site of that street – or the first one when no street was given – else a new one."""
    known: tuple[Site, ...] = rows.fetch_many(connection, "site", customer_id=customer_id)
    for site in known:
        if not street.strip() or site.street.casefold() == street.strip().casefold():
            return site, Changes()
    site = Site(
        id=str(uuid7()),
        customer_id=customer_id,
        street=street.strip(),
        postcode=postcode.strip(),
        city=city.strip(),
        country=country.upper(),
    )
    return site, rows.create(connection, "site", site, now=now.at)


def _vehicle(
    connection: Connection, customer_id: str, vin: str, plate: str, make: str, model: str, now: Moment
) -> tuple[Vehicle, Changes]:
    same = {"vin": vin} if vin else {"plate": plate, "customer_id": customer_id}
    known: tuple[Vehicle, ...] = rows.fetch_many(connection, "vehicle", **same)
    if known:
        return known[0], Changes()
    vehicle = Vehicle(
        id=str(uuid7()),
        customer_id=customer_id,
        vin=vin,
        plate=plate,
        make=make.strip(),
        model=model.strip(),
    )
    return vehicle, rows.create(connection, "vehicle", vehicle, now=now.at)


def _provisional_number(connection: Connection, job_id: str) -> str:
    """`L-` and four characters from the random end of the job's id; the next free one should it be taken here."""
    bits = UUID(job_id).int
    while True:
        number = "L-" + "".join(_ALPHABET[(bits >> shift) & 31] for shift in (0, 5, 10, 15))
        if not rows.fetch_many(connection, "job", provisional_number=number):
            return number
        bits += 1
