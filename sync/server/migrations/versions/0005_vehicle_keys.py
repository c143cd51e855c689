"""Vehicles stored before they had a key get it, so that the next visit finds the readings of the same VIN."""

import json
import re

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# As the rule stood at this revision (sync.server.effects.natural_key): a migration never follows later changes of it.
_VIN = re.compile(r"[A-HJ-NPR-Z0-9]{17}")


def upgrade() -> None:
    connection = op.get_bind()
    row = sa.table(
        "synced_row",
        sa.column("tenant", sa.String()),
        sa.column("kind", sa.String()),
        sa.column("id", sa.String()),
        sa.column("fields", sa.Text()),
        sa.column("deleted", sa.Boolean()),
        sa.column("natural_key", sa.String()),
    )
    without = connection.execute(
        sa.select(row.c.tenant, row.c.id, row.c.fields).where(
            row.c.kind == "vehicle", row.c.deleted.is_(False), row.c.natural_key.is_(None)
        )
    ).all()
    keys = [
        {"of": found.tenant, "row": found.id, "key": f"{vin}\n{found.id}"}
        for found in without
        if _VIN.fullmatch(vin := str(json.loads(found.fields).get("vin", "")))
    ]
    if keys:
        connection.execute(
            sa.update(row)
            .where(
                row.c.tenant == sa.bindparam("of"),
                row.c.kind == "vehicle",
                row.c.id == sa.bindparam("row"),
            )
            .values(natural_key=sa.bindparam("key")),
            keys,
        )
