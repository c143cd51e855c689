"""Several workers on one database: who writes an upload, shared allowances; who decided what when."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import VARCHAR
from sqlalchemy.types import TypeEngine

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _short(length: int) -> TypeEngine[str]:
    """Text that sorts by its bytes, see sync.server.tables."""
    return sa.String(length).with_variant(VARCHAR(length, collation="C"), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("conflict") as conflict:
        conflict.add_column(sa.Column("choice", _short(10), nullable=True))
        conflict.add_column(sa.Column("settled_by", _short(64), nullable=True))
        conflict.add_column(sa.Column("settled_at", _short(40), nullable=True))
    with op.batch_alter_table("late_contribution") as late:
        late.add_column(sa.Column("decided_by", _short(64), nullable=True))
        late.add_column(sa.Column("decided_at", _short(40), nullable=True))
    with op.batch_alter_table("upload") as upload:
        upload.add_column(sa.Column("touched_at", _short(40), nullable=False, server_default=""))
        upload.add_column(sa.Column("writer", _short(64), nullable=False, server_default=""))
    op.execute("UPDATE upload SET touched_at = created_at")
    with op.batch_alter_table("upload") as upload:
        upload.alter_column("touched_at", existing_type=_short(40), server_default=None)
        upload.alter_column("writer", existing_type=_short(64), server_default=None)
    op.create_index("ix_history_at", "history", ["tenant", "at"], unique=False)
    op.create_table(
        "allowance",
        sa.Column("subject", _short(200), nullable=False),
        sa.Column("minute", sa.BigInteger(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "minute", name=op.f("pk_allowance")),
    )
    op.create_index("ix_allowance_minute", "allowance", ["minute"], unique=False)
    # Below this sequence number tombstones have been cleared away: an older cursor needs a snapshot.
    op.execute("INSERT INTO counter (tenant, name, value) SELECT tenant, 'forgotten', 0 FROM tenant")
