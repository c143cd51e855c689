"""Files: announced, cut anywhere, resumed, checked."""

import errno
import hashlib
import os
import socket
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest
from server_builders import Client, Clock, Laptop

from sync.server.blobs import BlobFolder
from sync.server.database import Database
from sync.server.serving import EmbeddedServer
from sync.server.upkeep import keep_up

CONTENT = bytes(range(256)) * 1000
SHA256 = hashlib.sha256(CONTENT).hexdigest()
# What the HTTP server may hold unread when it notices that the other end is gone.
BUFFER = 64 * 1024
TUS = {"Tus-Resumable": "1.0.0"}


def announce(
    laptop: Laptop, content: bytes = CONTENT, sha256: str | None = None, size: int | None = None
) -> httpx.Response:
    sha256 = sha256 or hashlib.sha256(content).hexdigest()
    headers = {
        **laptop.headers,
        **TUS,
        "Upload-Length": str(len(content) if size is None else size),
        "Upload-Metadata": f"filename {b64encode(b'x').decode()},sha256 {b64encode(sha256.encode()).decode()}",
    }
    return laptop.client.post("/v1/media/uploads", headers=headers)


def send(laptop: Laptop, location: str, content: bytes, offset: int = 0) -> httpx.Response:
    headers = {
        **laptop.headers,
        **TUS,
        "Upload-Offset": str(offset),
        "Content-Type": "application/offset+octet-stream",
    }
    return laptop.client.request("PATCH", location, headers=headers, content=content)


def offset_of(laptop: Laptop, location: str) -> int:
    answer = laptop.client.request("HEAD", location, headers={**laptop.headers, **TUS})
    assert answer.status_code == 200
    return int(answer.headers["upload-offset"])


def have(laptop: Laptop, *hashes: str) -> list[str]:
    answer = laptop.client.post("/v1/media/have", json={"hashes": list(hashes)}, headers=laptop.headers)
    missing: list[str] = answer.json()["missing"]
    return missing


def with_photo(laptop: Laptop, sha256: str = SHA256) -> None:
    """Push the photo's row, as a laptop does before its file."""
    job = laptop.row("job", number="A-1")
    laptop.push(
        laptop.change(
            "photo",
            str(uuid4()),
            "create",
            job_id=job["id"],
            sha256=sha256,
            preview_sha256=sha256,
            width=1,
            height=1,
            size=len(CONTENT),
            taken_at="2026-11-20T07:00:00Z",
        )
    )


def test_a_file_arrives_whole_and_can_be_read(laptop: Laptop, database: Database) -> None:
    with_photo(laptop)
    assert have(laptop, SHA256, SHA256) == [SHA256]
    location = announce(laptop).headers["location"]
    done = send(laptop, location, CONTENT)
    assert (done.status_code, done.headers["upload-offset"]) == (204, str(len(CONTENT)))
    assert have(laptop, SHA256) == []
    got = laptop.client.get(f"/v1/media/{SHA256}", headers=laptop.headers)
    assert got.content == CONTENT
    assert got.headers["content-type"] == "application/octet-stream"
    assert database.blobs.read(SHA256) == CONTENT
    job = laptop.row("job", number="A-1")
    whole = laptop.client.get(f"/v1/jobs/{job['id']}", headers=laptop.headers).json()
    assert whole["files"] == {SHA256: True}


@pytest.mark.parametrize("cut", [1, 7, 65536, len(CONTENT) - 1])
def test_an_upload_goes_on_where_it_was_cut(laptop: Laptop, cut: int) -> None:
    location = announce(laptop).headers["location"]
    assert send(laptop, location, CONTENT[:cut]).headers["upload-offset"] == str(cut)
    assert offset_of(laptop, location) == cut
    assert have(laptop, SHA256) == [SHA256], "a part is no blob"
    again = announce(laptop).headers
    assert (again["location"], again["upload-offset"]) == (location, str(cut))
    assert send(laptop, location, CONTENT[cut:], cut).status_code == 204
    assert have(laptop, SHA256) == []


def test_a_wrong_offset_is_told_the_right_one(laptop: Laptop) -> None:
    location = announce(laptop).headers["location"]
    send(laptop, location, CONTENT[:100])
    answer = send(laptop, location, CONTENT[50:], 50)
    assert (answer.status_code, answer.json()["code"]) == (409, "offset_conflict")
    assert answer.headers["upload-offset"] == "100"


def test_other_bytes_than_announced_never_become_a_blob(laptop: Laptop, database: Database) -> None:
    location = announce(laptop).headers["location"]
    damaged = CONTENT[:-1] + b"\0"
    answer = send(laptop, location, damaged)
    assert (answer.status_code, answer.json()["code"]) == (460, "hash_mismatch")
    assert not database.blobs.has(SHA256)
    assert offset_of(laptop, location) == 0
    announce(laptop)
    assert send(laptop, location, CONTENT).status_code == 204


def test_a_file_that_is_here_is_not_said_to_be_complete_at_another_length(laptop: Laptop) -> None:
    with_photo(laptop)
    send(laptop, announce(laptop).headers["location"], CONTENT)
    for size in (1, len(CONTENT) - 1, len(CONTENT) + 1):
        answer = announce(laptop, size=size)
        assert (answer.status_code, answer.json()["code"]) == (460, "hash_mismatch")
    assert announce(laptop).headers["upload-offset"] == str(len(CONTENT))


def test_more_bytes_than_announced_are_refused(laptop: Laptop) -> None:
    location = announce(laptop).headers["location"]
    assert send(laptop, location, CONTENT + b"more").status_code == 413


def test_a_file_over_the_cap_is_refused_before_a_byte_is_sent(laptop: Laptop) -> None:
    headers = {
        **laptop.headers,
        **TUS,
        "Upload-Length": str(65 * 2**20),
        "Upload-Metadata": f"sha256 {b64encode(SHA256.encode()).decode()}",
    }
    assert laptop.client.post("/v1/media/uploads", headers=headers).status_code == 413


def test_without_a_hash_nothing_is_announced(laptop: Laptop) -> None:
    assert announce(laptop, sha256="../../etc/passwd").json()["code"] == "wrong_form"


def test_what_others_sent_is_missing_until_it_was_sent(
    laptop: Laptop, sign_in: Callable[..., Laptop]
) -> None:
    send(laptop, announce(laptop).headers["location"], CONTENT)
    ola = sign_in("ola")
    assert have(ola, SHA256) == [SHA256]
    assert ola.client.get(f"/v1/media/{SHA256}", headers=ola.headers).status_code == 404
    theirs = announce(ola)
    assert theirs.headers["upload-offset"] == "0"
    foreign = announce(laptop).headers["location"]
    assert ola.client.request("HEAD", foreign, headers={**ola.headers, **TUS}).status_code == 404
    assert send(ola, theirs.headers["location"], CONTENT).status_code == 204
    assert ola.client.get(f"/v1/media/{SHA256}", headers=ola.headers).status_code == 200, "she had it herself"


def test_a_file_kept_just_before_a_crash_is_found_again(laptop: Laptop, database: Database) -> None:
    location = announce(laptop).headers["location"]
    upload_id = location.rpartition("/")[2]
    database.blobs.part(upload_id).write_bytes(CONTENT)
    database.blobs.finish(upload_id, SHA256)
    assert have(laptop, SHA256) == [SHA256]
    assert offset_of(laptop, location) == len(CONTENT)
    assert have(laptop, SHA256) == []


def test_an_upload_whose_empty_file_a_power_cut_took_is_taken_in(laptop: Laptop, database: Database) -> None:
    location = announce(laptop).headers["location"]
    database.blobs.part(location.rpartition("/")[2]).unlink()

    assert offset_of(laptop, location) == 0
    assert send(laptop, location, CONTENT).status_code == 204
    assert database.blobs.read(SHA256) == CONTENT


def test_only_a_transaction_that_may_be_lost_does_not_wait_for_the_disk(database: Database) -> None:
    on_postgresql = database.is_postgresql
    asked = "SHOW synchronous_commit" if on_postgresql else "PRAGMA synchronous"
    with database.reading() as connection:
        usual = str(connection.exec_driver_sql(asked).scalar())
    kept: list[str] = []
    for durable in (True, False, True):
        with database.writing(durable=durable) as connection:
            kept.append(str(connection.exec_driver_sql(asked).scalar()))
    assert kept == [usual, "off" if on_postgresql else "1", usual]
    assert on_postgresql or usual == "2"  # the tests' PostgreSQL itself does not wait


def test_an_upload_nobody_finishes_leaves_the_disk(laptop: Laptop, database: Database, clock: Clock) -> None:
    location = announce(laptop).headers["location"]
    send(laptop, location, CONTENT[:100])
    clock.forward(days=59)
    keep_up(database, now=clock())
    part = database.blobs.part(location.rpartition("/")[2])
    assert part.exists()
    clock.forward(days=2)
    keep_up(database, now=clock())
    assert not part.exists()


def test_another_tus_version_is_refused(client: Client, laptop: Laptop) -> None:
    location = announce(laptop).headers["location"]
    answer = client.request("HEAD", location, headers={**laptop.headers, "Tus-Resumable": "0.2.2"})
    assert (answer.status_code, answer.headers["tus-version"]) == (412, "1.0.0")
    abilities = client.request("OPTIONS", "/v1/media/uploads")
    assert abilities.headers["tus-extension"] == "creation,expiration"


@pytest.fixture
def server(laptop: Laptop, database: Database, url: str) -> Iterator[EmbeddedServer]:
    """The real server on the same data, for connections that break."""
    with EmbeddedServer(database.folder, url) as server:
        yield server


@pytest.mark.parametrize("cut", [0, 1, 4096, 100_001, len(CONTENT) - 1])
def test_after_a_cut_connection_at_most_one_buffer_is_sent_again(
    server: EmbeddedServer, sign_in: Callable[..., Laptop], cut: int
) -> None:
    laptop = sign_in("kari")
    # The embedded server has a clock of its own; this session was opened at the tests' time.
    tokens = _real_tokens(server, laptop)
    headers = {"Authorization": f"Bearer {tokens}", **TUS}
    with httpx.Client(base_url=server.url, headers=headers) as http:
        metadata = f"sha256 {b64encode(SHA256.encode()).decode()}"
        location = http.post(
            "/v1/media/uploads", headers={"Upload-Length": str(len(CONTENT)), "Upload-Metadata": metadata}
        ).headers["location"]
        address = urlsplit(server.url)
        with socket.create_connection((address.hostname, address.port)) as line:
            head = (
                f"PATCH {location} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {tokens}\r\n"
                f"Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Length: {len(CONTENT)}\r\n"
                "Content-Type: application/offset+octet-stream\r\n\r\n"
            )
            line.sendall(head.encode() + CONTENT[:cut])
        offset = _settled_offset(http, location, cut)
        assert cut - BUFFER <= offset <= cut
        answer = http.patch(
            location,
            content=CONTENT[offset:],
            headers={"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"},
        )
        assert (answer.status_code, answer.headers["upload-offset"]) == (204, str(len(CONTENT)))
    assert server.database.blobs.read(SHA256) == CONTENT


def _real_tokens(server: EmbeddedServer, laptop: Laptop) -> str:
    with httpx.Client(base_url=server.url) as http:
        answer = http.post("/v1/refresh", json={"refresh": laptop.tokens["refresh"]})
        access: str = answer.json()["access"]
        return access


def _settled_offset(http: httpx.Client, location: str, cut: int) -> int:
    """The offset once the server has noticed the cut and the number stays."""
    deadline = time.monotonic() + 10
    offset = -1
    while time.monotonic() < deadline:
        before, offset = offset, int(http.head(location).headers["upload-offset"])
        if offset == cut or (offset == before and offset >= cut - BUFFER):
            break
        time.sleep(0.1)
    return offset


def test_an_upload_says_when_it_is_forgotten(laptop: Laptop, clock: Clock, database: Database) -> None:
    location = announce(laptop).headers["location"]
    send(laptop, location, CONTENT[:1000])
    clock.forward(days=40)
    laptop.tokens = laptop.client.post("/v1/refresh", json={"refresh": laptop.tokens["refresh"]}).json()
    assert announce(laptop).headers["upload-expires"] == "Sun, 28 Feb 2027 06:00:00 GMT"
    keep_up(database, now=clock.now + timedelta(days=59))
    assert offset_of(laptop, location) == 1000
    keep_up(database, now=clock.now + timedelta(days=61))
    assert laptop.client.request("HEAD", location, headers={**laptop.headers, **TUS}).status_code == 404


def test_a_file_that_is_here_is_not_sent_again(laptop: Laptop, clock: Clock, database: Database) -> None:
    with_photo(laptop)
    send(laptop, announce(laptop).headers["location"], CONTENT)
    keep_up(database, now=clock.now + timedelta(days=61))
    again = announce(laptop)
    assert (again.status_code, again.headers["upload-offset"]) == (201, str(len(CONTENT)))
    assert offset_of(laptop, again.headers["location"]) == len(CONTENT)


def test_two_servers_on_one_database_never_write_one_upload_at_once(
    server: EmbeddedServer, url: str, sign_in: Callable[..., Laptop]
) -> None:
    """The older connection hangs; the newer one comes to another worker and takes the upload over."""
    tokens = _real_tokens(server, sign_in("kari"))
    headers = {"Authorization": f"Bearer {tokens}", **TUS}
    with (
        EmbeddedServer(server.database.folder, url) as other,
        httpx.Client(base_url=other.url, headers=headers) as http,
    ):
        metadata = f"sha256 {b64encode(SHA256.encode()).decode()}"
        location = http.post(
            "/v1/media/uploads", headers={"Upload-Length": str(len(CONTENT)), "Upload-Metadata": metadata}
        ).headers["location"]
        address = urlsplit(server.url)
        with socket.create_connection((address.hostname, address.port)) as line:
            head = (
                f"PATCH {location} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {tokens}\r\n"
                f"Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Length: {len(CONTENT)}\r\n"
                "Content-Type: application/offset+octet-stream\r\n\r\n"
            )
            line.sendall(head.encode())
            time.sleep(0.3)
            answer = http.patch(
                location,
                content=CONTENT,
                headers={"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"},
            )
            assert (answer.status_code, answer.headers["upload-offset"]) == (204, str(len(CONTENT)))
            assert b" 409 " in line.recv(1000)
    assert server.database.blobs.read(SHA256) == CONTENT


def test_a_file_the_disk_had_no_room_for_is_not_said_to_be_here_when_it_is_announced_again(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with_photo(laptop)
    with monkeypatch.context() as no_room:
        no_room.setattr(BlobFolder, "_take", full)
        assert send(laptop, announce(laptop).headers["location"], CONTENT).status_code == 507
        assert announce(laptop).status_code == 507
    assert have(laptop, SHA256) == [SHA256]
    again = announce(laptop)
    assert (again.status_code, again.headers["upload-offset"]) == (201, str(len(CONTENT)))
    assert have(laptop, SHA256) == []
