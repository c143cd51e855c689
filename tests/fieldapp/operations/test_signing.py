"""Signatures: who may sign, what they cover, and what voids them."""

from functools import partial
from typing import Any

import pytest
from filling import fill_everything
from laptops import COLLEAGUE, COLLEAGUE_PIN, TECHNICIAN, Laptop, only

from fieldapp.domain.attachments import Signature, SignerRole
from fieldapp.domain.changes import Changes
from fieldapp.domain.findings import CustomerDecision, Finding
from fieldapp.domain.inspections import answer_id
from fieldapp.domain.repair_plans import StepGrade
from fieldapp.errors import InputRefused, NotAllowedNow, WrongPassword
from fieldapp.operations import findings, inspections, jobs, parts, signatures
from fieldapp.store import completion

STROKES = (((0.1, 0.2), (0.4, 0.3)),)


def sign(laptop: Laptop, **given: Any) -> Signature:
    facts: dict[str, Any] = {
        "job_id": "job-1",
        "role": SignerRole.CUSTOMER,
        "name": "Ingrid Solbakken",
        "strokes": STROKES,
        "shown": "The work was done as agreed.",
        "now": laptop.now,
    }
    made = signatures.sign(laptop.store, **{**facts, **given})
    newest = max(made.of_kind("signature"))
    signature: Signature = laptop.row("signature", newest)
    return signature


def begin(laptop: Laptop, job_id: str = "job-2", form: str = "pre_delivery_ev") -> str:
    return only(inspections.begin(laptop.store, job_id=job_id, form_id=form, now=laptop.now), "inspection")


def test_a_signature_keeps_strokes_name_and_what_was_shown(laptop: Laptop) -> None:
    signature = sign(laptop)

    assert signature.strokes == STROKES
    assert (signature.name, signature.shown) == ("Ingrid Solbakken", "The work was done as agreed.")
    assert len(signature.content_sha256) == 64
    assert laptop.outbox("signature")[0][2] == "create"


def test_an_empty_pad_or_no_name_is_no_signature(laptop: Laptop) -> None:
    for given in ({"strokes": ()}, {"strokes": ((),)}, {"name": " "}):
        with pytest.raises(InputRefused):
            sign(laptop, **given)
    assert laptop.outbox() == []


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -1e308, 101])
def test_a_point_no_pad_has_is_refused_and_the_job_stays_readable(laptop: Laptop, number: float) -> None:
    with pytest.raises(InputRefused) as refused:
        sign(laptop, strokes=(((0.1, 0.2), (number, 0.3)),))

    assert [problem.column for problem in refused.value.problems] == ["strokes"]
    assert sign(laptop).strokes == STROKES


@pytest.mark.parametrize(
    "edit",
    [
        lambda laptop: jobs.grade_step(laptop.store, step_id="step-1", grade=StepGrade.DONE, now=laptop.now),
        lambda laptop: parts.use(
            laptop.store, job_id="job-1", part_id="part-filter", quantity=1, now=laptop.now
        ),
        lambda laptop: jobs.set_odometer(laptop.store, job_id="job-1", kilometres=118999, now=laptop.now),
        lambda laptop: (
            inspections.begin(laptop.store, job_id="job-1", form_id="mobile_visit", now=laptop.now)
            and inspections.answer(
                laptop.store,
                inspection_id=laptop.all("inspection")[0].id,
                values={"/data/condition/lights": "ok"},
                now=laptop.now,
            )
        ),
    ],
    ids=["a grade", "a part", "the odometer", "an answer"],
)
def test_a_later_edit_voids_what_was_signed(laptop: Laptop, edit: Any) -> None:
    signature = sign(laptop)

    changes = edit(laptop)

    assert laptop.row("signature", signature.id).voided
    assert signature.id in changes.of_kind("signature")


def test_a_decision_changed_after_signing_voids_what_the_customer_signed(laptop: Laptop) -> None:
    inspection_id = begin(laptop, "job-1", "mobile_visit")
    finding_id = only(
        findings.set_finding(
            laptop.store,
            inspection_id=inspection_id,
            item_path="/data/condition/lights",
            title="Headlamp out of line",
            now=laptop.now,
        ),
        "finding",
    )
    decide = partial(findings.decide_finding, laptop.store, finding_id=finding_id)
    decide(decision=CustomerDecision.LATER, now=laptop.now)
    signature = sign(laptop)

    assert decide(decision=CustomerDecision.LATER, now=laptop.now) == Changes()
    assert not laptop.row("signature", signature.id).voided
    changes = decide(decision=CustomerDecision.DO_NOW, now=laptop.later(minutes=1))

    assert laptop.row("signature", signature.id).voided
    assert changes.touches("signature")
    with laptop.store.reading() as connection:
        facts = completion.facts(connection, laptop.row("job", "job-1"), now=laptop.at)
    assert not facts.customer_signed_or_waived


def test_a_decision_put_back_lets_the_signature_count_again_as_it_did(laptop: Laptop) -> None:
    finding, signature, moved = signed_decision(laptop)
    assert laptop.row("signature", signature.id).voided

    findings.put_back_decision(laptop.store, before=finding, now=laptop.later(minutes=2))
    back = bring_back(laptop, moved)

    assert back == Changes.of("signature", signature.id)
    assert not laptop.row("signature", signature.id).voided
    assert laptop.row("finding", finding.id) == finding, "decided when it was, so before it was signed"
    with laptop.store.reading() as connection:
        facts = completion.facts(connection, laptop.row("job", "job-1"), now=laptop.at)
    assert facts.customer_signed_or_waived


def test_a_signature_stays_void_where_something_else_changed_or_somebody_signed_anew(laptop: Laptop) -> None:
    finding, first, moved = signed_decision(laptop)
    assert bring_back(laptop, moved) == Changes(), "the decision is still the other one"

    findings.put_back_decision(laptop.store, before=finding, now=laptop.now)
    jobs.grade_step(laptop.store, step_id="step-1", grade=StepGrade.NOT_NEEDED, note="", now=laptop.now)
    assert bring_back(laptop, moved) == Changes(), "a step was graded meanwhile"

    second = sign(laptop)
    assert bring_back(laptop, moved) == Changes()
    assert laptop.row("signature", first.id).voided
    assert not laptop.row("signature", second.id).voided


def signed_decision(laptop: Laptop) -> tuple[Finding, Signature, Changes]:
    """A finding as decided and signed for, its signature, and what deciding otherwise changed."""
    finding_id = only(
        findings.set_finding(
            laptop.store,
            inspection_id=begin(laptop, "job-1", "mobile_visit"),
            item_path="/data/condition/lights",
            title="Headlamp out of line",
            now=laptop.now,
        ),
        "finding",
    )
    decide = partial(findings.decide_finding, laptop.store, finding_id=finding_id)
    decide(decision=CustomerDecision.LATER, now=laptop.now)
    finding: Finding = laptop.row("finding", finding_id)
    signature = sign(laptop)
    return finding, signature, decide(decision=CustomerDecision.DO_NOW, now=laptop.later(minutes=1))


def bring_back(laptop: Laptop, voided: Changes) -> Changes:
    return signatures.bring_back(
        laptop.store, signature_ids=voided.of_kind("signature"), now=laptop.later(minutes=3)
    )


def test_the_clock_and_notes_do_not_void_a_signature(laptop: Laptop) -> None:
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)
    signature = sign(laptop)

    jobs.hold(laptop.store, job_id="job-1", reason="Lunch", now=laptop.later(minutes=5))
    jobs.add_note(laptop.store, job_id="job-1", text="Bring filter", now=laptop.now)

    assert not laptop.row("signature", signature.id).voided


def test_signing_anew_takes_the_place_of_the_earlier_signature(laptop: Laptop) -> None:
    first, second = sign(laptop), sign(laptop)

    assert laptop.row("signature", first.id).voided
    assert not laptop.row("signature", second.id).voided


def test_a_signature_can_be_declared_void(laptop: Laptop) -> None:
    signature = sign(laptop)

    signatures.void(laptop.store, signature_id=signature.id, now=laptop.now)

    assert laptop.row("signature", signature.id).voided


def test_a_customers_signature_can_be_waived_with_a_reason_and_nobody_elses(laptop: Laptop) -> None:
    with pytest.raises(NotAllowedNow):
        signatures.waive(laptop.store, job_id="job-1", role=SignerRole.CUSTOMER, reason="", now=laptop.now)
    for role in (SignerRole.TECHNICIAN, SignerRole.SECOND_PERSON):
        with pytest.raises(NotAllowedNow):
            signatures.waive(laptop.store, job_id="job-1", role=role, reason="On leave", now=laptop.now)

    signatures.waive(laptop.store, job_id="job-1", role=SignerRole.CUSTOMER, reason="Key box", now=laptop.now)
    assert laptop.all("signature")[0].waived_reason == "Key box"


def test_a_signature_given_before_the_rest_is_answered_covers_only_what_was_shown(laptop: Laptop) -> None:
    inspection_id = begin(laptop, "job-1", "mobile_visit")
    path = "/data/arrival/estimate/estimate_signature"

    signature = sign(laptop, inspection_id=inspection_id, path=path)
    inspections.answer(
        laptop.store,
        inspection_id=inspection_id,
        values={"/data/condition/lights": "ok"},
        now=laptop.now,
    )

    assert signature.content_sha256 == ""
    assert not laptop.row("signature", signature.id).voided
    assert laptop.row("answer", answer_id(inspection_id, path)).value == signature.id


def test_the_second_person_signs_with_their_own_pin(laptop: Laptop) -> None:
    inspection_id = begin(laptop)
    second = {"job_id": "job-2", "role": SignerRole.SECOND_PERSON, "inspection_id": inspection_id}

    with pytest.raises(WrongPassword):
        sign(laptop, **second, person_id=COLLEAGUE, pin="000000")
    with pytest.raises(NotAllowedNow) as nobody:
        sign(laptop, **second)
    signature = sign(laptop, **second, person_id=COLLEAGUE, pin=COLLEAGUE_PIN)

    assert nobody.value.reasons == ("person_missing",)
    assert (signature.person_id, signature.name) == (COLLEAGUE, "Odd Vik")


def test_the_second_person_signs_by_a_sign_in_the_server_confirmed(laptop: Laptop) -> None:
    inspection_id = begin(laptop)
    second = {"job_id": "job-2", "role": SignerRole.SECOND_PERSON, "inspection_id": inspection_id}

    for person_id, reason in ((TECHNICIAN, "same_person"), ("nobody", "person_missing")):
        with pytest.raises(NotAllowedNow) as refused:
            sign(laptop, **second, person_id=person_id, signed_in=True)
        assert refused.value.reasons == (reason,)
    signature = sign(laptop, **second, person_id=COLLEAGUE, signed_in=True)

    assert (signature.person_id, signature.name) == (COLLEAGUE, "Odd Vik")


def test_technician_and_second_person_are_never_the_same(laptop: Laptop) -> None:
    inspection_id = begin(laptop)

    with pytest.raises(NotAllowedNow) as refused:
        sign(
            laptop,
            job_id="job-2",
            role=SignerRole.SECOND_PERSON,
            inspection_id=inspection_id,
            person_id=TECHNICIAN,
            pin=COLLEAGUE_PIN,
        )

    assert refused.value.reasons == ("same_person",)
    assert laptop.all("signature") == ()


def test_a_vehicle_is_released_when_everything_is_answered_and_two_people_signed(laptop: Laptop) -> None:
    inspection_id = begin(laptop)
    paths = fill_everything(laptop, inspection_id)
    technician = sign(
        laptop,
        job_id="job-2",
        role=SignerRole.TECHNICIAN,
        inspection_id=inspection_id,
        path=paths["technician"],
    )
    with pytest.raises(NotAllowedNow):
        inspections.finish(laptop.store, inspection_id=inspection_id, now=laptop.now)
    sign(
        laptop,
        job_id="job-2",
        role=SignerRole.SECOND_PERSON,
        inspection_id=inspection_id,
        path=paths["second_person"],
        person_id=COLLEAGUE,
        pin=COLLEAGUE_PIN,
    )

    inspections.finish(laptop.store, inspection_id=inspection_id, now=laptop.now)
    jobs.start(laptop.store, job_id="job-2", now=laptop.now)
    jobs.complete(laptop.store, job_id="job-2", now=laptop.now)

    inspection = laptop.row("inspection", inspection_id)
    assert inspection.finished_at == laptop.at
    assert inspection.content_sha256 == technician.content_sha256


def test_an_open_fail_keeps_the_vehicle_even_when_the_finding_was_withdrawn_by_hand(laptop: Laptop) -> None:
    inspection_id = begin(laptop)
    paths = fill_everything(laptop, inspection_id, fail=True)
    (finding,) = laptop.all("finding")
    findings.withdraw_finding(
        laptop.store, inspection_id=inspection_id, item_path=finding.item_path, now=laptop.now
    )
    for role, person in (
        ("technician", {}),
        ("second_person", {"person_id": COLLEAGUE, "pin": COLLEAGUE_PIN}),
    ):
        sign(
            laptop,
            job_id="job-2",
            role=SignerRole(role),
            inspection_id=inspection_id,
            path=paths[role],
            **person,
        )

    with pytest.raises(NotAllowedNow) as refused:
        inspections.finish(laptop.store, inspection_id=inspection_id, now=laptop.now)

    assert [reason.partition(":")[0] for reason in refused.value.reasons] in (["unsafe"], ["open_fail"])


def test_an_answer_to_a_finished_check_with_a_reason_opens_it_again_and_voids_both_signatures(
    laptop: Laptop,
) -> None:
    inspection_id = begin(laptop)
    paths = fill_everything(laptop, inspection_id)
    for role, person in (
        ("technician", {}),
        ("second_person", {"person_id": COLLEAGUE, "pin": COLLEAGUE_PIN}),
    ):
        sign(
            laptop,
            job_id="job-2",
            role=SignerRole(role),
            inspection_id=inspection_id,
            path=paths[role],
            **person,
        )
    inspections.finish(laptop.store, inspection_id=inspection_id, now=laptop.now)

    inspections.answer(
        laptop.store,
        inspection_id=inspection_id,
        values={paths["verdict"]: "na"},
        reason="Wrong line ticked",
        now=laptop.now,
    )

    assert laptop.row("inspection", inspection_id).finished_at is None
    assert all(signature.voided for signature in laptop.all("signature"))
    for role in ("technician", "second_person"):
        assert laptop.row("answer", answer_id(inspection_id, paths[role])).value == ""


def test_points_that_are_no_numbers_from_an_early_version_leave_the_job_readable(laptop: Laptop) -> None:
    signature = sign(laptop)
    for kept in ("[[[0.1,0.2],[null,0.3]],[[null,null]]]", "[[[0.1,0.2],[NaN,Infinity]]]"):
        with laptop.store.writing() as connection:
            connection.exec_driver_sql("UPDATE signature SET strokes = ? WHERE id = ?", (kept, signature.id))
        assert laptop.row("signature", signature.id).strokes == (((0.1, 0.2),),)
