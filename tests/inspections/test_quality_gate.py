"""What must hold before a vehicle leaves."""

from __future__ import annotations

import pytest

from inspections.quality_gate import OpenFail, check_gate

TWO_PEOPLE = [("technician", "kari"), ("second_person", "ola")]


def codes(**given: object) -> list[str]:
    facts: dict[str, object] = {"unanswered": [], "fails": [], "signers": TWO_PEOPLE, **given}
    return [problem.code for problem in check_gate(**facts)]  # type: ignore[arg-type]  # given by the tests below


def test_everything_answered_and_signed_by_two_people_passes() -> None:
    assert codes() == []


def test_an_unanswered_mandatory_item_holds_the_vehicle() -> None:
    assert codes(unanswered=[("/data/vin", "VIN")]) == ["unanswered"]


@pytest.mark.parametrize(
    ("severity", "settled", "expected"),
    [
        ("unsafe", False, ["open_unsafe"]),
        ("attention", False, ["open_fail"]),
        ("advice", False, []),
        ("unsafe", True, []),
        ("attention", True, []),
    ],
)
def test_an_open_fail_holds_the_vehicle_until_settled(
    severity: str, expected: list[str], *, settled: bool
) -> None:
    assert codes(fails=[OpenFail("/data/brakes", "Brakes", severity, settled)]) == expected


def test_both_roles_must_sign() -> None:
    assert codes(signers=[("technician", "kari")]) == ["unsigned"]
    assert codes(signers=[]) == ["unsigned", "unsigned"]


def test_one_person_cannot_sign_twice() -> None:
    assert codes(signers=[("technician", "kari"), ("second_person", "kari")]) == ["same_person"]


def test_a_signature_without_a_person_does_not_count() -> None:
    assert codes(signers=[("technician", "kari"), ("second_person", "")]) == ["unsigned"]
