"""The one form of our signatures: CMS SignedData as PAdES baseline wants it (RFC 5652, ETSI EN 319 142-1).

One signer, ECDSA over SHA-256, the device's certificate and its issuers inside, no signature time (the PDF has it), DER
throughout. `seal` writes it; `strict_signature` takes nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from asn1crypto import algos, cms, core

_SEQUENCE, _SET, _OCTETS, _CONTEXT_0 = 0x30, 0x31, 0x04, 0xA0
_VERSION_1 = core.Integer(1).dump()
_SHA256 = algos.DigestAlgorithm({"algorithm": "sha256"}).dump()
_ECDSA_WITH_SHA256 = algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}).dump()
_DATA, _SIGNED_DATA = cms.ContentType("data").dump(), cms.ContentType("signed_data").dump()
_CONTENT_TYPE = core.ObjectIdentifier("1.2.840.113549.1.9.3").dump()
_MESSAGE_DIGEST = core.ObjectIdentifier("1.2.840.113549.1.9.4").dump()
_SIGNING_CERTIFICATE = core.ObjectIdentifier("1.2.840.113549.1.9.16.2.47").dump()


def attributes_of(digest: bytes, certificate: bytes) -> bytes:
    """What is signed beside the file's SHA-256: that it is data, and by which certificate (DER; RFC 5035)."""
    named = _der(_SEQUENCE, _der(_OCTETS, hashlib.sha256(certificate).digest()))
    attributes = (
        _attribute(_CONTENT_TYPE, _DATA),
        _attribute(_MESSAGE_DIGEST, _der(_OCTETS, digest)),
        _attribute(_SIGNING_CERTIFICATE, _der(_SEQUENCE, _der(_SEQUENCE, named))),
    )
    return b"".join(sorted(attributes))  # the order DER gives a set


def to_be_signed(attributes: bytes) -> bytes:
    """The bytes that ECDSA signs."""
    return _der(_SET, attributes)


def issuer_and_serial(issuer: bytes, serial_number: int) -> bytes:
    """Names a certificate by its issuer (DER) and number."""
    return _der(_SEQUENCE, issuer, core.Integer(serial_number).dump())


def cms_bytes(
    certificates: Sequence[bytes], *, issuer_and_serial: bytes, attributes: bytes, signature: bytes
) -> bytes:
    """The signature as it stands in the file; certificates in DER, the signer's first."""
    signer = _der(
        _SEQUENCE,
        _VERSION_1,
        issuer_and_serial,
        _SHA256,
        _der(_CONTEXT_0, attributes),
        _ECDSA_WITH_SHA256,
        _der(_OCTETS, signature),
    )
    signed_data = _der(
        _SEQUENCE,
        _VERSION_1,
        _der(_SET, _SHA256),
        _der(_SEQUENCE, _DATA),
        _der(_CONTEXT_0, *sorted(certificates)),
        _der(_SET, signer),
    )
    return _der(_SEQUENCE, _SIGNED_DATA, _der(_CONTEXT_0, signed_data))


def _attribute(kind: bytes, value: bytes) -> bytes:
    return _der(_SEQUENCE, kind, _der(_SET, value))


def _der(tag: int, *parts: bytes) -> bytes:
    """One value in DER: tag, length in as few bytes as it takes, content."""
    content = b"".join(parts)
    length = len(content)
    if length < 128:
        return bytes((tag, length)) + content
    octets = length.to_bytes((length.bit_length() + 7) // 8)
    return bytes((tag, 0x80 | len(octets))) + octets + content
