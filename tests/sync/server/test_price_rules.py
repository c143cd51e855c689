"""The agreed price at the centre: the laptop's own rule, and invoices for the bookkeeping."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from peppol.xsd import validate_xsd
from server_builders import Laptop

from sync.server.cli import main
from sync.server.database import Database

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def job(laptop: Laptop) -> dict[str, Any]:
    """Åse's job: 1490 kroner promised."""
    return laptop.row("job", number="A-1")


def line(laptop: Laptop, job_id: str, **facts: Any) -> dict[str, Any]:
    fields = {
        "job_id": job_id,
        "kind": "fee",
        "text": "Harness",
        "quantity": "1",
        "unit_price": "632.00",
        "vat_percent": "25",
        "currency": "NOK",
        "added_at": "2026-11-20T07:00:00Z",
        **facts,
    }
    return laptop.change("estimate_line", str(uuid4()), "create", **fields)


def approval(laptop: Laptop, job_id: str, *lines: str, **facts: Any) -> dict[str, Any]:
    fields = {
        "job_id": job_id,
        "technician_id": laptop.person_id,
        "decision": "accepted",
        "channel": "phone",
        "decided_at": "2026-11-20T07:05:00Z",
        "price": "2280.00",
        "agreed_before": "1490.00",
        "promised": "1490.00",
        "currency": "NOK",
        "line_ids": list(lines),
        "name": "Åse Bø",
        "said": "Yes",
        **facts,
    }
    return laptop.change("estimate_approval", str(uuid4()), "create", **fields)


def moved(laptop: Laptop, job: dict[str, Any], status: str) -> dict[str, Any]:
    return laptop.change("job", job["id"], base=job["versions"], status=status)


def test_the_centre_takes_no_start_past_the_limit_without_a_yes(laptop: Laptop, job: dict[str, Any]) -> None:
    answers = laptop.push(line(laptop, job["id"]), moved(laptop, job, "in_progress"))

    assert [(answer["outcome"], answer.get("code", "")) for answer in answers] == [
        ("applied", ""),
        ("rejected", "price:approval"),
    ]
    assert laptop.row("job", number="A-1")["fields"]["status"] == "dispatched"


def test_with_the_yes_in_the_same_push_the_start_stands(laptop: Laptop, job: dict[str, Any]) -> None:
    extra = line(laptop, job["id"])
    answers = laptop.push(extra, approval(laptop, job["id"], extra["id"]), moved(laptop, job, "in_progress"))

    assert [answer["outcome"] for answer in answers] == ["applied"] * 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"said": ""},
        {"name": ""},
        {"channel": "signed"},
        {"channel": "none"},
        {"price": "cheap"},
        {"technician_id": "x"},
    ],
)
def test_half_a_yes_is_refused(laptop: Laptop, job: dict[str, Any], wrong: dict[str, str]) -> None:
    (answer,) = laptop.push(approval(laptop, job["id"], **wrong))
    assert answer["outcome"] == "rejected"


@pytest.mark.parametrize("wrong", [{"unit_price": "1e9"}, {"quantity": "many"}, {"kind": "bribe"}])
def test_a_line_that_is_no_money_is_refused(
    laptop: Laptop, job: dict[str, Any], wrong: dict[str, str]
) -> None:
    (answer,) = laptop.push(line(laptop, job["id"], **wrong))
    assert (answer["outcome"], answer["code"]) == ("rejected", "wrong_form")


def test_a_decision_is_never_changed_and_a_line_only_withdrawn(laptop: Laptop, job: dict[str, Any]) -> None:
    extra, yes = line(laptop, job["id"]), approval(laptop, job["id"])
    laptop.push(extra, yes)

    answers = laptop.push(
        laptop.change("estimate_approval", yes["id"], price="1.00"),
        laptop.change("estimate_line", extra["id"], unit_price="1.00"),
    )
    assert [answer["code"] for answer in answers] == ["field_not_settable"] * 2
    kept = laptop.row("estimate_line")
    withdrawn = laptop.change("estimate_line", kept["id"], base=kept["versions"], withdrawn=True)
    assert laptop.push(withdrawn)[0]["outcome"] == "applied"


def test_lines_for_someone_elses_job_are_refused(sign_in: Callable[..., Laptop], job: dict[str, Any]) -> None:
    ola = sign_in("ola")
    (answer,) = ola.push(line(ola, job["id"]))
    assert (answer["outcome"], answer["code"]) == ("rejected", "not_found")


@pytest.fixture
def run(database: Database, url: str, capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*words: str) -> tuple[int, str, str]:
        where = ["--data", str(database.folder), *(["--database-url", url] if url else [])]
        code = main([*where, *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def completed(laptop: Laptop, job: dict[str, Any], office: Callable[..., None]) -> None:
    """Åse's job done: a fee within the limit, 45 minutes of work, the company known."""
    company = laptop.row("company")
    office(
        "company",
        company["id"],
        name="Fjell Bilservice AS",
        organisation_number="914 778 271",
        street="Verkstedveien 2",
        labour_rate="1200",
    )
    entry = laptop.change(
        "time_entry",
        str(uuid4()),
        "create",
        job_id=job["id"],
        technician_id=laptop.person_id,
        kind="labour",
        started_at="2026-11-20T07:00:00Z",
        ended_at="2026-11-20T07:45:00Z",
        seconds=2700,
    )
    answers = laptop.push(
        line(laptop, job["id"], unit_price="100.00"),
        entry,
        *laptop.work(job["id"]),
        moved(laptop, job, "completed"),
    )
    assert {answer["outcome"] for answer in answers} == {"applied"}


def test_finished_jobs_are_listed_with_what_they_come_to(run: Run, completed: None) -> None:
    code, out, _ = run("invoices", "list", "--json")

    (found,) = json.loads(out)
    assert code == 0
    assert (found["job"], found["customer"], found["net"], found["total"]) == (
        "A-1",
        "Åse Bø",
        "1000.00",
        "1250.00",
    )


def test_an_export_is_valid_ubl_under_the_number_of_the_books(
    run: Run, completed: None, tmp_path: Path
) -> None:
    code, _, error = run("invoices", "export", "A-1", "--out", str(tmp_path / "out"), "--number", "10042")

    (file,) = (tmp_path / "out").iterdir()
    assert (code, error, file.name) == (0, "", "10042.xml")
    assert validate_xsd(file.read_bytes()) == (True, [])
    assert b"<cbc:ID>10042</cbc:ID>" in file.read_bytes()
    assert b"<cbc:BuyerReference>A-1</cbc:BuyerReference>" in file.read_bytes()


def test_two_numbers_that_would_share_a_file_get_one_each(
    run: Run, completed: None, laptop: Laptop, office: Callable[..., None], tmp_path: Path
) -> None:
    other = laptop.row("job", number="A-2")
    office("job", other["id"], number="A/1")
    other = laptop.row("job", number="A/1")
    fee = line(laptop, other["id"], unit_price="100.00")
    answers = laptop.push(fee, *laptop.work(other["id"]), moved(laptop, other, "completed"))
    assert {answer["outcome"] for answer in answers} == {"applied"}

    code, out, error = run("invoices", "export", "--out", str(tmp_path / "out"))

    assert (code, error, len(out.splitlines())) == (0, "", 2)
    written = [file.read_bytes() for file in (tmp_path / "out").iterdir()]
    assert sorted(b"<cbc:ID>A/1</cbc:ID>" in content for content in written) == [False, True]


def test_an_export_as_a_table_holds_every_finished_job(run: Run, completed: None, tmp_path: Path) -> None:
    target = tmp_path / "invoices.csv"
    assert run("invoices", "export", "--format", "csv", "--out", str(target))[0] == 0

    with target.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [(row["job_number"], row["kind"], row["net"]) for row in rows] == [
        ("A-1", "labour", "900.00"),
        ("A-1", "fee", "100.00"),
    ]


def test_unfinished_work_is_not_invoiced(run: Run, laptop: Laptop, tmp_path: Path) -> None:
    code, _, error = run("invoices", "export", "A-2", "--out", str(tmp_path / "out"))

    assert code == 5
    assert "only finished work" in error
    assert run("invoices", "list")[1].strip() == "Nothing waits to be invoiced."
