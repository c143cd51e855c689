"""Texts typed and not saved yet; time booked by mistake is removed, not deleted."""

from alembic import op

revision = "0006"
down_revision = "0005"

# Plain SQL, so that this step says for ever what it said on its first day. A table that gets columns is made anew:
# SQLite adds a column only at the end, and never without a default.
_STATEMENTS = (
    """CREATE TABLE draft ( place TEXT NOT NULL, job_id TEXT NOT NULL, text TEXT NOT NULL, written_at
    TEXT NOT NULL, CONSTRAINT pk_draft PRIMARY KEY (place) )""",
    """ALTER TABLE time_entry RENAME TO time_entry_before""",
    """CREATE TABLE time_entry ( id TEXT NOT NULL, job_id TEXT NOT NULL, technician_id TEXT NOT NULL,
    kind TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT, start_boot_seconds FLOAT, boot_id
    TEXT NOT NULL, seconds INTEGER, clock_jumped BOOLEAN NOT NULL, by_hand BOOLEAN NOT NULL,
    kilometres INTEGER, removed BOOLEAN NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT
    DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL,
    seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER
    DEFAULT '0' NOT NULL, CONSTRAINT pk_time_entry PRIMARY KEY (id) )""",
    """INSERT INTO time_entry ("id", "job_id", "technician_id", "kind", "started_at", "ended_at",
    "start_boot_seconds", "boot_id", "seconds", "clock_jumped", "by_hand", "kilometres", "extra",
    "versions", "shadow", "pending", "seq", "generation", "leaving", "removed") SELECT "id",
    "job_id", "technician_id", "kind", "started_at", "ended_at", "start_boot_seconds", "boot_id",
    "seconds", "clock_jumped", "by_hand", "kilometres", "extra", "versions", "shadow", "pending",
    "seq", "generation", "leaving", 0 FROM time_entry_before""",
    """DROP TABLE time_entry_before""",
    """CREATE INDEX ix_time_entry_ended_at ON time_entry (ended_at)""",
    """CREATE INDEX ix_time_entry_job_id ON time_entry (job_id)""",
)


def upgrade() -> None:
    """Take the step."""
    for statement in _STATEMENTS:
        op.execute(statement)
