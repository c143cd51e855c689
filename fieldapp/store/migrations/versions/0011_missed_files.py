"""Files the server did not have wait before they are asked for again."""

from alembic import op

revision = "0011"
down_revision = "0010"

# Plain SQL, so that this step says for ever what it said on its first day. A table that gets columns is made anew:
# SQLite adds a column only at the end, and never without a default.
_STATEMENTS = (
    """ALTER TABLE media RENAME TO media_before""",
    """CREATE TABLE media ( sha256 TEXT NOT NULL, direction TEXT NOT NULL, job_id TEXT NOT NULL, lane
    INTEGER NOT NULL, size INTEGER NOT NULL, sent INTEGER DEFAULT '0' NOT NULL, upload TEXT DEFAULT
    '' NOT NULL, queued_at TEXT NOT NULL, done_at TEXT, problem TEXT DEFAULT '' NOT NULL, misses
    INTEGER DEFAULT '0' NOT NULL, not_before TEXT, CONSTRAINT pk_media PRIMARY KEY (sha256,
    direction) )""",
    """INSERT INTO media ("sha256", "direction", "job_id", "lane", "size", "sent", "upload",
    "queued_at", "done_at", "problem", "misses") SELECT "sha256", "direction", "job_id", "lane",
    "size", "sent", "upload", "queued_at", "done_at", "problem", 0 FROM media_before""",
    """DROP TABLE media_before""",
    """CREATE INDEX ix_media_direction_done_at_lane ON media (direction, done_at, lane)""",
)


def upgrade() -> None:
    """Take the step."""
    for statement in _STATEMENTS:
        op.execute(statement)
