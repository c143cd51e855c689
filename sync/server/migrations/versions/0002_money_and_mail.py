"""Mail that is no report, and private links to reports too large to mail."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import VARCHAR
from sqlalchemy.types import TypeEngine

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _short(length: int) -> TypeEngine[str]:
    """Text that sorts by its bytes, see sync.server.tables."""
    return sa.String(length).with_variant(VARCHAR(length, collation="C"), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("outbound_mail") as table:
        table.add_column(sa.Column("kind", _short(40), nullable=False, server_default="report_delivery"))
    with op.batch_alter_table("outbound_mail") as table:
        table.alter_column("kind", server_default=None, existing_type=_short(40), existing_nullable=False)
    op.create_table(
        "download_link",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("token_hash", _short(64), nullable=False),
        sa.Column("delivery_id", _short(64), nullable=False),
        sa.Column("made_at", _short(40), nullable=False),
        sa.Column("expires_at", _short(40), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", _short(40), nullable=True),
        sa.Column("fetched_at", _short(40), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "token_hash", name=op.f("pk_download_link")),
    )
    op.create_index("ix_download_link_delivery", "download_link", ["tenant", "delivery_id"], unique=False)
