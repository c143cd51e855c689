"""Why the office is not reached, by real sockets: each cause a person can do something about is told as itself."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from test_network_edge import ask, reply, serving

from fieldapp.errors import FieldAppError, NotOurServer, ServerUnreachable

TODAY = datetime.now(UTC)


@contextmanager
def over_tls(folder: Path, *, begins: timedelta, ends: timedelta, name: str) -> Iterator[tuple[str, str]]:
    """A server with a certificate of its own; its address and a file by which that would be trusted."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(TODAY + begins)
        .not_valid_after(TODAY + ends)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    shown, kept = folder / "certificate.pem", folder / "key.pem"
    shown.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    kept.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(shown, kept)
    with serving(lambda handler: reply(handler, b'{"word": "ja"}'), tls=context) as url:
        yield url.replace("http://127.0.0.1", "https://localhost"), str(shown)


def code_of(url: str) -> str:
    with pytest.raises(FieldAppError) as caught:
        ask(url)
    assert caught.value.exit_code == 3, "nothing is lost, it is tried again"
    return caught.value.code


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("begins", "ends", "name", "trusted", "code"),
    [
        (-DAY, DAY, "localhost", False, "not_trusted"),
        (-DAY, DAY, "portal.example", True, "not_trusted"),
        (-9 * DAY, -DAY, "localhost", True, "wrong_date"),
        (DAY, 9 * DAY, "localhost", True, "wrong_date"),
    ],
    ids=["of nobody we know", "of another name", "no longer valid", "not valid yet"],
)
def test_a_certificate_is_refused_and_the_reason_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    begins: timedelta,
    ends: timedelta,
    name: str,
    trusted: bool,
    code: str,
) -> None:
    with over_tls(tmp_path, begins=begins, ends=ends, name=name) as (url, certificate):
        if trusted:
            monkeypatch.setenv("REQUESTS_CA_BUNDLE", certificate)
        assert code_of(url) == code


def test_one_that_is_right_lets_the_answer_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with over_tls(tmp_path, begins=-DAY, ends=DAY, name="localhost") as (url, certificate):
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", certificate)
        assert ask(url).word == "ja"


def test_one_that_speaks_no_tls_is_not_trusted_either() -> None:
    with serving(lambda handler: reply(handler, b"")) as url:
        assert code_of(url.replace("http://", "https://")) == "not_trusted"


def test_a_line_that_ends_while_the_certificate_is_asked_for_is_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:

        def hang_up() -> None:
            for _ in range(2):  # as often as one question is put
                with suppress(OSError):
                    door.accept()[0].close()

        Thread(target=hang_up, daemon=True).start()
        assert code_of(f"https://127.0.0.1:{door.getsockname()[1]}") == "server_unreachable"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_wants_a_password_is_told(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    with serving(lambda handler: handler.send_error(407)) as proxy:
        monkeypatch.setenv(f"{scheme}_proxy", proxy)
        assert code_of(f"{scheme}://office.invalid") == "proxy_refused"


def without_our_headers(status: int, **headers: str) -> Any:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response_only(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


LATER = format_datetime(datetime(2011, 1, 1, 0, 2, tzinfo=UTC), usegmt=True)
THEN = format_datetime(datetime(2011, 1, 1, tzinfo=UTC), usegmt=True)


@pytest.mark.parametrize(
    ("status", "headers", "wait"),
    [
        (429, {"Retry_After": "30"}, 30),
        (503, {"Retry_After": LATER, "Date": THEN}, 120),
        (503, {"Retry_After": LATER}, 0),
        (503, {"Retry_After": "9" * 5000}, 3600),
        (503, {"Retry_After": "soon"}, None),
        (502, {}, None),
    ],
    ids=["seconds", "a time by their clock", "a time gone by", "for ever", "no form of it", "none"],
)
def test_a_gateways_wait_is_kept_in_either_form_and_for_an_hour_at_most(
    status: int, headers: dict[str, str], wait: int | None
) -> None:
    with serving(without_our_headers(status, **headers)) as url, pytest.raises(ServerUnreachable) as caught:
        ask(url)
    assert caught.value.facts["retry_after"] == wait


def test_a_length_that_is_no_number_is_no_fault_of_the_program() -> None:
    page = without_our_headers(200, Connection="close", Content_Length="abc", Content_Type="text/html")
    with serving(page) as url, pytest.raises((NotOurServer, ServerUnreachable)):
        ask(url)
