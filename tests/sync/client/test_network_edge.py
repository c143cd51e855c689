"""The edge to the network: real sockets, addresses that are none, answers that are none, and waiting times."""

import gzip
import random
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from pydantic import BaseModel
from world import PASSWORD, URL, Laptop

from fieldapp.errors import (
    FieldAppError,
    NotAllowedNow,
    NotAuthorised,
    NotOurServer,
    Refused,
    ServerUnreachable,
    WrongAddress,
    WrongPassword,
)
from fieldapp.operations.device_key import own_key
from fieldapp.store import sync_state
from fieldapp.store.engine import Store, open_store
from sync.client.backoff import LONGEST_SECONDS, Backoff
from sync.client.sign_in import SignedIn, sign_in
from sync.client.transport import (
    BUFFER_BYTES,
    HttpAnswer,
    HttpRequest,
    Interrupted,
    Interruptible,
    RequestsSend,
    Server,
    checked_address,
)
from sync.protocol.wire import NONCE_HEADER, PROTOCOL_HEADER, HelloAnswer, HelloRequest


class Word(BaseModel):
    word: str


@contextmanager
def serving(answer: Any, *, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """A real HTTP server on this machine that answers with `answer(handler)`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            answer(self)

        def do_CONNECT(self) -> None:
            answer(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def reply(handler: BaseHTTPRequestHandler, body: bytes, kind: str = "application/json", **more: str) -> None:
    handler.send_response(200)
    headers = {
        "Content-Type": kind,
        "Content-Length": str(len(body)),
        PROTOCOL_HEADER: "1",
        NONCE_HEADER: handler.headers[NONCE_HEADER],
        **more,
    }
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def ask(url: str) -> Word:
    send = RequestsSend(url)
    try:
        return Server(send).call("POST", "/v1/word", answer=Word, body=Word(word="x" * 2000))
    finally:
        send.close()


def test_an_answer_over_a_real_socket_is_read_and_unpacked() -> None:
    got: list[bytes] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        assert handler.headers["Content-Encoding"] == "gzip"
        got.append(gzip.decompress(handler.rfile.read(int(handler.headers["Content-Length"]))))
        reply(handler, gzip.compress(b'{"word": "ja"}'), **{"Content-Encoding": "gzip"})

    with serving(answer) as url:
        assert ask(url).word == "ja"
    assert got == [Word(word="x" * 2000).model_dump_json().encode()]


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda handler: reply(handler, b"<html>Welcome</html>", "text/html"),
        lambda handler: reply(handler, b'{"word": "ja"}', **{NONCE_HEADER: "another"}),
        lambda handler: reply(handler, b'{"other": 1}'),
        lambda handler: reply(handler, b"not json"),
        lambda handler: handler.send_error(501, "Unsupported method ('POST')"),
    ],
    ids=["html", "another nonce", "another form", "broken", "a web server that knows no POST"],
)
def test_an_answer_that_is_none_of_ours_is_said_in_a_sentence(spoiled: Any) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.rfile.read(int(handler.headers["Content-Length"]))
        spoiled(handler)

    with serving(answer) as url, pytest.raises(NotOurServer, match="not a Field Companion server"):
        ask(url)


def test_a_redirect_to_a_login_page_is_not_followed() -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.rfile.read(int(handler.headers["Content-Length"]))
        handler.send_response(302)
        handler.send_header("Location", "http://elsewhere.invalid/")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    with serving(answer) as url, pytest.raises(NotOurServer):
        ask(url)


def test_a_connection_that_breaks_is_no_answer() -> None:
    with serving(lambda handler: handler.connection.close()) as url, pytest.raises(ServerUnreachable):
        ask(url)


def test_nobody_listening_and_no_such_name_are_no_answer() -> None:
    with serving(lambda handler: None) as url:
        pass
    for nowhere in (url, "https://server.invalid"):
        with pytest.raises(ServerUnreachable, match="Nothing is lost"):
            ask(nowhere)


@pytest.mark.parametrize(
    "address",
    ["office", "localhost:8470", "ftp://office", "http://", "https://[", "http://office:99999", " ", ""],
)
def test_what_is_no_address_is_said_in_a_sentence(address: str) -> None:
    with pytest.raises(WrongAddress, match="no address of a server"):
        checked_address(address)


def test_an_address_is_kept_without_what_was_typed_around_it() -> None:
    assert checked_address(" HTTPS://office.example/fieldapp/ ") == "HTTPS://office.example/fieldapp"


def answered(status: int, body: bytes = b"", ours: bool = True, **headers: str) -> Server:
    def send(request: HttpRequest) -> HttpAnswer:
        named = (
            {NONCE_HEADER.lower(): request.headers[NONCE_HEADER], PROTOCOL_HEADER.lower(): "1"}
            if ours
            else {}
        )
        return HttpAnswer(status=status, headers={**named, **headers}, body=body)

    return Server(send)


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (403, "not_authorised", NotAuthorised),
        (401, "wrong_password", WrongPassword),
        (404, "not_found", Refused),
        (429, "slow_down", ServerUnreachable),
        (429, "too_many_attempts", Refused),
        (500, "server_fault", ServerUnreachable),
        (503, "busy", ServerUnreachable),
    ],
)
def test_what_the_server_says_becomes_one_of_our_errors(
    status: int, code: str, expected: type[FieldAppError]
) -> None:
    problem = f'{{"title": "t", "status": {status}, "code": "{code}", "detail": "d"}}'.encode()
    with pytest.raises(expected) as raised:
        answered(status, problem, **{"retry-after": "7"}).exchange("GET", "/v1/x")
    assert type(raised.value) is expected


def test_a_proxy_without_its_server_is_no_answer_and_its_wait_is_kept() -> None:
    with pytest.raises(ServerUnreachable) as raised:
        answered(502, ours=False, **{"retry-after": "30"}).exchange("GET", "/v1/x")
    assert raised.value.facts["retry_after"] == 30


def test_a_proxy_of_the_computer_is_used_and_after_a_failure_the_one_it_has_by_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def pass_on(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        handler.rfile.read(int(handler.headers["Content-Length"]))
        reply(handler, b'{"word": "ja"}')

    for name in ("no_proxy", "NO_PROXY", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # nobody: the network this laptop was in before
    send = RequestsSend("http://office.example")
    server = Server(send)
    with serving(pass_on) as proxy:
        monkeypatch.setenv("http_proxy", proxy)
        with pytest.raises(ServerUnreachable):
            server.call("POST", "/v1/word", answer=Word, body=Word(word="x"))
        assert server.call("POST", "/v1/word", answer=Word, body=Word(word="x")).word == "ja"
    send.close()
    assert asked == ["http://office.example/v1/word"]


def test_waiting_grows_to_a_quarter_of_an_hour_and_begins_anew() -> None:
    backoff = Backoff(random.Random(1))
    waits = [backoff.failed() for _ in range(2000)]
    assert waits[0] <= 2
    assert max(waits) <= LONGEST_SECONDS
    assert max(waits[20:]) > LONGEST_SECONDS * 0.99
    assert min(waits[20:]) < LONGEST_SECONDS * 0.01
    backoff.reset()
    assert backoff.failed() <= 2


def test_the_server_may_ask_for_a_longer_wait() -> None:
    assert Backoff().failed(retry_after=120) >= 120


def test_signing_in_keeps_who_and_where(laptop: Laptop) -> None:
    with laptop.store.reading() as connection:
        session = sync_state.session(connection)
    assert session is not None
    assert (session.server_url, session.person_name, session.tenant) == (URL, "Kari", "main")
    assert session.access
    assert session.refresh


@pytest.mark.parametrize("wrong", [{"password": "no"}, {"device_code": "AAAAA-BBBBB"}])
def test_a_wrong_word_at_sign_in_changes_nothing(laptop: Laptop, wrong: dict[str, str]) -> None:
    with laptop.store.reading() as connection:
        before = sync_state.session(connection)
    with pytest.raises(WrongPassword, match="wrong"):
        laptop.sign_in(**wrong)
    with laptop.store.reading() as connection:
        assert sync_state.session(connection) == before


def test_a_profile_is_not_given_to_somebody_else(laptop: Laptop) -> None:
    odd = laptop.office.hire("odd")
    with pytest.raises(NotAllowedNow, match="belongs to kari"):
        sign_in(
            laptop.store,
            laptop.server,
            server_url=URL,
            user="odd",
            password=PASSWORD,
            device_code=laptop.office.code(odd),
            device_name="laptop",
            now=laptop.clock(),
        )
    assert laptop.sync().pulled


def test_signing_in_again_is_the_same_device(laptop: Laptop) -> None:
    def device() -> str:
        with laptop.store.reading() as connection:
            session = sync_state.session(connection)
        assert session is not None
        return session.device_id

    first = device()
    with laptop.store.writing() as connection:
        sync_state.keep_session(connection, None)
    laptop.sign_in()
    assert device() == first


def test_a_password_of_the_user_for_the_host_does_not_replace_our_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login kari password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    got: list[str] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        got.append(handler.headers["Authorization"])
        reply(handler, b"{}")

    with serving(answer) as url:
        send = RequestsSend(url)
        Server(send).exchange("POST", "/v1/x", token="ours")
        send.close()
    assert got == ["Bearer ours"]


def test_window_and_command_do_not_both_spend_the_refresh_token(laptop: Laptop) -> None:
    laptop.sync()
    laptop.clock.pass_(hours=5)
    laptop.network.log.clear()
    store = open_store(laptop.folder, laptop.key)
    gate = threading.Barrier(2)

    def renew(where: Store) -> None:
        gate.wait()
        hello = SignedIn(where, Server(slow), clock=laptop.clock)
        hello.call("POST", "/v1/sync/hello", answer=HelloAnswer, body=HelloRequest())

    turn = threading.Lock()

    def slow(request: HttpRequest) -> HttpAnswer:
        time.sleep(0.05)
        with turn:  # the application in this process serves one at a time
            return laptop.network(request)

    threads = [threading.Thread(target=renew, args=(where,)) for where in (laptop.store, store)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.close()
    assert laptop.network.asked("/v1/refresh") == 1
    laptop.sync()


def test_signing_in_brings_the_companys_certificate_for_this_laptops_key(laptop: Laptop) -> None:
    key = own_key(laptop.store, device_name="", organisation="", now=laptop.clock())

    leaf = x509.load_der_x509_certificate(key.certificate)
    (root,) = (x509.load_der_x509_certificate(der) for der in key.chain)
    leaf.verify_directly_issued_by(root)
    assert root.issuer == root.subject


def test_a_body_that_is_sent_again_begins_anew() -> None:
    content = random.Random(1).randbytes(2 * BUFFER_BYTES + 1)
    body = Interruptible(content, urgent=lambda: False)
    assert [b"".join(body), b"".join(body)] == [content, content]
    assert body.sent == len(content)


def test_a_body_gives_way_between_two_pieces_of_64_kib() -> None:
    body = Interruptible(bytes(3 * BUFFER_BYTES), urgent=lambda: body.sent >= 2 * BUFFER_BYTES)
    with pytest.raises(Interrupted):
        list(body)
    assert body.sent == 2 * BUFFER_BYTES
