"""Hash and time of every report, as a chain."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import VARCHAR
from sqlalchemy.types import TypeEngine

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _short(length: int) -> TypeEngine[str]:
    """Text that sorts by its bytes, see sync.server.tables."""
    return sa.String(length).with_variant(VARCHAR(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "report_record",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("previous", _short(64), nullable=False),
        sa.Column("sha256", _short(64), nullable=False),
        sa.Column("content_sha256", _short(64), nullable=False),
        sa.Column("report_id", _short(64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("device_id", _short(64), nullable=False),
        sa.Column("made_at", _short(40), nullable=False),
        sa.Column("recorded_at", _short(40), nullable=False),
        sa.Column("mark", _short(64), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "position", name=op.f("pk_report_record")),
    )
    op.create_index("ix_report_record_sha256", "report_record", ["tenant", "sha256"])
