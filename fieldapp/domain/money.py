"""Amounts: exact decimals, rounded as a currency is paid."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from fieldapp.errors import InputProblem, InputRefused

MOST = Decimal(10_000_000)


def rounded(amount: Decimal, currency: str) -> Decimal:
    """The amount as it is paid: to the currency's smallest unit, half a unit away from zero."""
    from babel.numbers import get_currency_precision

    return amount.quantize(Decimal(1).scaleb(-get_currency_precision(currency)), rounding=ROUND_HALF_UP)


def decimal_of(text: str) -> Decimal:
    """A decimal a row keeps as text; "" and what is no number count as nothing."""
    try:
        amount = Decimal(text or "0")
    except InvalidOperation:
        return Decimal(0)
    return amount if amount.is_finite() else Decimal(0)


def checked_amount(text: str, *, name: str, least: Decimal = Decimal(0)) -> Decimal:
    """An amount somebody typed: a decimal with at most two places, comma or point.

    Raises:
        InputRefused: it is none, is below `least`, or is beyond ten million.
    """
    try:
        amount = Decimal("".join(text.split()).replace(",", "."))
    except InvalidOperation:
        amount = Decimal("NaN")
    exponent = amount.as_tuple().exponent
    if not amount.is_finite() or not least <= amount <= MOST or (isinstance(exponent, int) and exponent < -2):
        message = f"give a number from {least} to {MOST} with at most two decimals, for example 790.00"
        raise InputRefused(
            f"The {name.replace('_', ' ')} does not fit: {message}.",
            problems=(InputProblem(None, name, message),),
        )
    return amount
