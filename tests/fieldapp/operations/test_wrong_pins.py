"""Wrong PINs are counted wherever they are typed, and the next has to wait – after a restart too."""

from datetime import timedelta
from functools import partial

import pytest
from laptops import COLLEAGUE, COLLEAGUE_PIN, TECHNICIAN, Laptop, only
from quick_secrets import quick_hash

from fieldapp.domain.attachments import SignerRole
from fieldapp.domain.people import Person, Role
from fieldapp.errors import FieldAppError, NotAllowedNow, StorageFull, TriedTooOften, WrongPassword
from fieldapp.operations import deviations, findings, inspections, signatures
from fieldapp.operations.pins import check_own_pin, check_pin, person_of
from fieldapp.store.engine import Store

STROKES = (((0.1, 0.2), (0.4, 0.3)),)


def colleague(laptop: Laptop) -> Person:
    person = person_of(laptop.store, COLLEAGUE)
    assert person is not None
    return person


def try_pin(laptop: Laptop, pin: str = "000000") -> None:
    check_pin(laptop.store, colleague(laptop), pin, now=laptop.now)


def wrong(laptop: Laptop, times: int) -> FieldAppError:
    for _ in range(times):
        with pytest.raises(WrongPassword) as refused:
            try_pin(laptop)
    return refused.value


def test_the_third_wrong_pin_in_a_row_says_how_long_to_wait(laptop: Laptop) -> None:
    assert wrong(laptop, 2).facts["seconds"] == 0
    assert wrong(laptop, 1).facts["seconds"] == 5


def test_while_it_waits_not_even_the_right_pin_is_looked_at(laptop: Laptop) -> None:
    wrong(laptop, 3)
    with pytest.raises(TriedTooOften) as waiting:
        try_pin(laptop, COLLEAGUE_PIN)
    assert waiting.value.facts["seconds"] == 5

    laptop.later(seconds=5)
    try_pin(laptop, COLLEAGUE_PIN)


def test_trying_while_it_waits_makes_the_wait_no_longer_and_the_next_wrong_one_does(laptop: Laptop) -> None:
    wrong(laptop, 3)
    laptop.later(seconds=4)
    with pytest.raises(TriedTooOften) as waiting:
        try_pin(laptop)
    assert waiting.value.facts["seconds"] == 1
    laptop.later(seconds=1)
    assert wrong(laptop, 1).facts["seconds"] == 10


def test_a_right_pin_forgets_the_wrong_ones(laptop: Laptop) -> None:
    wrong(laptop, 2)
    try_pin(laptop, COLLEAGUE_PIN)
    assert wrong(laptop, 2).facts["seconds"] == 0


def test_a_restart_forgets_nothing(laptop: Laptop) -> None:
    wrong(laptop, 3)
    person = colleague(laptop)
    laptop.store.close()
    again = Store(laptop.store.folder, laptop.key)
    try:
        with pytest.raises(TriedTooOften):
            check_pin(again, person, COLLEAGUE_PIN, now=laptop.now)
    finally:
        again.close()


def test_one_persons_tries_are_not_anothers(laptop: Laptop) -> None:
    verifier = quick_hash("112233")
    laptop.office(person=[Person(id=TECHNICIAN, name="Kari", role=Role.TECHNICIAN, verifier=verifier)])
    wrong(laptop, 3)
    check_own_pin(laptop.store, "112233", now=laptop.now)
    with pytest.raises(TriedTooOften):
        try_pin(laptop, COLLEAGUE_PIN)


def test_signatures_and_deviations_share_the_count(laptop: Laptop) -> None:
    inspection_id = only(
        inspections.begin(laptop.store, job_id="job-2", form_id="pre_delivery_ev", now=laptop.now),
        "inspection",
    )
    finding_id = only(
        findings.set_finding(
            laptop.store,
            inspection_id=inspection_id,
            item_path="/data/exterior/paint",
            title="Scratch",
            now=laptop.now,
        ),
        "finding",
    )
    laptop.office(
        person=[
            Person(id=COLLEAGUE, name="Odd Vik", role=Role.LEAD, verifier=colleague(laptop).verifier),
        ]
    )
    sign = partial(
        signatures.sign,
        laptop.store,
        job_id="job-2",
        inspection_id=inspection_id,
        role=SignerRole.SECOND_PERSON,
        name="Odd Vik",
        strokes=STROKES,
        shown="Released",
        person_id=COLLEAGUE,
        now=laptop.now,
    )
    accept = partial(
        deviations.accept,
        laptop.store,
        finding_id=finding_id,
        owner="Workshop",
        due_on=laptop.at.date() + timedelta(days=3),
        approver_id=COLLEAGUE,
        now=laptop.now,
    )
    for gesture in (sign, accept, sign):
        with pytest.raises(WrongPassword):
            gesture(pin="000000")
    for gesture in (sign, accept):
        with pytest.raises(TriedTooOften):
            gesture(pin=COLLEAGUE_PIN)
    assert laptop.all("signature") == laptop.all("deviation") == ()

    accept(signed_in=True)  # the office has just said who it is: no PIN is asked
    (deviation,) = laptop.all("deviation")
    assert deviation.approved_by == COLLEAGUE
    with pytest.raises(NotAllowedNow, match="does not know that colleague yet"):
        accept(signed_in=True, approver_id="somebody new")


def test_on_a_full_disk_the_right_pin_still_passes(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong(laptop, 1)

    def full(_self: Store) -> None:
        raise StorageFull("full")

    monkeypatch.setattr(Store, "writing", full)
    try_pin(laptop, COLLEAGUE_PIN)
    with pytest.raises(StorageFull):
        try_pin(laptop)
