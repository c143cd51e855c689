"""Requests and answers, as both ends see them.

JSON over HTTPS, gzip, errors as RFC 9457 problem details with stable codes. Every request carries the headers
`Fieldapp-Protocol` and `Fieldapp-Nonce`; a true server echoes both, so that a captive portal's page is never taken
for an answer. All times are ISO 8601 with offset. Unknown fields are ignored by both ends.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

PROTOCOL = 1
OLDEST_PROTOCOL = 1
SCHEMA = 1
PROTOCOL_HEADER = "Fieldapp-Protocol"
NONCE_HEADER = "Fieldapp-Nonce"
EPOCH_CHANGED = "epoch_changed"  # the problem of a push whose versions are of another epoch
SERVER_FAULT = "server_fault"  # the problem of a request over which the server met a fault of its own
MAX_CHANGES = 500
MAX_PUSH_BYTES = 256 * 1024

Id = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00]+$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Message(BaseModel):
    """Common behaviour: frozen, unknown fields ignored so that a newer peer can say more."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Cursor(Message):
    """Where a laptop stands. Another `epoch` or `scope_version` than the server's means: whole snapshot."""

    epoch: str = ""
    scope_version: int = 0
    seq: int = 0


class SignInRequest(Message):
    """First sign-in of a laptop: person, password and a one-time device code."""

    user: str
    password: str
    device_code: str
    device_name: str
    device_id: Id
    public_key_pem: str = ""


class IdentifyRequest(Message):
    """Somebody else stands at a signed-in laptop and says who they are, by their own sign-in."""

    user: str
    password: str


class IdentifyAnswer(Message):
    """Who it is. Opens no session."""

    person_id: Id
    person_name: str


class Tokens(Message):
    """Short-lived access, rotating refresh."""

    access: str
    refresh: str
    expires_in: int  # seconds


class SignInAnswer(Message):
    """Who signed in, on what server.

    `certificates`: PEM, for the public key shown: the device's first, the company's root last. A server without an
    authority of its own sends none.
    """

    tokens: Tokens
    tenant: str
    device_id: Id
    person_id: Id
    person_name: str
    server_time: datetime
    certificates: list[str] = Field(default_factory=list)


class CertificateRequest(Message):
    """The key a registered laptop seals reports with: the one it has, or a new one."""

    public_key_pem: str


class CertificateAnswer(Message):
    """PEM: the device's certificate first, the company's root last."""

    certificates: list[str]


class RefreshRequest(Message):
    """A new pair of tokens for an old refresh token."""

    refresh: str


class HelloRequest(Message):
    """What a laptop speaks and where it stands."""

    protocol_min: int = OLDEST_PROTOCOL
    protocol_max: int = PROTOCOL
    db_schema: int = SCHEMA
    cursor: Cursor = Cursor()


class HelloAnswer(Message):
    """The chosen protocol, the server's position, and whether anything waits."""

    protocol: int
    can_pull: bool
    epoch: str
    scope_version: int
    seq: int
    anything_new: bool
    server_time: datetime
    revoked: Literal["no", "push_then_wipe", "wipe_now"] = "no"


class Change(Message):
    """One pending change of one row.

    `base`: the server's version of each field as this laptop last saw it. `prev`: this laptop's own earlier pending
    change of the same field; once applied it counts as seen.
    """

    op_id: Id
    kind: str
    id: Id
    action: Literal["create", "set"]
    set: dict[str, JsonValue]
    base: dict[str, int] = Field(default_factory=dict)
    prev: dict[str, str] = Field(default_factory=dict)
    made_at: datetime


class PushRequest(Message):
    """At most `MAX_CHANGES` changes or `MAX_PUSH_BYTES`, first in first out.

    `cursor`: where the laptop stands, when it would like to be spared the pull of its own rows. `epoch`: the one the
    versions in `base` are of; a server that was put back to a backup since takes nothing of it. Empty: not told.
    """

    changes: list[Change] = Field(max_length=MAX_CHANGES)
    cursor: Cursor | None = None
    epoch: Annotated[str, Field(max_length=64)] = ""


class Row(Message):
    """A row as the server has it; `versions` by field; `seq` orders rows."""

    kind: str
    id: Id
    fields: dict[str, JsonValue]
    versions: dict[str, int]
    seq: int


class ConflictWire(Message):
    """A field two people wrote: before, mine, the office's.

    `with_mine`: what was said together with mine – when, why, with what –, and stands if mine does.
    """

    id: Id
    kind: str
    row_id: Id
    field: str
    before: JsonValue = None
    mine: JsonValue = None
    with_mine: dict[str, JsonValue] = Field(default_factory=dict)
    office: JsonValue = None
    mine_at: datetime
    office_at: datetime
    office_by: str = ""


class PushResult(Message):
    """What became of one change. `row` is the row afterwards; the same `op_id` always gets the same outcome."""

    op_id: Id
    outcome: Literal["applied", "merged", "conflict", "rejected", "blocked"]
    code: str = ""
    sentence: str = ""
    row: Row | None = None
    conflicts: list[ConflictWire] = Field(default_factory=list)


class PushAnswer(Message):
    """A result per change, in order.

    `cursor`: where a laptop that stands at the request's cursor stands once it has taken in the results' rows, since
    nothing else in its scope is new. None: only a pull can tell.
    """

    results: list[PushResult]
    cursor: Cursor | None = None


class Removed(Message):
    """A row that left: deleted for everybody, or out of this laptop's scope."""

    kind: str
    id: Id
    why: Literal["deleted", "out_of_scope"]


class Check(Message):
    """Integrity of one kind: how many rows, and their mark as `protocol.hashes.marks_of` makes it."""

    count: int
    mark: str


class PullAnswer(Message):
    """One page. `since` repeats the request's cursor; `cursor` is where the laptop stands after applying it.

    `conflicts`, on the last page: those of this person that nobody has settled. Others a laptop still keeps are over.
    """

    since: Cursor
    cursor: Cursor
    snapshot: bool
    rows: list[Row]
    removed: list[Removed]
    has_more: bool
    check: dict[str, Check] | None = None
    conflicts: list[Id] | None = None


class HaveRequest(Message):
    """Hashes a laptop wants to send."""

    hashes: list[Sha256] = Field(max_length=1000)


class HaveAnswer(Message):
    """Those of them the server does not have."""

    missing: list[Sha256]


class Problem(Message):
    """RFC 9457 problem details with a stable `code`."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str = ""
