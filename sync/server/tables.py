"""The centre's tables. Every key starts with `tenant`; nothing here needs more than SQLite and PostgreSQL share.

Short texts sort by their bytes on both: on PostgreSQL by the collation "C", so that times compare as they read and an
index does not depend on a language or on the system's library.

A row of the work lives in `synced_row` as JSON with a version per field. Who may pull it stands beside it: `reader`
is a technician's id, `*` for everybody or empty; `share` lists readers of rows that can have several (customers,
sites, vehicles) and the rows that left a reader's scope.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import VARCHAR
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ID_LENGTH = 64
EVERYBODY = "*"
NOBODY = ""


def _short(length: int) -> TypeEngine[str]:
    return String(length).with_variant(VARCHAR(length, collation="C"), "postgresql")


def _id(name: str, *, key: bool = False, empty: bool = False) -> Column[str]:
    return Column(name, _short(ID_LENGTH), primary_key=key, nullable=empty)


def _tenant() -> Column[str]:
    return _id("tenant", key=True)


def _time(name: str, *, empty: bool = False) -> Column[str]:
    """A time as ISO 8601 text in UTC: sorts as it reads, and SQLite and PostgreSQL keep the same."""
    return Column(name, _short(40), nullable=empty)


def _text(name: str, *, empty: bool = False) -> Column[str]:
    return Column(name, Text, nullable=empty)


tenant = Table(
    "tenant",
    metadata,
    _tenant(),
    Column("name", _short(200), nullable=False),
    _id("epoch"),
    Column("scope_version", Integer, nullable=False),
    _time("founded_at"),
)

counter = Table(
    "counter",
    metadata,
    _tenant(),
    Column("name", _short(40), primary_key=True),
    Column("value", BigInteger, nullable=False),
)

synced_row = Table(
    "synced_row",
    metadata,
    _tenant(),
    Column("kind", _short(40), primary_key=True),
    _id("id", key=True),
    _text("fields"),  # JSON object
    _text("versions"),  # JSON object: field -> seq it was last set at
    Column("seq", BigInteger, nullable=False),
    Column("deleted", Boolean, nullable=False),
    _id("job_id"),  # the job it belongs to, or empty
    _id("reader"),
    Column(
        "natural_key", _short(300), nullable=True
    ),  # job number, part number, … what an import finds it by
    Index("ix_synced_row_reader_seq", "tenant", "reader", "seq"),
    Index("ix_synced_row_job", "tenant", "job_id"),
    Index("ux_synced_row_natural_key", "tenant", "kind", "natural_key", unique=True),
)

share = Table(
    "share",
    metadata,
    _tenant(),
    _id("reader", key=True),
    Column("kind", _short(40), primary_key=True),
    _id("id", key=True),
    Column("seq", BigInteger, nullable=False),  # when the row, or its leaving, became visible to this reader
    Column("present", Boolean, nullable=False),
    Index("ix_share_reader_seq", "tenant", "reader", "seq"),
    Index("ix_share_row", "tenant", "kind", "id"),
)

op = Table(
    "op",
    metadata,
    _tenant(),
    _id("op_id", key=True),
    _id("device_id"),
    _id("person_id"),
    Column("kind", _short(40), nullable=False),
    _id("row_id"),
    Column("seq", BigInteger, nullable=False),  # 0 when nothing was written
    _text("taken"),  # JSON list: the fields this change really set
    _text("result"),  # JSON: PushResult without its row
    _time("at"),
)

history = Table(
    "history",
    metadata,
    _tenant(),
    Column("seq", BigInteger, primary_key=True),
    Column("kind", _short(40), nullable=False),
    _id("row_id"),
    _id("op_id"),
    _id("person_id"),
    _id("device_id"),
    _time("made_at"),  # the device's clock
    _time("at"),  # ours
    _text("before"),  # JSON object of the fields that changed
    _text("after"),
    Index("ix_history_row", "tenant", "kind", "row_id", "seq"),
    Index("ix_history_at", "tenant", "at"),
)

conflict = Table(
    "conflict",
    metadata,
    _tenant(),
    _id("id", key=True),
    Column("kind", _short(40), nullable=False),
    _id("row_id"),
    _id("job_id"),
    Column("field", _short(80), nullable=False),
    _text("before"),
    _text("mine"),
    _text("with_mine"),
    _text("office"),
    _time("mine_at"),
    _time("office_at"),
    Column("office_by", _short(200), nullable=False),
    _id("op_id"),
    _id("person_id"),
    _id("device_id"),
    Column("state", _short(20), nullable=False),  # open | settled
    Column("choice", _short(10), nullable=True),  # mine | office | value
    _id("settled_by", empty=True),
    _time("settled_at", empty=True),
    Index("ix_conflict_state", "tenant", "state"),
    Index("ix_conflict_row", "tenant", "kind", "row_id"),
)

late_contribution = Table(
    "late_contribution",
    metadata,
    _tenant(),
    _id("op_id", key=True),
    Column("kind", _short(40), nullable=False),
    _id("row_id"),
    _id("job_id"),
    Column("action", _short(10), nullable=False),
    _text("fields"),
    _id("person_id"),
    _id("device_id"),
    _time("made_at"),
    _time("received_at"),
    Column("state", _short(20), nullable=False),  # open | accepted | declined
    _id("decided_by", empty=True),
    _time("decided_at", empty=True),
    Index("ix_late_contribution_row", "tenant", "kind", "row_id"),
    Index("ix_late_contribution_job", "tenant", "job_id"),
)

account = Table(
    "account",
    metadata,
    _tenant(),
    _id("person_id", key=True),
    Column("login", _short(100), nullable=False),
    Column("password_hash", _short(300), nullable=False),
    Column("active", Boolean, nullable=False),
    Index("ux_account_login", "tenant", "login", unique=True),
)

device_code = Table(
    "device_code",
    metadata,
    _tenant(),
    Column("code_hash", _short(64), primary_key=True),
    _id("person_id"),
    _time("expires_at"),
    _id("used_by_device", empty=True),
    _time("used_at", empty=True),
)

device = Table(
    "device",
    metadata,
    _tenant(),
    _id("id", key=True),
    _id("person_id"),
    Column("name", _short(200), nullable=False),
    _text("public_key_pem"),
    Column("revoked", _short(20), nullable=False),  # no | push_then_wipe | wipe_now
    _time("registered_at"),
    _time("seen_at"),
)

session_token = Table(
    "session_token",
    metadata,
    _tenant(),
    _id("id", key=True),
    _id("person_id"),
    _id("device_id", empty=True),  # None: the office's own session
    Column("access_hash", _short(64), nullable=False),
    _time("access_until"),
    Column("refresh_hash", _short(64), nullable=False),
    Column("earlier_refresh_hash", _short(64), nullable=False),  # good until the new pair was used once
    _time("refresh_until"),
    Column("confirmed", Boolean, nullable=False),
    Column("revoked", Boolean, nullable=False),
    Index("ix_session_token_access", "access_hash"),
    Index("ix_session_token_refresh", "refresh_hash"),
    Index("ix_session_token_earlier_refresh", "earlier_refresh_hash"),
)

sign_in_failure = Table(
    "sign_in_failure",
    metadata,
    _tenant(),
    _id("id", key=True),
    Column("subject", _short(200), nullable=False),  # `login:…` or `from:…`
    _time("at"),
    Index("ix_sign_in_failure_subject", "tenant", "subject", "at"),
)

blob = Table(
    "blob",
    metadata,
    _tenant(),
    Column("sha256", _short(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    _id("uploaded_by"),
    _time("at"),
)

blob_link = Table(
    "blob_link",
    metadata,
    _tenant(),
    Column("sha256", _short(64), primary_key=True),
    Column("kind", _short(40), primary_key=True),
    _id("row_id", key=True),
    _id(
        "claimed_by"
    ),  # who has to have brought the file before this counts, or empty; see sync.server.possession
)

# Who has sent all bytes of a file.
blob_holder = Table(
    "blob_holder",
    metadata,
    _tenant(),
    Column("sha256", _short(64), primary_key=True),
    _id("person_id", key=True),
    _time("at"),
)

upload = Table(
    "upload",
    metadata,
    _tenant(),
    _id("id", key=True),
    Column("sha256", _short(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    _id("person_id"),
    _time("created_at"),
    _time("touched_at"),
    _id("writer"),  # the request that writes now; an older one sees that it is no longer and stops
    Column("state", _short(20), nullable=False),  # open | done
    Index("ix_upload_person", "tenant", "person_id", "sha256"),
)

outbound_mail = Table(
    "outbound_mail",
    metadata,
    _tenant(),
    _id("delivery_id", key=True),  # a report_delivery's id, or a message's
    _id("report_id"),  # empty for a message
    Column("state", _short(20), nullable=False),  # see sync.server.outbound
    Column("attempts", Integer, nullable=False),
    _time("next_at"),
    _time("claimed_at", empty=True),
    _text("detail"),
    _time("queued_at"),
    Column("kind", _short(40), nullable=False),  # report_delivery | message
    Index("ix_outbound_mail_state", "state", "next_at"),
)

# A report too large for the customer's mail server is fetched by a secret address instead; the secret is not kept.
download_link = Table(
    "download_link",
    metadata,
    _tenant(),
    Column("token_hash", _short(64), primary_key=True),
    _id("delivery_id"),
    _time("made_at"),
    _time("expires_at"),
    Column("failures", Integer, nullable=False),  # wrong postcodes in a row
    _time("locked_until", empty=True),
    _time("fetched_at", empty=True),
    Index("ix_download_link_delivery", "tenant", "delivery_id"),
)

# Hash and time of every report, each link naming the one before; see sync.server.report_records.
report_record = Table(
    "report_record",
    metadata,
    _tenant(),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("previous", _short(64), nullable=False),
    Column("sha256", _short(64), nullable=False),
    Column("content_sha256", _short(64), nullable=False),
    _id("report_id"),
    Column("version", Integer, nullable=False),
    _id("device_id"),
    _time("made_at"),
    _time("recorded_at"),
    Column("mark", _short(64), nullable=False),
    Index("ix_report_record_sha256", "tenant", "sha256"),
)

# What an import last said of a thing, so that the same file again changes nothing, whatever happened since.
import_row = Table(
    "import_row",
    metadata,
    _tenant(),
    Column("what", _short(40), primary_key=True),
    Column("key", _short(300), primary_key=True),
    _text("content"),  # JSON object: column -> value
    _time("at"),
)

# How much of its allowance of a minute a laptop, person or address has taken, see sync.server.limits.
allowance = Table(
    "allowance",
    metadata,
    Column("subject", _short(200), primary_key=True),
    Column("minute", BigInteger, primary_key=True),  # since 1970
    Column("taken", Integer, nullable=False),
    Index("ix_allowance_minute", "minute"),
)
