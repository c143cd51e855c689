"""The start page: what waits for the office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from fastapi import APIRouter, Response

from sync.server.accounts import names_of
from sync.server.decisions import LateContribution, list_late
from sync.server.desk.entering import ASeat
from sync.server.desk.frame import a_page, speech_of
from sync.server.devices import unseen_devices
from sync.server.disputes import list_disputes
from sync.server.follow_ups import list_follow_ups
from sync.server.mail_watch import stray_mail

router = APIRouter(prefix="/desk", include_in_schema=False)
SHOWN = 8
"""Lines of a kind on the start page; the rest stands on a page of its own."""


@dataclass(frozen=True, slots=True)
class LateOfOne:
    """What one person's laptop brought too late for one job."""

    job_id: str
    job: str
    by: str
    contributions: Sequence[LateContribution]

    @property
    def count(self) -> int:
        """How many changes."""
        return len(self.contributions)

    @property
    def since(self) -> datetime:
        """When the first of it arrived."""
        return min(one.received_at for one in self.contributions)


def late_by_job(late: Sequence[LateContribution]) -> list[LateOfOne]:
    """Late work by job and person, in the order it arrived."""
    place = {key: index for index, key in reversed(list(enumerate(map(_job_and_person, late))))}
    ordered = sorted(late, key=lambda one: place[_job_and_person(one)])
    return [
        LateOfOne(job_id, some[0].job, some[0].by, some)
        for (job_id, _), group in groupby(ordered, key=_job_and_person)
        for some in [list(group)]
    ]


def _job_and_person(one: LateContribution) -> tuple[str, str]:
    return one.job_id, one.person_id


@router.get("")
def waiting(seat: ASeat) -> Response:
    """Everything that waits for somebody at the office, the most urgent first."""
    with seat.visit.reading() as (connection, who):
        tenant, now = who.actor.tenant, seat.visit.now
        laptops = unseen_devices(connection, now=now)
        return a_page(
            "waiting",
            seat,
            who,
            speech_of(connection, tenant, seat.language, now=now),
            now=now,
            shown=SHOWN,
            disputes=list_disputes(connection, who.actor),
            late=late_by_job(list_late(connection, who.actor)),
            follow_ups=list_follow_ups(connection, who.actor),
            mail=stray_mail(connection, tenant, now=now),
            laptops=[
                (one, datetime.fromisoformat(one.seen_at), names.get(one.person_id, ""))
                for names in [names_of(connection, tenant, {one.person_id for one in laptops})]
                for one in laptops
            ],
        )
