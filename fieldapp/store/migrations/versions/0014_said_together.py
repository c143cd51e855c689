"""What was said together with my value of a conflict: when, why, with what."""

from alembic import op

revision = "0014"
down_revision = "0013"

# Plain SQL, so that this step says for ever what it said on its first day. A table that gets columns is made anew:
# SQLite adds a column only at the end, and never without a default.
_STATEMENTS = (
    """ALTER TABLE conflict RENAME TO conflict_before""",
    """CREATE TABLE "conflict" ( id TEXT NOT NULL, kind TEXT NOT NULL, row_id TEXT NOT NULL, field TEXT
    NOT NULL, "before" TEXT NOT NULL, mine TEXT NOT NULL, with_mine TEXT DEFAULT '{}' NOT NULL,
    office TEXT NOT NULL, mine_at TEXT NOT NULL, office_at TEXT NOT NULL, office_by TEXT NOT NULL,
    settled_at TEXT, choice TEXT DEFAULT '' NOT NULL, CONSTRAINT pk_conflict PRIMARY KEY (id) )""",
    """INSERT INTO conflict ("id", "kind", "row_id", "field", "before", "mine", "office", "mine_at",
    "office_at", "office_by", "settled_at", "choice", "with_mine") SELECT "id", "kind", "row_id",
    "field", "before", "mine", "office", "mine_at", "office_at", "office_by", "settled_at",
    "choice", '{}' FROM conflict_before""",
    """DROP TABLE conflict_before""",
    """CREATE INDEX ix_conflict_row_id ON "conflict" (row_id)""",
)


def upgrade() -> None:
    """Take the step."""
    for statement in _STATEMENTS:
        op.execute(statement)
