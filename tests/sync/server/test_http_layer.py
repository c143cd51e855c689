"""What surrounds every request: echoes, packing, bounds, problems."""

import gzip
import json
import socket
from typing import Any
from urllib.parse import urlsplit

import pytest
from server_builders import Client, Laptop

from sync.protocol.wire import Problem
from sync.server import wire_http
from sync.server.app import build_app
from sync.server.centre import Centre
from sync.server.database import Database
from sync.server.serving import EmbeddedServer


@pytest.mark.parametrize("path", ["/v1/health", "/v1/sync/pull", "/v1/nothing"])
def test_every_answer_echoes_nonce_and_protocol(client: Client, path: str) -> None:
    answer = client.get(path, headers={"Fieldapp-Nonce": "n-1"})
    assert (answer.headers["fieldapp-nonce"], answer.headers["fieldapp-protocol"]) == ("n-1", "1")


def test_json_is_packed_when_asked_for_and_worth_it(laptop: Laptop) -> None:
    packed = laptop.client.get("/v1/sync/pull", headers={**laptop.headers, "Accept-Encoding": "gzip"})
    plain = laptop.client.get("/v1/sync/pull", headers={**laptop.headers, "Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert int(packed.headers["content-length"]) < len(plain.content) / 3
    small = laptop.client.get("/v1/health", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in small.headers


def post(client: Client, laptop: Laptop, body: bytes, **headers: str) -> Any:
    headers = {**laptop.headers, "Content-Type": "application/json", **headers}
    return client.post("/v1/sync/push", content=body, headers=headers)


def test_a_packed_request_is_unpacked(client: Client, laptop: Laptop) -> None:
    answer = post(client, laptop, gzip.compress(b'{"changes":[]}'), **{"Content-Encoding": "gzip"})
    assert (answer.status_code, answer.json()) == (200, {"results": []})


@pytest.mark.parametrize(
    "body", [b"no gzip at all", gzip.compress(b'{"changes":[]}', mtime=0)[:-5], b"\x1f\x8b"]
)
def test_a_broken_packing_is_refused(client: Client, laptop: Laptop, body: bytes) -> None:
    answer = post(client, laptop, body, **{"Content-Encoding": "gzip"})
    assert (answer.status_code, answer.json()["code"]) == (400, "unreadable")


def test_a_small_body_that_unpacks_to_much_is_refused(client: Client, laptop: Laptop) -> None:
    bomb = gzip.compress(b" " * (wire_http.LARGEST_UNPACKED + 1))
    assert len(bomb) < 10_000
    answer = post(client, laptop, bomb, **{"Content-Encoding": "gzip"})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_large_body_is_refused(client: Client, laptop: Laptop) -> None:
    answer = post(client, laptop, b" " * (wire_http.LARGEST_BODY + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "unreadable"),
        (b"[]", 422, "wrong_form"),
        (b'{"changes":[{"op_id":1}]}', 422, "wrong_form"),
        (
            b'{"changes":[{"op_id":"x","kind":"job","id":"","action":"set","set":{},"made_at":"now"}]}',
            422,
            "wrong_form",
        ),
        (b'{"changes":"\\ud83d\\ude97"}', 422, "wrong_form"),
        (b"\xff", 400, "unreadable"),
        (b"[" * 100_000, 400, "unreadable"),
    ],
)
def test_what_is_not_of_the_form_is_a_problem_with_a_code(
    client: Client, laptop: Laptop, body: bytes, status: int, code: str
) -> None:
    answer = post(client, laptop, body)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = Problem.model_validate_json(answer.content)
    assert (answer.status_code, problem.status, problem.code) == (status, status, code)


@pytest.mark.parametrize(
    "value",
    [
        b'"\\ud800"',
        b'"\\udE97\\ud83d"',
        b"NaN",
        b"-Infinity",
        b"1e999",
        b"9223372036854775808",
        b"-1" + b"0" * 30,
    ],
)
def test_what_no_database_keeps_is_refused_whole_except_in_a_push(
    client: Client, laptop: Laptop, value: bytes
) -> None:
    headers = {**laptop.headers, "Content-Type": "application/json"}
    hello = client.post("/v1/sync/hello", content=b'{"of_a_newer_program":%b}' % value, headers=headers)
    assert (hello.status_code, hello.json()["code"]) == (400, "unreadable")
    row = b'{"op_id":"x","kind":"note","id":"n","action":"create","made_at":"2026-11-20T08:00:00Z","set":{"text":%b}}'
    push = post(client, laptop, b'{"changes":[' + row % value + b"]}")
    assert push.status_code == 200
    assert [result["outcome"] for result in push.json()["results"]] == ["rejected"]


def test_half_a_character_in_a_name_is_no_fault(client: Client) -> None:
    body = b'{"user":"\\ud800","password":"x"}'
    answer = client.post("/v1/office/sign-in", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (400, "unreadable")


def test_fields_of_a_newer_program_are_no_problem(client: Client, laptop: Laptop) -> None:
    assert post(client, laptop, b'{"changes":[],"weather":"rain"}').status_code == 200


def test_the_wrong_method_is_a_problem_too(client: Client) -> None:
    answer = client.get("/v1/sync/push")
    assert (answer.status_code, answer.json()["code"]) == (405, "wrong_method")


def test_the_description_is_complete(centre: Centre) -> None:
    description = build_app(centre).openapi()
    text = json.dumps(description)
    named = {reference.split('"')[0] for reference in text.split("#/components/schemas/")[1:]}
    assert named <= set(description["components"]["schemas"])
    for methods in description["paths"].values():
        for route in methods.values():
            assert route["description"]


def test_a_fault_of_ours_is_told_by_us_and_leaves_the_connection_to_the_next_request(
    centre: Centre, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise ZeroDivisionError("kari@example.org")

    client = Client(build_app(centre))
    monkeypatch.setattr("sync.server.routes.operating.only_tenant", failing)
    answer = client.get("/v1/health", headers={"Fieldapp-Nonce": "n-1"})
    assert (answer.status_code, answer.json()["code"]) == (500, "server_fault")
    assert (answer.headers["fieldapp-nonce"], answer.headers["fieldapp-protocol"]) == ("n-1", "1")
    assert answer.headers["content-type"] == "application/problem+json"
    (told,) = [one for one in caplog.records if one.name == "fieldapp.server"]
    assert "kari" not in told.getMessage()
    monkeypatch.undo()
    assert client.get("/v1/health").status_code == 200


def test_the_smallest_number_of_64_bits_is_kept_and_the_next_is_not() -> None:
    assert wire_http._can_be_kept(str(-(2**63)).encode())
    assert wire_http._can_be_kept(str(2**63 - 1).encode())
    assert not wire_http._can_be_kept(str(-(2**63) - 1).encode())
    assert not wire_http._can_be_kept(str(2**63).encode())


@pytest.mark.parametrize(("method", "path"), [("HEAD", "/v1/media/uploads/a%00b"), ("GET", "/v1/jobs/a%00b")])
def test_an_address_with_a_nul_is_nowhere_on_either_database(laptop: Laptop, method: str, path: str) -> None:
    headers = {**laptop.headers, "Tus-Resumable": "1.0.0"}
    assert laptop.client.request(method, path, headers=headers).status_code == 404
    answer = laptop.client.get("/v1/jobs?status=%00", headers=laptop.headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "unreadable")


def test_a_request_of_two_lengths_is_refused_and_the_connection_ends(database: Database, url: str) -> None:
    with EmbeddedServer(database.folder, url) as server:
        address = urlsplit(server.url)
        with socket.create_connection((address.hostname or "", address.port or 0), timeout=20) as line:
            line.sendall(
                b"POST /v1/sync/hello HTTP/1.1\r\nHost: centre\r\nContent-Type: application/json\r\n"
                b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                b"GET /v1/health HTTP/1.1\r\nHost: centre\r\n\r\n"
            )
            told = b""
            while piece := line.recv(65536):
                told += piece
    assert told.startswith(b"HTTP/1.1 400 ")
    assert told.count(b"HTTP/1.1 ") == 1, "what follows is nobody's request"
