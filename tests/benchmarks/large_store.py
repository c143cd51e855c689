"""A laptop that has been in use for years: 50,000 jobs, twelve of them today."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

from uuid_utils.compat import uuid7

from fieldapp.domain.jobs import Job, JobKind, JobStatus
from fieldapp.domain.parties import Customer, Language, Site
from fieldapp.domain.vehicles import Vehicle
from fieldapp.store import search, shadow, sync_state
from fieldapp.store.engine import Store
from sync.protocol.kinds import field_names, to_fields
from sync.protocol.wire import Row

JOBS = 50_000
JOBS_OF_A_DAY = 12
TECHNICIAN = "technician-of-the-benchmark"
FIRST = ["Ingrid", "Odd", "Kari", "Lars", "Berit", "Nils", "Åse", "Jonas", "Sofie", "Emil"]
LAST = ["Solbakken", "Nordli", "Vik", "Haugen", "Berg", "Dahl", "Lie", "Moen", "Strand", "Bakke"]
CITIES = ["Trondheim", "Oslo", "Bergen", "Ålesund", "Hamar"]
_BATCH = 50


@dataclass(frozen=True)
class LargeStore:
    """The profile's folder, its key and passphrase, and the store that is open on it."""

    folder: Path
    key: bytes
    passphrase: str
    store: Store


def fill(store: Store) -> str:
    """Fill it as a pull fills it and sign a technician in; gives a sentence about how long that took."""
    dice = random.Random(7)
    begun = time.perf_counter()
    held_for: list[float] = []
    for start in range(0, JOBS, _BATCH):
        batch = [row for number in range(start, start + _BATCH) for row in _rows(number, dice)]
        held = time.perf_counter()
        with store.writing() as connection:
            shadow.apply_rows(connection, shadow.ready(batch), generation=1)
        held_for.append(time.perf_counter() - held)
        search.merge(store)
    who = sync_state.Session(
        server_url="http://office.invalid",
        tenant="bench",
        device_id="bench",
        device_name="bench",
        person_id=TECHNICIAN,
        person_name="Nora",
    )
    with store.writing() as connection:
        sync_state.keep_session(connection, who)
    held_for.sort()
    return (
        f"filled with {JOBS:,} jobs and {JOBS * 3:,} other rows in {time.perf_counter() - begun:.0f} s; "
        f"transactions of {_BATCH * 4} rows: p50 {held_for[len(held_for) // 2] * 1000:.0f}, "
        f"longest {held_for[-1] * 1000:.0f} ms"
    )


def _rows(number: int, dice: random.Random) -> list[Row]:
    """One job with its customer, site and vehicle; number 0 is the first of today."""
    ids = [str(uuid7()) for _ in range(4)]
    days_ago, place = divmod(number, JOBS_OF_A_DAY)
    morning = datetime.combine(datetime.now().astimezone().date(), clock_time(7)).astimezone()
    begins = morning - timedelta(days=days_ago) + timedelta(minutes=45 * place)
    name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
    values = {
        "customer": Customer(
            id=ids[0], name=name, language=Language.BOKMAL, phone=f"+47 9{dice.randrange(10**7):07}"
        ),
        "site": Site(
            id=ids[1],
            customer_id=ids[0],
            street=f"Storgata {dice.randrange(200)}",
            postcode=f"{dice.randrange(10000):04}",
            city=dice.choice(CITIES),
            country="NO",
        ),
        "vehicle": Vehicle(
            id=ids[2],
            customer_id=ids[0],
            vin=f"5YJ3E7EA{dice.randrange(10**9):09}",
            plate=f"EL {dice.randrange(100000):05}",
            make="Tesla",
            model=dice.choice(["Model 3", "Model Y"]),
        ),
        "job": Job(
            id=ids[3],
            number=f"J-2026-{number:06}",
            kind=JobKind.MOBILE_SERVICE,
            status=JobStatus.COMPLETED if days_ago else JobStatus.DISPATCHED,
            customer_id=ids[0],
            site_id=ids[1],
            vehicle_id=ids[2],
            technician_id=TECHNICIAN,
            window_start=begins,
            window_end=begins + timedelta(minutes=40),
            concern="Heater does not warm below minus ten",
        ),
    }
    return [
        Row(
            kind=kind,
            id=value.id,
            fields=to_fields(kind, value),
            versions=dict.fromkeys(field_names(kind), number),
            seq=number,
        )
        for kind, value in values.items()
    ]
