"""What stands above the pad about each finding."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fieldapp.domain.findings import CustomerDecision, Finding, Severity
from fieldapp.domain.signing import decided_sentences
from resources import LANGUAGES

FOUND = Finding(
    id="a",
    job_id="job",
    inspection_id="inspection",
    item_path="/data/brakes",
    severity=Severity.ATTENTION,
    title="Brake fluid is due.",
    found_at=datetime(2026, 11, 20, 8, 0, tzinfo=UTC),
)


def test_the_worst_stands_first_and_an_open_one_says_so() -> None:
    unsafe = replace(FOUND, id="b", severity=Severity.UNSAFE, title="Tyre bulge")
    declined = replace(FOUND, customer_decision=CustomerDecision.DECLINED)
    assert decided_sentences((declined, unsafe), language="en") == (
        "Tyre bulge: no answer yet.",
        "Brake fluid is due: not wanted.",
    )


def test_what_was_withdrawn_or_repaired_unasked_is_left_out() -> None:
    repaired = replace(FOUND, repaired_at=FOUND.found_at)
    assert decided_sentences((replace(FOUND, withdrawn=True), repaired), language="en") == ()
    assert decided_sentences((replace(repaired, customer_decision=CustomerDecision.DO_NOW),), language="en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_decision_is_a_sentence_of_its_own_in_each_language(language: str) -> None:
    said = {
        decided_sentences((replace(FOUND, customer_decision=one),), language=language)
        for one in (None, *CustomerDecision)
    }
    assert len(said) == 4
