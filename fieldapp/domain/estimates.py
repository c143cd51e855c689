"""The price promised, what comes on top, and the customer's yes.

Norwegian craftsman-services law (håndverkertjenesteloven, LOV-1989-06-16-63, § 32): a price that was given as an
estimate may not be exceeded by more than 15 percent unless another limit was expressly agreed. So work that would
pass that limit waits until the customer has said yes – on the pad or on the phone – or the workshop keeps its price.
All amounts here include VAT, as the customer hears them, except an `EstimateLine`'s `unit_price`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from fieldapp.domain.attachments import PadStrokes, pad_problem
from fieldapp.domain.money import decimal_of, rounded
from fieldapp.errors import NotAllowedNow

MOST_RISE = Decimal("0.15")  # håndverkertjenesteloven § 32, second paragraph
NEEDS_YES = "price:approval"
"""The reason a status move is refused with while the price waits for the customer."""


class LineKind(StrEnum):
    """What a line of an estimate is for; a discount counts down."""

    PART = "part"
    LABOUR = "labour"
    FEE = "fee"
    DISCOUNT = "discount"


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateLine:
    """One thing that makes the job dearer or cheaper than was promised.

    `quantity` and `unit_price` are decimal strings; labour is in hours, the price is without VAT. A line is never
    changed, only `withdrawn`.
    """

    id: str
    job_id: str
    kind: LineKind
    text: str
    quantity: str
    unit_price: str
    vat_percent: str
    currency: str
    added_at: datetime
    part_id: str | None = None
    finding_id: str | None = None
    withdrawn: bool = False

    @property
    def net(self) -> Decimal:
        """Quantity times price without VAT, rounded; below zero for a discount."""
        net = rounded(decimal_of(self.quantity) * decimal_of(self.unit_price), self.currency)
        return -net if self.kind is LineKind.DISCOUNT else net

    @property
    def amount(self) -> Decimal:
        """What the customer pays for it, VAT included."""
        return rounded(self.net * (1 + decimal_of(self.vat_percent) / 100), self.currency)


class Decision(StrEnum):
    """How a rise of the price was settled.

    `accepted`: the customer agrees to the new price. `declined`: the customer does not; the lines asked about are
    left undone. `kept`: the workshop does the work and keeps to the price already agreed.
    """

    ACCEPTED = "accepted"
    DECLINED = "declined"
    KEPT = "kept"


class ApprovalChannel(StrEnum):
    """How the customer said it; `none` where nobody had to be asked."""

    SIGNED = "signed"
    PHONE = "phone"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateApproval:
    """One decision about the price; never changed.

    `price` is the new price and `agreed_before` the one it replaces, decimal strings. `promised` is the office's
    estimate at that time: when the office has agreed on another one since, that one holds. `line_ids` are the lines
    asked about. `shown` is the sentence above the pad; `said` the customer's words on the phone, `phone` the number.
    """

    id: str
    job_id: str
    technician_id: str
    decision: Decision
    channel: ApprovalChannel
    decided_at: datetime
    price: str
    agreed_before: str
    promised: str
    currency: str
    line_ids: tuple[str, ...] = ()
    name: str = ""
    phone: str = ""
    said: str = ""
    shown: str = ""
    strokes: PadStrokes = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceStanding:
    """Where the price of a job stands; amounts include VAT.

    `agreed` is None when no price was ever promised: then there is no limit. `open_lines` wait for an answer,
    `declined_lines` are not done. `expected` is what the job will cost as things stand: the agreed price with the open
    lines, or what it costs already when that is more. `capped`: the last word was that the agreed price is kept, so
    `expected` leaves the cost aside and the invoice stops there.
    """

    currency: str
    agreed: Decimal | None
    limit: Decimal | None
    expected: Decimal
    actual: Decimal
    open_lines: tuple[EstimateLine, ...]
    accepted_lines: tuple[EstimateLine, ...]
    declined_lines: tuple[EstimateLine, ...]
    capped: bool
    last: EstimateApproval | None

    @property
    def needs_yes(self) -> bool:
        """Whether work has to wait for the customer."""
        return self.limit is not None and self.expected > self.limit

    @property
    def rise(self) -> Decimal | None:
        """How far above the agreed price, as a fraction (0.25 = 25 percent); None without an agreed price."""
        if not self.agreed:
            return None
        return (self.expected - self.agreed) / self.agreed


def price_standing(
    *,
    promised: str,
    currency: str,
    lines: Iterable[EstimateLine],
    approvals: Iterable[EstimateApproval],
    actual: Decimal = Decimal(0),
) -> PriceStanding:
    """Where a job's price stands.

    `promised` is the office's estimate ("" when none), `actual` what parts and work cost so far, VAT included.
    """
    kept = sorted((line for line in lines if not line.withdrawn), key=lambda line: (line.added_at, line.id))
    decisions = sorted(approvals, key=lambda one: (one.decided_at, one.id))
    last = decisions[-1] if decisions else None
    settled = {line_id: one.decision for one in decisions for line_id in one.line_ids}
    agreed = _agreed(promised, decisions)
    open_lines = tuple(line for line in kept if line.id not in settled)
    declined = tuple(line for line in kept if settled.get(line.id) is Decision.DECLINED)
    accepted = tuple(
        line for line in kept if line.id in settled and settled[line.id] is not Decision.DECLINED
    )
    capped = last is not None and last.decision is not Decision.ACCEPTED
    planned = (agreed or Decimal(0)) + sum((line.amount for line in open_lines), Decimal(0))
    return PriceStanding(
        currency=currency,
        agreed=agreed,
        limit=None if agreed is None else rounded(agreed * (1 + MOST_RISE), currency),
        expected=planned if capped else max(planned, actual),
        actual=actual,
        open_lines=open_lines,
        accepted_lines=accepted,
        declined_lines=declined,
        capped=capped,
        last=last,
    )


def _agreed(promised: str, decisions: list[EstimateApproval]) -> Decimal | None:
    """The newest price somebody said yes to: the customer's, unless the office has promised another one since."""
    yes = [one for one in decisions if one.decision is Decision.ACCEPTED]
    if yes and decimal_of(yes[-1].promised) == decimal_of(promised):
        return decimal_of(yes[-1].price)
    return decimal_of(promised) if promised.strip() else None


def approval_problem(approval: EstimateApproval) -> str:
    """What a decision lacks to count, as a clause; "" when it is whole."""
    if approval.channel is ApprovalChannel.SIGNED and not (any(approval.strokes) and approval.name.strip()):
        return "a signed yes needs the signature and the name of who signed"
    if approval.channel is ApprovalChannel.SIGNED and (drawn_badly := pad_problem(approval.strokes)):
        return drawn_badly
    if approval.channel is ApprovalChannel.PHONE and not (approval.name.strip() and approval.said.strip()):
        return "a yes on the phone needs who said it and what was said"
    if approval.decision is Decision.ACCEPTED and approval.channel is ApprovalChannel.NONE:
        return "a higher price needs the customer's signature or word"
    return ""


def check_price(standing: PriceStanding) -> None:
    """Pass when work may begin, go on or end at this price.

    Raises:
        NotAllowedNow: it would pass the limit and the customer has not agreed; `reasons` is `NEEDS_YES`.
    """
    if standing.needs_yes:
        raise NotAllowedNow(
            f"The price would rise from {standing.agreed} to {standing.expected} {standing.currency}, past the "
            f"limit of {standing.limit}: get the customer's yes – signed or by phone – or keep the agreed price.",
            reasons=(NEEDS_YES,),
            agreed=str(standing.agreed),
            expected=str(standing.expected),
            limit=str(standing.limit),
        )
