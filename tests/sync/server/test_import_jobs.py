"""The office's export of jobs."""

from collections.abc import Callable

import pytest
from server_builders import HEADING, ROW_A, ROW_B, Clock, Laptop, office_file

from fieldapp.errors import InputRefused
from sync.server.accounts import Account
from sync.server.database import Database
from sync.server.imports.jobs import import_jobs
from sync.server.imports.outcome import ImportOutcome

Import = Callable[[bytes], ImportOutcome]


@pytest.fixture
def take_in(database: Database, account: Callable[[str], Account], clock: Clock) -> Import:
    def run(content: bytes) -> ImportOutcome:
        with database.writing() as connection:
            return import_jobs(connection, content, technician=account("kari"), now=clock())

    return run


@pytest.fixture
def kari(sign_in: Callable[..., Laptop]) -> Laptop:
    return sign_in("kari")


def counts(outcome: ImportOutcome) -> tuple[int, int, int]:
    return outcome.created, outcome.changed, outcome.unchanged


def test_a_job_arrives_with_everything_of_its_row(take_in: Import, kari: Laptop) -> None:
    assert counts(take_in(office_file(ROW_A))) == (1, 0, 0)
    job = kari.row("job", number="A-1")["fields"]
    assert (job["kind"], job["status"], job["technician_id"]) == (
        "mobile_service",
        "dispatched",
        kari.person_id,
    )
    assert (job["window_start"], job["window_end"]) == ("2026-11-20T07:00:00Z", "2026-11-20T08:30:00Z")
    assert (job["estimate"], job["planned_minutes"], job["checklists"]) == ("1490.00", 60, ["mobile_visit"])
    customer = kari.row("customer")["fields"]
    assert (customer["name"], customer["language"], customer["phone"]) == ("Åse Bø", "nb", "+47 92 61 83 44")
    assert kari.row("site")["fields"]["note"] == "Portkode <b>1</b>"
    vehicle = kari.row("vehicle")["fields"]
    assert (vehicle["vin"], vehicle["odometer_km"], vehicle["model_year"]) == (
        "5YJ3E7EA5KF312845",
        118430,
        2019,
    )
    steps = sorted(
        (row["fields"]["position"], row["fields"]["instruction"])
        for (kind, _), row in kari.rows().items()
        if kind == "plan_step"
    )
    assert steps == [(1, "Bytt filter"), (2, "Mål strøm")]
    assert kari.row("diagnosis")["fields"]["summary"] == "Filter mettet"
    part = kari.row("part", number="F-1")
    assert kari.row("planned_part", part_id=part["id"])["fields"]["quantity"] == 2


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_the_same_file_again_changes_nothing_in_any_encoding(
    take_in: Import, kari: Laptop, encoding: str
) -> None:
    content = office_file(ROW_A, ROW_B)
    take_in(content)
    kari.pull()
    again = take_in(content.decode("utf-8-sig").encode(encoding))
    assert counts(again) == (0, 0, 2)
    assert again.sentence.startswith("Nothing changed")
    assert kari.pull()["rows"] == []


def test_work_done_meanwhile_survives_the_same_file(take_in: Import, kari: Laptop) -> None:
    take_in(office_file(ROW_A))
    site, job = kari.row("site"), kari.row("job")
    kari.push(
        kari.change("site", site["id"], base=site["versions"], note="Ny portkode 7"),
        kari.change("job", job["id"], base=job["versions"], status="in_progress"),
    )
    assert counts(take_in(office_file(ROW_A))) == (0, 0, 1)
    assert kari.row("site")["fields"]["note"] == "Ny portkode 7"
    assert kari.row("job")["fields"]["status"] == "in_progress"


def test_only_what_the_file_says_differently_is_written(take_in: Import, kari: Laptop) -> None:
    take_in(office_file(ROW_A))
    site = kari.row("site")
    kari.push(kari.change("site", site["id"], base=site["versions"], note="Ny portkode 7"))
    kari.pull()
    changed = ROW_A.replace("20.11.2026 08:00", "20.11.2026 08:30").replace(
        "Bytt filter|Mål strøm", "Bytt filter"
    )
    assert counts(take_in(office_file(changed))) == (0, 1, 0)
    page = kari.pull()
    assert {row["kind"] for row in page["rows"]} <= {"job", "plan_step"}
    assert [row["kind"] for row in page["removed"]] == ["plan_step"]
    assert kari.row("site")["fields"]["note"] == "Ny portkode 7"
    assert kari.row("job")["fields"]["office_change"] == "20.11. 08:00 → 20.11. 08:30"


def test_a_graded_step_stays_when_the_office_drops_it(take_in: Import, kari: Laptop) -> None:
    take_in(office_file(ROW_A))
    step = kari.row("plan_step", position=2)
    kari.push(kari.change("plan_step", step["id"], base=step["versions"], grade="done"))
    take_in(office_file(ROW_A.replace("Bytt filter|Mål strøm", "Bytt filter")))
    assert kari.row("plan_step", position=2)["fields"]["grade"] == "done"


def test_two_jobs_of_one_customer_share_the_customer(take_in: Import, kari: Laptop) -> None:
    second = ROW_A.replace("A-1;", "A-3;").replace("EL 1", "EL 1")
    take_in(office_file(ROW_A, second))
    kinds = [kind for kind, _ in kari.rows()]
    assert [kinds.count(kind) for kind in ("job", "customer", "site", "vehicle")] == [2, 1, 1, 1]


def test_every_mistake_is_named_and_nothing_changed(take_in: Import, kari: Laptop) -> None:
    mistaken = [
        ROW_A,
        ROW_B.replace("21.11.2026 10:00", "31.02.2026 10:00"),
        ROW_B.replace("A-2", "A-4").replace("workshop", "verksted"),
        ROW_B.replace("A-2", "A-5").replace("5YJSA7E48LF387221", "5YJSA7E48LF38722"),
        ROW_B.replace("A-2", "A-6").replace("4 980,00", "ca. 4 980"),
        ROW_B.replace("A-2", "A-1"),
        ROW_A.replace("A-1;", "A-7;").replace("mobile_visit", "no_such"),
        "A-8;workshop;21.11.2026 10:00",
        ROW_B.replace("A-2", "A-9").replace("21.11.2026 11:30", "21.11.2026 09:30"),
        ROW_A.replace("A-1;", "A-10;").replace('"F-1:2;S-9:1"', "F-1 x 2").replace("Åse Bø", ""),
    ]
    with pytest.raises(InputRefused) as refused:
        take_in(office_file(*mistaken))
    places = [(problem.row, problem.column) for problem in refused.value.problems]
    assert places == [
        (3, "window_start"),
        (4, "kind"),
        (5, "vin"),
        (6, "estimate_nok"),
        (7, "job_number"),
        (8, "checklist"),
        (9, "window_end"),
        (10, "window_end"),
        (11, "customer_name"),
        (11, "parts"),
    ]
    assert "job" not in {kind for kind, _ in kari.rows()}


def test_a_spreadsheets_row_number_counts_rows_not_lines(take_in: Import) -> None:
    two_lines = ROW_A.replace("Kald", '"Kald\r\nog våt"')
    with pytest.raises(InputRefused) as refused:
        take_in(office_file(two_lines, ROW_B.replace("workshop", "?")))
    assert [problem.row for problem in refused.value.problems] == [3]


def test_commas_tabs_and_american_dates_work_as_well(take_in: Import, kari: Laptop) -> None:
    cells = ROW_B.split(";")
    cells[2], cells[3] = "11/21/2026 10:00 AM", "11/21/2026 1:30 PM"
    cells[-2] = '"4,980.00"'
    for separator, number in ((",", "C-1"), ("\t", "T-1")):
        cells[0] = number
        take_in("\n".join((HEADING.replace(";", separator), separator.join(cells))).encode())
        job = kari.row("job", number=number)["fields"]
        assert (job["window_end"], job["estimate"]) == ("2026-11-21T12:30:00Z", "4980.00")


def test_lines_without_content_are_skipped(take_in: Import) -> None:
    assert counts(take_in(office_file(ROW_A, "", ";" * 25, ROW_B))) == (2, 0, 0)


def with_number(row: str, number: str) -> bytes:
    return "\r\n".join((f"{HEADING};org_number", f"{row};{number}", "")).encode()


def test_a_customers_organisation_number_arrives_and_a_file_without_one_keeps_it(
    take_in: Import, kari: Laptop
) -> None:
    take_in(office_file(ROW_A))
    assert kari.row("customer")["fields"]["organisation_number"] == ""

    assert counts(take_in(with_number(ROW_A, "974 760 673"))) == (0, 1, 0)
    assert kari.row("customer")["fields"]["organisation_number"] == "974760673"

    assert counts(take_in(office_file(ROW_A))) == (0, 0, 1)
    assert kari.row("customer")["fields"]["organisation_number"] == "974760673"


def test_a_known_customers_next_job_brings_the_number(take_in: Import, kari: Laptop) -> None:
    take_in(office_file(ROW_A))
    take_in(with_number(ROW_A.replace("A-1", "A-9", 1), "974760673"))
    assert kari.row("customer")["fields"]["organisation_number"] == "974760673"


def test_a_mistyped_organisation_number_refuses_the_file(take_in: Import) -> None:
    with pytest.raises(InputRefused) as refused:
        take_in(with_number(ROW_A, "974760674"))
    assert [problem.column for problem in refused.value.problems] == ["org_number"]
