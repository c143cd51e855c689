"""Estimates and their approvals, the office's own message texts, and what invoices and mail need beside them."""

from alembic import op

revision = "0002"
down_revision = "0001"

# Plain SQL, so that this step says for ever what it said on its first day.
_NEW = (
    """CREATE TABLE estimate_approval ( id TEXT NOT NULL, job_id TEXT NOT NULL, technician_id TEXT NOT
    NULL, decision TEXT NOT NULL, channel TEXT NOT NULL, decided_at TEXT NOT NULL, price TEXT NOT
    NULL, agreed_before TEXT NOT NULL, promised TEXT NOT NULL, currency TEXT NOT NULL, line_ids TEXT
    NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL, said TEXT NOT NULL, shown TEXT NOT NULL,
    strokes TEXT NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL,
    shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0'
    NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_estimate_approval PRIMARY KEY (id) )""",
    """CREATE INDEX ix_estimate_approval_job_id ON estimate_approval (job_id)""",
    """CREATE TABLE estimate_line ( id TEXT NOT NULL, job_id TEXT NOT NULL, kind TEXT NOT NULL, text
    TEXT NOT NULL, quantity TEXT NOT NULL, unit_price TEXT NOT NULL, vat_percent TEXT NOT NULL,
    currency TEXT NOT NULL, added_at TEXT NOT NULL, part_id TEXT, finding_id TEXT, withdrawn BOOLEAN
    NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT
    DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL,
    generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT
    pk_estimate_line PRIMARY KEY (id) )""",
    """CREATE INDEX ix_estimate_line_job_id ON estimate_line (job_id)""",
    """CREATE TABLE message_template ( id TEXT NOT NULL, template TEXT NOT NULL, language TEXT NOT
    NULL, subject TEXT NOT NULL, body TEXT NOT NULL, sms TEXT NOT NULL, extra TEXT DEFAULT '{}' NOT
    NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT
    DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT
    NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_message_template PRIMARY KEY (id) )""",
    """CREATE VIRTUAL TABLE search_report USING fts5(words, content='', contentless_delete=1,
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')""",
)

# Tables with new columns before the store's own: made anew under their name, since SQLite adds columns at the end only.
_WIDENED = {
    "company": (
        """CREATE TABLE company ( id TEXT NOT NULL, name TEXT NOT NULL, organisation_number TEXT NOT NULL,
        street TEXT NOT NULL, postcode TEXT NOT NULL, city TEXT NOT NULL, country TEXT NOT NULL, email
        TEXT NOT NULL, phone TEXT NOT NULL, currency TEXT NOT NULL, time_zone TEXT NOT NULL, labour_rate
        TEXT NOT NULL, vat_percent TEXT NOT NULL, vat_number TEXT NOT NULL, bank_account TEXT NOT NULL,
        payment_days INTEGER NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT
        NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT
        '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL,
        CONSTRAINT pk_company PRIMARY KEY (id) )""",
    ),
    "customer": (
        """CREATE TABLE customer ( id TEXT NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL, phone TEXT
        NOT NULL, email TEXT NOT NULL, may_email BOOLEAN NOT NULL, organisation_number TEXT NOT NULL,
        extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}'
        NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation
        INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_customer
        PRIMARY KEY (id) )""",
        """CREATE INDEX ix_customer_name ON customer (name)""",
    ),
    "message": (
        """CREATE TABLE message ( id TEXT NOT NULL, job_id TEXT NOT NULL, template TEXT NOT NULL, language
        TEXT NOT NULL, channel TEXT NOT NULL, recipient TEXT NOT NULL, body TEXT NOT NULL, written_at
        TEXT NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL, subject TEXT NOT NULL, extra TEXT
        DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL,
        pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT
        '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_message PRIMARY KEY (id) )""",
        """CREATE INDEX ix_message_job_id ON message (job_id)""",
    ),
    "report": (
        """CREATE TABLE report ( id TEXT NOT NULL, job_id TEXT NOT NULL, version INTEGER NOT NULL, language
        TEXT NOT NULL, sha256 TEXT NOT NULL, content_sha256 TEXT NOT NULL, size INTEGER NOT NULL, pages
        INTEGER NOT NULL, made_at TEXT NOT NULL, replaces_id TEXT, reason TEXT NOT NULL, words TEXT NOT
        NULL, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT
        '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation
        INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_report PRIMARY
        KEY (id) )""",
        """CREATE INDEX ix_report_job_id ON report (job_id)""",
    ),
    "report_delivery": (
        """CREATE TABLE report_delivery ( id TEXT NOT NULL, job_id TEXT NOT NULL, report_id TEXT NOT NULL,
        channel TEXT NOT NULL, recipient TEXT NOT NULL, language TEXT NOT NULL, requested_at TEXT NOT
        NULL, state TEXT NOT NULL, state_at TEXT, detail TEXT NOT NULL, leaves_at TEXT, on_record TEXT
        NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT
        DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL,
        generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT
        pk_report_delivery PRIMARY KEY (id) )""",
        """CREATE INDEX ix_report_delivery_job_id ON report_delivery (job_id)""",
        """CREATE INDEX ix_report_delivery_report_id ON report_delivery (report_id)""",
    ),
}

_ADDED = {
    "company": {"vat_number": "''", "bank_account": "''", "payment_days": "14"},
    "customer": {"organisation_number": "''"},
    "message": {"subject": "''"},
    "report": {"words": "''"},
    "report_delivery": {"leaves_at": "NULL", "on_record": "''"},
}


def upgrade() -> None:
    """Make the new tables and widen the old ones; every row stays."""
    for statement in _NEW:
        op.execute(statement)
    for table, (made, *indexes) in _WIDENED.items():
        bind = op.get_bind()
        names = [f'"{row[1]}"' for row in bind.exec_driver_sql(f"PRAGMA table_info({table})")]
        added = _ADDED[table]
        op.execute(f"ALTER TABLE {table} RENAME TO {table}_before")
        op.execute(made)
        op.execute(
            f"INSERT INTO {table} ({', '.join([*names, *added])}) "  # noqa: S608 - our names
            f"SELECT {', '.join([*names, *added.values()])} FROM {table}_before"
        )
        op.execute(f"DROP TABLE {table}_before")
        for index in indexes:
            op.execute(index)
