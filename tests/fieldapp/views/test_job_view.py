"""The job page and what hangs on it."""

import dataclasses
from datetime import timedelta

import pytest
from laptops import MORNING, TECHNICIAN, Laptop, only, pre_delivery, visit

from fieldapp.domain.attachments import SignerRole, SubjectKind
from fieldapp.domain.inspections import Answer, Inspection, answer_id
from fieldapp.domain.jobs import JobStatus
from fieldapp.domain.knowledge import ReadState
from fieldapp.domain.screens.job import JobScreen
from fieldapp.domain.screens.sync_centre import ConnectionState
from fieldapp.domain.time_entries import TimeKind
from fieldapp.errors import NotFound
from fieldapp.operations import inspections, jobs, parts, photos, reading, signatures, time_entries
from fieldapp.views import checklist as checklist_view
from fieldapp.views import files, sync_centre
from fieldapp.views import job as job_view
from fieldapp.views import knowledge as knowledge_view
from fieldapp.views import parts as parts_view
from fieldapp.views import profile as profile_view


def page(laptop: Laptop, language: str = "en") -> JobScreen:
    return job_view.read(laptop.store, job_id="job-1", language=language, now=laptop.now)


def begin(laptop: Laptop) -> str:
    return only(
        inspections.begin(laptop.store, job_id="job-1", form_id="mobile_visit", now=laptop.now), "inspection"
    )


def add_photo(laptop: Laptop, kind: SubjectKind = SubjectKind.JOB, subject: str = "") -> str:
    prepared = photos.PreparedPhoto(f"jpeg {kind} {subject}".encode(), b"preview", 2, 1, "a.jpg", None)
    return only(
        photos.record(
            laptop.store,
            job_id="job-1",
            prepared=prepared,
            subject_kind=kind,
            subject_id=subject,
            now=laptop.now,
        ),
        "photo",
    )


def test_a_job_comes_with_people_places_plan_and_what_may_be_done_now(laptop: Laptop) -> None:
    screen = page(laptop)

    assert (screen.customer.name, screen.site.note, screen.vehicle.plate) == (
        "Ingrid Solbakken",
        "Portkode 4417",
        "EL 48213",
    )
    assert screen.diagnosis is not None
    assert [step.id for step in screen.steps] == ["step-1", "step-2"]
    assert JobStatus.TRAVELLING in screen.allowed
    assert JobStatus.COMPLETED not in screen.allowed
    assert screen.undo_until is None
    assert screen.completion_problems == ("checklist:mobile_visit", "plan_steps", "signature:customer")


def test_articles_that_name_the_fault_are_offered_in_the_readers_language(laptop: Laptop) -> None:
    assert [linked.article.title for linked in page(laptop, "nb").articles] == ["PTC-varmer varmer ikke"]
    assert [linked.article.title for linked in page(laptop, "fr").articles] == ["PTC heater does not warm"]


def test_an_article_says_whether_this_person_has_read_it_as_it_stands(laptop: Laptop) -> None:
    def state() -> ReadState:
        read = job_view.read(
            laptop.store, job_id="job-1", language="nb", person_id=TECHNICIAN, now=laptop.now
        )
        return read.articles[0].read

    assert state() is ReadState.NEW
    article = page(laptop, "nb").articles[0].article
    reading.mark_read(laptop.store, article=article, person_id=TECHNICIAN, now=laptop.now)
    assert state() is ReadState.READ
    laptop.office(article=[dataclasses.replace(article, body="Another torque.")])
    assert state() is ReadState.CHANGED
    assert page(laptop, "nb").articles[0].read is ReadState.NEW, "to anybody else it is new"


def test_an_article_about_another_model_is_not_offered(laptop: Laptop) -> None:
    laptop.office(vehicle=[dataclasses.replace(laptop.row("vehicle", "vehicle-3"), model="Model S")])

    assert page(laptop).articles == ()


def test_a_checklist_line_counts_from_not_begun_to_answered(laptop: Laptop) -> None:
    (line,) = page(laptop, "nb").checklists
    assert (line.title, line.inspection_id, line.total) == ("Mobilt servicebesøk", None, 50)

    inspection_id = begin(laptop)
    inspections.answer(
        laptop.store,
        inspection_id=inspection_id,
        values={"/data/condition/windscreen": "not_ok", "/data/condition/lights": "ok"},
        now=laptop.now,
    )
    (line,) = page(laptop, "de").checklists
    assert (line.title, line.answered, line.findings) == ("Mobiler Servicebesuch", 2, 1)
    assert line.total < 50  # high-voltage items do not apply


def test_a_checklist_that_has_not_come_yet_is_marked(laptop: Laptop) -> None:
    laptop.office(job=[visit(checklists=("before_return",))])

    (line,) = page(laptop).checklists
    assert (line.missing_template, line.title) == (True, "before_return")


def test_parts_show_planned_used_and_what_is_left_in_the_car(laptop: Laptop) -> None:
    parts.use(laptop.store, job_id="job-1", part_id="part-filter", quantity=1, now=laptop.now)
    parts.use(laptop.store, job_id="job-1", part_id="part-switch", quantity=1, now=laptop.now)
    parts.put_back(laptop.store, job_id="job-1", part_id="part-switch", quantity=1, now=laptop.now)

    assert [(line.part.id, line.planned, line.used, line.in_car) for line in page(laptop).parts] == [
        ("part-filter", 2, 1, 5)
    ]


def test_what_was_removed_withdrawn_or_voided_is_not_shown(laptop: Laptop) -> None:
    photo_id = add_photo(laptop)
    photos.remove(laptop.store, photo_id=photo_id, now=laptop.now)
    inspection_id = begin(laptop)
    for value in ("not_ok", "ok"):
        inspections.answer(
            laptop.store,
            inspection_id=inspection_id,
            values={"/data/condition/windscreen": value},
            now=laptop.now,
        )
    signature = only(
        signatures.waive(
            laptop.store, job_id="job-1", role=SignerRole.CUSTOMER, reason="Away", now=laptop.now
        ),
        "signature",
    )
    signatures.void(laptop.store, signature_id=signature, now=laptop.now)

    screen = page(laptop)
    assert (screen.photos, screen.findings, screen.signatures) == ((), (), ())


def test_the_last_step_may_be_undone_for_eight_seconds(laptop: Laptop) -> None:
    jobs.drive(laptop.store, job_id="job-1", now=laptop.now)

    assert page(laptop).undo_until == laptop.at + timedelta(seconds=8)
    laptop.later(seconds=8)
    assert page(laptop).undo_until is None


def test_the_running_clock_is_known(laptop: Laptop) -> None:
    assert job_view.running_timer(laptop.store) is None
    time_entries.start(laptop.store, job_id="job-1", kind=TimeKind.WAITING, now=laptop.now)

    running = job_view.running_timer(laptop.store)
    assert running is not None
    assert (running.job_id, running.entry.kind) == ("job-1", TimeKind.WAITING)


def test_a_job_that_is_not_here_is_not_found(laptop: Laptop) -> None:
    with pytest.raises(NotFound):
        job_view.read(laptop.store, job_id="nowhere", language="en")


def test_a_checklist_page_starts_with_answers_findings_photos_and_facts(laptop: Laptop) -> None:
    inspection_id = begin(laptop)
    inspections.answer(
        laptop.store,
        inspection_id=inspection_id,
        values={"/data/condition/windscreen": "not_ok"},
        now=laptop.now,
    )
    (finding,) = laptop.all("finding")
    of_finding = add_photo(laptop, SubjectKind.FINDING, finding.id)
    of_answer = add_photo(laptop, SubjectKind.ANSWER, f"{inspection_id} /data/arrival/vin_match/vin_photo")
    add_photo(laptop, SubjectKind.ANSWER, "another-inspection /data/arrival/vin_match/vin_photo")

    screen = checklist_view.read(laptop.store, inspection_id=inspection_id, language="fr")

    assert screen.title == "Visite de service mobile"
    assert screen.answers["/data/condition/windscreen"] == "not_ok"
    assert screen.findings["/data/condition/windscreen"].id == finding.id
    assert {key: [photo.id for photo in shown] for key, shown in screen.photos.items()} == {
        finding.id: [of_finding],
        "/data/arrival/vin_match/vin_photo": [of_answer],
    }
    assert screen.context["vin"] == "5YJ3E7EA5KF312845"
    assert [person.name for person in screen.people] == ["Kari Nordli", "Odd Vik"]
    assert [tool.code for tool in screen.tools] == ["TW-03"]


def test_the_last_visit_of_the_same_car_stands_beside_todays_values(laptop: Laptop) -> None:
    last_year = MORNING - timedelta(days=365)
    template = laptop.row("checklist_template", "template-mobile_visit")
    path = "/data/condition/brake_fluid_moisture"
    before = Inspection(
        id="inspection-before",
        job_id="job-before",
        template_id=template.id,
        form_id="mobile_visit",
        form_version=template.version,
        template_sha256=template.sha256,
        kind=template.kind,
        started_at=last_year,
        technician_id=TECHNICIAN,
        finished_at=last_year,
    )
    laptop.office(
        job=[visit(id="job-before", window_start=last_year, status=JobStatus.CLOSED)],
        inspection=[
            before,
            dataclasses.replace(before, id="never finished", started_at=MORNING, finished_at=None),
        ],
        answer=[
            Answer(
                id=answer_id("inspection-before", path),
                inspection_id="inspection-before",
                path=path,
                value="1.1",
                answered_at=last_year,
            )
        ],
    )
    laptop.later(minutes=1)
    inspection_id = begin(laptop)

    screen = checklist_view.read(laptop.store, inspection_id=inspection_id, language="en")

    assert screen.previous == {path: "1.1"}


def test_the_parts_page_shows_stock_first_then_the_catalogue(laptop: Laptop) -> None:
    screen = parts_view.read(laptop.store)

    assert [(line.part.id, line.in_car, line.planned) for line in screen.lines] == [
        ("part-filter", 6, 2),
        ("part-switch", 1, 0),
        ("part-none", 0, 0),
    ]
    assert screen.total == 3
    assert screen.lines[0].last_moved_at == MORNING - timedelta(days=1)
    assert [line.part.id for line in parts_view.read(laptop.store, text="dør").lines] == [
        "part-switch",
        "part-none",
    ]


def test_know_how_is_found_in_any_language_and_read_in_ones_own(laptop: Laptop) -> None:
    every = knowledge_view.read(laptop.store, query="", language="nb", person_id="kari")
    assert [hit.article.language for hit in every.hits] == ["nb"]

    (hit,) = knowledge_view.read(laptop.store, query="cabin", language="en", person_id="kari").hits
    assert "cabin filter" in hit.excerpt
    assert hit.excerpt.startswith("…\u00a0")
    (hit,) = knowledge_view.read(laptop.store, query="vcfront_a182", language="de", person_id="kari").hits
    assert hit.article.language == "en"
    assert knowledge_view.read(laptop.store, query="gearbox", language="en", person_id="kari").hits == ()
    opened = knowledge_view.article(laptop.store, article_id="article-ptc-nb", person_id="kari")
    assert opened.article.language == "nb"


def test_files_come_whole_or_as_whatever_is_here(laptop: Laptop) -> None:
    photo_id = add_photo(laptop)
    photo = laptop.row("photo", photo_id)

    assert files.photo_bytes(laptop.store, photo_id=photo_id, preview=True) == b"preview"
    assert files.photo_bytes(laptop.store, photo_id=photo_id, preview=False).startswith(b"jpeg")
    laptop.store.blobs.remove(photo.sha256, job_id="job-1")
    assert files.photo_bytes(laptop.store, photo_id=photo_id, preview=False) == b"preview"
    laptop.store.blobs.remove(photo.preview_sha256, job_id="job-1")
    with pytest.raises(NotFound):
        files.photo_bytes(laptop.store, photo_id=photo_id, preview=True)


def test_the_profile_says_who_is_signed_in_where(laptop: Laptop, empty_laptop: Laptop) -> None:
    facts = profile_view.read(laptop.store)

    assert (facts.signed_in, facts.person_name, facts.server_url) == (
        True,
        "Kari Nordli",
        "https://office.invalid",
    )
    assert facts.folder == str(laptop.store.folder)
    assert facts.disk_free > 0


def test_a_new_profile_is_not_signed_in(empty_laptop: Laptop) -> None:
    assert not profile_view.read(empty_laptop.store).signed_in
    assert sync_centre.connection(empty_laptop.store).state is ConnectionState.SIGNED_OUT


def test_a_pre_delivery_job_lists_the_gate(laptop: Laptop) -> None:
    laptop.office(job=[pre_delivery(status=JobStatus.IN_PROGRESS)])
    inspections.begin(laptop.store, job_id="job-2", form_id="pre_delivery_ev", now=laptop.now)

    problems = job_view.read(laptop.store, job_id="job-2", language="en", now=laptop.now).completion_problems

    assert "checklist:pre_delivery_ev" in problems
    assert {"signature:technician", "signature:second_person"} <= set(problems)
    assert any(problem.startswith("unanswered:") for problem in problems)
    assert "signature:customer" not in problems
