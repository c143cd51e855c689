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

SAVED = Path(__file__).parent / "saved_versions" / "0001.sql"
ROWS = """
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO alembic_version VALUES ('0001');
INSERT INTO job (id, kind, status, customer_id, site_id, vehicle_id, window_start, window_end, number,
  provisional_number, concern, estimate, checklists, software_before, software_after, hold_reason,
  cannot_complete_reason, follow_up_wanted, office_change, created_on_site, versions, seq)
VALUES ('job-1', 'mobile_service', 'in_progress', 'customer-1', 'site-1', 'vehicle-1',
  '2026-11-20T08:00:00.000000Z', '2026-11-20T09:00:00.000000Z', 'J-2026-000001', '', 'no heat', '', '["mobile_visit"]',
  '', '', '', '', 0, '', 0, '{"status":4}', 4);
INSERT INTO answer (id, inspection_id, path, value, answered_at, pending)
VALUES ('answer-1', 'inspection-1', '/data/a', 'not_ok', '2026-11-20T08:10:00.000000Z', '{"*":"op-1"}');
INSERT INTO outbox (op_id, kind, row_id, action, fields, before, base, prev, made_at)
VALUES ('op-1', 'answer', 'answer-1', 'create', '{"value":"not_ok"}', '{}', '{}', '{}', '2026-11-20T08:10:00.000000Z');
"""
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
    SAVED.parent.mkdir(exist_ok=True)
    SAVED.write_text(
        ";\n".join(" ".join(text.split()) for text in statements()) + ";\n" + ROWS, encoding="utf-8"
    )
