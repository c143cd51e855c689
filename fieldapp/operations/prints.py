"""Reports on paper: handed to a printer, followed, and the word of the person who looked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7

from fieldapp.domain.attachments import DeliveryChannel, DeliveryState, Report, ReportDelivery
from fieldapp.domain.changes import Changes
from fieldapp.domain.moments import Moment
from fieldapp.errors import NotAllowedNow
from fieldapp.store import prints, rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store

_STATES = (DeliveryState.AT_PRINTER, DeliveryState.PRINTED, DeliveryState.FAILED)


def note_print(
    store: Store,
    *,
    report_id: str,
    printer: str,
    state: DeliveryState,
    requests: Sequence[str] = (),
    now: Moment,
) -> Changes:
    """Remember that a report went to a printer and what became of it.

    `requests` are the print system's names of what was handed over: by them a print is followed after the program was
    closed, and told from another on the same printer. A later call without them moves the newest still at it.

    Raises:
        NotAllowedNow: `state` is none of a printer's.
    """
    if state not in _STATES:
        raise NotAllowedNow("A printer knows only: at the printer, printed, failed.", reasons=("state",))
    with store.writing() as connection:
        report: Report = rows.fetch(connection, "report", report_id)
        if state is not DeliveryState.AT_PRINTER:
            delivery_id = _at_printer(connection, report_id, printer, tuple(requests))
            if delivery_id:
                prints.forget(connection, delivery_id)
                return rows.edit(
                    connection, "report_delivery", delivery_id, now=now.at, state=state, state_at=now.at
                )
            if requests:  # whoever else watches it was quicker
                return Changes()
        delivery = ReportDelivery(
            id=str(uuid7()),
            job_id=report.job_id,
            report_id=report_id,
            channel=DeliveryChannel.PRINT,
            recipient=printer,
            language=report.language,
            requested_at=now.at,
            state=state,
            state_at=now.at,
        )
        if requests and state is DeliveryState.AT_PRINTER:
            prints.remember(connection, delivery.id, requests)
        return rows.create(connection, "report_delivery", delivery, now=now.at)


def lose_sight(
    store: Store, *, report_id: str, printer: str, requests: Sequence[str], now: Moment
) -> Changes:
    """Note that the print system no longer knows a print: whether it came out only a person can tell."""
    del now  # nothing of the print itself has changed
    with store.writing() as connection:
        delivery_id = _at_printer(connection, report_id, printer, tuple(requests))
        if not delivery_id:
            return Changes()
        prints.forget(connection, delivery_id)
        return Changes.of("report_delivery", delivery_id)


def settle_print(store: Store, *, delivery_id: str, came_out: bool, now: Moment) -> Changes:
    """Keep the technician's word on a print that no print system tells of.

    Raises:
        NotAllowedNow: it is not at a printer, or what became of it is known already.
    """
    with store.writing() as connection:
        delivery: ReportDelivery = rows.fetch(connection, "report_delivery", delivery_id)
        if delivery.state is not DeliveryState.AT_PRINTER:
            raise NotAllowedNow("What became of this print is known already.", reasons=("print_settled",))
        prints.forget(connection, delivery_id)
        state = DeliveryState.PRINTED if came_out else DeliveryState.FAILED
        return rows.edit(connection, "report_delivery", delivery_id, now=now.at, state=state, state_at=now.at)


def _at_printer(connection: Connection, report_id: str, printer: str, requests: tuple[str, ...]) -> str:
    """The print that is meant, "" when none is under way."""
    here: tuple[ReportDelivery, ...] = rows.fetch_many(
        connection,
        "report_delivery",
        report_id=report_id,
        channel=DeliveryChannel.PRINT,
        recipient=printer,
        state=DeliveryState.AT_PRINTER,
    )
    known = prints.under_way(connection)
    if requests:
        here = tuple(one for one in here if known.get(one.id, requests) == requests)
        here = tuple(sorted(here, key=lambda one: one.id in known))
    return here[-1].id if here else ""
