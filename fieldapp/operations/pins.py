"""A person known by PIN, without a network. Wrong ones are counted per person, and the next has to wait."""

from __future__ import annotations

import dataclasses
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from fieldapp.domain.moments import Moment
from fieldapp.domain.people import Person
from fieldapp.domain.pin_tries import PinTries, one_more, seconds_left
from fieldapp.errors import NotAllowedNow, StorageFull, StorageReadOnly, TriedTooOften, WrongPassword
from fieldapp.store import sync_state

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from fieldapp.store.engine import Store


def check_pin(store: Store, person: Person, pin: str, *, now: Moment) -> None:
    """Pass when the PIN is this person's. Call it outside a transaction: Argon2id is slow on purpose.

    Tries are counted in the store, wherever they are made – a signature, a deviation, the locked screen – so neither
    another page nor a restart begins anew.

    Raises:
        NotAllowedNow: the person has none yet.
        TriedTooOften: the last wrong one was too short a time ago; this one was not looked at.
        WrongPassword: it does not fit.
    """
    # 30 ms to import; few gestures need it.
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    if not person.verifier:
        raise NotAllowedNow(
            f"{person.name} has no PIN yet; the office sets one, then sync.", reasons=("no_pin",)
        )
    with store.reading() as connection:
        tries = _tries(connection, person)
    if seconds := seconds_left(tries, now):
        raise TriedTooOften(
            f"The PIN of {person.name} was wrong {tries.wrong if tries else 0} times; "
            f"try again in {seconds} seconds.",
            seconds=seconds,
        )
    try:
        PasswordHasher().verify(person.verifier, pin)
    except (VerificationError, InvalidHashError) as error:
        seconds = _count(store, person, now)
        raise WrongPassword(
            f"The PIN does not fit {person.name}; only {person.name} may type it.",
            person=person.name,
            seconds=seconds,
        ) from error
    if tries is not None:
        # On a full disk the person must still get at the open screen; then the old count stays.
        with suppress(StorageFull, StorageReadOnly), store.writing() as connection:
            sync_state.keep_fact(connection, _fact(person), None)


def check_own_pin(store: Store, pin: str, *, now: Moment) -> None:
    """Pass when the PIN is that of the person signed in on this laptop.

    Raises:
        NotAllowedNow: they have none yet.
        TriedTooOften: the last wrong one was too short a time ago.
        WrongPassword: it does not fit.
    """
    from fieldapp.operations.technician import technician

    with store.reading() as connection:
        own = technician(connection)
    check_pin(store, own, pin, now=now)


def person_of(store: Store, person_id: str | None) -> Person | None:
    """A person of the company, None when unknown here."""
    from fieldapp.store import rows

    with store.reading() as connection:
        found: Person | None = rows.find(connection, "person", person_id)
    return found


def _count(store: Store, person: Person, now: Moment) -> int:
    """One more wrong try; the seconds to wait from now."""
    with store.writing() as connection:
        tries = one_more(_tries(connection, person), now)
        kept = dataclasses.asdict(tries) | {"at": tries.at.isoformat()}
        sync_state.keep_fact(connection, _fact(person), kept)
    return seconds_left(tries, now)


def _tries(connection: Connection, person: Person) -> PinTries | None:
    kept = sync_state.fact(connection, _fact(person))
    if not isinstance(kept, dict):
        return None
    return PinTries(
        wrong=int(str(kept["wrong"])),
        at=datetime.fromisoformat(str(kept["at"])),
        boot_seconds=float(str(kept["boot_seconds"])),
        boot_id=str(kept["boot_id"]),
    )


def _fact(person: Person) -> str:
    return f"pin_tries {person.id}"
