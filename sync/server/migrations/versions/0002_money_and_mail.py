"""Mail that is no report, and private links to reports too large to mail."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbound_mail") as table:
        table.add_column(
            sa.Column("kind", sa.String(length=40), nullable=False, server_default="report_delivery")
        )
    with op.batch_alter_table("outbound_mail") as table:
        table.alter_column(
            "kind", server_default=None, existing_type=sa.String(length=40), existing_nullable=False
        )
    op.create_table(
        "download_link",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("delivery_id", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.String(length=40), nullable=False),
        sa.Column("expires_at", sa.String(length=40), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.String(length=40), nullable=True),
        sa.Column("fetched_at", sa.String(length=40), nullable=True),
        sa.PrimaryKeyConstraint("tenant", "token_hash", name=op.f("pk_download_link")),
    )
    op.create_index("ix_download_link_delivery", "download_link", ["tenant", "delivery_id"], unique=False)
