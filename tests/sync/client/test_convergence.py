"""Random days of technicians and an office over a bad network: in the end everybody sees the same, nothing is lost.

What happens in them stands in `histories`, what must hold in `evidence`; `make test-deep` runs as many as time allows.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from histories import FEWEST_STEPS, run_history
from planted import FAULTS

BLOCKS, HISTORIES_A_BLOCK = 12, 25
MOST_TRIES = 60


@pytest.fixture(autouse=True)
def quiet_logs() -> Iterator[None]:
    """The office logs each of its hundred crashes."""
    log = logging.getLogger("fieldapp.server")
    log.disabled = True
    yield
    log.disabled = False


@pytest.mark.parametrize("block", range(BLOCKS))
def test_everybody_ends_with_what_the_office_has_and_nothing_is_lost_or_doubled(block: int) -> None:
    for seed in range(block * HISTORIES_A_BLOCK, (block + 1) * HISTORIES_A_BLOCK):
        run_history(seed, steps=FEWEST_STEPS)


def test_a_long_history_with_five_laptops_ends_well_too() -> None:
    for seed in range(1000, 1004):
        run_history(seed)


def search(tries: int) -> None:
    """Histories one after the other, until one fails."""
    for seed in range(2000, 2000 + tries):
        run_history(seed)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_sync_built_with_a_known_mistake_is_caught(fault: str) -> None:
    with FAULTS[fault](), pytest.raises(AssertionError, match=r"seed \d+: AssertionError: ") as caught:
        search(MOST_TRIES)
    print(f"{fault}: {caught.value}")
