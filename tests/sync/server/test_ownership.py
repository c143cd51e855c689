"""Whose rows are whose, and work on a job that somebody else has by now."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from fastapi.routing import APIRoute
from server_builders import Client, Laptop

from fieldapp.domain.people import Role
from sync.server.access import ACCESS
from sync.server.accounts import Account
from sync.server.app import ROUTERS

LAPTOP_ROUTES = [
    route for route, access in sorted(ACCESS.items()) if access.roles and Role.ADVISOR not in access.roles
]


def note(laptop: Laptop, job_id: str, note_id: str | None = None) -> dict[str, Any]:
    return laptop.change(
        "note",
        note_id or str(uuid4()),
        "create",
        job_id=job_id,
        author="x",
        text="Hei",
        written_at="2026-11-20T07:00:00Z",
    )


@pytest.fixture
def ola(sign_in: Callable[..., Laptop], jobs: None) -> Laptop:
    return sign_in("ola")


def test_every_route_stands_in_the_table_and_every_row_is_a_route() -> None:
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    assert {(method, route.path) for route in routes for method in route.methods} == set(ACCESS)


@pytest.mark.parametrize("route", sorted(ACCESS), ids=" ".join)
def test_a_route_refuses_callers_who_do_not_say_who_they_are(client: Client, route: tuple[str, str]) -> None:
    method, path = route
    path = re.sub(r"\{\w+\}", "x", path.replace("{sha256}", "0" * 64))
    answer = client.request(
        method, path, headers={"Upload-Length": "1", "Upload-Metadata": "sha256 x", "Upload-Offset": "0"}
    )
    if path.startswith("/desk") and ACCESS[route].roles:  # a person is led to the page to sign in
        assert (answer.status_code, answer.headers["location"][:13]) == (303, "/desk/sign-in")
    elif ACCESS[route].roles:
        assert answer.status_code == 401, answer.text
    else:
        assert answer.status_code != 401


@pytest.mark.parametrize(
    "route",
    [route for route in sorted(ACCESS) if Role.ADVISOR not in ACCESS[route].roles and ACCESS[route].roles],
    ids=" ".join,
)
def test_the_office_may_not_act_as_a_laptop(client: Client, route: tuple[str, str]) -> None:
    tokens = client.post("/v1/office/sign-in", json={"user": "anne", "password": "correct horse"}).json()
    method, path = route
    headers = {
        "Authorization": f"Bearer {tokens['access']}",
        "Tus-Resumable": "1.0.0",
        "Upload-Length": "1",
        "Upload-Metadata": "sha256 "
        "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMA==",
        "Upload-Offset": "0",
    }
    bodies = {
        "/v1/device/certificate": {"public_key_pem": ""},
        "/v1/identify": {"user": "x", "password": "y"},
        "/v1/sync/push": {"changes": []},
        "/v1/media/have": {"hashes": []},
        "/v1/sync/hello": {},
    }
    how: dict[str, Any] = {"json": bodies[path]} if path in bodies else {}
    if method == "PATCH":
        headers["Content-Type"] = "application/offset+octet-stream"
    answer = client.request(method, path.format(upload_id="x"), headers=headers, **how)
    assert answer.status_code == 403, answer.text


def test_a_laptop_pulls_its_own_jobs_only(laptop: Laptop, ola: Laptop) -> None:
    kinds = {kind for kind, _ in ola.rows()}
    assert kinds.isdisjoint({"job", "customer", "site", "vehicle", "plan_step", "diagnosis", "planned_part"})
    assert {"person", "company", "checklist_template", "part"} <= kinds


def test_foreign_and_absent_look_the_same(laptop: Laptop, ola: Laptop, client: Client) -> None:
    job = laptop.row("job", number="A-1")
    customer, site = laptop.row("customer", name="Åse Bø"), laptop.row("site", street="Storgata 1")
    for foreign, absent in (
        (ola.change("job", job["id"], odometer_km=1), ola.change("job", str(uuid4()), odometer_km=1)),
        (note(ola, job["id"]), note(ola, str(uuid4()))),
        (
            ola.change("site", site["id"], note="x"),
            ola.change("site", str(uuid4()), note="x"),
        ),
    ):
        results = ola.push(foreign, absent)
        told = [{key: value for key, value in result.items() if key != "op_id"} for result in results]
        assert told[0] == told[1]
        assert told[0]["code"] == "not_found"
    foreign_job = client.get(f"/v1/jobs/{job['id']}", headers=ola.headers)
    absent_job = client.get(f"/v1/jobs/{uuid4()}", headers=ola.headers)
    assert foreign_job.status_code == absent_job.status_code == 404
    assert foreign_job.json()["code"] == absent_job.json()["code"]
    stolen = ola.change("job", str(uuid4()), "create", **_job_fields(ola, customer["id"]))
    assert ola.push(stolen)[0]["code"] == "not_found"


def _job_fields(laptop: Laptop, customer: str) -> dict[str, Any]:
    return {
        "kind": "mobile_service",
        "status": "in_progress",
        "customer_id": customer,
        "site_id": str(uuid4()),
        "vehicle_id": str(uuid4()),
        "technician_id": laptop.person_id,
        "window_start": "2026-11-20T09:00:00Z",
        "window_end": "2026-11-20T10:00:00Z",
        "created_on_site": True,
    }


def test_a_laptop_cannot_write_in_anothers_name(laptop: Laptop, account: Callable[[str], Account]) -> None:
    part = laptop.row("part", number="F-1")
    movement = laptop.change(
        "part_movement",
        str(uuid4()),
        "create",
        part_id=part["id"],
        technician_id=account("ola").person_id,
        kind="used",
        delta=-1,
        moved_at="2026-11-20T07:00:00Z",
    )
    assert laptop.push(movement)[0]["code"] == "not_yours"


@pytest.mark.parametrize("kind", ["company", "person", "part", "article", "checklist_template", "tool"])
def test_the_offices_kinds_are_not_a_laptops_to_create(laptop: Laptop, kind: str) -> None:
    (result,) = laptop.push(laptop.change(kind, str(uuid4()), "create", **_any_row(kind)))
    assert (result["outcome"], result["code"]) == ("rejected", "kind_not_creatable")


def _any_row(kind: str) -> dict[str, Any]:
    rows: dict[str, dict[str, Any]] = {
        "company": {
            "name": "x",
            "organisation_number": "1",
            "street": "",
            "postcode": "",
            "city": "",
            "country": "NO",
            "email": "",
        },
        "person": {"name": "x", "role": "lead"},
        "part": {"number": "1", "name": "x", "price": "0"},
        "article": {"slug": "x", "language": "nb", "title": "x", "body": "x"},
        "checklist_template": {
            "form_id": "x",
            "version": "1",
            "sha256": "0",
            "kind": "condition",
            "titles": {},
            "xform": "",
        },
        "tool": {"code": "x", "name": "x"},
    }
    return rows[kind]


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("job", "estimate", "1.00"),
        ("job", "technician_id", None),
        ("job", "number", "A-7"),
        ("customer", "email", "x@example.no"),
        ("vehicle", "vin", "5YJ3E7EA0MF423466"),
        ("part", "price", "0.01"),
        ("plan_step", "instruction", "ingenting"),
        ("person", "verifier", "x"),
    ],
)
def test_fields_of_the_office_stay_the_offices(laptop: Laptop, kind: str, field: str, value: Any) -> None:
    row = next(row for (of_kind, _), row in laptop.rows().items() if of_kind == kind)
    (result,) = laptop.push(laptop.change(kind, row["id"], base=row["versions"], **{field: value}))
    assert (result["outcome"], result["code"]) == ("rejected", "field_not_settable")


def test_reassigning_moves_the_job_with_everything_of_it(
    laptop: Laptop, ola: Laptop, office: Callable[..., None]
) -> None:
    job = laptop.row("job", number="A-1")
    laptop.push(note(laptop, job["id"]))
    laptop.pull()
    ola.pull()
    before = set(laptop.rows())
    office("job", job["id"], technician_id=ola.person_id)
    page = laptop.pull()
    gone = {(row["kind"], row["id"]) for row in page["removed"]}
    assert {row["why"] for row in page["removed"]} == {"out_of_scope"}
    assert gone == before - set(laptop.rows())
    assert {"job", "note", "customer", "site", "vehicle", "plan_step", "diagnosis"} <= {
        kind for kind, _ in gone
    }
    arrived = {(row["kind"], row["id"]) for row in ola.pull()["rows"]}
    assert gone <= arrived


def test_a_job_that_comes_back_is_sent_again(
    laptop: Laptop, ola: Laptop, office: Callable[..., None]
) -> None:
    job = laptop.row("job", number="A-1")
    laptop.pull()
    office("job", job["id"], technician_id=ola.person_id)
    laptop.pull()
    office("job", job["id"], technician_id=laptop.person_id)
    page = laptop.pull()
    assert ("job", job["id"]) in {(row["kind"], row["id"]) for row in page["rows"]}
    assert ("customer", job["fields"]["customer_id"]) in {(row["kind"], row["id"]) for row in page["rows"]}
    assert page["removed"] == []


def test_work_on_a_reassigned_job_is_kept_for_the_office(
    laptop: Laptop, ola: Laptop, office: Callable[..., None], client: Client
) -> None:
    job = laptop.row("job", number="A-1")
    office("job", job["id"], technician_id=ola.person_id)
    late = note(laptop, job["id"])
    done = laptop.change("job", job["id"], base=job["versions"], status="completed")
    results = laptop.push(late, done)
    assert [(result["outcome"], result["code"], result.get("row")) for result in results] == [
        ("applied", "late", None)
    ] * 2
    assert laptop.push(late, done) == results
    whole = client.get(f"/v1/jobs/{job['id']}", headers=ola.headers).json()
    assert (whole["late"], whole["notes"], whole["job"]["status"]) == (2, [], "dispatched")


def test_a_note_at_a_site_that_went_with_its_job_is_kept_too(
    laptop: Laptop, ola: Laptop, office: Callable[..., None]
) -> None:
    job, site = laptop.row("job", number="A-1"), laptop.row("site", street="Storgata 1")
    office("job", job["id"], technician_id=ola.person_id)
    (result,) = laptop.push(laptop.change("site", site["id"], base=site["versions"], note="Ny kode"))
    assert (result["outcome"], result["code"]) == ("applied", "late")
    assert ola.row("site", street="Storgata 1")["fields"]["note"] == "Portkode <b>1</b>"


def test_changes_of_late_rows_are_late_too(laptop: Laptop, ola: Laptop, office: Callable[..., None]) -> None:
    job = laptop.row("job", number="A-1")
    office("job", job["id"], technician_id=ola.person_id)
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
    assert [result["code"] for result in laptop.push(begun, ended)] == ["late", "late"]
    again = laptop.change("time_entry", entry, kilometres=3)
    assert laptop.push(again)[0]["code"] == "late"
