"""Corrections, re-checks, deviations, damage marks; what an inspection keeps of tools, moves and earlier visits."""

from alembic import op

revision = "0003"
down_revision = "0002"

# Plain SQL, so that this step says for ever what it said on its first day. A table that gets columns is made anew:
# SQLite adds a column only at the end, and never without a default.
_STATEMENTS = (
    """ALTER TABLE answer RENAME TO answer_before""",
    """CREATE TABLE answer ( id TEXT NOT NULL, inspection_id TEXT NOT NULL, path TEXT NOT NULL, value
    TEXT NOT NULL, answered_at TEXT NOT NULL, tool_id TEXT, tool_calibrated_until TEXT, extra TEXT
    DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL,
    pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT
    '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_answer PRIMARY KEY (id) )""",
    """INSERT INTO answer ("id", "inspection_id", "path", "value", "answered_at", "tool_id", "extra",
    "versions", "shadow", "pending", "seq", "generation", "leaving") SELECT "id", "inspection_id",
    "path", "value", "answered_at", "tool_id", "extra", "versions", "shadow", "pending", "seq",
    "generation", "leaving" FROM answer_before""",
    """DROP TABLE answer_before""",
    """CREATE INDEX ix_answer_inspection_id_path ON answer (inspection_id, path)""",
    """CREATE TABLE correction ( id TEXT NOT NULL, job_id TEXT NOT NULL, inspection_id TEXT NOT NULL,
    path TEXT NOT NULL, "before" TEXT NOT NULL, "after" TEXT NOT NULL, reason TEXT NOT NULL,
    corrected_at TEXT NOT NULL, person_id TEXT NOT NULL, subject TEXT NOT NULL, field TEXT NOT NULL,
    extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}'
    NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation
    INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_correction
    PRIMARY KEY (id) )""",
    """CREATE INDEX ix_correction_inspection_id ON correction (inspection_id)""",
    """CREATE INDEX ix_correction_job_id ON correction (job_id)""",
    """CREATE TABLE damage_mark ( id TEXT NOT NULL, job_id TEXT NOT NULL, number INTEGER NOT NULL,
    "view" TEXT NOT NULL, x FLOAT NOT NULL, y FLOAT NOT NULL, kind TEXT NOT NULL, marked_at TEXT NOT
    NULL, inspection_id TEXT, note TEXT NOT NULL, removed BOOLEAN NOT NULL, extra TEXT DEFAULT '{}'
    NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT
    DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT
    NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_damage_mark PRIMARY KEY (id) )""",
    """CREATE INDEX ix_damage_mark_job_id ON damage_mark (job_id)""",
    """CREATE TABLE deviation ( id TEXT NOT NULL, job_id TEXT NOT NULL, inspection_id TEXT NOT NULL,
    finding_id TEXT NOT NULL, owner TEXT NOT NULL, due_on TEXT NOT NULL, approved_by TEXT NOT NULL,
    approved_at TEXT NOT NULL, note TEXT NOT NULL, withdrawn BOOLEAN NOT NULL, extra TEXT DEFAULT
    '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending
    TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT
    NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_deviation PRIMARY KEY (id) )""",
    """CREATE INDEX ix_deviation_finding_id ON deviation (finding_id)""",
    """CREATE INDEX ix_deviation_job_id ON deviation (job_id)""",
    """ALTER TABLE finding RENAME TO finding_before""",
    """CREATE TABLE finding ( id TEXT NOT NULL, job_id TEXT NOT NULL, inspection_id TEXT NOT NULL,
    item_path TEXT NOT NULL, severity TEXT NOT NULL, title TEXT NOT NULL, note TEXT NOT NULL,
    recommendation TEXT NOT NULL, customer_decision TEXT, found_at TEXT NOT NULL, withdrawn BOOLEAN
    NOT NULL, decided_at TEXT, repaired_at TEXT, follow_up TEXT NOT NULL, extra TEXT DEFAULT '{}'
    NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT
    DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT
    NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_finding PRIMARY KEY (id) )""",
    """INSERT INTO finding ("id", "job_id", "inspection_id", "item_path", "severity", "title", "note",
    "recommendation", "customer_decision", "found_at", "withdrawn", "extra", "versions", "shadow",
    "pending", "seq", "generation", "leaving", "follow_up") SELECT "id", "job_id", "inspection_id",
    "item_path", "severity", "title", "note", "recommendation", "customer_decision", "found_at",
    "withdrawn", "extra", "versions", "shadow", "pending", "seq", "generation", "leaving", 'open'
    FROM finding_before""",
    """DROP TABLE finding_before""",
    """CREATE INDEX ix_finding_inspection_id_item_path ON finding (inspection_id, item_path)""",
    """CREATE INDEX ix_finding_job_id ON finding (job_id)""",
    """ALTER TABLE inspection RENAME TO inspection_before""",
    """CREATE TABLE inspection ( id TEXT NOT NULL, job_id TEXT NOT NULL, template_id TEXT NOT NULL,
    form_id TEXT NOT NULL, form_version TEXT NOT NULL, template_sha256 TEXT NOT NULL, kind TEXT NOT
    NULL, started_at TEXT NOT NULL, technician_id TEXT NOT NULL, finished_at TEXT, content_sha256
    TEXT, reopen_reason TEXT NOT NULL, moved_from TEXT NOT NULL, extra TEXT DEFAULT '{}' NOT NULL,
    versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT
    '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL,
    leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_inspection PRIMARY KEY (id) )""",
    """INSERT INTO inspection ("id", "job_id", "template_id", "form_id", "form_version",
    "template_sha256", "kind", "started_at", "technician_id", "finished_at", "content_sha256",
    "extra", "versions", "shadow", "pending", "seq", "generation", "leaving", "reopen_reason",
    "moved_from") SELECT "id", "job_id", "template_id", "form_id", "form_version",
    "template_sha256", "kind", "started_at", "technician_id", "finished_at", "content_sha256",
    "extra", "versions", "shadow", "pending", "seq", "generation", "leaving", '', '[]' FROM
    inspection_before""",
    """DROP TABLE inspection_before""",
    """CREATE INDEX ix_inspection_job_id ON inspection (job_id)""",
    """ALTER TABLE photo RENAME TO photo_before""",
    """CREATE TABLE photo ( id TEXT NOT NULL, job_id TEXT NOT NULL, sha256 TEXT NOT NULL,
    preview_sha256 TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, size INTEGER NOT
    NULL, taken_at TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, caption TEXT
    NOT NULL, file_name TEXT NOT NULL, removed BOOLEAN NOT NULL, strokes TEXT NOT NULL, extra TEXT
    DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL,
    pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT
    '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_photo PRIMARY KEY (id) )""",
    """INSERT INTO photo ("id", "job_id", "sha256", "preview_sha256", "width", "height", "size",
    "taken_at", "subject_kind", "subject_id", "caption", "file_name", "removed", "extra",
    "versions", "shadow", "pending", "seq", "generation", "leaving", "strokes") SELECT "id",
    "job_id", "sha256", "preview_sha256", "width", "height", "size", "taken_at", "subject_kind",
    "subject_id", "caption", "file_name", "removed", "extra", "versions", "shadow", "pending",
    "seq", "generation", "leaving", '[]' FROM photo_before""",
    """DROP TABLE photo_before""",
    """CREATE INDEX ix_photo_job_id ON photo (job_id)""",
    """CREATE INDEX ix_photo_sha256 ON photo (sha256)""",
    """CREATE TABLE recheck ( id TEXT NOT NULL, job_id TEXT NOT NULL, inspection_id TEXT NOT NULL,
    finding_id TEXT NOT NULL, path TEXT NOT NULL, value_before TEXT NOT NULL, value_after TEXT NOT
    NULL, checked_at TEXT NOT NULL, person_id TEXT NOT NULL, repair TEXT NOT NULL, tool_id TEXT,
    tool_calibrated_until TEXT, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT
    NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT
    '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_recheck PRIMARY KEY (id) )""",
    """CREATE INDEX ix_recheck_finding_id ON recheck (finding_id)""",
    """CREATE INDEX ix_recheck_job_id ON recheck (job_id)""",
    """ALTER TABLE vehicle RENAME TO vehicle_before""",
    """CREATE TABLE vehicle ( id TEXT NOT NULL, customer_id TEXT NOT NULL, vin TEXT NOT NULL, plate
    TEXT NOT NULL, make TEXT NOT NULL, model TEXT NOT NULL, model_year INTEGER, colour TEXT NOT
    NULL, odometer_km INTEGER, software_version TEXT NOT NULL, readings TEXT NOT NULL, extra TEXT
    DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL,
    pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT
    '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_vehicle PRIMARY KEY (id) )""",
    """INSERT INTO vehicle ("id", "customer_id", "vin", "plate", "make", "model", "model_year",
    "colour", "odometer_km", "software_version", "extra", "versions", "shadow", "pending", "seq",
    "generation", "leaving", "readings") SELECT "id", "customer_id", "vin", "plate", "make",
    "model", "model_year", "colour", "odometer_km", "software_version", "extra", "versions",
    "shadow", "pending", "seq", "generation", "leaving", '[]' FROM vehicle_before""",
    """DROP TABLE vehicle_before""",
    """CREATE INDEX ix_vehicle_customer_id ON vehicle (customer_id)""",
    """CREATE INDEX ix_vehicle_plate ON vehicle (plate)""",
    """CREATE INDEX ix_vehicle_vin ON vehicle (vin)""",
)


def upgrade() -> None:
    """Take the step."""
    for statement in _STATEMENTS:
        op.execute(statement)
