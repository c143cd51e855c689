"""A mail server for the demo: real SMTP with STARTTLS and login; it keeps what it is given as files."""

from __future__ import annotations

import logging
import socket
import ssl
from datetime import timedelta
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sync.server.database import utc_now

LOGIN = "reports"
PASSWORD = "reports demo"  # noqa: S105 - a demo's password
HOST = "localhost"


class Mailbox:
    """Listens on a free port of this computer.

    Attributes:
        folder: where each letter lies as `.eml`.
        port: where it listens once started.
        certificate: file with the certificate to trust.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.certificate = folder / "certificate.pem"
        self._key = folder / "key.pem"
        _make_certificate(self.certificate, self._key)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certificate, self._key)
        # The library asks its own sessions for a field it calls deprecated, and says so at each login.
        logging.getLogger("mail.log").setLevel(logging.ERROR)
        self._controller = Controller(
            self,
            hostname=HOST,
            port=_free_port(),
            tls_context=context,
            require_starttls=True,
            auth_required=True,
            authenticator=_authenticate,
        )
        self.port: int = self._controller.port
        self._count = 0

    def start(self) -> None:
        """Begin to take letters."""
        self._controller.start()

    def stop(self) -> None:
        """Stop."""
        self._controller.stop()
        self._key.unlink(missing_ok=True)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Keep a letter."""
        self._count += 1
        content = envelope.content or b""
        (self.folder / f"{self._count}.eml").write_bytes(
            content if isinstance(content, bytes) else content.encode()
        )
        return "250 OK"


def _free_port() -> int:
    """A port nobody listens on now: aiosmtpd's controller calls itself on it, so 0 will not do."""
    with socket.create_server((HOST, 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def _authenticate(
    _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: object
) -> AuthResult:
    good = isinstance(given, LoginPassword) and given == LoginPassword(LOGIN.encode(), PASSWORD.encode())
    return AuthResult(success=good, handled=True)


def _make_certificate(certificate: Path, key: Path) -> None:
    secret = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = utc_now()
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(secret.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(secret, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key.write_bytes(
        secret.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
