"""What an import did, and what it remembers so that the same file again does nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from pydantic import JsonValue
from sqlalchemy import Connection

from fieldapp.errors import InputProblem, InputRefused
from sync.server import tables
from sync.server.database import stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """Rows of the file by what became of them."""

    what: str
    created: int = 0
    changed: int = 0
    unchanged: int = 0

    @property
    def sentence(self) -> str:
        """What a person is told."""
        rows = self.created + self.changed + self.unchanged
        if self.created + self.changed == 0:
            return f"Nothing changed: the centre already had all {rows} {self.what} as in this file."
        return f"{rows} {self.what} read: {self.created} new, {self.changed} changed, {self.unchanged} as before."


def refuse(what: str, problems: list[InputProblem]) -> InputRefused:
    """The refusal of a whole file, every problem named in the order of its rows."""
    ordered = tuple(sorted(problems, key=lambda problem: problem.row or 0))
    count = "1 mistake" if len(ordered) == 1 else f"{len(ordered)} mistakes"
    return InputRefused(
        f"The {what} were not imported: the file has {count}. Nothing was changed.", problems=ordered
    )


class Remembered:
    """What earlier imports of one kind said, by key."""

    def __init__(self, connection: Connection, tenant: str, what: str, *, now: datetime) -> None:
        self._connection = connection
        self._tenant = tenant
        self._what = what
        self._now = now
        table = tables.import_row
        self._known: dict[str, dict[str, JsonValue]] = {
            key: json.loads(content)
            for key, content in connection.execute(
                sa.select(table.c.key, table.c.content).where(table.c.tenant == tenant, table.c.what == what)
            )
        }

    def known(self, key: str) -> bool:
        """Whether this thing was imported before."""
        return key in self._known

    def earlier(self, key: str) -> Mapping[str, JsonValue]:
        """What was said of it last; empty the first time."""
        return self._known.get(key, {})

    def differing(self, key: str, content: Mapping[str, JsonValue]) -> set[str]:
        """The columns that say something else than last time; all of them the first time."""
        earlier = self.earlier(key)
        return {name for name, value in content.items() if name not in earlier or earlier[name] != value}

    def keep(self, contents: Mapping[str, Mapping[str, JsonValue]]) -> None:
        """Remember what this file says."""
        table = tables.import_row
        if not contents:
            return
        self._connection.execute(
            sa.delete(table).where(
                table.c.tenant == self._tenant,
                table.c.what == self._what,
                table.c.key == sa.bindparam("b_key"),
            ),
            [{"b_key": key} for key in contents],
        )
        self._connection.execute(
            sa.insert(table),
            [
                {
                    "tenant": self._tenant,
                    "what": self._what,
                    "key": key,
                    "content": json.dumps(content, ensure_ascii=False, sort_keys=True),
                    "at": stamp(self._now),
                }
                for key, content in contents.items()
            ],
        )
