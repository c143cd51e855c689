"""What was said together with the laptop's value of a conflict: when, why, with what."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("conflict") as conflict:
        conflict.add_column(sa.Column("with_mine", sa.Text(), nullable=False, server_default="{}"))
    with op.batch_alter_table("conflict") as conflict:
        conflict.alter_column("with_mine", existing_type=sa.Text(), server_default=None)
