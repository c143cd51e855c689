"""Which words a word may have been meant for, in an index with many plates and VINs."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from fieldapp.store import spelling

CARS = 4000


@pytest.fixture
def crowd() -> Iterator[sa.Connection]:
    """4,000 cars whose VINs and plates begin alike, and a few words among and behind them."""
    with sa.create_engine("sqlite://").connect() as connection:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE search_job USING fts5(words)")
        cars = [f"vinwvwzzz{n:08} el{n:05}" for n in range(CARS)]
        for words in (*cars, "vinter volvo", "vindu elvebakken"):
            connection.exec_driver_sql("INSERT INTO search_job VALUES (?)", (words,))
        yield connection


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("vintre", "vinter"), ("vlovo", "volvo"), ("vidnu", "vindu"), ("elvebaken", "elvebakken")],
)
def test_a_word_is_found_behind_plates_and_vins_that_begin_alike(
    crowd: sa.Connection, typed: str, meant: str
) -> None:
    assert meant in spelling.meant(crowd, "job", typed)


def test_a_plate_is_found_among_those_that_begin_alike(crowd: sa.Connection) -> None:
    assert "el00123" in spelling.meant(crowd, "job", "el00l23")


def test_plates_and_vins_that_begin_alike_are_not_read_one_by_one(crowd: sa.Connection) -> None:
    steps: list[None] = []
    spelling.meant(crowd, "job", "zzzz")
    driver = crowd.connection.driver_connection
    assert driver is not None
    # Counted in hundreds of steps of SQLite's machine.
    driver.set_progress_handler(lambda: steps.append(None), 100)
    assert spelling.meant(crowd, "job", "vinxxxx") == ()
    assert len(steps) < CARS / 40
