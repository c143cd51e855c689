"""The key this laptop seals its reports with: made once, certified by the company at sign-in, kept encrypted."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from fieldapp.logs import EventLog
from fieldapp.store import sync_state

if TYPE_CHECKING:
    from pydantic import JsonValue
    from sqlalchemy import Connection

    from fieldapp.reports.device_key import DeviceKey
    from fieldapp.store.engine import Store

_FACT = "device_key"
_ASKED = "certificate_asked"
RENEWED_BEFORE = timedelta(days=180)
_LOG = EventLog("reports")


def own_key(store: Store, *, device_name: str, organisation: str, now: datetime) -> DeviceKey:
    """This laptop's key, made on the first call; it lies in the encrypted database.

    Until the company has certified it, its certificate is its own and carries the names given here.
    """
    from fieldapp.reports.device_key import new_device_key

    with store.reading() as connection:
        kept = _kept(connection)
    if kept is not None:
        return kept
    made = new_device_key(device_name=device_name, organisation=organisation, now=now)
    with store.writing() as connection:
        kept = _kept(connection)  # another thread may have been first
        if kept is not None:
            return kept
        _keep(connection, made)
    return made


def due_for_renewal(connection: Connection, *, now: datetime) -> str | None:
    """This laptop's public key (PEM) when the company should certify it anew, else None; asked for once a day.

    Due from `RENEWED_BEFORE` before the certificate's end on. What it sealed before is judged by the certificate it
    carries, so nothing is sealed again.
    """
    from cryptography import x509

    from fieldapp.reports.device_key import public_key_pem

    key = _kept(connection)
    if key is None or not key.chain:
        return None
    ends = x509.load_der_x509_certificate(key.certificate).not_valid_after_utc
    if ends - now > RENEWED_BEFORE or sync_state.fact(connection, _ASKED) == now.date().isoformat():
        return None
    return public_key_pem(key)


def note_renewal_asked(connection: Connection, *, now: datetime) -> None:
    """The office was asked today; a root near its own end gives no longer certificate, so once a day is enough."""
    sync_state.keep_fact(connection, _ASKED, now.date().isoformat())


def keep_certificates(connection: Connection, certificates: Sequence[str]) -> bool:
    """Within a transaction: seal with the company's certificate from now on (PEM: the device's first, root last).

    Whether they were for this laptop's key; certificates of another key are left aside, reports go on with the old.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    from fieldapp.reports.device_key import certified

    key = _kept(connection)
    if key is None or not certificates:
        return False
    try:
        ders = [
            x509.load_pem_x509_certificate(pem.encode()).public_bytes(Encoding.DER) for pem in certificates
        ]
        key = certified(key, ders)
    except ValueError as error:
        _LOG.warning("certificate_refused", error=type(error).__name__)
        return False
    _keep(connection, key)
    return True


def _keep(connection: Connection, key: DeviceKey) -> None:
    value: dict[str, JsonValue] = {
        "private_key": _text(key.private_key),
        "certificate": _text(key.certificate),
        "chain": [_text(certificate) for certificate in key.chain],
    }
    sync_state.keep_fact(connection, _FACT, value)


def _kept(connection: Connection) -> DeviceKey | None:
    from fieldapp.reports.device_key import DeviceKey

    kept = sync_state.fact(connection, _FACT)
    if not isinstance(kept, dict):
        return None
    chain = kept["chain"]
    assert isinstance(chain, list)
    return DeviceKey(
        private_key=base64.b64decode(str(kept["private_key"])),
        certificate=base64.b64decode(str(kept["certificate"])),
        chain=tuple(base64.b64decode(str(certificate)) for certificate in chain),
    )


def _text(der: bytes) -> str:
    return base64.b64encode(der).decode()
