"""The office decides: which of two values stands, and what becomes of late work."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from server_builders import PASSWORD, START, Client, Laptop

from fieldapp.errors import InputRefused
from sync.server.accounts import Account
from sync.server.actors import the_centre
from sync.server.checking import check
from sync.server.cli import main
from sync.server.database import Database, only_tenant
from sync.server.decisions import settle


@pytest.fixture
def desk(client: Client, laptop: Laptop) -> Callable[..., Any]:
    """Anne at the office: call a route."""
    tokens = client.post("/v1/office/sign-in", json={"user": "anne", "password": PASSWORD}).json()
    headers = {"Authorization": f"Bearer {tokens['access']}"}

    def call(method: str, path: str, **body: Any) -> Any:
        how: dict[str, Any] = {"json": body} if body else {}
        return client.request(method, path, headers=headers, **how)

    return call


@pytest.fixture
def conflict(laptop: Laptop, office: Callable[..., None]) -> dict[str, Any]:
    """Kari and the office both wrote a place's note."""
    site = laptop.row("site", street="Storgata 1")
    office("site", site["id"], note="Ring the bell")
    (result,) = laptop.push(laptop.change("site", site["id"], base=site["versions"], note="Bark first"))
    (made,) = result["conflicts"]
    found: dict[str, Any] = made
    return found


@pytest.mark.parametrize(
    ("choice", "value", "stands"),
    [
        ("mine", None, "Bark first"),
        ("office", None, "Ring the bell"),
        ("both", None, "Ring the bell\nBark first"),
        ("value", "Knock", "Knock"),
    ],
)
def test_the_office_says_which_value_stands(
    desk: Callable[..., Any],
    laptop: Laptop,
    conflict: dict[str, Any],
    database: Database,
    choice: str,
    value: str | None,
    stands: str,
) -> None:
    told = desk("GET", "/v1/conflicts").json()["conflicts"]
    assert [(one["before"], one["mine"], one["office"]) for one in told] == [
        ("Portkode <b>1</b>", "Bark first", "Ring the bell")
    ]
    answer = desk("POST", f"/v1/conflicts/{conflict['id']}", choice=choice, value=value)
    assert (answer.status_code, answer.content) == (204, b"")
    assert desk("GET", "/v1/conflicts").json() == {"conflicts": []}
    assert laptop.row("site", street="Storgata 1")["fields"]["note"] == stands
    again = desk("POST", f"/v1/conflicts/{conflict['id']}", choice="mine")
    assert (again.status_code, again.json()["code"]) == (404, "not_found")
    assert check(database).problems == []


@pytest.mark.parametrize("value", [2**63, float("nan"), [float("inf")], "\ud83d"], ids=repr)
def test_what_no_database_keeps_settles_nothing_by_the_command_either(
    conflict: dict[str, Any], database: Database, value: Any
) -> None:
    with database.writing() as connection, pytest.raises(InputRefused):
        settle(
            connection,
            the_centre(only_tenant(connection).tenant),
            conflict["id"],
            "value",
            value=value,
            now=START,
        )


def test_a_value_of_the_wrong_form_settles_nothing(
    desk: Callable[..., Any], conflict: dict[str, Any]
) -> None:
    answer = desk("POST", f"/v1/conflicts/{conflict['id']}", choice="value", value=[1])
    assert (answer.status_code, answer.json()["code"]) == (422, "input_refused")
    assert len(desk("GET", "/v1/conflicts").json()["conflicts"]) == 1


@pytest.mark.parametrize("note", ["Bark first", "Ring the bell", "Ring the bell\nBark first"])
def test_a_laptop_that_writes_again_has_settled_its_conflict(
    desk: Callable[..., Any], laptop: Laptop, conflict: dict[str, Any], note: str
) -> None:
    site = laptop.row("site", street="Storgata 1")
    laptop.push(laptop.change("site", site["id"], base=site["versions"], note=note))
    assert desk("GET", "/v1/conflicts").json() == {"conflicts": []}


def test_a_laptop_that_has_not_seen_the_offices_value_settles_nothing(
    desk: Callable[..., Any], laptop: Laptop, conflict: dict[str, Any]
) -> None:
    site = laptop.row("site", street="Storgata 1")
    laptop.push(laptop.change("site", site["id"], base={"note": 1}, note="Third"))
    assert [one["mine"] for one in desk("GET", "/v1/conflicts").json()["conflicts"]] == ["Third"]


def test_completed_against_cancelled_is_completed_when_the_office_says_so(
    desk: Callable[..., Any], laptop: Laptop, office: Callable[..., None]
) -> None:
    job = laptop.row("job", number="A-2")
    office("job", job["id"], status="cancelled")
    moment = "2026-11-20T09:00:00Z"
    *_, result = laptop.push(
        *laptop.work(job["id"]),
        laptop.change(
            "job",
            job["id"],
            base=job["versions"],
            status="completed",
            completed_at=moment,
            status_times={**job["fields"]["status_times"], "completed": moment},
        ),
    )
    assert result["outcome"] == "conflict"
    assert desk("POST", f"/v1/conflicts/{result['conflicts'][0]['id']}", choice="mine").status_code == 204
    fields = laptop.row("job", number="A-2")["fields"]
    assert (fields["status"], fields["completed_at"]) == ("completed", moment)


@pytest.fixture
def late(
    laptop: Laptop, office: Callable[..., None], account: Callable[[str], Account]
) -> tuple[dict[str, Any], list[str]]:
    """Kari worked offline on a job that became Ola's: a note, and the software's version."""
    job = laptop.row("job", number="A-1")
    office("job", job["id"], technician_id=account("ola").person_id)
    note = laptop.change(
        "note",
        str(uuid4()),
        "create",
        job_id=job["id"],
        author="Kari",
        text="Seen",
        written_at="2026-11-20T07:00:00Z",
    )
    edit = laptop.change("job", job["id"], base=job["versions"], software_after="2026.44")
    results = laptop.push(note, edit)
    assert [result["code"] for result in results] == ["late", "late"]
    return job, [note["op_id"], edit["op_id"]]


def test_late_work_is_taken_over_when_the_office_says_so(
    desk: Callable[..., Any], late: tuple[dict[str, Any], list[str]], database: Database
) -> None:
    job, op_ids = late
    told = desk("GET", f"/v1/late?job_id={job['id']}").json()["late"]
    assert [(one["op_id"], one["by"], one["job"]) for one in told] == [
        (op_id, "Kari Nordmann", "A-1") for op_id in op_ids
    ]
    for op_id in op_ids:
        assert desk("POST", f"/v1/late/{op_id}", decision="accept").status_code == 204
    whole = desk("GET", "/v1/jobs/A-1").json()
    assert ([note["text"] for note in whole["notes"]], whole["late"]) == (["Seen"], 0)
    assert whole["job"]["software_after"] == "2026.44"
    assert desk("POST", f"/v1/late/{op_ids[0]}", decision="accept").status_code == 404
    assert check(database).problems == []


def test_declined_work_stays_out_and_is_asked_about_no_more(
    desk: Callable[..., Any], late: tuple[dict[str, Any], list[str]]
) -> None:
    for op_id in late[1]:
        assert desk("POST", f"/v1/late/{op_id}", decision="decline").status_code == 204
    assert desk("GET", "/v1/late").json() == {"late": []}
    assert desk("GET", "/v1/jobs/A-1").json()["notes"] == []


def test_a_change_of_late_work_waits_for_its_beginning(
    desk: Callable[..., Any], laptop: Laptop, office: Callable[..., None], account: Callable[[str], Account]
) -> None:
    job = laptop.row("job", number="A-1")
    office("job", job["id"], technician_id=account("ola").person_id)
    entry = str(uuid4())
    begun = laptop.change(
        "time_entry",
        entry,
        "create",
        job_id=job["id"],
        technician_id=laptop.person_id,
        kind="labour",
        started_at="2026-11-20T07:00:00Z",
    )
    ended = laptop.change("time_entry", entry, ended_at="2026-11-20T08:00:00Z", seconds=3600)
    laptop.push(begun, ended)
    refused = desk("POST", f"/v1/late/{ended['op_id']}", decision="accept")
    assert (refused.status_code, refused.json()["code"]) == (404, "not_found")
    for change in (begun, ended):
        assert desk("POST", f"/v1/late/{change['op_id']}", decision="accept").status_code == 204
    assert [one["seconds"] for one in desk("GET", "/v1/jobs/A-1").json()["time_entries"]] == [3600]


def test_technicians_decide_nothing(
    client: Client, laptop: Laptop, conflict: dict[str, Any], late: tuple[dict[str, Any], list[str]]
) -> None:
    for method, path, body in (
        ("POST", f"/v1/conflicts/{conflict['id']}", {"choice": "mine"}),
        ("GET", "/v1/late", None),
        ("POST", f"/v1/late/{late[1][0]}", {"decision": "accept"}),
    ):
        answer = client.request(method, path, headers=laptop.headers, json=body)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_authorised")


def test_the_technician_pulls_what_became_of_late_work(
    desk: Callable[..., Any], laptop: Laptop, late: tuple[dict[str, Any], list[str]]
) -> None:
    row = laptop.row("late_work")
    assert (row["fields"]["job_number"], row["fields"]["waiting"]) == ("A-1", 2)
    laptop.pull()
    for op_id, decision in zip(late[1], ("accept", "decline"), strict=True):
        assert desk("POST", f"/v1/late/{op_id}", decision=decision).status_code == 204
    hello = laptop.client.post("/v1/sync/hello", json={"cursor": laptop.cursor}, headers=laptop.headers)
    assert hello.json()["anything_new"]
    (told,) = [one for one in laptop.pull()["rows"] if one["kind"] == "late_work"]
    fields = told["fields"]
    assert (fields["waiting"], fields["accepted"], fields["declined"]) == (0, 1, 1)
    (refused,) = laptop.push(laptop.change("late_work", told["id"], base=told["versions"], waiting=9))
    assert refused["outcome"] == "rejected"


def test_the_command_names_the_job_and_the_row_and_who_wrote(
    conflict: dict[str, Any],
    laptop: Laptop,
    office: Callable[..., None],
    database: Database,
    url: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    job = laptop.row("job", number="A-1")
    office("job", job["id"], odometer_km=5)
    assert laptop.push(laptop.change("job", job["id"], base=job["versions"], odometer_km=6))[0]["conflicts"]
    where = ["--data", str(database.folder), *(["--database-url", url] if url else [])]
    assert main([*where, "conflicts", "list"]) == 0
    place, odometer = capsys.readouterr().out.splitlines()
    for part in (conflict["id"], "site note", "Storgata 1 Trondheim", "laptop: Bark first (Kari Nordmann)"):
        assert part in place
    assert "A-1" in odometer
    assert main([*where, "--json", "conflicts", "list"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["job"], one["about"], one["mine"]) for one in told] == [
        ("", "Storgata 1 Trondheim", "Bark first"),
        ("A-1", "A-1", 6),
    ]
    assert main([*where, "jobs", "list"]) == 0
    assert "1 conflict" in (listed := capsys.readouterr().out)
    assert "1 conflicts" not in listed
