"""Filling a checklist through the operations: what is kept, what follows, what is missing."""

import pytest
from laptops import Laptop, only, visit

from fieldapp.domain.findings import CustomerDecision, Severity
from fieldapp.domain.inspections import answer_id
from fieldapp.domain.jobs import JobStatus
from fieldapp.errors import InputRefused, NotAllowedNow, NotFound
from fieldapp.operations import findings, inspections, photos
from fieldapp.operations.answering import found_items
from fieldapp.store import fillings, rows

WINDSCREEN = "/data/condition/windscreen"
LIGHTS = "/data/condition/lights"
MOISTURE = "/data/condition/brake_fluid_moisture"


@pytest.fixture
def visit_id(laptop: Laptop) -> str:
    return only(
        inspections.begin(laptop.store, job_id="job-1", form_id="mobile_visit", now=laptop.now), "inspection"
    )


def give(laptop: Laptop, inspection_id: str, **answers: str) -> None:
    inspections.answer(
        laptop.store,
        inspection_id=inspection_id,
        values={f"/data/condition/{name}": value for name, value in answers.items()},
        now=laptop.now,
    )


def test_beginning_pins_the_template_and_keeps_its_defaults(laptop: Laptop, visit_id: str) -> None:
    inspection = laptop.row("inspection", visit_id)
    template = laptop.row("checklist_template", "template-mobile_visit")
    answers = {answer.path: answer.value for answer in laptop.all("answer")}

    assert inspection.template_sha256 == template.sha256
    assert (inspection.form_version, inspection.technician_id) == (template.version, "person-kari")
    assert answers["/data/condition/lv_battery/lv_chemistry"] == "lead_acid"
    assert answers["/data/tread_limit"] == "3"  # November in Norway


def test_beginning_twice_names_the_same_filling(laptop: Laptop, visit_id: str) -> None:
    queued = laptop.outbox()

    again = inspections.begin(laptop.store, job_id="job-1", form_id="mobile_visit", now=laptop.now)

    assert only(again, "inspection") == visit_id
    assert laptop.outbox() == queued


def test_a_checklist_that_is_not_here_is_named(laptop: Laptop) -> None:
    with pytest.raises(NotFound, match="before_return"):
        inspections.begin(laptop.store, job_id="job-1", form_id="before_return", now=laptop.now)


def test_an_answer_is_one_row_per_node_with_an_id_every_device_would_give_it(
    laptop: Laptop, visit_id: str
) -> None:
    give(laptop, visit_id, lights="ok")
    give(laptop, visit_id, lights="na")

    answer = laptop.row("answer", answer_id(visit_id, LIGHTS))
    sent = [
        (action, fields["value"])
        for _, row_id, action, fields in laptop.outbox("answer")
        if row_id == answer.id
    ]
    assert answer.value == "na"
    assert sent == [("create", "ok"), ("set", "na")]


def test_the_same_answer_again_queues_nothing(laptop: Laptop, visit_id: str) -> None:
    give(laptop, visit_id, lights="ok")
    queued = laptop.outbox()

    laptop.later(minutes=1)
    give(laptop, visit_id, lights="ok")

    assert laptop.outbox() == queued


def test_clearing_an_answer_empties_it_and_clearing_nothing_does_nothing(
    laptop: Laptop, visit_id: str
) -> None:
    give(laptop, visit_id, lights="ok")

    inspections.answer(
        laptop.store, inspection_id=visit_id, values={LIGHTS: None, WINDSCREEN: ""}, now=laptop.now
    )

    assert laptop.row("answer", answer_id(visit_id, LIGHTS)).value == ""
    with pytest.raises(NotFound):
        laptop.row("answer", answer_id(visit_id, WINDSCREEN))


def test_a_measurement_keeps_the_tool_that_measured_it(laptop: Laptop, visit_id: str) -> None:
    inspections.answer(
        laptop.store, inspection_id=visit_id, values={MOISTURE: "1.5"}, tool_id="tool-1", now=laptop.now
    )
    inspections.answer(laptop.store, inspection_id=visit_id, values={MOISTURE: "1.6"}, now=laptop.now)

    assert laptop.row("answer", answer_id(visit_id, MOISTURE)).tool_id == "tool-1"


def test_not_ok_makes_a_finding_in_the_customers_language(laptop: Laptop, visit_id: str) -> None:
    give(laptop, visit_id, windscreen="not_ok")

    (finding,) = laptop.all("finding")
    assert (finding.item_path, finding.severity) == (WINDSCREEN, Severity.ATTENTION)
    assert finding.title == "Skade i frontruten"
    assert not finding.withdrawn


def test_a_measurement_past_its_limit_makes_a_finding_and_a_good_one_takes_it_back(
    laptop: Laptop, visit_id: str
) -> None:
    give(laptop, visit_id, brake_fluid_moisture="3.4")
    (finding,) = laptop.all("finding")
    assert finding.item_path == MOISTURE

    give(laptop, visit_id, brake_fluid_moisture="1.4")
    assert laptop.row("finding", finding.id).withdrawn

    give(laptop, visit_id, brake_fluid_moisture="3.6")
    assert not laptop.row("finding", finding.id).withdrawn
    assert len(laptop.all("finding")) == 1


def test_how_grave_a_finding_is_follows_what_is_measured(laptop: Laptop, visit_id: str) -> None:
    def severity_at(moisture: str) -> Severity:
        give(laptop, visit_id, brake_fluid_moisture=moisture)
        (finding,) = laptop.all("finding")
        assert not finding.withdrawn
        severity: Severity = finding.severity
        return severity

    assert severity_at("2.5") == Severity.ADVICE
    assert severity_at("4.5") == Severity.ATTENTION
    assert severity_at("2.6") == Severity.ADVICE

    give(laptop, visit_id, brake_fluid_moisture="1.0")
    assert severity_at("4.5") == Severity.ATTENTION


def test_one_tyre_past_its_limit_makes_the_finding_of_a_worn_one_unsafe(
    laptop: Laptop, visit_id: str
) -> None:
    give(laptop, visit_id, **{"tread/tread_fl_inner": "3.2"})
    give(laptop, visit_id, **{"tread/tread_rr_outer": "1.2"})

    (finding,) = laptop.all("finding")
    assert finding.severity == Severity.UNSAFE


@pytest.mark.parametrize(
    ("measured", "then"),
    [("2.7", Severity.UNSAFE), ("4.5", Severity.UNSAFE)],
    ids=["as bad as before", "worse"],
)
def test_what_a_person_chose_about_a_measured_finding_stays(
    laptop: Laptop, visit_id: str, measured: str, then: Severity
) -> None:
    give(laptop, visit_id, brake_fluid_moisture="2.5")
    at = {"inspection_id": visit_id, "item_path": MOISTURE}
    findings.set_finding(laptop.store, severity=Severity.UNSAFE, title="Koker", now=laptop.now, **at)

    give(laptop, visit_id, brake_fluid_moisture=measured)

    (finding,) = laptop.all("finding")
    assert (finding.severity, finding.title) == (then, "Koker")


def test_a_finding_taken_back_near_the_limit_is_there_again_past_it(laptop: Laptop, visit_id: str) -> None:
    give(laptop, visit_id, brake_fluid_moisture="2.5")
    findings.withdraw_finding(laptop.store, inspection_id=visit_id, item_path=MOISTURE, now=laptop.now)

    give(laptop, visit_id, brake_fluid_moisture="2.6")
    assert laptop.all("finding")[0].withdrawn

    give(laptop, visit_id, brake_fluid_moisture="4.5")
    assert not laptop.all("finding")[0].withdrawn
    assert laptop.all("finding")[0].severity == Severity.ATTENTION


def test_what_is_not_right_is_worked_out_anew_when_an_answer_comes_from_elsewhere(
    laptop: Laptop, visit_id: str
) -> None:
    give(laptop, visit_id, windscreen="not_ok", lights="not_ok")

    with laptop.store.writing() as connection:
        assert found_items(connection, visit_id, laptop.now).keys() == {WINDSCREEN, LIGHTS}
        given = answer_id(visit_id, WINDSCREEN)
        rows.edit(connection, "answer", given, now=laptop.now.at, value="ok")
        assert found_items(connection, visit_id, laptop.now).keys() == {LIGHTS}


def test_what_a_person_wrote_about_a_finding_survives_other_answers(laptop: Laptop, visit_id: str) -> None:
    give(laptop, visit_id, windscreen="not_ok")
    findings.set_finding(
        laptop.store,
        inspection_id=visit_id,
        item_path=WINDSCREEN,
        severity=Severity.UNSAFE,
        title="Sprekk i synsfeltet",
        note="12 cm",
        now=laptop.now,
    )

    give(laptop, visit_id, lights="not_ok", brake_fluid_moisture="3.4")

    finding = next(one for one in laptop.all("finding") if one.item_path == WINDSCREEN)
    assert (finding.severity, finding.title, finding.note) == (
        Severity.UNSAFE,
        "Sprekk i synsfeltet",
        "12 cm",
    )
    assert len(laptop.all("finding")) == 3


def test_a_note_and_a_severity_written_at_once_both_stay(laptop: Laptop, visit_id: str) -> None:
    give(laptop, visit_id, windscreen="not_ok")
    at = {"inspection_id": visit_id, "item_path": WINDSCREEN}
    title = next(one.title for one in laptop.all("finding") if one.item_path == WINDSCREEN)

    findings.set_finding(laptop.store, note="12 cm", now=laptop.now, **at)
    findings.set_finding(laptop.store, severity=Severity.ADVICE, now=laptop.now, **at)

    finding = next(one for one in laptop.all("finding") if one.item_path == WINDSCREEN)
    assert (finding.severity, finding.title, finding.note) == (Severity.ADVICE, title, "12 cm")


def test_a_finding_withdrawn_by_hand_stays_so_while_other_items_are_answered(
    laptop: Laptop, visit_id: str
) -> None:
    give(laptop, visit_id, windscreen="not_ok")
    findings.withdraw_finding(laptop.store, inspection_id=visit_id, item_path=WINDSCREEN, now=laptop.now)

    give(laptop, visit_id, lights="not_ok")

    assert next(one for one in laptop.all("finding") if one.item_path == WINDSCREEN).withdrawn


def test_a_finding_added_by_hand_to_a_good_item_is_not_withdrawn_by_its_answer(
    laptop: Laptop, visit_id: str
) -> None:
    give(laptop, visit_id, lights="ok")
    findings.set_finding(
        laptop.store,
        inspection_id=visit_id,
        item_path=LIGHTS,
        severity=Severity.ADVICE,
        title="Bulb weak",
        note="",
        now=laptop.now,
    )

    give(laptop, visit_id, lights="na")

    assert not laptop.all("finding")[0].withdrawn


def test_a_finding_needs_a_title_and_takes_the_customers_decision(laptop: Laptop, visit_id: str) -> None:
    give(laptop, visit_id, windscreen="not_ok")
    (finding,) = laptop.all("finding")

    findings.decide_finding(
        laptop.store, finding_id=finding.id, decision=CustomerDecision.LATER, now=laptop.now
    )

    assert laptop.row("finding", finding.id).customer_decision is CustomerDecision.LATER
    with pytest.raises(InputRefused):
        findings.set_finding(
            laptop.store,
            inspection_id=visit_id,
            item_path=LIGHTS,
            severity=Severity.ADVICE,
            title=" ",
            note="",
            now=laptop.now,
        )
    with pytest.raises(NotFound):
        findings.withdraw_finding(laptop.store, inspection_id=visit_id, item_path=LIGHTS, now=laptop.now)


def test_finishing_early_names_every_missing_answer(laptop: Laptop, visit_id: str) -> None:
    with pytest.raises(NotAllowedNow) as refused:
        inspections.finish(laptop.store, inspection_id=visit_id, now=laptop.now)

    assert f"missing:{WINDSCREEN}" in refused.value.reasons
    assert laptop.row("inspection", visit_id).finished_at is None


def test_a_photo_wanted_on_not_ok_is_missing_until_it_is_there(laptop: Laptop, visit_id: str) -> None:
    give(laptop, visit_id, windscreen="not_ok")

    def wants_photo() -> bool:
        with pytest.raises(NotAllowedNow) as refused:
            inspections.finish(laptop.store, inspection_id=visit_id, now=laptop.now)
        return f"missing:{WINDSCREEN}" in refused.value.reasons

    assert wants_photo()
    (finding,) = laptop.all("finding")
    photos.record(
        laptop.store,
        job_id="job-1",
        prepared=photos.PreparedPhoto(b"jpeg", b"small", 2, 1, "a.jpg", None),
        subject_kind=photos.SubjectKind.FINDING,
        subject_id=finding.id,
        now=laptop.now,
    )
    assert not wants_photo()


def test_repeats_keep_their_instances_in_order(laptop: Laptop, visit_id: str) -> None:
    path = "/data/work/critical_torque"
    inspections.answer(
        laptop.store,
        inspection_id=visit_id,
        values={path: "one two", f"{path}[two]/torque_joint": "Caliper"},
        now=laptop.now,
    )

    with laptop.store.reading() as connection:
        filling = fillings.read(connection, laptop.row("inspection", visit_id))
    assert filling.repeats[path] == ("one", "two")
    assert filling.answers[f"{path}[two]/torque_joint"] == "Caliper"
    assert path not in filling.answers


def test_the_jobs_facts_reach_the_checklist(laptop: Laptop, visit_id: str) -> None:
    with laptop.store.reading() as connection:
        facts = fillings.job_facts(connection, "job-1")

    assert facts["odometer"] == "118430"
    assert (facts["country"], facts["postcode"], facts["job_kind"]) == ("NO", "7043", "mobile_service")
    laptop.office(job=[visit(odometer_km=118600)])
    with laptop.store.reading() as connection:
        assert "odometer" not in fillings.job_facts(connection, "job-1")


def test_no_answer_is_taken_once_the_job_is_completed(laptop: Laptop, visit_id: str) -> None:
    laptop.office(job=[visit(status=JobStatus.COMPLETED)])
    queued = laptop.outbox()

    with pytest.raises(NotAllowedNow):
        give(laptop, visit_id, lights="ok")

    assert laptop.outbox() == queued


def test_answers_to_an_unknown_checklist_are_refused(laptop: Laptop) -> None:
    with pytest.raises(NotFound):
        give(laptop, "no such inspection", lights="ok")
