"""Changes from laptops: each once, in order, merged by field."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from server_builders import Client, Laptop

from fieldapp.domain.inspections import answer_id
from sync.protocol.wire import MAX_CHANGES


def begin_inspection(laptop: Laptop, job: dict[str, Any]) -> str:
    inspection = str(uuid4())
    template = laptop.row("checklist_template")
    (result,) = laptop.push(
        laptop.change(
            "inspection",
            inspection,
            "create",
            job_id=job["id"],
            template_id=template["id"],
            form_id="mobile_visit",
            form_version="1",
            template_sha256="0" * 64,
            kind="condition",
            started_at="2026-11-20T07:00:00Z",
            technician_id=laptop.person_id,
        )
    )
    assert result["outcome"] == "applied"
    return inspection


def answer(
    laptop: Laptop, inspection: str, value: str, path: str = "/data/tread", **how: Any
) -> dict[str, Any]:
    return laptop.change(
        "answer",
        answer_id(inspection, path),
        "create",
        inspection_id=inspection,
        path=path,
        value=value,
        answered_at=how.pop("answered_at", "2026-11-20T07:05:00Z"),
        **how,
    )


def test_a_change_is_applied_and_the_row_comes_back(laptop: Laptop) -> None:
    job = laptop.row("job", number="A-1")
    (result,) = laptop.push(laptop.change("job", job["id"], base=job["versions"], status="travelling"))
    assert result["outcome"] == "applied"
    assert result["row"]["fields"]["status"] == "travelling"
    assert laptop.row("job", number="A-1")["fields"]["status"] == "travelling"


def test_the_same_change_twice_is_applied_once_and_answered_alike(laptop: Laptop) -> None:
    job = laptop.row("job", number="A-1")
    note = laptop.change(
        "note",
        str(uuid4()),
        "create",
        job_id=job["id"],
        author="Kari",
        text="Hei",
        written_at="2026-11-20T07:00:00Z",
    )
    first, again = laptop.push(note), laptop.push(note)
    assert first == again
    inside = laptop.push(note, note)
    assert inside[0] == inside[1] == first[0]
    assert sum(kind == "note" for kind, _ in laptop.rows()) == 1


def test_a_change_named_like_somebody_elses_is_not_taken(
    laptop: Laptop, sign_in: Callable[..., Laptop]
) -> None:
    job = laptop.row("job", number="A-1")
    mine = laptop.change("job", job["id"], base=job["versions"], status="travelling")
    laptop.push(mine)
    (result,) = sign_in("ola").push(mine)
    assert (result["outcome"], result["code"], result.get("row")) == ("rejected", "op_id_taken", None)


def test_fields_of_two_sides_merge(laptop: Laptop, office: Callable[..., None]) -> None:
    job = laptop.row("job", number="A-1")
    office("job", job["id"], concern="Kald og våt")
    (result,) = laptop.push(laptop.change("job", job["id"], base=job["versions"], odometer_km=118500))
    assert result["outcome"] == "merged"
    fields = result["row"]["fields"]
    assert (fields["concern"], fields["odometer_km"]) == ("Kald og våt", 118500)


def test_the_same_field_written_twice_is_a_conflict_that_keeps_both(
    laptop: Laptop, client: Client, office: Callable[..., None]
) -> None:
    site = laptop.row("site", street="Storgata 1")
    office("site", site["id"], note="Ring på")
    (result,) = laptop.push(laptop.change("site", site["id"], base=site["versions"], note="Bakgården"))
    assert result["outcome"] == "conflict"
    (conflict,) = result["conflicts"]
    assert (conflict["before"], conflict["mine"], conflict["office"]) == (
        "Portkode <b>1</b>",
        "Bakgården",
        "Ring på",
    )
    assert result["row"]["fields"]["note"] == "Ring på"
    listed = client.get("/v1/conflicts", headers=laptop.headers).json()["conflicts"]
    assert [one["id"] for one in listed] == [conflict["id"]]


def test_two_sides_writing_the_same_value_agree(laptop: Laptop, office: Callable[..., None]) -> None:
    site = laptop.row("site", street="Storgata 1")
    office("site", site["id"], note="Ring på")
    (result,) = laptop.push(laptop.change("site", site["id"], base=site["versions"], note="Ring på"))
    assert result["outcome"] in ("applied", "merged")
    assert result["row"]["fields"]["note"] == "Ring på"


def test_a_laptop_never_conflicts_with_its_own_earlier_change(laptop: Laptop) -> None:
    site = laptop.row("site", street="Storgata 1")
    first = laptop.change("site", site["id"], base=site["versions"], note="en")
    second = laptop.change(
        "site", site["id"], base=site["versions"], prev={"note": first["op_id"]}, note="to"
    )
    results = laptop.push(first, second)
    assert [result["outcome"] for result in results] == ["applied", "applied"]
    third = laptop.change(
        "site", site["id"], base=site["versions"], prev={"note": second["op_id"]}, note="tre"
    )
    assert laptop.push(third)[0]["row"]["fields"]["note"] == "tre"


def test_without_prev_the_second_change_would_conflict(laptop: Laptop) -> None:
    site = laptop.row("site", street="Storgata 1")
    results = laptop.push(
        laptop.change("site", site["id"], base=site["versions"], note="en"),
        laptop.change("site", site["id"], base=site["versions"], note="to"),
    )
    assert [result["outcome"] for result in results] == ["applied", "conflict"]


def test_an_earlier_change_that_lost_does_not_count_as_seen(
    laptop: Laptop, office: Callable[..., None]
) -> None:
    site = laptop.row("site", street="Storgata 1")
    office("site", site["id"], note="kontoret")
    first = laptop.change("site", site["id"], base=site["versions"], note="en")
    second = laptop.change(
        "site", site["id"], base=site["versions"], prev={"note": first["op_id"]}, note="to"
    )
    results = laptop.push(first, second)
    assert [result["outcome"] for result in results] == ["conflict", "conflict"]
    assert results[0]["conflicts"][0]["id"] == results[1]["conflicts"][0]["id"]
    assert results[1]["conflicts"][0]["mine"] == "to"
    assert laptop.row("site", street="Storgata 1")["fields"]["note"] == "kontoret"


def test_two_devices_answering_one_question_write_one_row(
    laptop: Laptop, sign_in: Callable[..., Laptop]
) -> None:
    inspection = begin_inspection(laptop, laptop.row("job", number="A-1"))
    other = sign_in("kari")
    assert laptop.push(answer(laptop, inspection, "3.1"))[0]["outcome"] == "applied"
    same = other.push(answer(other, inspection, "3.1", answered_at="2026-11-20T08:00:00Z"))[0]
    assert (same["outcome"], same["conflicts"]) == ("merged", [])
    different = other.push(answer(other, inspection, "4.2", answered_at="2026-11-20T08:00:00Z"))[0]
    assert [conflict["field"] for conflict in different["conflicts"]] == ["value"]
    assert different["row"]["fields"]["answered_at"] == "2026-11-20T07:05:00Z"


def test_an_answers_id_must_follow_from_its_path(laptop: Laptop) -> None:
    inspection = begin_inspection(laptop, laptop.row("job", number="A-1"))
    change = answer(laptop, inspection, "3.1")
    change["id"] = str(uuid4())
    assert laptop.push(change)[0]["code"] == "wrong_form"


def test_a_refused_change_holds_back_only_its_own_row(laptop: Laptop) -> None:
    first, second = laptop.row("job", number="A-1"), laptop.row("job", number="A-2")
    results = laptop.push(
        laptop.change("job", first["id"], base=first["versions"], estimate="1.00"),
        laptop.change("job", first["id"], base=first["versions"], status="travelling"),
        laptop.change("job", second["id"], base=second["versions"], status="travelling"),
    )
    assert [result["outcome"] for result in results] == ["rejected", "blocked", "applied"]
    assert results[0]["code"] == "field_not_settable"
    # A blocked change is not remembered: sent alone, it is looked at again.
    again = laptop.change("job", first["id"], base=first["versions"], status="travelling")
    assert laptop.push(again)[0]["outcome"] == "applied"


@pytest.mark.parametrize("kilometres", [-1, "-1", 5_000_001, 2**63 - 1])
def test_no_car_has_driven_such_a_distance(laptop: Laptop, kilometres: object) -> None:
    job = laptop.row("job", number="A-1")
    (result,) = laptop.push(laptop.change("job", job["id"], base=job["versions"], odometer_km=kilometres))
    assert (result["outcome"], result["code"]) == ("rejected", "wrong_form")
    assert result["sentence"] == f"odometer_km of a job is {kilometres}; it may be 0 to 5000000."


@pytest.mark.parametrize(
    ("delta", "outcome"), [(2**63 - 1, "rejected"), (-(2**63), "rejected"), (1_000_000, "applied")]
)
def test_no_car_carries_more_than_a_million_pieces_of_a_part(
    laptop: Laptop, delta: int, outcome: str
) -> None:
    part = laptop.row("part", number="F-1")
    movement = laptop.change(
        "part_movement",
        str(uuid4()),
        "create",
        part_id=part["id"],
        technician_id=laptop.person_id,
        kind="loaded",
        delta=delta,
        moved_at="2026-11-20T07:00:00Z",
    )
    assert laptop.push(movement)[0]["outcome"] == outcome


def test_a_value_of_the_wrong_form_is_refused_with_its_name(laptop: Laptop) -> None:
    job = laptop.row("job", number="A-1")
    (result,) = laptop.push(laptop.change("job", job["id"], base=job["versions"], odometer_km="mange"))
    assert (result["outcome"], result["code"]) == ("rejected", "wrong_form")
    assert "odometer_km" in result["sentence"]


@pytest.mark.parametrize("field", ["text", "of_a_newer_program"])
@pytest.mark.parametrize(
    "value",
    ["\ud800", float("nan"), float("-inf"), 2**70, [[1.0, float("nan")]], {"a": ["\udfff"]}],
    ids=repr,
)
def test_a_value_no_database_takes_fails_alone(laptop: Laptop, field: str, value: object) -> None:
    job = laptop.row("job", number="A-1")
    fields = {"job_id": job["id"], "author": "x", "text": "x", "written_at": "2026-11-20T07:00:00Z"}
    poison = laptop.change("note", str(uuid4()), "create", **{**fields, field: value})
    sound = laptop.change("note", str(uuid4()), "create", **{**fields, "text": "nul \x00 og 🚗"})
    body = json.dumps({"changes": [poison, sound]})
    headers = {**laptop.headers, "Content-Type": "application/json"}
    answer = laptop.client.post("/v1/sync/push", content=body, headers=headers)
    assert answer.status_code == 200, answer.text
    results = answer.json()["results"]
    assert [(result["outcome"], result["code"]) for result in results] == [
        ("rejected", "wrong_form"),
        ("applied", ""),
    ]


def test_unknown_fields_survive(laptop: Laptop) -> None:
    job = laptop.row("job", number="A-1")
    note_id = str(uuid4())
    laptop.push(
        laptop.change(
            "note",
            note_id,
            "create",
            job_id=job["id"],
            author="Kari",
            text="Hei",
            written_at="2026-11-20T07:00:00Z",
            mood={"of": ["a newer", "program"]},
        )
    )
    assert laptop.rows()["note", note_id]["fields"]["mood"] == {"of": ["a newer", "program"]}


def test_an_unknown_kind_is_refused_not_dropped(laptop: Laptop) -> None:
    (result,) = laptop.push(laptop.change("horoscope", str(uuid4()), "create", text="?"))
    assert (result["outcome"], result["code"]) == ("rejected", "unknown_kind")


def test_a_job_made_on_site_gets_its_number(laptop: Laptop) -> None:
    customer, site, vehicle, job = (str(uuid4()) for _ in range(4))
    results = laptop.push(
        laptop.change("customer", customer, "create", name="Nabo", language="nb"),
        laptop.change(
            "site",
            site,
            "create",
            customer_id=customer,
            street="Storgata 2",
            postcode="7043",
            city="Trondheim",
            country="NO",
        ),
        laptop.change("vehicle", vehicle, "create", customer_id=customer, vin="5YJ3E7EA0MF423466"),
        laptop.change(
            "job",
            job,
            "create",
            kind="mobile_service",
            status="in_progress",
            customer_id=customer,
            site_id=site,
            vehicle_id=vehicle,
            technician_id=laptop.person_id,
            window_start="2026-11-20T09:00:00Z",
            window_end="2026-11-20T10:00:00Z",
            provisional_number="KN-1",
            created_on_site=True,
        ),
    )
    assert [result["outcome"] for result in results] == ["applied"] * 4
    assert results[3]["row"]["fields"]["number"] == "F-2026-000001"
    kinds = {kind for kind, row_id in laptop.rows() if row_id in (customer, site, vehicle, job)}
    assert kinds == {"customer", "site", "vehicle", "job"}


def test_more_changes_than_allowed_are_refused_whole(laptop: Laptop) -> None:
    job = laptop.row("job", number="A-1")
    changes = [laptop.change("job", job["id"], odometer_km=number) for number in range(MAX_CHANGES + 1)]
    answer = laptop.client.post("/v1/sync/push", json={"changes": changes}, headers=laptop.headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "wrong_form")


def test_every_accepted_change_is_in_the_history(laptop: Laptop, database: Any) -> None:
    import sqlalchemy as sa

    from sync.server import tables

    job = laptop.row("job", number="A-1")
    change = laptop.change("job", job["id"], base=job["versions"], odometer_km=118500)
    laptop.push(change)
    with database.reading() as connection:
        entry = connection.execute(
            sa.select(tables.history).where(tables.history.c.op_id == change["op_id"])
        ).one()
    assert (entry.person_id, entry.device_id) == (laptop.person_id, laptop.device_id)
    assert (entry.before, entry.after) == ('{"odometer_km":null}', '{"odometer_km":118500}')


def test_what_a_database_would_not_take_fails_alone(laptop: Laptop) -> None:
    site = laptop.row("site", street="Storgata 1")
    job = laptop.row("job", number="A-1")
    photo = {
        "job_id": job["id"],
        "preview_sha256": "0" * 64,
        "width": 1,
        "height": 1,
        "size": 1,
        "taken_at": "2026-11-20T07:00:00Z",
    }
    results = laptop.push(
        laptop.change("site", site["id"], base=site["versions"], **{"x" * 81: 1}),
        laptop.change("vehicle", job["fields"]["vehicle_id"], **{"a\0b": 1}),
        laptop.change("photo", str(uuid4()), "create", sha256="0" * 65, **photo),
        laptop.change("photo", str(uuid4()), "create", sha256="0" * 63 + "\0", **photo),
        laptop.change("un\0known" * 20, str(uuid4()), "create"),
        laptop.change("job", job["id"], base=job["versions"], status="travelling"),
    )
    assert [(result["outcome"], result.get("code", "")) for result in results] == [
        ("rejected", "wrong_form"),
        ("rejected", "wrong_form"),
        ("rejected", "wrong_form"),
        ("rejected", "wrong_form"),
        ("rejected", "unknown_kind"),
        ("applied", ""),
    ]


@pytest.mark.parametrize("note", ["a\0b", ["a\0b"], {"a\0": "\0b"}], ids=["text", "list", "names"])
def test_a_nul_is_left_out_alike_on_every_database(laptop: Laptop, note: Any) -> None:
    site = laptop.row("site", street="Storgata 1")
    field = "note" if isinstance(note, str) else "of_tomorrow"
    (result,) = laptop.push(laptop.change("site", site["id"], base=site["versions"], **{field: note}))
    assert result["outcome"] == "applied"
    kept = laptop.row("site", street="Storgata 1")["fields"][field]
    assert kept == json.loads(json.dumps(note).replace("\\u0000", ""))


HALF = "\ud83d"
TWO_FIELDS = {"author": "Kari", "text": "Ring twice", "written_at": "2026-11-20T07:00:00Z"}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"set": {"job_id": HALF}}, "wrong_form"),
        ({"set": {"job_id": "a\0b"}}, "not_found"),
        ({"set": {"job_id": "x" * 100_000}}, "not_found"),
        ({"set": {"written_at": "0001-01-01T00:00:00+14:00"}}, "wrong_form"),
        ({"set": {"written_at": "9999-12-31T23:59:59-14:00"}}, "wrong_form"),
        ({"set": {"written_at": "2026-11-20T07:00:00"}}, "wrong_form"),
        ({"prev": {"text": HALF}}, "wrong_form"),
        ({"prev": {"text": "a\0b"}}, "wrong_form"),
        ({"prev": {HALF: "x"}}, "wrong_form"),
        ({"base": {HALF: 1}}, "wrong_form"),
        ({"kind": HALF}, "wrong_form"),
        ({"kind": "k" * 100_000}, "unknown_kind"),
        ({"made_at": "0001-01-01T00:00:00+14:00"}, "wrong_form"),
        ({"made_at": "9999-12-31T23:59:59-14:00"}, "wrong_form"),
        ({"made_at": "2026-11-20T07:00:00"}, "wrong_form"),
        ({"kind": "answer", "set": {"inspection_id": HALF, "path": "a\0b"}}, "wrong_form"),
        ({"kind": "part_movement", "set": {"part_id": "a\0b"}}, "wrong_form"),
    ],
)
def test_whatever_is_wrong_with_a_change_is_refused_of_it_alone_and_for_good(
    laptop: Laptop, wrong: dict[str, Any], code: str
) -> None:
    job = laptop.row("job", number="A-1")
    change = laptop.change("note", str(uuid4()), "create", job_id=job["id"], **TWO_FIELDS)
    bad = {**change, **wrong, "set": {**change["set"], **wrong.get("set", {})}}
    good = laptop.change("note", str(uuid4()), "create", job_id=job["id"], **TWO_FIELDS)
    body = json.dumps({"changes": [bad, good]})
    headers = {**laptop.headers, "Content-Type": "application/json"}
    for _ in range(2):
        answer = laptop.client.post("/v1/sync/push", content=body, headers=headers)
        assert answer.status_code == 200
        results = [(one["outcome"], one.get("code", "")) for one in answer.json()["results"]]
        assert results == [("rejected", code), ("applied", "")]


def test_a_time_no_calendar_knows_is_not_set_afterwards_either(laptop: Laptop) -> None:
    job = laptop.row("job", number="A-1")
    times = {"travelling": "9999-12-31T23:59:59-14:00"}
    (result,) = laptop.push(
        laptop.change("job", job["id"], base=job["versions"], status="travelling", status_times=times)
    )
    assert (result["outcome"], result["code"]) == ("rejected", "wrong_form")
