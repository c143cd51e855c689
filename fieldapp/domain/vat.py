"""Standard rates of value-added tax by country, each with the day it came into force.

Work on a car is taxed where it is done (Council Directive 2006/112/EC, article 54(2)(b), for customers who are no
taxable persons; Norwegian merverdiavgiftsloven § 3-1 with § 6-22), at the standard rate: no country below has a
reduced one for motor vehicle repair.

Each row was compared with a source on 28 November 2026; all agreed:

- AT, BE, DE, DK, FI, FR, LU, NL, SE, rates and days: `eu-vat-rates-history.json` of
  github.com/vatnode/eu-vat-rates-data, edition 2026-09-23, which is drawn from the European Commission's *VAT rates
  applied in the Member States* (June 2021) and its *Taxes in Europe Database*; Germany's half-year of 2020 from the
  Zweites Corona-Steuerhilfegesetz, article 3;
- NO 25 %: skatteetaten.no/satser/merverdiavgift; IS 24 %: island.is/en/taxes-on-goods-and-services (for both the rate
  was found, the day it began is from memory of Stortingets vedtak for 2005 and of lög nr. 124/2014);
- CH from 7.7 to 8.1 % at the beginning of 2024: the federal tax administration's notice of 26 September 2022 (7.7 from
  2018: from memory of the same);
- GB 20 % since 4 January 2011: HM Revenue and Customs' notice of that change.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class StandardRate:
    """A country's standard rate in percent, in force from a day until a later one replaces it."""

    country: str  # ISO 3166-1 alpha-2
    since: date
    percent: Decimal


STANDARD_RATES: tuple[StandardRate, ...] = tuple(
    StandardRate(country, date.fromisoformat(since), Decimal(percent))
    for country, since, percent in (
        ("AT", "1984-01-01", "20"),
        ("BE", "1996-01-01", "21"),
        ("CH", "2018-01-01", "7.7"),
        ("CH", "2024-01-01", "8.1"),
        ("DE", "2007-01-01", "19"),
        ("DE", "2020-07-01", "16"),
        ("DE", "2021-01-01", "19"),
        ("DK", "1992-01-01", "25"),
        ("FI", "2013-01-01", "24"),
        ("FI", "2024-09-01", "25.5"),
        ("FR", "2014-01-01", "20"),
        ("GB", "2011-01-04", "20"),
        ("IS", "2015-01-01", "24"),
        ("LU", "2015-01-01", "17"),
        ("LU", "2023-01-01", "16"),
        ("LU", "2024-01-01", "17"),
        ("NL", "2012-10-01", "21"),
        ("NO", "2005-01-01", "25"),
        ("SE", "1990-07-01", "25"),
    )
)


def standard_rate(country: str, day: date) -> Decimal | None:
    """The percent in force in a country on a day; None for a country or a time this table does not cover."""
    known = [rate for rate in STANDARD_RATES if rate.country == country.upper() and rate.since <= day]
    return max(known, key=lambda rate: rate.since).percent if known else None


def rate_for_work(*, site_country: str, company_country: str, company_percent: Decimal, day: date) -> Decimal:
    """The percent for work done at a site on a day.

    At home the company's own percent holds, since the office knows whether the company is registered for the tax at
    all; abroad the standard rate of the country the work is done in, and the company's where that is not known.
    """
    site = site_country.upper()
    if not site or site == company_country.upper():
        return company_percent
    abroad = standard_rate(site, day)
    return company_percent if abroad is None else abroad
