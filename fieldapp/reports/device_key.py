"""The key a laptop seals reports with, and the certificates that say whose it is.

Needs no PDF library, so that signing in can make a key and the centre can certify one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

# A device key's certificate outlives the laptop; what it sealed is judged at sealing time.
VALID_FOR = timedelta(days=3653)
# A laptop's clock may be a little ahead of whoever looks at the certificate.
EARLIER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DeviceKey:
    """A device's signing key and who vouches for it.

    `private_key`: PKCS #8 DER, unencrypted – keep it where the database key protects it. `certificate`: DER.
    `chain`: DER certificates from the certificate's issuer upwards; empty for a self-signed one.
    """

    private_key: bytes
    certificate: bytes
    chain: tuple[bytes, ...] = ()


def new_device_key(*, device_name: str, organisation: str, now: datetime) -> DeviceKey:
    """A new EC P-256 key with a certificate of its own, until the company's authority certifies the key.

    `now` is aware. Names are cut to the 64 characters X.509 allows.
    """
    private_key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64] or "Field Companion"),
            x509.NameAttribute(NameOID.COMMON_NAME, device_name[:64] or "Field Companion"),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private_key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # a laptop's clock may be a little ahead
        .not_valid_after(now + VALID_FOR)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=False,
                crl_sign=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(private_key.public_key()), critical=False)
        .sign(private_key, hashes.SHA256())
    )
    return DeviceKey(
        private_key=private_key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
        certificate=certificate.public_bytes(serialization.Encoding.DER),
    )


def public_key_pem(key: DeviceKey) -> str:
    """The public half, as a laptop shows it to the centre when it signs in."""
    certificate = x509.load_der_x509_certificate(key.certificate)
    return (
        certificate.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )


def certified(key: DeviceKey, certificates: Sequence[bytes]) -> DeviceKey:
    """The same key with the company's certificate for it: DER, the device's first, the root last.

    Raises:
        ValueError: they are not certificates, or not for this key.
    """
    first, *chain = (x509.load_der_x509_certificate(der) for der in certificates)
    own = x509.load_der_x509_certificate(key.certificate)
    if first.public_key() != own.public_key():
        raise ValueError("the certificate is for another key")
    try:
        for certificate, issuer in zip((first, *chain), chain, strict=False):
            certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, TypeError) as error:
        raise ValueError("the certificates do not vouch for one another") from error
    return DeviceKey(private_key=key.private_key, certificate=certificates[0], chain=tuple(certificates[1:]))
