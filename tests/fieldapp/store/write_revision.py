"""Writes the next revision and its saved database from what the tables of the code have beyond the newest one.

    python tests/fieldapp/store/write_revision.py 0003 estimates "Estimates and their approvals."

Then raise HEAD and KNOWN_REVISIONS in `fieldapp/store/connecting.py`. A new column that may not be empty needs its
value for rows that are there already: `--fill TABLE.COLUMN=SQL`, otherwise an empty text.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from sqlalchemy import Table  # noqa: E402 - run as a script from anywhere
from sqlalchemy.dialects import sqlite  # noqa: E402
from sqlalchemy.schema import CreateIndex, CreateTable  # noqa: E402
from sqlcipher3 import dbapi2  # noqa: E402 - stdlib's may be too old for the search tables

from fieldapp.store.tables import METADATA  # noqa: E402

SAVED = Path(__file__).parent / "saved_versions"
VERSIONS = ROOT / "fieldapp/store/migrations/versions"
DIALECT = sqlite.dialect()
ROWS = ("alembic_version", "job", "answer", "outbox")
HEADER = '''"""{doc}"""

from alembic import op

revision = "{number}"
down_revision = "{previous}"

# Plain SQL, so that this step says for ever what it said on its first day. A table that gets columns is made anew:
# SQLite adds a column only at the end, and never without a default.
_STATEMENTS = (
'''
FOOTER = ''')


def upgrade() -> None:
    """Take the step."""
    for statement in _STATEMENTS:
        op.execute(statement)
'''


def statements(old: Any, fill: dict[str, str]) -> list[str]:
    """SQL from the tables of `old` to those of the code."""
    there = {row[0] for row in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    found: list[str] = []
    for table in METADATA.sorted_tables:
        if table.name not in there:
            found += [_create(table), *_indexes(table)]
            continue
        before = [row[1] for row in old.execute(f"PRAGMA table_info({table.name})")]
        if before != [column.name for column in table.columns]:
            found += _made_anew(table, before, fill)
    return found


def _create(table: Table) -> str:
    return str(CreateTable(table).compile(dialect=DIALECT))


def _indexes(table: Table) -> list[str]:
    ordered = sorted(table.indexes, key=lambda index: str(index.name))
    return [str(CreateIndex(index).compile(dialect=DIALECT)) for index in ordered]


def _made_anew(table: Table, before: list[str], fill: dict[str, str]) -> list[str]:
    kept = [name for name in before if name in table.c]
    added = [column.name for column in table.c if column.name not in before and not column.nullable]
    into = ", ".join(f'"{name}"' for name in (*kept, *added))
    values = ", ".join(
        [*(f'"{name}"' for name in kept), *(fill.get(f"{table.name}.{name}", "''") for name in added)]
    )
    return [
        f"ALTER TABLE {table.name} RENAME TO {table.name}_before",
        _create(table),
        f"INSERT INTO {table.name} ({into}) SELECT {values} FROM {table.name}_before",
        f"DROP TABLE {table.name}_before",
        *_indexes(table),
    ]


def saved(database: Any) -> str:
    """A database as a script: its schema, and the rows the tests look for."""
    search = {
        row[0]
        for row in database.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
    }
    order = "CASE type WHEN 'table' THEN 0 ELSE 1 END, name"
    lines = [
        " ".join(sql.split()) + ";"
        for name, sql in database.execute(
            f"SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY {order}"
        )
        if not name.startswith("sqlite_") and not any(name.startswith(f"{one}_") for one in search)
    ]
    for table in ROWS:
        rows = database.execute(f"SELECT * FROM {table}")
        names = ", ".join(f'"{column[0]}"' for column in rows.description)
        lines += [f"INSERT INTO {table} ({names}) VALUES ({', '.join(map(_literal, row))});" for row in rows]
    return "\n".join(lines) + "\n"


def _literal(value: object) -> str:
    if value is None or isinstance(value, int | float):
        return "NULL" if value is None else str(value)
    return "'" + str(value).replace("'", "''") + "'"


def wrapped(statement: str) -> str:
    """A statement as lines of at most 100 characters inside triple quotes."""
    lines, line = [], ""
    for word in " ".join(statement.split()).split(" "):
        if len(line) + len(word) > 95:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return '    """' + "\n    ".join([*lines, line]) + '""",\n'


def main() -> None:
    """Write the revision and its saved database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number")
    parser.add_argument("name")
    parser.add_argument("doc")
    parser.add_argument("--fill", action="append", default=[], metavar="TABLE.COLUMN=SQL")
    args = parser.parse_args()
    previous = max(path.stem for path in SAVED.glob("*.sql") if path.stem < args.number)
    database = dbapi2.connect(":memory:")
    database.executescript((SAVED / f"{previous}.sql").read_text(encoding="utf-8"))
    steps = statements(database, dict(one.split("=", 1) for one in args.fill))
    for step in steps:
        database.execute(step)
    database.execute("UPDATE alembic_version SET version_num = ?", (args.number,))
    header = HEADER.format(doc=args.doc, number=args.number, previous=previous)
    (VERSIONS / f"{args.number}_{args.name}.py").write_text(
        header + "".join(wrapped(step) for step in steps) + FOOTER, encoding="utf-8"
    )
    (SAVED / f"{args.number}.sql").write_text(saved(database), encoding="utf-8")


if __name__ == "__main__":
    main()
