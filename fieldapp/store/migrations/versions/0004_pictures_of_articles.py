"""Pictures of articles."""

from alembic import op

revision = "0004"
down_revision = "0003"

# Plain SQL, so that this step says for ever what it said on its first day. A table that gets columns is made anew:
# SQLite adds a column only at the end, and never without a default.
_STATEMENTS = (
    """ALTER TABLE article RENAME TO article_before""",
    """CREATE TABLE article ( id TEXT NOT NULL, slug TEXT NOT NULL, language TEXT NOT NULL, title TEXT
    NOT NULL, body TEXT NOT NULL, models TEXT NOT NULL, symptoms TEXT NOT NULL, fault_codes TEXT NOT
    NULL, tags TEXT NOT NULL, pictures TEXT NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions
    TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT
    NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER
    DEFAULT '0' NOT NULL, CONSTRAINT pk_article PRIMARY KEY (id) )""",
    """INSERT INTO article ("id", "slug", "language", "title", "body", "models", "symptoms",
    "fault_codes", "tags", "extra", "versions", "shadow", "pending", "seq", "generation", "leaving",
    "pictures") SELECT "id", "slug", "language", "title", "body", "models", "symptoms",
    "fault_codes", "tags", "extra", "versions", "shadow", "pending", "seq", "generation", "leaving",
    '[]' FROM article_before""",
    """DROP TABLE article_before""",
    """CREATE INDEX ix_article_slug_language ON article (slug, language)""",
)


def upgrade() -> None:
    """Take the step."""
    for statement in _STATEMENTS:
        op.execute(statement)
