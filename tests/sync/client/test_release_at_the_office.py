"""A new car from the first fail to the release, on a laptop without a network and then at the office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from quick_secrets import quick_hash
from world import Clock, Laptop, Office

from fieldapp.domain.attachments import SignerRole
from fieldapp.domain.findings import CustomerDecision, FollowUp
from fieldapp.domain.inspections import ChecklistTemplate, InspectionKind, answer_id
from fieldapp.domain.jobs import JobKind, JobStatus
from fieldapp.domain.moments import Moment
from fieldapp.domain.people import Person, Role
from fieldapp.errors import InputRefused, NotAllowedNow, WrongPassword
from fieldapp.operations import deviations, findings, inspections, jobs, signatures
from fieldapp.store import outbox, rows
from fieldapp.views import checklist
from inspections.xlsform import compile_form
from sync.server.actors import the_centre
from sync.server.follow_ups import decide_follow_up, list_follow_ups

FORM = b"""
| survey |
| | type | name | label | item | unit | limit_low | severity | finding | mandatory_for | appearance | signer |
| | begin_group | check | Check | | | | | | | | |
| | select_one verdict | paint | Paint | 1 | | | attention | Damage to the paint | pre_delivery | | |
| | select_one verdict | brakes | Brakes | 2 | | | unsafe | Brakes do not hold | pre_delivery | | |
| | decimal | tread | Tread | 3 | mm | 3.0 | attention | Tread too low | pre_delivery | | |
| | image | technician | Technician | 4 | | | | | pre_delivery | signature | technician |
| | image | second | Second person | 5 | | | | | pre_delivery | signature | second_person |
| | end_group | | | | | | | | | | |
| choices |
| | list_name | name | label |
| | verdict | ok | OK |
| | verdict | not_ok | Not OK |
| | verdict | na | N/A |
| settings |
| | form_id | version | inspection_kind |
| | handover | %s | pre_delivery |
"""
PAINT, BRAKES, TREAD = "/data/check/paint", "/data/check/brakes", "/data/check/tread"
SIGNATURES = {SignerRole.TECHNICIAN: "/data/check/technician", SignerRole.SECOND_PERSON: "/data/check/second"}
PIN = "482913"
STROKES = (((0.1, 0.2), (0.4, 0.3)),)


def template(version: str = "1", source: bytes = FORM) -> ChecklistTemplate:
    form = compile_form(source % version.encode(), file_name="handover.md")
    return ChecklistTemplate(
        id=f"handover-{version}",
        form_id="handover",
        version=version,
        sha256=form.sha256,
        kind=InspectionKind(form.kind),
        titles=form.titles,
        xform=form.xform_xml,
    )


class Handover:
    """One pre-delivery job on Kari's laptop, its inspection begun."""

    def __init__(self, laptop: Laptop, clock: Clock) -> None:
        self.laptop, self.clock, self.office = laptop, clock, laptop.office
        verifier = quick_hash(PIN)
        self.office.put(
            "person",
            Person(id="odd", name="Odd Vik", role=Role.LEAD, verifier=verifier),
            Person(id="per", name="Per Moe", role=Role.TECHNICIAN, verifier=verifier),
        )
        self.office.put("checklist_template", template())
        self.office.job(
            "car", laptop.account, kind=JobKind.PRE_DELIVERY, checklists=("handover",), odometer_km=12
        )
        laptop.sync()
        made = self.do(inspections.begin, job_id="car", form_id="handover")
        (self.inspection_id,) = made.of_kind("inspection")
        self.do(jobs.start, job_id="car")

    def do(self, operation: Callable[..., Any], **facts: Any) -> Any:
        now = Moment(at=self.clock(), boot_seconds=1000.0, boot_id="boot")
        return operation(self.laptop.store, now=now, **facts)

    def answer(self, **values: str) -> Any:
        paths = {f"/data/check/{name}": value for name, value in values.items()}
        return self.do(inspections.answer, inspection_id=self.inspection_id, values=paths)

    def finding(self, item_path: str) -> Any:
        with self.laptop.store.reading() as connection:
            (found,) = rows.fetch_many(
                connection, "finding", inspection_id=self.inspection_id, item_path=item_path
            )
        return found

    def sign(self) -> None:
        for role, path in SIGNATURES.items():
            person = {"person_id": "per", "pin": PIN} if role is SignerRole.SECOND_PERSON else {}
            self.do(
                signatures.sign,
                job_id="car",
                role=role,
                name="Kari",
                strokes=STROKES,
                shown="Released",
                inspection_id=self.inspection_id,
                path=path,
                **person,
            )

    def repair(self, item_path: str, value: str, repair: str = "Changed the calliper") -> Any:
        return self.do(
            findings.recheck,
            inspection_id=self.inspection_id,
            item_path=item_path,
            values={item_path: value},
            repair=repair,
        )

    def accept(self, item_path: str, **given: Any) -> Any:
        facts = {
            "finding_id": self.finding(item_path).id,
            "owner": "Paint shop",
            "due_on": self.clock().date() + timedelta(days=14),
            "approver_id": "odd",
            "pin": PIN,
            **given,
        }
        return self.do(deviations.accept, **facts)

    def release(self) -> None:
        self.do(inspections.finish, inspection_id=self.inspection_id)
        self.do(jobs.complete, job_id="car")

    def reasons(self, operation: Callable[[], Any]) -> tuple[str, ...]:
        with pytest.raises(NotAllowedNow) as refused:
            operation()
        return refused.value.reasons


@pytest.fixture
def handover(hire: Callable[[str], Laptop], clock: Clock) -> Handover:
    return Handover(hire("kari"), clock)


def test_a_fail_is_repaired_another_accepted_and_two_people_release_the_car(
    handover: Handover, office: Office, clock: Clock
) -> None:
    handover.answer(paint="not_ok", brakes="not_ok", tread="7.5")
    handover.sign()
    assert handover.reasons(handover.release) == (f"open_fail:{PAINT}", f"unsafe:{BRAKES}")

    clock.pass_(minutes=40)
    handover.repair(BRAKES, "ok")
    handover.accept(PAINT)
    # What was repaired and accepted after signing was not signed.
    assert handover.reasons(handover.release) == tuple(f"missing:{path}" for path in SIGNATURES.values())
    handover.sign()
    handover.release()
    done = handover.laptop.sync(held_too=True)

    assert (done.waiting, done.conflicts) == (0, 0)
    assert office.row("job", "car").status is JobStatus.COMPLETED
    (recheck_id,) = office.ids("recheck")
    recheck = office.row("recheck", recheck_id)
    assert (recheck.value_before, recheck.value_after, recheck.repair) == (
        "not_ok",
        "ok",
        "Changed the calliper",
    )
    repaired = office.row("finding", handover.finding(BRAKES).id)
    assert repaired.repaired_at is not None
    assert not repaired.withdrawn
    (deviation_id,) = office.ids("deviation")
    assert office.row("deviation", deviation_id).approved_by == "odd"


@pytest.mark.parametrize(
    "cheat",
    [
        lambda it: it.laptop.edit("answer", answer_id(it.inspection_id, PAINT), value="not_ok"),
        lambda it: it.laptop.edit("signature", max(it.laptop.ids("signature")), voided=True),
        lambda it: it.laptop.edit("inspection", it.inspection_id, finished_at=None),
    ],
    ids=["a fail nobody settled", "one signature", "not finished"],
)
def test_the_office_refuses_a_completion_the_gate_refuses_and_the_laptop_keeps_it(
    handover: Handover, office: Office, cheat: Callable[[Handover], None]
) -> None:
    handover.answer(paint="ok", brakes="ok", tread="7.5")
    handover.sign()
    handover.do(inspections.finish, inspection_id=handover.inspection_id)
    cheat(handover)
    # A laptop whose own gate was got round: the bare row, past the operation that asks it.
    handover.laptop.edit("job", "car", status=JobStatus.COMPLETED)

    handover.laptop.sync(held_too=True)

    assert office.row("job", "car").status is JobStatus.IN_PROGRESS
    with handover.laptop.store.reading() as connection:
        (refused,) = outbox.changes_waiting(connection)
    assert (refused.state, refused.code, refused.fields["status"]) == (
        "rejected",
        "quality_gate",
        "completed",
    )
    assert "cannot be released" in refused.sentence or "not finished" in refused.sentence


def test_a_pre_delivery_job_without_its_inspection_is_not_completed_at_the_office(
    hire: Callable[[str], Laptop], office: Office
) -> None:
    kari = hire("kari")
    office.job("car", kari.account, kind=JobKind.PRE_DELIVERY, status=JobStatus.IN_PROGRESS)
    kari.sync()

    kari.edit("job", "car", status=JobStatus.COMPLETED)
    kari.sync(held_too=True)

    assert office.row("job", "car").status is JobStatus.IN_PROGRESS


def test_an_unsafe_finding_is_never_accepted(handover: Handover) -> None:
    handover.answer(paint="ok", brakes="not_ok", tread="7.5")
    assert handover.reasons(lambda: handover.accept(BRAKES)) == ("unsafe_deviation",)


def test_only_a_lead_with_the_own_pin_accepts(handover: Handover) -> None:
    handover.answer(paint="not_ok")
    assert handover.reasons(lambda: handover.accept(PAINT, approver_id="per")) == ("not_an_approver",)
    with pytest.raises(WrongPassword):
        handover.accept(PAINT, pin="000000")
    with pytest.raises(InputRefused):
        handover.accept(PAINT, owner=" ")
    with pytest.raises(InputRefused):
        handover.accept(PAINT, due_on=date(2026, 11, 1))
    assert handover.laptop.ids("deviation") == set()


def test_a_forged_approval_is_refused_by_the_office(handover: Handover, office: Office) -> None:
    handover.answer(paint="not_ok")
    handover.accept(PAINT)
    office.edit("person", "odd", role=Role.TECHNICIAN)

    handover.laptop.sync(held_too=True)

    assert office.ids("deviation") == set()


def test_a_recheck_that_fails_again_leaves_the_finding_open(handover: Handover) -> None:
    handover.answer(tread="2.1")
    handover.repair(TREAD, "2.9", "Other wheel")
    assert handover.finding(TREAD).repaired_at is None
    handover.repair(TREAD, "7.0", "New tyres")
    assert handover.finding(TREAD).repaired_at is not None
    handover.answer(tread="1.0")
    assert handover.finding(TREAD).repaired_at is None
    assert len(handover.laptop.ids("recheck")) == 2


def test_what_one_visit_measured_is_the_last_value_of_whoever_gets_the_car_next(
    handover: Handover, office: Office, hire: Callable[[str], Laptop], clock: Clock
) -> None:
    handover.answer(paint="ok", brakes="ok", tread="7.5")
    handover.sign()
    handover.release()
    handover.laptop.sync(held_too=True)
    clock.pass_(days=200)

    # Another owner and so another vehicle row, the same VIN, another technician's laptop.
    ola = hire("ola")
    office.job("later", ola.account, checklists=("handover",), odometer_km=14_012)
    ola.sync()
    now = Moment(at=clock(), boot_seconds=1.0, boot_id="boot")
    begun = inspections.begin(ola.store, job_id="later", form_id="handover", now=now)
    (inspection_id,) = begun.of_kind("inspection")

    screen = checklist.read(ola.store, inspection_id=inspection_id, language="en")
    assert screen.previous == {TREAD: "7.5"}
    (earlier,) = screen.history[TREAD]
    assert (earlier.on, earlier.value, earlier.odometer_km) == (date(2026, 11, 20), "7.5", 12)


def test_what_was_measured_at_half_past_midnight_was_measured_that_day_in_whatever_zone_the_centre_runs(
    handover: Handover, office: Office, hire: Callable[[str], Laptop], clock: Clock
) -> None:
    clock.now = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)  # half past midnight on the 21st in Oslo
    handover.answer(paint="ok", brakes="ok", tread="7.5")
    handover.sign()
    handover.release()
    handover.laptop.sync(held_too=True)
    clock.pass_(days=30)
    ola = hire("ola")

    def day_on(laptop: Laptop, job_id: str) -> date:
        office.job(job_id, laptop.account, checklists=("handover",))
        laptop.sync()
        now = Moment(at=clock(), boot_seconds=1.0, boot_id="boot")
        (begun,) = inspections.begin(laptop.store, job_id=job_id, form_id="handover", now=now).of_kind(
            "inspection"
        )
        (earlier,) = checklist.read(laptop.store, inspection_id=begun, language="en").history[TREAD]
        return earlier.on

    assert day_on(ola, "told-by-the-centre") == date(2026, 11, 21)
    assert day_on(handover.laptop, "of-its-own-rows") == date(2026, 11, 21)


@pytest.mark.parametrize("signed", [True, False])
def test_what_a_customer_put_off_is_offered_again_once_the_technician_has_left(
    handover: Handover, office: Office, clock: Clock, signed: bool
) -> None:
    handover.answer(paint="not_ok", brakes="ok", tread="7.5")
    finding = handover.finding(PAINT)
    handover.do(findings.decide_finding, finding_id=finding.id, decision=CustomerDecision.LATER)
    handover.accept(PAINT)
    handover.sign()
    if signed:
        handover.do(
            signatures.sign,
            job_id=finding.job_id,
            role=SignerRole.CUSTOMER,
            name="Ingrid",
            strokes=(((0.0, 0.0), (1.0, 1.0)),),
            shown="What is put off",
        )

    def proposals() -> list[str]:
        with office.database.reading() as connection:
            return [one.finding_id for one in list_follow_ups(connection, the_centre("main"))]

    def told_of_signature() -> tuple[str, str]:
        with office.database.reading() as connection:
            (line,) = list_follow_ups(connection, the_centre("main"))
        return line.signature, line.signed_by

    handover.laptop.sync(held_too=True)
    assert proposals() == []
    handover.release()
    handover.laptop.sync(held_too=True)
    assert proposals() == [finding.id]
    assert told_of_signature() == ("signed" if signed else "none", "Ingrid" if signed else "")
    with office.database.writing() as connection:
        decide_follow_up(connection, the_centre("main"), finding.id, FollowUp.PLANNED, now=clock())
    assert proposals() == []
    handover.laptop.sync()
    assert handover.finding(PAINT).follow_up is FollowUp.PLANNED


def test_a_begun_inspection_keeps_its_version_until_it_is_moved(handover: Handover, office: Office) -> None:
    handover.answer(paint="ok", brakes="ok", tread="7.5")
    office.put("checklist_template", template("2"))
    handover.laptop.sync(held_too=True)
    assert handover.laptop.row("inspection", handover.inspection_id).form_version == "1"

    handover.laptop.edit(
        "inspection", handover.inspection_id, template_id="handover-2", form_version="9", template_sha256="0"
    )
    handover.laptop.sync(held_too=True)
    assert office.row("inspection", handover.inspection_id).form_version == "1"
