"""A person known by PIN, without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.domain.people import Person
from fieldapp.errors import NotAllowedNow, WrongPassword

if TYPE_CHECKING:
    from fieldapp.store.engine import Store


def check_pin(person: Person, pin: str) -> None:
    """Pass when the PIN is this person's. Call it outside a transaction: Argon2id is slow on purpose.

    Raises:
        NotAllowedNow: the person has none yet.
        WrongPassword: it does not fit.
    """
    # 30 ms to import; few gestures need it.
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    if not person.verifier:
        raise NotAllowedNow(
            f"{person.name} has no PIN yet; the office sets one, then sync.", reasons=("no_pin",)
        )
    try:
        PasswordHasher().verify(person.verifier, pin)
    except (VerificationError, InvalidHashError) as error:
        raise WrongPassword(
            f"The PIN does not fit {person.name}; only {person.name} may type it.", person=person.name
        ) from error


def check_own_pin(store: Store, pin: str) -> None:
    """Pass when the PIN is that of the person signed in on this laptop.

    Raises:
        NotAllowedNow: they have none yet.
        WrongPassword: it does not fit.
    """
    from fieldapp.operations.technician import technician

    with store.reading() as connection:
        own = technician(connection)
    check_pin(own, pin)


def person_of(store: Store, person_id: str | None) -> Person | None:
    """A person of the company, None when unknown here."""
    from fieldapp.store import rows

    with store.reading() as connection:
        found: Person | None = rows.find(connection, "person", person_id)
    return found
