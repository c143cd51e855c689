"""The technician of this laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldapp.domain.people import Person, Role
from fieldapp.errors import NotSignedIn
from fieldapp.store import rows, sync_state

if TYPE_CHECKING:
    from sqlalchemy import Connection


def technician(connection: Connection) -> Person:
    """Who is signed in on this profile.

    Raises:
        NotSignedIn: nobody was yet.
    """
    session = sync_state.session(connection)
    if session is None:
        raise NotSignedIn("Nobody is signed in on this laptop; sign in first.")
    person: Person | None = rows.find(connection, "person", session.person_id)
    return person or Person(id=session.person_id, name=session.person_name, role=Role.TECHNICIAN)


def technician_id(connection: Connection) -> str:
    """The id of who is signed in.

    Raises:
        NotSignedIn: nobody was yet.
    """
    return technician(connection).id
