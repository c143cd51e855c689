"""What a car's earlier visits were told in comes with the car; the PDF when it is wanted and there is a network."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from test_media import make_report, sha
from world import Clock, Laptop, Office

from fieldapp.domain.changes import Changes
from fieldapp.domain.moments import Moment
from fieldapp.errors import NotFound, ServerUnreachable
from fieldapp.operations import earlier_reports
from fieldapp.store import media_queue
from fieldapp.views import files, reports


def ask(laptop: Laptop, report_id: str = "report-1") -> Changes:
    now = Moment(at=laptop.clock(), boot_seconds=1.0, boot_id="boot")
    return earlier_reports.fetch(laptop.store, report_id=report_id, now=now)


@pytest.fixture
def visited(laptop: Laptop) -> bytes:
    """A report that the first laptop has handed in; gives its PDF."""
    laptop.sync()
    pdf = make_report(laptop)
    laptop.sync()
    return pdf


@pytest.fixture
def ola(visited: bytes, office: Office, hire: Callable[[str], Laptop], laptop: Laptop) -> Laptop:
    """Another technician, who has the same car of the same customer next."""
    other = hire("ola")
    job = office.row("job", "job-1")
    office.job("job-next", other.account)
    office.edit(
        "job", "job-next", vehicle_id=job.vehicle_id, customer_id=job.customer_id, site_id=job.site_id
    )
    other.sync()
    return other


def test_an_earlier_visit_is_listed_and_found_though_its_job_is_not_here(ola: Laptop) -> None:
    assert ola.ids("job") == {"job-next"}
    vehicle_id = ola.row("job", "job-next").vehicle_id

    (line,) = reports.of_vehicle(ola.store, vehicle_id=vehicle_id)

    assert line.told is not None
    assert (line.job_number, line.report.id, line.report.pages) == ("J-job-1", "report-1", 1)
    assert line.customer == "Ingrid Solbakken"
    assert reports.saying(ola.store, text="J-job-1") == (line,)
    assert reports.saying(ola.store, text="solbakken") == (line,)
    assert reports.saying(ola.store, text="") == (line,)
    assert reports.saying(ola.store, text="nothing of the kind") == ()


def test_its_pdf_is_fetched_when_wanted_and_kept_encrypted(ola: Laptop, visited: bytes) -> None:
    with pytest.raises(NotFound):
        files.report_bytes(ola.store, report_id="report-1")

    ola.network.spoil = lambda _number, _request: "lose the request"
    assert ask(ola).of_kind("file") == {sha(visited)}
    with pytest.raises(ServerUnreachable):
        ola.sync()
    ola.network.spoil = lambda _number, _request: "deliver"

    assert ola.sync().media_fetched == 1
    assert files.report_bytes(ola.store, report_id="report-1") == visited
    assert ask(ola).of_kind("file") == set(), "it is here: nothing is asked for again"
    assert visited not in b"".join(one.read_bytes() for one in ola.folder.rglob("*") if one.is_file())


def test_it_goes_with_the_car(ola: Laptop, office: Office, visited: bytes) -> None:
    ask(ola)
    ola.sync()
    office.edit("job", "job-next", technician_id=None)
    ola.sync()
    ola.sync()

    assert reports.saying(ola.store, text="") == ()
    assert reports.saying(ola.store, text="solbakken") == ()
    with ola.store.reading() as connection:
        assert (
            connection.exec_driver_sql("SELECT count(*) FROM search_entry WHERE kind = 'report'").scalar()
            == 0
        )
        files = media_queue.counts(connection)
    assert not files.to_send
    assert not files.to_fetch
    assert not ola.store.blobs.has(sha(visited), job_id="job-1")


def test_the_own_report_stays_found_once_its_job_has_left(
    laptop: Laptop, visited: bytes, office: Office, clock: Clock
) -> None:
    job = office.row("job", "job-1")
    office.job("job-again", laptop.account)
    office.edit(
        "job", "job-again", vehicle_id=job.vehicle_id, customer_id=job.customer_id, site_id=job.site_id
    )
    laptop.sync()
    (own,) = reports.of_vehicle(laptop.store, vehicle_id=job.vehicle_id)
    assert own.told is None

    office.edit("job", "job-1", technician_id=None)
    laptop.sync()

    (line,) = reports.of_vehicle(laptop.store, vehicle_id=job.vehicle_id)
    assert line.told is not None
    assert reports.saying(laptop.store, text="J-job-1") == (line,)
    with pytest.raises(NotFound):
        files.report_bytes(laptop.store, report_id="report-1")
    ask(laptop)
    laptop.sync()
    assert files.report_bytes(laptop.store, report_id="report-1") == visited


def test_what_no_car_tells_of_cannot_be_asked_for(laptop: Laptop) -> None:
    with pytest.raises(NotFound):
        ask(laptop, "nobody's")
