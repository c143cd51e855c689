"""Today before anything heavy is loaded: one bare SQLCipher connection, no SQLAlchemy, no pydantic.

The first window paints from this; `views.today` follows with the same value once the rest of the program is loaded.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from fieldapp.domain.screens.today import TodayScreen
from fieldapp.store.connecting import HEAD, check_revision, connect, translated
from fieldapp.store.lines import read_day


def read(database: Path, key: bytes, *, day: date) -> TodayScreen | None:
    """The day of whoever is signed in; None when the full start must come first.

    That is: no database yet, one of an older schema, or nobody signed in.

    Raises:
        DatabaseNewer: a newer program made the database.
        DatabaseDamaged: the file is no database, or the key is another one's.
    """
    if not database.exists():
        return None
    connection = connect(database, key)
    try:
        if check_revision(connection) != HEAD:
            return None
        technician_id = _signed_in(connection)
        if technician_id is None:
            return None
        with translated():
            return read_day(connection.execute, day=day, technician_id=technician_id)
    finally:
        connection.close()


def _signed_in(connection: Any) -> str | None:
    with translated():
        row = connection.execute("SELECT value FROM fact WHERE name = 'session'").fetchone()
    session = json.loads(row[0]) if row else None
    return str(session["person_id"]) if session else None
