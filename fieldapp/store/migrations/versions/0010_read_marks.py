"""What a technician has read."""

from alembic import op

revision = "0010"
down_revision = "0009"

# Plain SQL, so that this step says for ever what it said on its first day. A table that gets columns is made anew:
# SQLite adds a column only at the end, and never without a default.
_STATEMENTS = (
    """CREATE TABLE read_mark ( person_id TEXT NOT NULL, article_id TEXT NOT NULL, text_print TEXT NOT
    NULL, read_at TEXT NOT NULL, CONSTRAINT pk_read_mark PRIMARY KEY (person_id, article_id) )""",
)


def upgrade() -> None:
    """Take the step."""
    for statement in _STATEMENTS:
        op.execute(statement)
