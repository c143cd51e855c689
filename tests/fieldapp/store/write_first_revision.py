"""Writes the first revision anew from the tables: `python tests/fieldapp/store/write_first_revision.py`.

Only until the first release; from then on a change of the tables is a revision of its own.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from sqlalchemy.dialects import sqlite  # noqa: E402 - run as a script from anywhere
from sqlalchemy.schema import CreateIndex, CreateTable  # noqa: E402

from fieldapp.store.tables import METADATA, SEARCH_INDEXES, search_ddl  # noqa: E402

TARGET = ROOT / "fieldapp/store/migrations/versions/0001_first.py"
HEADER = '''"""The first tables of a laptop's database."""

from alembic import op

revision = "0001"
down_revision = None

# Plain SQL, so that this step says for ever what it said on its first day.
_STATEMENTS = (
'''
FOOTER = ''')


def upgrade() -> None:
    """Make the first tables."""
    for statement in _STATEMENTS:
        op.execute(statement)
'''


def statements() -> list[str]:
    """SQL of every table and index."""
    dialect = sqlite.dialect()
    made = []
    for table in METADATA.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        made.extend(
            str(CreateIndex(index).compile(dialect=dialect))
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        )
    return [*made, *(search_ddl(name) for name in SEARCH_INDEXES)]


def wrapped(statement: str) -> str:
    """A statement as lines of at most 100 characters inside triple quotes."""
    words = " ".join(statement.split()).split(" ")
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 95:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return '    """' + "\n    ".join([*lines, line]) + '""",\n'


if __name__ == "__main__":
    TARGET.write_text(HEADER + "".join(wrapped(text) for text in statements()) + FOOTER, encoding="utf-8")
