"""What became of work that reached the office too late."""

from alembic import op

revision = "0009"
down_revision = "0008"

# Plain SQL, so that this step says for ever what it said on its first day. A table that gets columns is made anew:
# SQLite adds a column only at the end, and never without a default.
_STATEMENTS = (
    """CREATE TABLE late_work ( id TEXT NOT NULL, technician_id TEXT NOT NULL, job_id TEXT NOT NULL,
    job_number TEXT NOT NULL, waiting INTEGER NOT NULL, accepted INTEGER NOT NULL, declined INTEGER
    NOT NULL, received_at TEXT NOT NULL, decided_at TEXT, extra TEXT DEFAULT '{}' NOT NULL, versions
    TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT
    NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER
    DEFAULT '0' NOT NULL, CONSTRAINT pk_late_work PRIMARY KEY (id) )""",
)


def upgrade() -> None:
    """Take the step."""
    for statement in _STATEMENTS:
        op.execute(statement)
