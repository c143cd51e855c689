"""The first tables of a laptop's database."""

from alembic import op

revision = "0001"
down_revision = None

# Plain SQL, so that this step says for ever what it said on its first day.
_STATEMENTS = (
    """CREATE TABLE acked ( op_id TEXT NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, row_id TEXT
    NOT NULL, action TEXT NOT NULL, fields TEXT NOT NULL, "before" TEXT NOT NULL, base TEXT NOT
    NULL, prev TEXT NOT NULL, made_at TEXT NOT NULL, acked_at TEXT NOT NULL, outcome TEXT NOT NULL,
    CONSTRAINT pk_acked PRIMARY KEY (op_id) )""",
    """CREATE INDEX ix_acked_acked_at ON acked (acked_at)""",
    """CREATE TABLE answer ( id TEXT NOT NULL, inspection_id TEXT NOT NULL, path TEXT NOT NULL, value
    TEXT NOT NULL, answered_at TEXT NOT NULL, tool_id TEXT, extra TEXT DEFAULT '{}' NOT NULL,
    versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT
    '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL,
    leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_answer PRIMARY KEY (id) )""",
    """CREATE INDEX ix_answer_inspection_id_path ON answer (inspection_id, path)""",
    """CREATE TABLE article ( id TEXT NOT NULL, slug TEXT NOT NULL, language TEXT NOT NULL, title TEXT
    NOT NULL, body TEXT NOT NULL, models TEXT NOT NULL, symptoms TEXT NOT NULL, fault_codes TEXT NOT
    NULL, tags TEXT NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL,
    shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0'
    NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_article PRIMARY KEY (id) )""",
    """CREATE INDEX ix_article_slug_language ON article (slug, language)""",
    """CREATE TABLE checklist_template ( id TEXT NOT NULL, form_id TEXT NOT NULL, version TEXT NOT
    NULL, sha256 TEXT NOT NULL, kind TEXT NOT NULL, titles TEXT NOT NULL, xform TEXT NOT NULL,
    active BOOLEAN NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL,
    shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0'
    NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_checklist_template PRIMARY KEY (id) )""",
    """CREATE INDEX ix_checklist_template_form_id_version ON checklist_template (form_id, version)""",
    """CREATE TABLE company ( id TEXT NOT NULL, name TEXT NOT NULL, organisation_number TEXT NOT NULL,
    street TEXT NOT NULL, postcode TEXT NOT NULL, city TEXT NOT NULL, country TEXT NOT NULL, email
    TEXT NOT NULL, phone TEXT NOT NULL, currency TEXT NOT NULL, time_zone TEXT NOT NULL, labour_rate
    TEXT NOT NULL, vat_percent TEXT NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT
    DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL,
    seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER
    DEFAULT '0' NOT NULL, CONSTRAINT pk_company PRIMARY KEY (id) )""",
    """CREATE TABLE "conflict" ( id TEXT NOT NULL, kind TEXT NOT NULL, row_id TEXT NOT NULL, field TEXT
    NOT NULL, "before" TEXT NOT NULL, mine TEXT NOT NULL, office TEXT NOT NULL, mine_at TEXT NOT
    NULL, office_at TEXT NOT NULL, office_by TEXT NOT NULL, settled_at TEXT, choice TEXT DEFAULT ''
    NOT NULL, CONSTRAINT pk_conflict PRIMARY KEY (id) )""",
    """CREATE INDEX ix_conflict_row_id ON "conflict" (row_id)""",
    """CREATE TABLE customer ( id TEXT NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL, phone TEXT
    NOT NULL, email TEXT NOT NULL, may_email BOOLEAN NOT NULL, extra TEXT DEFAULT '{}' NOT NULL,
    versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT
    '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL,
    leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_customer PRIMARY KEY (id) )""",
    """CREATE INDEX ix_customer_name ON customer (name)""",
    """CREATE TABLE diagnosis ( id TEXT NOT NULL, job_id TEXT NOT NULL, summary TEXT NOT NULL, evidence
    TEXT NOT NULL, hypotheses TEXT NOT NULL, confidence INTEGER, extra TEXT DEFAULT '{}' NOT NULL,
    versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT
    '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL,
    leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_diagnosis PRIMARY KEY (id) )""",
    """CREATE INDEX ix_diagnosis_job_id ON diagnosis (job_id)""",
    """CREATE TABLE fact ( name TEXT NOT NULL, value TEXT NOT NULL, CONSTRAINT pk_fact PRIMARY KEY
    (name) )""",
    """CREATE TABLE finding ( id TEXT NOT NULL, job_id TEXT NOT NULL, inspection_id TEXT NOT NULL,
    item_path TEXT NOT NULL, severity TEXT NOT NULL, title TEXT NOT NULL, note TEXT NOT NULL,
    recommendation TEXT NOT NULL, customer_decision TEXT, found_at TEXT NOT NULL, withdrawn BOOLEAN
    NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT
    DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL,
    generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT
    pk_finding PRIMARY KEY (id) )""",
    """CREATE INDEX ix_finding_inspection_id_item_path ON finding (inspection_id, item_path)""",
    """CREATE INDEX ix_finding_job_id ON finding (job_id)""",
    """CREATE TABLE inspection ( id TEXT NOT NULL, job_id TEXT NOT NULL, template_id TEXT NOT NULL,
    form_id TEXT NOT NULL, form_version TEXT NOT NULL, template_sha256 TEXT NOT NULL, kind TEXT NOT
    NULL, started_at TEXT NOT NULL, technician_id TEXT NOT NULL, finished_at TEXT, content_sha256
    TEXT, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT
    '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation
    INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_inspection
    PRIMARY KEY (id) )""",
    """CREATE INDEX ix_inspection_job_id ON inspection (job_id)""",
    """CREATE TABLE job ( id TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, customer_id TEXT
    NOT NULL, site_id TEXT NOT NULL, vehicle_id TEXT NOT NULL, technician_id TEXT, window_start TEXT
    NOT NULL, window_end TEXT NOT NULL, number TEXT, provisional_number TEXT NOT NULL, concern TEXT
    NOT NULL, planned_minutes INTEGER, estimate TEXT NOT NULL, checklists TEXT NOT NULL, odometer_km
    INTEGER, software_before TEXT NOT NULL, software_after TEXT NOT NULL, hold_reason TEXT NOT NULL,
    cannot_complete_reason TEXT NOT NULL, follow_up_wanted BOOLEAN NOT NULL, office_change TEXT NOT
    NULL, office_changed_at TEXT, office_change_seen_at TEXT, created_on_site BOOLEAN NOT NULL,
    status_times TEXT, completed_at TEXT, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT
    '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq
    INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT
    '0' NOT NULL, CONSTRAINT pk_job PRIMARY KEY (id) )""",
    """CREATE INDEX ix_job_customer_id ON job (customer_id)""",
    """CREATE INDEX ix_job_site_id ON job (site_id)""",
    """CREATE INDEX ix_job_status_window_start ON job (status, window_start)""",
    """CREATE INDEX ix_job_vehicle_id ON job (vehicle_id)""",
    """CREATE INDEX ix_job_window_start ON job (window_start)""",
    """CREATE TABLE media ( sha256 TEXT NOT NULL, direction TEXT NOT NULL, job_id TEXT NOT NULL, lane
    INTEGER NOT NULL, size INTEGER NOT NULL, sent INTEGER DEFAULT '0' NOT NULL, upload TEXT DEFAULT
    '' NOT NULL, queued_at TEXT NOT NULL, done_at TEXT, problem TEXT DEFAULT '' NOT NULL, CONSTRAINT
    pk_media PRIMARY KEY (sha256, direction) )""",
    """CREATE INDEX ix_media_direction_done_at_lane ON media (direction, done_at, lane)""",
    """CREATE TABLE message ( id TEXT NOT NULL, job_id TEXT NOT NULL, template TEXT NOT NULL, language
    TEXT NOT NULL, channel TEXT NOT NULL, recipient TEXT NOT NULL, body TEXT NOT NULL, written_at
    TEXT NOT NULL, state TEXT NOT NULL, detail TEXT NOT NULL, extra TEXT DEFAULT '{}' NOT NULL,
    versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT
    '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL,
    leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_message PRIMARY KEY (id) )""",
    """CREATE INDEX ix_message_job_id ON message (job_id)""",
    """CREATE TABLE note ( id TEXT NOT NULL, job_id TEXT NOT NULL, author TEXT NOT NULL, text TEXT NOT
    NULL, written_at TEXT NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT
    NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT
    '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_note PRIMARY KEY (id) )""",
    """CREATE INDEX ix_note_job_id ON note (job_id)""",
    """CREATE TABLE outbox ( n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, op_id TEXT NOT NULL, kind
    TEXT NOT NULL, row_id TEXT NOT NULL, action TEXT NOT NULL, fields TEXT NOT NULL, "before" TEXT
    NOT NULL, base TEXT NOT NULL, prev TEXT NOT NULL, made_at TEXT NOT NULL, not_before TEXT,
    gesture TEXT, sent INTEGER DEFAULT '0' NOT NULL, state TEXT DEFAULT 'pending' NOT NULL, code
    TEXT DEFAULT '' NOT NULL, sentence TEXT DEFAULT '' NOT NULL, CONSTRAINT uq_outbox_op_id UNIQUE
    (op_id) )""",
    """CREATE INDEX ix_outbox_row_id ON outbox (row_id)""",
    """CREATE TABLE part ( id TEXT NOT NULL, number TEXT NOT NULL, name TEXT NOT NULL, price TEXT NOT
    NULL, currency TEXT NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT
    NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT
    '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_part PRIMARY KEY (id) )""",
    """CREATE INDEX ix_part_number ON part (number)""",
    """CREATE TABLE part_movement ( id TEXT NOT NULL, part_id TEXT NOT NULL, technician_id TEXT NOT
    NULL, kind TEXT NOT NULL, delta INTEGER NOT NULL, moved_at TEXT NOT NULL, job_id TEXT,
    serial_number TEXT NOT NULL, note TEXT NOT NULL, reverses_id TEXT, extra TEXT DEFAULT '{}' NOT
    NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT
    DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT
    NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_part_movement PRIMARY KEY (id) )""",
    """CREATE INDEX ix_part_movement_job_id ON part_movement (job_id)""",
    """CREATE INDEX ix_part_movement_part_id ON part_movement (part_id)""",
    """CREATE INDEX ix_part_movement_technician_id ON part_movement (technician_id)""",
    """CREATE TABLE person ( id TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, email TEXT NOT
    NULL, phone TEXT NOT NULL, verifier TEXT NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions
    TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT
    NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER
    DEFAULT '0' NOT NULL, CONSTRAINT pk_person PRIMARY KEY (id) )""",
    """CREATE TABLE photo ( id TEXT NOT NULL, job_id TEXT NOT NULL, sha256 TEXT NOT NULL,
    preview_sha256 TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, size INTEGER NOT
    NULL, taken_at TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, caption TEXT
    NOT NULL, file_name TEXT NOT NULL, removed BOOLEAN NOT NULL, extra TEXT DEFAULT '{}' NOT NULL,
    versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT
    '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL,
    leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_photo PRIMARY KEY (id) )""",
    """CREATE INDEX ix_photo_job_id ON photo (job_id)""",
    """CREATE INDEX ix_photo_sha256 ON photo (sha256)""",
    """CREATE TABLE plan_step ( id TEXT NOT NULL, job_id TEXT NOT NULL, position INTEGER NOT NULL,
    instruction TEXT NOT NULL, part_numbers TEXT NOT NULL, tool_names TEXT NOT NULL, minutes
    INTEGER, safety_note TEXT NOT NULL, grade TEXT, grade_note TEXT NOT NULL, graded_at TEXT, extra
    TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT
    NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER
    DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_plan_step PRIMARY KEY
    (id) )""",
    """CREATE INDEX ix_plan_step_job_id_position ON plan_step (job_id, position)""",
    """CREATE TABLE planned_part ( id TEXT NOT NULL, job_id TEXT NOT NULL, part_id TEXT NOT NULL,
    quantity INTEGER NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT
    NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT
    '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_planned_part PRIMARY KEY (id) )""",
    """CREATE INDEX ix_planned_part_job_id ON planned_part (job_id)""",
    """CREATE TABLE report ( id TEXT NOT NULL, job_id TEXT NOT NULL, version INTEGER NOT NULL, language
    TEXT NOT NULL, sha256 TEXT NOT NULL, content_sha256 TEXT NOT NULL, size INTEGER NOT NULL, pages
    INTEGER NOT NULL, made_at TEXT NOT NULL, replaces_id TEXT, reason TEXT NOT NULL, extra TEXT
    DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL,
    pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT
    '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_report PRIMARY KEY (id) )""",
    """CREATE INDEX ix_report_job_id ON report (job_id)""",
    """CREATE TABLE report_delivery ( id TEXT NOT NULL, job_id TEXT NOT NULL, report_id TEXT NOT NULL,
    channel TEXT NOT NULL, recipient TEXT NOT NULL, language TEXT NOT NULL, requested_at TEXT NOT
    NULL, state TEXT NOT NULL, state_at TEXT, detail TEXT NOT NULL, extra TEXT DEFAULT '{}' NOT
    NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT
    DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT
    NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_report_delivery PRIMARY KEY (id) )""",
    """CREATE INDEX ix_report_delivery_job_id ON report_delivery (job_id)""",
    """CREATE INDEX ix_report_delivery_report_id ON report_delivery (report_id)""",
    """CREATE TABLE search_entry ( n INTEGER NOT NULL, kind TEXT NOT NULL, row_id TEXT NOT NULL,
    CONSTRAINT pk_search_entry PRIMARY KEY (n) )""",
    """CREATE UNIQUE INDEX ix_search_entry_kind_row_id ON search_entry (kind, row_id)""",
    """CREATE TABLE signature ( id TEXT NOT NULL, job_id TEXT NOT NULL, role TEXT NOT NULL, signed_at
    TEXT NOT NULL, name TEXT NOT NULL, person_id TEXT, inspection_id TEXT, strokes TEXT NOT NULL,
    shown TEXT NOT NULL, content_sha256 TEXT NOT NULL, waived_reason TEXT NOT NULL, voided BOOLEAN
    NOT NULL, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT
    DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL,
    generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT
    pk_signature PRIMARY KEY (id) )""",
    """CREATE INDEX ix_signature_job_id ON signature (job_id)""",
    """CREATE TABLE site ( id TEXT NOT NULL, customer_id TEXT NOT NULL, street TEXT NOT NULL, postcode
    TEXT NOT NULL, city TEXT NOT NULL, country TEXT NOT NULL, note TEXT NOT NULL, extra TEXT DEFAULT
    '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending
    TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT
    NULL, leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_site PRIMARY KEY (id) )""",
    """CREATE INDEX ix_site_customer_id ON site (customer_id)""",
    """CREATE TABLE time_entry ( id TEXT NOT NULL, job_id TEXT NOT NULL, technician_id TEXT NOT NULL,
    kind TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT, start_boot_seconds FLOAT, boot_id
    TEXT NOT NULL, seconds INTEGER, clock_jumped BOOLEAN NOT NULL, by_hand BOOLEAN NOT NULL,
    kilometres INTEGER, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL,
    shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0'
    NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_time_entry PRIMARY KEY (id) )""",
    """CREATE INDEX ix_time_entry_ended_at ON time_entry (ended_at)""",
    """CREATE INDEX ix_time_entry_job_id ON time_entry (job_id)""",
    """CREATE TABLE tool ( id TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, calibrated_until
    TEXT, technician_id TEXT, extra TEXT DEFAULT '{}' NOT NULL, versions TEXT DEFAULT '{}' NOT NULL,
    shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT '{}' NOT NULL, seq INTEGER DEFAULT '0'
    NOT NULL, generation INTEGER DEFAULT '0' NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_tool PRIMARY KEY (id) )""",
    """CREATE INDEX ix_tool_code ON tool (code)""",
    """CREATE TABLE traffic ( day TEXT NOT NULL, sent INTEGER NOT NULL, received INTEGER NOT NULL,
    CONSTRAINT pk_traffic PRIMARY KEY (day) )""",
    """CREATE TABLE vehicle ( id TEXT NOT NULL, customer_id TEXT NOT NULL, vin TEXT NOT NULL, plate
    TEXT NOT NULL, make TEXT NOT NULL, model TEXT NOT NULL, model_year INTEGER, colour TEXT NOT
    NULL, odometer_km INTEGER, software_version TEXT NOT NULL, extra TEXT DEFAULT '{}' NOT NULL,
    versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT
    '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL,
    leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_vehicle PRIMARY KEY (id) )""",
    """CREATE INDEX ix_vehicle_customer_id ON vehicle (customer_id)""",
    """CREATE INDEX ix_vehicle_plate ON vehicle (plate)""",
    """CREATE INDEX ix_vehicle_vin ON vehicle (vin)""",
    """CREATE VIRTUAL TABLE search_job USING fts5(words, content='', contentless_delete=1,
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')""",
    """CREATE VIRTUAL TABLE search_part USING fts5(words, content='', contentless_delete=1,
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')""",
    """CREATE VIRTUAL TABLE search_article USING fts5(words, content='', contentless_delete=1,
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')""",
)


def upgrade() -> None:
    """Make the first tables."""
    for statement in _STATEMENTS:
        op.execute(statement)
