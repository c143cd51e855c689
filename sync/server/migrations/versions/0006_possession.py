"""Who has sent the bytes of a file, and whose word a row's link to a file rests on."""

import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import VARCHAR
from sqlalchemy.types import TypeEngine

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _short(length: int) -> TypeEngine[str]:
    """Text that sorts by its bytes, see sync.server.tables."""
    return sa.String(length).with_variant(VARCHAR(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "blob_holder",
        sa.Column("tenant", _short(64), nullable=False),
        sa.Column("sha256", _short(64), nullable=False),
        sa.Column("person_id", _short(64), nullable=False),
        sa.Column("at", _short(40), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "sha256", "person_id", name=op.f("pk_blob_holder")),
    )
    with op.batch_alter_table("blob_link") as link:
        link.add_column(sa.Column("claimed_by", _short(64), nullable=False, server_default=""))
    with op.batch_alter_table("blob_link") as link:
        link.alter_column("claimed_by", existing_type=_short(64), server_default=None)
    # An upload that was written to and is done brought its bytes; one that was never written to found them here.
    op.execute(
        "INSERT INTO blob_holder (tenant, sha256, person_id, at) "
        "SELECT tenant, sha256, person_id, min(at) FROM ("
        "SELECT tenant, sha256, uploaded_by AS person_id, at FROM blob WHERE uploaded_by <> '' UNION ALL "
        "SELECT tenant, sha256, person_id, touched_at FROM upload WHERE state = 'done' AND writer <> ''"
        ") AS brought GROUP BY tenant, sha256, person_id"
    )
    op.execute(
        "UPDATE blob_link SET claimed_by = coalesce((SELECT h.person_id FROM history h "
        "WHERE h.tenant = blob_link.tenant AND h.kind = blob_link.kind AND h.row_id = blob_link.row_id "
        "ORDER BY h.seq LIMIT 1), '') WHERE kind IN ('photo', 'report')"
    )
    _trust_the_office()
    # A car's link to an earlier report rests on what the report's own link rests on.
    op.execute(
        "UPDATE blob_link SET claimed_by = coalesce((SELECT r.claimed_by FROM blob_link r "
        "WHERE r.tenant = blob_link.tenant AND r.sha256 = blob_link.sha256 AND r.kind = 'report' "
        "ORDER BY r.claimed_by LIMIT 1), '') WHERE kind = 'vehicle'"
    )


def _trust_the_office() -> None:
    """What somebody of the office entered or took over rests on nobody's word."""
    connection = op.get_bind()
    people = connection.execute(sa.text("SELECT id, fields FROM synced_row WHERE kind = 'person'")).all()
    technicians = [found.id for found in people if json.loads(found.fields).get("role") == "technician"]
    link = sa.table("blob_link", sa.column("claimed_by", sa.String()))
    connection.execute(sa.update(link).where(link.c.claimed_by.not_in(technicians)).values(claimed_by=""))
