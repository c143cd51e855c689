"""Changing a finished checklist, marks on the car, drawings on photos."""

from __future__ import annotations

from typing import Any

import pytest
from laptops import Laptop, only, template

from fieldapp.domain.attachments import PhotoStroke, StrokeColour, SubjectKind
from fieldapp.domain.damage import CarView, DamageKind
from fieldapp.domain.findings import CustomerDecision, Severity
from fieldapp.errors import InputRefused, NotAllowedNow
from fieldapp.operations import damage, findings, inspections, photos, report_source, template_moves
from fieldapp.reports.source import MeasuredPoint, ReportSource
from fieldapp.store import rows
from fieldapp.views import checklist
from fieldapp.views import job as job_view

LIGHTS, MOISTURE = "/data/condition/lights", "/data/condition/brake_fluid_moisture"


@pytest.fixture
def visit_id(laptop: Laptop) -> str:
    made = inspections.begin(laptop.store, job_id="job-1", form_id="mobile_visit", now=laptop.now)
    return only(made, "inspection")


def finish_without_signatures(laptop: Laptop, visit_id: str) -> None:
    """As the row stands after finishing; what finishing itself asks for is another test's matter."""
    with laptop.store.writing() as connection:
        rows.edit(connection, "inspection", visit_id, now=laptop.at, finished_at=laptop.at)


def answer(laptop: Laptop, visit_id: str, **given: Any) -> Any:
    reason = given.pop("reason", "")
    values = {f"/data/condition/{name}": value for name, value in given.items()}
    return inspections.answer(
        laptop.store, inspection_id=visit_id, values=values, reason=reason, now=laptop.now
    )


def reported(laptop: Laptop) -> ReportSource:
    with laptop.store.reading() as connection:
        return report_source.read(connection, "job-1", language="en", now=laptop.now)


def measured(laptop: Laptop) -> list[MeasuredPoint]:
    sections = [section for inspection in reported(laptop).inspections for section in inspection.sections]
    return [point for section in sections for item in section.items for point in item.measured]


def test_a_finished_checklist_asks_for_a_reason_and_leaves_old_new_who_and_when(
    laptop: Laptop, visit_id: str
) -> None:
    answer(laptop, visit_id, lights="ok")
    finish_without_signatures(laptop, visit_id)
    with pytest.raises(NotAllowedNow) as refused:
        answer(laptop, visit_id, lights="not_ok")
    assert refused.value.reasons == ("reason_missing",)
    assert laptop.row("inspection", visit_id).finished_at is not None
    assert not answer(laptop, visit_id, lights="ok")  # what it says already is no change

    laptop.later(minutes=5)
    answer(laptop, visit_id, lights="not_ok", reason="Left low beam went out on the test drive")
    answer(laptop, visit_id, lights="na")

    first, second = laptop.all("correction", path=LIGHTS)
    assert (first.before, first.after, first.person_id, first.corrected_at) == (
        "ok",
        "not_ok",
        "person-kari",
        laptop.at,
    )
    assert (second.before, second.after, second.reason) == ("not_ok", "na", first.reason)
    screen = checklist.read(laptop.store, inspection_id=visit_id, language="en")
    assert [one.after for one in screen.corrections] == ["not_ok", "na"]


def test_a_draft_leaves_no_corrections(laptop: Laptop, visit_id: str) -> None:
    answer(laptop, visit_id, lights="ok")
    answer(laptop, visit_id, lights="not_ok")
    assert laptop.all("correction") == ()


def test_severity_photos_and_drawings_of_a_finished_checklist_are_corrections_too(
    laptop: Laptop, visit_id: str
) -> None:
    answer(laptop, visit_id, lights="not_ok")
    (finding,) = laptop.all("finding")
    made = photos.record(
        laptop.store,
        job_id="job-1",
        prepared=photos.PreparedPhoto(b"jpeg", b"small", 2, 1, "a.jpg", None),
        subject_kind=SubjectKind.FINDING,
        subject_id=finding.id,
        now=laptop.now,
    )
    photo = laptop.row("photo", only(made, "photo"))
    finish_without_signatures(laptop, visit_id)
    stroke = PhotoStroke(points=((0.1, 0.1), (0.5, 0.5)), colour=StrokeColour.RED)
    changes = (
        lambda reason: findings.set_finding(
            laptop.store,
            inspection_id=visit_id,
            item_path=LIGHTS,
            severity=Severity.UNSAFE,
            reason=reason,
            now=laptop.now,
        ),
        lambda reason: photos.annotate(
            laptop.store, photo_id=photo.id, strokes=(stroke,), reason=reason, now=laptop.now
        ),
        lambda reason: photos.remove(laptop.store, photo_id=photo.id, reason=reason, now=laptop.now),
    )
    for change in changes:
        with pytest.raises(NotAllowedNow):
            change("")
    changes[0]("Both lamps are out")
    for change in changes[1:]:
        change("")  # it is open again, and everything is written down under the same reason

    noted = {(one.subject, one.field, one.after) for one in laptop.all("correction")}
    assert noted == {
        ("finding", "severity", "unsafe"),
        ("photo", "strokes", "1 strokes"),
        ("photo", "removed", "removed"),
    }


def test_the_customers_decision_needs_no_reason_and_says_when(laptop: Laptop, visit_id: str) -> None:
    answer(laptop, visit_id, lights="not_ok")
    finish_without_signatures(laptop, visit_id)
    (finding,) = laptop.all("finding")
    findings.decide_finding(
        laptop.store, finding_id=finding.id, decision=CustomerDecision.LATER, now=laptop.now
    )
    assert laptop.row("finding", finding.id).decided_at == laptop.at
    assert laptop.row("inspection", visit_id).finished_at is not None


def test_an_expired_tool_is_recorded_with_the_date_it_ran_out(laptop: Laptop, visit_id: str) -> None:
    import dataclasses
    from datetime import date

    laptop.office(
        tool=[dataclasses.replace(laptop.row("tool", "tool-1"), calibrated_until=date(2026, 11, 19))]
    )
    inspections.answer(
        laptop.store, inspection_id=visit_id, values={MOISTURE: "1"}, tool_id="tool-1", now=laptop.now
    )
    laptop.office(tool=[dataclasses.replace(laptop.row("tool", "tool-1"), calibrated_until=date(2028, 1, 1))])

    (given,) = laptop.all("answer", path=MOISTURE)
    assert (given.tool_calibrated_until, given.tool_expired) == (date(2026, 11, 19), True)
    screen = checklist.read(laptop.store, inspection_id=visit_id, language="en")
    assert screen.answers_with_tool[MOISTURE] == ("tool-1", date(2026, 11, 19), True)

    assert [point.tool_expired_on for point in measured(laptop) if point.tool] == [date(2026, 11, 19)]

    finish_without_signatures(laptop, visit_id)
    answer(laptop, visit_id, brake_fluid_moisture="2.5", reason="Measured at the wrong wheel")
    (told,) = reported(laptop).changes
    assert (told.before, told.after, told.unit, told.kind) == ("1", "2.5", "%", "number")
    assert (told.why, told.by, told.at) == ("Measured at the wrong wheel", "Kari Nordli", laptop.at)


def test_marks_are_numbered_and_a_number_is_never_given_twice(laptop: Laptop) -> None:
    def mark(x: float = 0.5) -> str:
        made = damage.mark(
            laptop.store,
            job_id="job-1",
            view=CarView.LEFT,
            x=x,
            y=0.4,
            kind=DamageKind.SCRATCH,
            now=laptop.now,
        )
        return only(made, "damage_mark")

    first, second = mark(), mark()
    damage.change(laptop.store, mark_id=second, removed=True, now=laptop.now)
    third = mark()
    assert [laptop.row("damage_mark", one).number for one in (first, second, third)] == [1, 2, 3]
    with pytest.raises(InputRefused):
        mark(1.2)
    damage.change(laptop.store, mark_id=first, kind=DamageKind.DENT, note=" door ", now=laptop.now)
    assert (laptop.row("damage_mark", first).kind, laptop.row("damage_mark", first).note) == ("dent", "door")


def test_the_last_visits_marks_of_the_same_car_are_told_from_todays(laptop: Laptop) -> None:
    """Another vehicle row, of an owner before, with the same VIN is the same car."""
    import dataclasses
    from datetime import timedelta

    car, job = laptop.row("vehicle", "vehicle-3"), laptop.row("job", "job-1")
    before = dataclasses.replace(
        job,
        id="job-0",
        number="J-2026-000900",
        vehicle_id="vehicle-0",
        window_start=job.window_start - timedelta(days=200),
    )
    laptop.office(
        vehicle=[dataclasses.replace(car, id="vehicle-0", customer_id="customer-depot")], job=[before]
    )
    for job_id, note in (("job-0", "old dent"), ("job-1", "today's scratch")):
        damage.mark(
            laptop.store,
            job_id=job_id,
            view=CarView.REAR,
            x=0.2,
            y=0.4,
            kind=DamageKind.DENT,
            note=note,
            now=laptop.now,
        )
    made = inspections.begin(laptop.store, job_id="job-1", form_id="mobile_visit", now=laptop.now)
    screen = checklist.read(laptop.store, inspection_id=only(made, "inspection"), language="en")
    assert [mark.note for mark in screen.marks] == ["today's scratch"]
    assert screen.earlier_damage is not None
    assert [mark.note for mark in screen.earlier_damage.marks] == ["old dent"]
    assert screen.earlier_damage.on == laptop.at.astimezone().date()
    assert job_view.read(laptop.store, job_id="job-1", language="en").earlier_damage == screen.earlier_damage
    assert job_view.read(laptop.store, job_id="job-0", language="en").earlier_damage is None


def test_a_drawing_leaves_the_photo_as_it_was_taken(laptop: Laptop) -> None:
    made = photos.record(
        laptop.store,
        job_id="job-1",
        prepared=photos.PreparedPhoto(b"jpeg", b"small", 2, 1, "a.jpg", None),
        subject_kind=SubjectKind.JOB,
        now=laptop.now,
    )
    photo = laptop.row("photo", only(made, "photo"))
    strokes = (PhotoStroke(points=((0.0, 0.0), (1.0, 1.0)), colour=StrokeColour.YELLOW),)
    photos.annotate(laptop.store, photo_id=photo.id, strokes=strokes, now=laptop.now)
    after = laptop.row("photo", photo.id)
    assert (after.sha256, after.strokes) == (photo.sha256, strokes)
    for broken in (
        PhotoStroke(points=()),
        PhotoStroke(points=((2.0, 0.1),)),
        PhotoStroke(points=((0, 0),), width=0),
    ):
        with pytest.raises(InputRefused):
            photos.annotate(laptop.store, photo_id=photo.id, strokes=(broken,), now=laptop.now)


def test_a_template_updated_in_mid_inspection_disturbs_nothing_and_moving_loses_nothing(
    laptop: Laptop, visit_id: str
) -> None:
    import dataclasses

    answer(laptop, visit_id, lights="not_ok", brake_fluid_moisture="1")
    newer = template("mobile_visit")
    xform = newer.xform.replace("brake_fluid_moisture", "moisture_of_brake_fluid").replace(
        "condition", "state_of_car"
    )
    newer = dataclasses.replace(newer, id="template-new", version="2", sha256="f" * 64, xform=xform)
    laptop.office(checklist_template=[newer])
    assert laptop.row("inspection", visit_id).form_version != "2"
    screen = checklist.read(laptop.store, inspection_id=visit_id, language="en")
    assert screen.newer is not None
    assert screen.newer.version == "2"

    planned = template_moves.preview(laptop.store, inspection_id=visit_id, now=laptop.now)
    assert [left.value for left in planned.move.left if left.path == MOISTURE] == ["1"]
    assert laptop.row("inspection", visit_id).form_version != "2"

    template_moves.move_over(
        laptop.store, inspection_id=visit_id, template_id=planned.template_id, now=laptop.now
    )

    inspection = laptop.row("inspection", visit_id)
    assert (inspection.form_version, inspection.moved_from) == ("2", ("template-mobile_visit",))
    (finding,) = laptop.all("finding")
    assert finding.item_path == "/data/state_of_car/lights"
    after = checklist.read(laptop.store, inspection_id=visit_id, language="nb")
    assert after.answers["/data/state_of_car/lights"] == "not_ok"
    assert [(left.value, left.version) for left in after.left] == [("1", screen.inspection.form_version)]
    assert "væske" in after.left[0].label.lower()
    assert after.newer is None
    with pytest.raises(NotAllowedNow):
        template_moves.preview(laptop.store, inspection_id=visit_id, now=laptop.now)
