"""Who may call what: one row per route, looked up by every request.

A route without a row cannot be served, and a test fails when one is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from fieldapp.domain.people import Role

Ownership = Literal[
    "anybody", "own rows", "own uploads", "own files", "own jobs or office", "own or office", "office"
]

NOT_REVOKED = frozenset({"no"})
# A laptop that is to be wiped may still hand over its work, and may learn that it is to be wiped.
MAY_HAND_OVER = frozenset({"no", "push_then_wipe"})
EVEN_REVOKED = frozenset({"no", "push_then_wipe", "wipe_now"})

NOBODY_SIGNED_IN: frozenset[Role] = frozenset()
TECHNICIANS = frozenset({Role.TECHNICIAN})
EVERY_ROLE = frozenset(Role)
OFFICE = EVERY_ROLE - TECHNICIANS


@dataclass(frozen=True, slots=True)
class Access:
    """Roles that may call a route (empty: no session needed), whose rows it shows, and what a revoked device may do.

    A route that names one thing by its path or body (`one`) answers 404 for a thing that is not the caller's exactly as
    for one that is not there. `test_access_matrix` asks every route as every role for own, foreign and absent.
    """

    roles: frozenset[Role]
    ownership: Ownership
    revoked_may: frozenset[str] = NOT_REVOKED
    one: Literal["", "upload", "file", "job", "conflict", "finding", "late work"] = ""


ACCESS: Mapping[tuple[str, str], Access] = {
    ("GET", "/v1/health"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("GET", "/v1/ready"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("GET", "/v1/metrics"): Access(NOBODY_SIGNED_IN, "anybody"),  # with a token of its own
    ("POST", "/v1/sign-in"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("POST", "/v1/refresh"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("POST", "/v1/office/sign-in"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("POST", "/v1/identify"): Access(TECHNICIANS, "anybody"),  # a colleague at this person's laptop
    ("GET", "/v1/authority"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("GET", "/v1/reports/{sha256}/record"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("GET", "/r/{token}"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("HEAD", "/r/{token}"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("POST", "/r/{token}"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("POST", "/v1/device/certificate"): Access(TECHNICIANS, "own rows"),
    ("POST", "/v1/sync/hello"): Access(TECHNICIANS, "own rows", EVEN_REVOKED),
    ("POST", "/v1/sync/push"): Access(TECHNICIANS, "own rows", MAY_HAND_OVER),
    ("GET", "/v1/sync/pull"): Access(TECHNICIANS, "own rows"),
    ("POST", "/v1/media/have"): Access(TECHNICIANS, "own files", MAY_HAND_OVER),
    ("OPTIONS", "/v1/media/uploads"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("POST", "/v1/media/uploads"): Access(TECHNICIANS, "own uploads", MAY_HAND_OVER),
    ("HEAD", "/v1/media/uploads/{upload_id}"): Access(
        TECHNICIANS, "own uploads", MAY_HAND_OVER, one="upload"
    ),
    ("PATCH", "/v1/media/uploads/{upload_id}"): Access(
        TECHNICIANS, "own uploads", MAY_HAND_OVER, one="upload"
    ),
    ("GET", "/v1/media/{sha256}"): Access(EVERY_ROLE, "own files", one="file"),
    ("GET", "/v1/jobs"): Access(EVERY_ROLE, "own jobs or office"),
    ("GET", "/v1/jobs/{job}"): Access(EVERY_ROLE, "own jobs or office", one="job"),
    ("GET", "/v1/conflicts"): Access(EVERY_ROLE, "own or office"),
    ("POST", "/v1/conflicts/{conflict_id}"): Access(OFFICE, "office", one="conflict"),
    ("GET", "/v1/follow-ups"): Access(OFFICE, "office"),
    ("POST", "/v1/follow-ups/{finding_id}"): Access(OFFICE, "office", one="finding"),
    ("GET", "/v1/late"): Access(OFFICE, "office"),
    ("POST", "/v1/late/{op_id}"): Access(OFFICE, "office", one="late work"),
    # The office in a browser: the session is a cookie's, and every form carries a token of that session.
    ("GET", "/desk/sign-in"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("POST", "/desk/sign-in"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("POST", "/desk/sign-out"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("GET", "/desk/static/{name}"): Access(NOBODY_SIGNED_IN, "anybody"),
    ("POST", "/desk/language"): Access(OFFICE, "office"),
    ("GET", "/desk"): Access(OFFICE, "office"),
    ("GET", "/desk/conflicts/{conflict_id}"): Access(OFFICE, "office", one="conflict"),
    ("POST", "/desk/conflicts/{conflict_id}"): Access(OFFICE, "office", one="conflict"),
    ("GET", "/desk/late"): Access(OFFICE, "office"),
    ("POST", "/desk/late/{op_id}"): Access(OFFICE, "office", one="late work"),
    ("GET", "/desk/follow-ups"): Access(OFFICE, "office"),
    ("POST", "/desk/follow-ups/{finding_id}"): Access(OFFICE, "office", one="finding"),
    ("GET", "/desk/jobs"): Access(OFFICE, "office"),
    ("GET", "/desk/jobs/{job}"): Access(OFFICE, "office", one="job"),
    ("GET", "/desk/files/{sha256}"): Access(OFFICE, "office", one="file"),
}
