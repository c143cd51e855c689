"""A report's photos in a file of their own, and how large a report may be."""

from alembic import op

revision = "0005"
down_revision = "0004"

# Plain SQL, so that this step says for ever what it said on its first day. A table that gets columns is made anew:
# SQLite adds a column only at the end, and never without a default.
_STATEMENTS = (
    """ALTER TABLE company RENAME TO company_before""",
    """CREATE TABLE company ( id TEXT NOT NULL, name TEXT NOT NULL, organisation_number TEXT NOT NULL,
    street TEXT NOT NULL, postcode TEXT NOT NULL, city TEXT NOT NULL, country TEXT NOT NULL, email
    TEXT NOT NULL, phone TEXT NOT NULL, currency TEXT NOT NULL, time_zone TEXT NOT NULL, labour_rate
    TEXT NOT NULL, vat_percent TEXT NOT NULL, vat_number TEXT NOT NULL, bank_account TEXT NOT NULL,
    payment_days INTEGER NOT NULL, report_max_mb INTEGER NOT NULL, extra TEXT DEFAULT '{}' NOT NULL,
    versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT
    '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL,
    leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_company PRIMARY KEY (id) )""",
    """INSERT INTO company ("id", "name", "organisation_number", "street", "postcode", "city",
    "country", "email", "phone", "currency", "time_zone", "labour_rate", "vat_percent",
    "vat_number", "bank_account", "payment_days", "extra", "versions", "shadow", "pending", "seq",
    "generation", "leaving", "report_max_mb") SELECT "id", "name", "organisation_number", "street",
    "postcode", "city", "country", "email", "phone", "currency", "time_zone", "labour_rate",
    "vat_percent", "vat_number", "bank_account", "payment_days", "extra", "versions", "shadow",
    "pending", "seq", "generation", "leaving", 18 FROM company_before""",
    """DROP TABLE company_before""",
    """ALTER TABLE report RENAME TO report_before""",
    """CREATE TABLE report ( id TEXT NOT NULL, job_id TEXT NOT NULL, version INTEGER NOT NULL, language
    TEXT NOT NULL, sha256 TEXT NOT NULL, content_sha256 TEXT NOT NULL, size INTEGER NOT NULL, pages
    INTEGER NOT NULL, made_at TEXT NOT NULL, replaces_id TEXT, reason TEXT NOT NULL, words TEXT NOT
    NULL, appendix_sha256 TEXT NOT NULL, appendix_size INTEGER NOT NULL, extra TEXT DEFAULT '{}' NOT
    NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT
    DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT
    NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_report PRIMARY KEY (id) )""",
    """INSERT INTO report ("id", "job_id", "version", "language", "sha256", "content_sha256", "size",
    "pages", "made_at", "replaces_id", "reason", "words", "extra", "versions", "shadow", "pending",
    "seq", "generation", "leaving", "appendix_sha256", "appendix_size") SELECT "id", "job_id",
    "version", "language", "sha256", "content_sha256", "size", "pages", "made_at", "replaces_id",
    "reason", "words", "extra", "versions", "shadow", "pending", "seq", "generation", "leaving", '',
    0 FROM report_before""",
    """DROP TABLE report_before""",
    """CREATE INDEX ix_report_job_id ON report (job_id)""",
)


def upgrade() -> None:
    """Take the step."""
    for statement in _STATEMENTS:
        op.execute(statement)
