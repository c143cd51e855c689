"""Which changes may be at the server stands beside them: to mark one no longer writes all it says anew.

Accepted changes stand in the order of their acceptance anyhow: an index of it is written for nothing.
"""

from alembic import op

revision = "0013"
down_revision = "0012"

_STATEMENTS = (
    """CREATE TABLE sent ( op_id TEXT NOT NULL, CONSTRAINT pk_sent PRIMARY KEY (op_id) ) WITHOUT ROWID""",
    """INSERT INTO sent SELECT op_id FROM outbox WHERE sent > 0""",
    # Not made anew: its numbers must never be given out again.
    """ALTER TABLE outbox DROP COLUMN sent""",
    """DROP INDEX ix_acked_acked_at""",
)


def upgrade() -> None:
    """Take the step."""
    for statement in _STATEMENTS:
        op.execute(statement)
