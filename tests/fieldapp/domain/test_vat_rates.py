"""Which rate of value-added tax holds where and when."""

from datetime import date
from decimal import Decimal

import pytest

from fieldapp.domain.vat import STANDARD_RATES, rate_for_work, standard_rate


@pytest.mark.parametrize(
    ("country", "day", "percent"),
    [
        ("NO", "2026-11-20", "25"),
        ("FR", "2026-11-20", "20"),
        ("de", "2026-11-20", "19"),
        ("DE", "2020-12-31", "16"),
        ("DE", "2021-01-01", "19"),
        ("FI", "2024-08-31", "24"),
        ("FI", "2024-09-01", "25.5"),
        ("CH", "2024-01-01", "8.1"),
    ],
)
def test_the_rate_of_a_country_is_the_one_in_force_on_the_day(country: str, day: str, percent: str) -> None:
    assert standard_rate(country, date.fromisoformat(day)) == Decimal(percent)


def test_a_country_or_a_time_the_table_lacks_has_no_rate() -> None:
    assert standard_rate("US", date(2026, 1, 1)) is None
    assert standard_rate("NO", date(1999, 1, 1)) is None


def test_no_country_has_two_rates_from_one_day() -> None:
    assert len({(rate.country, rate.since) for rate in STANDARD_RATES}) == len(STANDARD_RATES)


def test_work_is_taxed_where_it_is_done() -> None:
    day = date(2026, 11, 20)

    def percent(site: str, own: str = "25") -> Decimal:
        return rate_for_work(site_country=site, company_country="NO", company_percent=Decimal(own), day=day)

    assert percent("SE") == 25
    assert percent("DE") == 19
    assert percent("NO") == 25
    assert percent("NO", own="0") == 0  # not registered for the tax
    assert percent("US") == 25
