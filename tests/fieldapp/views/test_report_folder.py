"""The folder of reports: versions of a job, visits of a car, words."""

import email
import email.policy

import pytest
from laptops import Laptop, only, visit

from fieldapp.errors import InputRefused
from fieldapp.operations import jobs, parts, reports
from fieldapp.views import reports as report_views


def make(laptop: Laptop, job_id: str = "job-1", **facts: str) -> str:
    source = reports.read_source(laptop.store, job_id=job_id, now=laptop.later(minutes=1), **facts)
    return only(reports.record(laptop.store, made=reports.make(source), now=laptop.now), "report")


@pytest.fixture
def made(laptop: Laptop) -> tuple[str, str, str]:
    """Two versions of today's report and one of an earlier visit to the same car."""
    laptop.office(job=[visit(id="job-0", number="J-2026-003000", concern="Klirrer i forstillingen")])
    earlier = make(laptop, "job-0")
    jobs.start(laptop.store, job_id="job-1", now=laptop.now)
    parts.use(
        laptop.store,
        job_id="job-1",
        part_id="part-switch",
        quantity=1,
        serial_number="SN-4711",
        now=laptop.now,
    )
    first = make(laptop)
    return earlier, first, make(laptop, reason="Wrong part named")


def test_every_version_of_a_job_is_there_the_newest_first(laptop: Laptop, made: tuple[str, str, str]) -> None:
    found = report_views.of_job(laptop.store, job_id="job-1")

    assert [(line.report.id, line.report.version, line.is_newest) for line in found] == [
        (made[2], 2, True),
        (made[1], 1, False),
    ]
    assert (found[0].customer, found[0].vehicle) == ("Ingrid Solbakken", "Tesla Model 3 EL 48213")


def test_a_car_s_reports_are_those_of_every_visit(laptop: Laptop, made: tuple[str, str, str]) -> None:
    found = report_views.of_vehicle(laptop.store, vehicle_id="vehicle-3")
    assert [line.report.id for line in found] == [made[2], made[1], made[0]]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("klirrer", [0]),
        ("SN-4711", [2, 1]),
        ("dørbry", [2, 1]),
        ("EL48213 varmen", []),
        ("ingrid 003000", [0]),
        ("", [2, 1, 0]),
        ("no such words", []),
    ],
)
def test_reports_are_found_by_what_they_say(
    laptop: Laptop, made: tuple[str, str, str], text: str, places: list[int]
) -> None:
    found = report_views.saying(laptop.store, text=text)
    assert [line.report.id for line in found] == [made[place] for place in places]


def test_a_line_says_how_far_the_last_hand_over_got(laptop: Laptop, made: tuple[str, str, str]) -> None:
    reports.deliver_by_email(
        laptop.store, report_id=made[2], recipient="ingrid.solbakken@example.no", now=laptop.now
    )
    newest, older = report_views.of_job(laptop.store, job_id="job-1")
    assert (newest.delivery, newest.recipient) == ("queued", "ingrid.solbakken@example.no")
    assert older.delivery is None


def test_another_address_is_kept_beside_the_one_on_record(laptop: Laptop, made: tuple[str, str, str]) -> None:
    reports.deliver_by_email(
        laptop.store, report_id=made[2], recipient="mann@example.no", confirmed=True, now=laptop.now
    )
    (delivery,) = laptop.all("report_delivery")
    assert (delivery.recipient, delivery.on_record) == ("mann@example.no", "ingrid.solbakken@example.no")


def test_a_letter_for_one_s_own_mail_program_is_not_sent_yet(
    laptop: Laptop, made: tuple[str, str, str]
) -> None:
    content = reports.unsent_letter(laptop.store, report_id=made[2])

    letter = email.message_from_bytes(content, policy=email.policy.default)
    assert (letter["X-Unsent"], letter["From"]) == ("1", None)
    assert letter["To"] == "Ingrid Solbakken <ingrid.solbakken@example.no>"
    assert "J-2026-004101" in letter["Subject"]
    (attached,) = letter.iter_attachments()  # type: ignore[attr-defined]
    assert attached.get_filename() == "J-2026-004101.pdf"
    assert attached.get_content().startswith(b"%PDF")


def test_without_an_address_there_is_no_letter(laptop: Laptop) -> None:
    report = make(laptop, "job-2")
    with pytest.raises(InputRefused):
        reports.unsent_letter(laptop.store, report_id=report)
