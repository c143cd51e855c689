"""What people write into cells."""

from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.errors import InputRefused
from sync.server.imports.reading import decode, read_sheet
from sync.server.imports.values import (
    DateOrder,
    NotReadable,
    amount,
    email,
    moment,
    organisation_number,
    phone,
    plain_text,
    whole_number,
)

OSLO = ZoneInfo("Europe/Oslo")


@pytest.mark.parametrize(
    ("cell", "comma_decimals", "expected"),
    [
        ("1 490,00", True, "1490.00"),
        ("1\u00a0490,00", True, "1490.00"),
        ("1\u202f490,5", True, "1490.50"),
        ("1.490,00", True, "1490.00"),
        ("1,490.00", True, "1490.00"),
        ("1'490.00", False, "1490.00"),
        ("1.490", True, "1490.00"),
        ("1,490", False, "1490.00"),
        ("2150.5", True, "2150.50"),
        ("245,00", False, "245.00"),
        ("28 900", True, "28900.00"),
        ("0", True, "0.00"),
        ("12 345 678,90", True, "12345678.90"),
    ],
)
def test_amounts_are_read_as_they_are_meant(cell: str, comma_decimals: bool, expected: str) -> None:
    assert amount(cell, comma_decimals=comma_decimals) == Decimal(expected)


@pytest.mark.parametrize(
    "cell", ["3 290,00 kr?", "", "-5", "1,2,3", "1 49,00", "1490,001", "1.49.00", "ti", "1e3", "٣", "NaN"]
)
def test_what_is_no_amount_is_refused(cell: str) -> None:
    with pytest.raises(NotReadable):
        amount(cell, comma_decimals=True)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_every_amount_written_in_norwegian_comes_back(value: Decimal) -> None:
    written = f"{value:,.2f}".replace(",", "\u00a0").replace(".", ",")
    assert amount(written, comma_decimals=True) == value


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("20.11.2026 08:00", "2026-11-20T07:00Z"),
        ("20.11.26 8:00", "2026-11-20T07:00Z"),
        ("01.07.2026 08.30", "2026-07-01T06:30Z"),
        ("2026-11-20 08:00:00", "2026-11-20T07:00Z"),
        ("2026-11-20T08:00", "2026-11-20T07:00Z"),
        ("2026-11-20T08:00+00:00", "2026-11-20T08:00Z"),
        ("20/11/2026 2:30 PM", "2026-11-20T13:30Z"),
        ("20-11-2026 12:00 AM", "2026-11-19T23:00Z"),
    ],
)
def test_times_are_read_in_the_companys_zone(cell: str, expected: str) -> None:
    read = moment(cell, order=DateOrder(), zone=OSLO)
    assert read.astimezone(UTC) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "cell",
    [
        "31.02.2026 10:00",
        "20.11.2026",
        "20.11.2026 25:00",
        "i morgen",
        "20.11.2026 13:00 PM",
        "2026-13-01T10:00",
        "0001-01-01T00:00",
        "9999-12-31T23:59-12:00",
    ],
)
def test_what_is_no_time_is_refused(cell: str) -> None:
    with pytest.raises(NotReadable):
        moment(cell, order=DateOrder(), zone=OSLO)


def test_a_column_proves_the_order_of_its_dates() -> None:
    american = DateOrder.of(["11/05/2026 8:00", "11/20/2026 8:00"])
    assert moment("11/05/2026 8:00", order=american, zone=OSLO).month == 11
    european = DateOrder.of(["05/11/2026 8:00", "20/11/2026 8:00"])
    assert moment("05/11/2026 8:00", order=european, zone=OSLO).month == 11
    assert DateOrder.of(["05/11/2026 8:00"]).day_first


@pytest.mark.parametrize(
    ("cell", "country", "expected"),
    [
        ("73 80 11 22", "NO", "+47 73 80 11 22"),
        ("+47 926 18 344", "NO", "+47 926 18 344"),
        ("0171 2345678", "DE", "+49 171 2345678"),
        ("00353 87 123 4567", "NO", "+353 87 123 4567"),
        ("07373", "NO", "07373"),
        ("ring 12", "NO", None),
        ("", "NO", ""),
        ("12", "NO", None),
        ("123 45", "NO", "123 45"),
    ],
)
def test_telephone_numbers_are_normalised_for_the_sites_country(
    cell: str, country: str, expected: str | None
) -> None:
    if expected is None:
        with pytest.raises(NotReadable):
            phone(cell, country=country)
    else:
        assert phone(cell, country=country).replace(" ", "") == expected.replace(" ", "")


def test_whole_numbers_may_have_spaces() -> None:
    assert whole_number("64\u00a0210", largest=10**6) == 64210
    for cell in ("64 21", "6.4", "-1", "9999999"):
        with pytest.raises(NotReadable):
            whole_number(cell, largest=10**6)


def test_markup_stays_text_and_control_signs_go() -> None:
    assert plain_text(" <b>Do not</b>\x00 wash\r\n\x1b[1m ") == "<b>Do not</b> wash\n[1m"


def test_addresses_are_checked_loosely() -> None:
    assert email(" ase@example.no ") == "ase@example.no"
    for cell in ("ase", "a@b", "a b@example.no", "a@example.no, b@example.no"):
        with pytest.raises(NotReadable):
            email(cell)


TEXT = "number;name\r\n1;Kupéfilter Øst\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_are_recognised(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).lstrip("\ufeff") == TEXT


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separators_are_recognised(separator: str) -> None:
    content = f'number{separator}name\n1{separator}"a;b,c\td ""e"""\n'.encode()
    (row,) = read_sheet(content, required=["number", "name"], known=["number", "name"]).rows
    assert row.cells == {"number": "1", "name": 'a;b,c\td "e"'}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\r\n\r\n",
        b"number;name\r\n",
        b"PK\x03\x04\x00\x00\x00\x00\x00\x01",
        b'number;name\n"1;x\n',
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(InputRefused) as refused:
        read_sheet(content, required=["number"], known=["number", "name"])
    assert refused.value.sentence.endswith(".")


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InputRefused) as refused:
        read_sheet(b"number;x\n1;2\n", required=["number", "name"], known=["number", "name"])
    assert [(problem.row, problem.column) for problem in refused.value.problems] == [(1, "name")]


@given(st.binary(max_size=300))
def test_no_bytes_at_all_break_the_reader(content: bytes) -> None:
    with suppress(InputRefused):
        read_sheet(content, required=["number"], known=["number", "name"])


@pytest.mark.parametrize(
    ("cell", "country", "expected"),
    [
        ("974 760 673", "NO", "974760673"),
        ("NO 974 760 673 MVA", "NO", "974760673"),
        ("", "NO", ""),
        ("HRB 12345", "DE", "HRB 12345"),
        ("552 100 554", "FR", "552 100 554"),
    ],
)
def test_an_organisation_number_is_kept_as_its_register_writes_it(
    cell: str, country: str, expected: str
) -> None:
    assert organisation_number(cell, country=country) == expected


@pytest.mark.parametrize(
    ("cell", "country", "why"),
    [("974 760 674", "NO", "a digit is wrong"), ("12345", "NO", "nine digits"), ("none", "DE", "not an")],
)
def test_what_cannot_be_an_organisation_number_is_named(cell: str, country: str, why: str) -> None:
    with pytest.raises(NotReadable, match=why):
        organisation_number(cell, country=country)
