"""The price of a job on the spot: lines that come on top, and the customer's word on them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7

from fieldapp.domain.attachments import PadStrokes
from fieldapp.domain.changes import Changes
from fieldapp.domain.estimates import (
    ApprovalChannel,
    Decision,
    EstimateApproval,
    EstimateLine,
    LineKind,
    approval_problem,
)
from fieldapp.domain.moments import Moment
from fieldapp.domain.money import checked_amount, decimal_of
from fieldapp.domain.parts import Part
from fieldapp.domain.vat import rate_for_work
from fieldapp.errors import InputProblem, InputRefused, NotAllowedNow, NotFound
from fieldapp.operations.open_work import check_open_for_work
from fieldapp.operations.technician import technician_id
from fieldapp.store import companies, prices, rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.domain.jobs import Job
    from fieldapp.domain.parties import Company, Site
    from fieldapp.store.engine import Store

LONGEST_TEXT = 500


def add_line(
    store: Store,
    *,
    job_id: str,
    kind: LineKind,
    text: str = "",
    quantity: str = "1",
    unit_price: str | None = None,
    part_id: str | None = None,
    finding_id: str | None = None,
    now: Moment,
) -> Changes:
    """Put one more thing on the price of a job; labour is in hours, prices are without VAT.

    A part brings its name and price from the catalogue, labour the company's hourly rate, unless others are given.

    Raises:
        InputRefused: no words, no quantity or no price that fits.
        NotAllowedNow: the job is finished.
        NotFound: the company's profile has not come yet, or no such part.
    """
    with store.writing() as connection:
        job = check_open_for_work(connection, job_id)
        company = _company(connection)
        part: Part | None = rows.fetch(connection, "part", part_id) if part_id else None
        words = " ".join(text.split()) or (part.name if part else "")
        if not words or len(words) > LONGEST_TEXT:
            message = "say in a few words what it is for"
            raise InputRefused(
                f"The line has no text: {message}.", problems=(InputProblem(None, "text", message),)
            )
        price = checked_amount(
            _price(unit_price, kind, part, company), name="unit_price", least=Decimal("0.01")
        )
        line = EstimateLine(
            id=str(uuid7()),
            job_id=job_id,
            kind=kind,
            text=words,
            quantity=str(checked_amount(quantity, name="quantity", least=Decimal("0.01"))),
            unit_price=str(price),
            vat_percent=str(_percent(connection, job, company, now)),
            currency=company.currency,
            added_at=now.at,
            part_id=part_id,
            finding_id=finding_id,
        )
        return rows.create(connection, "estimate_line", line, now=now.at)


def withdraw_line(store: Store, *, line_id: str, now: Moment) -> Changes:
    """Take a line off again, as long as the customer has not been asked about it.

    Raises:
        NotAllowedNow: the customer has decided on it, or the job is finished.
    """
    with store.writing() as connection:
        line: EstimateLine = rows.fetch(connection, "estimate_line", line_id)
        check_open_for_work(connection, line.job_id)
        decided: tuple[EstimateApproval, ...] = rows.fetch_many(
            connection, "estimate_approval", job_id=line.job_id
        )
        if any(line_id in one.line_ids for one in decided):
            raise NotAllowedNow(
                "The customer has decided on this line; add a discount instead.", reasons=("price_decided",)
            )
        return rows.edit(connection, "estimate_line", line_id, now=now.at, withdrawn=True)


def restore_line(store: Store, *, line_id: str, now: Moment) -> Changes:
    """Put a line back that was taken off, as long as the customer has not agreed to a price without it.

    Raises:
        NotAllowedNow: the customer has decided on a price since; or the job is finished.
    """
    with store.writing() as connection:
        line: EstimateLine = rows.fetch(connection, "estimate_line", line_id)
        check_open_for_work(connection, line.job_id)
        decided: tuple[EstimateApproval, ...] = rows.fetch_many(
            connection, "estimate_approval", job_id=line.job_id
        )
        # No line that was asked about can be taken off: whatever was decided since it was added was without it.
        if any(one.decided_at >= line.added_at for one in decided):
            raise NotAllowedNow(
                "The customer has decided on the price without this line; add it again instead.",
                reasons=("price_decided_without",),
            )
        return rows.edit(connection, "estimate_line", line_id, now=now.at, withdrawn=False)


def accept_signed(
    store: Store,
    *,
    job_id: str,
    name: str,
    strokes: PadStrokes,
    shown: str,
    price: str | None = None,
    now: Moment,
) -> Changes:
    """Keep the customer's signed yes to the new price; `price` is the one that stood above the pad.

    Raises:
        InputRefused: no name or no stroke.
        NotAllowedNow: nothing to agree on, or the job is finished.
    """
    return _decide(
        store,
        job_id=job_id,
        decision=Decision.ACCEPTED,
        channel=ApprovalChannel.SIGNED,
        now=now,
        price=price,
        name=name,
        strokes=strokes,
        shown=shown,
    )


def accept_by_phone(
    store: Store, *, job_id: str, name: str, said: str, phone: str = "", price: str | None = None, now: Moment
) -> Changes:
    """Keep the customer's yes on the phone: who, on which number, in which words.

    Raises:
        InputRefused: no name or no words.
        NotAllowedNow: nothing to agree on, or the job is finished.
    """
    return _decide(
        store,
        job_id=job_id,
        decision=Decision.ACCEPTED,
        channel=ApprovalChannel.PHONE,
        now=now,
        price=price,
        name=name,
        said=said,
        phone=phone,
    )


def decline(store: Store, *, job_id: str, name: str = "", said: str = "", now: Moment) -> Changes:
    """Keep the customer's no: the agreed price holds, the lines asked about are left undone and become advice.

    Raises:
        NotAllowedNow: nothing was asked, or the job is finished.
    """
    return _decide(
        store,
        job_id=job_id,
        decision=Decision.DECLINED,
        channel=ApprovalChannel.NONE,
        now=now,
        name=name,
        said=said,
    )


def keep_price(store: Store, *, job_id: str, said: str = "", now: Moment) -> Changes:
    """Do the work and keep to the agreed price: the invoice gets an allowance down to it.

    Raises:
        NotAllowedNow: no price was agreed, or the job is finished.
    """
    return _decide(
        store, job_id=job_id, decision=Decision.KEPT, channel=ApprovalChannel.NONE, now=now, said=said
    )


def _decide(
    store: Store,
    *,
    job_id: str,
    decision: Decision,
    channel: ApprovalChannel,
    now: Moment,
    price: str | None = None,
    name: str = "",
    said: str = "",
    phone: str = "",
    shown: str = "",
    strokes: PadStrokes = (),
) -> Changes:
    with store.writing() as connection:
        job = check_open_for_work(connection, job_id)
        standing = prices.standing(connection, job, now=now.at)
        agreed = standing.agreed
        if not standing.open_lines and (agreed is None or standing.expected <= agreed):
            raise NotAllowedNow(
                "The price is as it was agreed; there is nothing to ask.", reasons=("price_as_agreed",)
            )
        if decision is Decision.KEPT and agreed is None:
            raise NotAllowedNow("No price was agreed that could be kept.", reasons=("no_agreed_price",))
        asked = decimal_of(price) if price is not None else standing.expected
        approval = EstimateApproval(
            id=str(uuid7()),
            job_id=job_id,
            technician_id=technician_id(connection),
            decision=decision,
            channel=channel,
            decided_at=now.at,
            price=str(asked if decision is Decision.ACCEPTED else agreed or ""),
            agreed_before="" if agreed is None else str(agreed),
            promised=job.estimate,
            currency=standing.currency,
            line_ids=tuple(line.id for line in standing.open_lines),
            name=name.strip(),
            phone=phone.strip(),
            said=said.strip(),
            shown=shown,
            strokes=strokes,
        )
        if problem := approval_problem(approval):
            column = (
                "name" if not approval.name else "strokes" if channel is ApprovalChannel.SIGNED else "said"
            )
            raise InputRefused(
                f"This is no yes yet: {problem}.", problems=(InputProblem(None, column, problem),)
            )
        return rows.create(connection, "estimate_approval", approval, now=now.at)


def _company(connection: Connection) -> Company:
    company = companies.company(connection)
    if company is None:
        raise NotFound("The company's profile is not on this laptop yet; sync first.")
    return company


def _price(given: str | None, kind: LineKind, part: Part | None, company: Company) -> str:
    if given is not None:
        return given
    if part is not None and part.currency == company.currency:
        return part.price
    return company.labour_rate if kind is LineKind.LABOUR else ""


def _percent(connection: Connection, job: Job, company: Company, now: Moment) -> Decimal:
    site: Site | None = rows.find(connection, "site", job.site_id)
    return rate_for_work(
        site_country=site.country if site else "",
        company_country=company.country,
        company_percent=decimal_of(company.vat_percent),
        day=now.at.astimezone(company.zone).date(),
    )
