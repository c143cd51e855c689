"""Damage marked on a car at its last visit."""

from alembic import op

revision = "0008"
down_revision = "0007"

# Plain SQL, so that this step says for ever what it said on its first day. A table that gets columns is made anew:
# SQLite adds a column only at the end, and never without a default.
_STATEMENTS = (
    """ALTER TABLE vehicle RENAME TO vehicle_before""",
    """CREATE TABLE vehicle ( id TEXT NOT NULL, customer_id TEXT NOT NULL, vin TEXT NOT NULL, plate
    TEXT NOT NULL, make TEXT NOT NULL, model TEXT NOT NULL, model_year INTEGER, colour TEXT NOT
    NULL, odometer_km INTEGER, software_version TEXT NOT NULL, readings TEXT NOT NULL,
    earlier_reports TEXT NOT NULL, earlier_marks TEXT NOT NULL, extra TEXT DEFAULT '{}' NOT NULL,
    versions TEXT DEFAULT '{}' NOT NULL, shadow TEXT DEFAULT '{}' NOT NULL, pending TEXT DEFAULT
    '{}' NOT NULL, seq INTEGER DEFAULT '0' NOT NULL, generation INTEGER DEFAULT '0' NOT NULL,
    leaving INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_vehicle PRIMARY KEY (id) )""",
    """INSERT INTO vehicle ("id", "customer_id", "vin", "plate", "make", "model", "model_year",
    "colour", "odometer_km", "software_version", "readings", "earlier_reports", "extra", "versions",
    "shadow", "pending", "seq", "generation", "leaving", "earlier_marks") SELECT "id",
    "customer_id", "vin", "plate", "make", "model", "model_year", "colour", "odometer_km",
    "software_version", "readings", "earlier_reports", "extra", "versions", "shadow", "pending",
    "seq", "generation", "leaving", '[]' FROM vehicle_before""",
    """DROP TABLE vehicle_before""",
    """CREATE INDEX ix_vehicle_customer_id ON vehicle (customer_id)""",
    """CREATE INDEX ix_vehicle_plate ON vehicle (plate)""",
    """CREATE INDEX ix_vehicle_vin ON vehicle (vin)""",
)


def upgrade() -> None:
    """Take the step."""
    for statement in _STATEMENTS:
        op.execute(statement)
