"""Knowing the hash of a file gives nobody the file: whoever names one in a row has to bring it, or to have had it."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from postgresql import Cluster
from server_builders import PASSWORD, START, Client, Clock, Laptop
from test_uploads import CONTENT, SHA256, announce, have, offset_of, send

from fieldapp.domain.people import Role
from sync.server import migrating, tables
from sync.server.accounts import add_account
from sync.server.app import build_app
from sync.server.backups import write_backup
from sync.server.centre import Centre
from sync.server.checking import check
from sync.server.database import Database
from sync.server.media import UPLOAD_KEPT
from sync.server.outbound import _claim
from sync.server.restoring import restore
from sync.server.upkeep import keep_up


@pytest.fixture
def ola(sign_in: Callable[..., Laptop], laptop: Laptop, office: Callable[..., None]) -> Laptop:
    """Ola's laptop, with the second job."""
    signed_in = sign_in("ola")
    office("job", laptop.row("job", number="A-2")["id"], technician_id=signed_in.person_id)
    return signed_in


def photo(laptop: Laptop, number: str, sha256: str = SHA256) -> dict[str, Any]:
    """Push a photo's row into a job and return the answer."""
    change = laptop.change(
        "photo",
        str(uuid4()),
        "create",
        job_id=laptop.row("job", number=number)["id"],
        sha256=sha256,
        preview_sha256=sha256,
        width=1,
        height=1,
        size=len(CONTENT),
        taken_at="2026-11-20T07:00:00Z",
    )
    (result,) = laptop.push(change)
    return result


def bring(laptop: Laptop, content: bytes = CONTENT) -> None:
    announced = announce(laptop, content)
    assert send(laptop, announced.headers["location"], content).status_code == 204


def fetched(laptop: Laptop, sha256: str = SHA256) -> int:
    return laptop.client.get(f"/v1/media/{sha256}", headers=laptop.headers).status_code


def files_told(laptop: Laptop, number: str) -> dict[str, bool]:
    job = laptop.row("job", number=number)
    told: dict[str, bool] = laptop.client.get(f"/v1/jobs/{job['id']}", headers=laptop.headers).json()["files"]
    return told


def test_a_row_that_names_a_file_of_somebody_else_does_not_open_it(laptop: Laptop, ola: Laptop) -> None:
    photo(laptop, "A-1")
    bring(laptop)

    assert photo(ola, "A-2")["outcome"] == "applied"

    assert fetched(ola) == 404
    assert fetched(laptop) == 200


def test_naming_and_announcing_a_file_tell_nothing_of_whether_the_centre_has_it(
    laptop: Laptop, ola: Laptop
) -> None:
    photo(laptop, "A-1")
    bring(laptop)
    unknown = hashlib.sha256(b"nobody has this").hexdigest()
    photo(ola, "A-2")
    photo(ola, "A-2", unknown)

    assert have(ola, SHA256, unknown) == [SHA256, unknown]
    assert files_told(ola, "A-2") == {SHA256: False, unknown: False}
    for sha256 in (SHA256, unknown):
        location = announce(ola, sha256=sha256).headers["location"]
        assert offset_of(ola, location) == 0
        # Wrong bytes of the right length: refused, and afterwards as much at the beginning as before.
        wrong = send(ola, location, bytes(len(CONTENT)))
        assert (wrong.status_code, wrong.json()["code"]) == (460, "hash_mismatch")
        assert offset_of(ola, location) == 0
        assert announce(ola, sha256=sha256).headers["upload-offset"] == "0"
    assert fetched(ola) == 404


@pytest.mark.parametrize("row_first", [True, False])
def test_the_same_picture_of_two_technicians_is_each_ones_own_once_each_has_sent_it(
    laptop: Laptop, ola: Laptop, row_first: bool
) -> None:
    photo(laptop, "A-1")
    bring(laptop)
    if row_first:
        photo(ola, "A-2")
    bring(ola)
    if not row_first:
        photo(ola, "A-2")

    assert (fetched(laptop), fetched(ola)) == (200, 200)
    assert have(ola, SHA256) == []
    assert files_told(ola, "A-2") == {SHA256: True}


def test_a_second_laptop_of_the_same_person_need_not_send_what_the_first_has_sent(
    laptop: Laptop, sign_in: Callable[..., Laptop]
) -> None:
    photo(laptop, "A-1")
    bring(laptop)
    second = sign_in("kari")
    assert have(second, SHA256) == []
    assert announce(second).headers["upload-offset"] == str(len(CONTENT))
    assert fetched(second) == 200


def test_a_photo_goes_with_its_job_to_the_next_technician_though_its_bytes_come_later(
    laptop: Laptop, ola: Laptop, office: Callable[..., None]
) -> None:
    photo(laptop, "A-1")
    office("job", laptop.row("job", number="A-1")["id"], technician_id=ola.person_id)
    assert fetched(ola) == 404
    bring(laptop)
    assert fetched(ola) == 200
    assert files_told(ola, "A-1") == {SHA256: True}


def test_what_somebody_may_read_they_may_name_and_pass_on(
    laptop: Laptop,
    ola: Laptop,
    office: Callable[..., None],
    database: Database,
    sign_in: Callable[..., Laptop],
) -> None:
    """Ola has the photo by a job that came over to her; in a row of hers it counts without being sent once more."""
    photo(laptop, "A-1")
    bring(laptop)
    office("job", laptop.row("job", number="A-1")["id"], technician_id=ola.person_id)
    photo(ola, "A-2")
    with database.writing() as connection:
        add_account(connection, login="per", password=PASSWORD, name="Per", role=Role.TECHNICIAN, now=START)
    per = sign_in("per")
    assert fetched(per) == 404
    office("job", ola.row("job", number="A-2")["id"], technician_id=per.person_id)
    assert fetched(per) == 200


def test_a_row_from_before_its_author_could_read_the_file_still_waits_for_the_bytes(
    laptop: Laptop, ola: Laptop, office: Callable[..., None]
) -> None:
    photo(ola, "A-2")
    photo(laptop, "A-1")
    bring(laptop)
    office("job", laptop.row("job", number="A-1")["id"], technician_id=ola.person_id)

    assert fetched(ola) == 200
    assert have(ola, SHA256) == [SHA256], "her own row of it waits for her bytes"
    assert files_told(ola, "A-2") == {SHA256: False}
    bring(ola)
    assert have(ola, SHA256) == []
    assert files_told(ola, "A-2") == {SHA256: True}


def test_somebody_elses_report_is_not_mailed_by_naming_it_and_does_not_come_with_the_car(
    laptop: Laptop, ola: Laptop, centre: Centre
) -> None:
    bring(laptop)
    job = ola.row("job", number="A-2")
    report, at = str(uuid4()), "2026-11-20T08:00:00Z"
    named = {"sha256": SHA256, "content_sha256": "c" * 64, "size": 1, "pages": 1, "made_at": at}
    results = ola.push(
        ola.change("report", report, "create", job_id=job["id"], version=1, language="fr", **named),
        ola.change(
            "report_delivery",
            str(uuid4()),
            "create",
            job_id=job["id"],
            report_id=report,
            channel="email",
            recipient="ola@example.no",
            language="fr",
            requested_at=at,
        ),
    )
    assert [result["outcome"] for result in results] == ["applied", "applied"]
    vehicle = ola.rows()["vehicle", job["fields"]["vehicle_id"]]["fields"]
    assert [one["sha256"] for one in vehicle["earlier_reports"]] == [SHA256], (
        "and by the car it is hers to read"
    )
    centre_clock = centre.clock
    assert isinstance(centre_clock, Clock)
    centre_clock.forward(minutes=5)

    assert fetched(ola) == 404
    assert _claim(centre) is None, "the mail waits for a file that Ola has not sent"
    bring(ola)
    assert fetched(ola) == 200
    assert _claim(centre) is not None


def test_late_work_that_the_office_takes_over_opens_no_file_either(
    laptop: Laptop, ola: Laptop, office: Callable[..., None], client: Client
) -> None:
    bring(laptop)
    ola.pull()
    job = ola.row("job", number="A-2")
    change = ola.change(
        "photo",
        str(uuid4()),
        "create",
        job_id=job["id"],
        sha256=SHA256,
        preview_sha256=SHA256,
        width=1,
        height=1,
        size=len(CONTENT),
        taken_at="2026-11-20T07:00:00Z",
    )
    office("job", job["id"], technician_id=laptop.person_id)
    assert ola.push(change)[0]["code"] == "late"
    renamed = ola.push(ola.change("photo", change["id"], sha256="f" * 64))[0]
    assert (renamed["outcome"], renamed["code"]) == ("rejected", "field_not_settable")
    tokens = client.post("/v1/office/sign-in", json={"user": "anne", "password": PASSWORD}).json()
    anne = {"Authorization": f"Bearer {tokens['access']}"}
    taken = client.post(f"/v1/late/{change['op_id']}", json={"decision": "accept"}, headers=anne)
    assert taken.status_code == 204
    office("job", job["id"], technician_id=ola.person_id)

    assert ("photo", change["id"]) in ola.rows()
    assert fetched(ola) == 404
    bring(ola)
    assert fetched(ola) == 200


def test_a_file_kept_before_a_crash_counts_for_whoever_brought_it_only(
    laptop: Laptop, ola: Laptop, database: Database
) -> None:
    """The blob is there and not recorded yet: only the upload whose bytes lie there ends with it."""
    theirs = announce(ola).headers["location"]
    location = announce(laptop).headers["location"]
    upload_id = location.rpartition("/")[2]
    database.blobs.part(upload_id).write_bytes(CONTENT)
    database.blobs.finish(upload_id, SHA256)
    database.blobs.part(theirs.rpartition("/")[2]).unlink()  # as a power cut takes an empty file

    assert offset_of(ola, theirs) == 0
    assert offset_of(laptop, location) == len(CONTENT)
    assert not database.blobs.part(upload_id).exists()
    assert (have(laptop, SHA256), have(ola, SHA256)) == ([], [SHA256])


def test_bytes_left_by_a_crash_after_the_record_leave_the_disk_with_their_upload(
    laptop: Laptop, database: Database, clock: Clock
) -> None:
    location = announce(laptop).headers["location"]
    send(laptop, location, CONTENT)
    left = database.blobs.part(location.rpartition("/")[2])
    left.write_bytes(CONTENT)
    keep_up(database, now=clock() + UPLOAD_KEPT * 2)
    assert not left.exists()
    assert database.blobs.read(SHA256) == CONTENT


def test_who_brought_what_survives_backup_and_restore(
    laptop: Laptop, ola: Laptop, database: Database, tmp_path: Path, clock: Clock
) -> None:
    photo(laptop, "A-1")
    bring(laptop)
    photo(ola, "A-2")
    write_backup(database, tmp_path / "centre.tar", now=clock())
    restored = restore(tmp_path / "centre.tar", tmp_path / "restored", now=clock())
    client = Client(build_app(Centre(restored, clock=clock)))
    laptop.client = ola.client = client
    assert (fetched(laptop), fetched(ola)) == (200, 404)
    assert (have(laptop, SHA256), have(ola, SHA256)) == ([], [SHA256])
    assert check(restored).problems == []
    restored.close()


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_an_older_centre_learns_who_brought_what_and_keeps_the_hole_shut(
    backend: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    cluster: Cluster | None = request.getfixturevalue("postgresql") if backend == "postgresql" else None
    database = Database(tmp_path, cluster.make() if cluster else "")
    known = sa.MetaData()
    with database.writing() as connection:
        migrating.upgrade(connection, "0005")
        known.reflect(connection)
        row, link = known.tables["synced_row"], known.tables["blob_link"]
        of = {"tenant": "main", "versions": "{}", "deleted": False, "job_id": "j", "reader": ""}
        for number, (person, role) in enumerate(
            [("kari", "technician"), ("ola", "technician"), ("anne", "lead")]
        ):
            fields = json.dumps({"role": role})
            connection.execute(
                sa.insert(row).values(**of, kind="person", id=person, fields=fields, seq=number)
            )
        links = (
            ("own", "photo", "kari"),
            ("stolen", "photo", "ola"),
            ("accepted", "photo", "anne"),
            ("told", "report", "ola"),
            ("picture", "article", "anne"),
        )
        for seq, (name, kind, author) in enumerate(links, start=1):
            connection.execute(
                sa.insert(known.tables["history"]).values(
                    tenant="main", seq=seq, kind=kind, row_id=name, op_id="o", person_id=author, device_id="d",
                    made_at="t", at="t", before="{}", after="{}",
                )
            )  # fmt: skip
            connection.execute(sa.insert(link).values(tenant="main", sha256="a", kind=kind, row_id=name))
        connection.execute(sa.insert(link).values(tenant="main", sha256="a", kind="vehicle", row_id="car"))
        connection.execute(
            sa.insert(known.tables["blob"]).values(
                tenant="main", sha256="a", size=1, uploaded_by="kari", at="t"
            )
        )
        for person, writer in (("ola", ""), ("per", "request")):
            connection.execute(
                sa.insert(known.tables["upload"]).values(
                    tenant="main", id=person, sha256="a", size=1, person_id=person, created_at="t",
                    touched_at="t", writer=writer, state="done",
                )
            )  # fmt: skip
        migrating.upgrade(connection, "head")
        claims = {found.row_id: found.claimed_by for found in connection.execute(sa.select(tables.blob_link))}
        holders = set(connection.scalars(sa.select(tables.blob_holder.c.person_id)))
    assert claims == {
        "own": "kari",
        "stolen": "ola",
        "accepted": "",
        "told": "ola",
        "picture": "",
        "car": "ola",
    }
    assert holders == {"kari", "per"}, "an upload nobody wrote to found the file there"
    database.close()
