"""A laptop's certificate is renewed before its end, by the way, and what it sealed before stays as it is."""

from __future__ import annotations

from datetime import datetime

from cryptography import x509
from world import Clock, Laptop

from fieldapp.operations.device_key import RENEWED_BEFORE, own_key
from fieldapp.reports.device_key import DeviceKey

ROUTE = "/v1/device/certificate"


def key(laptop: Laptop) -> DeviceKey:
    return own_key(laptop.store, device_name="", organisation="", now=laptop.clock())


def end(laptop: Laptop) -> datetime:
    return x509.load_der_x509_certificate(key(laptop).certificate).not_valid_after_utc


def test_it_is_renewed_for_the_same_key_once_its_end_is_near(laptop: Laptop, clock: Clock) -> None:
    laptop.sync()
    before = key(laptop)
    first_end = end(laptop)
    assert laptop.network.asked(ROUTE) == 0
    with laptop.store.writing() as connection:
        kept = connection.exec_driver_sql("SELECT value FROM fact WHERE name = 'device_key'").scalar()
    clock.pass_(days=(first_end - clock() - RENEWED_BEFORE).days + 1)
    laptop.sign_in()
    with laptop.store.writing() as connection:  # as if signing in had not certified it by the way
        connection.exec_driver_sql("UPDATE fact SET value = ? WHERE name = 'device_key'", (kept,))

    laptop.sync()
    laptop.sync()

    after = key(laptop)
    assert laptop.network.asked(ROUTE) == 1
    assert after.private_key == before.private_key
    assert end(laptop) > first_end
    leaf, root = (x509.load_der_x509_certificate(one) for one in (after.certificate, *after.chain))
    leaf.verify_directly_issued_by(root)
    assert after.chain == before.chain
