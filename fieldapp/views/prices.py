"""What a job costs, and where its agreed price stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.domain.estimates import PriceStanding
from fieldapp.domain.invoices import InvoiceDraft
from fieldapp.domain.moments import Moment
from fieldapp.store import prices, rows

if TYPE_CHECKING:
    from fieldapp.store.engine import Store


def standing(store: Store, *, job_id: str, now: Moment) -> PriceStanding:
    """Where the price of a job stands as of `now`.

    Raises:
        NotFound: no such job on this laptop.
    """
    with store.reading() as connection:
        return prices.standing(connection, rows.fetch(connection, "job", job_id), now=now.at)


def invoice_draft(store: Store, *, job_id: str, now: Moment) -> InvoiceDraft:
    """The draft of a job's invoice as of `now`.

    Raises:
        NotFound: no such job, or the company's profile has not come yet.
    """
    with store.reading() as connection:
        return prices.invoice_draft(connection, rows.fetch(connection, "job", job_id), now=now.at)
