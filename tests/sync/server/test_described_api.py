"""The API is as its description says: whatever comes in, no fault and no undeclared answer.

Schemathesis makes requests from the description, follows the links it finds between routes and looks at every answer.
"""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import CHECKS, load_all_checks
from server_builders import PASSWORD, Client, Clock, Laptop

from sync.server.app import build_app
from sync.server.centre import Centre
from sync.server.database import Database
from sync.server.preferences import write

load_all_checks()
CHECKED = CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
        "response_headers_conformance",
    ]
)
# A deep run makes twenty times as many.
EXAMPLES = max(2, settings.default.max_examples // 10)
QUIET = list(HealthCheck)


@pytest.fixture
def headers(laptop: Laptop, client: Client) -> dict[str, dict[str, str]]:
    """Somebody of each side, signed in, and somebody who is not."""
    office = client.post("/v1/office/sign-in", json={"user": "anne", "password": PASSWORD}).json()
    return {
        "technician": laptop.headers,
        "office": {"Authorization": f"Bearer {office['access']}"},
        "nobody": {},
    }


@pytest.fixture
def schema(database: Database, clock: Clock, headers: dict[str, dict[str, str]]) -> Any:
    for of in ("session", "person", "address"):
        write(database.folder, f"limits.{of}_per_minute", "0")
    write(database.folder, "metrics.token", "secret")
    return schemathesis.openapi.from_asgi("/v1/openapi.json", build_app(Centre(database, clock=clock)))


@pytest.mark.parametrize("who", ["technician", "office", "nobody"])
def test_every_route_answers_as_described(schema: Any, headers: dict[str, dict[str, str]], who: str) -> None:
    for operation in [result.ok() for result in schema.get_all_operations()]:

        @given(case=operation.as_strategy())
        @settings(max_examples=EXAMPLES, database=None, suppress_health_check=QUIET)
        def answers_as_described(case: Any) -> None:
            case.call_and_validate(headers=headers[who], checks=CHECKED)

        answers_as_described()


@pytest.mark.parametrize("who", ["technician", "office"])
def test_routes_that_lead_to_one_another_answer_as_described(
    schema: Any, headers: dict[str, dict[str, str]], who: str
) -> None:
    class Visits(schema.as_state_machine()):  # type: ignore[misc]  # made from the description as it is now
        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            return {"headers": headers[who]}

        def validate_response(self, response: Any, case: Any, **how: Any) -> None:
            case.validate_response(response, checks=CHECKED)

    Visits.run(
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=6, database=None, suppress_health_check=QUIET
        )
    )
