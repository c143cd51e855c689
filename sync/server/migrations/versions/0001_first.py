"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import VARCHAR
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _short(length: int) -> TypeEngine[str]:
    """Text that sorts by its bytes, see sync.server.tables."""
    return sa.String(length).with_variant(VARCHAR(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("person_id", _short(64), nullable=False),
        sa.Column("login", _short(100), nullable=False),
        sa.Column("password_hash", _short(300), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "person_id", name=op.f("pk_account")),
    )
    op.create_index("ux_account_login", "account", ["tenant", "login"], unique=True)
    op.create_table(
        "blob",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("sha256", _short(64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("uploaded_by", _short(64), nullable=False),
        sa.Column("at", _short(40), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "sha256", name=op.f("pk_blob")),
    )
    op.create_table(
        "blob_link",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("sha256", _short(64), nullable=False),
        sa.Column("kind", _short(40), nullable=False),
        sa.Column("row_id", _short(64), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "sha256", "kind", "row_id", name=op.f("pk_blob_link")),
    )
    op.create_table(
        "conflict",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("id", _short(64), nullable=False),
        sa.Column("kind", _short(40), nullable=False),
        sa.Column("row_id", _short(64), nullable=False),
        sa.Column("job_id", _short(64), nullable=False),
        sa.Column("field", _short(80), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("mine", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("mine_at", _short(40), nullable=False),
        sa.Column("office_at", _short(40), nullable=False),
        sa.Column("office_by", _short(200), nullable=False),
        sa.Column("op_id", _short(64), nullable=False),
        sa.Column("person_id", _short(64), nullable=False),
        sa.Column("device_id", _short(64), nullable=False),
        sa.Column("state", _short(20), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_conflict")),
    )
    op.create_index("ix_conflict_row", "conflict", ["tenant", "kind", "row_id"], unique=False)
    op.create_index("ix_conflict_state", "conflict", ["tenant", "state"], unique=False)
    op.create_table(
        "counter",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("name", _short(40), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "name", name=op.f("pk_counter")),
    )
    op.create_table(
        "device",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("id", _short(64), nullable=False),
        sa.Column("person_id", _short(64), nullable=False),
        sa.Column("name", _short(200), nullable=False),
        sa.Column("public_key_pem", sa.Text(), nullable=False),
        sa.Column("revoked", _short(20), nullable=False),
        sa.Column("registered_at", _short(40), nullable=False),
        sa.Column("seen_at", _short(40), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_device")),
    )
    op.create_table(
        "device_code",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("code_hash", _short(64), nullable=False),
        sa.Column("person_id", _short(64), nullable=False),
        sa.Column("expires_at", _short(40), nullable=False),
        sa.Column("used_by_device", _short(64), nullable=True),
        sa.Column("used_at", _short(40), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "code_hash", name=op.f("pk_device_code")),
    )
    op.create_table(
        "history",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("kind", _short(40), nullable=False),
        sa.Column("row_id", _short(64), nullable=False),
        sa.Column("op_id", _short(64), nullable=False),
        sa.Column("person_id", _short(64), nullable=False),
        sa.Column("device_id", _short(64), nullable=False),
        sa.Column("made_at", _short(40), nullable=False),
        sa.Column("at", _short(40), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "seq", name=op.f("pk_history")),
    )
    op.create_index("ix_history_row", "history", ["tenant", "kind", "row_id", "seq"], unique=False)
    op.create_table(
        "import_row",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("what", _short(40), nullable=False),
        sa.Column("key", _short(300), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("at", _short(40), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "what", "key", name=op.f("pk_import_row")),
    )
    op.create_table(
        "late_contribution",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("op_id", _short(64), nullable=False),
        sa.Column("kind", _short(40), nullable=False),
        sa.Column("row_id", _short(64), nullable=False),
        sa.Column("job_id", _short(64), nullable=False),
        sa.Column("action", _short(10), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("person_id", _short(64), nullable=False),
        sa.Column("device_id", _short(64), nullable=False),
        sa.Column("made_at", _short(40), nullable=False),
        sa.Column("received_at", _short(40), nullable=False),
        sa.Column("state", _short(20), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "op_id", name=op.f("pk_late_contribution")),
    )
    op.create_index("ix_late_contribution_job", "late_contribution", ["tenant", "job_id"], unique=False)
    op.create_index(
        "ix_late_contribution_row", "late_contribution", ["tenant", "kind", "row_id"], unique=False
    )
    op.create_table(
        "op",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("op_id", _short(64), nullable=False),
        sa.Column("device_id", _short(64), nullable=False),
        sa.Column("person_id", _short(64), nullable=False),
        sa.Column("kind", _short(40), nullable=False),
        sa.Column("row_id", _short(64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("taken", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("at", _short(40), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "op_id", name=op.f("pk_op")),
    )
    op.create_table(
        "outbound_mail",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("delivery_id", _short(64), nullable=False),
        sa.Column("report_id", _short(64), nullable=False),
        sa.Column("state", _short(20), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", _short(40), nullable=False),
        sa.Column("claimed_at", _short(40), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("queued_at", _short(40), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "delivery_id", name=op.f("pk_outbound_mail")),
    )
    op.create_index("ix_outbound_mail_state", "outbound_mail", ["state", "next_at"], unique=False)
    op.create_table(
        "session_token",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("id", _short(64), nullable=False),
        sa.Column("person_id", _short(64), nullable=False),
        sa.Column("device_id", _short(64), nullable=True),
        sa.Column("access_hash", _short(64), nullable=False),
        sa.Column("access_until", _short(40), nullable=False),
        sa.Column("refresh_hash", _short(64), nullable=False),
        sa.Column("earlier_refresh_hash", _short(64), nullable=False),
        sa.Column("refresh_until", _short(40), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_session_token")),
    )
    op.create_index("ix_session_token_access", "session_token", ["access_hash"], unique=False)
    op.create_index(
        "ix_session_token_earlier_refresh", "session_token", ["earlier_refresh_hash"], unique=False
    )
    op.create_index("ix_session_token_refresh", "session_token", ["refresh_hash"], unique=False)
    op.create_table(
        "share",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("reader", _short(64), nullable=False),
        sa.Column("kind", _short(40), nullable=False),
        sa.Column("id", _short(64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "reader", "kind", "id", name=op.f("pk_share")),
    )
    op.create_index("ix_share_reader_seq", "share", ["tenant", "reader", "seq"], unique=False)
    op.create_index("ix_share_row", "share", ["tenant", "kind", "id"], unique=False)
    op.create_table(
        "sign_in_failure",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("id", _short(64), nullable=False),
        sa.Column("subject", _short(200), nullable=False),
        sa.Column("at", _short(40), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_sign_in_failure")),
    )
    op.create_index(
        "ix_sign_in_failure_subject", "sign_in_failure", ["tenant", "subject", "at"], unique=False
    )
    op.create_table(
        "synced_row",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("kind", _short(40), nullable=False),
        sa.Column("id", _short(64), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("job_id", _short(64), nullable=False),
        sa.Column("reader", _short(64), nullable=False),
        sa.Column("natural_key", _short(300), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "kind", "id", name=op.f("pk_synced_row")),
    )
    op.create_index("ix_synced_row_job", "synced_row", ["tenant", "job_id"], unique=False)
    op.create_index("ix_synced_row_reader_seq", "synced_row", ["tenant", "reader", "seq"], unique=False)
    op.create_index("ux_synced_row_natural_key", "synced_row", ["tenant", "kind", "natural_key"], unique=True)
    op.create_table(
        "tenant",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("name", _short(200), nullable=False),
        sa.Column("epoch", _short(64), nullable=False),
        sa.Column("scope_version", sa.Integer(), nullable=False),
        sa.Column("founded_at", _short(40), nullable=False),
        sa.PrimaryKeyConstraint("tenant", name=op.f("pk_tenant")),
    )
    op.create_table(
        "upload",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("id", _short(64), nullable=False),
        sa.Column("sha256", _short(64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("person_id", _short(64), nullable=False),
        sa.Column("created_at", _short(40), nullable=False),
        sa.Column("state", _short(20), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id", name=op.f("pk_upload")),
    )
    op.create_index("ix_upload_person", "upload", ["tenant", "person_id", "sha256"], unique=False)
